import {html, LitElement, nothing, svg, type PropertyValues, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import {buttonStyles} from '../element/button.styles.js';
import {hostStyles} from '../element/host.styles.js';
import {ContextConsumer} from '../element/context.js';
import {icon} from '../element/icons.js';
import {Localize} from '../element/localize.js';
import {lesson} from '../lang/en/lesson.js';
import {noticeStyles} from '../element/notice.styles.js';
import type {Activity} from '../element/scope.js';
import {viewContext} from '../element/view.js';
import {warn} from '../element/warn.js';
import {activityLink} from './activity-link.js';
import {stepStyles} from './flip-step.styles.js';
import {StandingsController} from './standings-controller.js';

const LOCK = svg`<rect x="5" y="11" width="14" height="9" rx="2" /><path d="M8 11V8a4 4 0 0 1 8 0v3" />`;
const TIMES = ['before', 'in', 'after'] as const;

/**
 * A stretch of a lesson: before, in or after class. It tells when everything in it is done, and can ask for something
 * else to be finished first: learners, that is; the teacher's page and the screen are not asked. A class that is led to
 * something in it finds it open, unless its gate is strict.
 *
 * ```html
 * <flip-step when="in" label="Discuss" needs="talk warmup">
 *   ...
 * </flip-step>
 * ```
 *
 * @tag flip-step
 * @slot - what there is to do
 * @csspart header - the line above it
 * @csspart heading - the step's name
 * @csspart gate - the note that something else comes first
 * @cssstate done - everything in it is completed
 * @cssstate held - closed until what it needs is finished
 */
export class FlipStep extends LitElement {
  static override styles = [hostStyles, buttonStyles, noticeStyles, stepStyles];

  /** When it happens: `before`, `in` or `after` class. */
  @property() when = '';
  /** The step's name. */
  @property() label = '';
  /** Ids of activities to complete first, separated by spaces. */
  @property() needs = '';
  /** What an unmet need does: `soft` explains and lets the learner go on, `strict` holds. A guide, not a lock. */
  @property() gate: 'soft' | 'strict' = 'soft';

  @state() private waved = false;
  @state() private view = '';

  readonly #standings = new StandingsController(this);
  readonly #localize = new Localize(this, lesson);
  readonly #internals = this.attachInternals();

  constructor() {
    super();
    new ContextConsumer(this, viewContext, (view) => { this.view = view; });
    // What is about to be shown is not held back: the platform's own word for it, said by who leads there.
    this.addEventListener('beforematch', () => { this.waved ||= this.gate !== 'strict'; });
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('when') && this.when && !TIMES.some((time) => time === this.when)) {
      warn(this, `when="${this.when}" is not known.`, '<flip-step when="before"> (or "in", or "after")');
    }
  }

  override render(): TemplateResult {
    const missing = this.#missing();
    const held = this.#isHeld(missing);
    return html`<section aria-labelledby=${this.label ? 'heading' : nothing}>
      ${this.#renderHeader()}
      ${held ? this.#renderGate(missing) : nothing}
      <div class="content" ?hidden=${held}><slot></slot></div>
    </section>`;
  }

  protected override updated(): void {
    setState(this.#internals, 'done', this.#done());
    setState(this.#internals, 'held', this.#isHeld(this.#missing()));
    this.#checkNeeds();
  }

  #renderHeader(): TemplateResult | typeof nothing {
    const time = TIMES.find((each) => each === this.when);
    if (!time && !this.label) return nothing;
    const term = this.#localize.term.bind(this.#localize);
    return html`<header part="header">
      ${time ? html`<p class="when">${term(time)}</p>` : nothing}
      ${this.label ? html`<h2 id="heading" part="heading">${this.label}</h2>` : nothing}
      <p class="done" role="status">${this.#done() ? html`${icon('check')} ${term('done')}` : nothing}</p>
    </header>`;
  }

  #renderGate(missing: Activity[]): TemplateResult {
    const strict = this.gate === 'strict';
    return html`<div class="notice calm" part="gate">
      <div class="why">
        <p>${icon(LOCK)} ${this.#localize.term(strict ? 'stepHeld' : 'needsFirst')}</p>
        <ul>${missing.map((activity) => html`<li>${activityLink(activity)}</li>`)}</ul>
      </div>
      ${strict ? nothing : html`<button type="button" @click=${this.#onWave}>${this.#localize.term('goOnAnyway')}</button>`}
    </div>`;
  }

  /** Needs that are not completed. Unknown ids do not hold: they are the author's slip, not the learner's. */
  #missing(): Activity[] {
    if (!this.needs || !this.#standings.ready) return [];
    const needs = this.needs.split(/\s+/);
    return this.#standings.activities.filter(({id}) => needs.includes(id) && !this.#standings.of(id).completed);
  }

  #isHeld(missing: Activity[]): boolean {
    const isForLearners = !this.#standings.isStaff && this.view !== 'screen';
    return missing.length > 0 && !this.waved && isForLearners;
  }

  #done(): boolean {
    const mine = this.#standings.activities.filter(({element}) => this.contains(element));
    return this.#standings.ready && mine.length > 0 && mine.every(({id}) => this.#standings.of(id).completed);
  }

  #checkNeeds(): void {
    const needs = this.needs.split(/\s+/).filter(Boolean);
    if (needs.length === 0 || !this.#standings.ready || !this.isConnected) return;
    const root = this.getRootNode() as Document | ShadowRoot;
    for (const id of needs) {
      const found = root.querySelector(`#${CSS.escape(id)}`);
      const whole = found?.matches(':defined') && !this.#standings.activities.some((activity) => activity.id === id)
        ? found.parentElement?.closest<HTMLElement>('flip-video, flip-quiz') : undefined;
      if (whole) {
        warn(this, `It needs "${id}", which is a part of <${whole.localName}> and is not completed on its own; the step does not wait for it.`,
          `<flip-step needs="${whole.id || 'the-id-of-the-whole'}">`);
      }
      if (found) continue;
      warn(this, `It needs "${id}", but nothing on this page has that id; the step does not wait for it.`, `<flip-quiz id="${id}">`);
    }
  }

  readonly #onWave = (): void => {
    this.waved = true;
    // The button that had the focus is gone: the learner goes on from the step's name.
    void this.updateComplete.then(() => {
      const heading = this.renderRoot.querySelector<HTMLElement>('#heading');
      heading?.setAttribute('tabindex', '-1');
      heading?.focus();
    });
  };
}

function setState(internals: ElementInternals, name: string, on: boolean): void {
  if (on) internals.states?.add(name);
  else internals.states?.delete(name);
}

declare global {
  interface HTMLElementTagNameMap {'flip-step': FlipStep}
}
