import {html, nothing, type TemplateResult} from 'lit';
import {countVotes} from '../core/counting.js';
import type {Tally} from '../core/entry.js';
import {isTold, POLL_ROUND, type PollPhase} from '../core/poll.js';
import {bare} from '../core/tally.js';
import {exporting} from '../lang/en/export.js';
import {speak} from '../lang/speak.js';
import {drawChart} from './chart.js';
import {exportVotesAsJson} from './export-json.js';
import {exportVotes} from './export-votes.js';
import type {PollHost} from './hosts.js';
import {drawTimer} from './pieces.js';
import {WordDesk} from './word-desk.js';

/** Votes that are on their way when the time is up still count, ms. */
const GRACE = 1500;
/** What the teacher can add to the time, seconds. */
const MORE = 30;

/** The teacher's page: opens and closes the poll, counts, and tells the class what it may know. */
export class PollDesk {

  /** The words of a cloud, to be hidden. */
  readonly words: WordDesk;

  constructor(readonly host: PollHost) {
    speak(exporting);
    this.words = new WordDesk(host, () => {
      if (host.phase !== 'idle' && this.#isCounting) host.room.reveal([this.#isOn ? this.#tally : bare(this.#tally)]);
    });
  }

  /** Called after each drawing: counts are told, and a poll whose time is up is closed. */
  lead(): void {
    const {room, phase} = this.host;
    if (phase === 'idle') return;
    if (this.#isCounting) {
      const tally = this.#tally;
      room.tellCount([this.#isOn ? tally : bare(tally)]);
    }
    const {until} = room.stage;
    if (phase === 'open' && until !== undefined && Date.now() >= until + GRACE) room.go('locked');
  }

  draw(): TemplateResult {
    const {host} = this;
    const {room, phase, localize} = host;
    const term = localize.term.bind(localize);
    const tally = this.#tally;
    const present = room.present(POLL_ROUND);
    const names = {idle: 'pollIdle', open: 'pollOpen', locked: 'pollLocked'} as const;
    return html`<div class="desk" part="desk" role="group" aria-labelledby="desk">
      <div class="head"><h4 id="desk">${term(names[phase])}</h4>
        ${room.view === 'teacher' && phase === 'open' ? drawTimer(room.left, localize) : nothing}
        ${phase === 'idle' ? nothing : html`<span class="count">${present > tally.total && phase === 'open' ? term('votedOf', tally.total, present) : term('voted', tally.total)}</span>`}</div>
      ${this.#renderButtons(phase)}
      ${phase === 'idle' ? nothing : html`<p class="quiet">${term(host.isTold ? 'resultsLive' : 'resultsHidden')}</p>`}
      ${phase === 'idle' || host.isTold || !this.#isCounting ? nothing : html`<div>${drawChart(
        {name: term('theVote'), tally, sheet: room.sheet(host.places.main), solved: true, strong: true, words: this.words}, localize)}</div>`}
      ${phase === 'idle' ? nothing : this.words.draw()}
    </div>`;
  }

  #renderButtons(phase: PollPhase): TemplateResult {
    const {room, localize} = this.host;
    const term = localize.term.bind(localize);
    const main = phase === 'open' ? html`<button type="button" class="main" @click=${this.#onLock}>${term('lockPoll')}</button>`
      : phase === 'idle' ? html`<button type="button" class="main" @click=${this.#onOpen}>${term('openPoll')}</button>`
        : html`<button type="button" class="main" @click=${this.#onAgain}>${term('askAgain')}</button>
          <button type="button" @click=${this.#onUnlock}>${term('unlockPoll')}</button>`;
    return html`<div class="buttons">${main}
      ${phase === 'idle' ? nothing : html`<button type="button" @click=${this.#onShow}>${term(this.#isOn ? 'hideResults' : 'showResults')}</button>`}
      ${phase === 'open' && room.left !== undefined ? html`<button type="button" @click=${this.#onMore}>${term('moreTime')}</button>` : nothing}
      ${phase === 'locked' ? html`<button type="button" class="plain" @click=${this.#onReset}>${term('resetPoll')}</button>` : nothing}
      ${room.activity.entries.some(({type}) => type === 'voted')
        ? html`<span class="files last"><button type="button" class="plain" @click=${this.#onExport}>${term('exportVotes')}</button>
          <button type="button" class="plain" @click=${this.#onExportJson}>${term('exportJson')}</button></span>` : nothing}
    </div>`;
  }

  /** What the teacher said last, also on another page or before a reload; else as the author wants. */
  get #isOn(): boolean {
    const {room, show, phase} = this.host;
    return room.poll.shown.get(room.stage.run) ?? (isTold(show, phase) || (this.host.isTold && phase === 'locked'));
  }

  /** How votes are counted is known with the question: told before, they would be told wrongly. */
  get #isCounting(): boolean {
    const {room, places} = this.host;
    return places.main === undefined || room.sheet(places.main)?.ready === true;
  }

  /** As the question's type has it, without what the teacher hides from the class. */
  get #tally(): Tally {
    const {room, places} = this.host;
    const sheet = room.sheet(places.main);
    return countVotes([...room.cast(POLL_ROUND).values()], POLL_ROUND, sheet && {...sheet, isTold: this.words.isTold});
  }

  get #seconds(): number | undefined {
    const {seconds} = this.host;
    return seconds !== undefined && seconds > 0 ? seconds : undefined;
  }

  readonly #onOpen = (): void => this.host.room.go('open', {seconds: this.#seconds});

  readonly #onUnlock = (): void => this.host.room.go('open');

  readonly #onLock = (): void => this.host.room.go('locked');

  readonly #onAgain = (): void => this.host.room.go('open', {seconds: this.#seconds, run: this.host.room.stage.run + 1});

  /** Empty, and not open yet. */
  readonly #onReset = (): void => this.host.room.go('idle', {run: this.host.room.stage.run + 1});

  readonly #onShow = (): void => {
    const {room} = this.host;
    const on = !this.#isOn;
    const tally = this.#tally;
    room.reveal([on ? tally : bare(tally)], {shown: on});
    this.host.requestUpdate();
  };

  readonly #onMore = (): void => {
    const {room, saying, localize} = this.host;
    room.go('open', {seconds: (room.left ?? 0) + MORE});
    saying.say(localize.term('moreTimeSaid'));
  };

  readonly #onExport = (): void => {
    const {room, places, localize} = this.host;
    exportVotes(room, () => room.sheet(places.main), localize);
  };

  readonly #onExportJson = (): void => {
    const {room, places, localize} = this.host;
    exportVotesAsJson(room, room.sheet(places.main), localize);
  };
}
