import {html, nothing, svg, type TemplateResult} from 'lit';
import {followingIn, isFollowed, type Following} from '../core/following.js';
import {threadOf} from '../core/talk.js';
import {icon} from '../element/icons.js';
import {following as words} from '../lang/en/following.js';
import {speak} from '../lang/speak.js';
import type {Extra, Parts} from './extra.js';
import {followingStyles} from './following.styles.js';
import {gist} from './gist.js';
import {Notices} from './notices.js';
import {idOf, linkTo} from './post-view.js';
import type {Post} from './posts.js';
import {countInTitle} from './title.js';

const BELL = svg`<path d="M6 16.500V11a6 6 0 0 1 12 0v5.500l1.500 1.500h-15zM10 20.500h4" />`;
/** Whether this device notifies: a draft, for the next device is asked anew. */
const KEY = 'notify';
/** News is gathered so long before a notification, ms. */
const GATHER = 2000;

/**
 * Threads whose news somebody wants: those they wrote in, unless they leave them, and those they choose. What is new there
 * and was not read yet is counted here and in the page's title; where a learner wants it, the browser tells it while the
 * page is out of sight. Mail and push are the host's: `flip-followed` tells its page who wants what.
 */
class Follower implements Extra {
  readonly styles = followingStyles;
  readonly draw = {tally: () => this.#renderNews(), about: () => this.#renderChoices()};
  readonly post = {badges: (post: Post) => this.#renderMark(post), menu: (post: Post) => this.#renderChoice(post)};
  readonly #in: Parts;
  readonly #notices = new Notices();
  #following: Following = followingIn([]);
  #own: ReadonlySet<string> = new Set();
  /** The new posts that count. */
  #news: readonly Post[] = [];
  #notifies = false;
  /** What was there when the page went out of sight. */
  #known: Set<string> | undefined;
  #came: Post[] = [];
  #waits: ReturnType<typeof setTimeout> | undefined;
  #connection: AbortController | undefined;

  constructor(parts: Parts) {
    this.#in = parts;
    speak(words);
    void parts.activity.draft(KEY).then((kept) => {
      this.#notifies ||= kept === true;
    });
  }

  onEntries(): void {
    const {activity, posts, isMine} = this.#in;
    const all = posts();
    const before = this.#following.threads;
    this.#following = followingIn(activity.own);
    for (const [thread, on] of this.#following.threads) if (before.get(thread) !== on) this.#in.redraw(thread);
    this.#own = new Set([...all.values()].filter((post) => isMine(post) && !post.removed).map(({id}) => threadOf(all, id)));
    if (this.#known) this.#gather(this.#known);
  }

  onUpdate(): void {
    const {talk, unread, seen} = this.#in;
    this.#connect();
    this.#news = [...unread?.() ?? []].flatMap((id) => seen().get(id) ?? []).filter((post) => this.#counts(post));
    // What has left the page may still be drawn.
    countInTitle(talk, talk.isConnected ? this.#news.length : 0);
  }

  onLeave(): void {
    const {talk} = this.#in;
    if (talk.isConnected) return;
    this.#connection?.abort();
    this.#connection = undefined;
    clearTimeout(this.#waits);
    this.#notices.close();
    countInTitle(talk, 0);
  }

  /** Others' words, in a thread that is followed. */
  #counts(post: Post): boolean {
    return !post.removed && !post.hidden && !post.redacted && !this.#in.isMine(post) && this.#follows(post);
  }

  #follows({id}: Post): boolean {
    return isFollowed(threadOf(this.#in.posts(), id), this.#following, this.#own);
  }

  /** Follows the page's being seen, as long as the discussion stands in it. */
  #connect(): void {
    if (this.#connection || !this.#in.talk.isConnected) return;
    this.#connection = new AbortController();
    document.addEventListener('visibilitychange', () => this.#onVisibility(), {signal: this.#connection.signal});
  }

  #onVisibility(): void {
    if (document.visibilityState === 'hidden') {
      this.#known = new Set(this.#in.posts().keys());
      return;
    }
    clearTimeout(this.#waits);
    this.#known = undefined;
    this.#came = [];
    this.#notices.close();
  }

  #gather(known: Set<string>): void {
    const fresh = [...this.#in.posts().values()].filter(({id}) => !known.has(id));
    for (const {id} of fresh) known.add(id);
    const wanted = fresh.filter((post) => this.#counts(post));
    this.#came.push(...wanted);
    clearTimeout(this.#waits);
    if (this.#notifies && this.#came.length > 0) this.#waits = setTimeout(() => this.#notify(), GATHER);
  }

  #notify(): void {
    const {talk, activity, localize, nameOf, seen} = this.#in;
    // What is not for this reader, or was taken back meanwhile, is not told.
    const came = this.#came.flatMap(({id}) => seen().get(id) ?? []).filter((post) => this.#counts(post));
    const [first] = came;
    if (!first) return;
    this.#notices.show({
      title: talk.label || localize.term('discussion'), lang: localize.lang(), tag: `flip ${activity.scope?.space ?? ''} ${activity.id}`,
      body: came.length === 1 ? `${nameOf(first.author)}: ${gist(first.text)}` : localize.term('followedNews', came.length),
    }, () => this.#go(first));
  }

  /** To the post by its own address, so that Back leads back. */
  #go(post: Post): void {
    const id = idOf(post);
    if (linkTo(id) !== undefined && location.hash !== `#${id}`) location.hash = id;
    else this.#in.extras.act('permalink', post);
  }

  #follow(on: boolean, thread?: string): void {
    const {activity, say, localize} = this.#in;
    say(localize.term(on ? 'followedNow' : 'unfollowedNow'));
    void activity.record('followed', {...(thread !== undefined && {thread}), on});
  }

  async #choose(on: boolean): Promise<void> {
    const {activity, talk, say, localize} = this.#in;
    const permit = on ? await this.#notices.ask() : 'granted';
    this.#notifies = on && permit === 'granted';
    void activity.keepDraft(KEY, this.#notifies || undefined);
    talk.requestUpdate();
    await talk.updateComplete;
    // Where the button is gone, the reason stands in its place.
    if (this.#permitInWords) talk.renderRoot.querySelector<HTMLElement>('.permit')?.focus();
    else if (this.#notifies) say(localize.term('notifies'));
  }

  #renderNews(): TemplateResult | undefined {
    const [first] = this.#news;
    return first && html`<button type="button" class="followed-news" @click=${() => this.#in.extras.act('permalink', this.#firstNew)}>
      ${icon(BELL)}${this.#in.localize.term('followedNews', this.#news.length)}</button>`;
  }

  /** The first from the top; what waits to be asked for comes after what is on show. */
  get #firstNew(): Post {
    const ids = new Set(this.#news.map(({id}) => id));
    return this.#in.rows().find(({post}) => ids.has(post.id))?.post ?? this.#news[0]!;
  }

  /** Where somebody chose to follow: that one's own threads are followed goes without saying. */
  #renderMark({id, parent}: Post): TemplateResult | undefined {
    const chosen = this.#following.threads.get(id);
    return chosen && (parent === undefined || !this.#in.posts().has(parent))
      ? html`<span class="followed">${icon(BELL)}<span class="unseen">${this.#in.localize.term('followedMark')}</span></span>` : undefined;
  }

  #renderChoice(post: Post): TemplateResult {
    const on = this.#follows(post);
    return html`<button type="button" class="plain" @click=${() => this.#follow(!on, threadOf(this.#in.posts(), post.id))}>${
      this.#in.localize.term(on ? 'unfollow' : 'follow')}</button>`;
  }

  #renderChoices(): TemplateResult {
    const {localize} = this.#in;
    const {whole} = this.#following;
    const on = this.#notifies && this.#notices.permit === 'granted';
    const said = this.#permitInWords || (on && localize.term('notifies'));
    return html`<div><div class="choices"><button type="button" @click=${() => this.#follow(!whole)}>${localize.term(whole ? 'unfollowWhole' : 'followWhole')}</button>
      ${this.#permitInWords ? nothing : html`<button type="button" class="notify" @click=${() => void this.#choose(!on)}>${
        localize.term(on ? 'notifyNoMore' : 'notify')}</button>`}</div>
      <p class="quiet">${localize.term('whatIsFollowed')}</p>${said ? html`<p class="quiet permit" tabindex="-1">${said}</p>` : nothing}</div>`;
  }

  /** Why there can be no notifications; empty where there can. */
  get #permitInWords(): string {
    const {localize} = this.#in;
    switch (this.#notices.permit) {
      case 'denied': return localize.term('notifyDenied');
      case 'unsupported': return localize.term('notifyUnsupported');
      case 'insecure': return localize.term('notifyInsecure');
      default: return '';
    }
  }
}

export const following = (parts: Parts): Extra => new Follower(parts);
