import {html, LitElement, nothing, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import {isEntry, type Entry, type EntryType} from '../core/entry.js';
import {hash} from '../core/id.js';
import {ActivityController} from '../element/activity.js';
import {buttonStyles} from '../element/button.styles.js';
import {ContextProvider} from '../element/context-provider.js';
import {gateContext} from '../element/contexts.js';
import {GateMember} from '../element/gate.js';
import {hostStyles} from '../element/host.styles.js';
import {icon} from '../element/icons.js';
import {Localize} from '../element/localize.js';
import {paper} from '../lang/en/paper.js';
import {quiz} from '../lang/en/quiz.js';
import {ownSaveNote} from '../element/save-note.js';
import {Standings} from '../element/standings.js';
import {warn} from '../element/warn.js';
import type {Behaviour} from './behaviour.js';
import type {Member, Paper} from './extra.js';
import {Extras} from './extras.js';
import {FlipQuestion} from './flip-question.js';
import {quizStyles} from './flip-quiz.styles.js';
import {takeJudge} from './judge.js';
import * as judging from './judging.js';
import './life.js';
import {isGraded} from './question.js';
import type {Written} from './export.js';
import {QuestionSource} from './question-source.js';
import {resultOf, type Result} from './result.js';
import type {Keep} from './rounds.js';
import {setStates} from './states.js';

const WORDS = {...quiz, ...paper};

/**
 * Questions in a row: numbers them, shows how far the learner is, and at the end the result, with a way back to each
 * question. Anything else may stand between the questions. They may come from a file, or from a
 * `<script type="text/x-gift">` or `<script type="application/json">` inside.
 *
 * ```html
 * <flip-quiz id="warmup" label="Warm-up" pass=".6">
 *   <flip-question points="2">...</flip-question>
 *   <flip-question>...</flip-question>
 * </flip-quiz>
 * ```
 *
 * Handed in as a whole, in its own order and against the clock, with what to read afterwards:
 *
 * ```html
 * <flip-quiz id="test" behaviour="deferred" time-limit="20" shuffled pick="5" attempts="2" review="after: answer marks; closed: all">
 *   <flip-question id="q1">...</flip-question>
 *   <p slot="feedback">Read chapter 2 again.</p>
 *   <p slot="feedback" from=".8">Well done.</p>
 *   <p slot="again" misconception="impetus">Motion needs no force: watch <a href="#talk">the throw</a> again.</p>
 * </flip-quiz>
 * ```
 *
 * @tag flip-quiz
 * @attr {number} distractors - How many of the wrong options of each choice a learner is shown: set it for one who is to have fewer.
 * @slot - The questions, and whatever stands between them.
 * @slot feedback - Shown with the result: of several, the one with the highest `from` (0 to 1) that the score reaches.
 * @slot again - Shown with the result to who had the wrong idea that its `misconception` names, as in an option.
 * @event flip-attempted - An attempt began: with the first thing done in it, or with Begin.
 * @event flip-asked - The learner told what was unclear.
 * @event flip-progressed - One more question is answered.
 * @event flip-submitted - All questions are settled, or the attempt was handed in.
 * @event flip-completed - All questions are settled or handed in, for the first time, or another attempt changed the score that counts.
 * @event flip-failed - The file of `src` could not be used.
 * @event flip-record - One of these is in the log.
 * @csspart heading - The label.
 * @csspart progress - How many questions are answered.
 * @csspart result - The result.
 * @cssstate finished - All questions are settled.
 * @cssstate passed - Finished with at least the share of the points that `pass` asks for.
 */
export class FlipQuiz extends LitElement implements Paper {
  static override styles = [hostStyles, buttonStyles, quizStyles];
  static override shadowRootOptions: ShadowRootInit = {...LitElement.shadowRootOptions, slotAssignment: 'manual'};
  static readonly formAssociated = true;

  /** Its name. */
  @property() label = '';
  /** A file of questions, in Moodle's GIFT or in JSON of the library's own; they follow those in the page. */
  @property() src = '';
  /** The share of the points, 0 to 1, from which the result says "passed"; without it there is no such word. */
  @property({type: Number}) pass: number | undefined;
  /**
   * How it is answered: `immediate` tells at once what is right; `interactive` gives one try more than there are hints,
   * each wrong one costs; `adaptive` any number of tries, each wrong one costs; `deferred` keeps the answers until all
   * are handed in.
   */
  @property() behaviour: Behaviour = 'immediate';
  /** The share of the points that a wrong try costs in `interactive` and `adaptive`, 0 to 1; without it, a third. */
  @property({type: Number}) penalty: number | undefined;
  /** How many attempts there are: a number, or `unlimited`; without it, one. */
  @property() attempts = '';
  /** Which attempt counts: `highest`, `last`, `first` or their `average`. */
  @property() keep: Keep = 'highest';
  /** Mixes the questions, differently for each learner and attempt; a question with `shuffled` its options too. */
  @property({type: Boolean}) shuffled = false;
  /** How many of its questions each attempt asks; give them ids, so that one that is edited stays the same one. */
  @property({type: Number}) pick: number | undefined;
  /** How long an attempt may take: minutes, or a time such as `1:30`. */
  @property({attribute: 'time-limit'}) timeLimit = '';
  /** What is added to the time limit: minutes, or per cent as in `25%`. It counts also for who has begun. */
  @property({attribute: 'extra-time'}) extraTime = '';
  /** From when it can be answered: a date such as `2026-12-02T10:00`, or counted from the lesson's class as in `-2d`. */
  @property() opens = '';
  /** Until when, in the same words; what is answered by then is handed in by itself. */
  @property() closes = '';
  /** Asks for each answer how sure the learner is, and counts points for it apart from the result. */
  @property({type: Boolean}) certainty = false;
  /**
   * What a learner may see and when, as in `after: answer marks; closed: all`. When: `during`, `after` (two minutes long),
   * `later`, `closed`. What: `answer`, `right` (right or wrong), `marks`, `feedback`, `explanation`, `solution`, `all`,
   * `none`. Without it, all; when it is there, phases that it does not name show the learner's own answer alone.
   */
  @property() review = '';
  /** Shows a list of the questions and how they stand, and lets them be marked for later; a quiz to hand in always does. */
  @property({type: Boolean}) overview = false;
  /** What earns credit: the `score`, or the `effort` of reading and answering, right or wrong. */
  @property() credit: 'score' | 'effort' = 'score';
  /** Asks at the end what was unclear. */
  @property({type: Boolean, attribute: 'ask-unclear'}) askUnclear = false;
  /** In a form: all questions must be answered before it is sent. */
  @property({type: Boolean}) required = false;
  /** In a form: the name under which the result is sent, as JSON: `score`, `earned`, `points`, `answered`, `all`, `final`. */
  @property({reflect: true, useDefault: true}) name = '';

  /** What is told to who listens. */
  @state() private said = '';

  #repaired = false;
  readonly #internals = this.attachInternals();
  readonly #localize = new Localize(this, WORDS);
  readonly #source = new QuestionSource(this);
  readonly #standings = new Standings(() => this.requestUpdate());
  readonly #member = new GateMember(this);
  readonly #activity = new ActivityController(this, {
    id: () => this.id || `quiz-${hash(this.src || this.textContent || '')}`,
    label: () => (this.#member.joined ? undefined : this.#name),
  });

  readonly #extras = new Extras({
    quiz: this, activity: this.#activity, localize: this.#localize,
    all: () => this.#all,
    members: () => this.#members,
    result: () => this.result,
    say: (words) => {
      this.said = words === this.said ? `${words}\u00a0` : words;
    },
    goTo: (element) => this.#goTo(element),
    toResult: () => this.#toResult(),
    closing: new Set(),
  });
  readonly #children = new MutationObserver(() => this.requestUpdate());

  constructor() {
    super();
    // It counts its members' answers, so it brings along what judges them.
    takeJudge(judging);
    this.addEventListener('change', () => void this.#onChange());
    new ContextProvider(this, gateContext, this.#standings);
    this.addEventListener('flip-record', (event) => void this.#onRecord(event.composedPath()[0]));
  }

  /** How the learner stands with it. */
  get result(): Result {
    const result = resultOf(this.#members);
    return {...result, final: result.final && !this.#source.waits};
  }

  /** Its questions as Moodle's GIFT, and a list of what GIFT has no words for. */
  async toGift(): Promise<Written> {
    return (await import('./export.js')).giftOf(this);
  }

  /** Its questions as JSON of the library's own, which `src` reads again. */
  async toJson(): Promise<Written> {
    return (await import('./export.js')).jsonOf(this);
  }

  /** Prints it alone: a worksheet before it is answered, afterwards with what came of it. */
  async print(): Promise<void> {
    (await import('../element/print-alone.js')).printAlone(this);
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

  /** To the first question that is not answered, or to the result. */
  override focus(options?: FocusOptions): void {
    (this.#members.find(({answered}) => !answered)?.element ?? this.renderRoot.querySelector<HTMLElement>('.result'))?.focus(options);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#children.observe(this, {childList: true});
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#children.disconnect();
    this.#extras.tell('onLeave');
    this.#repaired = false;
  }

  override willUpdate(): void {
    // Which questions an attempt asks is not settled before all of them are here.
    if (!this.#source.waits) this.#extras.update();
  }

  override render(): TemplateResult {
    const members = this.#members;
    const {result} = this;
    return html`<section class=${this.#member.joined ? 'joined' : 'alone'} aria-label=${this.#name}>
      <header>
        ${this.label ? html`<h3 part="heading">${this.label}</h3>` : nothing}
        <p class="quiet" part="progress">${this.#localize.term('answeredOf', result.answered, result.all)}</p>
        <div class="bar" aria-hidden="true">${members.map((member) => html`<span class=${toneOf(member)}></span>`)}</div>
      </header>
      ${this.#extras.draw('top')}
      ${this.#extras.lost ? this.#renderLost() : nothing}
      <div class="questions" ?hidden=${!this.#shown && !this.#source.waits}><slot></slot></div>
      ${this.#shown ? this.#extras.draw('last') : nothing}
      ${this.#over(result) ? this.#renderResult(result, members) : this.#ruling?.handsIn ? nothing : this.#renderOpen(result)}
      ${this.#extras.draw('end')}
      <p class="unseen" role="status">${this.said}</p>
    </section>
    ${ownSaveNote(this.#activity)}`;
  }

  override updated(): void {
    const members = this.#members;
    const {result} = this;
    const {waits} = this.#source;
    this.#number(members.flatMap(({question}) => question ?? []));
    const finished = this.#over(result);
    const passed = finished && this.#passed(result);
    setStates(this.#internals, {finished, passed});
    const ruling = this.#ruling;
    if (!ruling) {
      const nodes = [...this.childNodes].filter((node) => (node instanceof Element ? !node.slot : node instanceof Text));
      this.renderRoot.querySelector<HTMLSlotElement>('slot:not([name])')!.assign(...(nodes as (Element | Text)[]).filter((node) => this.#shown || (waits && isNote(node))));
    }
    this.#extras.tell('onUpdated');
    this.#tellForm(result);
    if (!this.#activity.ready || this.#extras.coming) return;
    // An empty quiz holds nobody up.
    const idle = members.length === 0 && !waits;
    this.#member.report({
      answered: idle || (!waits && (ruling ? ruling.kept !== undefined : result.answered === result.all)), score: ruling?.kept ?? result.score,
      final: idle || (!waits && (ruling ? ruling.final : this.#standings.whole.final)), graded: result.points > 0,
    });
    this.#warnAuthor(idle);
    if (idle || waits) return;
    if (!this.#repaired && members.every(({heard}) => heard)) {
      this.#repaired = true;
      this.#recordDue(result);
    }
  }

  get #name(): string {
    return this.label || this.#localize.term('quiz');
  }

  get #toPass(): number | undefined {
    return this.pass !== undefined && this.pass >= 0 && this.pass <= 1 ? this.pass : undefined;
  }

  get #ruling() {
    return this.#extras.parts.ruling;
  }

  /** What rules it is there, and lets the questions be seen. */
  get #shown(): boolean {
    return this.#ruling?.shown ?? !this.#extras.coming;
  }

  /** Those that count, in the order shown. */
  get #members(): Member[] {
    return this.#ruling?.members(this.#all) ?? this.#all;
  }

  get #all(): Member[] {
    return this.#standings.members.map(({element, standing}) => {
      const question = element instanceof FlipQuestion ? element : undefined;
      const {answered = false, final = false, score = 0} = standing ?? {};
      return {
        element: element as HTMLElement, question, heard: standing !== undefined, answered, final: answered && final, score,
        points: question?.worth ?? 1,
        graded: !question || isGraded(question.question),
      };
    });
  }

  get #own(): Entry[] {
    return this.#activity.own;
  }

  #passed(result: Result): boolean {
    return this.#toPass !== undefined && (this.#ruling?.worth(result) ?? result.score) >= this.#toPass;
  }

  #over(result: Result): boolean {
    return this.#ruling?.over ?? result.final;
  }

  #number(questions: FlipQuestion[]): void {
    for (const [i, question] of questions.entries()) {
      const {number, of} = question.place ?? {};
      if (number !== i + 1 || of !== questions.length) question.place = {number: i + 1, of: questions.length};
    }
  }

  /** Records what is reached and not yet in the log. */
  #recordDue(result: Result): void {
    if (this.#ruling) {
      this.#ruling.recordDue(result);
      return;
    }
    const {answered, all, final, score} = result;
    const done = this.#own.flatMap((entry) => (isEntry(entry, 'progressed') ? entry.data.ratio : []));
    if (answered / all > Math.max(0, ...done)) void this.#activity.record('progressed', {ratio: answered / all});
    if (!final) return;
    const has = (wanted: EntryType) => this.#own.some(({type}) => type === wanted);
    // Judged one by one: a browser may be killed between the two.
    const [submit, complete] = [!has('submitted'), !has('completed')];
    if (submit) void this.#activity.record('submitted', {score});
    if (complete) void this.#activity.record('completed', {score});
  }

  /** Answered everything, and something is still open: try again, or leave it at that. */
  #renderOpen({answered, all}: Result): TemplateResult | typeof nothing {
    if (all === 0 || answered < all || this.#source.waits) return nothing;
    return html`<div class="open">
      <p>${this.#localize.term('openQuestions')}</p>
      <button type="button" class="main" @click=${this.#onFinish}>${this.#localize.term('finish')}</button>
    </div>`;
  }

  #renderLost(): TemplateResult {
    return html`<p class="open">${this.#localize.term('notLoaded')}
      <button type="button" @click=${this.#onAgain}>${this.#localize.term('retry')}</button></p>`;
  }

  #renderResult(result: Result, members: Member[]): TemplateResult {
    const term = this.#localize.term.bind(this.#localize);
    const {score, earned} = result;
    const points = this.#ruling?.sees('marks') === false ? 0 : result.points;
    const passed = this.#passed(result);
    return html`<div class="result" part="result" role="group" aria-labelledby="result" tabindex="-1">
      <div class="sum">
        ${points > 0 ? html`<div class="ring ${this.#toPass === undefined || passed ? 'good' : ''}">
          <svg viewBox="0 0 36 36" aria-hidden="true" focusable="false"><circle cx="18" cy="18" r="15.5" />
            <circle cx="18" cy="18" r="15.5" pathLength="100" stroke-dasharray="${score * 100} 100" /></svg>
          <strong>${term('percent', score)}</strong>
        </div>` : nothing}
        <div>
          <h4 id="result">${term('yourResult')}</h4>
          ${points > 0 ? html`<p>${term('pointsOf', this.#format(earned), this.#format(points))}</p>` : nothing}
          ${this.#toPass === undefined || points === 0 ? nothing
            : html`<p>${passed ? term('passed') : term('notPassed', term('percent', this.#toPass))}</p>`}
        </div>
      </div>
      <ol>${members.map((member) => this.#renderLine(member))}</ol>
      ${this.#extras.draw('result')}
    </div>`;
  }

  /** How one question went, and the way back to it. */
  #renderLine({element, question}: Member): TemplateResult {
    const {word, drawing, tone, at} = question?.verdict ?? {word: 'answerKept', drawing: 'check', tone: 'calm', at: 1};
    return html`<li><button type="button" class="line" @click=${() => this.#goTo(element)}>
      <span class="badge ${tone}">${icon(drawing)}</span>
      <span class="words"><span>${question?.label ?? element.textContent}</span>
        <span class="quiet">${word === 'answerRight' ? this.#localize.term('rightAt', at) : this.#localize.term(word)}</span></span>
    </button></li>`;
  }

  #goTo(element: HTMLElement): void {
    element.scrollIntoView({block: 'start'});
    element.focus({preventScroll: true});
  }

  readonly #onFinish = async (): Promise<void> => {
    const questions = this.#members.flatMap(({question}) => question ?? []);
    for (const question of questions) question.reveal();
    await Promise.all(questions.map((question) => question.updateComplete));
    await this.#toResult();
  };

  readonly #onAgain = (): void => {
    this.#extras.lost = false;
    this.requestUpdate();
  };

  async #onChange(): Promise<void> {
    await this.updateComplete;
    this.requestUpdate();
    this.#extras.tell('onChange');
  }

  async #toResult(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.result')?.focus();
  }

  /** What a form gets, and what it waits for. */
  #tellForm({score, earned, points, answered, all, final}: Result): void {
    const value = {score: this.#ruling?.kept ?? score, earned, points, answered, all, final: this.#ruling?.over ?? final};
    this.#internals.setFormValue(this.name && answered > 0 ? JSON.stringify(value) : null);
    const first = this.required && answered < all;
    if (first) this.#internals.setValidity({valueMissing: true}, this.#localize.term('answerAll'), this.renderRoot.querySelector<HTMLElement>('section')!);
    else this.#internals.setValidity({});
  }

  /** Something in it was recorded: its own progress may be due. Only what its learner does here makes it act. */
  async #onRecord(source: EventTarget | undefined): Promise<void> {
    if (source === this || !(source instanceof LitElement) || this.#source.waits) return;
    await source.updateComplete;
    const {result} = this;
    const before = this.#activity.entries.length;
    this.#recordDue(result);
    if (this.#activity.entries.length === before) return;
    const term = this.#localize.term.bind(this.#localize);
    if (this.#over(result)) this.said = `${term('yourResult')}: ${term('pointsOf', this.#format(result.earned), this.#format(result.points))}`;
    else if (result.answered === result.all) this.said = term('openQuestions');
  }

  #format(points: number): string {
    return this.#localize.number(points, {maximumFractionDigits: 2});
  }

  #warnAuthor(idle: boolean): void {
    if (idle) warn(this, 'It has no questions.', '<flip-quiz><flip-question>...</flip-question></flip-quiz>');
    if (this.pass !== undefined && this.#toPass === undefined) {
      warn(this, 'pass is a share of the points, from 0 to 1, so it does not count.', '<flip-quiz pass=".6">');
    }
  }
}

/** How a question stands, for the bar. */
function toneOf({answered, final, question}: Member): string {
  if (!answered) return '';
  return final ? question?.verdict.tone ?? 'calm' : 'begun';
}

/** What tells that questions are on their way, or could not be read. */
const isNote = (node: Node) => node instanceof Element && node.localName === 'flip-file-note';

declare global {
  interface HTMLElementTagNameMap {
    'flip-quiz': FlipQuiz;
  }
}
