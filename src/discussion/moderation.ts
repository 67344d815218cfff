import {html, nothing, svg, type SVGTemplateResult, type TemplateResult} from 'lit';
import {isEntry, type Moderation} from '../core/entry.js';
import {threadOf} from '../core/talk.js';
import {icon} from '../element/icons.js';
import {moderation as words} from '../lang/en/moderation.js';
import {speak} from '../lang/speak.js';
import type {Deed, Extra, Parts} from './extra.js';
import {moderationStyles} from './moderation.styles.js';
import {isUnapproved, mark, type Post, type Posts} from './posts.js';
import type {Row} from './thread.js';

const SEAL = svg`<path d="M12 3l2.4 1.8 3-.2.9 2.9 2.5 1.7-.9 2.8.9 2.8-2.5 1.7-.9 2.9-3-.2L12 21l-2.4-1.8-3 .2-.9-2.9-2.5-1.7.9-2.8-.9-2.8 2.5-1.7.9-2.9 3 .2zM8.5 12l2.5 2.5 4.5-5" />`;
const PIN = svg`<path d="M9 4h6l-1 6 3 3v1.5H7V13l3-3zM12 14.5V21" />`;
const LOCK = svg`<path d="M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3" />`;
const TICK = svg`<path d="M5 12.5l4.5 4.5L19 7.5" />`;

type Queue = 'waiting' | 'reported';
type Switch = Exclude<Moderation, 'approved' | 'resolved'>;

/** What the staff does with posts, and what everybody sees of it. What only the staff sees is drawn for the staff alone. */
class Supervision implements Extra {
  readonly styles = moderationStyles;
  readonly draw = {top: () => (this.#in.isStaff() ? this.#renderQueue() : undefined)};
  readonly post = {
    badges: (post: Post) => this.#renderBadges(post),
    instead: (post: Post) => (this.#isBlank(post) ? html`<p class="stub">${this.#in.localize.term('hiddenByTeacher')}</p>` : undefined),
    acts: (post: Post) => (this.#in.isStaff() && !post.staff ? this.#renderEndorse(post) : undefined),
    menu: (post: Post) => this.#renderMenu(post),
    below: (post: Post) => (this.#in.isStaff() ? this.#renderDecision(post) : undefined),
  };
  readonly #in: Parts;
  #queue: Queue | undefined;

  constructor(parts: Parts) {
    this.#in = parts;
    speak(words);
    parts.waits = (post) => this.#isUnapproved(post);
    learn(parts.book);
  }

  hides(post: Post): boolean {
    return this.#isUnapproved(post) && !this.#in.isStaff() && !this.#in.isMine(post);
  }

  sift(rows: Row[]): Row[] {
    return this.#queue ? rows.filter(({post}) => this.#isIn(this.#queue!, post)) : rows;
  }

  forbids(deed: Deed, post?: Post): boolean {
    return deed === 'reply' && this.#isLocked(post!);
  }

  /** A thread may be locked while somebody writes an answer to it. */
  fault(key: string): string | undefined {
    const [, id] = /^(?:reply|quote):(.*)$/s.exec(key) ?? [];
    const post = id === undefined ? undefined : this.#in.posts().get(id);
    return post && this.#isLocked(post) ? this.#in.localize.term('lockedNow') : undefined;
  }

  #isLocked({id}: Post): boolean {
    const posts = this.#in.posts();
    return !this.#in.isStaff() && Boolean(posts.get(threadOf(posts, id))?.locked);
  }

  #isUnapproved(post: Post): boolean {
    const {arrangement, talk} = this.#in;
    return (arrangement?.().moderated ?? talk.moderated) && isUnapproved(post);
  }

  #isWaiting(post: Post): boolean {
    return this.#isUnapproved(post) && !post.hidden && !post.removed;
  }

  #isIn(queue: Queue, post: Post): boolean {
    return queue === 'waiting' ? this.#isWaiting(post) : openReports(post).length > 0;
  }

  /** Its words are not for this reader. */
  #isBlank({hidden, redacted, removed, author}: Post): boolean {
    if (removed) return false;
    return Boolean(redacted) || (Boolean(hidden) && !this.#in.isMine({author}) && !this.#in.isStaff());
  }

  #moderate(post: Post, as: Moderation, on: boolean): Promise<boolean> {
    return this.#in.activity.record('moderated', {post: post.id, as, on});
  }

  #renderBadges(post: Post): TemplateResult[] {
    const {localize, isMine, isStaff} = this.#in;
    const term = localize.term.bind(localize);
    const mine = isMine(post) && !isStaff();
    const badges: [on: unknown, text: string, look: string, drawing?: SVGTemplateResult][] = [
      [post.staff, term('teacher'), 'strong'],
      [post.endorsed?.size, term('endorsedByTeacher'), 'good', SEAL],
      [post.resolved, term('resolved'), 'good', TICK],
      [post.pinned, term('pinned'), '', PIN],
      [post.locked, term('locked'), '', LOCK],
      [post.hidden && !post.removed && !this.#isBlank(post), term(mine ? 'hiddenFromOthers' : 'hiddenBadge'), 'bad'],
      [this.#isWaiting(post), term('waiting'), 'bad'],
    ];
    return badges.flatMap(([on, text, look, drawing]) => (on ? html`<span class="badge ${look}">${drawing ? icon(drawing) : nothing}${text}</span> ` : []));
  }

  #renderEndorse(post: Post): TemplateResult {
    const {activity, localize} = this.#in;
    const on = post.endorsed?.has(activity.identity?.sub ?? '') ?? false;
    return html`<button type="button" class="plain" part="endorse" aria-pressed=${on ? 'true' : 'false'}
      @click=${() => void activity.record('endorsed', {post: post.id, on: !on})}>${icon(SEAL)}<span class="word">${localize.term('endorse')}</span></button>`;
  }

  /** What is so can be undone, what is not can be done. */
  #renderMenu(post: Post): TemplateResult[] {
    const {localize, isStaff} = this.#in;
    const term = localize.term.bind(localize);
    const opens = post.parent === undefined;
    const switches: [as: Switch, on: string, off: string, may: boolean][] = [
      ['pinned', term('pin'), term('unpin'), opens],
      ['locked', term('lock'), term('unlock'), opens],
      ['hidden', term('hide'), term('unhide'), true],
    ];
    if (!isStaff()) return [];
    return switches.flatMap(([as, on, off, may]) => (may ? html`<button type="button" class="plain"
      @click=${() => void this.#moderate(post, as, !post[as])}>${post[as] ? off : on}</button>` : []));
  }

  /** What is to be decided about a post. */
  #renderDecision(post: Post): TemplateResult | undefined {
    const {localize} = this.#in;
    const [waits, reports] = [this.#isWaiting(post), openReports(post)];
    if (!waits && reports.length === 0) return undefined;
    const button = (text: string, as: Moderation, look: string) => html`<button type="button" class=${look} @click=${() => this.#decide(post, as)}>${text}</button>`;
    return html`<div class="decide" role="group" aria-label=${localize.term('toDecide')}>
      ${reports.length > 0 ? html`<p>${localize.term('reportedBy', reports.length)}</p>
        <ul>${reports.flatMap(({reason}) => (reason ? html`<li dir="auto">${reason}</li>` : []))}</ul>` : nothing}
      <div class="buttons">${button(localize.term(waits ? 'approve' : 'leaveIt'), 'approved', waits ? 'main' : '')}${button(localize.term('hide'), 'hidden', '')}</div>
    </div>`;
  }

  #decide(post: Post, as: Moderation): void {
    const {rows, focus, say, localize} = this.#in;
    const ids = rows().map((row) => row.post.id);
    const at = ids.indexOf(post.id);
    // In the queue the post goes; the focus stays among the others.
    const next = this.#queue ? ids[at + 1] ?? ids[at - 1] : post.id;
    void this.#moderate(post, as, true).then((kept) => {
      if (kept) say(localize.term(as === 'approved' ? 'approvedNow' : 'hiddenNow'));
    });
    void focus(next ?? post.id);
  }

  #renderQueue(): TemplateResult | undefined {
    const {localize, posts} = this.#in;
    const count = (queue: Queue) => [...posts().values()].filter((post) => this.#isIn(queue, post)).length;
    const [waiting, reported] = [count('waiting'), count('reported')];
    if (waiting + reported === 0 && !this.#queue) return undefined;
    const button = (queue: Queue, n: number, text: string) => (n === 0 && this.#queue !== queue ? nothing
      : html`<button type="button" aria-pressed=${this.#queue === queue ? 'true' : 'false'} @click=${() => this.#choose(queue)}>${text}</button>`);
    return html`<div class="queue" role="group" aria-label=${localize.term('toDecide')}>
      ${button('waiting', waiting, localize.term('waitingCount', waiting))}${button('reported', reported, localize.term('reportedCount', reported))}</div>`;
  }

  #choose(queue: Queue): void {
    this.#queue = this.#queue === queue ? undefined : queue;
    this.#in.arrange(true);
  }
}

/** Reports are settled by hiding the post, or by leaving it: that is an approval. */
const openReports = ({hidden, removed, reports = [], approved = -1}: Post) => (hidden || removed ? [] : reports.filter(({seq}) => seq > approved));

function learn(book: Posts): void {
  book.learn('moderated', (post, entry) => {
    if (!isEntry(entry, 'moderated')) return;
    const {as, on} = entry.data;
    if (as === 'approved') {
      delete post.approved;
      if (on) post.approved = entry.seq;
    } else if (['hidden', 'pinned', 'locked', 'resolved'].includes(as)) post[as] = on;
  });
  book.learn('endorsed', (post, entry) => {
    if (isEntry(entry, 'endorsed')) mark(post.endorsed ??= new Set(), entry.author, entry.data.on);
  });
  book.learn('reported', (post, entry) => {
    if (isEntry(entry, 'reported')) post.reports = [...post.reports ?? [], {author: entry.author, seq: entry.seq, reason: entry.data.reason}];
  });
}

export const moderation = (parts: Parts): Extra => new Supervision(parts);
