import {html, LitElement, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import {ActivityController} from '../element/activity.js';
import {hostStyles} from '../element/host.styles.js';
import {Localize} from '../element/localize.js';
import {ViewController} from '../element/view-controller.js';
import {report} from '../lang/en/report.js';
import type {Desk} from './desk.js';

/**
 * What the class knows, for its staff: a digest to read the evening before class, the gradebook, each question's work, and
 * what happened along the videos. A learner reads one sentence in its place; without a class it tells of this browser.
 *
 * ```html
 * <flip-report for="talk warmup"></flip-report>
 * <flip-report for="warmup" panel="items"></flip-report>
 * ```
 *
 * @tag flip-report
 * @event {FlipEvent<Chosen>} flip-chosen - A question was chosen to be asked in class: `question` is its id.
 * @csspart card - The frame.
 * @csspart heading - Its name.
 * @csspart tabs - The row of panels to choose from.
 * @csspart panel - What is shown of them.
 */
export class FlipReport extends LitElement {
  static override styles = [hostStyles];

  /** Ids of the activities it tells of, separated by spaces; without it, those before class, or all. */
  @property() for = '';
  /** Which panels it has, separated by spaces, the first one open: `digest`, `gradebook`, `items`, `watching`; without it, all. */
  @property() panel = '';
  /** Its name. */
  @property() label = '';
  /** The smallest group of learners that is told of: of fewer, no share, quote or place is shown. */
  @property({type: Number, attribute: 'min-group'}) minGroup = 5;
  /** With a smaller share of right answers, 0 to 1, a question is to be taught again. */
  @property({type: Number}) low = 0.3;
  /** With a greater one, a question can be skipped; between both it is worth a discussion. */
  @property({type: Number}) high = 0.7;

  readonly #localize = new Localize(this, report);
  readonly #activity = new ActivityController(this, {
    id: () => this.id || 'report',
    onLeave: () => this.#desk?.leave(),
  });
  readonly #view = new ViewController(this, this.#activity);
  #desk: Desk | undefined;
  #asked = false;

  override willUpdate(changed: PropertyValues<this>): void {
    if (!this.#isOpen) return;
    if (!this.#desk) void this.#bring();
    else this.#desk.prepare(changed.has('panel'));
  }

  override render(): TemplateResult | typeof nothing {
    if (this.#isOpen) return this.#desk?.draw() ?? nothing;
    if (!this.#activity.ready) return nothing;
    return html`<div class="card" part="card"><p class="quiet" part="panel">${
      this.#localize.term(this.#view.view === 'screen' ? 'reportNotOnScreen' : 'reportForStaff')}</p></div>`;
  }

  override updated(): void {
    this.#desk?.settle();
  }

  /** Who looks may read it here. Who has not come into the lesson's class yet is nobody's teacher. */
  get #isOpen(): boolean {
    const {store} = this.closest<HTMLElement & {store?: string}>('flip-lesson') ?? {};
    const isOutside = this.#view.isAlone && store !== undefined && store !== 'local' && store !== 'memory';
    return this.#activity.ready && this.#view.isStaff && !isOutside && this.#view.view !== 'screen';
  }

  /** Learners never load it. */
  async #bring(): Promise<void> {
    if (this.#asked) return;
    this.#asked = true;
    try {
      const {Desk} = await import('./desk.js');
      this.#desk = new Desk(this, this.#activity, this.#view);
    } catch {
      // The next change asks again.
      this.#asked = false;
    }
    this.requestUpdate();
  }
}

declare global {
  interface HTMLElementTagNameMap {'flip-report': FlipReport}
}
