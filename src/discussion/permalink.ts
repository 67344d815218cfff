import {html, type TemplateResult} from 'lit';
import {permalink as words} from '../lang/en/permalink.js';
import {speak} from '../lang/speak.js';
import type {Extra, Parts} from './extra.js';
import {idOf} from './post-view.js';
import type {Post} from './posts.js';
import type {Row} from './thread.js';

/** What the page's address names. */
const namedByPage = () => (location.hash.startsWith('#post-') ? location.hash.slice(1) : '');

/**
 * A post's own address opens it: scrolls there and puts the focus on it. One far down is shown with what leads to it and
 * what follows from it.
 */
class Permalink implements Extra {
  readonly draw = {tools: () => this.#renderWhole()};
  readonly #in: Parts;
  /** What the page was opened for, until it is found. */
  #sought = namedByPage();
  /** The post that is shown with what belongs to it alone. */
  #alone = '';

  constructor(parts: Parts) {
    this.#in = parts;
    speak(words);
  }

  sift(rows: Row[]): Row[] {
    const at = this.#alone ? rows.findIndex(({post}) => post.id === this.#alone) : -1;
    return at < 0 ? rows : around(rows, at);
  }

  onEntries(): void {
    const post = this.#sought ? this.#find(this.#sought) : undefined;
    if (!post) return;
    this.#sought = '';
    // Once the rows are there; and only where nobody has begun to do something else.
    setTimeout(() => {
      if (document.activeElement === document.body || document.activeElement === this.#in.talk) this.#go(post);
    });
  }

  onCommand(name: string, post = this.#find(namedByPage())): boolean {
    if (name !== 'permalink') return false;
    if (post) this.#go(post);
    return true;
  }

  #find(id: string): Post | undefined {
    return id ? [...this.#in.posts().values()].find((post) => idOf(post) === id) : undefined;
  }

  #go({id}: Post): void {
    const {reach, reveal, focus, talk} = this.#in;
    if (!reach(id)) {
      // It may wait to be asked for: that is done hereby.
      reveal();
      if (!reach(id)) this.#show(id);
      // A post that is not shown to this reader leads nowhere.
      if (!reach(id)) {
        this.#show('');
        return;
      }
    }
    void focus(id).then(() => talk.renderRoot.querySelector(`#${idOf({id})}`)?.scrollIntoView({block: 'center'}));
  }

  #show(alone: string): void {
    this.#alone = alone;
    this.#in.arrange(true);
  }

  #renderWhole(): TemplateResult | undefined {
    return this.#alone ? html`<p class="more"><button type="button" @click=${() => this.#showWhole()}>${this.#in.localize.term('showWhole')}</button></p>` : undefined;
  }

  #showWhole(): void {
    this.#show('');
    const {rows, focus} = this.#in;
    if (rows()[0]) void focus(rows()[0]!.post.id);
  }
}

/** A row with what it answers, and what answers it. */
function around(rows: readonly Row[], at: number): Row[] {
  const {level} = rows[at]!;
  const above: Row[] = [];
  for (let i = at - 1; i >= 0 && above.length < level; i--) if (rows[i]!.level === level - above.length - 1) above.unshift(rows[i]!);
  const end = rows.findIndex((row, i) => i > at && row.level <= level);
  return [...above, ...rows.slice(at, end < 0 ? rows.length : end)];
}

export const permalink = (parts: Parts): Extra => new Permalink(parts);
