import {html, LitElement, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import {live} from 'lit/directives/live.js';
import {repeat} from 'lit/directives/repeat.js';
import type {Entry} from '../core/entry.js';
import {ActivityController} from '../element/activity.js';
import {buttonStyles} from '../element/button.styles.js';
import {define} from '../element/define.js';
import {GateMember} from '../element/gate.js';
import {hostStyles} from '../element/host.styles.js';
import {Localize} from '../element/localize.js';
import {discussion} from '../lang/en/discussion.js';
import {noticeStyles} from '../element/notice.styles.js';
import {ownSaveNote} from '../element/save-note.js';
import {loadMarkdown, type Render} from '../text/markdown.js';
import {hasMarks} from '../text/plain.js';
import {FlipComposer} from './flip-composer.js';
import {Arrivals} from './arrivals.js';
import {bodyStyles} from './body.styles.js';
import {Boxes} from './boxes.js';
import {feedTarget} from './feed.js';
import {discussionStyles} from './flip-discussion.styles.js';
import {idOf, isMine, postView, type PostSetting} from './post-view.js';
import {foldPosts, inThreads, type Post, type Row} from './thread.js';
import {addressed, Writing} from './writing.js';

/** Threads on show at first, and added by "Show more". */
const PAGE = 50;
/** News is gathered this long before it is announced, ms. */
const GATHER = 1000;
/** How often "5 minutes ago" is put right, ms. */
const MINUTE = 60_000;

/**
 * Threads under a prompt: learners post, answer, change their own words and like others', in safe Markdown. What is
 * written appears in the other tabs of this browser at once, and nothing typed is lost when the page closes.
 *
 * ```html
 * <flip-discussion id="letter" label="The letter">
 *   <p>Your doctor's letter says only “positive”. What should it say instead?</p>
 * </flip-discussion>
 * ```
 *
 * @tag flip-discussion
 * @slot - The prompt: what to talk about. Readable before the script has come.
 * @event {FlipEvent<EntryData['posted']>} flip-posted - The learner wrote a post or an answer.
 * @event {FlipEvent<EntryData['edited']>} flip-edited - The learner changed a post of theirs.
 * @event {FlipEvent<EntryData['reacted']>} flip-reacted - The learner liked a post, or took that back.
 * @event {FlipEvent<EntryData['progressed']>} flip-progressed - The learner took part: with the first post, all is done.
 * @event {FlipEvent<EntryData['completed']>} flip-completed - The learner wrote a first post.
 * @event {FlipEvent<FlipRecord>} flip-record - An entry was written to the log.
 * @event {FlipEvent<Failure>} flip-failed - Something could not be written to the log.
 * @csspart label - The discussion's name.
 * @csspart prompt - The frame around the prompt.
 * @csspart composer - The box for a new post.
 * @csspart feed - All posts.
 * @csspart post - One post.
 * @csspart author - Its author's name.
 * @csspart time - When it was written.
 * @csspart body - What it says.
 * @csspart like - The button to like it.
 * @csspart reply - The button to answer it.
 * @csspart edit - The button to change it.
 * @cssstate posted - The learner has written something here.
 */
export class FlipDiscussion extends LitElement {
  static override styles = [hostStyles, buttonStyles, noticeStyles, bodyStyles, discussionStyles];

  /** What it is called: above the prompt, and in the learner's list of things to do. */
  @property() label = '';

  @state() private rows: readonly Row[] = [];
  @state() private threads = PAGE;
  @state() private said = '';
  @state() private markdown: Render | undefined;

  readonly #localize = new Localize(this, discussion);
  readonly #member = new GateMember(this);
  readonly #activity: ActivityController = new ActivityController(this, {
    id: () => this.id || 'discussion',
    label: () => (this.#member.joined ? undefined : this.label || this.#localize.term('discussion')),
    onEntries: (entries) => this.#onEntries(entries),
  });
  readonly #boxes = new Boxes(this.#activity, () => this.requestUpdate());
  readonly #writing = new Writing({
    localize: this.#localize, activity: this.#activity, boxes: this.#boxes,
    posts: () => this.#posts, isMine: (entry) => this.#isMine(entry),
  });
  readonly #arrivals = new Arrivals();
  readonly #internals = this.attachInternals();
  #posts: ReadonlyMap<string, Post> = new Map();
  #connection: AbortController | undefined;
  #restored = false;
  #came = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    // Its own part, which no page shows by itself: so it comes along however the discussion is loaded.
    define('flip-composer', FlipComposer);
    this.#connection = new AbortController();
    const {signal} = this.#connection;
    const clock = setInterval(() => this.requestUpdate(), MINUTE);
    signal.addEventListener('abort', () => clearInterval(clock));
    window.addEventListener('beforeprint', () => { this.threads = Infinity; }, {signal});
    this.#boxes.read();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#connection?.abort();
    this.#arrivals.reset();
  }

  override render(): TemplateResult {
    const {label, rows} = this;
    const term = this.#localize.term.bind(this.#localize);
    return html`<section aria-labelledby="label">
      <h3 id="label" part="label" class=${label ? '' : 'unseen'}>${label || term('discussion')}</h3>
      <div class="prompt" part="prompt"><slot></slot></div>
      ${ownSaveNote(this.#activity)}
      <div class="new" part="composer">${this.#renderBox('post', term('yourPost'), term('post'))}</div>
      ${this.#renderNews()}
      ${rows.length > 0 ? html`<p class="count quiet">${term('postCount', rows.length)}</p>` : nothing}
      ${this.#activity.ready && rows.length === 0
        ? html`<p class="empty"><strong>${term('noPosts')}</strong> ${term('beFirst')}</p>` : this.#renderFeed()}
      <p class="unseen" role="status">${this.said}</p>
    </section>`;
  }

  protected override updated(changed: PropertyValues): void {
    const posted = this.rows.some(({post}) => this.#isMine(post));
    if (this.#activity.ready || posted) this.#member.report({answered: posted, score: Number(posted), final: posted});
    if (!changed.has('rows')) return;
    const {states} = this.#internals;
    if (posted) states?.add('posted');
    else states?.delete('posted');
  }

  #renderBox(key: string, label: string, action: string): TemplateResult | undefined {
    const box = this.#boxes.get(key);
    // Live: what is typed changes the box and this copy of it without drawing all posts at every letter.
    return box && html`<flip-composer .label=${label} .action=${action} .text=${live(box.text)} .fault=${box.fault}
      .onKeep=${(text: string) => this.#boxes.write(key, text)} .onSend=${(box: HTMLElement) => this.#onSend(key, box)}
      .onCancel=${key === 'post' ? undefined : () => this.#onCancel(key)}></flip-composer>`;
  }

  #renderNews(): TemplateResult | typeof nothing {
    const {waiting} = this.#arrivals;
    return waiting === 0 ? nothing : html`<p class="news">
      <button type="button" class="main" @click=${this.#onShow}>${this.#localize.term('showNewPosts', waiting)}</button></p>`;
  }

  #renderFeed(): TemplateResult {
    const {rows} = this;
    const end = endOf(rows, this.threads);
    const setting = this.#setting();
    return html`<div class="feed" role="feed" part="feed" aria-labelledby="label"
      aria-busy=${this.#activity.ready ? nothing : 'true'} @keydown=${this.#onKeydown}>
      ${repeat(rows.slice(0, end), ({post}) => post.id, (row, index) => postView(row, [index + 1, rows.length], setting))}
    </div>
    ${end === rows.length ? nothing : html`<p class="more">
      <button type="button" @click=${this.#onMore}>${this.#localize.term('showMore')}</button></p>`}`;
  }

  #setting(): PostSetting {
    const term = this.#localize.term.bind(this.#localize);
    return {
      localize: this.#localize, me: this.#me, markdown: this.markdown,
      box: (action, {id}) => (action === 'edit'
        ? this.#renderBox(`edit:${id}`, term('yourPost'), term('save'))
        : this.#renderBox(`reply:${id}`, term('yourReply'), term('reply'))),
      on: (action, post) => {
        if (action === 'like') this.#onLike(post);
        else void this.#onOpen(`${action}:${post.id}`, action === 'edit' ? post.text : '');
      },
    };
  }

  get #me(): string {
    return this.#activity.identity?.sub ?? '';
  }

  #isMine({author}: Pick<Entry, 'author'>): boolean {
    return isMine(author, this.#me);
  }

  #onEntries(entries: readonly Entry[]): void {
    this.#posts = foldPosts(entries);
    this.#came += this.#arrivals.take(this.#posts.values(), (post) => this.#isMine(post), this.#isBusy());
    this.#arrange();
    if (this.#came > 0) setTimeout(() => this.#announceNews(), GATHER);
    if (!this.#restored) {
      this.#restored = true;
      void this.#boxes.restore((key, text) => this.#writing.isSaid(key, text));
      this.#writing.complete();
    }
    if (!this.markdown) void this.#readMarkdown();
  }

  #arrange(): void {
    this.rows = inThreads(this.#posts).filter(({post}) => this.#arrivals.isShown(post));
  }

  /** Somebody types here, or has read on: what comes now would push the words away. */
  #isBusy(): boolean {
    const feed = this.renderRoot.querySelector('.feed');
    return this.matches(':focus-within') || (feed?.getBoundingClientRect().top ?? 0) < 0;
  }

  async #readMarkdown(): Promise<void> {
    if (this.rows.some(({post}) => hasMarks(post.text))) this.markdown = await loadMarkdown();
  }

  #announceNews(): void {
    if (this.#came > 0 && this.isConnected) void this.#say(this.#localize.term('newPosts', this.#came));
    this.#came = 0;
  }

  /** Empty first, or the same words twice would be heard once. */
  async #say(words: string): Promise<void> {
    this.said = '';
    await this.updateComplete;
    this.said = words;
  }

  async #onSend(key: string, box: HTMLElement): Promise<void> {
    const sent = this.#writing.send(key);
    if (!sent) {
      box.focus();
      return;
    }
    const [action, id] = addressed(key);
    // The box for a new post stays, and the focus in it. A closed box takes the focus along: it goes to what was written.
    if (action !== 'post') void this.#focus(action === 'edit' ? id! : [...this.#posts.keys()].at(-1)!);
    if (await sent) void this.#say(this.#localize.term(action === 'edit' ? 'changed' : 'posted'));
  }

  #onLike({id, likes}: Post): void {
    void this.#activity.record('reacted', {post: id, kind: 'like', on: !likes.has(this.#me)});
  }

  async #onOpen(key: string, text: string): Promise<void> {
    if (this.#boxes.get(key)) {
      this.#boxes.shut(key);
      return;
    }
    await this.#boxes.open(key, text);
    await this.#focus(addressed(key)[1]!, 'flip-composer');
  }

  #onCancel(key: string): void {
    const [action, id] = addressed(key);
    this.#boxes.shut(key);
    // A changed mind about a change: the post itself is still there. An answer waits for the next try.
    if (action === 'edit') this.#boxes.forget(key);
    void this.#focus(id!, `[part='${action}']`);
  }

  #onShow(): void {
    const ids = this.#arrivals.show();
    this.#arrange();
    const first = this.rows.find(({post}) => ids.includes(post.id));
    if (first) void this.#focus(first.post.id);
  }

  #onMore(): void {
    const next = this.rows[endOf(this.rows, this.threads)];
    if (!next) return;
    this.threads += PAGE;
    void this.#focus(next.post.id);
  }

  #onKeydown(event: KeyboardEvent): void {
    const from = event.target as Element;
    if (from.localName === 'flip-composer') return;
    const target = feedTarget(event, event.currentTarget as Element, from);
    if (!target) return;
    event.preventDefault();
    if (target === 'beyond') this.#onMore();
    else target.focus();
  }

  /** Only ever after what the learner did: focus does not move by itself. */
  async #focus(post: string, inside?: string): Promise<void> {
    await this.updateComplete;
    const article = this.renderRoot.querySelector<HTMLElement>(`#${idOf({id: post})}`);
    (inside ? article?.querySelector<HTMLElement>(inside) : article)?.focus();
  }
}

/** How many rows the first so many threads take. */
function endOf(rows: readonly Row[], threads: number): number {
  let opened = 0;
  const end = rows.findIndex(({level}) => level === 0 && ++opened > threads);
  return end < 0 ? rows.length : end;
}

declare global {
  interface HTMLElementTagNameMap {'flip-discussion': FlipDiscussion}
}
