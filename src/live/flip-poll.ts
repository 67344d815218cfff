import {html, LitElement, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import {holdsResults, pollPhaseOf, pollRoundOf, pollStart, POLL_ROUND, type PollPhase, type Show} from '../core/poll.js';
import type {Slip} from '../element/ballot.js';
import {buttonStyles} from '../element/button.styles.js';
import {GateMember} from '../element/gate.js';
import {hostStyles} from '../element/host.styles.js';
import {Localize} from '../element/localize.js';
import {noticeStyles} from '../element/notice.styles.js';
import {ownSaveNote} from '../element/save-note.js';
import {warn} from '../element/warn.js';
import {middles} from '../lang/en/middles.js';
import {poll} from '../lang/en/poll.js';
import {votes} from '../lang/en/votes.js';
import {drawChart} from './chart.js';
import {ClassVote} from './class-vote.js';
import {drawPlainly, drawState, drawTimer} from './pieces.js';
import type {Brainstorm} from './brainstorm.js';
import type {PollDesk} from './poll-desk.js';
import {QuestionPlaces} from './question-places.js';
import {Saying} from './saying.js';
import {voteStyles} from './vote.styles.js';

const SHOWS: readonly string[] = ['live', 'after', 'never'];

/**
 * A question that the room answers together: the teacher opens and closes it, phones vote, and bars grow on the screen when
 * they may be seen.
 *
 * ```html
 * <flip-poll id="mood" label="Before we begin" show="live" seconds="60">
 *   <flip-question type="scale" min="1" max="5" labels="not at all|very well">
 *     <p>How well did you follow the lecture?</p>
 *   </flip-question>
 * </flip-poll>
 * ```
 *
 * With `type="brainstorm"` it takes ideas in place of votes, and votes for the ideas:
 *
 * ```html
 * <flip-poll id="ideas" type="brainstorm" max="3"><p>How could our school use less paper?</p></flip-poll>
 * ```
 *
 * @tag flip-poll
 * @slot - The question; what else stands here is shown above it.
 * @event {FlipEvent<EntryData['voted']>} flip-voted - The learner voted, or changed the vote.
 * @event {FlipEvent<EntryData['staged']>} flip-staged - The teacher's page opened or closed the poll, or asks anew.
 * @event {FlipEvent<EntryData['revealed']>} flip-revealed - The teacher's page told the class how many voted, or what.
 * @event {FlipEvent<EntryData['moderated']>} flip-moderated - The teacher hid a word of a cloud or an idea, or showed it again.
 * @event {FlipEvent<EntryData['posted']>} flip-posted - Of a brainstorm: the learner sent an idea.
 * @event {FlipEvent<EntryData['removed']>} flip-removed - The learner took it back.
 * @event {FlipEvent<EntryData['reacted']>} flip-reacted - The learner votes for an idea, or no more.
 * @event {FlipEvent<EntryData['arranged']>} flip-arranged - The teacher's page lets the class see the ideas, or no more.
 * @event {FlipEvent<EntryData['completed']>} flip-completed - The learner voted, or sent an idea, for the first time.
 * @event {FlipEvent<FlipRecord>} flip-record - One of these is in the log.
 * @csspart label - The name.
 * @csspart state - The line that says what to do now.
 * @csspart timer - The time that is left.
 * @csspart chart - The bars, a table.
 * @csspart ideas - Of a brainstorm: the ideas.
 * @csspart desk - The teacher's controls and private numbers.
 * @cssstate voting - Votes are taken.
 * @cssstate revealed - The results are shown.
 */
export class FlipPoll extends LitElement {
  static override styles = [hostStyles, buttonStyles, noticeStyles, voteStyles];
  static override shadowRootOptions: ShadowRootInit = {...LitElement.shadowRootOptions, slotAssignment: 'manual'};

  /** What it is called: above the question, and in the learner's list of things to do. */
  @property() label = '';
  /** The id of a question elsewhere on the page, to be voted on here. */
  @property() for = '';
  /** When everybody sees the results: `live` while votes come, `after` the poll is closed, or `never` unless the teacher shows them. */
  @property() show: Show = 'after';
  /** `brainstorm`: no question, but ideas of the class and votes for them. Without it, the question says what is asked. */
  @property() type: '' | 'brainstorm' = '';
  /** Of a brainstorm: how many ideas each learner may send. */
  @property({type: Number}) max: number | undefined;
  /** Seconds until it closes; without it, when the teacher closes it. */
  @property({type: Number}) seconds: number | undefined;
  /** Open from the start, without a teacher. */
  @property({type: Boolean, attribute: 'self-paced'}) selfPaced = false;

  /** @internal */
  readonly localize: Localize = new Localize(this, {...votes, ...poll, ...middles});
  readonly #member = new GateMember(this);
  /** @internal */
  readonly saying: Saying = new Saying(this);
  /** @internal */
  readonly places: QuestionPlaces = new QuestionPlaces(this, () => ({for: this.for, followUp: ''}), undefined, () => this.type !== 'brainstorm');
  readonly #internals = this.attachInternals();
  #desk: PollDesk | undefined;
  #storm: Brainstorm | undefined;
  #asked = false;
  #phase: string | undefined;

  /** @internal */
  readonly room: ClassVote = new ClassVote(this, {
    id: () => this.id || 'poll',
    label: () => (this.#member.joined ? undefined : this.label || this.localize.term('pollQuestion')),
  }, {
    roundOf: pollRoundOf, first: () => pollStart(this.selfPaced), slip: (question) => this.#slip(question), lead: () => this.#desk?.lead(),
  });

  /** Where the poll stands. */
  get phase(): PollPhase {
    return pollPhaseOf(this.room.stage.phase);
  }

  /** The class was told the results. @internal */
  get isTold(): boolean {
    return this.#storm?.isShown ?? holdsResults(this.room.told?.tallies ?? []);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if ((this.room.leads || this.#isStorm) && !this.#asked) void this.#bring();
    if (changed.has('selfPaced')) this.room.refold();
    if (changed.has('show') && !SHOWS.includes(this.show)) warn(this, `show="${this.show}" is not known; "after" is used.`, '<flip-poll show="live"> (or "after", or "never")');
    if (changed.has('type') && this.type && !this.#isStorm) warn(this, `type="${this.type}" is not known: its question says what is asked.`, '<flip-poll type="brainstorm">, or <flip-poll><flip-question type="cloud">');
    if (changed.has('seconds') && this.seconds !== undefined && !(this.seconds > 0)) warn(this, `seconds="${this.getAttribute('seconds')}" is no number above 0; the teacher closes the poll.`, '<flip-poll seconds="60">');
    this.#tellPhase();
  }

  override render(): TemplateResult {
    const {room, phase, localize, places} = this;
    const screen = room.view === 'screen';
    const isHidden = phase === 'idle' && !room.leads;
    const isTeachers = phase === 'idle' && room.leads;
    return html`<section class=${screen ? 'screen' : this.#member.joined ? '' : 'card'} aria-labelledby="label">
      <div class="head"><h3 id="label" part="label">${this.label || localize.term('pollQuestion')}</h3></div>
      ${drawPlainly(room, localize)}
      <div class="intro"><slot></slot></div>
      ${this.#isStorm ? this.#storm?.draw() : html`${room.activity.ready && (screen || (room.votes && !isTeachers)) ? this.#renderState() : nothing}
      <div ?hidden=${isHidden || !room.activity.ready}><slot name="question"></slot></div>
      ${places.missing ? html`<p class="quiet">${localize.term('noVoteQuestion')}</p>` : nothing}
      ${this.isTold ? this.#renderResults() : nothing}`}
      ${room.leads ? this.#desk?.draw() : nothing}
      <p class="unseen" role="status">${this.saying.words}</p>
    </section>
    ${ownSaveNote(room.activity)}`;
  }

  protected override updated(): void {
    const {room, phase} = this;
    this.places.assign(this.places.main);
    const {states} = this.#internals;
    for (const [name, on] of [['voting', phase === 'open'], ['revealed', this.isTold]] as const) {
      if (on) states?.add(name);
      else states?.delete(name);
    }
    if (!room.activity.ready) return;
    this.#storm?.lead();
    const voted = this.#storm?.isIn ?? room.activity.own.some(({type}) => type === 'voted');
    this.#member.report({answered: voted, score: Number(voted), final: voted});
    this.saying.time(room.left, (seconds) => (seconds === 0 ? this.localize.term('timeUp')
      : this.localize.term('timeLeftSaid', this.localize.number(seconds, {style: 'unit', unit: 'second', unitDisplay: 'long'}))));
    if (this.#storm ? this.isTold || room.view !== 'learner' : phase === 'open' && room.view !== 'learner') {
      this.saying.number(this.#storm?.news ?? this.localize.term('voted', this.#total));
    }
  }

  #renderState(): TemplateResult {
    const {room, phase, localize} = this;
    const aside = html`${room.view === 'screen' && phase === 'open' ? html`<span class="count">${localize.term('voted', this.#total)}</span>` : nothing}
      ${drawTimer(phase === 'open' ? room.left : undefined, localize)}`;
    const isIn = room.votes && phase === 'open' && room.mine(POLL_ROUND) !== undefined;
    return drawState(isIn ? html`<strong>${localize.term('voteIn')}</strong> ${localize.term('voteChange')}` : this.#todo(phase), aside, isIn);
  }

  get #isStorm(): boolean {
    return this.type === 'brainstorm';
  }

  #todo(phase: PollPhase): string {
    if (this.#storm) return this.#storm.todo;
    const {room, localize} = this;
    if (phase === 'idle') return localize.term(room.view === 'screen' ? 'onScreenSoon' : 'waitForTeacher');
    if (phase === 'open') return localize.term('voteNow');
    const late = room.votes && room.isLate(POLL_ROUND);
    return localize.term(late ? 'voteLate' : 'voteClosed');
  }

  #renderResults(): TemplateResult[] {
    const {room, places, localize, phase} = this;
    return (room.told?.tallies ?? []).map((tally) => html`<div>${drawChart(
      {name: localize.term('theVote'), tally, sheet: room.sheet(places.main), solved: phase === 'locked', strong: true, words: room.leads ? this.#desk?.words : undefined}, localize)}</div>`);
  }

  /** How many voted, as the class was told; the teacher's page counts. */
  get #total(): number {
    const {room} = this;
    return room.leads ? room.tally(POLL_ROUND).total : room.told?.tallies[0]?.total ?? 0;
  }

  #slip(question: Element): Slip {
    const {room, phase} = this;
    const open = room.votes && phase === 'open' && question === this.places.main;
    const solved = phase === 'locked' && this.isTold;
    return {round: `${Math.max(1, room.stage.run)}/1`, open, response: room.mine(POLL_ROUND)?.response ?? [], solved, explained: solved, brief: room.view === 'screen' && this.isTold};
  }

  #tellPhase(): void {
    const {room, phase} = this;
    if (!room.activity.ready) return;
    const key = `${room.stage.run} ${phase}`;
    if (this.#phase !== undefined && this.#phase !== key) this.saying.say(this.#todo(phase));
    this.#phase = key;
  }

  async #bring(): Promise<void> {
    this.#asked = true;
    try {
      if (this.#isStorm) {
        const {Brainstorm} = await import('./brainstorm.js');
        this.#storm = new Brainstorm(this);
        this.requestUpdate();
        return;
      }
      const {PollDesk} = await import('./poll-desk.js');
      this.#desk = new PollDesk(this);
    } catch {
      setTimeout(() => {
        this.#asked = false;
        this.requestUpdate();
      }, 4000);
    }
    this.requestUpdate();
  }
}

declare global {
  interface HTMLElementTagNameMap {'flip-poll': FlipPoll}
}
