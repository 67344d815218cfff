import {html, type TemplateResult} from 'lit';
import {UNNUMBERED} from '../core/log.js';
import {unread as words} from '../lang/en/unread.js';
import {speak} from '../lang/speak.js';
import type {Extra, Parts} from './extra.js';
import {idOf} from './post-view.js';
import type {Post} from './posts.js';
import {unreadStyles} from './unread.styles.js';

const KEY = 'seen';
/** A post that was on the screen so long was seen, ms. */
const GLANCE = 1000;
/** So many unread posts are kept by name; older ones count as read. */
const MOST = 1000;

/** What is kept for the next visit: the last number that was there, and what of it was not seen. */
interface Seen {upTo: number; left: string[]}

/**
 * What came since the last visit and was not on the screen yet. A mark stays for this visit, so that nothing changes under
 * the eyes; for the next one the post is read. At the first visit nothing is marked, for all would be.
 */
class Unread implements Extra {
  readonly isLook = true;
  readonly styles = unreadStyles;
  readonly draw = {tools: () => this.#renderNext()};
  readonly post = {badges: ({id}: Post) => (this.#marked.has(id) ? html`<span class="fresh">${this.#in.localize.term('unreadMark')}</span>` : undefined)};
  readonly #in: Parts;
  readonly #marked = new Set<string>();
  /** Those of them that were not seen yet. */
  readonly #left = new Set<string>();
  #upTo: number | undefined;
  #begun = false;
  readonly #watched = new Map<Element, string>();
  readonly #waits = new Map<Element, ReturnType<typeof setTimeout>>();
  readonly #watch = new IntersectionObserver((sights) => {
    for (const {target, isIntersecting} of sights) {
      clearTimeout(this.#waits.get(target));
      if (isIntersecting) this.#waits.set(target, setTimeout(() => this.#see(target), GLANCE));
    }
  }, {rootMargin: '-10% 0px'});

  constructor(parts: Parts) {
    this.#in = parts;
    speak(words);
    parts.unread = () => this.#left;
  }

  onEntries(): void {
    if (this.#begun) this.#take();
    else void this.#begin();
    this.#begun = true;
  }

  onUpdated(): void {
    const {talk} = this.#in;
    for (const id of this.#left) {
      const article = talk.renderRoot.querySelector(`#${idOf({id})}`);
      if (!article || this.#watched.has(article)) continue;
      this.#watched.set(article, id);
      this.#watch.observe(article);
    }
  }

  onLeave(): void {
    for (const timer of this.#waits.values()) clearTimeout(timer);
    this.#watch.disconnect();
    this.#watched.clear();
  }

  async #begin(): Promise<void> {
    const kept = await this.#in.activity.draft(KEY) as Partial<Seen> | undefined;
    if (typeof kept?.upTo === 'number') {
      this.#upTo = kept.upTo;
      this.#mark(Array.isArray(kept.left) ? kept.left.map(String) : []);
    }
    this.#take();
  }

  #take(): void {
    const {posts, isMine} = this.#in;
    const numbered = [...posts().values()].filter(({seq}) => seq < UNNUMBERED);
    const since = this.#upTo;
    if (since !== undefined) this.#mark(numbered.filter((post) => post.seq > since && !isMine(post)).map(({id}) => id));
    this.#upTo = numbered.reduce((most, {seq}) => Math.max(most, seq), since ?? 0);
    this.#keep();
  }

  #mark(ids: string[]): void {
    for (const id of ids) {
      this.#marked.add(id);
      this.#left.add(id);
      this.#in.redraw(id);
    }
  }

  #see(article: Element): void {
    const id = this.#watched.get(article);
    if (id === undefined) return;
    this.#watch.unobserve(article);
    // What nobody looks at is looked for again once somebody does.
    if (document.visibilityState === 'hidden') this.#watch.observe(article);
    else this.#read(id);
  }

  #read(id: string): void {
    this.#left.delete(id);
    this.#keep();
    this.#in.talk.requestUpdate();
  }

  #keep(): void {
    void this.#in.activity.keepDraft(KEY, {upTo: this.#upTo ?? 0, left: [...this.#left].slice(-MOST)} satisfies Seen);
  }

  #renderNext(): TemplateResult | undefined {
    const count = this.#left.size === 0 ? 0 : this.#in.rows().filter(({post}) => this.#left.has(post.id)).length;
    return count === 0 ? undefined
      : html`<p class="unread-count"><button type="button" @click=${() => this.#next()}>${this.#in.localize.term('unreadNext', count)}</button></p>`;
  }

  /** The first one from the top. */
  #next(): void {
    const {rows, reach, focus, extras} = this.#in;
    const post = rows().find((row) => this.#left.has(row.post.id))?.post;
    if (!post) return;
    this.#read(post.id);
    if (reach(post.id)) void focus(post.id);
    else extras.act('permalink', post);
  }
}

export const unread = (parts: Parts): Extra => new Unread(parts);
