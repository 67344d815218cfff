import type {Entry, NewEntry} from './entry.js';

/** Where a learner's work stands. Ordered from good to bad; an element shows the last two to the learner. */
export type LogStatus =
  /** The class has it. */
  | 'shared'
  /** On this device's disk, and not yet where it is to go: it waits for the network. */
  | 'waiting'
  /** On this device's disk. */
  | 'saved'
  /** This browser keeps nothing for this page: gone when the page closes. */
  | 'memory'
  /** The disk refused the latest writes (full): they are kept in the page until it takes them. */
  | 'unsaved';

/** The `seq` of an entry that has no number yet: sorts it behind all that have one. */
export const UNNUMBERED = Number.MAX_SAFE_INTEGER;

export interface Receipt {
  seq: number;
  /** The same entry was there already. */
  dup: boolean;
  /** Held in the page only, see `LogStatus`. */
  pending?: true;
}

export interface Identity {sub: string; name?: string; role: 'learner' | 'staff' | 'anonymous'}

export interface ReadOptions {activity?: string; limit?: number}

/** Unfinished work: typed but not sent, chosen but not checked, a place in a video. Last writer wins. */
export interface Drafts {
  get(key: string): Promise<unknown>;
  /** `undefined` removes the draft. Resolves once it is kept as well as it can be; never rejects. */
  set(key: string, value: unknown): Promise<void>;
}

/** Who is in a class now: how many, and to its staff alone who. The staff are not counted. */
export interface Present {count: number; people?: readonly string[]}

/** A class while it is together: what is not in its log. */
export interface Gathering {
  /** The class can be heard now. */
  readonly connected: boolean;
  /** Calls when `connected` has changed. Returns the way to stop. */
  onConnection(on: () => void): () => void;
  /** Tells who is here, now and when it changes; `undefined` as long as that is not known. Returns the way to stop. */
  attend(on: (present: Present | undefined) => void): () => void;
  /** What others join by; `undefined` where there is none, or who asks may not know. */
  code(): Promise<string | undefined>;
}

/** The lesson's memory: everything an element shows is a fold over its entries. */
export interface Log {
  readonly space: string;
  readonly status: LogStatus;
  readonly drafts: Drafts;
  /** Resolves when the entry is as safe as this log can make it. Rejects with `LogError` only. */
  append(entry: NewEntry): Promise<Receipt>;
  /** Entries with `seq > after`, in order. */
  read(after: number, options?: ReadOptions): Promise<Entry[]>;
  /**
   * Calls `on` with what is there and then with what comes, in order; the first batch always comes, even empty.
   * An entry may come again (with its final `seq`, or with `seq` 0 and of no known type: it was erased): tell entries apart
   * by `id`. Returns the way to stop.
   */
  subscribe(after: number, on: (batch: Entry[]) => void, options?: ReadOptions): () => void;
  whoami(): Promise<Identity>;
  /** What somebody who wrote here is called, where several write and they gave a name. */
  nameOf?(sub: string): string | undefined;
  /** The class beside its log, where there is one. */
  readonly gathering?: Gathering | undefined;
  /** Takes back entries from a file of answers: their `at` and `id` stay. Entries of other spaces are refused. */
  restore(entries: Entry[]): Promise<void>;
  onStatus(on: (status: LogStatus) => void): () => void;
  /** Looks for news it may have slept through: for a page that comes back from the browser's cache. */
  refresh(): void;
  close(): void;
}

export type LogErrorCode = 'invalid' | 'too-large' | 'conflict' | 'unavailable';

/** A programmer's mistake, or a log that cannot be opened. `code` is for code, `message` for the console. */
export class LogError extends Error {
  constructor(readonly code: LogErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'LogError';
  }
}

/** The receipt for an id that is there already, or an error when it is there with other content. */
export function duplicateOf(known: Entry, entry: NewEntry): Receipt {
  if (known.type !== entry.type || JSON.stringify(known.data) !== JSON.stringify(entry.data)) {
    throw new LogError('conflict', `Entry ${entry.id} is there already with other content.`);
  }
  return {seq: known.seq, dup: true};
}
