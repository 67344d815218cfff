import {ContextProvider} from '@lit/context';
import {html, LitElement, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import {formatTime, parseTime} from '../core/time.js';
import {buttonStyles} from '../element/button.styles.js';
import {gateContext} from '../element/contexts.js';
import {Standings} from '../element/gate.js';
import {hostStyles} from '../element/host.styles.js';
import {icon} from '../element/icons.js';
import {Localize} from '../element/localize.js';
import {video} from '../lang/en/video.js';
import {noticeStyles} from '../element/notice.styles.js';
import {advise} from './advise.js';
import {flipCheckpointStyles} from './flip-checkpoint.styles.js';
import {parseAfter, parseRequire, verdictOf, type Rule, type Verdict} from './rule.js';

/** How long a part whose script does not come may hold the learner, ms. */
const PATIENCE = 10_000;

/** The video that a checkpoint stands in. */
export interface CheckpointOwner {
  /** What the checkpoint asks, or how the learner stands with it, is another now. */
  onCheckpointChange(): void;
  /** The learner leaves it, to go on or for another time (seconds). */
  onCheckpointLeave(checkpoint: FlipCheckpoint, to?: number): void;
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
 * @tag flip-checkpoint
 * @slot - what is shown at the stop
 * @csspart panel - the box around the content
 * @csspart label - its name
 * @csspart note - why the learner is held here
 * @csspart continue - the button that goes on
 * @csspart jump - the button that goes to another time
 * @csspart icon - a drawing in a button
 * @cssproperty --flip-accent - colour of the main button
 * @cssstate open - it is shown at its stop
 */
export class FlipCheckpoint extends LitElement {
  static override styles = [hostStyles, buttonStyles, noticeStyles, flipCheckpointStyles];

  /** When it comes: `83`, `83.5`, `1:23` or `1:02:03`. */
  @property() at: string | null = null;
  /** Its name; else "Question at 1:40". */
  @property() label = '';
  /** What must be done before the video goes on: `none`, `answer`, `correct`, or a score from 0 to 1. */
  @property() require = 'none';
  /** What a right answer leads to: `continue`, or a time to go on at. */
  @property({attribute: 'on-correct'}) onCorrect = 'continue';
  /** What a wrong answer leads to: `continue`, `retry`, or a time to watch again from. */
  @property({attribute: 'on-wrong'}) onWrong = 'continue';
  /** Where it is shown: `over` the picture, `beside` or `below` it. On a narrow player always below. */
  @property({reflect: true}) layout: 'over' | 'beside' | 'below' = 'over';

  /** @internal How it is drawn: as the open stop of a video, not at all, as one of a list, or on its own. */
  @property({attribute: false}) place: 'panel' | 'closed' | 'list' | 'alone' = 'alone';
  /** @internal The video jumped here although the learner wanted to go further. */
  @property({type: Boolean, attribute: false}) held = false;
  /** @internal */
  owner: CheckpointOwner | undefined;

  @state() private missing = false;

  readonly #internals = this.attachInternals();
  readonly #localize = new Localize(this, video);
  readonly #standings = new Standings(() => this.#onStanding());
  #rule: Rule = {require: 'none', onCorrect: 'continue', onWrong: 'continue'};
  #patience: ReturnType<typeof setTimeout> | undefined;
  #offered: number | undefined;

  constructor() {
    super();
    new ContextProvider(this, {context: gateContext, initialValue: this.#standings});
  }

  /** Its name in words, as a learner is told it. */
  get name(): string {
    const time = formatTime(parseTime(this.at) ?? 0);
    if (this.label) return this.label;
    return this.#localize.term(this.#standings.size > 0 ? 'questionAt' : 'stopAt', time);
  }

  /** Nothing behind it can be seen before it is passed. */
  get gate(): boolean {
    return this.#rule.require !== 'none';
  }

  /** @internal How the learner stands with it. */
  get verdict(): Verdict {
    const verdict = verdictOf(this.#rule, this.#standings.whole, this.#standings.size);
    // What is not defined yet may still join and ask for an answer.
    if (!this.#awaits) return verdict;
    return {...verdict, met: false, stuck: false, open: this.missing || !this.gate};
  }

  /** Something in it is not there yet. Beside a question, a tag that is not ours may be there for its looks alone. */
  get #awaits(): boolean {
    const coming = [...this.querySelectorAll(':not(:defined)')];
    return coming.some(({localName}) => this.#standings.size === 0 || localName.startsWith('flip-'));
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
    if (changed.has('require') || changed.has('onCorrect') || changed.has('onWrong')) this.#readRule();
    if (['at', 'require', 'label', 'layout'].some((name) => changed.has(name as keyof FlipCheckpoint))) this.owner?.onCheckpointChange();
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.has('place')) this.#onPlace();
    const {jump} = this.verdict;
    if (jump !== this.#offered && jump !== undefined && this.place === 'panel' && this.matches(':focus-within')) {
      this.renderRoot.querySelector<HTMLElement>('.jump')?.focus();
    }
    this.#offered = jump;
  }

  /** Puts the focus on the panel, so that a screen reader says its name and what holds the learner. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('section')?.focus(options);
  }

  override render(): TemplateResult {
    const inPanel = this.place === 'panel';
    return html`<section class=${this.place} part="panel" role=${inPanel ? 'dialog' : 'group'} tabindex=${inPanel ? -1 : nothing}
        aria-labelledby="label" aria-describedby="note">
      <p id="label" class="label" part="label">${this.name}</p>
      <p id="note" class="notice calm" part="note" ?hidden=${!this.held || !inPanel}>${this.#localize.term('heldHere')}</p>
      <div class="content"><slot></slot></div>
      ${inPanel ? this.#renderWayOn() : nothing}
    </section>`;
  }

  #renderWayOn(): TemplateResult {
    const {open, jump, state} = this.verdict;
    const term = this.#localize.term.bind(this.#localize);
    return html`<footer>
      <p class="quiet" role="status">${this.#renderHint()}</p>
      ${jump !== undefined ? html`<button type="button" class="jump main" part="jump" @click=${() => this.owner?.onCheckpointLeave(this, jump)}>
        ${icon(state === 'wrong' ? 'back' : 'right')}${term(state === 'wrong' ? 'watchAgain' : 'goOnAt', formatTime(jump))}</button>` : nothing}
      <button type="button" class=${jump === undefined ? 'main' : ''} part="continue" ?disabled=${!open}
        @click=${() => this.owner?.onCheckpointLeave(this)}>${icon('play')}${term('goOn')}</button>
    </footer>`;
  }

  #renderHint(): string {
    const {open, met, stuck, jump, state} = this.verdict;
    const term = this.#localize.term.bind(this.#localize);
    if (this.missing) return term('partMissing');
    if (stuck) return term('noMoreTries');
    if (state === 'wrong' && jump !== undefined) return term('wrongWatchAgain');
    if (state === 'wrong' && !open) return term('wrongRetry');
    if (met) return term('rightGoOn');
    if (open) return '';
    const {require} = this.#rule;
    if (typeof require === 'number') return term('goOnByScore', term('percent', require));
    return term(require === 'correct' ? 'goOnByRight' : 'goOnByAnswer');
  }

  #readRule(): void {
    const require = parseRequire(this.require);
    const onCorrect = parseAfter(this.onCorrect);
    const onWrong = parseAfter(this.onWrong);
    if (require === undefined) advise(this, 'noWord', 'require', this.require, 'answer');
    if (onCorrect === undefined) advise(this, 'noWord', 'on-correct', this.onCorrect, '2:10');
    if (onWrong === undefined) advise(this, 'noWord', 'on-wrong', this.onWrong, '1:05');
    this.#rule = {require: require ?? 'answer', onCorrect: onCorrect ?? 'continue', onWrong: onWrong ?? 'continue'};
  }

  #onPlace(): void {
    const open = this.place === 'panel';
    if (open) this.#internals.states?.add('open');
    else this.#internals.states?.delete('open');
    clearTimeout(this.#patience);
    if (!open || !this.gate) return;
    this.#patience = setTimeout(() => {
      this.missing = this.#awaits;
      if (this.#standings.size === 0) advise(this, 'nothingToAnswer', this.require);
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
