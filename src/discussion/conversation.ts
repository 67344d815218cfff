import {html, nothing, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import type {Entry} from '../core/entry.js';
import {adopt} from '../element/adopt.js';
import type {Standing} from '../element/gate.js';
import {icon} from '../element/icons.js';
import {conversation as words} from '../lang/en/conversation.js';
import {speak} from '../lang/speak.js';
import {loadMarkdown, type Render} from '../text/markdown.js';
import {hasMarks} from '../text/plain.js';
import {Arrivals} from './arrivals.js';
import {conversationStyles} from './conversation.styles.js';
import type {Parts} from './extra.js';
import {Extras} from './extras.js';
import {DOTS, idOf, inWords, isMine, postView, type PostSetting} from './post-view.js';
import {Namesakes} from './namesake.js';
import {Posts, type Post} from './posts.js';
import {inThreads, type Row} from './thread.js';

/** Posts on show at first, and added by "Show more". */
const PAGE = 50;
/** At most so many more are drawn at once to reach one. */
const REACH = 200;
/** How often "5 minutes ago" is put right, ms. */
const MINUTE = 60_000;
/** Something of a name that is drawn. */
const SEEN = /[^\p{C}\p{Z}\p{M}\p{Default_Ignorable_Code_Point}\u2800]/u;
/** News is gathered this long before it is announced, ms. */
const GATHER = 1000;

/** What is said in a discussion: the posts, in which order they stand, and which of them are on show. */
export class Conversation {
  readonly #book = new Posts();
  readonly #arrivals = new Arrivals();
  readonly #namesakes = new Namesakes();
  readonly #extras: Extras;
  readonly #parts: Parts;
  #rows: readonly Row[] = [];
  #posts: ReadonlyMap<string, Post> = new Map();
  #seen: ReadonlyMap<string, Post> = new Map();
  #drawn = PAGE;
  #beforePrint = PAGE;
  #onPaper = false;
  #markdown: Render | undefined;
  #asksMarkdown = false;
  #came = 0;
  /** What the rows were made of. */
  #heard: readonly Entry[] = [];
  #said = '';
  #here: AbortController | undefined;
  #turn = 0;
  /** Who has a name, and how it stands here. */
  #labels: ReadonlyMap<string, string> = new Map();
  readonly #turns = new Map<string, number>();

  constructor(host: Pick<Parts, 'talk' | 'activity' | 'localize'>) {
    speak(words);
    adopt(host.talk, conversationStyles);
    this.#extras = new Extras((others) => {
      this.#turn++;
      if (others) this.#heard = [];
      if (others) this.take();
      else host.talk.requestUpdate();
    });
    if (!host.activity.ready) this.#expect(host.localize.lang());
    this.#parts = this.#extras.parts = {
      ...host, book: this.#book, extras: this.#extras,
      posts: () => this.#posts, seen: () => this.#seen, rows: () => this.#rows,
      reveal: () => void this.#reveal(),
      isMine: ({author}) => isMine(author, this.#me), isStaff: () => this.#isStaff, isClass: () => host.activity.log?.nameOf !== undefined,
      nameOf: (author) => this.#nameOf(author), called: (author) => this.#called(author), isBusy: () => this.#isBusy(),
      redraw: (post) => this.#redraw(post), arrange: (afresh) => this.#arrange(afresh), welcome: () => this.#arrivals.reset(),
      say: (words) => void this.#say(words), reach: (post) => this.#reach(post), focus: (post, inside) => this.#focus(post, inside),
    };
  }

  /** While the log is read: what takes time, and will be needed. */
  #expect(lang: string): void {
    this.#extras.expect();
    inWords(new Date(Date.now() - MINUTE).toISOString(), lang);
  }

  /** The discussion stands in the page. */
  enter(): void {
    const {talk} = this.#parts;
    this.#here?.abort();
    const {signal} = this.#here = new AbortController();
    const clock = setInterval(() => talk.requestUpdate(), MINUTE);
    signal.addEventListener('abort', () => clearInterval(clock));
    addEventListener('beforeprint', () => this.#print(true), {signal});
    addEventListener('afterprint', () => this.#print(false), {signal});
    addEventListener('hashchange', () => this.#follow(), {signal});
    addEventListener('pagehide', () => this.#extras.tell('onLeave'), {signal});
    talk.renderRoot.addEventListener('keydown', (event) => this.#extras.onKeydown(event as KeyboardEvent), {signal});
  }

  leave(): void {
    this.#here?.abort();
    this.#extras.tell('onLeave');
    this.#heard = [];
    this.#arrivals.reset();
  }

  /** Somebody is there. */
  stir(): void {
    this.#extras.act('partaking');
  }

  update(): void {
    this.#labels = this.#label();
    if (this.#parts.activity.ready) this.#extras.look();
    this.#extras.tell('onUpdate');
  }

  updated(): void {
    this.#extras.tell('onUpdated');
    void this.#readMarkdown();
    if (this.#onPaper) for (const link of this.#parts.talk.renderRoot.querySelectorAll('.body a')) link.classList.toggle('told', tellsItself(link as HTMLAnchorElement));
  }

  /** The log told what it holds, or more. */
  take(): void {
    const {activity, talk} = this.#parts;
    talk.requestUpdate();
    if (!activity.ready) return;
    const extras = this.#extras;
    const {isMine} = this.#parts;
    this.#posts = this.#book.take(activity.entries);
    extras.look();
    extras.onEntries(activity.entries);
    if (extras.coming || this.#isNothingNew(activity.entries)) return;
    this.#seen = extras.seen(this.#posts);
    this.#came += this.#arrivals.take(this.#seen.values(), isMine, this.#isBusy());
    this.#arrange();
    if (this.#came > 0) setTimeout(() => this.#announceNews(), GATHER);
  }

  /** How the reader stands with it, where more is asked for than a first post. */
  get standing(): Standing | undefined {
    return this.#parts.worth?.standing;
  }

  /** How far the learner is concerns no post, and each first post brings two such entries along. */
  #isNothingNew(entries: readonly Entry[]): boolean {
    const before = this.#heard;
    const heard = this.#heard = entries.filter(({type}) => type !== 'progressed' && type !== 'completed');
    return heard.length > 0 && heard.length === before.length && heard.every((entry, i) => entry === before[i]);
  }

  drawTop(): unknown[] {
    return this.#extras.draw('top');
  }

  /** Nobody writes a new post here (any more). */
  get isOver(): boolean {
    return this.#extras.forbids('post');
  }

  /** The box for a new post, once what it needs has come. */
  drawBox(): unknown {
    return this.#extras.has('partaking') ? this.#extras.draw('new') : undefined;
  }

  draw(): TemplateResult {
    const rows = this.#rows;
    const extras = this.#extras;
    const {activity} = this.#parts;
    return html`${this.#renderNews()}
      ${extras.draw('tools')}
      ${rows.length > 0 ? this.#renderTally() : nothing}
      ${rows.length > 0 || !activity.ready || extras.coming ? this.#renderFeed() : this.#renderEmpty()}
      ${extras.draw('end')}
      <p class="unseen" role="status">${this.#said}</p>`;
  }

  #renderNews(): TemplateResult | typeof nothing {
    const {waiting} = this.#arrivals;
    return waiting === 0 ? nothing : html`<p class="news">
      <button type="button" class="main" @click=${() => this.#onShow()}>${this.#parts.localize.term('showNewPosts', waiting)}</button></p>`;
  }

  /** How many there are, and what can be done with them as a whole. */
  #renderTally(): TemplateResult {
    const {localize} = this.#parts;
    const panel = this.#extras.draw('panel');
    return html`<div class="tally"><p class="count quiet">${localize.term('postCount', this.#rows.length)}</p>${this.#extras.draw('tally')}
      <button type="button" class="plain" part="about" aria-label=${localize.term('about')} aria-expanded=${panel.some(Boolean) ? 'true' : 'false'}
        @click=${() => this.#extras.act('about')}>${icon(DOTS)}</button></div>${panel}`;
  }

  #renderEmpty(): unknown {
    const term = this.#parts.localize.term.bind(this.#parts.localize);
    const said = this.#extras.draw('empty').filter(Boolean);
    return said.length > 0 ? said : html`<p class="empty"><strong>${term('noPosts')}</strong> ${term('beFirst')}</p>`;
  }

  #renderFeed(): TemplateResult {
    const [rows, drawn] = [this.#rows, this.#drawn];
    const setting = this.#setting();
    return html`<div class="feed" role="feed" part="feed" aria-labelledby="label"
      aria-busy=${this.#parts.activity.ready && !this.#extras.coming ? nothing : 'true'}>
      ${repeat(rows.slice(0, drawn), ({post}) => post.id, (row, index) => postView(row, [index + 1, rows.length], setting))}
    </div>
    ${drawn >= rows.length ? nothing : html`<p class="more">
      <button type="button" @click=${() => this.#onMore()}>${this.#parts.localize.term('showMore')}</button></p>`}`;
  }

  #setting(): PostSetting {
    const {localize} = this.#parts;
    const names = new Map<string, string>();
    const nameOf = (author: string) => {
      const name = names.get(author) ?? this.#nameOf(author);
      names.set(author, name);
      return name;
    };
    return {
      localize, me: this.#me, nameOf, markdown: this.#markdown, extras: this.#extras, now: Date.now(), onPaper: this.#onPaper,
      turn: `${this.#turn} ${localize.lang()} ${localize.term('reply')} ${this.#markdown !== undefined} ${this.#onPaper}`, turnOf: (post) => this.#turns.get(post),
    };
  }

  get #me(): string {
    return this.#parts.activity.identity?.sub ?? '';
  }

  /** In one browser a teacher who looks at the lesson is its staff; in a class the class says who is. */
  get #isStaff(): boolean {
    const {identity, log} = this.#parts.activity;
    return identity?.role === 'staff' || (log !== undefined && !log.nameOf && this.#parts.talk.closest('flip-lesson')?.getAttribute('view') === 'teacher');
  }

  /** Names live apart from what was said. */
  #nameOf(author: string): string {
    if (isMine(author, this.#me)) return this.#parts.localize.term('you');
    return this.#labels.get(author) ?? (this.#called(author) || (this.#parts.alias?.(author) ?? ''));
  }

  /** The name somebody gave; one that nobody can see is none, nor is one that says to be the reader or the staff. */
  #called(author: string): string {
    const {activity, localize} = this.#parts;
    const name = activity.log?.nameOf?.(author) ?? '';
    if (!SEEN.test(name)) return '';
    return !this.#book.staff.has(author) && this.#namesakes.isLike(name, [localize.term('you'), localize.term('teacher')]) ? '' : name;
  }

  /** The staff keep their names, then those who wrote first. */
  #label(): ReadonlyMap<string, string> {
    const {staff, authors} = this.#book;
    const named = [...new Set([...staff, ...authors])].map((author) => [author, this.#called(author)] as const);
    return this.#namesakes.tellApart(named.filter(([, name]) => name));
  }

  /** What is on show stays on show, whatever comes before it. */
  #arrange(afresh = false): void {
    const last = this.#rows[Math.min(this.#drawn, this.#rows.length) - 1]?.post.id;
    this.#rows = this.#extras.sift(inThreads(this.#seen).filter(({post}) => this.#arrivals.isShown(post)));
    if (afresh) this.#drawn = PAGE;
    else if (last !== undefined && this.#drawn < this.#rows.length) {
      this.#drawn = Math.max(this.#drawn, this.#rows.findIndex(({post}) => post.id === last) + 1);
    }
    this.#parts.talk.requestUpdate();
  }

  #reach(post: string): boolean {
    const place = this.#rows.findIndex(({post: {id}}) => id === post);
    if (place < 0 || place > this.#drawn + REACH) return false;
    this.#drawn = Math.max(this.#drawn, place + 1);
    this.#parts.talk.requestUpdate();
    return true;
  }

  #redraw(post?: string): void {
    this.#turn += post === undefined ? 1 : 0;
    if (post !== undefined) this.#turns.set(post, (this.#turns.get(post) ?? 0) + 1);
    this.#parts.talk.requestUpdate();
  }

  /** Somebody types here, or has read on: what comes now would push the words away. */
  #isBusy(): boolean {
    const feed = this.#parts.talk.renderRoot.querySelector('.feed');
    return this.#parts.talk.matches(':focus-within') || (feed?.getBoundingClientRect().top ?? 0) < 0;
  }

  /** Brings what shows Markdown, once a post on show has any. Where it cannot be loaded the next news asks again. */
  async #readMarkdown(): Promise<void> {
    if (this.#asksMarkdown || this.#markdown || !this.#rows.slice(0, this.#drawn).some(({post}) => hasMarks(post.text))) return;
    this.#asksMarkdown = true;
    const [markdown, look] = await Promise.all([loadMarkdown(), import('./body.styles.js').catch(() => undefined)]);
    this.#asksMarkdown = false;
    if (!markdown) return;
    adopt(this.#parts.talk, look?.bodyStyles);
    this.#markdown = markdown;
    this.#parts.talk.requestUpdate();
  }

  /** The address names a post. */
  #follow(): void {
    if (location.hash.startsWith('#post-')) this.#extras.act('permalink');
  }

  /** A whole discussion on paper. */
  #print(begins: boolean): void {
    if (begins && !this.#onPaper) {
      this.#beforePrint = this.#drawn;
      this.#reveal();
    }
    this.#onPaper = begins;
    this.#drawn = begins ? Infinity : this.#beforePrint;
    this.#parts.talk.requestUpdate();
  }

  /** Empty first, or the same words twice would be heard once. */
  async #say(words: string): Promise<void> {
    const {talk} = this.#parts;
    this.#said = '';
    talk.requestUpdate();
    await talk.updateComplete;
    this.#said = words;
    talk.requestUpdate();
  }

  #announceNews(): void {
    if (this.#came > 0 && this.#parts.talk.isConnected) this.#parts.say(this.#parts.localize.term('newPosts', this.#came));
    this.#came = 0;
  }

  #reveal(): Set<string> {
    const ids = new Set(this.#arrivals.show());
    this.#arrange();
    return ids;
  }

  #onShow(): void {
    const ids = this.#reveal();
    const first = this.#rows.find(({post}) => ids.has(post.id));
    if (first) void this.#focus(first.post.id);
  }

  #onMore(): void {
    const next = this.#rows[this.#drawn];
    if (!next) return;
    this.#drawn += PAGE;
    this.#parts.talk.requestUpdate();
    void this.#focus(next.post.id);
  }

  /** Only ever after what the learner did: focus does not move by itself. */
  async #focus(post: string, inside?: string): Promise<void> {
    await this.#parts.talk.updateComplete;
    const article = this.#parts.talk.renderRoot.querySelector<HTMLElement>(`#${idOf({id: post})}`);
    (inside ? article?.querySelector<HTMLElement>(inside) : article)?.focus();
  }
}

/** Its words are its address: on paper that need not be said twice. */
const tellsItself = ({textContent, href}: HTMLAnchorElement): boolean => bare(textContent) === bare(href);
const bare = (address: string) => address.trim().replace(/^(?:mailto:|https?:\/\/)/i, '').replace(/\/$/, '').toLowerCase();
