import {isEntry, type Entry, type EntryType} from '../core/entry.js';
import {UNNUMBERED} from '../core/log.js';

/** A post as it stands now. Never changed: when something happens to it, another takes its place. */
export interface Post {
  readonly id: string;
  readonly author: string;
  /** ISO 8601, by the log's clock. */
  readonly at: string;
  /** Its number in the log. */
  readonly seq: number;
  readonly text: string;
  /** The post it answers, as its author said. */
  readonly parent?: string;
  /** The post it quotes. */
  readonly quote?: string;
  /** The second of a video that it is about. */
  readonly second?: number;
  /** Its author spoke as staff: a class takes that from nobody else. */
  readonly staff?: boolean;
  /** The class has left out its words: the reader may not see them. */
  readonly redacted?: boolean;
  /** When its author last changed it. */
  readonly edited?: string;
  /** Who likes it. */
  readonly likes: ReadonlySet<string>;
  /** The log has it. */
  readonly kept: boolean;
  /** Who has the same question; see `questions.ts`. */
  readonly too?: ReadonlySet<string>;
  /** Taken back by its author; see `removal.ts`. */
  readonly removed?: boolean;
  /** What the staff did with it; see `moderation.ts`. */
  readonly hidden?: boolean;
  readonly pinned?: boolean;
  readonly locked?: boolean;
  readonly resolved?: boolean;
  /** The number of its approval in the log. */
  readonly approved?: number;
  readonly endorsed?: ReadonlySet<string>;
  readonly reports?: readonly Report[];
  /** The number of its latest change in the log. */
  readonly changed?: number;
}

/** Somebody asks the staff to look at a post. */
export interface Report {author: string; seq: number; reason?: string | undefined}

/** A post while entries are told to it. */
export type Draft = {-readonly [K in keyof Post]: Post[K]} & {likes: Set<string>; too?: Set<string>; endorsed?: Set<string>};

/** What an entry does to the post that it names in `data.post`. */
export type Telling = (post: Draft, entry: Entry) => void;

/** What every discussion knows; extras know more. */
const TELLINGS: Partial<Record<EntryType, Telling[]>> = {
  edited: [(post, entry) => {
    if (isEntry(entry, 'edited') && post.author === entry.author) Object.assign(post, {text: entry.data.text, edited: entry.at, changed: entry.seq, redacted: entry.data.redacted ?? false});
  }],
  reacted: [(post, entry) => {
    if (isEntry(entry, 'reacted') && entry.data.kind === 'like') mark(post.likes, entry.author, entry.data.on);
  }],
};

/** Puts somebody on a list, or takes them from it: nobody is on it twice. */
export function mark(list: Set<string>, author: string, on: boolean): void {
  if (on) list.add(author);
  else list.delete(author);
}

/**
 * What was said, from the entries of a discussion in the log's order. Only an author changes a post; what tells of a
 * post that is not here waits for it; the last word counts. Only what is new is read: a class of thousands of posts
 * hears a new one in no time.
 */
export class Posts {
  /** Who wrote; and what was told of, for what needs more than the base: types of entries, and `quote`, `at`, `redacted`, `staff`, `too`, `@`. */
  authors = new Set<string>();
  /** Those of them who spoke as staff. */
  staff = new Set<string>();
  told = new Set<string>();
  readonly #tellings: Partial<Record<string, Telling[]>> = {...TELLINGS};
  #read: readonly Entry[] = [];
  /** How many of the entries are in `#posts`: those that have a number, for they stay where they are. */
  #count = 0;
  #posts = new Map<string, Post>();
  #early = new Map<string, Entry[]>();

  /** Teaches what a type of entry does to a post; all entries are read anew. */
  learn(type: EntryType, telling: Telling): void {
    (this.#tellings[type] = [...this.#tellings[type] ?? []]).push(telling);
    this.#forget();
  }

  /** The posts as these entries tell them, in the log's order; what has no number yet comes on top of what has one. */
  take(entries: readonly Entry[]): ReadonlyMap<string, Post> {
    for (let i = 0; i < this.#count; i++) if (entries[i] !== this.#read[i]) this.#forget();
    this.#read = entries;
    let end = entries.length;
    while (end > this.#count && entries[end - 1]!.seq === UNNUMBERED) end--;
    this.#tell(this.#posts, entries.slice(this.#count, end), this.#early);
    this.#count = end;
    if (end === entries.length) return this.#posts;
    const ahead = new Map(this.#posts);
    this.#tell(ahead, entries.slice(end), new Map(this.#early));
    return ahead;
  }

  #forget(): void {
    this.#count = 0;
    this.#posts = new Map();
    this.#early = new Map();
  }

  #note({type, author, data}: Entry): void {
    this.told.add(type);
    const {quote, at, redacted, by, kind, text} = data as {quote?: unknown; at?: unknown; redacted?: unknown; by?: unknown; kind?: unknown; text?: string};
    if (quote) this.told.add('quote');
    if (at !== undefined) this.told.add('at');
    if (redacted) this.told.add('redacted');
    if (by) this.told.add('staff');
    if (type === 'posted') this.authors.add(author);
    if (type === 'posted' && by === 'staff') this.staff.add(author);
    if (kind === 'too') this.told.add('too');
    if (text?.includes('@')) this.told.add('@');
  }

  #tell(posts: Map<string, Post>, entries: readonly Entry[], early: Map<string, Entry[]>): void {
    const fresh = new Set<Post>();
    const tell = (about: string, entry: Entry) => {
      let post = posts.get(about);
      if (!post) {
        early.set(about, [...early.get(about) ?? [], entry]);
        return;
      }
      if (!fresh.has(post)) fresh.add(post = copyOf(post));
      posts.set(about, post);
      for (const telling of this.#tellings[entry.type] ?? []) telling(post as Draft, entry);
    };
    for (const entry of entries) {
      this.#note(entry);
      if (isEntry(entry, 'posted')) {
        const {id} = entry;
        const post = postOf(entry);
        fresh.add(post);
        posts.set(id, post);
        for (const each of early.get(id) ?? []) tell(id, each);
      } else if (this.#tellings[entry.type]) tell((entry.data as {post: string}).post, entry);
    }
  }
}

/** Field by field: what else a client writes into an entry must not become something that is said of the post. */
function postOf({id, author, at, seq, data: {text, parent, quote, at: second, by, redacted}}: Entry<'posted'>): Post {
  return {
    id, author, at, seq, text, likes: new Set(), kept: seq < UNNUMBERED,
    ...(parent !== undefined && {parent}), ...(quote !== undefined && {quote}), ...(second !== undefined && {second}),
    ...(by === 'staff' && {staff: true}), ...(redacted && {redacted}),
  };
}

function copyOf(post: Post): Post {
  return Object.fromEntries(Object.entries(post).map(([name, value]) => [name, value instanceof Set ? new Set(value) : value as unknown])) as unknown as Post;
}

/** Whether a post waits for the staff's approval in a talk that asks for it: an approval holds for what was said before it. */
export const isUnapproved = ({staff, approved, changed, seq}: Post): boolean => !staff && (approved === undefined || approved < (changed ?? seq));

/** All at once, see `Posts`. */
export const foldPosts = (entries: readonly Entry[]): ReadonlyMap<string, Post> => new Posts().take(entries);
