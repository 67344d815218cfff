import {html, nothing, type TemplateResult} from 'lit';
import {FIRST, foldHome, HOME_RUN, reasonsFor, SECOND, stepOf, type Home, type Reason, type Step} from '../core/at-home.js';
import type {EntryData} from '../core/entry.js';
import {uuid} from '../core/id.js';
import {foldTalk, isNews, type Arrangement} from '../core/talk.js';
import {adopt} from '../element/adopt.js';
import type {Cast, Slip} from '../element/ballot.js';
import {icon} from '../element/icons.js';
import {record} from '../element/record.js';
import {warn} from '../element/warn.js';
import {atHome as words} from '../lang/en/at-home.js';
import {speak} from '../lang/speak.js';
import {plainText} from '../text/plain.js';
import {homeStyles} from './at-home.styles.js';
import type {HomeDesk} from './home-desk.js';
import type {PeerHost} from './hosts.js';
import {drawOutcome} from './outcome.js';

/** The most that a reason may hold, in characters. */
const LONGEST = 2000;
/** Timers take no longer, ms. */
const DAY = 86_400_000;

/** Peer instruction at home, as `FlipPeer` knows it. */
export interface HomeHost extends PeerHost {
  readonly closes: string;
  readonly for: string;
}

/** What was chosen and written, and not sent; which reasons were shown. */
interface Draft {first?: Cast; second?: Cast; why?: string; why2?: string; shown?: string[]}

/**
 * One learner at home: answers and says why, reads others' reasons, answers again. What others wrote comes from the class
 * server once the own reason is there, and without names; this page only chooses among it.
 */
export class AtHome {
  #draft: Draft = {};
  #fault = '';
  #busy = false;
  #home: Home | undefined;
  #folded: unknown;
  #talk: ReturnType<typeof foldTalk> | undefined;
  #told = '';
  #begun = performance.now();
  #desk: HomeDesk | undefined;
  #asked = false;
  #wait: ReturnType<typeof setTimeout> | undefined;
  readonly #seedNodes = new Map<string, Node[]>();

  constructor(readonly host: HomeHost) {
    speak(words);
    adopt(host, homeStyles);
    void host.room.activity.draft('home').then((kept) => {
      this.#draft = {...draftOf(kept), ...this.#draft};
      host.requestUpdate();
    });
  }

  get home(): Home {
    const {entries} = this.host.room.activity;
    if (!this.#home || this.#folded !== entries) {
      this.#folded = entries;
      this.#home = foldHome(entries);
      this.#talk = foldTalk(entries);
    }
    return this.#home;
  }

  /** When it closes, ms; `undefined` where the teacher says so. */
  get closes(): number | undefined {
    const at = Date.parse(this.host.closes);
    return Number.isNaN(at) ? undefined : at;
  }

  get isOver(): boolean {
    return this.home.revealed !== undefined || (this.closes !== undefined && Date.now() >= this.closes);
  }

  get step(): Step {
    return stepOf(this.home, this.#sub, this.isOver);
  }

  get #sub(): string {
    return this.host.room.activity.identity?.sub ?? '';
  }

  /** How the question stands. */
  slip(): Slip {
    const {step, home, host} = this;
    const {room} = host;
    const [first, second] = [home.first.get(this.#sub)?.response, home.second.get(this.#sub)?.response];
    const solved = step === 'closed';
    if (step === 'answer') return {round: 'home/1', open: room.votes && !this.#busy, response: this.#draft.first?.response ?? [], solved, explained: false};
    const response = step === 'compare' ? this.#draft.second?.response ?? [] : second ?? first ?? [];
    return {round: 'home/2', open: room.votes && step === 'compare' && !this.#busy, response, solved, explained: solved};
  }

  /** The learner chose: it is sent along with the reason. */
  choose(cast: Cast): void {
    const {step} = this;
    if (step !== 'answer' && step !== 'compare') return;
    this.#keep(step === 'answer' ? {first: cast} : {second: cast});
  }

  /** Called after each drawing. */
  lead(): void {
    const {room} = this.host;
    this.#checkSeeds();
    this.#tell();
    this.#await();
    if (!room.leads) return;
    if (!this.#asked) void this.#bringDesk();
    this.#desk?.lead();
  }

  /** What stands above the question. */
  drawBefore(): TemplateResult | typeof nothing {
    const {host, step, home, closes} = this;
    const {room, localize} = host;
    const term = localize.term.bind(localize);
    if (!room.activity.ready || room.view === 'screen') return nothing;
    const until = closes === undefined ? nothing : html` <span class="quiet">${term('homeUntil', this.#when(closes))}</span>`;
    const state = {
      answer: html`${term('homeAnswer')}${until}`,
      compare: html`${term('homeAgain')}${until}`,
      done: closes === undefined ? term('homeDone') : term('homeDoneUntil', this.#when(closes)),
      closed: term(home.revealed ? 'homeClosed' : 'homeClosedSoon'),
    }[step];
    const own = home.first.get(this.#sub);
    if (!room.votes) return nothing;
    return html`<div class="state ${step === 'done' ? 'in' : ''}" part="state"><p class="todo">${step === 'done' ? html`${icon('check')} ` : nothing}${state}</p></div>
      ${own && step !== 'closed' ? html`<p class="own"><strong>${term('homeYours', this.words(own.response))}</strong></p>` : nothing}
      ${step === 'compare' ? this.#drawReasons() : nothing}`;
  }

  /** What stands below it. */
  drawAfter(): TemplateResult | typeof nothing {
    const {host, step, home} = this;
    const {room, localize} = host;
    if (!room.activity.ready) return nothing;
    return html`${room.votes && step === 'answer' ? this.#drawWhy('why', ['homeWhy', 'homeWhyNote'], html`
        <button type="button" class="main" ?disabled=${this.#busy} @click=${this.#onFirst}>${localize.term('homeSend')}</button>`) : nothing}
      ${room.votes && step === 'compare' ? this.#drawWhy('why2', ['homeWhy2', 'homeWhyNote'], html`
        <button type="button" class="main" ?disabled=${this.#busy} @click=${this.#onSecond}>${localize.term('homeSend2')}</button>
        <button type="button" ?disabled=${this.#busy} @click=${this.#onSame}>${localize.term('homeKeep')}</button>`) : nothing}
      ${home.revealed ? this.#drawResults(home.revealed) : nothing}
      ${room.leads ? this.#desk?.draw() : nothing}`;
  }

  /** An answer in the words of its options. */
  words(answer: readonly string[]): string {
    const {room, places} = this.host;
    const sheet = room.sheet(places.main);
    return answer.map((key) => sheet?.label(key) ?? key).join(', ');
  }

  /** Tells the class what the first and the second answers are. */
  reveal(data: EntryData['revealed']): void {
    void this.host.room.activity.record('revealed', data);
  }

  #drawWhy(key: 'why' | 'why2', [label, note]: ['homeWhy' | 'homeWhy2', 'homeWhyNote'], buttons: TemplateResult): TemplateResult {
    const {localize} = this.host;
    return html`<div class="why"><label for="why">${localize.term(label)}</label>
      <textarea id="why" rows="3" dir="auto" maxlength=${LONGEST} aria-describedby="why-note why-fault" aria-invalid=${this.#fault ? 'true' : nothing}
        .value=${this.#draft[key] ?? ''} @input=${({target}: Event) => this.#keep({[key]: (target as HTMLTextAreaElement).value})}></textarea>
      <p id="why-note" class="quiet small">${localize.term(note)}</p>
      <p id="why-fault" class="fault" role="alert">${this.#fault}</p>
      <div class="buttons">${buttons}</div></div>`;
  }

  #drawReasons(): TemplateResult {
    const {localize} = this.host;
    const term = localize.term.bind(localize);
    const shown = this.#reasons();
    if (shown.length === 0) return html`<p class="notice calm">${term('homeNobody')}</p>`;
    return html`<section class="others" aria-labelledby="others"><h4 id="others">${term('homeOthers')}</h4>
      <ul class="reasons" part="reasons">${shown.map((reason) => this.#drawReason(reason))}</ul></section>`;
  }

  #drawReason(reason: Reason): TemplateResult {
    const {host: {localize}} = this;
    const term = localize.term.bind(localize);
    const seed = this.#seedNodes.get(reason.id);
    const likes = reason.likes.has(this.#sub);
    return html`<li class="reason"><p class="small"><strong>${term('homeReasonFor', this.words(reason.answer))}</strong>${seed ? html` <span class="quiet">(${term('homeFromTeacher')})</span>` : nothing}</p>
      <div class="body" dir="auto">${seed ?? plainText(reason.text)}</div>
      ${seed ? nothing : html`<div class="buttons"><button type="button" class="like" aria-pressed=${likes ? 'true' : 'false'} @click=${() => this.#onLike(reason, !likes)}>${likes ? icon('check') : nothing}${term('homeConvinces')}</button>
        <button type="button" class="plain" @click=${() => this.#onReport(reason)}>${term('homeReport')}</button></div>`}</li>`;
  }

  #drawResults(revealed: EntryData['revealed']): TemplateResult {
    const {host} = this;
    const picked = this.home.reasons.filter(({pinned, hidden}) => pinned && !hidden);
    return html`<section class="results" aria-labelledby="results"><h4 id="results">${host.localize.term('homeResults')}</h4>${drawOutcome(host, revealed)}</section>
      ${picked.length === 0 ? nothing : html`<section class="others" aria-labelledby="picked"><h4 id="picked">${host.localize.term('homePicked')}</h4>
        <ul class="reasons">${picked.map((reason) => html`<li class="reason"><p class="small"><strong>${host.localize.term('homeReasonFor', this.words(reason.answer))}</strong></p>
          <div class="body" dir="auto">${plainText(reason.text)}</div></li>`)}</ul></section>`}`;
  }

  /** Which reasons this learner reads: once shown, they stay. */
  #reasons(): Reason[] {
    const {host, home} = this;
    const sheet = host.room.sheet(host.places.main);
    const first = home.first.get(this.#sub);
    if (!first) return [];
    const before = this.#draft.shown ?? [];
    const shown = reasonsFor(home.reasons, this.#seeds(), {
      sub: this.#sub, answer: first.response, before, isRight: (answer) => sheet?.graded === true && answer.length > 0 && answer.every((key) => sheet.isRight(key)),
    });
    const ids = shown.map(({id}) => id);
    if (ids.some((id) => !before.includes(id))) this.#keep({shown: [...new Set([...before, ...ids])]}, false);
    return shown;
  }

  /** What the teacher wrote into the page, for where there are few. */
  #seeds(): Reason[] {
    const keys = this.host.room.sheet(this.host.places.main)?.keys ?? [];
    this.#seedNodes.clear();
    return this.#seedElements.flatMap((element, i): Reason[] => {
      const key = element.getAttribute('for') ?? '';
      if (!keys.includes(key) || !element.textContent.trim()) return [];
      this.#seedNodes.set(`seed ${i}`, [...element.cloneNode(true).childNodes]);
      return [{id: `seed ${i}`, author: '', answer: [key], text: element.textContent.trim(), likes: new Set(), hidden: false, pinned: false, reports: new Set()}];
    });
  }

  get #seedElements(): HTMLElement[] {
    return [...this.host.querySelectorAll<HTMLElement>(':scope > [slot="reason"]')];
  }

  #checkSeeds(): void {
    const {host} = this;
    const keys = host.room.sheet(host.places.main)?.keys ?? [];
    if (host.closes && this.closes === undefined) warn(host, `closes="${host.closes}" is no date and time; it closes when the teacher says so.`, '<flip-peer at-home closes="2026-12-02T10:00">');
    if (keys.length === 0) return;
    for (const element of this.#seedElements) {
      const key = element.getAttribute('for') ?? '';
      if (!keys.includes(key)) warn(host, `The reason for="${key}" is for no option of the question, so nobody sees it.`, `<p slot="reason" for="${keys[0]!}">…</p> with <flip-option value="${keys[0]!}">`);
    }
  }

  #when(ms: number): string {
    return this.host.localize.date(new Date(ms), {dateStyle: 'medium', timeStyle: 'short'});
  }

  #keep(more: Draft, redraw = true): void {
    this.#draft = {...this.#draft, ...more};
    this.#fault = '';
    void this.host.room.activity.keepDraft('home', this.#draft);
    if (redraw) this.host.requestUpdate();
  }

  readonly #onFirst = async (): Promise<void> => {
    const {first, why = ''} = this.#draft;
    if (!first || !why.trim()) {
      this.#say(first ? 'homeWriteFirst' : 'homeChooseFirst');
      return;
    }
    if (await this.#send(FIRST, first, why)) this.#lookUp();
  };

  readonly #onSecond = async (): Promise<void> => {
    const {second, why2 = ''} = this.#draft;
    if (!second) this.#say('homeChooseFirst');
    else await this.#send(SECOND, second, why2);
  };

  readonly #onSame = async (): Promise<void> => {
    const first = this.home.first.get(this.#sub);
    if (!first) return;
    const {response, score, correct, certainty, misconceptions} = first;
    await this.#send(SECOND, {response, score, correct, ...(certainty !== undefined && {certainty}), ...(misconceptions && {misconceptions})}, this.#draft.why2 ?? '');
  };

  /** The reason goes first: others' come by it, and where the class takes none any more, the answer is not sent either. */
  async #send(round: number, {response, ...cast}: Cast, why: string): Promise<boolean> {
    const {host} = this;
    const {activity} = host.room;
    // A copy of a question elsewhere is that question.
    const {id = '', version} = host.room.sheet(host.places.main) ?? {};
    const question = host.for || id;
    this.#busy = true;
    this.#fault = '';
    try {
      if (why.trim() && !await activity.record('posted', {text: why.trim(), answer: response})) {
        this.#fault = host.localize.term('homeRefused');
        return false;
      }
      await activity.record('voted', {question, run: HOME_RUN, round, response, ...cast});
      // Reports, and the same question in class, count what was answered at first.
      if (question && activity.log) {
        const answered: EntryData['answered'] = {question, response, ...cast, try: round, duration: Math.round((performance.now() - this.#begun) / 100) / 10, ...(version && {version})};
        void record(host, {id: uuid(), activity: question, type: 'answered', data: answered}, new Date().toISOString(), Promise.resolve(activity.log));
      }
      if (round === FIRST) void activity.record('progressed', {ratio: 0.5});
      else void activity.record('completed', {});
      host.saying.say(host.localize.term(round === FIRST ? 'homeAgain' : 'homeDone'));
      this.#begun = performance.now();
      this.#draft = round === FIRST ? {} : {shown: this.#draft.shown ?? []};
      void activity.keepDraft('home', this.#draft);
      return true;
    } finally {
      this.#busy = false;
      host.requestUpdate();
    }
  }

  #say(key: 'homeChooseFirst' | 'homeWriteFirst'): void {
    this.#fault = this.host.localize.term(key);
    this.host.requestUpdate();
    if (key === 'homeWriteFirst') this.host.renderRoot.querySelector<HTMLElement>('#why')?.focus();
  }

  /** What comes now stands above. */
  #lookUp(): void {
    void this.host.updateComplete.then(() => this.host.renderRoot.querySelector<HTMLElement>('.state')?.scrollIntoView({block: 'nearest'}));
  }

  #onLike({id}: Reason, on: boolean): void {
    void this.host.room.activity.record('reacted', {post: id, kind: 'like', on});
  }

  #onReport({id}: Reason): void {
    const {room, saying, localize} = this.host;
    void room.activity.record('reported', {post: id});
    saying.say(localize.term('homeReported'));
  }

  /** The class server is told what it has to hold everybody to, before somebody writes. */
  #tell(): void {
    const {room} = this.host;
    const {activity} = room;
    if (!activity.ready || room.views.isAlone || !this.home || !this.#talk) return;
    const isStaff = activity.identity?.role === 'staff';
    const {closes} = this;
    const wanted: Arrangement = {gate: 'post-first', anonymous: 'peers', moderated: false, ...(closes !== undefined && {closes: new Date(closes).toISOString()})};
    const page = JSON.stringify(wanted);
    if (page === this.#told || !isNews(this.#talk, wanted, isStaff)) return;
    this.#told = page;
    void activity.record('arranged', {...wanted, ...(isStaff && {by: 'staff' as const})});
  }

  /** It closes while somebody looks. */
  #await(): void {
    const left = (this.closes ?? 0) - Date.now();
    clearTimeout(this.#wait);
    if (left > 0 && left < DAY) this.#wait = setTimeout(() => this.host.requestUpdate(), left + 20);
  }

  /** What only the teacher has comes with the teacher. */
  async #bringDesk(): Promise<void> {
    this.#asked = true;
    try {
      const {HomeDesk} = await import('./home-desk.js');
      this.#desk = new HomeDesk(this.host, this);
    } catch {
      setTimeout(() => {
        this.#asked = false;
        this.host.requestUpdate();
      }, 4000);
    }
    this.host.requestUpdate();
  }
}

/** What a disk holds may be anything. */
function draftOf(kept: unknown): Draft {
  if (typeof kept !== 'object' || kept === null) return {};
  const {first, second, why, why2, shown} = kept as Record<string, unknown>;
  return {
    ...(isCast(first) && {first}), ...(isCast(second) && {second}), ...(typeof why === 'string' && {why}), ...(typeof why2 === 'string' && {why2}),
    ...(Array.isArray(shown) && {shown: shown.filter((id): id is string => typeof id === 'string')}),
  };
}

const isCast = (value: unknown): value is Cast => typeof value === 'object' && value !== null && Array.isArray((value as Cast).response) && 'score' in value && 'correct' in value;

