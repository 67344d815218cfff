import type {ReactiveController, ReactiveElement} from 'lit';
import {isEntry, type Entry, type EntryData, type Tally} from '../core/entry.js';
import {
  answersAtHome, capped, foldPoll, presentOf, tallyOf, UNSTAGED, votesOf, type Poll, type RoundOf, type Stage, type Vote,
} from '../core/tally.js';
import type {Present} from '../core/log.js';
import {ActivityController, type ActivityOptions} from '../element/activity.js';
import {ballotContext, type Ballot, type Cast, type Sheet, type Slip} from '../element/ballot.js';
import {ContextProvider} from '../element/context-provider.js';
import {gateContext, type Gate} from '../element/contexts.js';
import type {View} from '../element/view.js';
import {ViewController} from '../element/view-controller.js';

/** Between two counts that the class is told while it votes, ms. */
const PACE = 2000;
/** Where everybody may write what they like, so many different answers are told. */
const MOST = 40;

/** What a poll or peer instruction makes of the votes. */
export interface VoteRules {
  roundOf: RoundOf;
  /** Where the class is before anybody said so. */
  first?: () => Stage;
  /** How a question that stands here stands in the vote. */
  slip: (question: Element) => Slip;
  /** Takes what was chosen, where it is not a vote yet. */
  take?: (cast: Cast) => boolean;
  /** Called after each drawing, where there is something to lead: the teacher's page. */
  lead?: () => void;
}

/**
 * A vote of the class as one page knows it: where the class is, who votes what, and on the teacher's page also who is
 * there and how the question was answered at home. The one way from a poll to the log.
 */
export class ClassVote implements ReactiveController, Ballot {
  readonly activity: ActivityController;
  readonly views: ViewController;
  readonly #provider: ContextProvider<Ballot | undefined>;
  readonly #sheets = new Map<Element, () => Sheet>();
  #poll: Poll | undefined;
  #folded: unknown;
  #opened: Entry[] = [];
  #home: Entry[] = [];
  #present: Present | undefined;
  #heard: (() => void)[] | undefined;
  #heardOf = '';
  #told = '';
  #tick: ReturnType<typeof setTimeout> | undefined;
  #said = 0;

  constructor(readonly host: ReactiveElement, options: ActivityOptions, readonly rules: VoteRules) {
    this.activity = new ActivityController(host, {...options, onLeave: () => this.#stop()});
    this.views = new ViewController(host, this.activity);
    // The questions in it are no activities of their own, and hold nobody up.
    new ContextProvider<Gate | undefined>(host, gateContext, {join: () => ({report: () => {}, leave: () => {}})});
    this.#provider = new ContextProvider<Ballot | undefined>(host, ballotContext, this);
    host.addController(this);
  }

  get poll(): Poll {
    const {entries} = this.activity;
    if (!this.#poll || this.#folded !== entries) {
      this.#folded = entries;
      this.#poll = foldPoll(entries, this.rules.roundOf, this.rules.first?.() ?? UNSTAGED);
    }
    return this.#poll;
  }

  get stage(): Stage {
    return this.poll.stage;
  }

  get view(): View {
    return this.views.view;
  }

  /** Where there is no class, a page that asks for no view is teacher and learner at once. */
  get isBoth(): boolean {
    return this.views.isAlone && this.views.asked === '';
  }

  /** The teacher's controls are here. */
  get leads(): boolean {
    return this.activity.ready && (this.view === 'teacher' || this.isBoth);
  }

  /** Votes can be given here. */
  get votes(): boolean {
    return this.activity.ready && this.view === 'learner';
  }

  /** The votes of a round that count, as far as this page may know them: on a learner's page their own. */
  cast(round: number, run = this.stage.run): ReadonlyMap<string, Vote> {
    return votesOf(this.poll, run, round);
  }

  tally(round: number): Tally {
    return tallyOf(this.cast(round).values(), round);
  }

  /** What the class was told of this run. */
  get told(): EntryData['revealed'] | undefined {
    return this.poll.revealed.get(this.stage.run);
  }

  /** The learner's own vote. */
  mine(round: number): Vote | undefined {
    const sub = this.activity.identity?.sub;
    return sub === undefined ? undefined : this.cast(round).get(sub);
  }

  /** The learner voted, and the vote came when voting had closed. */
  isLate(round: number): boolean {
    const {stage} = this;
    return !this.mine(round) && this.activity.own.some((entry) => isEntry(entry, 'voted') && entry.data.run === stage.run && entry.data.round === round);
  }

  /** How many learners are here: who is connected or has voted; where the class cannot tell, how many there seem to be. The teacher's page knows. */
  present(round: number): number {
    const {people} = this.#present ?? {};
    if (people) return new Set([...people, ...this.cast(round).keys()]).size;
    return presentOf(this.#opened, this.cast(round).keys(), {now: Date.now(), not: this.views.isAlone ? '' : this.activity.identity?.sub ?? ''});
  }

  /** How the question was answered before class. */
  get atHome(): ReadonlyMap<string, Vote> {
    return answersAtHome(this.#home);
  }

  sheet(question: Element | undefined): Sheet | undefined {
    return question && this.#sheets.get(question)?.();
  }

  /** What the author set about its beginning has changed. */
  refold(): void {
    this.#folded = undefined;
  }

  /** Seconds until the phase is to end, never more than it was to last; `undefined` where nothing is timed. */
  get left(): number | undefined {
    const {until, seconds = Infinity} = this.stage;
    return until === undefined ? undefined : Math.min(seconds, Math.max(0, Math.ceil((until - Date.now()) / 1000)));
  }

  /** Moves the class to a phase, for so many seconds; with `question` to another one. */
  go(phase: string, {seconds, run = Math.max(1, this.stage.run), question = this.stage.question}:
  {seconds?: number | undefined; run?: number; question?: string | undefined} = {}): void {
    const until = seconds === undefined ? {} : {until: new Date(Date.now() + seconds * 1000).toISOString(), seconds};
    void this.activity.record('staged', {phase, run, ...until, ...(question && {question})});
  }

  /** Tells the class what it may know. */
  reveal(tallies: Tally[], more: Pick<EntryData['revealed'], 'changes' | 'gain' | 'shown'> = {}): void {
    const data = {run: Math.max(1, this.stage.run), tallies: tallies.map((tally) => (tally.kind ? tally : capped(tally, MOST))), ...more};
    if (more.shown !== undefined || JSON.stringify(data) !== JSON.stringify(this.told)) void this.activity.record('revealed', data);
  }

  /** Tells the class how the count goes on, not too often. */
  tellCount(tallies: Tally[]): void {
    if (JSON.stringify(tallies) === JSON.stringify(this.told?.tallies)) return;
    const early = this.#said + PACE - Date.now();
    if (early > 0) {
      this.#wake(early);
      return;
    }
    this.#said = Date.now();
    this.reveal(tallies);
  }

  renew(): void {
    this.host.requestUpdate();
  }

  join(question: Element, sheet: () => Sheet): () => void {
    this.#sheets.set(question, sheet);
    this.host.requestUpdate();
    return () => {
      this.#sheets.delete(question);
      this.host.requestUpdate();
    };
  }

  slip(question: Element): Slip {
    return this.rules.slip(question);
  }

  vote(question: Element, {response, ...cast}: Cast): void {
    if (this.rules.take?.({response, ...cast})) return;
    const {run, phase} = this.stage;
    const round = this.rules.roundOf(phase);
    if (round === undefined || !this.votes) return;
    const first = !this.activity.own.some(({type}) => type === 'voted');
    void this.activity.record('voted', {question: this.sheet(question)?.id ?? '', run: Math.max(1, run), round, response, ...cast});
    // Taking part is all that is asked: what was right, the class finds out together.
    if (first) void this.activity.record('completed', {});
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#onSight);
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#onSight);
    this.#stop();
  }

  hostUpdated(): void {
    const {activity} = this;
    this.#tell();
    if (!activity.ready) return;
    if (this.leads) {
      this.#hear();
      this.rules.lead?.();
    }
    const isVote = this.rules.roundOf(this.stage.phase) !== undefined;
    // On the teacher's page a vote may end by itself also where nothing is timed, or some time after its end.
    if (this.left || (this.leads && (isVote || this.left !== undefined))) this.#wake(1000 - (((Date.now() - (this.stage.until ?? 0)) % 1000) + 1000) % 1000);
  }

  /** Tells the questions, when something changed for them. */
  #tell(): void {
    const questions = [...this.#sheets.keys()];
    const told = JSON.stringify(questions.map((question) => this.slip(question)));
    if (told === this.#told) return;
    this.#told = told;
    this.#provider.value = this;
  }

  /** Listens to who opens the lesson, and to what was answered before class: the teacher's page alone may know. */
  #hear(): void {
    const {log} = this.activity;
    const of = [...this.#sheets.values()].map((sheet) => sheet().id)[0] ?? '';
    const home = this.stage.question || this.host.getAttribute('for') || of;
    if (!log || (this.#heard && this.#heardOf === home)) return;
    this.#unhear();
    this.#heardOf = home;
    const add = (to: 'opened' | 'home') => (batch: Entry[]) => {
      if (to === 'opened') this.#opened = merged(this.#opened, batch);
      else this.#home = merged(this.#home, batch);
      this.host.requestUpdate();
    };
    this.#heard = [log.subscribe(0, add('opened'), {activity: 'lesson'})];
    if (home) this.#heard.push(log.subscribe(0, add('home'), {activity: home}));
    if (log.gathering) {
      this.#heard.push(log.gathering.attend((present) => {
        this.#present = present;
        this.host.requestUpdate();
      }));
    }
  }

  #unhear(): void {
    for (const leave of this.#heard ?? []) leave();
    this.#heard = undefined;
    this.#opened = [];
    this.#home = [];
    this.#present = undefined;
  }

  #wake(ms: number): void {
    clearTimeout(this.#tick);
    this.#tick = setTimeout(() => this.host.requestUpdate(), Math.max(20, ms + 10));
  }

  #stop(): void {
    clearTimeout(this.#tick);
    this.#unhear();
  }

  readonly #onSight = (): void => this.host.requestUpdate();
}

function merged(known: readonly Entry[], batch: readonly Entry[]): Entry[] {
  const ids = new Set(batch.map(({id}) => id));
  return [...known.filter(({id}) => !ids.has(id)), ...batch].sort((a, b) => a.seq - b.seq);
}
