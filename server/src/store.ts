import type {Entry, NewEntry} from '../../src/core/entry.js';
import type {Whispers} from './whisper.js';

/** An entry as it came in and was checked. `made`: when it happened, see `Entry.made`. */
export interface Incoming extends NewEntry {
  made?: string;
}

/** What became of one: its number, or `conflict` when its id is there with other content (type, activity, data or author). */
export type Outcome = {seq: number; dup: boolean} | {conflict: true};

/** `limit`: at most so many entries, the lowest first. */
export interface StoreReadOptions {
  activity?: string;
  author?: string;
  limit?: number;
}

/** Which entries of a space are to be erased: an author's, those that came before a time (ISO 8601), or both; or all. */
export type Erasure = {author?: string; before?: string} | 'all';

export interface StoredRecord {
  key: string;
  value: unknown;
  /** Changes whenever the value does; from 1. */
  version: number;
}

/** Small things beside the entries: spaces, codes, names. Unlike entries they change. */
export interface Records {
  get(key: string): Promise<{value: unknown; version: number} | undefined>;
  /** False when `if` is given and the record has another version by now. `if: 0`: it must not exist. */
  put(key: string, value: unknown, options?: {if?: number}): Promise<boolean>;
  /** Nothing of its value is left behind. */
  delete(key: string): Promise<void>;
  /** All whose key starts with the prefix, by key. */
  list(prefix: string): Promise<StoredRecord[]>;
}

/** Where a server keeps what its classes say. One suite holds for all of them: test/drivers.test.mjs. */
export interface Store {
  /** Appends what one author says at one server time, in order; on disk when it resolves. Idempotent by space and id. */
  append(space: string, author: string, at: string, entries: readonly Incoming[]): Promise<Outcome[]>;
  /** Entries with `seq > after`, ascending. Numbers have gaps. */
  read(space: string, after: number, options?: StoreReadOptions): Promise<Entry[]>;
  /** The highest `seq` that the space has given out, 0 before the first. */
  last(space: string): Promise<number>;
  /**
   * Calls `on` with what the space has after `after` and then with what comes, by whatever process, each entry once and
   * in order. Never with an empty batch. Goes on by itself when the engine was away. Returns the way to stop.
   */
  watch(space: string, after: number, on: (batch: Entry[]) => void): Promise<() => void>;
  /** Erases for good: nothing is left on the disk. Resolves with how many there were. */
  erase(space: string, what: Erasure): Promise<number>;
  readonly records: Records;
  /** Where several servers are meant to share the store. */
  readonly whispers?: Whispers;
  /** Whether the store can be read and written now. */
  healthy(): Promise<boolean>;
  close(): Promise<void>;
}

export type StoreErrorCode =
  /** No place left: nothing of this was stored. */
  | 'full'
  /** The engine is away or refuses: whether this was stored is not known. Appending it again is safe. */
  | 'unavailable'
  /** The address names no store, or what it needs is not installed. */
  | 'address';

/** What a store could not do. `message` says the mend to whoever runs the server. */
export class StoreError extends Error {
  constructor(readonly code: StoreErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StoreError';
  }
}

/**
 * Opens `file:./class.db`, `:memory:`, `nats://host,host` or `postgres://user@host/database`.
 * Rejects with `StoreError`: `address` when it cannot be meant, `unavailable` when nothing answers there.
 */
export async function openStore(address: string): Promise<Store> {
  if (/^(nats|tls):/.test(address)) return openWith('@nats-io/transport-node@3.3 @nats-io/jetstream@3.3', () => import('./drivers/nats.js').then(({openNats}) => openNats(address)));
  if (/^postgres(ql)?:/.test(address)) return openWith('pg', () => import('./drivers/postgres.js').then(({openPostgres}) => openPostgres(address)));
  if (address === ':memory:' || address.startsWith('file:')) return openWith('libsql', () => import('./drivers/sqlite.js').then(({openSqlite}) => openSqlite(address)));
  throw new StoreError('address', `${JSON.stringify(address)} names no store. Write file:./class.db, nats://host or postgres://user@host/database.`);
}

async function openWith(packages: string, open: () => Promise<Store>): Promise<Store> {
  try {
    return await open();
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    if (code !== 'ERR_MODULE_NOT_FOUND' && code !== 'MODULE_NOT_FOUND') throw cause;
    throw new StoreError('address', `What this store needs is not installed. Install it: npm install ${packages}`, {cause});
  }
}
