import {html, nothing, type TemplateResult} from 'lit';
import type {Standings} from '../core/entry.js';
import type {Race} from './race.js';

/** What has just come may be a part of what is coming: the class is told when it has settled, ms. */
const SETTLED = 300;

/** The teacher's page: reckons, tells the class the standings, and begins anew. It alone reads votes. */
export class StandingsDesk {
  #later: ReturnType<typeof setTimeout> | undefined;
  /** What this page told: it says nothing twice, or two pages that differ would answer each other for ever. */
  readonly #said = new Set<string>();
  /** Beginning anew was pressed once. */
  #sure = false;

  constructor(readonly board: Race) {}

  /** Called after each drawing. */
  lead(): void {
    this.#later ??= this.#news === undefined ? undefined : setTimeout(() => this.#tell(), SETTLED);
  }

  leave(): void {
    clearTimeout(this.#later);
    this.#later = undefined;
    this.#sure = false;
    this.#said.clear();
  }

  draw(): TemplateResult | typeof nothing {
    const {board} = this;
    const {told} = board;
    const {localize, speed} = board.host;
    const term = localize.term.bind(localize);
    if (!told) return nothing;
    const out = told.by === 'teams' ? (told.teams ?? board.groups?.length ?? 0) - told.rows.length : 0;
    return html`<div class="desk" part="desk">
      ${told.ladder ? html`<p class="quiet">${term('standingsPart', Object.values(told.ladder).reduce((sum, count) => sum + count, 0), Object.keys(told.polls).length)}</p>` : nothing}
      ${out > 0 && board.least > 1 ? html`<p class="quiet">${term('standingsLeft', out, board.least)}</p>` : nothing}
      ${speed && board.polls.some(([, poll]) => !poll.seconds) ? html`<p class="quiet">${term('standingsUntimed')}</p>` : nothing}
      <div class="buttons">${this.#sure ? html`<p>${term('standingsSure')}</p>
        <button type="button" class="main" @click=${this.#onRestart}>${term('standingsRestart')}</button>
        <button type="button" class="plain" @click=${this.#onKeep}>${term('cancel')}</button>`
    : html`<button type="button" class="ask" @click=${this.#onAsk}>${term('standingsRestart')}…</button>`}</div>
    </div>`;
  }

  /** What the class was not told yet. A question that it knows of and this page does not is on its way. */
  get #news(): Standings | undefined {
    const {board} = this;
    const {told} = board;
    const now = board.reckon();
    const text = JSON.stringify(now);
    if (!now || text === JSON.stringify(told) || this.#said.has(text)) return undefined;
    const here = new Set(board.contests.map(({id}) => id));
    return Object.keys(told?.polls ?? {}).some((id) => here.has(id) && !Object.hasOwn(now.polls, id)) ? undefined : now;
  }

  #tell(): void {
    this.#later = undefined;
    const standings = this.#news;
    if (!standings) return;
    this.#said.add(JSON.stringify(standings));
    void this.board.host.activity.record('revealed', {run: this.board.began.run, tallies: [], standings});
  }

  readonly #onAsk = (): void => this.#turn(true);

  readonly #onKeep = (): void => this.#turn(false);

  readonly #onRestart = (): void => {
    const {host, began} = this.board;
    this.#said.clear();
    // Idle: nobody's page is led here by it.
    void host.activity.record('staged', {phase: 'idle', run: began.run + 1});
    this.#turn(false);
    host.saying.say(host.localize.term('standingsRestarted'));
  };

  /** The focus stays where the hand is. */
  #turn(sure: boolean): void {
    const {host} = this.board;
    this.#sure = sure;
    host.requestUpdate();
    void host.updateComplete.then(() => host.renderRoot.querySelector<HTMLElement>(sure ? '.desk .plain' : '.desk .ask')?.focus());
  }
}
