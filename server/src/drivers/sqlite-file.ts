import {closeSync, mkdirSync, openSync} from 'node:fs';
import {dirname, resolve} from 'node:path';
import Database from 'libsql';
import PromisedDatabase from 'libsql/promise';
import {StoreError} from '../store.js';

/** Tells our file from another program's ("flip"). */
const APPLICATION = 0x666c6970;
const VERSION = 1;

/** A write waits this long in the thread; longer ones wait beside it, so that the others are served meanwhile. */
const BUSY_MILLISECONDS = 5;

const SETTINGS = `
  PRAGMA synchronous = FULL;
  PRAGMA secure_delete = ON;
  PRAGMA temp_store = FILE;
  PRAGMA cache_size = -16000;
`;

// A number for the space instead of its name keeps three indexes small. The row of a space outlives its entries: its
// numbers are never given out twice, so that no reader's cursor misses any.
const SCHEMA = `
  CREATE TABLE spaces (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, last INTEGER NOT NULL) STRICT;
  CREATE TABLE entries (
    space INTEGER NOT NULL, seq INTEGER NOT NULL, id TEXT NOT NULL, author TEXT NOT NULL, activity TEXT NOT NULL,
    type TEXT NOT NULL, at TEXT NOT NULL, made TEXT, data TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX entries_seq ON entries (space, seq);
  CREATE UNIQUE INDEX entries_id ON entries (space, id);
  CREATE INDEX entries_author ON entries (space, author, seq);
  CREATE INDEX entries_activity ON entries (space, activity, seq);
  CREATE TABLE records (key TEXT PRIMARY KEY, version INTEGER NOT NULL, value TEXT NOT NULL) STRICT;
  CREATE TABLE counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT;
  PRAGMA application_id = ${APPLICATION};
  PRAGMA user_version = ${VERSION};
`;

/** The path in `file:./class.db`, or `:memory:`. */
export function sqlitePath(address: string): string {
  if (address === ':memory:') return address;
  const path = address.replace(/^file:(\/\/(?=\/))?/, '');
  if (path === '' || path.endsWith('/')) {
    throw new StoreError('address', `${JSON.stringify(address)} names no file. Write, for example, file:./class.db.`);
  }
  return resolve(path);
}

/** Opens the file, or makes it, for its owner's eyes alone. */
export function openFile(path: string): Database.Database {
  try {
    if (path !== ':memory:') {
      mkdirSync(dirname(path), {recursive: true});
      closeSync(openSync(path, 'a', 0o600));
    }
    const database = new Database(path);
    try {
      prepare(database, path);
    } catch (error) {
      database.close();
      throw error;
    }
    return database;
  } catch (cause) {
    if (cause instanceof StoreError) throw cause;
    throw new StoreError('unavailable', `The file ${path} cannot be opened (${messageOf(cause)}). It must be a place this program may write to.`, {cause});
  }
}

function prepare(database: Database.Database, path: string): void {
  database.exec('PRAGMA busy_timeout = 5000');
  const [application, version] = [number(database, 'application_id'), number(database, 'user_version')];
  const tables = database.prepare('SELECT count(*) AS number FROM sqlite_schema').get() as {number: number};
  if (application !== APPLICATION && tables.number > 0) {
    throw new StoreError('address', `${path} is the database of another program. Name a new file.`);
  }
  if (version > VERSION) {
    throw new StoreError('address', `${path} was written by a newer flip-server. Install that version, or name a new file.`);
  }
  database.exec('PRAGMA journal_mode = WAL');
  database.exec(SETTINGS);
  // Two processes may be the first at once.
  database.exec('BEGIN IMMEDIATE');
  if (number(database, 'user_version') === 0) database.exec(SCHEMA);
  database.exec('COMMIT');
  database.exec(`PRAGMA busy_timeout = ${BUSY_MILLISECONDS}`);
}

/** The value of a pragma that gives a number. */
export function number(database: Database.Database, pragma: string): number {
  const [row] = database.pragma(pragma) as Record<string, number>[];
  return Object.values(row ?? {})[0] ?? 0;
}

/**
 * Writes the file anew without what was deleted, and empties the journal beside it. Deleting with `secure_delete` is not
 * enough: when SQLite moves rows from page to page, a copy may stay behind in the gap. Runs in a thread of its own:
 * readers go on, writers wait.
 */
export async function scrub(path: string): Promise<void> {
  const database = new PromisedDatabase(path, {});
  try {
    await database.exec(`PRAGMA busy_timeout = 10000; ${SETTINGS} VACUUM;`);
    await truncateJournal(database);
  } finally {
    database.close();
  }
}

/** So that a stopped server's file is all there is to copy. Where it cannot be, the journal beside the file keeps the rest. */
export function emptyJournal(database: Database.Database): void {
  try {
    database.pragma('wal_checkpoint(TRUNCATE)');
  } catch {
    // A full disk, or another server that goes on.
  }
}

/** A reader that is just reading keeps the journal from being emptied; nobody reads for long. */
async function truncateJournal(database: PromisedDatabase): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const statement = await (database.prepare('PRAGMA wal_checkpoint(TRUNCATE)') as Promise<{get(): Promise<{busy: number}>}>);
    const {busy} = await statement.get();
    if (busy === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new StoreError('unavailable', 'What was erased could not be taken out of the journal, because another program reads the file all the time. Stop it; the next start erases the rest.');
}

export function isBusy(error: unknown): boolean {
  return /^SQLITE_(BUSY|LOCKED)/.test(codeOf(error));
}

/** SQLite's fault in the words of the one who runs the server. */
export function storeErrorOf(cause: unknown): StoreError {
  if (cause instanceof StoreError) return cause;
  if (codeOf(cause).startsWith('SQLITE_FULL')) {
    return new StoreError('full', 'The disk is full: nothing of this was stored, and what was stored before is safe. Free some space; no restart is needed.', {cause});
  }
  return new StoreError('unavailable', `The database file cannot be used now (${messageOf(cause)}).`, {cause});
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
