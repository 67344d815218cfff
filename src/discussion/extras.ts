import type {Entry} from '../core/entry.js';
import {adopt} from '../element/adopt.js';
import type {Added, Deed, Extra, Parts, Place, PostPlace, Shared, Talk} from './extra.js';
import type {Post} from './posts.js';
import type {Row} from './thread.js';

type Make = (parts: Parts) => Extra;
type Told = ReadonlySet<string>;

/** So many posts, and it is worth while to search and to sort. */
const MANY = 6;
/** What could not be loaded is asked for again after this, ms. */
const AGAIN = 4000;

const ruled = ({kind, gate, anonymous, moderated, closes, limit, minWords, maxWords, editFor}: Talk) =>
  kind !== 'threads' || gate !== 'none' || anonymous !== 'no' || moderated || closes || limit || minWords || maxWords || editFor;
const isDemanding = ({posts, replies, contributions, scored}: Talk) => (posts ?? replies ?? contributions ?? scored) !== undefined;
const hasRubric = (talk: Talk) => talk.querySelector(':scope > [slot=rubric]');
const SUPERVISED = ['moderated', 'endorsed', 'reported', 'redacted', 'staff'];

/**
 * Each extra: when it is wanted besides a button of its name, and where it comes from; `held`: no post is shown before it
 * is here. They sift and draw in this order. A new one is a file and a line.
 */
const EXTRAS: readonly (readonly [name: string, wanted: (parts: Parts, told: Told) => unknown, bring: () => Promise<Make>, held?: true])[] = [
  ['rules', ({talk, isClass}, told) => ruled(talk) || isClass() || told.has('arranged'), async () => (await import('./rules.js')).rules, true],
  ['removal', (_, told) => told.has('removed'), async () => (await import('./removal.js')).removal, true],
  ['anchor', ({talk}, told) => talk.for || talk.anchor || told.has('at'), async () => (await import('./anchor.js')).anchor],
  ['moderation', ({talk, isStaff}, told) => talk.moderated || isStaff() || SUPERVISED.some((sign) => told.has(sign)),
    async () => (await import('./moderation.js')).moderation, true],
  ['aliases', ({book, isMine, called}) => [...book.authors].some((author) => !isMine({author}) && !called(author)),
    async () => (await import('./aliases.js')).aliases, true],
  ['questions', ({talk}, told) => talk.kind === 'questions' || told.has('too'), async () => (await import('./questions.js')).questions],
  ['quotes', (_, told) => told.has('quote'), async () => (await import('./quotes.js')).quotes],
  ['mentions', (_, told) => told.has('@'), async () => (await import('./mentions.js')).mentions],
  ['reading', ({talk, posts}) => talk.sort !== 'new' || talk.kind === 'single' || posts().size >= MANY, async () => (await import('./reading.js')).reading, true],
  // In a class, before others write: it must know then what was there before.
  ['unread', ({book, isMine, isClass}, told) => told.has('followed') || (isClass() && told.has('posted')) || [...book.authors].some((author) => !isMine({author})), async () => (await import('./unread.js')).unread],
  ['permalink', () => location.hash.startsWith('#post-'), async () => (await import('./permalink.js')).permalink],
  ['partaking', ({activity}, told) => told.has('posted') && activity.own.some(({type}) => type === 'posted') && !activity.own.some(({type}) => type === 'completed'),
    async () => (await import('./partaking.js')).partaking],
  ['worth', ({talk}, told) => isDemanding(talk) || told.has('rated') || hasRubric(talk), async () => (await import('./worth.js')).worth],
  ['rating', ({talk, isStaff}, told) => isStaff() && (talk.scored !== undefined || told.has('rated') || hasRubric(talk)),
    async () => (await import('./rating.js')).rating],
  ['following', ({activity, extras, isClass, book, isMine}, told) => (isClass() || [...book.authors].some((author) => !isMine({author})))
    && (told.has('followed') || (told.has('posted') && (extras.has('partaking') || activity.own.some(({type}) => type === 'posted')))),
    async () => (await import('./following.js')).following],
  ['about', () => false, async () => (await import('./about.js')).about],
  ['menu', () => false, async () => (await import('./menu.js')).menu],
];

/** What a discussion of many wants in any case. */
const EXPECTED = ['aliases', 'reading', 'unread'];

/** Which extra does what a button asks for, where it is not called the same. */
const DOERS: Readonly<Record<string, string>> = {
  like: 'partaking', reply: 'partaking', edit: 'partaking', quote: 'partaking', more: 'menu', remove: 'removal', too: 'questions',
};

/** Brings the extras that a discussion wants, and passes on to them what happens. */
export class Extras implements Shared {
  readonly #asked = new Set<string>();
  readonly #here = new Map<string, Extra>();
  readonly #held = new Set<string>();
  readonly #lost = new Set<string>();
  readonly #pressed: [name: string, post: Post | undefined][] = [];
  #all: Extra[] = [];
  parts!: Parts;

  /** @param onCome something came that shows posts in another way; `others`: or may show other posts */
  constructor(readonly onCome: (others: boolean) => void) {}

  /** What rules over the posts is on its way: until then none is shown. */
  get coming(): boolean {
    return this.#held.size > 0;
  }

  act(name: string, post?: Post): void {
    if (this.command(name, post)) return;
    this.#pressed.push([name, post]);
    this.#bring(DOERS[name] ?? name);
  }

  command(name: string, post?: Post): boolean {
    return this.#all.some((extra) => extra.onCommand?.(name, post));
  }

  /** Fetches what posts of others will want, before it is known which there are. */
  expect(): void {
    for (const [name, , bring] of EXTRAS) if (EXPECTED.includes(name)) bring().catch(() => {});
  }

  /** Sees what is wanted now. */
  look(): void {
    for (const [name, wanted] of EXTRAS) {
      if (!this.#lost.has(name) && !this.#asked.has(name) && wanted(this.parts, this.parts.book.told)) this.#bring(name);
    }
  }

  /** Each in a place of its own: who types or stands on a button there keeps it when another comes. */
  draw(place: Place, key?: string): unknown[] {
    return EXTRAS.map(([name]) => this.#here.get(name)?.draw?.[place]?.(key));
  }

  adds(key: string): Added {
    return Object.assign({}, ...this.#all.map((extra) => extra.adds?.(key))) as Added;
  }

  sent(key: string, kept: boolean): void {
    for (const extra of this.#all) extra.onSent?.(key, kept);
  }

  /** Something of a post is open: a box, its menu. */
  opened(what: string, post: Post): boolean {
    return this.#all.some((extra) => extra.isOpen?.(what, post));
  }

  has(name: string): boolean {
    return this.#here.has(name);
  }

  drawPost(place: PostPlace, post: Post): unknown[] {
    return this.#all.flatMap((extra) => extra.post?.[place]?.(post) ?? []);
  }

  /** Without what the reader may not know of. */
  seen(posts: ReadonlyMap<string, Post>): ReadonlyMap<string, Post> {
    const hiding = this.#all.filter(({hides}) => hides);
    return hiding.length === 0 ? posts : new Map([...posts].filter(([, post]) => !hiding.some((extra) => extra.hides!(post))));
  }

  sift(rows: Row[]): Row[] {
    return this.#all.reduce((sifted, extra) => extra.sift?.(sifted) ?? sifted, rows);
  }

  forbids(deed: Deed, post?: Post): boolean {
    return this.#all.some((extra) => extra.forbids?.(deed, post));
  }

  fault(key: string, text: string): string {
    for (const extra of this.#all) {
      const fault = extra.fault?.(key, text);
      if (fault) return fault;
    }
    return '';
  }

  onEntries(entries: readonly Entry[]): void {
    for (const extra of this.#all) extra.onEntries?.(entries);
  }

  onKeydown(event: KeyboardEvent): void {
    for (const extra of this.#all) extra.onKeydown?.(event);
  }

  tell(what: 'onUpdate' | 'onUpdated' | 'onLeave'): void {
    for (const extra of this.#all) extra[what]?.();
  }

  #bring(name: string): void {
    const [, , bring, held] = EXTRAS.find(([each]) => each === name)!;
    if (this.#asked.has(name)) return;
    this.#asked.add(name);
    if (held) this.#held.add(name);
    let others = true;
    bring().then((make) => {
      const extra = make(this.parts);
      others = !extra.isLook;
      return this.#add(name, extra);
    }, () => {
      // Meanwhile the posts are shown without it.
      this.#asked.delete(name);
      this.#lost.add(name);
      setTimeout(() => this.#again(name), AGAIN);
      return undefined;
    }).finally(() => {
      this.#held.delete(name);
      this.onCome(others);
    });
  }

  #again(name: string): void {
    this.#lost.delete(name);
    for (const [asked] of this.#pressed) this.#bring(DOERS[asked] ?? asked);
    if (this.parts.talk.isConnected) this.parts.talk.requestUpdate();
  }

  #add(name: string, extra: Extra): Promise<unknown> | undefined {
    const {talk, activity} = this.parts;
    adopt(talk, extra.styles);
    this.#here.set(name, extra);
    this.#all = EXTRAS.flatMap(([each]) => this.#here.get(each) ?? []);
    for (const asked of this.#pressed.splice(0)) if (!this.command(...asked)) this.#pressed.push(asked);
    if (extra.isLook && activity.ready) extra.onEntries?.(activity.entries);
    return extra.ready;
  }
}
