import {html, nothing, type TemplateResult} from 'lit';
import {byAnswer, FIRST, HOME_RUN, SECOND, type Home, type Reason} from '../core/at-home.js';
import {countRound} from '../core/counting.js';
import type {EntryData, Tally} from '../core/entry.js';
import {changesOf, gainOf} from '../core/peer.js';
import {plainText} from '../text/plain.js';
import {drawChart} from './chart.js';
import type {PeerHost} from './hosts.js';
import {faultsOfQuestion} from './plan-faults.js';

/** Fewer answers are not shown to the class: they could be somebody's. */
const FEWEST = 5;

/** What is done at home, see `AtHome`. */
export interface Homework {
  readonly home: Home;
  readonly isOver: boolean;
  words(answer: readonly string[]): string;
  reveal(data: EntryData['revealed']): void;
}

/** The teacher's page: who answered what before and after, the reasons, and when the class sees it. */
export class HomeDesk {
  #told = '';

  constructor(readonly host: PeerHost, readonly own: Homework) {}

  /** Once the time is over, the page of whoever teaches tells the class. */
  lead(): void {
    const {own, host: {room, places}} = this;
    const sheet = room.sheet(places.main);
    if (!sheet?.ready) return;
    faultsOfQuestion(this.host, sheet);
    if (own.isOver && !own.home.revealed) this.#reveal();
  }

  draw(): TemplateResult {
    const {host, own: {home}} = this;
    const {localize, room} = host;
    const term = localize.term.bind(localize);
    const sheet = room.sheet(host.places.main);
    const enough = home.first.size >= FEWEST;
    const groups = byAnswer(home.reasons, sheet?.keys ?? []);
    return html`<div class="desk" part="desk" role="group" aria-labelledby="desk">
      <div class="head"><h4 id="desk">${term('homeCount', home.first.size, home.second.size)}</h4></div>
      ${home.revealed ? html`<p class="quiet">${term('homeShown')}</p>`
        : html`<div class="buttons"><button type="button" class="main" ?disabled=${!enough} @click=${() => this.#reveal()}>${term('homeReveal')}</button></div>
          ${enough ? nothing : html`<p class="quiet">${term('homeTooFew', FEWEST)}</p>`}
          <p class="quiet">${term('teacherOnly')}</p>
          <div class="charts">${this.#tallies().filter(({total}) => total > 0).map((tally) => html`<div>${drawChart(
            {name: host.nameOf(tally), tally, sheet, solved: true, strong: tally.round === SECOND}, localize)}</div>`)}</div>`}
      <h4>${term('homeReasons')}</h4>
      ${groups.length === 0 ? html`<p class="quiet">${term('homeNoReasons')}</p>` : groups.map(({answer, reasons}) => html`
        <details class="by-answer" open><summary>${term('homeReasonFor', this.own.words(answer))} <span class="quiet">(${localize.number(reasons.length)})</span></summary>
          <ul class="reasons">${reasons.map((reason) => this.#drawReason(reason))}</ul></details>`)}
    </div>`;
  }

  #drawReason({id, text, likes, reports, hidden, pinned}: Reason): TemplateResult {
    const {localize} = this.host;
    const term = localize.term.bind(localize);
    const moderate = (as: 'hidden' | 'pinned', on: boolean) => void this.host.room.activity.record('moderated', {post: id, as, on});
    const notes = [likes.size > 0 && term('homeLikes', likes.size), reports.size > 0 && term('homeReports', reports.size), hidden && term('homeHidden')].filter(Boolean);
    return html`<li class="reason ${hidden ? 'away' : ''}"><div class="body" dir="auto">${plainText(text)}</div>
      ${notes.length > 0 ? html`<p class="quiet small">${notes.join(' · ')}</p>` : nothing}
      <div class="buttons">${hidden ? nothing : html`<button type="button" aria-pressed=${pinned ? 'true' : 'false'} @click=${() => moderate('pinned', !pinned)}>${term(pinned ? 'homeUnpick' : 'homePick')}</button>`}
        <button type="button" class="plain" @click=${() => moderate('hidden', !hidden)}>${term(hidden ? 'homeUnhide' : 'homeHide')}</button></div></li>`;
  }

  #tallies(): Tally[] {
    const {first, second} = this.own.home;
    const sheet = this.host.room.sheet(this.host.places.main);
    return [countRound(first.values(), FIRST, sheet), countRound(second.values(), SECOND, sheet)];
  }

  #reveal(): void {
    const {first, second} = this.own.home;
    const tallies = this.#tallies().filter(({total}) => total >= FEWEST);
    const data = JSON.stringify(tallies);
    if (tallies.length === 0 || data === this.#told) return;
    this.#told = data;
    const [before, after] = tallies;
    const both = before?.round === FIRST && after;
    const changes = both ? changesOf(first, second) : undefined;
    const gain = both ? gainOf(before, after) : undefined;
    this.own.reveal({run: HOME_RUN, tallies, ...(changes && {changes}), ...(gain !== undefined && {gain})});
  }
}
