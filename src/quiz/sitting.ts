import {hash} from '../core/id.js';
import {isEntry} from '../core/entry.js';
import {warn} from '../element/warn.js';
import {sitting as words} from '../lang/en/sitting.js';
import {speak} from '../lang/speak.js';
import {paperFaults} from './paper-faults.js';
import {certainIn, worked} from './credit.js';
import {effortOf} from './effort.js';
import type {Extra, Member, Parts, Ruling} from './extra.js';
import type {FlipQuestion} from './flip-question.js';
import {inTurn, isHandedIn, settle} from './hand-in.js';
import {Desk} from './desk.js';
import {mix, pick} from './pool.js';
import {idOf} from './question.js';
import type {Result} from './result.js';
import {phaseOf, policyOf, type Phase, type Policy, type Sight} from './review.js';
import {keptOf, roundsOf, type Round} from './rounds.js';
import {QuestionTerms} from './question-terms.js';
import {sittingStyles} from './sitting.styles.js';
import {assignInOrder} from './slots.js';
import {Timetable} from './timetable.js';

/** What rules a quiz with a behaviour, attempts, an order, hours or a review policy of its own. */
export const sitting = (parts: Parts): Extra => {
  speak(words);
  return new Sitting(parts);
};

export class Sitting implements Ruling, Extra {
  readonly styles = sittingStyles;
  /** Questions that the learner marked for later, by id. */
  readonly marked = new Set<string>();
  readonly #terms = new Map<FlipQuestion, QuestionTerms>();
  readonly draw: Extra['draw'];
  readonly #times = new Timetable(this);
  #rounds: readonly Round[] = roundsOf([]);
  #folded: unknown;
  #policy: Policy = policyOf('');
  #policyText = '';
  #handing = false;
  /** The earlier attempt that is looked at. */
  #looking: number | undefined;
  #began = false;
  #restored = false;
  #warned = '';
  /** What the questions were last drawn by. */
  #drawn = '';

  constructor(readonly parts: Parts) {
    parts.ruling = this;
    this.draw = new Desk(this).draw;
  }

  get rounds(): readonly Round[] {
    const {activity} = this.parts;
    if (this.#folded !== activity.entries) {
      this.#folded = activity.entries;
      this.#rounds = roundsOf(activity.own);
    }
    return this.#rounds;
  }

  get last(): Round {
    return this.rounds.at(-1)!;
  }

  get round(): Round {
    return (this.over && this.rounds.find(({number}) => number === this.#looking)) || this.last;
  }

  /** How many attempts there are. */
  get allowed(): number {
    const {attempts} = this.parts.quiz;
    if (attempts === 'unlimited') return Infinity;
    return Number(attempts) >= 1 ? Math.floor(Number(attempts)) : 1;
  }

  get opens(): number | undefined {
    return this.#times.opens;
  }

  get closes(): number | undefined {
    return this.#times.closes;
  }

  get limit(): number | undefined {
    return this.#times.limit;
  }

  get deadline(): number | undefined {
    return this.#times.deadline;
  }

  get over(): boolean {
    return this.last.handedIn !== undefined;
  }

  /** A quiz with a time limit begins when its learner says so. */
  get begun(): boolean {
    return this.limit === undefined || this.last.begun !== undefined || this.over;
  }

  get early(): boolean {
    return this.#times.early;
  }

  get closed(): boolean {
    return this.#times.closed;
  }

  get open(): boolean {
    return this.parts.activity.ready && this.begun && !this.over && !this.#handing && this.#times.inTime;
  }

  get shown(): boolean {
    return this.parts.activity.ready && this.begun && !this.early && (!this.closed || this.over || this.touched);
  }

  get final(): boolean {
    return this.over && (this.last.number >= this.allowed || this.closed);
  }

  get kept(): number | undefined {
    return keptOf(this.rounds.flatMap(({handedIn}) => handedIn?.score ?? []), this.parts.quiz.keep);
  }

  get deferred(): boolean {
    return this.parts.quiz.behaviour === 'deferred';
  }

  /** There is an end that the learner sets. */
  get handsIn(): boolean {
    return this.deferred || this.limit !== undefined;
  }

  get seed(): string {
    const {identity, id} = this.parts.activity;
    return this.round.seed ?? hash(`${identity?.sub ?? ''} ${id} ${this.round.number}`);
  }

  readonly sees = (sight: Sight, round = this.round): boolean => {
    const {review} = this.parts.quiz;
    if (review !== this.#policyText) this.#policy = policyOf(this.#policyText = review);
    return this.#policy[this.#phaseOf(round)].has(sight);
  };

  members(all: readonly Member[]): Member[] {
    const {quiz} = this.parts;
    const ids = all.map(keyOf);
    const picked = quiz.pick !== undefined && quiz.pick >= 1 ? pick(ids, quiz.pick, this.seed, this.round.picked) : ids;
    const counting = all.filter((_, i) => picked.includes(ids[i]!)).map((member) => {
      const given = this.deferred && !this.over && (member.question?.response.length ?? 0) > 0;
      return given ? {...member, answered: true} : member;
    });
    if (!quiz.shuffled) return counting;
    const order = this.#order(counting);
    return order.flatMap((node) => counting.filter(({element}) => node.contains(element)));
  }

  #nodes(): (Element | Text)[] {
    const members = this.parts.members();
    const out = this.parts.all().filter(({element}) => !members.some((member) => member.element === element));
    return this.#order(members).filter((node) => !out.some(({element}) => node.contains(element))
      || members.some(({element}) => node.contains(element)));
  }

  worth(result: Result): number {
    return this.parts.quiz.credit === 'effort' ? effortOf(worked(this.parts.members(), this.round.number)) : result.score;
  }

  /** What is earned and could be, for being rightly sure. */
  get certain(): {earned: number; all: number} {
    return certainIn(this.parts.members(), this.parts.quiz.certainty);
  }

  recordDue(result: Result): void {
    const {activity} = this.parts;
    const done = activity.own.flatMap((entry) => (isEntry(entry, 'progressed') ? entry.data.ratio : []));
    const ratio = result.answered / Math.max(1, result.all);
    if (ratio > Math.max(0, ...done)) void activity.record('progressed', {ratio});
    if (!this.over && result.final && !this.deferred) void this.#submit();
    if (this.over) void this.#complete();
  }

  /** Begins an attempt: the first one, where that is to be said, or one more. */
  async begin(): Promise<void> {
    const {activity, quiz} = this.parts;
    this.#looking = undefined;
    const number = this.over ? this.last.number + 1 : this.last.number;
    if (this.over) {
      await Promise.all(this.parts.all().flatMap(({question}) =>
        (question ? ['response', 'hints', 'certainty'].map((key) => question.answering.activity.keepDraft(key, undefined)) : [])));
      await Promise.all([...this.marked].map((id) => activity.keepDraft(`marked/${id}`, undefined)));
      this.marked.clear();
    }
    this.#times.renew();
    if (!this.over || this.last.number < number) this.#attempt(number);
    await quiz.updateComplete;
    this.parts.members()[0]?.element.focus();
  }

  readonly handIn = async (): Promise<void> => {
    if (this.#handing || this.over) return;
    const {activity, closing, toResult} = this.parts;
    this.#handing = true;
    try {
      for (const close of closing) await close();
      await inTurn(`flip-hand-in ${activity.scope?.space} ${activity.id}`, () => this.#handIn());
    } finally {
      this.#handing = false;
    }
    this.#refresh();
    await toResult();
  };

  readonly look = async (round: Round): Promise<void> => {
    this.#looking = round === this.last ? undefined : round.number;
    this.#refresh();
    await this.parts.quiz.updateComplete;
  };

  mark(member: Member): void {
    const key = keyOf(member);
    const on = !this.marked.delete(key);
    if (on) this.marked.add(key);
    void this.parts.activity.keepDraft(`marked/${key}`, on || undefined);
    this.#refresh();
  }

  isMarked(member: Member): boolean {
    return this.marked.has(keyOf(member));
  }

  onUpdate(): void {
    const {round} = this;
    for (const {question} of this.parts.all()) {
      if (!question) continue;
      const known = this.#terms.get(question);
      if (known?.round === round.number && question.terms === known) continue;
      const terms = new QuestionTerms(this, question, round.number);
      this.#terms.set(question, terms);
      question.terms = terms;
    }
    this.#advise();
  }

  onUpdated(): void {
    const {activity} = this.parts;
    const slot = this.parts.quiz.renderRoot.querySelector<HTMLSlotElement>('slot:not([name])');
    if (slot) assignInOrder(slot, this.#nodes());
    if (!activity.ready) return;
    // Heard once, however often it is asked for: the same listener.
    document.addEventListener('visibilitychange', this.wake);
    // First, for a deadline that has just passed leaves open what is being written.
    this.#times.plan();
    const drawn = [this.open, this.over, this.#phaseOf(this.round), this.round.number].join();
    if (drawn !== this.#drawn) {
      this.#drawn = drawn;
      for (const {question} of this.parts.all()) question?.requestUpdate();
    }
    const members = this.parts.members();
    if (!members.every(({heard}) => heard) || members.length === 0) return;
    if (!this.#restored) {
      this.#restored = true;
      void this.#restore(members);
    }
  }

  onChange(): void {
    this.#noteBegin();
    this.recordDue(this.parts.result());
    this.parts.quiz.requestUpdate();
  }

  onLeave(): void {
    this.#times.stop();
    document.removeEventListener('visibilitychange', this.wake);
    this.#restored = this.#began = false;
  }

  get touched(): boolean {
    return this.last.begun !== undefined || this.parts.members().some(({answered}) => answered);
  }

  #phaseOf({handedIn}: Round): Phase {
    return phaseOf(Date.now(), handedIn?.at, this.over ? this.closes : undefined);
  }

  #order(members: readonly Member[]): (Element | Text)[] {
    const {quiz} = this.parts;
    const nodes = [...quiz.childNodes].filter((node) => node instanceof Element ? !node.slot : node instanceof Text) as (Element | Text)[];
    if (!quiz.shuffled) return nodes;
    const key = (node: Node) => members.filter(({element}) => node.contains(element)).map(keyOf).join() || undefined;
    return mix(nodes, key, this.seed);
  }

  /** What was left of an earlier visit: marks for later, and a handing in that was cut off. */
  async #restore(members: readonly Member[]): Promise<void> {
    const {activity} = this.parts;
    await Promise.all(this.parts.all().map(async (member) => {
      if (await activity.draft(`marked/${keyOf(member)}`)) this.marked.add(keyOf(member));
    }));
    const cutOff = this.deferred && !this.over && members.some(({question}) => question?.attempt.tries);
    if (cutOff) await this.handIn();
    this.#refresh();
  }

  /** The first thing that the learner does begins an attempt that needs no beginning. */
  #noteBegin(): void {
    if (this.#began || this.last.begun !== undefined || this.over || !this.begun) return;
    this.#began = true;
    this.#attempt(this.last.number);
  }

  #attempt(attempt: number): void {
    const {quiz, activity} = this.parts;
    const seed = attempt === this.last.number ? this.seed : hash(`${activity.identity?.sub ?? ''} ${activity.id} ${attempt}`);
    const all = this.parts.all().map(keyOf);
    const picked = quiz.pick !== undefined && quiz.pick >= 1 && pick(all, quiz.pick, seed);
    const {until} = this.#times;
    void activity.record('attempted', {attempt, seed, ...(picked && {picked}), ...(until && {until})});
  }

  async #handIn(): Promise<void> {
    const {number} = this.last;
    if (await isHandedIn(this.parts, number)) {
      await until(() => this.over || this.last.number > number);
      return;
    }
    this.#noteBegin();
    const questions = this.parts.members().flatMap(({question}) => question ?? []);
    for (const question of questions) await settle(question);
    await Promise.all(questions.map((question) => question.updateComplete));
    const submitted = this.over || this.#submit();
    await Promise.all([submitted, this.#complete()]);
  }

  #submit(): Promise<boolean> {
    const {number} = this.last;
    const {earned, all} = this.certain;
    return this.parts.activity.record('submitted', {
      score: this.worth(this.parts.result()), ...(number > 1 && {attempt: number}), ...(all > 0 && {certainty: earned}),
    });
  }

  async #complete(): Promise<void> {
    const {activity} = this.parts;
    const last = activity.own.findLast((entry) => isEntry(entry, 'completed'));
    const score = this.kept;
    if (score !== undefined && last?.data.score !== score) await activity.record('completed', {score});
  }

  #refresh(): void {
    for (const {question} of this.parts.all()) question?.requestUpdate();
    this.parts.quiz.requestUpdate();
  }

  readonly wake = (): void => {
    if (!this.parts.quiz.isConnected) return;
    this.#times.plan();
    this.#refresh();
  };

  /** Tells the page's author once what cannot be read. */
  #advise(): void {
    const {quiz} = this.parts;
    const faults = paperFaults(quiz, this.#times.classAt, this.parts.all().length);
    const said = JSON.stringify(faults);
    if (said === this.#warned) return;
    this.#warned = said;
    for (const {message, instead} of faults) warn(quiz, message, instead);
  }
}

/** Until the log has told, which it does soon. */
async function until(told: () => boolean): Promise<void> {
  for (let waits = 0; waits < 40 && !told(); waits++) await new Promise((resolve) => setTimeout(resolve, 50));
}

/** What a member is called in records of the quiz. */
function keyOf({element, question}: Member): string {
  return element.id || (question ? idOf(question.question) : hash(element.textContent ?? ''));
}
