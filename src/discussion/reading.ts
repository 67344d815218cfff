import {html, nothing, type TemplateResult} from 'lit';
import {reading as words} from '../lang/en/reading.js';
import {speak} from '../lang/speak.js';
import type {Extra, Parts} from './extra.js';
import {inOrderOf, ORDERS, type Order, type Ranks} from './order.js';
import type {Post} from './posts.js';
import {readingStyles} from './reading.styles.js';
import {found, gatherHits, seek} from './sought.js';
import type {Row} from './thread.js';

const KEY = 'view';
/** From so many posts on there is something to search and to sort. */
const MANY = 6;
/** Nobody wants to hear the number of hits after each letter, ms. */
const PAUSE = 700;
/** After this posts stay where they are, also where nobody shows that they read, ms. */
const CALM = 3000;

interface Choice {order?: Order; flat?: boolean}

const isOrder = (value: unknown): value is Order => ORDERS.includes(value as Order);

/** In which order a learner reads, kept for the next visit; and the search. */
class Reading implements Extra {
  readonly styles = readingStyles;
  readonly draw = {
    tools: () => this.#renderTools(),
    empty: () => (this.#sought ? html`<p class="empty">${this.#in.localize.term('noHitsFor', this.#sought)}</p>` : undefined),
  };
  readonly #in: Parts;
  #chosen: Choice = {};
  #ranks: Ranks = new Map();
  /** Since when somebody can read in this order, ms; 0 before there is anything to read. */
  #since = 0;
  #sought = '';
  #hits = 0;
  #telling: ReturnType<typeof setTimeout> | undefined;

  /** The choice of the last visit is known. */
  readonly ready: Promise<void>;

  constructor(parts: Parts) {
    this.#in = parts;
    speak(words);
    this.ready = this.#restore();
  }

  sift(rows: Row[]): Row[] {
    const {isStaff, isMine, nameOf} = this.#in;
    const order = this.#order;
    const settled = this.#settle();
    // Who pins a thread sees it go to the top; for the others that is done at their next visit.
    for (const {post} of isStaff() ? rows : []) if (settled && post.pinned !== undefined) this.#ranks.set(post.id, [Number(!post.pinned), 0]);
    // What somebody just wrote is where they look for it, however few like it yet.
    for (const {post} of settled && order === 'top' ? rows : []) if (isMine(post) && !this.#ranks.has(post.id)) this.#ranks.set(post.id, [1, -Infinity]);
    const sorted = inOrderOf(rows, {order, flat: this.#chosen.flat, ranks: this.#ranks, settled});
    if (!this.#sought) return sorted;
    const fits = seek(this.#sought);
    const left = sorted.filter(({post}) => this.#isOpen(post) && (fits(post.text) || fits(nameOf(post.author)))).map((row) => ({...row, level: 0}));
    this.#hits = left.length;
    return left;
  }

  onUpdated(): void {
    const {talk} = this.#in;
    found(talk, this.#sought ? gatherHits(talk.renderRoot, this.#sought) : []);
  }

  onLeave(): void {
    clearTimeout(this.#telling);
    found(this.#in.talk, []);
  }

  /** Whether somebody reads: until then, while a class's history comes bit by bit, threads may still find their places. */
  #settle(): boolean {
    const settled = this.#since > 0 && (this.#in.isBusy() || Date.now() - this.#since > CALM);
    if (!settled) this.#ranks = new Map();
    if (this.#in.posts().size > 0) this.#since ||= Date.now();
    return settled;
  }

  get #order(): Order {
    const {talk: {sort, kind}} = this.#in;
    const {order} = this.#chosen;
    return (order && this.#orders.includes(order) ? order : undefined) ?? (isOrder(sort) && sort !== 'new' ? sort : kind === 'single' ? 'old' : 'new');
  }

  /** Their place is one more order where they have one. */
  get #orders(): readonly Order[] {
    const {talk: {anchor}, book: {told}} = this.#in;
    return anchor || told.has('at') ? ORDERS : ORDERS.filter((each) => each !== 'place');
  }

  /** Its words are there to be found. */
  #isOpen({removed, redacted, hidden, author}: Post): boolean {
    return !removed && !redacted && (!hidden || this.#in.isStaff() || this.#in.isMine({author}));
  }

  async #restore(): Promise<void> {
    const kept = await this.#in.activity.draft(KEY) as {order?: unknown; flat?: unknown} | undefined;
    if (Object.keys(this.#chosen).length > 0 || typeof kept !== 'object') return;
    this.#chosen = {...(isOrder(kept.order) && {order: kept.order}), ...(kept.flat === true && {flat: true})};
  }

  #keep(choice: Choice): void {
    this.#choose({...this.#chosen, ...choice});
    void this.#in.activity.keepDraft(KEY, this.#chosen);
  }

  #choose(choice: Choice): void {
    this.#chosen = choice;
    this.#ranks = new Map();
    this.#since = 0;
    this.#in.arrange(true);
  }

  #search(text: string): void {
    const {arrange, say, localize} = this.#in;
    this.#sought = text.trim();
    arrange(true);
    clearTimeout(this.#telling);
    if (this.#sought) this.#telling = setTimeout(() => say(localize.term('hits', this.#hits)), PAUSE);
  }

  #renderTools(): TemplateResult | undefined {
    const {posts, localize, talk} = this.#in;
    const term = localize.term.bind(localize);
    if (posts().size < MANY && !this.#sought) return undefined;
    return html`<div class="tools" part="tools">
      <input type="search" aria-label=${term('searchPosts')} placeholder=${term('searchPosts')} .value=${this.#sought}
        @input=${(event: Event) => this.#search((event.target as HTMLInputElement).value)}>
      <label><span>${term('sortBy')}</span> <select @change=${(event: Event) => this.#keep({order: (event.target as HTMLSelectElement).value as Order})}>
        ${this.#orders.map((each) => html`<option value=${each} ?selected=${each === this.#order}>${term(`sort_${each}`)}</option>`)}</select></label>
      ${talk.kind === 'single' ? nothing : html`<button type="button" aria-pressed=${this.#chosen.flat ? 'true' : 'false'}
        @click=${() => this.#keep({flat: !this.#chosen.flat})}>${term('flat')}</button>`}
    </div>
    ${this.#sought ? html`<p class="quiet hits">${term('hits', this.#hits)}</p>` : nothing}`;
  }
}

export const reading = (parts: Parts): Extra => new Reading(parts);
