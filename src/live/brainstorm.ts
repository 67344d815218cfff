import {html, nothing, svg, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {byVotes, countedIn, foldStorm, LONGEST_IDEA, MOST_IDEAS, type Idea, type Storm} from '../core/brainstorm.js';
import {isNews} from '../core/talk.js';
import {adopt} from '../element/adopt.js';
import {icon} from '../element/icons.js';
import {warn} from '../element/warn.js';
import {brainstorm as words} from '../lang/en/brainstorm.js';
import {speak} from '../lang/speak.js';
import {brainstormStyles} from './brainstorm.styles.js';
import type {BrainstormDesk} from './brainstorm-desk.js';
import type {PollHost} from './hosts.js';
import {drawState, drawTimer} from './pieces.js';

const UP = svg`<path d="M12 19V6M6 11l6-6 6 6" />`;

/** A poll whose answers are ideas, as `FlipPoll` knows it. */
export interface BrainstormHost extends PollHost {
  readonly max: number | undefined;
  readonly selfPaced: boolean;
}

/**
 * Ideas of the class, and votes for them. They are a talk of the activity that the class server gates and makes anonymous;
 * this page shows it as the poll stands.
 */
export class Brainstorm {
  #storm: Storm | undefined;
  #folded: unknown;
  #rules = '';
  #draft = '';
  #fault = '';
  #busy = false;
  #arranged = false;
  #desk: BrainstormDesk | undefined;
  #asked = false;

  constructor(readonly host: BrainstormHost) {
    speak(words);
    adopt(host, brainstormStyles);
    if (host.max !== undefined && host.max !== this.max) {
      warn(host, `max="${host.getAttribute('max')}" is no whole number above 0, so each learner may send ${MOST_IDEAS} ideas.`, '<flip-poll type="brainstorm" max="3">');
    }
    if (host.querySelector(':scope > flip-question')) warn(host, 'A brainstorm takes ideas, and shows no question.', '<flip-poll type="brainstorm"><p>How could we ...?</p></flip-poll>');
    void host.room.activity.draft('idea').then((kept) => {
      if (typeof kept !== 'string' || this.#draft) return;
      this.#draft = kept;
      host.requestUpdate();
    });
  }

  get storm(): Storm {
    const {room, selfPaced} = this.host;
    const {entries} = room.activity;
    const rules = {selfPaced, max: this.max, alone: room.views.isAlone};
    if (!this.#storm || this.#folded !== entries || this.#rules !== JSON.stringify(rules)) {
      this.#folded = entries;
      this.#rules = JSON.stringify(rules);
      this.#storm = foldStorm(entries, rules);
    }
    return this.#storm;
  }

  /** How many ideas each learner may send in a run. */
  get max(): number {
    const {max = MOST_IDEAS} = this.host;
    return Number.isInteger(max) && max > 0 ? max : MOST_IDEAS;
  }

  get run(): number {
    return Math.max(1, this.host.room.stage.run);
  }

  /** The ideas of this run that the class may see, once it sees any. */
  get ideas(): Idea[] {
    return countedIn(this.storm, this.run);
  }

  /** Everybody sees the ideas. */
  get isShown(): boolean {
    const {host: {phase, show, selfPaced}, storm: {talk}} = this;
    if (phase === 'idle') return false;
    return talk.arrangedBy === 'staff' ? talk.arrangement.gate === 'none' : selfPaced && show === 'live';
  }

  /** The learner has sent one. */
  get isIn(): boolean {
    return this.host.room.activity.own.some(({type}) => type === 'posted');
  }

  /** How many there are, as far as this page may know: the teacher's page counts. */
  get total(): number {
    const {room} = this.host;
    return room.leads || this.isShown ? this.ideas.length : room.told?.tallies[0]?.total ?? 0;
  }

  /** What is said of it every ten seconds at most. */
  get news(): string {
    const {localize} = this.host;
    const votes = this.ideas.reduce((sum, idea) => sum + idea.votes.size, 0);
    return this.isShown ? localize.term('ideasSaid', this.ideas.length, votes) : localize.term('ideasCount', this.total);
  }

  /** What there is to do now. */
  get todo(): string {
    const {host: {room, phase, localize}} = this;
    const term = localize.term.bind(localize);
    if (phase === 'idle') return term(room.view === 'screen' ? 'onScreenSoon' : 'waitForTeacher');
    if (phase === 'locked') return term(this.isShown ? 'stormClosed' : 'stormClosedSoon');
    if (room.view === 'screen') return term('stormOnScreen');
    if (this.#left > 0) return term(this.isShown ? 'stormWriteVote' : 'stormWrite');
    return this.isShown ? term('stormFullVote') : term('stormFull', this.max);
  }

  /** Called after each drawing. */
  lead(): void {
    const {room, phase} = this.host;
    if (room.leads) {
      if (!this.#asked) void this.#bringDesk();
      this.#desk?.lead();
    } else if (phase !== 'idle') this.#arrange();
  }

  draw(): TemplateResult {
    const {host: {room, phase, localize}} = this;
    const screen = room.view === 'screen';
    const isBefore = phase === 'idle' && room.leads;
    const aside = html`${screen && phase !== 'idle' ? html`<span class="count">${localize.term('ideasCount', this.total)}</span>` : nothing}
      ${drawTimer(phase === 'open' ? room.left : undefined, localize)}`;
    return html`${room.activity.ready && (screen || (room.votes && !isBefore)) ? drawState(this.todo, aside) : nothing}
      ${room.votes && phase === 'open' && this.#left > 0 ? this.#renderForm() : nothing}
      ${this.isShown && (screen || room.votes) ? this.#renderShown() : room.votes && phase !== 'idle' ? this.#renderOwn() : nothing}
      ${room.leads ? this.#desk?.draw() : nothing}`;
  }

  #renderForm(): TemplateResult {
    const {localize} = this.host;
    const left = this.#left;
    return html`<form class="idea-form" @submit=${this.#onSubmit}><label for="idea">${localize.term('yourIdea')}</label>
      <textarea id="idea" rows="2" dir="auto" maxlength=${LONGEST_IDEA} enterkeyhint="send" aria-describedby="idea-note idea-fault" aria-invalid=${this.#fault ? 'true' : nothing}
        .value=${this.#draft} @input=${this.#onInput} @keydown=${this.#onKeydown}></textarea>
      <p id="idea-note" class="quiet small">${localize.term('ideaNote')} ${left <= this.max ? localize.term('ideasLeft', left) : nothing}</p>
      <p id="idea-fault" class="fault" role="alert">${this.#fault}</p>
      <div class="buttons"><button class="main">${localize.term('sendIdea')}</button></div></form>`;
  }

  /** On a phone each idea keeps its place while votes come; on the wall, and in the end, the best stand first. */
  #renderShown(): TemplateResult {
    const {host: {room, phase, localize}, ideas} = this;
    const isSorted = room.view === 'screen' || phase === 'locked';
    const most = Math.max(1, ...ideas.map(({votes}) => votes.size));
    const late = this.#own.filter((idea) => idea.late);
    return html`<section class="ideas" part="ideas" aria-labelledby="ideas"><h4 id="ideas" tabindex="-1" class=${room.view === 'screen' ? 'unseen' : ''}>${localize.term('ideasHead')}</h4>
      ${ideas.length + late.length === 0 ? html`<p class="quiet">${localize.term('noIdeas')}</p>` : html`<ol class="idea-list" role="list">${repeat([...(isSorted ? byVotes(ideas) : ideas), ...late], ({id}) => id, (idea) =>
        this.#renderIdea(idea, isSorted && !idea.late && idea.votes.size === most))}</ol>`}</section>`;
  }

  #renderOwn(): TemplateResult | typeof nothing {
    const own = this.#own;
    if (own.length === 0) return nothing;
    return html`<section class="ideas" part="ideas" aria-labelledby="ideas"><h4 id="ideas" tabindex="-1">${this.host.localize.term('yourIdeas')}</h4>
      <ol class="idea-list" role="list">${repeat(own, ({id}) => id, (idea) => this.#renderIdea(idea))}</ol></section>`;
  }

  #renderIdea(idea: Idea, isFirst = false): TemplateResult {
    const {room, phase, localize} = this.host;
    const isOwn = room.votes && idea.author === this.#sub;
    const isOpen = room.votes && phase === 'open' && !idea.late;
    const note = idea.late ? localize.term('ideaLate') : isOwn && this.isShown ? localize.term('ideaYours') : '';
    return html`<li class="idea ${isFirst ? 'first' : ''}"><div><div class="words" dir="auto">${idea.text}</div>${note ? html` <div class="note">${note}</div>` : nothing}</div>
      <span class="act">${isOpen && isOwn ? html`<button type="button" class="plain" aria-label=${localize.term('ideaBackOf', idea.text)} @click=${() => this.#onBack(idea)}>${localize.term('ideaBack')}</button>` : nothing}
        ${!this.isShown || idea.late ? nothing : isOpen && (!isOwn || room.views.isAlone) ? this.#renderVote(idea)
          : html`<span class="sum">${localize.term('ideaVotes', idea.votes.size)}</span>`}</span></li>`;
  }

  #renderVote(idea: Idea): TemplateResult {
    const {localize} = this.host;
    const has = idea.votes.has(this.#sub);
    return html`<button type="button" class="vote" aria-pressed=${has ? 'true' : 'false'} aria-label=${localize.term('ideaVote', idea.text, idea.votes.size)}
      @click=${() => void this.host.room.activity.record('reacted', {post: idea.id, kind: 'like', on: !has})}>${icon(UP)}${localize.number(idea.votes.size)}</button>`;
  }

  get #sub(): string {
    return this.host.room.activity.identity?.sub ?? '';
  }

  /** The learner's ideas of this run; one that came too late is not lost. */
  get #own(): Idea[] {
    return this.storm.ideas.filter(({author, run}) => author === this.#sub && run === this.run);
  }

  get #left(): number {
    return Math.max(0, this.max - this.#own.filter(({late}) => !late).length);
  }

  readonly #onInput = ({target}: Event): void => {
    this.#draft = (target as HTMLTextAreaElement).value;
    this.#fault = '';
    void this.host.room.activity.keepDraft('idea', this.#draft || undefined);
    this.host.requestUpdate();
  };

  /** Enter sends, as a phone's keyboard says. */
  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    (event.target as HTMLTextAreaElement).form?.requestSubmit();
  };

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    void this.#send();
  };

  async #send(): Promise<void> {
    const {host: {room: {activity}, localize, saying}, host} = this;
    const text = this.#draft.trim();
    if (this.#busy) return;
    const root = host.renderRoot as ShadowRoot;
    const box = root.querySelector<HTMLTextAreaElement>('#idea');
    const isIn = box?.form?.contains(root.activeElement) === true;
    if (!text) {
      this.#fault = localize.term('ideaFirst');
      box?.focus();
      host.requestUpdate();
      return;
    }
    const isFirst = !this.isIn;
    this.#busy = true;
    this.#fault = '';
    this.#draft = '';
    const kept = activity.record('posted', {text});
    host.requestUpdate();
    if (await kept) {
      if (isFirst) void activity.record('completed', {});
      saying.say(localize.term('ideaIn'));
      void activity.keepDraft('idea', this.#draft || undefined);
    } else {
      // What was typed meanwhile stays too.
      this.#draft = [text, this.#draft].filter(Boolean).join('\n');
      this.#fault = localize.term('ideaRefused');
    }
    this.#busy = false;
    host.requestUpdate();
    await host.updateComplete;
    // With the last idea the box goes: who sent it by keys goes on where it stands.
    if (isIn && !root.activeElement) root.querySelector<HTMLElement>('#idea, #ideas')?.focus();
  }

  #onBack({id}: Idea): void {
    const {room, saying, localize, renderRoot} = this.host;
    void room.activity.record('removed', {post: id});
    saying.say(localize.term('ideaIsBack'));
    void this.host.updateComplete.then(() => renderRoot.querySelector<HTMLElement>('#idea')?.focus());
  }

  /** Where no teacher leads, the class server hears from learners' pages that nobody is to be known. */
  #arrange(): void {
    const {host: {room, show, selfPaced}, storm: {talk}} = this;
    if (this.#arranged || !selfPaced || !room.votes || room.views.isAlone) return;
    const wanted = {gate: show === 'live' ? 'none' : 'teacher', anonymous: 'peers', moderated: false} as const;
    if (!isNews(talk, wanted, false)) return;
    this.#arranged = true;
    void room.activity.record('arranged', wanted);
  }

  /** What only the teacher has comes with the teacher. */
  async #bringDesk(): Promise<void> {
    this.#asked = true;
    try {
      const {BrainstormDesk} = await import('./brainstorm-desk.js');
      this.#desk = new BrainstormDesk(this.host, this);
    } catch {
      setTimeout(() => {
        this.#asked = false;
        this.host.requestUpdate();
      }, 4000);
    }
    this.host.requestUpdate();
  }
}
