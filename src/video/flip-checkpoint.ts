import {html, LitElement, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import {formatTime, parseTime} from '../core/time.js';
import {buttonStyles} from '../element/button.styles.js';
import {ContextProvider} from '../element/context-provider.js';
import {gateContext} from '../element/contexts.js';
import {Standings} from '../element/standings.js';
import {hostStyles} from '../element/host.styles.js';
import {icon} from '../element/icons.js';
import {Localize} from '../element/localize.js';
import {video} from '../lang/en/video.js';
import {noticeStyles} from '../element/notice.styles.js';
import {advise} from './advise.js';
import {flipCheckpointStyles} from './flip-checkpoint.styles.js';
import type {More} from './more.js';
import {parseRequire, verdictOf, type Require, type Verdict} from './rule.js';

/** With no more than these attributes it needs no more than this file. */
const PLAIN = /^(id|at|label|require|layout)$/;
/** Contents that lead somewhere. */
const LEADING = '[go], a[href^="#t="]';

/** How long a part whose script does not come may hold the learner, ms. */
const PATIENCE = 10_000;

/** The video that a checkpoint stands in. */
export interface CheckpointOwner {
  /** What the checkpoint asks, or how the learner stands with it, is another now. */
  onCheckpointChange(): void;
  /** The learner leaves it: to go on, to leave it out, or for another time (seconds). */
  onCheckpointLeave(checkpoint: FlipCheckpoint, to?: number | 'skip'): void;
}

/**
 * A stop in a `<flip-video>` that holds anything: a question, a quiz, a text, a link. The video pauses at its second,
 * shows it, and waits until the learner has done what it asks.
 *
 * ```html
 * <flip-video src="forces.mp4">
 *   <flip-checkpoint at="1:40" require="answer" on-wrong="1:05">
 *     <flip-question type="choice">...</flip-question>
 *   </flip-checkpoint>
 * </flip-video>
 * ```
 *
 * With `until` it is there for a stretch and the video plays on, unless it requires something or is `pausing`. A link
 * `<a href="#t=1:23">` in it jumps the video there.
 *
 * @tag flip-checkpoint
 * @attr {boolean} optional - Lets the learner skip what is required; that is recorded, and can be made up for later.
 * @attr {string} on-correct-message - Said to a right answer.
 * @attr {string} on-wrong-message - Said to a wrong answer.
 * @slot - what is shown at the stop
 * @csspart panel - the box around the content
 * @csspart label - its name
 * @csspart note - why the learner is held here
 * @csspart continue - the button that goes on
 * @csspart jump - the button that goes to another time
 * @csspart icon - a drawing in a button
 * @cssproperty --flip-accent - colour of the main button
 * @csspart message - what the author says to an answer
 * @csspart link - the address that an answer leads to
 * @csspart skip - the button that leaves it out
 * @csspart close - the button that puts it away while the video plays on
 * @cssstate open - it is shown at its stop
 */
export class FlipCheckpoint extends LitElement {
  static override styles = [hostStyles, buttonStyles, noticeStyles, flipCheckpointStyles];

  /** When it comes: `83`, `83.5`, `1:23` or `1:02:03`. */
  @property() at: string | null = null;
  /** When it goes again: without `require` it is shown beside or over the playing video till then. */
  @property() until: string | null = null;
  /** Stops the video although there is an `until`. */
  @property({type: Boolean}) pausing = false;
  /** Its name; else "Question at 1:40". */
  @property() label = '';
  /** What must be done before the video goes on: `none`, `answer`, `correct`, or a score from 0 to 1. */
  @property() require = 'none';
  /** What a right answer leads to: `continue`, a time to go on at, or an address to offer. */
  @property({attribute: 'on-correct'}) onCorrect = 'continue';
  /** What a wrong answer leads to: `continue`, `retry`, a time to watch again from, or an address to offer. */
  @property({attribute: 'on-wrong'}) onWrong = 'continue';
  /** Where it is shown: `over` the picture, `beside` or `below` it. On a narrow player always below. */
  @property({reflect: true}) layout: 'over' | 'beside' | 'below' = 'over';

  /** @internal How it is drawn: as the open stop of a video, while it plays, not at all, as one of a list, or on its own. */
  @property({attribute: false}) place: 'panel' | 'window' | 'closed' | 'list' | 'alone' = 'alone';
  /** @internal The video jumped here although the learner wanted to go further. */
  @property({type: Boolean, attribute: false}) held = false;
  /** @internal Others are open with it, and the way on is theirs too. */
  joint = false;
  /** @internal */
  owner: CheckpointOwner | undefined;

  @state() private missing = false;

  readonly #internals = this.attachInternals();
  readonly #localize = new Localize(this, video);
  /** @internal How the learner stands with what is in it. */
  readonly standings = new Standings(() => this.#onStanding());
  #more: More | undefined;
  #asked = false;
  /** It is on its way. */
  #coming = false;
  #require: Require = 'none';
  #patience: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    new ContextProvider(this, gateContext, this.standings);
  }

  /** Its name in words, as a learner is told it. */
  get name(): string {
    const time = parseTime(this.at);
    return this.label || this.#localize.term(this.standings.size > 0 ? 'questionAt' : 'stopAt', time === undefined ? '' : formatTime(time));
  }

  /** Nothing behind it can be seen before it is passed. */
  get gate(): boolean {
    return this.#require !== 'none';
  }

  /** @internal How the learner stands with it. */
  get verdict(): Verdict {
    const {whole, size} = this.standings;
    const verdict = this.#more?.judge(this.#require, whole, size) ?? verdictOf(this.#require, whole, size);
    // What is not defined yet may still join and ask for an answer.
    if (!this.#awaits) return verdict;
    return {...verdict, met: false, stuck: false, open: this.missing || !this.gate};
  }

  /** Something in it is not there yet. Beside a question, a tag that is not ours may be there for its looks alone. */
  get #awaits(): boolean {
    if (this.#coming) return true;
    const coming = [...this.querySelectorAll(':not(:defined)')];
    return coming.some(({localName}) => this.standings.size === 0 || localName.startsWith('flip-'));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.parentElement?.localName !== 'flip-video') {
      advise(this, 'noVideo');
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#patience);
    this.owner = undefined;
    this.place = 'alone';
  }

  override willUpdate(changed: PropertyValues<this>): void {
    this.#require = parseRequire(this.require) ?? 'answer';
    this.#bringMore();
    if (['at', 'until', 'pausing', 'require', 'label', 'layout'].some((name) => changed.has(name as keyof FlipCheckpoint))) this.owner?.onCheckpointChange();
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.has('place')) this.#onPlace();
  }

  /** Puts the focus on the panel, so that a screen reader says its name and what holds the learner. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('section')?.focus(options);
  }

  /** @internal The learner leaves it: to go on, to leave it out, or for another time (seconds). */
  leave(to?: number | 'skip'): void {
    this.owner?.onCheckpointLeave(this, to);
  }

  override render(): TemplateResult {
    const inPanel = this.place === 'panel';
    return html`<section class=${this.place} part="panel" role=${inPanel && !this.joint ? 'dialog' : 'group'} tabindex=${inPanel ? -1 : nothing}
        aria-labelledby="label" aria-describedby="note">
      <p id="label" class="label" part="label">${this.name}</p>
      <p id="note" class="notice calm" part="note" ?hidden=${!this.held || !inPanel}>${this.#localize.term('heldHere')}</p>
      <div class="content"><slot></slot></div>
      ${inPanel ? this.#renderWayOn() : this.#more?.draw(this.verdict)}
    </section>`;
  }

  #renderWayOn(): TemplateResult {
    const {open, jump} = this.verdict;
    return html`<footer><p class="quiet" role="status">${this.#renderHint()}</p>${this.#more?.draw(this.verdict)}
      ${this.joint ? nothing : html`<button type="button" class=${jump === undefined ? 'main' : ''} part="continue" ?disabled=${!open}
        @click=${() => this.leave()}>${icon('play')}${this.#localize.term('goOn')}</button>`}
    </footer>`;
  }

  #renderHint(): string {
    const {open, met, stuck, jump, state} = this.verdict;
    const term = this.#localize.term.bind(this.#localize);
    if (this.missing) return term('partMissing');
    if (stuck) return term('noMoreTries');
    if (state === 'wrong' && jump !== undefined) return '';
    if (state === 'wrong' && !open) return term('wrongRetry');
    if (met && !this.joint) return term('rightGoOn');
    if (open) return '';
    const require = this.#require;
    if (typeof require === 'number') return term('goOnByScore', term('percent', require));
    return term(require === 'correct' ? 'goOnByRight' : 'goOnByAnswer');
  }

  /** What few checkpoints need comes when one needs it; it also knows what is misspelt. */
  #bringMore(): void {
    const plain = parseRequire(this.require) !== undefined && this.getAttributeNames().every((name) => PLAIN.test(name)) && !this.querySelector(LEADING);
    if (this.#asked || (plain && (this.firstElementChild || this.place !== 'panel'))) return;
    this.#asked = this.#coming = true;
    void import('./more.js').then(({More}) => {
      this.#more = new More(this, this.#localize);
    }, () => {}).then(() => {
      this.#coming = false;
      this.#onStanding();
    });
  }

  #onPlace(): void {
    const open = this.place === 'panel';
    if (open) this.#internals.states?.add('open');
    else this.#internals.states?.delete('open');
    clearTimeout(this.#patience);
    if (!open || !this.gate) return;
    this.#patience = setTimeout(() => {
      this.missing = this.#awaits;
      if (this.standings.size === 0) advise(this, 'nothingToAnswer', this.require);
      this.owner?.onCheckpointChange();
    }, PATIENCE);
  }

  #onStanding(): void {
    if (this.verdict.stuck) advise(this, 'outOfReach', this.require);
    this.requestUpdate();
    this.owner?.onCheckpointChange();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'flip-checkpoint': FlipCheckpoint;
  }
}
