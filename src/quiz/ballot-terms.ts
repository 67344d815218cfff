/** A question that is voted on: loaded with the first question that stands in a vote. */
import {html, nothing, type TemplateResult} from 'lit';
import {adopt} from '../element/adopt.js';
import {ballotContext, type Ballot, type Cast, type Sheet, type Slip} from '../element/ballot.js';
import {ContextConsumer} from '../element/context.js';
import {Localize} from '../element/localize.js';
import {ballot as words} from '../lang/en/ballot.js';
import {quiz} from '../lang/en/quiz.js';
import {ballotStyles} from './ballot-terms.styles.js';
import type {FlipQuestion} from './flip-question.js';
import {bringJudge, judge} from './judge.js';
import {isGraded, versionOf, type Question} from './question.js';
import {Sure} from './sure.js';
import type {Terms, View} from './terms.js';
import type {Verdict} from './verdict.js';

const papers = new WeakSet<object>();
/** One touch says all there is to say: it is the vote. */
const AT_ONCE = ['choice', 'true-false', 'scale'];

/** Until the vote says what is right, nothing in the page does. */
const KEPT: Verdict = {word: 'answerKept', drawing: 'check', tone: 'calm'};

/** Hands a question's answers to the vote that it stands in, as long as it stands there. */
export function joinBallot(host: object): void {
  if (papers.has(host)) return;
  papers.add(host);
  const question = host as FlipQuestion;
  let terms: BallotTerms | undefined;
  let leave: (() => void) | undefined;
  question.addController({
    hostDisconnected: () => {
      leave?.();
      leave = terms = undefined;
    },
  });
  new ContextConsumer(question, ballotContext, (ballot) => {
    if (terms && terms.ballot === ballot) question.requestUpdate();
    else {
      leave?.();
      question.terms = terms = ballot && new BallotTerms(question, ballot);
      leave = terms && ballot?.join(question, terms.sheet);
    }
  });
}

/** The terms of a question in a vote: what is chosen is the vote's, and what came of it is said when the vote says so. */
export class BallotTerms implements Terms {
  readonly #localize: Localize;
  #round = '';
  /** What is chosen in this round, once something is. */
  #chosen: readonly string[] | undefined;
  #lacking = '';
  #sure: Sure;
  #last: View | undefined;
  #type: View['type'];

  constructor(readonly question: FlipQuestion, readonly ballot: Ballot) {
    this.#localize = new Localize(question, {...words, ...quiz});
    this.#sure = new Sure(question, this.#localize);
    void bringJudge().then(() => {
      question.requestUpdate();
      ballot.renew();
    }, () => {});
  }

  readonly asked: Terms['asked'] = (asked) => asked;

  readonly view = (view: View): View => {
    adopt(this.question, ballotStyles);
    const slip = this.ballot.slip(this.question);
    this.#turn(slip.round);
    const response = this.#chosen && slip.open ? this.#chosen : slip.response;
    const {solved, brief = false} = slip;
    const explained = slip.explained && this.question.querySelector(':scope > [slot=explanation]') !== null;
    const marks = solved ? view.type?.marks(view.question, response, true) : undefined;
    if (this.#type !== view.type) {
      this.#type = view.type;
      queueMicrotask(() => this.ballot.renew());
    }
    return this.#last = {
      ...view, type: brief ? bare(view.type) : view.type, response, settled: true, polled: true, off: this.question.disabled || !slip.open,
      told: solved && (!brief || explained || (slip.explained && view.type?.solution !== undefined)) && judge() !== undefined && (isGraded(view.question) || explained),
      marks: marks ?? new Map(), verdict: solved ? verdictOf(view.question, response, view.type?.grade) : KEPT,
      feedback: solved, explained,
      solved: solved && response.length === 0 && isGraded(view.question),
      choose: (chosen) => this.#choose(chosen, slip),
      below: this.#renderBelow(view, slip, response),
      ...(slip.plain && this.question.required && {above: html`<p class="quiet needed">${this.#localize.term('neededAnswer')}</p>`}),
    };
  };

  readonly sheet = (): Sheet => {
    const {question, answering} = this.question;
    const type = this.#type;
    const points = (question.more as {points?: readonly {key: string; label: string}[]} | undefined)?.points;
    const option = (key: string) => question.options.find((each) => each.key === key);
    const isListed = /^(?:choice|multiple|true-false|rank|points)$/.test(question.type);
    return {
      ...type?.facts?.(question), type: question.type, id: answering.activity.id, name: this.question.label, graded: isGraded(question),
      version: versionOf(question),
      keys: points?.map(({key}) => key) ?? (isListed ? question.options.map(({key}) => key) : []),
      label: (key) => type?.words?.(question, [key])[0] || points?.find((point) => point.key === key)?.label || option(key)?.text || key,
      beside: (key) => points?.find((point) => point.key === key)?.label ?? '',
      isRight: (key) => option(key)?.correct ?? (judge() && type?.grade(question, [key]).correct === true) ?? false,
      misconception: (key) => option(key)?.misconception,
      ready: type !== undefined,
      lacks: (response) => (response.length > 0 && type?.lacks?.(response)) || '',
    };
  };

  get #asksSure(): boolean {
    return this.question.hasAttribute('certainty') && this.#sure.asks;
  }

  get #isAtOnce(): boolean {
    return AT_ONCE.includes(this.question.question.type) && !this.#asksSure;
  }

  /** A new round begins empty; what was typed and not sent in this one is found again. */
  #turn(round: string): void {
    if (round === this.#round) return;
    const {activity} = this.question.answering;
    if (this.#round) {
      void activity.keepDraft('certainty', undefined);
      void activity.keepDraft(`vote/${this.#round}`, undefined);
      this.#sure = new Sure(this.question, this.#localize);
    }
    this.#round = round;
    this.#chosen = undefined;
    this.#lacking = '';
    void activity.draft(`vote/${round}`).then((kept) => {
      if (this.#round !== round || this.#chosen || !Array.isArray(kept)) return;
      this.#chosen = kept.filter((part) => typeof part === 'string');
      this.question.requestUpdate();
    });
  }

  #choose(chosen: string[], slip: Slip): void {
    if (!slip.open) return;
    this.#chosen = chosen;
    this.#lacking = '';
    this.question.dispatchEvent(new Event('change', {bubbles: true}));
    if (this.#isAtOnce || slip.plain) void this.#cast(slip.plain);
    else void this.question.answering.activity.keepDraft(`vote/${this.#round}`, chosen);
    this.question.requestUpdate();
  }

  #renderBelow({off, name, type}: View, slip: Slip, response: readonly string[]): TemplateResult | typeof nothing {
    if (slip.plain) return html`<p class="lacking" ?hidden=${!slip.lacking}>${slip.lacking}</p>`;
    if (!slip.open || this.#isAtOnce) return nothing;
    const sent = slip.response.length > 0;
    const same = sent && String(response) === String(slip.response) && !this.#asksSure;
    return html`${this.#asksSure ? this.#sure.draw({name, off, told: false, over: false}) : nothing}
      <div class="cast"><button type="button" class="main" part="vote" aria-disabled=${same || response.length === 0 ? 'true' : nothing}
        @click=${() => void this.#onSend(type)}>${this.#localize.term(sent ? 'changeVote' : 'sendVote')}</button>
      <p class="lacking" ?hidden=${!this.#lacking}>${this.#lacking}</p></div>`;
  }

  async #onSend(type: View['type']): Promise<void> {
    const response = this.#last?.response ?? [];
    this.#lacking = response.length === 0 ? this.#localize.term(type?.lacking ?? 'answerFirst') : type?.lacks?.(response) ?? '';
    if (this.#lacking) this.question.say(this.#lacking);
    else await this.#cast();
    this.question.requestUpdate();
  }

  /** What is right is known by what judges answers: without it, there is no vote. */
  async #cast(plain = false): Promise<void> {
    const round = this.#round;
    try {
      await bringJudge();
    } catch {
      this.#lacking = this.#localize.term('noConnection');
      this.question.say(this.#lacking);
      this.question.requestUpdate();
      return;
    }
    const {type} = this.#last ?? {};
    const response = [...this.#chosen ?? this.#last?.response ?? []];
    if (!type || round !== this.#round || (response.length === 0 && !plain)) return;
    const {misconceptions, score, correct} = type.grade(this.question.question, response);
    const cast: Cast = {
      response, score, correct, ...(misconceptions.length > 0 && {misconceptions}), ...(this.#asksSure && {certainty: this.#sure.ratio}),
    };
    this.ballot.vote(this.question, cast);
    if (!plain) void this.question.answering.activity.keepDraft(`vote/${round}`, undefined);
  }
}

const bare = (type: View['type']): View['type'] => type && Object.create(type, {draw: {value: () => html``}, instruction: {value: undefined}}) as NonNullable<View['type']>;

/** What came of a vote, for its learner: nobody is told that they are wrong who did not vote. */
function verdictOf(question: Question, response: readonly string[], grade: ((question: Question, response: readonly string[]) => {correct: boolean | null; score: number | null}) | undefined): Verdict {
  if (response.length === 0 || !grade || !judge()) return {word: 'answerShown', drawing: 'hint', tone: 'calm'};
  const {correct, score} = grade(question, response);
  if (correct === null) return {word: 'answerKept', drawing: 'check', tone: 'calm'};
  if (correct) return {word: 'answerRight', drawing: 'check', tone: 'good'};
  return score ? {word: 'answerPartly', drawing: 'part', tone: 'bad'} : {word: 'answerWrong', drawing: 'cross', tone: 'bad'};
}
