import {hash} from '../core/id.js';
import {isEntry} from '../core/entry.js';
import {warn} from '../element/warn.js';
import {sitting as words} from '../lang/en/sitting.js';
import {speak} from '../lang/speak.js';
import {paperFaults} from './paper-faults.js';
import {worked} from './credit.js';
import {certaintyPoints, levelOf} from './certainty.js';
import {effortOf} from './effort.js';
import type {Extra, Member, Parts, Ruling} from './extra.js';
import type {FlipQuestion} from './flip-question.js';
import {momentOf} from './hours.js';
import {Desk} from './desk.js';
import {mix, pick} from './pool.js';
import {idOf} from './question.js';
import type {Result} from './result.js';
import {AFTER, phaseOf, policyOf, type Policy, type Sight} from './review.js';
import {keptOf, roundsOf, type Round} from './rounds.js';
import {QuestionTerms} from './question-terms.js';
import {sittingStyles} from './sitting.styles.js';
import {extended, GRACE, limitOf} from './time-limit.js';

/** The longest that a browser's timer can wait, ms. */
const FOREVER = 2 ** 31 - 1;
/** A page that nobody sees leaves handing in to one that is seen, this long, ms. */
const PATIENCE = 5000;

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
  #rounds: readonly Round[] = roundsOf([]);
  #folded: unknown;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #policy: Policy = policyOf('');
  #policyText = '';
  #handing = false;
  #began = false;
  #restored = false;
  /** Since when this page knows that time is up, ms. */
  #upSince: number | undefined;
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

  get round(): Round {
    return this.rounds.at(-1)!;
  }

  /** How many attempts there are. */
  get allowed(): number {
    const {attempts} = this.parts.quiz;
    if (attempts === 'unlimited') return Infinity;
    return Number(attempts) >= 1 ? Math.floor(Number(attempts)) : 1;
  }

  get opens(): number | undefined {
    return momentOf(this.parts.quiz.opens, this.#classAt);
  }

  get closes(): number | undefined {
    return momentOf(this.parts.quiz.closes, this.#classAt);
  }

  get limit(): number | undefined {
    const limit = limitOf(this.parts.quiz.timeLimit);
    return limit === undefined ? undefined : extended(limit, this.parts.quiz.extraTime);
  }

  get deadline(): number | undefined {
    const {begun, until} = this.round;
    const timed = this.limit === undefined || begun === undefined ? until : Math.max(until ?? 0, begun + this.limit * 1000);
    return Math.min(timed ?? Infinity, this.closes ?? Infinity) === Infinity ? undefined : Math.min(timed ?? Infinity, this.closes ?? Infinity);
  }

  get over(): boolean {
    return this.round.handedIn !== undefined;
  }

  /** A quiz with a time limit begins when its learner says so. */
  get begun(): boolean {
    return this.limit === undefined || this.round.begun !== undefined || this.over;
  }

  get early(): boolean {
    return Date.now() < (this.opens ?? -Infinity);
  }

  get closed(): boolean {
    return Date.now() >= (this.closes ?? Infinity);
  }

  get open(): boolean {
    return this.parts.activity.ready && this.begun && !this.over && !this.#handing && !this.early && Date.now() < (this.deadline ?? Infinity) + this.#grace;
  }

  get shown(): boolean {
    return this.parts.activity.ready && this.begun && !this.early && (!this.closed || this.over || this.#touched);
  }

  get final(): boolean {
    return this.over && (this.round.number >= this.allowed || this.closed);
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

  get phase() {
    return phaseOf(Date.now(), this.round.handedIn?.at, this.over ? this.closes : undefined);
  }

  sees(sight: Sight): boolean {
    const {review} = this.parts.quiz;
    if (review !== this.#policyText) this.#policy = policyOf(this.#policyText = review);
    return this.#policy[this.phase].has(sight);
  }

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
    const answered = this.parts.members().flatMap(({question}) => question?.attempt.shown ?? []);
    const counting = answered.filter(({data}) => data.score !== null && levelOf(data.certainty));
    return {
      earned: counting.reduce((sum, {data}) => sum + certaintyPoints(data.score!, levelOf(data.certainty)!), 0),
      all: this.parts.members().filter(({graded}) => graded).length * 3,
    };
  }

  recordDue(result: Result): void {
    const {activity} = this.parts;
    const done = activity.own.flatMap((entry) => (isEntry(entry, 'progressed') ? entry.data.ratio : []));
    const ratio = result.answered / Math.max(1, result.all);
    if (ratio > Math.max(0, ...done)) void activity.record('progressed', {ratio});
    if (!this.over && result.final && !this.deferred) this.#submit();
    if (this.over) this.#complete();
  }

  /** Begins an attempt: the first one, where that is to be said, or one more. */
  async begin(): Promise<void> {
    const {activity, quiz} = this.parts;
    const number = this.over ? this.round.number + 1 : this.round.number;
    if (this.over) {
      await Promise.all(this.parts.all().flatMap(({question}) =>
        (question ? ['response', 'hints', 'certainty'].map((key) => question.answering.activity.keepDraft(key, undefined)) : [])));
      await Promise.all([...this.marked].map((id) => activity.keepDraft(`marked/${id}`, undefined)));
      this.marked.clear();
    }
    this.#upSince = undefined;
    if (!this.over || this.round.number < number) this.#attempt(number);
    await quiz.updateComplete;
    this.parts.members()[0]?.element.focus();
  }

  readonly handIn = async (): Promise<void> => {
    if (this.#handing || this.over) return;
    this.#handing = true;
    try {
      for (const close of this.parts.closing) await close();
      this.#noteBegin();
      const questions = this.parts.members().flatMap(({question}) => question ?? []);
      for (const question of questions) await this.#settle(question);
      await Promise.all(questions.map((question) => question.updateComplete));
      if (!this.over) this.#submit();
      this.#complete();
    } finally {
      this.#handing = false;
    }
    this.#refresh();
    await this.parts.toResult();
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
    slot?.assign(...this.#nodes());
    if (!activity.ready) return;
    // Heard once, however often it is asked for: the same listener.
    document.addEventListener('visibilitychange', this.#onWake);
    // First, for a deadline that has just passed leaves open what is being written.
    this.#plan();
    const drawn = [this.open, this.over, this.phase, this.round.number].join();
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
    clearTimeout(this.#timer);
    document.removeEventListener('visibilitychange', this.#onWake);
    this.#restored = this.#began = false;
    this.#upSince = undefined;
  }

  get #classAt(): string | null | undefined {
    return this.parts.quiz.closest('[class-at]')?.getAttribute('class-at');
  }

  get #touched(): boolean {
    return this.round.begun !== undefined || this.parts.members().some(({answered}) => answered);
  }

  get #grace(): number {
    return this.#upSince === undefined ? 0 : GRACE + PATIENCE;
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
    if (this.#began || this.round.begun !== undefined || this.over || !this.begun) return;
    this.#began = true;
    this.#attempt(this.round.number);
  }

  #attempt(attempt: number): void {
    const {quiz, activity} = this.parts;
    const seed = attempt === this.round.number ? this.seed : hash(`${activity.identity?.sub ?? ''} ${activity.id} ${attempt}`);
    const all = this.parts.all().map(keyOf);
    const picked = quiz.pick !== undefined && quiz.pick >= 1 && pick(all, quiz.pick, seed);
    const until = this.limit === undefined ? undefined : Math.min(Date.now() + this.limit * 1000, this.closes ?? Infinity);
    void activity.record('attempted', {attempt, seed, ...(picked && {picked}), ...(until && {until: new Date(until).toISOString()})});
  }

  /** Counts what is answered, as the drafts know it: another tab may have written last. */
  async #settle(question: FlipQuestion): Promise<void> {
    const {answering} = question;
    if (answering.attempt.settled) return;
    const draft = await answering.activity.draft('response');
    const known = Array.isArray(draft) ? draft.filter((part) => typeof part === 'string').filter(answering.asked().knows) : [];
    if (known.length > 0) answering.choose(known);
    if (answering.response.length > 0 && !answering.told) answering.check();
    answering.reveal();
  }

  #submit(): void {
    const {activity, quiz} = this.parts;
    const {number} = this.round;
    void activity.record('submitted', {
      score: this.worth(this.parts.result()), ...(number > 1 && {attempt: number}), ...(quiz.certainty && {certainty: this.certain.earned}),
    });
  }

  #complete(): void {
    const {activity} = this.parts;
    const last = activity.own.findLast((entry) => isEntry(entry, 'completed'));
    const score = this.kept;
    if (score !== undefined && last?.data.score !== score) void activity.record('completed', {score});
  }

  /** Sets the alarm for the next moment at which something changes by itself. */
  #plan(): void {
    clearTimeout(this.#timer);
    const now = Date.now();
    const {handedIn} = this.round;
    const next = [this.opens, this.closes, this.over ? undefined : this.deadline, handedIn && handedIn.at + AFTER]
      .filter((moment) => moment !== undefined).filter((moment) => moment > now);
    if (next.length > 0) this.#timer = setTimeout(this.#onWake, Math.min(FOREVER, Math.min(...next) - now));
    const late = !this.over && this.deadline !== undefined && now >= this.deadline && this.#touched;
    if (late && this.#upSince === undefined) void this.#timeUp();
  }

  /** Time is up: what is being written may be finished, then all is handed in. */
  async #timeUp(): Promise<void> {
    this.#upSince = Date.now();
    const {quiz, localize} = this.parts;
    const writing = () => isWriting(quiz);
    const fresh = this.#upSince - this.deadline! < GRACE;
    if (fresh && writing()) this.parts.say(localize.term('timeIsUp'));
    while (fresh && writing() && Date.now() - this.#upSince < GRACE) await pause(200);
    if (document.hidden) await pause(PATIENCE);
    if (!quiz.isConnected) return;
    await this.handIn();
    this.parts.say(localize.term('handedInByTime'));
  }

  #refresh(): void {
    for (const {question} of this.parts.all()) question?.requestUpdate();
    this.parts.quiz.requestUpdate();
  }

  readonly #onWake = (): void => {
    if (!this.parts.quiz.isConnected) return;
    this.#plan();
    this.#refresh();
  };

  /** Tells the page's author once what cannot be read. */
  #advise(): void {
    const {quiz} = this.parts;
    const faults = paperFaults(quiz, this.#classAt, this.parts.all().length);
    const said = JSON.stringify(faults);
    if (said === this.#warned) return;
    this.#warned = said;
    for (const {message, instead} of faults) warn(quiz, message, instead);
  }
}

/** Is text being typed in it? */
function isWriting(quiz: Element): boolean {
  let {activeElement: at} = quiz.getRootNode() as Document | ShadowRoot;
  if (!quiz.contains(at)) return false;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at?.matches('textarea, input:not([type=radio], [type=checkbox])') === true;
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** What a member is called in records of the quiz. */
function keyOf({element, question}: Member): string {
  return element.id || (question ? idOf(question.question) : hash(element.textContent ?? ''));
}
