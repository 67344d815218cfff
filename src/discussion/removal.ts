import {html, type TemplateResult} from 'lit';
import {isEntry} from '../core/entry.js';
import {removal as words} from '../lang/en/removal.js';
import {speak} from '../lang/speak.js';
import type {Extra, Parts} from './extra.js';
import type {Post} from './posts.js';

/** So long a removal can be taken back, ms; longer while the focus is on the button for it. */
const GRACE = 10_000;
/** Under this name the removals are kept that are not said yet. */
const KEY = 'removing';

/**
 * An author takes a post back. For a while that is only shown and can be undone; then it is said. What has answers leaves
 * a stub, what has none is gone.
 */
class Removal implements Extra {
  readonly post = {instead: (post: Post) => this.#render(post)};
  readonly #in: Parts;
  /** Posts that are on their way out. */
  readonly #going = new Map<string, ReturnType<typeof setTimeout>>();
  #answered: ReadonlySet<string> = new Set();
  #resumed = false;

  constructor(parts: Parts) {
    this.#in = parts;
    speak(words);
    parts.book.learn('removed', (post, entry) => {
      if (isEntry(entry, 'removed') && entry.author === post.author) post.removed = true;
    });
  }

  hides({id, removed}: Post): boolean {
    return Boolean(removed) && !this.#answered.has(id);
  }

  onEntries(): void {
    this.#answered = answeredIn(this.#in.posts());
    if (this.#resumed) return;
    this.#resumed = true;
    void this.#resume();
  }

  onCommand(name: string, post?: Post): boolean {
    if (name === 'remove' && post) this.#begin(post);
    return name === 'remove';
  }

  onLeave(): void {
    for (const id of this.#going.keys()) this.#finish(id);
  }

  #render(post: Post): TemplateResult | undefined {
    const {localize} = this.#in;
    if (this.#going.has(post.id)) {
      return html`<p class="stub">${localize.term('removing')}
        <button type="button" class="undo" data-post=${post.id} @click=${() => this.#undo(post)}>${localize.term('undoRemoval')}</button></p>`;
    }
    return post.removed ? html`<p class="stub">${localize.term('removed')}</p>` : undefined;
  }

  #begin({id}: Post): void {
    const {redraw, focus, say, localize} = this.#in;
    this.#going.set(id, setTimeout(() => this.#end(id), GRACE));
    this.#keep();
    redraw(id);
    void focus(id, '.undo').then(() => say(localize.term('removalDone')));
  }

  #undo({id}: Post): void {
    clearTimeout(this.#going.get(id));
    this.#going.delete(id);
    this.#keep();
    this.#in.redraw(id);
    void this.#in.focus(id);
  }

  /** Who stands on the button may take all the time they need. */
  #end(id: string): void {
    const button = this.#in.talk.renderRoot.querySelector(`[data-post="${CSS.escape(id)}"]`);
    if (button?.matches(':focus')) button.addEventListener('blur', () => setTimeout(() => this.#end(id)), {once: true});
    else this.#finish(id);
  }

  #finish(id: string): void {
    clearTimeout(this.#going.get(id));
    if (!this.#going.delete(id)) return;
    this.#in.redraw(id);
    void this.#in.activity.record('removed', {post: id}).then(() => this.#keep());
  }

  #keep(): void {
    void this.#in.activity.keepDraft(KEY, this.#going.size > 0 ? [...this.#going.keys()] : undefined);
  }

  /** What was on its way out when the page died. */
  async #resume(): Promise<void> {
    const {activity, posts, isMine} = this.#in;
    const left: unknown = await activity.draft(KEY);
    if (!Array.isArray(left)) return;
    for (const id of left) {
      const post = posts().get(String(id));
      if (post && isMine(post) && !post.removed && !this.#going.has(post.id)) await activity.record('removed', {post: post.id});
    }
    this.#keep();
  }
}

/** Posts under which something stands that is still there. */
function answeredIn(posts: ReadonlyMap<string, Post>): Set<string> {
  const found = new Set<string>();
  for (const post of posts.values()) {
    if (post.removed) continue;
    let {parent} = post;
    while (parent !== undefined && !found.has(parent)) {
      found.add(parent);
      parent = posts.get(parent)?.parent;
    }
  }
  return found;
}

export const removal = (parts: Parts): Extra => new Removal(parts);
