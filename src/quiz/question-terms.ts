import {html, type TemplateResult} from 'lit';
import {isEntry, type Entry} from '../core/entry.js';
import {adopt} from '../element/adopt.js';
import {icon} from '../element/icons.js';
import type {Asked} from './answering.js';
import {leftOf, triesOf} from './behaviour.js';
import {FLAG} from './drawings.js';
import type {Ruling} from './extra.js';
import type {FlipQuestion} from './flip-question.js';
import type {Mark} from './grade.js';
import {questionTermsStyles} from './question-terms.styles.js';
import {shuffled} from './shuffle.js';
import {Sure} from './sure.js';
import type {Terms, View} from './terms.js';

/** The terms of one question in one attempt: they follow what its quiz says at the moment. */
export class QuestionTerms implements Terms {
  readonly #sure: Sure;

  constructor(readonly ruling: Ruling, readonly question: FlipQuestion, readonly round: number) {
    this.#sure = new Sure(question, ruling.parts.localize);
  }

  readonly asked = (asked: Asked): Asked => {
    const {quiz} = this.ruling.parts;
    const {round, question} = this;
    const hints = question.querySelectorAll(':scope > [slot=hint]').length;
    const last = this.ruling.over ? versionIn(question.answering.activity.own, round) : undefined;
    return {
      ...asked,
      // What was handed in stays as it was, whatever its author changes later.
      stamp: {version: last ?? asked.stamp.version, ...(round > 1 && {attempt: round})},
      limit: triesOf(quiz.behaviour, asked.limit, hints),
      grade: (response) => {
        const {score, ...grade} = asked.grade(response);
        return {
          ...grade, score: score === null ? null : leftOf(score, question.attempt.tries, quiz.behaviour, quiz.penalty),
          ...(this.#asksCertainty && {certainty: this.#sure.ratio}),
        };
      },
    };
  };

  readonly view = (view: View): View => {
    adopt(this.question, questionTermsStyles);
    const {ruling} = this;
    const unanswered = ruling.over && !view.told;
    const own = ruling.sees('answer');
    const seed = `${ruling.seed} ${this.question.id}`;
    return {
      ...view,
      ...(unanswered && this.#solved(view)),
      response: own || !ruling.over ? view.response : [],
      order: this.question.shuffled ? shuffled(view.question.options.map(({key}) => key), seed) : view.order,
      seed,
      off: view.off || !ruling.open,
      settled: view.settled || !ruling.open || ruling.deferred,
      ...(view.told || unanswered ? this.#allowed(view, unanswered) : {}),
      above: this.#renderMark(),
      ...(this.#asksCertainty && {below: this.#sure.draw({...view, over: view.settled || ruling.over})}),
    };
  };

  get #asksCertainty(): boolean {
    return (this.ruling.parts.quiz.certainty || this.question.hasAttribute('certainty')) && this.#sure.asks;
  }

  /** Not answered, and over: what would have been right. */
  #solved({type, question}: View): Partial<View> {
    return {
      told: true, settled: true, solved: true, explained: this.question.querySelector(':scope > [slot=explanation]') !== null,
      verdict: {word: 'notAnswered', drawing: 'part', tone: 'calm'}, marks: type?.marks(question, [], true) ?? new Map<string, Mark>(),
    };
  }

  /** What the review policy allows of it. */
  #allowed(view: View, unanswered: boolean): Partial<View> {
    const {ruling} = this;
    const all = unanswered ? {...view, ...this.#solved(view)} : view;
    const [right, solution] = [ruling.sees('right'), ruling.sees('solution')];
    const marks = [...all.marks].filter(([, mark]) => (mark === 'missed' ? solution : right));
    return {
      marks: new Map(marks),
      verdict: right || unanswered ? all.verdict : {word: 'answerKept', drawing: 'check', tone: 'calm'},
      feedback: view.feedback && ruling.sees('feedback'),
      explained: all.explained && ruling.sees('explanation'),
      solved: all.solved && solution,
    };
  }

  #renderMark(): TemplateResult | undefined {
    const {ruling, question} = this;
    const member = ruling.parts.members().find(({element}) => element === question);
    if (!member || ruling.over || !(ruling.handsIn || ruling.parts.quiz.overview)) return undefined;
    const on = ruling.isMarked(member);
    return html`<button type="button" class="plain mark-later" aria-pressed=${on} ?disabled=${!ruling.open}
      @click=${() => ruling.mark(member)}>${icon(FLAG)}${ruling.parts.localize.term('markForLater')}</button>`;
  }
}

/** The wording of a question that was answered last in an attempt. */
function versionIn(entries: readonly Entry[], round: number): string | undefined {
  const last = entries.findLast((entry) => isEntry(entry, 'answered') && (entry.data.attempt ?? 1) === round);
  return last && isEntry(last, 'answered') ? last.data.version : undefined;
}
