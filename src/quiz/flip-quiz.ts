import {html, LitElement, nothing, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import {isEntry, type Entry, type EntryType} from '../core/entry.js';
import {hash} from '../core/id.js';
import {ActivityController} from '../element/activity.js';
import {buttonStyles} from '../element/button.styles.js';
import {ContextProvider} from '../element/context.js';
import {gateContext} from '../element/contexts.js';
import {GateMember, Standings} from '../element/gate.js';
import {hostStyles} from '../element/host.styles.js';
import {icon} from '../element/icons.js';
import {Localize} from '../element/localize.js';
import {quiz} from '../lang/en/quiz.js';
import {ownSaveNote} from '../element/save-note.js';
import {warn} from '../element/warn.js';
import {FlipQuestion} from './flip-question.js';
import {quizStyles} from './flip-quiz.styles.js';
import {isGraded} from './grade.js';
import {resultOf, type Line, type Result} from './result.js';
import {setStates} from './states.js';

/** A member of the quiz: nearly always a question, but anything that can be answered may stand in it. */
interface Member extends Line {
  element: HTMLElement;
  question: FlipQuestion | undefined;
  /** It has told how the learner stands. */
  heard: boolean;
}

/**
 * Questions in a row: numbers them, shows how far the learner is, and at the end the result, with a way back to each
 * question. Anything else may stand between the questions.
 *
 * ```html
 * <flip-quiz id="warmup" label="Warm-up" pass=".6">
 *   <flip-question points="2">...</flip-question>
 *   <flip-question>...</flip-question>
 * </flip-quiz>
 * ```
 *
 * @tag flip-quiz
 * @slot - The questions, and whatever stands between them.
 * @event flip-progressed - One more question is answered.
 * @event flip-submitted - All questions are settled.
 * @event flip-completed - All questions are settled, for the first time.
 * @event flip-record - One of these is in the log.
 * @csspart heading - The label.
 * @csspart progress - How many questions are answered.
 * @csspart result - The result.
 * @cssstate finished - All questions are settled.
 * @cssstate passed - Finished with at least the share of the points that `pass` asks for.
 */
export class FlipQuiz extends LitElement {
  static override styles = [hostStyles, buttonStyles, quizStyles];

  /** Its name. */
  @property() label = '';
  /** The share of the points, 0 to 1, from which the result says "passed"; without it there is no such word. */
  @property({type: Number}) pass: number | undefined;

  /** What is told to who listens. */
  @state() private said = '';

  #repaired = false;
  readonly #internals = this.attachInternals();
  readonly #localize = new Localize(this, quiz);
  readonly #standings = new Standings(() => this.requestUpdate());
  readonly #member = new GateMember(this);
  readonly #activity = new ActivityController(this, {
    id: () => this.id || `quiz-${hash(this.textContent ?? '')}`,
    label: () => (this.#member.joined ? undefined : this.#name),
  });

  constructor() {
    super();
    new ContextProvider(this, gateContext, this.#standings);
    this.addEventListener('flip-record', (event) => void this.#onRecord(event.composedPath()[0]));
  }

  /** How the learner stands with it. */
  get result(): Result {
    return resultOf(this.#members);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#repaired = false;
  }

  override render(): TemplateResult {
    const members = this.#members;
    const result = resultOf(members);
    return html`<section class=${this.#member.joined ? 'joined' : 'alone'} aria-label=${this.#name}>
      <header>
        ${this.label ? html`<h3 part="heading">${this.label}</h3>` : nothing}
        <p class="quiet" part="progress">${this.#localize.term('answeredOf', result.answered, result.all)}</p>
        <div class="bar" aria-hidden="true">${members.map((member) => html`<span class=${toneOf(member)}></span>`)}</div>
      </header>
      <div class="questions"><slot></slot></div>
      ${result.final ? this.#renderResult(result, members) : this.#renderOpen(result)}
      <p class="unseen" role="status">${this.said}</p>
    </section>
    ${ownSaveNote(this.#activity)}`;
  }

  override updated(): void {
    const members = this.#members;
    const result = resultOf(members);
    this.#number(members.flatMap(({question}) => question ?? []));
    const finished = result.final;
    const passed = finished && this.#passed(result);
    setStates(this.#internals, {finished, passed});
    if (!this.#activity.ready) return;
    // An empty quiz holds nobody up.
    const idle = members.length === 0;
    this.#member.report({answered: idle || result.answered === result.all, score: result.score, final: idle || this.#standings.whole.final, graded: result.points > 0});
    this.#warnAuthor(idle);
    if (idle) return;
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

  get #members(): Member[] {
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

  #passed({score}: Result): boolean {
    return this.#toPass !== undefined && score >= this.#toPass;
  }

  #number(questions: FlipQuestion[]): void {
    for (const [i, question] of questions.entries()) {
      const {number, of} = question.place ?? {};
      if (number !== i + 1 || of !== questions.length) question.place = {number: i + 1, of: questions.length};
    }
  }

  /** Records what is reached and not yet in the log. */
  #recordDue({answered, all, final, score}: Result): void {
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
    if (all === 0 || answered < all) return nothing;
    return html`<div class="open">
      <p>${this.#localize.term('openQuestions')}</p>
      <button type="button" class="main" @click=${this.#onFinish}>${this.#localize.term('finish')}</button>
    </div>`;
  }

  #renderResult(result: Result, members: Member[]): TemplateResult {
    const term = this.#localize.term.bind(this.#localize);
    const {score, earned, points} = result;
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
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.result')?.focus();
  };

  /** Something in it was recorded: its own progress may be due. Only what its learner does here makes it act. */
  async #onRecord(source: EventTarget | undefined): Promise<void> {
    if (source === this || !(source instanceof LitElement)) return;
    await source.updateComplete;
    const {result} = this;
    const before = this.#activity.entries.length;
    this.#recordDue(result);
    if (this.#activity.entries.length === before) return;
    const term = this.#localize.term.bind(this.#localize);
    if (result.final) this.said = `${term('yourResult')}: ${term('pointsOf', this.#format(result.earned), this.#format(result.points))}`;
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

declare global {
  interface HTMLElementTagNameMap {
    'flip-quiz': FlipQuiz;
  }
}
