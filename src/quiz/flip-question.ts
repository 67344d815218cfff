import {html, LitElement, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import {isFresh} from '../core/fresh.js';
import {adopt} from '../element/adopt.js';
import {buttonStyles} from '../element/button.styles.js';
import {drawn, HINT} from '../element/drawn.js';
import {hostStyles} from '../element/host.styles.js';
import {Localize} from '../element/localize.js';
import {quiz} from '../lang/en/quiz.js';
import {noticeStyles} from '../element/notice.styles.js';
import {parsed} from '../element/parsed.js';
import {onStir, stirred} from '../element/stir.js';
import {inTurn, queued} from '../element/turn.js';
import type {Answering} from './answering.js';
import type {Attempt} from './attempt.js';
import {Contents} from './contents.js';
import {keepEarly, takeEarly} from './early.js';
import type {FlipOption} from './flip-option.js';
import {questionStyles} from './flip-question.styles.js';
import {bringJudge, judge} from './judge.js';
import type {Life, LifeHost} from './life.js';
import {living} from './living.js';
import {idOf, isGraded, questionOf, type Question, type Scoring} from './question.js';
import type {Terms, View} from './terms.js';
import {isType, makeType} from './types/index.js';
import type {QuestionType} from './types/question-type.js';
import type {Verdict} from './verdict.js';

/** Where so many wait to be drawn, a page is very long. */
const MANY = 60;

/** Until it is known what came of an answer. */
const KEPT: Verdict = {word: 'answerKept', drawing: 'check', tone: 'calm'};

const NEW: Attempt = {tries: 0, shown: undefined, score: null, settled: false, outdated: false, completed: false};

/**
 * One question with its answers, hints and explanation: says whether an answer is right and why, and keeps it. Works in
 * a checkpoint, in a quiz, in a form or alone.
 *
 * ```html
 * <flip-question id="top">
 *   <p>A ball is thrown up. Which force acts on it at the top?</p>
 *   <flip-option correct>Only gravity</flip-option>
 *   <flip-option misconception="impetus">An upward force
 *     <span slot="feedback">Motion needs no force.</span></flip-option>
 *   <p slot="hint">What touches the ball?</p>
 *   <p slot="explanation">Look at the change of speed, not at the speed.</p>
 * </flip-question>
 * ```
 *
 * @tag flip-question
 * @attr {boolean} certainty - Asks how sure the learner is, and counts points for it apart from the score.
 * @attr {number} distractors - In a `choice` or `multiple`: how many of the wrong options a learner is shown, always the same ones; also on a quiz or a lesson around it.
 * @slot - What is asked, and the options.
 * @slot hint - Help: one is shown after every wrong try, or when asked for.
 * @slot explanation - Why the right answer is right: shown when there is nothing more to try.
 * @event flip-answered - An answer was checked.
 * @event flip-progressed - A first answer was given, and there is more to try.
 * @event flip-completed - It was answered right, no try is left, or the learner asked for the answer.
 * @event flip-record - One of these is in the log.
 * @event change - Something else was chosen.
 * @csspart card - The frame.
 * @csspart prompt - What is asked.
 * @csspart option - A row with its input.
 * @csspart hint - The hints.
 * @csspart result - What came of the answer, and the explanation.
 * @csspart check - The main button.
 * @cssstate answered - An answer was given.
 * @cssstate right - It is right.
 * @cssstate settled - There is nothing more to try.
 */
export class FlipQuestion extends LitElement implements LifeHost {
  static override styles = [hostStyles, buttonStyles, noticeStyles, questionStyles];
  static override shadowRootOptions: ShadowRootInit = {...LitElement.shadowRootOptions, slotAssignment: 'manual'};
  static readonly formAssociated = true;

  /** What kind of question it is; without it, `multiple` where several options are right, else `choice`. */
  @property() type = '';
  /** What it is worth in a quiz. */
  @property({type: Number}) points = 1;
  /** How often it can be answered; without it, until it is right. */
  @property({type: Number}) tries: number | undefined;
  /** What a partly right answer to a `multiple` earns: `all` (nothing), `partial` or `penalty`. */
  @property() scoring: Scoring | undefined;
  /** Shows the options in an order of the learner's own. */
  @property({type: Boolean}) shuffled = false;
  /** In a form: something must be chosen before it is sent. */
  @property({type: Boolean}) required = false;
  /** In a form: the name under which the answer is sent. */
  @property({reflect: true, useDefault: true}) name = '';
  /** Cannot be answered now. */
  @property({type: Boolean, reflect: true}) disabled = false;

  /** Its place in a quiz. @internal */
  @property({attribute: false}) place: {number: number; of: number} | undefined;
  /** What its quiz changes about it; other ones for each attempt. @internal */
  @property({attribute: false}) terms: Terms | undefined;

  /** Its form or fieldset is disabled. @internal */
  @state() off = false;
  /** Its type could not be loaded. */
  @state() private lost = false;
  /** What is told to who listens. */
  @state() private said = '';
  /** Check was pressed and something is missing: what. */
  @state() private lacking = '';

  #question: Question | undefined;
  /** One of so many that the browser need not lay it out while it is out of sight. */
  #late = false;
  /** What its type is called; the type itself comes later for most. */
  #called: string | undefined;
  #type: QuestionType | undefined;
  readonly #internals = this.attachInternals();
  readonly #localize = new Localize(this, quiz);
  readonly #contents = new Contents(this);
  /** What answers, keeps and tells: a question that nobody has stirred near, and that nobody knows of, is only drawn. */
  #life: Life | undefined;
  /** What was chosen before, and what the browser kept of a form. */
  #chosen: readonly string[] | undefined;
  #kept: readonly string[] | undefined;
  /** Since when it can have been seen without anything that lives, ms of the page's clock. @internal */
  drawn: number | undefined;

  constructor() {
    super();
    this.#enliven();
  }

  /** @internal */
  get answering(): Answering {
    return this.#enliven()!.answering;
  }

  /** Its type, once it has come. @internal */
  get kind(): QuestionType | undefined {
    return this.#type;
  }

  /** The id that its records want. @internal */
  get key(): string {
    return this.id || idOf(this.question);
  }

  /** The question as plain data. */
  get question(): Question {
    return this.#question ?? this.#read();
  }

  /** The keys of what is chosen: each option's `value`, or one made from its text. */
  get response(): readonly string[] {
    return this.#life?.answering.response ?? this.#chosen ?? [];
  }

  /** How the learner stands with it. */
  get attempt(): Attempt {
    return this.#life?.answering.attempt ?? NEW;
  }

  /** What came of it, for a quiz's result. @internal */
  get verdict(): Verdict & {at: number} {
    return {...this.view.verdict, at: this.attempt.shown?.data.try ?? 1};
  }

  /** What it is worth, also where the author wrote no number. @internal */
  get worth(): number {
    return this.points >= 0 ? this.points : 1;
  }

  /** Its name in a list: the beginning of what it asks. @internal */
  get label(): string {
    const {prompt, label = prompt} = this.question;
    return label.length > 80 ? `${label.slice(0, 79).trimEnd()}…` : label || this.#localize.term('question');
  }

  /** The form it belongs to. */
  get form(): HTMLFormElement | null {
    return this.#internals.form;
  }

  /** What is missing, as for any input of a form. */
  get validity(): ValidityState {
    return this.#internals.validity;
  }

  /** What is missing, in words. */
  get validationMessage(): string {
    return this.#internals.validationMessage;
  }

  /** Is it complete, as far as its form is concerned? */
  checkValidity(): boolean {
    return this.#internals.checkValidity();
  }

  /** As `checkValidity`, and tells the learner. */
  reportValidity(): boolean {
    return this.#internals.reportValidity();
  }

  /** Shows the right answer; the score reached so far stands. Does nothing before a first answer. */
  reveal(): void {
    this.#life?.answering.reveal();
  }

  /** To the chosen or the first input, or to the result where there is nothing more to choose. */
  override focus(options?: FocusOptions): void {
    const inputs = [...this.renderRoot.querySelectorAll<HTMLInputElement>('.rows :enabled')];
    (inputs.find(({checked}) => checked) ?? this.#type?.first?.() ?? inputs[0] ?? this.renderRoot.querySelector<HTMLElement>('.result'))?.focus(options);
  }

  formAssociatedCallback(form: HTMLFormElement | null): void {
    if (form) void this.#live();
  }

  formDisabledCallback(off: boolean): void {
    // It may come while `disabled` is being reflected, in the middle of an update.
    queueMicrotask(() => {
      this.off = off;
    });
  }

  /** Empties what is chosen; an answer that is settled stands, as it does in the log. */
  formResetCallback(): void {
    this.#chosen = this.#kept = undefined;
    takeEarly(this.key);
    this.#life?.answering.reset();
    this.requestUpdate();
  }

  formStateRestoreCallback(saved: unknown): void {
    if (typeof saved !== 'string') return;
    this.#kept = saved.split('\n');
    this.#life?.answering.remember(this.#kept);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    expectLearner();
    if (!this.#life) void this.#settle();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.place = this.terms = undefined;
  }

  protected override scheduleUpdate(): Promise<unknown> {
    const turn = inTurn(() => void super.scheduleUpdate());
    this.#late ||= !this.hasUpdated && queued() > MANY;
    return turn;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    this.#question = this.#read();
    if (!this.#life && this.#wanted) void this.#live();
    if (changed.has('terms')) this.#life?.renew();
  }

  override render(): TemplateResult {
    const {view} = this;
    const life = this.#life;
    const {type} = view;
    const answerable = type?.isAnswerable(this.question);
    return html`<div class="question ${life?.joined ? '' : 'card'} ${this.#late ? 'late' : ''}" part="card">
      ${view.above}
      ${answerable ? this.#renderFieldset(type!, view) : type ? html`<div class="legend">${this.#renderPrompt()}<slot name="body"></slot></div>` : nothing}
      ${this.lost ? this.#renderLost() : nothing}
      ${life && judge()?.drawResult(view, life.triesLeft, life.remark)}
      ${life?.drawHints()}
      ${answerable && !view.settled ? this.#renderActions() : nothing}
      <p class="unseen" role="status">${this.said}</p>
    </div>
    ${life?.drawNote()}`;
  }

  override updated(): void {
    if (!judge() && (this.#life?.begun || this.terms)) void this.#bringJudge();
    if (!this.#type) return;
    const {view} = this;
    adopt(this, judge()?.judgingStyles, FlipQuestion.elementStyles.length);
    adopt(this, this.#type.styles);
    this.#tellOptions(view);
    this.#life?.tell(view);
  }

  /** What is shown now. @internal */
  get view(): View {
    const {question, response} = this;
    const view: View = {
      type: this.#type, name: 'answer', question, response, order: question.options.map((_, i) => i), seed: '', marks: new Map(), off: this.off,
      settled: false, told: false, feedback: false, explained: false, solved: false, verdict: KEPT,
      term: this.#localize.term.bind(this.#localize), choose: (chosen) => this.#onChoose(chosen),
    };
    return this.#life?.view(view) ?? view;
  }

  #read(): Question {
    const question = questionOf(this.#contents.written(isType(this.type) ? this.type : undefined));
    if (question.type !== this.#called) this.#bring(question.type);
    return this.#type?.read?.(question, this) ?? question;
  }

  #bring(name: string): void {
    this.#called = name;
    const type = makeType(name, this, async () => (await this.#wake()).activity);
    this.#type = undefined;
    if (!(type instanceof Promise)) this.#become(type);
    else type.then((come) => {
      if (this.#called !== name) return;
      this.#become(come);
      this.#question = undefined;
      this.requestUpdate();
      this.#life?.restore();
    }, () => {
      this.lost = true;
    });
  }

  /** What is needed for an answer that was given; where it cannot be loaded, the learner can ask for it again. */
  async #bringJudge(): Promise<void> {
    try {
      await bringJudge();
      if (this.#type) this.lost = false;
      this.requestUpdate();
    } catch {
      this.lost = true;
    }
  }

  /** Is what checks answers here, and what keeps them? Else says that it is not. */
  async #isJudged(): Promise<boolean> {
    try {
      const [{activity}, {soon}] = await Promise.all([this.#wake(), bringJudge()]);
      // What was answered before is known first, unless the disk takes its time.
      await soon(activity.heard);
      return true;
    } catch {
      this.lacking = this.#localize.term('noConnection');
      this.say(this.lacking);
      return false;
    }
  }

  /** Alone on a page, and where this browser has kept nothing yet, it waits for somebody; else it lives at once. */
  async #settle(): Promise<void> {
    if (!isAlone(this) || this.#wanted || !await isFresh()) return this.#live();
    await parsed();
    // From here on a script that sets its formulas, or a browser that translates it, does not make it another question.
    this.#contents.freeze();
    this.#read();
    // Nothing is drawn, and nothing seen, in a tab in the background.
    requestAnimationFrame(() => {
      if (!this.#life) this.drawn = performance.now();
    });
    onStir(new WeakRef(this), FlipQuestion.#onStir);
  }

  /** Its form is to hear of it, or who learns is to be known. */
  get #wanted(): boolean {
    return this.required || this.shuffled || this.form !== null || this.terms !== undefined;
  }

  static #onStir(here: FlipQuestion): void {
    // Who scrolls to it sees it only now.
    if (here.getBoundingClientRect().top > innerHeight) here.drawn = undefined;
    here.#wake().catch(() => {});
  }

  async #live(): Promise<void> {
    await this.#wake().catch(() => {
      this.lost = true;
      onStir(new WeakRef(this), FlipQuestion.#onStir);
    });
  }

  /** Rejects when what it lives by cannot be loaded. */
  async #wake(): Promise<Life> {
    await bringLife();
    return this.#enliven()!;
  }

  #enliven(): Life | undefined {
    const {Life: Living} = living as {Life?: typeof Life};
    if (this.#life || !Living) return this.#life;
    const life = this.#life = new Living(this, this.#contents, this.#internals);
    this.drawn = undefined;
    if (this.#type) this.lost = false;
    if (this.#kept) life.answering.remember(this.#kept);
    if (this.#chosen) life.answering.choose(this.#chosen);
    this.requestUpdate();
    return life;
  }

  #become(type: QuestionType): void {
    this.#type = type;
    this.#contents.takes = type.takes;
  }

  #renderFieldset(type: QuestionType, view: View): TemplateResult {
    const {question, attempt} = this;
    const {term} = view;
    const {instruction} = type;
    return html`<fieldset ?disabled=${view.off}>
      <legend class="legend">
        ${this.#renderPrompt()}
        ${instruction ? html`<span class="quiet">${term(instruction)}</span>` : nothing}
      </legend>
      ${attempt.outdated && judge() ? html`<p class="notice calm">${term('questionChanged')}</p>` : nothing}
      ${isGraded(question) || type.free || view.polled ? nothing : html`<p class="notice calm">${term('noSetAnswer')}</p>`}
      <div class="rows">${type.draw(view)}</div>
      ${view.below ?? type.below?.(view)}
    </fieldset>`;
  }

  /** Until its type is here nothing is shown: what would give the answer away is not known before. */
  #renderLost(): TemplateResult {
    return html`<p class="notice calm">${this.#localize.term('notLoaded')}
      <button type="button" @click=${this.#onRetry}>${this.#localize.term('retry')}</button></p>`;
  }

  #renderPrompt(): TemplateResult {
    const {place, worth: points} = this;
    const number = place ? this.#localize.term('questionOf', place.number, place.of) : '';
    const worth = points !== 1 && isGraded(this.question) ? this.#localize.term('points', points) : '';
    const above = [number, worth].filter(Boolean).join(' · ');
    return html`<span class=${above ? 'number' : 'unseen'}>${above || this.#localize.term('question')}</span>
      <div class="prompt" part="prompt"><slot></slot></div>`;
  }

  #renderActions(): TemplateResult {
    const life = this.#life;
    const {response, attempt: {tries}} = this;
    const {shownHints, hints} = this.#contents;
    const term = this.#localize.term.bind(this.#localize);
    return html`<div class="actions">
      <button type="button" class="main" part="check" ?disabled=${this.off} aria-disabled=${response.length === 0 ? 'true' : nothing}
        @click=${this.#onMain} @keydown=${this.#onKeydown}>${term(life?.answering.told ? 'retry' : 'check')}</button>
      ${shownHints < hints ? html`<button type="button" class="plain" ?disabled=${this.off} @click=${this.#onHint}>
        ${drawn(HINT)}${term(shownHints > 0 ? 'anotherHint' : 'hint')}</button>` : nothing}
      ${judge() && tries > 1 && life?.limit === Infinity ? html`<button type="button" class="plain" ?disabled=${this.off}
        @click=${() => life.reveal()}>${term('showAnswer')}</button>` : nothing}
      <p class="lacking" ?hidden=${!this.lacking}>${this.lacking}</p>
    </div>`;
  }

  #onChoose(response: string[]): void {
    if (this.#life) this.#life.answering.choose(response);
    else {
      this.#chosen = response;
      if (isAlone(this)) keepEarly(this.key, response);
      FlipQuestion.#onStir(this);
    }
    this.requestUpdate();
    this.lacking = '';
    this.said = '';
    this.dispatchEvent(new Event('change', {bubbles: true}));
  }

  readonly #onMain = async (event: MouseEvent): Promise<void> => {
    // The second half of a double click would press what took this button's place.
    if (event.detail > 1) return;
    const {lacking, lacks} = this.#type!;
    const {response} = this;
    const told = () => this.#life?.answering.told;
    this.lacking = response.length === 0 ? this.#localize.term(lacking) : lacks?.(response) ?? '';
    if (this.lacking) this.say(this.lacking);
    else if (told()) {
      this.#life!.answering.retry();
      this.said = '';
      this.focus();
    } else {
      // Who chooses something else meanwhile is not done.
      if (!(judge() && this.#life) && (!await this.#isJudged() || response !== this.response || told())) return;
      this.#life!.check();
    }
  };

  readonly #onRetry = (): void => {
    this.#called = undefined;
    this.lost = false;
    void this.#live();
  };

  /** A key held down would check and try again in turn. */
  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.repeat && event.key === 'Enter') event.preventDefault();
  };

  readonly #onHint = async (): Promise<void> => {
    if (judge() && this.#life || await this.#isJudged()) await this.#life!.hint();
  };

  /** Tells who listens; the same words twice are two messages. @internal */
  say(words: string): void {
    this.said = words === this.said ? `${words}\u00a0` : words;
  }

  #tellOptions(view: View): void {
    const {type, marks, response, question} = view;
    const hits = type!.hits(question, response);
    for (const [i, element] of this.#contents.options.entries()) {
      const key = question.options[i]?.key ?? '';
      const chosen = hits.includes(key);
      Object.assign(element, {chosen, told: chosen && view.feedback, mark: marks.get(key)} satisfies Partial<FlipOption>);
    }
    type!.tell?.(view, this.renderRoot);
  }
}

const bringLife = () => import('./life.js');

let expected: Promise<unknown> | undefined;

/** What it lives by comes with the first sign of a learner, and what judges with it: so both are here when an answer is. */
function expectLearner(): void {
  expected ??= stirred().then(() => Promise.all([bringJudge(), bringLife()])).catch(() => {});
}

/** What lists the questions of a page, wherever they stand. */
const LISTS = 'flip-progress,flip-step,flip-report,flip-live';

/** Nothing of ours would have to know of it. */
function isAlone(question: HTMLElement): boolean {
  if (document.querySelector(LISTS)) return false;
  for (let at: Node | null = question; (at = (at as Element).assignedSlot ?? at.parentNode);) {
    if (at === document) return true;
    if (at.nodeName.startsWith('FLIP-')) return false;
  }
  return false;
}

declare global {
  interface HTMLElementTagNameMap {
    'flip-question': FlipQuestion;
  }
}
