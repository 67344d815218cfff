import {html, LitElement, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import {ActivityController} from '../element/activity.js';
import {buttonStyles} from '../element/button.styles.js';
import {hostStyles} from '../element/host.styles.js';
import {Localize} from '../element/localize.js';
import {noticeStyles} from '../element/notice.styles.js';
import {ViewController} from '../element/view-controller.js';
import {standings} from '../lang/en/standings.js';
import {Saying} from './saying.js';
import type {StandingsBoard} from './standings-board.js';

/** What could not be loaded is asked for again after this, ms. */
const AGAIN = 4000;

/**
 * A calm competition in the polls of a lesson: who has the most points so far, by made-up names or teams. Points come when a
 * poll's results are shown; speed counts only where you say so, and nobody is last.
 *
 * ```html
 * <flip-standings id="race"></flip-standings>
 * <flip-standings id="race" by="teams" teams="4" for="warm-up throw" speed></flip-standings>
 * ```
 *
 * @tag flip-standings
 * @event {FlipEvent<EntryData['revealed']>} flip-revealed - The teacher's page told the class the standings.
 * @event {FlipEvent<EntryData['staged']>} flip-staged - The teacher began the competition anew.
 * @event {FlipEvent<FlipRecord>} flip-record - One of these is in the log.
 * @event {FlipEvent<Failure>} flip-failed - Something could not be written to the log.
 * @csspart label - The name.
 * @csspart own - The learner's own name or team, place and points.
 * @csspart row - A place, and who has it.
 * @csspart desk - The teacher's part.
 */
export class FlipStandings extends LitElement {
  static override styles = [hostStyles, buttonStyles, noticeStyles];

  /** What stands above the standings. */
  @property() label = '';
  /** Who has points: learners under made-up names (`pseudonyms`), or `teams`: the groups of `flip-groups`, else teams by chance. */
  @property() by: 'pseudonyms' | 'teams' = 'pseudonyms';
  /** How many teams are drawn where there are no groups, 2 to 20. */
  @property({type: Number}) teams = 4;
  /** The ids of the polls that count, separated by spaces; all of the lesson without it. */
  @property() for = '';
  /** Quick answers earn up to half as much again, by the share of the poll's `seconds` that is left. */
  @property({type: Boolean}) speed = false;

  /** @internal */
  readonly localize: Localize = new Localize(this, standings);
  /** @internal */
  readonly saying: Saying = new Saying(this);
  /** @internal */
  readonly activity: ActivityController = new ActivityController(this, {id: () => this.id || 'standings', onLeave: () => this.#board?.leave()});
  /** @internal */
  readonly views: ViewController = new ViewController(this, this.activity);
  #board: StandingsBoard | undefined;
  #asked = false;

  /** What the class is led to here is called: see `live/stops.ts`. @internal */
  get stopName(): string {
    return this.label || this.localize.term('standings');
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  protected override willUpdate(): void {
    if (this.activity.ready && !this.#asked) void this.#bring();
    this.#board?.prepare();
  }

  override render(): TemplateResult {
    return html`<section class=${this.views.view === 'screen' ? 'screen' : 'card'} aria-labelledby="label" aria-busy=${this.#board && this.activity.ready ? 'false' : 'true'}>
      <h3 id="label" part="label">${this.stopName}</h3>
      ${this.activity.ready ? this.#board?.draw() : ''}
      <p class="unseen" role="status">${this.saying.words}</p>
    </section>`;
  }

  protected override updated(): void {
    this.#board?.updated();
  }

  /** There is nothing to see before the log is here. */
  async #bring(): Promise<void> {
    this.#asked = true;
    try {
      const {StandingsBoard} = await import('./standings-board.js');
      this.#board = new StandingsBoard(this);
    } catch {
      setTimeout(() => {
        this.#asked = false;
        this.requestUpdate();
      }, AGAIN);
    }
    this.requestUpdate();
  }
}

declare global {
  interface HTMLElementTagNameMap {'flip-standings': FlipStandings}
}
