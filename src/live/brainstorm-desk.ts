import {html, nothing, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {byVotes, type Idea} from '../core/brainstorm.js';
import {isTold, POLL_ROUND, type PollPhase} from '../core/poll.js';
import {download} from '../element/download.js';
import {brainstormDesk as words} from '../lang/en/brainstorm-desk.js';
import {speak} from '../lang/speak.js';
import {csvOf} from './export-votes.js';
import type {PollHost} from './hosts.js';
import {drawTimer} from './pieces.js';

/** Ideas that are on their way when the time is up still count, ms. */
const GRACE = 1500;
/** What the teacher can add to the time, seconds. */
const MORE = 30;

/** What a brainstorm is to its desk. */
export interface Ideas {
  readonly storm: {readonly ideas: readonly Idea[]; readonly talk: {readonly arrangedBy: 'staff' | 'learners' | undefined}};
  readonly ideas: Idea[];
  readonly isShown: boolean;
  readonly run: number;
}

/** The teacher's page: opens and closes a brainstorm, lets the class see the ideas, and takes single ones from it. */
export class BrainstormDesk {
  constructor(readonly host: PollHost, readonly own: Ideas) {
    speak(words);
  }

  /** Called after each drawing: how many there are is told, and what has run out of time is closed. */
  lead(): void {
    const {host: {room, phase, show}, own} = this;
    if (phase === 'idle') return;
    if (own.storm.talk.arrangedBy !== 'staff') this.#arrange(isTold(show, phase));
    room.tellCount([{round: POLL_ROUND, total: own.ideas.length, counts: {}}]);
    const {until} = room.stage;
    if (phase === 'open' && until !== undefined && Date.now() >= until + GRACE) this.#onLock();
  }

  draw(): TemplateResult {
    const {host: {room, phase, localize}, own} = this;
    const term = localize.term.bind(localize);
    const names = {idle: 'pollIdle', open: 'pollOpen', locked: 'pollLocked'} as const;
    const said = own.isShown ? (phase === 'open' ? 'ideasLive' : 'ideasLiveClosed') : 'ideasPrivate';
    return html`<div class="desk" part="desk" role="group" aria-labelledby="desk">
      <div class="head"><h4 id="desk">${term(names[phase])}</h4>
        ${room.view === 'teacher' && phase === 'open' ? drawTimer(room.left, localize) : nothing}
        ${phase === 'idle' ? nothing : html`<span class="count">${term('ideasCount', own.ideas.length)}</span>`}</div>
      ${this.#renderButtons(phase)}
      ${phase === 'idle' ? nothing : html`<p class="quiet">${term(said)}</p>${this.#renderIdeas(phase)}`}
    </div>`;
  }

  #renderButtons(phase: PollPhase): TemplateResult {
    const {host: {room, localize}, own} = this;
    const term = localize.term.bind(localize);
    const main = phase === 'open' ? html`<button type="button" class="main" @click=${this.#onLock}>${term('lockStorm')}</button>`
      : phase === 'idle' ? html`<button type="button" class="main" @click=${this.#onOpen}>${term('openStorm')}</button>`
        : html`<button type="button" class="main" @click=${this.#onAgain}>${term('askAgain')}</button>
          <button type="button" @click=${this.#onUnlock}>${term('unlockPoll')}</button>`;
    return html`<div class="buttons">${main}
      ${phase === 'idle' ? nothing : html`<button type="button" @click=${this.#onShow}>${term(own.isShown ? 'hideIdeas' : 'showIdeas')}</button>`}
      ${phase === 'open' && room.left !== undefined ? html`<button type="button" @click=${this.#onMore}>${term('moreTime')}</button>` : nothing}
      ${phase === 'locked' ? html`<button type="button" class="plain" @click=${this.#onReset}>${term('resetPoll')}</button>` : nothing}
      ${this.#all.length > 0 ? html`<span class="files last"><button type="button" class="plain" @click=${this.#onExport}>${term('saveIdeas')}</button>
        <button type="button" class="plain" @click=${this.#onExportJson}>${term('saveIdeasJson')}</button></span>` : nothing}
    </div>`;
  }

  /** Without names: the teacher's page may stand on the wall. While ideas come, each keeps its place. */
  #renderIdeas(phase: PollPhase): TemplateResult {
    const {host: {localize}, own: {ideas, run}} = this;
    const term = localize.term.bind(localize);
    const hidden = this.#all.filter((idea) => idea.hidden && idea.run === run);
    return html`${ideas.length === 0 ? html`<p class="quiet">${term('noIdeas')}</p>`
      : html`<ol class="idea-list" role="list">${repeat(phase === 'locked' ? byVotes(ideas) : ideas, ({id}) => id, (idea) => this.#renderIdea(idea))}</ol>`}
      ${hidden.length === 0 ? nothing : html`<details class="taken"><summary>${term('hiddenIdeas', hidden.length)}</summary>
        <ol class="idea-list" role="list">${repeat(hidden, ({id}) => id, (idea) => this.#renderIdea(idea))}</ol></details>`}`;
  }

  #renderIdea({id, text, votes, hidden}: Idea): TemplateResult {
    const {localize} = this.host;
    return html`<li class="idea"><div class="words" dir="auto">${text}</div> 
      <span class="act"><span class="sum">${localize.term('ideaVotes', votes.size)}</span>
        <button type="button" class="plain" aria-label=${localize.term(hidden ? 'showIdeaOf' : 'hideIdeaOf', text)}
          @click=${(event: MouseEvent) => this.#onHide(event, id, !hidden)}>${localize.term(hidden ? 'showIdea' : 'hideIdea')}</button></span></li>`;
  }

  /** Of all runs. */
  get #all(): Idea[] {
    return this.own.storm.ideas.filter(({late}) => !late);
  }

  get #seconds(): number | undefined {
    const {seconds} = this.host;
    return seconds !== undefined && seconds > 0 ? seconds : undefined;
  }

  /** The class server is told what the class may see, and that nobody is to be known to the others. */
  #arrange(isShown: boolean): void {
    void this.host.room.activity.record('arranged', {gate: isShown ? 'none' : 'teacher', anonymous: 'peers', moderated: false, by: 'staff'});
  }

  #begin(phase: PollPhase, run: number): void {
    // Nobody writes before it is said who reads it.
    this.#arrange(isTold(this.host.show, phase));
    this.host.room.go(phase, {seconds: phase === 'open' ? this.#seconds : undefined, run});
  }

  #onHide({currentTarget, detail}: MouseEvent, post: string, on: boolean): void {
    // The second press of a double click would meet the next idea, which has come to its place.
    if (detail > 1) return;
    const {room, saying, localize, renderRoot} = this.host;
    const list = (currentTarget as Element).closest('ol')!;
    const place = [...list.children].indexOf((currentTarget as Element).closest('li')!);
    const root = renderRoot as ShadowRoot;
    const isIn = root.activeElement === currentTarget;
    void room.activity.record('moderated', {post, as: 'hidden', on});
    saying.say(localize.term(on ? 'ideaIsHidden' : 'ideaIsShown'));
    void this.host.updateComplete.then(() => {
      if (!isIn || root.activeElement) return;
      // The list may have become empty under the hand.
      const next = list.isConnected ? [...list.children].slice(0, place + 1).at(-1)?.querySelector('button') : undefined;
      (next ?? root.querySelector<HTMLElement>('.taken summary, .desk .idea button'))?.focus();
    });
  }

  readonly #onOpen = (): void => this.#begin('open', this.own.run);

  readonly #onAgain = (): void => this.#begin('open', this.own.run + 1);

  /** Empty, and not open yet. */
  readonly #onReset = (): void => this.#begin('idle', this.own.run + 1);

  readonly #onUnlock = (): void => this.host.room.go('open');

  readonly #onLock = (): void => {
    this.host.room.go('locked');
    if (this.host.show === 'after' && !this.own.isShown) this.#arrange(true);
  };

  readonly #onShow = (): void => this.#arrange(!this.own.isShown);

  readonly #onMore = (): void => {
    const {room, saying, localize} = this.host;
    room.go('open', {seconds: (room.left ?? 0) + MORE});
    saying.say(localize.term('moreTimeSaid'));
  };

  readonly #onExport = (): void => {
    const {room, localize} = this.host;
    download(`\ufeff${ideasTable(byVotes(this.#all), (sub) => room.activity.log?.nameOf?.(sub) || sub, localize)}`, this.#fileName('csv'), 'text/csv');
  };

  readonly #onExportJson = (): void => {
    const {room} = this.host;
    download(ideasJson(room.activity.id, byVotes(this.#all), (sub) => room.activity.log?.nameOf?.(sub) || sub), this.#fileName('json'));
  };

  #fileName(ending: string): string {
    const {room, localize} = this.host;
    return `${room.activity.id}-${localize.term('ideasFileName')}.${ending}`;
  }
}

/** All ideas as a table, a line each. */
export function ideasTable(ideas: readonly Idea[], nameOf: (sub: string) => string, localize: Pick<PollHost['localize'], 'term'>): string {
  const head = (['csvLearner', 'csvRun', 'csvIdea', 'csvIdeaVotes', 'csvIdeaHidden'] as const).map((word) => localize.term(word));
  return csvOf([head, ...ideas.map(({author, run, text, votes, hidden}) => [nameOf(author), String(run), text, String(votes.size), String(Number(hidden))])]);
}

/** The same for programs. */
export function ideasJson(brainstorm: string, ideas: readonly Idea[], nameOf: (sub: string) => string): string {
  const list = ideas.map(({author, run, text, at, votes, hidden}) => ({learner: nameOf(author), run, text, at, votes: votes.size, hidden}));
  return `${JSON.stringify({brainstorm, ideas: list}, undefined, 2)}\n`;
}
