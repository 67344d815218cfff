import {html, LitElement, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import {ActivityController} from '../element/activity.js';
import {adopt} from '../element/adopt.js';
import {buttonStyles} from '../element/button.styles.js';
import {drawn, HINT} from '../element/drawn.js';
import {GateMember} from '../element/gate.js';
import {hostStyles} from '../element/host.styles.js';
import {Localize} from '../element/localize.js';
import {quiz} from '../lang/en/quiz.js';
import {noticeStyles} from '../element/notice.styles.js';
import {ownSaveNote} from '../element/save-note.js';
import {inTurn, queued} from '../element/turn.js';
import {warn} from '../element/warn.js';
import {Answering, type Asked} from './answering.js';
import type {Attempt} from './attempt.js';
import {Contents} from './contents.js';
import type {FlipOption} from './flip-option.js';
import {questionStyles} from './flip-question.styles.js';
import {bringJudge, expectLearner, judge} from './judge.js';
import {idOf, isGraded, questionOf, versionOf, type Question, type Scoring} from './question.js';
import {shuffled} from './shuffle.js';
import {setStates} from './states.js';
import type {Terms, View} from './terms.js';
import {isType, makeType, NAMES} from './types/index.js';
import type {QuestionHost, QuestionType} from './types/question-type.js';
import type {Verdict} from './verdict.js';

/** Where so many wait to be drawn, a page is very long. */
const MANY = 60;

/** Until it is known what came of an answer. */
const KEPT: Verdict = {word: 'answerKept', drawing: 'check', tone: 'calm'};

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
export class FlipQuestion extends LitElement implements QuestionHost {
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

  @state() private off = false;
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
  readonly #member = new GateMember(this);
  readonly #activity: ActivityController = new ActivityController(this, {
    id: () => this.id || idOf(this.#read()),
    label: () => (this.#member.joined ? undefined : this.label),
    onEntries: () => {
      this.#contents.freeze();
      this.#restore();
    },
  });
  /** @internal */
  readonly answering: Answering = new Answering(this, this.#activity, () => this.#asked);

  /** The question as plain data. */
  get question(): Question {
    return this.#question ?? this.#read();
  }

  /** The keys of what is chosen: each option's `value`, or one made from its text. */
  get response(): readonly string[] {
    return this.answering.response;
  }

  /** How the learner stands with it. */
  get attempt(): Attempt {
    return this.answering.attempt;
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
    this.answering.reveal();
  }

  /** To the chosen or the first input, or to the result where there is nothing more to choose. */
  override focus(options?: FocusOptions): void {
    const inputs = [...this.renderRoot.querySelectorAll<HTMLInputElement>('.rows :enabled')];
    (inputs.find(({checked}) => checked) ?? this.#type?.first?.() ?? inputs[0] ?? this.#result)?.focus(options);
  }

  formDisabledCallback(off: boolean): void {
    // It may come while `disabled` is being reflected, in the middle of an update.
    queueMicrotask(() => {
      this.off = off;
    });
  }

  /** Empties what is chosen; an answer that is settled stands, as it does in the log. */
  formResetCallback(): void {
    this.answering.reset();
  }

  formStateRestoreCallback(saved: unknown): void {
    if (typeof saved === 'string') this.answering.remember(saved.split('\n'));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    expectLearner();
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
    if (!judge() && (this.attempt.shown || this.answering.hintsAsked > 0 || this.terms)) void this.#bringJudge();
    if (!changed.has('terms')) return;
    this.answering.renew();
    this.#restore();
  }

  override render(): TemplateResult {
    const {view} = this;
    const {type} = view;
    const answerable = type?.isAnswerable(this.question);
    return html`<div class="question ${this.#member.joined ? '' : 'card'} ${this.#late ? 'late' : ''}" part="card">
      ${view.above}
      ${answerable ? this.#renderFieldset(type!, view) : type ? html`<div class="legend">${this.#renderPrompt()}<slot name="body"></slot></div>` : nothing}
      ${this.lost ? this.#renderLost() : nothing}
      ${judge()?.drawResult(view, this.#triesLeft, this.#remark)}
      ${this.#renderHints()}
      ${answerable && !view.settled ? this.#renderActions() : nothing}
      <p class="unseen" role="status">${this.said}</p>
    </div>
    ${ownSaveNote(this.#activity)}`;
  }

  override updated(): void {
    if (!this.#type) return;
    const {view} = this;
    adopt(this, judge()?.judgingStyles, FlipQuestion.elementStyles.length);
    adopt(this, this.#type.styles);
    this.#tellOptions(view);
    this.#tellForm(view);
    const {settled, score, shown} = this.attempt;
    const answered = shown !== undefined;
    setStates(this.#internals, {answered, right: view.verdict.tone === 'good', settled});
    if (!this.#activity.ready && !answered) return;
    // What cannot be answered, or has no right answer, holds nobody up.
    const idle = !this.#type.isAnswerable(this.question);
    this.#member.report({
      answered: answered || idle, score: score ?? Number(answered || idle), final: settled || idle || this.off, graded: score !== null, go: this.#go, begun: this.response.length > 0,
    });
    if (this.#activity.ready) void this.#lookOver(this.#type).catch(() => {});
  }

  get #result(): HTMLElement | null {
    return this.renderRoot.querySelector('.result');
  }

  get #asked(): Asked {
    const asked: Asked = {
      stamp: {version: versionOf(this.question)},
      limit: this.tries !== undefined && this.tries >= 1 ? Math.floor(this.tries) : Infinity,
      knows: (part) => this.#type?.knows(this.question, part) === true,
      grade: (response) => this.#type!.grade(this.question, response),
    };
    return this.terms?.asked(asked) ?? asked;
  }

  get #limit(): number {
    return this.#asked.limit;
  }

  /** What is shown now. @internal */
  get view(): View {
    const {question, attempt} = this;
    const {response} = this.answering;
    const judged = judge();
    const told = this.answering.told && judged !== undefined;
    const {settled} = attempt;
    const type = this.#type;
    const view: View = {
      type, name: this.#activity.id, question, response, settled, told, order: this.#order, seed: this.#seed,
      marks: told && type ? type.marks(question, response, settled) : new Map(),
      off: this.off || settled, feedback: told,
      explained: settled && this.#contents.explained, solved: settled && attempt.shown?.data.correct !== true,
      verdict: judged?.verdictOf(attempt, this.#limit) ?? KEPT,
      term: this.#localize.term.bind(this.#localize), choose: (chosen) => this.#onChoose(chosen),
    };
    return this.terms?.view(view) ?? view;
  }

  /** The places of the options, in the order to show: the author's until it is known who learns. */
  get #order(): number[] {
    const keys = this.question.options.map(({key}) => key);
    return this.shuffled && this.#activity.identity?.sub ? shuffled(keys, this.#seed) : keys.map((_, i) => i);
  }

  get #seed(): string {
    return `${this.#activity.identity?.sub} ${this.#activity.id}`;
  }

  /** Where the first of the chosen options leads that leads anywhere. */
  get #go(): string | undefined {
    return this.#contents.options.find((option: {told?: boolean} & HTMLElement) => option.told && option.matches('[go]'))?.getAttribute('go') ?? undefined;
  }

  get #triesLeft(): string {
    return this.view.settled || this.#limit === Infinity ? '' : this.#localize.term('triesLeft', this.#limit - this.attempt.tries);
  }

  get #remark(): string | undefined {
    return this.#type?.remark?.(this.question, this.response);
  }

  #read(): Question {
    const question = questionOf(this.#contents.written(isType(this.type) ? this.type : undefined));
    if (question.type !== this.#called) this.#bring(question.type);
    return this.#type?.read?.(question, this) ?? question;
  }

  #bring(name: string): void {
    this.#called = name;
    const type = makeType(name, this, this.#activity);
    this.#type = undefined;
    if (!(type instanceof Promise)) this.#become(type);
    else type.then((come) => {
      if (this.#called !== name) return;
      this.#become(come);
      this.#question = undefined;
      this.requestUpdate();
      this.#restore();
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

  /** Is what checks answers here? Else says that it is not. */
  async #isJudged(): Promise<boolean> {
    try {
      await bringJudge();
    } catch {
      this.lacking = this.#localize.term('noConnection');
      this.say(this.lacking);
    }
    return judge() !== undefined;
  }

  #restore(): void {
    if (this.#type && this.#activity.ready) void this.answering.restore();
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

  #renderHints(): TemplateResult | typeof nothing {
    const {hintsAsked, attempt: {tries, settled}} = this.answering;
    this.#contents.shownHints = settled ? 0 : Math.min(this.#contents.hints, tries + hintsAsked);
    return judge()?.drawHints(this.#contents.shownHints) ?? nothing;
  }

  #renderActions(): TemplateResult {
    const {told, response, attempt: {tries}} = this.answering;
    const {shownHints, hints} = this.#contents;
    const term = this.#localize.term.bind(this.#localize);
    return html`<div class="actions">
      <button type="button" class="main" part="check" ?disabled=${this.off} aria-disabled=${response.length === 0 ? 'true' : nothing}
        @click=${this.#onMain} @keydown=${this.#onKeydown}>${term(told ? 'retry' : 'check')}</button>
      ${shownHints < hints ? html`<button type="button" class="plain" ?disabled=${this.off} @click=${this.#onHint}>
        ${drawn(HINT)}${term(shownHints > 0 ? 'anotherHint' : 'hint')}</button>` : nothing}
      ${judge() && tries > 1 && this.#limit === Infinity ? html`<button type="button" class="plain" ?disabled=${this.off}
        @click=${this.#onReveal}>${term('showAnswer')}</button>` : nothing}
      <p class="lacking" ?hidden=${!this.lacking}>${this.lacking}</p>
    </div>`;
  }

  #onChoose(response: string[]): void {
    this.answering.choose(response);
    this.lacking = '';
    this.said = '';
    this.dispatchEvent(new Event('change', {bubbles: true}));
  }

  readonly #onMain = async (event: MouseEvent): Promise<void> => {
    // The second half of a double click would press what took this button's place.
    if (event.detail > 1) return;
    const {lacking, lacks} = this.#type!;
    this.lacking = this.response.length === 0 ? this.#localize.term(lacking) : lacks?.(this.response) ?? '';
    if (this.lacking) this.say(this.lacking);
    else if (this.answering.told) {
      this.answering.retry();
      this.said = '';
      this.focus();
    } else {
      const {response} = this;
      // Who chooses something else meanwhile is not done.
      if (!judge() && (!await this.#isJudged() || response !== this.response || this.answering.told)) return;
      this.answering.check();
      void this.#tellResult();
    }
  };

  readonly #onRetry = (): void => {
    this.#called = undefined;
    this.lost = false;
  };

  /** A key held down would check and try again in turn. */
  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.repeat && event.key === 'Enter') event.preventDefault();
  };

  readonly #onHint = async (): Promise<void> => {
    if (!judge() && !await this.#isJudged()) return;
    this.answering.askHint();
    await this.updateComplete;
    this.say(this.#contents.newestHint);
    // The button goes with the last hint.
    if (!this.renderRoot.querySelector('.actions :focus')) this.focus();
  };

  readonly #onReveal = (): void => {
    this.answering.reveal();
    void this.#tellResult();
  };

  /** Says what came of it; where the button is gone with the last try, the focus goes to the result. */
  async #tellResult(): Promise<void> {
    await this.updateComplete;
    const {response, question, view} = this;
    const hits = view.feedback && this.#type?.hits(question, response);
    const feedback = question.options.map(({key}, i) => (hits && hits.includes(key) ? this.#contents.feedback(i) : ''));
    const words = [view.term(view.verdict.word), this.#triesLeft, this.#remark, ...feedback, this.#contents.newestHint];
    this.say(words.flatMap((each) => each || []).map((each) => each.replace(/[.\s]*$/, '.')).join(' '));
    if (this.attempt.settled) this.#result?.focus();
    else this.#result?.scrollIntoView({block: 'nearest'});
  }

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

  /** What a form gets: for each chosen option its `value` or its text, as from a `<select>`. */
  #tellForm({type, off, settled}: View): void {
    const {response, question} = this;
    const values = new FormData();
    for (const value of this.#wordsOf(type!)) values.append(this.name, value);
    this.#internals.setFormValue(this.name && response.length > 0 ? values : null, response.join('\n'));
    const missing = this.required && response.length === 0 && (settled || !off) && type!.isAnswerable(question);
    const anchor = this.renderRoot.querySelector<HTMLElement>('.rows :enabled') ?? type!.first?.() ?? undefined;
    if (missing) this.#internals.setValidity({valueMissing: true}, this.#localize.term('answerNeeded'), anchor);
    else this.#internals.setValidity({});
  }

  #wordsOf({words}: QuestionType): string[] {
    const {response, question} = this;
    return words?.(question, response) ?? question.options.flatMap(({key, text}, i) =>
      (response.includes(key) ? this.#contents.options[i]?.getAttribute('value') ?? text : []));
  }

  /** Looks the author's HTML over; the words for what is wrong come only when something seems to be. */
  async #lookOver(kind: QuestionType): Promise<void> {
    const {type, tries, points, question} = this;
    const written = this.#contents.written(type);
    const plain = (!type || isType(type)) && (tries === undefined || tries >= 1) && points >= 0 && !written.scoring
      && new Set(written.options.map(({text, value}) => value || text)).size === written.options.length;
    if (plain && kind.isSound(question)) return;
    const {faultsOf} = await import('./faults.js');
    const faults = [...faultsOf(written, {type, types: NAMES, tries, points}), ...await kind.faults(question)];
    for (const {message, instead} of faults) warn(this, message, instead);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'flip-question': FlipQuestion;
  }
}
