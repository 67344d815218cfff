import {html, LitElement, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import type {Tally} from '../core/entry.js';
import type {Chosen, FlipEvent} from '../core/event.js';
import {FOLLOW_UP, isShown, phaseOf, PLAN, roundOf, type Phase, type PeerPlan} from '../core/peer.js';
import {AT_HOME} from '../core/tally.js';
import type {Cast, Slip} from '../element/ballot.js';
import {buttonStyles} from '../element/button.styles.js';
import {GateMember} from '../element/gate.js';
import {hostStyles} from '../element/host.styles.js';
import {Localize} from '../element/localize.js';
import {noticeStyles} from '../element/notice.styles.js';
import {ownSaveNote} from '../element/save-note.js';
import {peer} from '../lang/en/peer.js';
import {votes} from '../lang/en/votes.js';
import type {AtHome} from './at-home.js';
import {ClassVote} from './class-vote.js';
import type {PeerDesk} from './peer-desk.js';
import {drawOutcome} from './outcome.js';
import {drawPlainly, drawState, drawTimer} from './pieces.js';
import {QuestionPlaces} from './question-places.js';
import {Saying} from './saying.js';
import {faultsOfPlan} from './plan-faults.js';
import {voteStyles} from './vote.styles.js';

/**
 * Peer instruction: the class thinks, votes, talks and votes again, and sees both votes when the second is in. The teacher's
 * page leads and is advised by the share right; phones vote; the screen shows how many voted, and nothing that would draw votes.
 * A question that a `flip-report` of the same page sends (`flip-chosen`) is asked next, on every page of the class.
 *
 * ```html
 * <flip-peer id="top-peer" label="At the top" think="45" discuss="150">
 *   <flip-question id="top">
 *     <p>A ball is thrown up. Which force acts on it at the top?</p>
 *     <flip-option correct>Only gravity</flip-option>
 *     <flip-option misconception="impetus">An upward force</flip-option>
 *   </flip-question>
 * </flip-peer>
 * ```
 *
 * With `at-home` there is no teacher and no clock: each learner answers and says why, reads two to four reasons of others,
 * and answers again. When it is closed, the class sees both answers.
 *
 * ```html
 * <flip-peer id="top-home" at-home closes="2026-12-02T10:00">
 *   <flip-question id="top">...</flip-question>
 *   <p slot="reason" for="gravity">Nothing touches the ball, so nothing else can push it.</p>
 * </flip-peer>
 * ```
 *
 * @tag flip-peer
 * @slot - The question to vote on, and another one for `follow-up`; what else stands here is shown above.
 * @slot reason - At home: a reason that the teacher writes, `for` an option's `value`, where learners have written few.
 * @event {FlipEvent<EntryData['posted']>} flip-posted - At home: the learner gave a reason.
 * @event {FlipEvent<EntryData['reacted']>} flip-reacted - At home: a reason convinces the learner, or no longer.
 * @event {FlipEvent<EntryData['answered']>} flip-answered - At home: the learner answered, for the first or the second time.
 * @event {FlipEvent<EntryData['voted']>} flip-voted - The learner voted, or changed the vote.
 * @event {FlipEvent<EntryData['staged']>} flip-staged - The teacher's page moved the class on.
 * @event {FlipEvent<EntryData['revealed']>} flip-revealed - The teacher's page told the class how many voted, or what came of it.
 * @event {FlipEvent<EntryData['completed']>} flip-completed - The learner voted for the first time.
 * @event {FlipEvent<FlipRecord>} flip-record - One of these is in the log.
 * @csspart label - The name.
 * @csspart state - The line that says what to do now.
 * @csspart timer - The time that is left.
 * @csspart chart - The bars of one vote, a table.
 * @csspart reasons - At home: the reasons of others.
 * @csspart desk - The teacher's controls and private numbers.
 * @cssstate voting - Votes are taken.
 * @cssstate revealed - The results are shown.
 */
export class FlipPeer extends LitElement {
  static override styles = [hostStyles, buttonStyles, noticeStyles, voteStyles];
  static override shadowRootOptions: ShadowRootInit = {...LitElement.shadowRootOptions, slotAssignment: 'manual'};

  /** What it is called: above the question, and in the learner's list of things to do. */
  @property() label = '';
  /** The id of a question elsewhere on the page, to be voted on here: how it was answered there is shown beside the votes. */
  @property() for = '';
  /** With a smaller share right in the first vote, the advice is to teach it again, 0 to 1. */
  @property({type: Number}) low = PLAN.low;
  /** With a larger share right, the advice is to explain and move on, 0 to 1. */
  @property({type: Number}) high = PLAN.high;
  /** Seconds to think alone; 0 for as long as the teacher wants. */
  @property({type: Number}) think = PLAN.think;
  /** Seconds for each vote; 0 for as long as the teacher wants. */
  @property({type: Number}) vote = PLAN.vote;
  /** Seconds to talk; 0 for as long as the teacher wants. */
  @property({type: Number}) discuss = PLAN.discuss;
  /** The id of another question about the same idea, asked at the end: it tells learning from copying. */
  @property({attribute: 'follow-up'}) followUp = '';
  /** Each learner alone, before class: answer and reason, others' reasons, answer again. */
  @property({type: Boolean, attribute: 'at-home'}) atHome = false;
  /** At home: when it closes and the class sees both answers, a date and time such as `2026-12-02T10:00`; without it, when the teacher says so. */
  @property() closes = '';

  /** @internal */
  readonly localize: Localize = new Localize(this, {...votes, ...peer});
  readonly #member = new GateMember(this);
  /** @internal */
  readonly saying: Saying = new Saying(this);
  /** @internal */
  readonly places: QuestionPlaces = new QuestionPlaces(
    this, () => ({for: this.room.stage.question ?? this.for, followUp: this.followUp}), (id) => this.room.activity.scope?.owners.get(id));
  readonly #internals = this.attachInternals();
  /** A question was sent while another is asked. @internal */
  @state() isBusy = false;
  #desk: PeerDesk | undefined;
  #asked = false;
  #home: AtHome | undefined;
  #phase: string | undefined;

  /** @internal */
  readonly room: ClassVote = new ClassVote(this, {
    id: () => this.id || 'peer',
    label: () => (this.#member.joined ? undefined : this.label || this.localize.term('peerQuestion')),
  }, {roundOf, slip: (question) => this.#slip(question), take: (cast) => this.#takeHome(cast), lead: () => this.#desk?.lead()});

  /** Where the class is. */
  get phase(): Phase {
    return phaseOf(this.room.stage.phase);
  }

  /** What the author set, as far as it can be used. @internal */
  get plan(): PeerPlan {
    const seconds = (value: number, other: number) => (value >= 0 ? value : other);
    const sound = this.low >= 0 && this.high <= 1 && this.low <= this.high;
    return {
      low: sound ? this.low : PLAN.low, high: sound ? this.high : PLAN.high, think: seconds(this.think, PLAN.think),
      vote: seconds(this.vote, PLAN.vote), discuss: seconds(this.discuss, PLAN.discuss), followUp: this.followUp !== '',
    };
  }

  /** There was a second vote in this run. @internal */
  get voted2(): boolean {
    return this.room.cast(2).size > 0 || (this.room.told?.tallies.some(({round}) => round === 2) ?? false);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('flip-chosen', this.#onChosen);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('flip-chosen', this.#onChosen);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.atHome ? !this.#asked : this.room.leads && !this.#asked) void this.#bring();
    for (const name of ['low', 'high', 'think', 'vote', 'discuss'] as const) if (changed.has(name)) faultsOfPlan(this);
    this.#tellPhase();
  }

  override render(): TemplateResult {
    const {room, phase, localize, places} = this;
    const screen = room.view === 'screen';
    if (this.atHome) return this.#renderHome();
    const isHidden = phase === 'idle' && !room.leads;
    const isTeachers = phase === 'idle' && room.leads;
    return html`<section class=${screen ? 'screen' : this.#member.joined ? '' : 'card'} aria-labelledby="label">
      <div class="head"><h3 id="label" part="label">${this.label || localize.term('peerQuestion')}</h3></div>
      ${drawPlainly(room, localize)}
      <div class="intro" ?hidden=${screen && isShown(phase)}><slot></slot></div>
      ${room.activity.ready && ((screen && !isShown(phase)) || (room.votes && !isTeachers)) ? this.#renderState() : nothing}
      <div ?hidden=${isHidden || !room.activity.ready}><slot name="question"></slot></div>
      ${places.missing ? html`<p class="quiet">${localize.term('noVoteQuestion')}</p>` : nothing}
      ${isShown(phase) && room.told ? drawOutcome(this, room.told) : nothing}
      ${room.leads ? this.#desk?.draw() : nothing}
      <p class="unseen" role="status">${this.saying.words}</p>
    </section>
    ${ownSaveNote(room.activity)}`;
  }

  protected override updated(): void {
    const {room, phase} = this;
    if (this.atHome) {
      this.#updateHome();
      return;
    }
    this.places.assign(phase === 'follow-up' ? this.places.followUp : this.places.main);
    const {states} = this.#internals;
    for (const [name, on] of [['voting', roundOf(phase) !== undefined], ['revealed', isShown(phase)]] as const) {
      if (on) states?.add(name);
      else states?.delete(name);
    }
    if (!room.activity.ready) return;
    const voted = room.activity.own.some(({type}) => type === 'voted');
    this.#member.report({answered: voted, score: Number(voted), final: phase === 'done'});
    this.saying.time(room.left, (seconds) => (seconds === 0 ? this.localize.term('timeUp')
      : this.localize.term('timeLeftSaid', this.localize.number(seconds, {style: 'unit', unit: 'second', unitDisplay: 'long'}))));
    const round = roundOf(phase);
    if (round !== undefined && room.view !== 'learner') this.saying.number(this.#count(round));
  }

  #renderHome(): TemplateResult {
    const {room, localize, places} = this;
    return html`<section class=${room.view === 'screen' ? 'screen' : this.#member.joined ? '' : 'card'} aria-labelledby="label">
      <div class="head"><h3 id="label" part="label">${this.label || localize.term('peerQuestion')}</h3></div>
      ${drawPlainly(room, localize)}
      <div class="intro"><slot></slot></div>
      ${this.#home?.drawBefore() ?? nothing}
      <div ?hidden=${!room.activity.ready || !this.#home}><slot name="question"></slot></div>
      ${places.missing ? html`<p class="quiet">${localize.term('noVoteQuestion')}</p>` : nothing}
      ${this.#home?.drawAfter() ?? nothing}
      <p class="unseen" role="status">${this.saying.words}</p>
    </section>
    ${ownSaveNote(room.activity)}`;
  }

  #updateHome(): void {
    this.places.assign(this.places.main);
    const step = this.#home?.step;
    const {states} = this.#internals;
    if (this.#home?.home.revealed) states?.add('revealed');
    else states?.delete('revealed');
    if (!this.room.activity.ready || !this.#home) return;
    this.#home.lead();
    this.#member.report({answered: step === 'done' || step === 'closed', begun: step === 'compare', score: Number(step === 'done'), final: step === 'done' || step === 'closed'});
  }

  #takeHome(cast: Cast): boolean {
    if (this.atHome) this.#home?.choose(cast);
    return this.atHome;
  }

  /** What to do now, and how it stands with the own vote. */
  #renderState(): TemplateResult {
    const {room, phase, localize} = this;
    const round = roundOf(phase);
    const aside = html`${room.view === 'screen' && round !== undefined ? html`<span class="count">${this.#count(round)}</span>` : nothing}
      ${drawTimer(room.left, localize)}`;
    const isIn = room.votes && round !== undefined && room.mine(round) !== undefined;
    return drawState(isIn ? html`<strong>${localize.term('voteIn')}</strong> ${localize.term('voteChange')}` : this.#todo(phase), aside, isIn);
  }

  #todo(phase: Phase): string {
    const {room, localize: {term}, voted2} = this;
    const said = term.bind(this.localize);
    const last = phase === 'closed' ? 2 : 1;
    const late = room.votes && (phase === 'advice' || phase === 'closed') && room.isLate(last) ? `${said('voteLate')} ` : '';
    switch (phase) {
      case 'idle': return said(room.view === 'screen' ? 'onScreenSoon' : 'waitForTeacher');
      case 'think': return said('thinkAlone');
      case 'vote1': return said('voteNow');
      case 'advice': return late + said('lookUp');
      case 'teach': return said('teachNow');
      case 'discuss': return said('discussNow');
      case 'vote2': return said('voteAgainNow');
      case 'closed': return late + said('secondClosed');
      case 'reveal': return said(voted2 ? 'phaseReveal' : 'theVote');
      case 'explain': return said('explainNow');
      case 'follow-up': return said('followUpNow');
      case 'done': return said('doneNow');
    }
  }

  /** How many have voted, as the class was told. */
  #count(round: number): string {
    const {room, localize} = this;
    const total = room.view === 'teacher' ? room.tally(round).total : room.told?.tallies.find((tally) => tally.round === round)?.total ?? 0;
    return localize.term('voted', total);
  }

  #slip(question: Element): Slip {
    const {room, phase} = this;
    if (this.atHome) return this.#home?.slip() ?? {round: 'home/1', open: false, response: [], solved: false, explained: false};
    const run = Math.max(1, room.stage.run);
    if (question === this.places.followUp) {
      const open = room.votes && phase === 'follow-up';
      const solved = phase === 'done';
      return {round: `${run}/${FOLLOW_UP}`, open, response: room.mine(FOLLOW_UP)?.response ?? [], solved, explained: solved};
    }
    const isSecond = phase === 'vote2' || phase === 'closed' || (isShown(phase) && room.mine(2) !== undefined);
    const round = isSecond ? 2 : 1;
    return {
      round: `${run}/${round}`, open: room.votes && roundOf(phase) === round, response: room.mine(round)?.response ?? [],
      solved: isShown(phase), explained: phase === 'explain' || phase === 'done', brief: room.view === 'screen' && isShown(phase),
    };
  }

  /** A new phase is told to who listens. */
  #tellPhase(): void {
    if (!this.room.activity.ready) return;
    const {phase, room} = this;
    const key = `${room.stage.run} ${phase}`;
    if (this.#phase !== undefined && this.#phase !== key) this.saying.say(this.#todo(phase));
    if (this.#phase !== key) this.isBusy = false;
    this.#phase = key;
  }

  /** A report on the page sent a question: it is asked next, here, on this and every other page of the class. */
  readonly #onChosen = ({detail: {question}}: FlipEvent<Chosen>): void => {
    const {room, phase} = this;
    if (!room.leads || document.querySelector(this.localName) !== this) return;
    this.isBusy = phase !== 'idle' && phase !== 'done';
    if (!this.isBusy) room.go('idle', {run: room.stage.run + (phase === 'idle' && room.stage.run > 0 ? 0 : 1), question});
    this.scrollIntoView({block: 'nearest'});
  };

  /** What only the teacher has comes with the teacher; what is done at home, where it is. */
  async #bring(): Promise<void> {
    this.#asked = true;
    try {
      if (this.atHome) {
        const {AtHome} = await import('./at-home.js');
        this.#home = new AtHome(this);
      } else {
        const {PeerDesk} = await import('./peer-desk.js');
        this.#desk = new PeerDesk(this);
      }
    } catch {
      setTimeout(() => {
        this.#asked = false;
        this.requestUpdate();
      }, 4000);
    }
    this.requestUpdate();
  }

  /** What a tally is called. @internal */
  nameOf({round}: Tally): string {
    const {term} = this.localize;
    const said = term.bind(this.localize);
    if (this.atHome) return said(round === 2 ? 'homeSecond' : 'homeFirst');
    if (round === AT_HOME) return said('atHomeRound');
    if (round === FOLLOW_UP) return said('followUpVote');
    return said(round === 2 ? 'secondVote' : this.voted2 ? 'firstVote' : 'theVote');
  }
}

declare global {
  interface HTMLElementTagNameMap {'flip-peer': FlipPeer}
}
