import {createHash} from 'node:crypto';
import {setImmediate as breath} from 'node:timers/promises';
import {isDeepStrictEqual} from 'node:util';
import {isEntry, type Entry} from '../../src/core/entry.js';
import {newTalk, takeIn, TALK_TYPES, type Talk} from '../../src/core/talk.js';
import {coalesced} from './coalesce.js';
import type {Commons} from './commons.js';
import {editionOf, type Spaces} from './space.js';
import type {Store} from './store.js';
import {isPseudonym, veilOf, type Veil} from './veil.js';

const PAGE = 500;
/** So many posts are known of all spaces together, about 250 bytes each; of one space all are, however many. */
const MOST_POSTS = 200_000;

/** How a talk stands, and what only a server asks. */
export interface ClassTalk extends Talk {
  /** Somebody spoke in it whom nobody is to know. */
  veiled: boolean;
  /** Changes of posts: what was taken once is taken again. */
  edits: Set<string>;
}

/** What a talk must not forget when entries are erased: else who hid a post would, by being erased, show it. */
type Carried = Pick<Talk, 'arrangement' | 'arrangedBy'> & {activity: string; veiled: boolean} & Record<'hidden' | 'locked', string[]> & {approved: [string, number][]};

/** The talks of one space as they stand. */
export class SpaceTalks {
  readonly #talks = new Map<string, ClassTalk>();
  readonly #veiled = new Set<string>();
  /** How many posts are known. */
  posts = 0;
  /** The number of the last entry that was taken in. */
  cursor = 0;

  constructor(readonly veil: Veil) {}

  get(activity: string): ClassTalk | undefined {
    return this.#talks.get(activity);
  }

  /** All under which somebody speaks in an activity: the second is a pseudonym. */
  namesOf(activity: string, sub: string): readonly string[] {
    return this.#talks.get(activity)?.veiled ? [sub, this.veil.name('all', activity, sub)] : [sub];
  }

  /** All under which somebody speaks in this space, or in one activity of it. */
  allNamesOf(sub: string, activity?: string): string[] {
    const veiled = [...this.#veiled].filter((one) => activity === undefined || one === activity);
    return [sub, ...veiled.map((one) => this.veil.name('all', one, sub))];
  }

  take(entry: Entry): void {
    this.cursor = entry.seq;
    if ((!TALK_TYPES.has(entry.type) && !isPseudonym(entry.author)) || entry.type === 'gathered') return;
    const talk = this.#open(entry.activity);
    takeIn(talk, entry);
    if (isEntry(entry, 'posted')) this.posts += 1;
    if (isEntry(entry, 'edited')) talk.edits.add(entry.id);
    if (talk.arrangement.anonymous === 'all' || isPseudonym(entry.author)) this.#veil(entry.activity, talk);
  }

  /** Begins with what was carried over an erasure. */
  resume({activity, arrangement, arrangedBy, veiled, hidden, locked, approved}: Carried): void {
    const talk = Object.assign(this.#open(activity), {arrangement, arrangedBy, hidden: new Set(hidden), locked: new Set(locked), approved: new Map(approved)});
    if (veiled) this.#veil(activity, talk);
  }

  /** What must not be forgotten, a talk each. */
  carried(): Carried[] {
    const here = (posts: Talk['posts'], ids: Iterable<string>) => [...ids].filter((id) => posts.has(id));
    return [...this.#talks].map(([activity, {arrangement, arrangedBy, veiled, posts, hidden, locked, approved}]) => ({
      activity, arrangement, arrangedBy, veiled, hidden: here(posts, hidden), locked: here(posts, locked),
      approved: [...approved].filter(([id]) => posts.has(id)),
    })).filter(({arrangedBy, hidden, locked, approved}) => arrangedBy !== undefined || hidden.length + locked.length + approved.length > 0);
  }

  #open(activity: string): ClassTalk {
    const talk = this.#talks.get(activity) ?? {...newTalk(), veiled: false, edits: new Set()};
    this.#talks.set(activity, talk);
    return talk;
  }

  #veil(activity: string, talk: ClassTalk): void {
    talk.veiled = true;
    this.#veiled.add(activity);
  }
}

interface Shelf {
  /** Another edition means that something was erased since. */
  edition: string;
  talks: SpaceTalks;
  /** It was read to the end once. */
  isRead: boolean;
  refresh: () => Promise<void>;
}

const prefixOf = (space: string) => `talks/${space}/`;

/** The talks of all spaces: read once from the log, and then on from where they are. */
export class Talks {
  readonly #shelves = new Map<string, Shelf>();

  constructor(readonly store: Store, readonly spaces: Spaces, readonly commons: Commons, readonly secret: string) {}

  /** The talks of a space after everything that was appended before the call. */
  async read(space: string): Promise<SpaceTalks> {
    const shelf = await this.#shelfOf(space);
    await shelf.refresh();
    this.#makeRoom(space);
    return shelf.talks;
  }

  /** The talks of a space as they were lately. */
  async recall(space: string): Promise<SpaceTalks> {
    const {talks, isRead} = await this.#shelfOf(space);
    return isRead ? talks : this.read(space);
  }

  /** Before something is erased: writes down what must outlive it. */
  async carry(space: string): Promise<void> {
    for (const carried of (await this.read(space)).carried()) {
      const key = prefixOf(space) + createHash('sha256').update(carried.activity).digest('base64url');
      const before = (await this.store.records.get(key))?.value;
      if (!isDeepStrictEqual(before, JSON.parse(JSON.stringify(carried)))) await this.store.records.put(key, carried);
    }
  }

  /** Forgets a space for good. */
  async remove(space: string): Promise<void> {
    this.#shelves.delete(space);
    for (const {key} of await this.store.records.list(prefixOf(space))) await this.store.records.delete(key);
  }

  async #shelfOf(space: string): Promise<Shelf> {
    const record = await this.spaces.get(space);
    const edition = editionOf(record);
    const known = this.#shelves.get(space);
    const shelf = known?.edition === edition ? known : this.#fresh(space, edition, record.salt);
    // Last in the order: what was not asked for longest goes first.
    this.#shelves.delete(space);
    this.#shelves.set(space, shelf);
    return shelf;
  }

  #fresh(space: string, edition: string, salt: string): Shelf {
    const talks = new SpaceTalks(veilOf(this.secret, salt));
    const refresh = async () => {
      if (talks.cursor === 0) for (const {value} of await this.store.records.list(prefixOf(space))) talks.resume(value as Carried);
      await this.#readOn(space, edition, talks);
      shelf.isRead = true;
    };
    const shelf: Shelf = {edition, talks, isRead: false, refresh: coalesced(refresh)};
    return shelf;
  }

  async #readOn(space: string, edition: string, talks: SpaceTalks): Promise<void> {
    for (;;) {
      const after = talks.cursor;
      const page = await this.store.read(space, after, {limit: PAGE});
      if (page.length > 0) this.commons.offer(space, edition, page, after);
      for (const entry of page) talks.take(entry);
      if (page.length < PAGE) return;
      // A term's log is long, and others are waiting.
      await breath();
    }
  }

  #makeRoom(but: string): void {
    let posts = [...this.#shelves.values()].reduce((sum, {talks}) => sum + talks.posts, 0);
    for (const [space, {talks}] of this.#shelves) {
      if (posts <= MOST_POSTS && this.#shelves.size <= 1000) return;
      if (space === but) continue;
      this.#shelves.delete(space);
      posts -= talks.posts;
    }
  }
}
