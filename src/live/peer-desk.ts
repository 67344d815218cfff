import {html, nothing, type TemplateResult} from 'lit';
import {
  adviceOn, atEnd, before, changesOf, FOLLOW_UP, gainOf, isComplete, isShown, moved, roundOf, secondsOf, waysFrom, type PeerAdvice, type Phase,
} from '../core/peer.js';
import {countRound, isOpinion} from '../core/counting.js';
import type {Tally} from '../core/entry.js';
import {AT_HOME, bare, shareRight, type CountedVote} from '../core/tally.js';
import type {Sheet} from '../element/ballot.js';
import type {Messages} from '../lang/en.js';
import type {peer} from '../lang/en/peer.js';
import {drawChart, percent} from './chart.js';
import {exportVotes} from './export-votes.js';
import type {PeerHost} from './hosts.js';
import {drawTimer} from './pieces.js';
import {faultsOfQuestion} from './plan-faults.js';

/** Votes that are on their way when the time is up still count, ms. */
const GRACE = 1500;
/** What the teacher can add to the time, seconds. */
const MORE = 30;
/** Fewer answers from before class are not shown: they could be somebody's. */
const FEWEST_AT_HOME = 5;

type Word = keyof typeof peer & keyof Messages;
const NAMES: Readonly<Record<Phase, Word>> = {
  idle: 'phaseIdle', think: 'phaseThink', vote1: 'phaseVote1', advice: 'phaseAdvice', teach: 'phaseTeach', discuss: 'phaseDiscuss', vote2: 'phaseVote2',
  closed: 'phaseClosed', reveal: 'phaseReveal', explain: 'phaseExplain', 'follow-up': 'phaseFollowUp', done: 'phaseDone',
};
const WAYS: Readonly<Record<Phase, Word>> = {
  idle: 'phaseIdle', think: 'goThink', vote1: 'goVote1', advice: 'goAdvice', teach: 'goTeach', discuss: 'goDiscuss', vote2: 'goVote2',
  closed: 'goClosed', reveal: 'goReveal', explain: 'goExplain', 'follow-up': 'goFollowUp', done: 'goDone',
};

/** The teacher's page: leads the class from phase to phase, counts, is advised, and tells the class what it may know. */
export class PeerDesk {
  constructor(readonly host: PeerHost) {}

  get #options(): number {
    return this.host.room.sheet(this.host.places.main)?.keys.length ?? 0;
  }

  get #advice(): PeerAdvice {
    return adviceOn(this.host.room.tally(1), this.host.plan, this.#options);
  }

  get #ways(): Phase[] {
    const {phase, plan, voted2} = this.host;
    return waysFrom(phase, {...plan, followUp: this.host.places.followUp !== undefined}, {advice: this.#advice, voted2});
  }

  /** Called after each drawing: counts are told, and what has ended is ended. */
  lead(): void {
    const {room, phase, places} = this.host;
    const round = roundOf(phase);
    faultsOfQuestion(this.host, room.sheet(places.main));
    if (round !== undefined) room.tellCount(this.#tallies(round).map(bare));
    const next = atEnd(phase);
    if (!next || room.stage.run === 0) return;
    const {until, at} = room.stage;
    const isOver = until !== undefined && Date.now() >= until + GRACE;
    const open = (Date.now() - at) / 1000;
    const isIn = round !== undefined && isComplete({open, voted: room.cast(round).size, present: room.present(round)});
    if (isOver || isIn) this.#go(next);
  }

  draw(): TemplateResult {
    const {host} = this;
    const {room, phase, localize} = host;
    const term = localize.term.bind(localize);
    const round = roundOf(phase);
    return html`<div class="desk" part="desk" role="group" aria-labelledby="desk">
      <div class="head"><h4 id="desk">${term(NAMES[phase])}</h4>
        ${room.view === 'teacher' ? drawTimer(room.left, localize) : nothing}
        ${round === undefined ? nothing : html`<span class="count">${this.#count(round)}</span>`}</div>
      ${phase === 'advice' && !this.#isOpinion ? html`<p class="advice">${this.#say()}</p>` : nothing}
      ${host.isBusy ? html`<p class="advice" role="status">${term('askedLater')}</p>` : nothing}
      ${this.#renderButtons()}
      ${this.#renderNumbers()}
    </div>`;
  }

  #renderButtons(): TemplateResult {
    const {phase, localize, room, voted2} = this.host;
    const term = localize.term.bind(localize);
    const back = before(phase, {voted2});
    return html`<div class="buttons">
      ${this.#ways.map((way, i) => html`<button type="button" class=${i === 0 ? 'main' : ''} @click=${() => this.#go(way)}>${term(this.#wordFor(way))}</button>`)}
      ${phase === 'done' ? html`<button type="button" class="main" @click=${this.#onAgain}>${term('askAgain')}</button>` : nothing}
      ${room.left === undefined ? nothing : html`<button type="button" @click=${this.#onMore}>${term('moreTime')}</button>`}
      ${back ? html`<button type="button" class="plain last" @click=${() => this.#back(back)}>${term('stepBack')}</button>` : nothing}
    </div>`;
  }

  #wordFor(way: Phase): Word {
    return way === 'explain' && this.host.phase === 'advice' ? 'goExplainNow' : WAYS[way];
  }

  /** What the teacher alone sees: each vote as it stands, and the votes as a file. */
  #renderNumbers(): TemplateResult | typeof nothing {
    const {host} = this;
    const {room, localize, phase} = host;
    const term = localize.term.bind(localize);
    if (isShown(phase) || phase === 'idle') {
      return room.activity.entries.some(({type}) => type === 'voted')
        ? html`<div class="buttons"><button type="button" class="plain" @click=${this.#onExport}>${term('exportVotes')}</button></div>` : nothing;
    }
    const tallies = this.#tallies(FOLLOW_UP).filter(({total, round}) => total > 0 || round === roundOf(phase));
    return html`${tallies.length > 0 ? html`<p class="quiet">${term('teacherOnly')}</p>` : nothing}
      <div class="charts">${tallies.map((tally, i) => html`<div>${drawChart({
        name: host.nameOf(tally), tally, solved: true, strong: i === tallies.length - 1,
        sheet: this.#sheet(tally.round),
      }, localize)}</div>`)}</div>
      ${phase === 'closed' ? this.#renderMoved() : nothing}`;
  }

  #renderMoved(): TemplateResult {
    const {room, localize} = this.host;
    const {moved: n, of} = moved(room.cast(1), room.cast(2));
    return html`<p>${localize.term('movedOf', n, of)}</p>`;
  }

  /** Of those that there are: before class, the first vote, the second, the follow-up, up to a round. */
  #tallies(upTo: number): Tally[] {
    const {room, phase} = this.host;
    const home = this.#tally(room.atHome.values(), AT_HOME);
    const rounds = [1, 2, FOLLOW_UP].filter((round) => round <= upTo && (room.cast(round).size > 0 || roundOf(phase) === round));
    return [...(home.total >= FEWEST_AT_HOME ? [home] : []), ...rounds.map((round) => this.#tally(room.cast(round).values(), round))];
  }

  #tally(votes: Iterable<CountedVote>, round: number): Tally {
    return countRound(votes, round, this.#sheet(round));
  }

  #sheet(round: number): Sheet | undefined {
    const {room, places} = this.host;
    return room.sheet(round === FOLLOW_UP ? places.followUp : places.main);
  }

  get #isOpinion(): boolean {
    return isOpinion(this.#sheet(1)?.type);
  }

  #count(round: number): string {
    const {room, localize} = this.host;
    const {total} = room.tally(round);
    const present = room.present(round);
    return present > total ? localize.term('votedOf', total, present) : localize.term('voted', total);
  }

  #say(): string {
    const {room, localize} = this.host;
    const tally = room.tally(1);
    const share = shareRight(tally);
    const advice = this.#advice;
    if (advice === 'few') return localize.term('adviceFew', tally.total);
    if (share === undefined) return localize.term(advice === 'explain' ? 'adviceAgreed' : 'adviceSpread');
    const words = {teach: 'adviceTeach', discuss: 'adviceDiscuss', explain: 'adviceExplain'} as const;
    return localize.term(words[advice], percent(share, localize));
  }

  #go(phase: Phase): void {
    const {room, plan} = this.host;
    // What is shown is there before the class is told to look.
    if (isShown(phase)) this.#reveal();
    const round = roundOf(this.host.phase);
    if (round !== undefined && !isShown(phase)) room.reveal(this.#tallies(round).map(bare));
    room.go(phase, {seconds: secondsOf(phase, plan)});
  }

  /** The results are no longer for everybody, as far as pages go that have not seen them. */
  #back(phase: Phase): void {
    const {room, plan} = this.host;
    room.go(phase, {seconds: secondsOf(phase, plan)});
  }

  #reveal(): void {
    const {room} = this.host;
    const tallies = this.#tallies(FOLLOW_UP);
    const first = tallies.find(({round}) => round === 1);
    const second = tallies.find(({round}) => round === 2);
    const changes = first && second && changesOf(room.cast(1), room.cast(2));
    const gain = first && second && gainOf(first, second);
    room.reveal(tallies, {...(changes && {changes}), ...(gain !== undefined && {gain})});
  }

  readonly #onAgain = (): void => {
    this.host.room.go('idle', {run: this.host.room.stage.run + 1});
  };

  readonly #onMore = (): void => {
    const {room, phase, saying, localize} = this.host;
    room.go(phase, {seconds: (room.left ?? 0) + MORE});
    saying.say(localize.term('moreTimeSaid'));
  };

  readonly #onExport = (): void => {
    const {room, localize} = this.host;
    exportVotes(room, (round) => this.#sheet(round), localize);
  };
}
