import type Database from 'libsql';
import {coalesced} from '../coalesce.js';
import {entryOf, kept, outcomeOf, said, type EntryRow, type Kept} from '../content.js';
import {follow, type Follower} from '../follow.js';
import {soon} from '../soon.js';
import {StoreError, type Erasure, type Incoming, type Outcome, type Records, type Store, type StoreReadOptions} from '../store.js';
import {groupCommit, type GroupCommit} from './group-commit.js';
import {emptyJournal, isBusy, number, openFile, scrub, sqlitePath, storeErrorOf} from './sqlite-file.js';

/** How often to look for what another process wrote. */
const POLL_MILLISECONDS = 250;
const SCRUB = 'scrub';

interface SpaceRow {number: number; last: number}

/** One file, or memory: the store that needs nothing beside the server. Other processes may use the same file. */
export async function openSqlite(address: string): Promise<Store> {
  const path = sqlitePath(address);
  const database = openFile(path);
  const watchers = watchersOf(database);
  const touched = new Set<string>();
  const commits = groupCommit(database, () => {
    for (const space of touched) watchers.wake(space);
    touched.clear();
  });
  const cleaner = cleanerOf(database, path, commits);
  const entries = entriesOf(database);
  const erase = async (run: () => number): Promise<number> => {
    const erased = await commits.write(() => {
      const changes = run();
      if (changes > 0) cleaner.plan();
      return changes;
    });
    if (erased > 0) await cleaner.clean();
    return erased;
  };
  if (cleaner.isPlanned()) await cleaner.clean();
  return {
    append: (space, author, at, batch) => commits.write(() => {
      touched.add(space);
      return entries.append(space, author, at, batch);
    }),
    read: (space, after, options) => reading(() => entries.read(space, after, options)),
    last: (space) => reading(() => entries.last(space)),
    watch: async (space, after, on) => watchers.add(space, follow(after, (from, limit) => reading(() => entries.read(space, from, {limit})), on)),
    erase: (space, what) => erase(() => entries.erase(space, what)),
    records: recordsOf(database, commits, erase),
    healthy: () => soon(commits.write(() => true)),
    close: async () => {
      watchers.close();
      await commits.end();
      await cleaner.clean.idle();
      emptyJournal(database);
      database.close();
    },
  };
}

/** A reading meets another process only when that one opens or closes the file: a moment later it goes. */
async function reading<T>(read: () => T): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return read();
    } catch (error) {
      if (!isBusy(error) || tries === 100) throw storeErrorOf(error);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

function entriesOf(database: Database.Database) {
  const spaceNamed = database.prepare('SELECT number, last FROM spaces WHERE name = ?');
  const addSpace = database.prepare('INSERT INTO spaces (name, last) VALUES (?, 0)');
  const setLast = database.prepare('UPDATE spaces SET last = ? WHERE number = ?');
  const entryWithId = database.prepare('SELECT seq, author, activity, type, data FROM entries WHERE space = ? AND id = ?');
  const addEntry = database.prepare(
    'INSERT INTO entries (space, seq, id, author, activity, type, at, made, data) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');

  const find = (space: string) => spaceNamed.get([kept(space)]) as SpaceRow | undefined;
  const make = (space: string): SpaceRow => ({number: Number(addSpace.run([kept(space)]).lastInsertRowid), last: 0});

  return {
    append(space: string, author: string, at: string, batch: readonly Incoming[]): Outcome[] {
      if (batch.length === 0) return [];
      const {number, last} = find(space) ?? make(space);
      let seq = last;
      const outcomes = batch.map((entry): Outcome => {
        const there = entryWithId.get([number, kept(entry.id)]) as Kept | undefined;
        if (there) return outcomeOf({...there, author: said(there.author), activity: said(there.activity)}, author, entry);
        seq += 1;
        addEntry.run([
          number, seq, kept(entry.id), kept(author), kept(entry.activity), entry.type, at, entry.made ?? null, JSON.stringify(entry.data),
        ]);
        return {seq, dup: false};
      });
      if (seq > last) setLast.run([seq, number]);
      return outcomes;
    },

    read(space: string, after: number, {activity, author, limit = -1}: StoreReadOptions = {}) {
      const known = find(space);
      if (!known || after >= known.last) return [];
      const where = ['space = ?', 'seq > ?', ...(activity === undefined ? [] : ['activity = ?']), ...(author === undefined ? [] : ['author = ?'])];
      const values = [known.number, after, ...[activity, author].filter((value) => value !== undefined).map(kept), limit];
      const rows = database.prepare(`SELECT seq, id, author, activity, type, at, made, data FROM entries WHERE ${where.join(' AND ')} ORDER BY seq LIMIT ?`).all(values);
      return (rows as EntryRow[]).map((row) => entryOf(space, row));
    },

    last: (space: string) => find(space)?.last ?? 0,

    erase(space: string, what: Erasure): number {
      const {author, before} = what === 'all' ? {} : what;
      const where = ['space = ?', ...(author === undefined ? [] : ['author = ?']), ...(before === undefined ? [] : ['at < ?'])];
      const values = [author && kept(author), before].filter((value) => value !== undefined);
      return database.prepare(`DELETE FROM entries WHERE ${where.join(' AND ')}`).run([find(space)?.number ?? 0, ...values]).changes;
    },
  };
}

function recordsOf(database: Database.Database, commits: GroupCommit, erase: (run: () => number) => Promise<number>): Records {
  const one = database.prepare('SELECT value, version FROM records WHERE key = ?');
  // By a range and not LIKE, which takes _ and % for more than they are. U+10FFFF sorts behind every text.
  const some = database.prepare("SELECT key, value, version FROM records WHERE key >= ? AND key < ? || char(1114111) ORDER BY key");
  const set = database.prepare(
    'INSERT INTO records (key, version, value) VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE SET version = excluded.version, value = excluded.value');
  // One count for all, so that a record made anew under its old key is not taken for the old one.
  const count = database.prepare(
    "INSERT INTO counters (name, value) VALUES ('version', 1) ON CONFLICT (name) DO UPDATE SET value = value + 1 RETURNING value");
  const remove = database.prepare('DELETE FROM records WHERE key = ?');
  const version = (key: string) => (one.get([kept(key)]) as {version: number} | undefined)?.version ?? 0;

  return {
    get: (key) => reading(() => {
      const row = one.get([kept(key)]) as {value: string; version: number} | undefined;
      return row && {value: JSON.parse(row.value) as unknown, version: row.version};
    }),
    put: (key, value, options) => commits.write(() => {
      if (options?.if !== undefined && options.if !== version(key)) return false;
      const [next] = count.all([]) as [{value: number}];
      set.run([kept(key), next.value, JSON.stringify(value ?? null)]);
      return true;
    }),
    delete: async (key) => {
      await erase(() => remove.run([kept(key)]).changes);
    },
    list: (prefix) => reading(() => (some.all([kept(prefix), kept(prefix)]) as {key: string; value: string; version: number}[])
      .map((row) => ({...row, key: said(row.key), value: JSON.parse(row.value) as unknown}))),
  };
}

function watchersOf(database: Database.Database) {
  const followers = new Map<string, Set<Follower>>();
  const wake = (space: string) => followers.get(space)?.forEach((follower) => follower.wake());
  let polling: NodeJS.Timeout | undefined;
  let version = number(database, 'data_version');

  /** SQLite says by this number that another connection wrote. */
  function poll(): void {
    try {
      const now = number(database, 'data_version');
      if (now !== version) for (const space of followers.keys()) wake(space);
      version = now;
    } catch {
      // Looked at again in a moment.
    }
  }

  return {
    wake,
    add(space: string, follower: Follower): () => void {
      const others = followers.get(space) ?? new Set();
      followers.set(space, others.add(follower));
      polling ??= setInterval(poll, POLL_MILLISECONDS).unref();
      follower.wake();
      return () => {
        follower.stop();
        others.delete(follower);
        if (others.size === 0 && followers.get(space) === others) followers.delete(space);
      };
    },
    close(): void {
      clearInterval(polling);
      for (const some of followers.values()) some.forEach((follower) => follower.stop());
      followers.clear();
    },
  };
}

/** Takes what was deleted out of the file. Planned in the same transaction, so that a crash in between only puts it off. */
function cleanerOf(database: Database.Database, path: string, commits: GroupCommit) {
  const plan = database.prepare(
    'INSERT INTO counters (name, value) VALUES (?, 1) ON CONFLICT (name) DO UPDATE SET value = value + 1');
  const planned = database.prepare('SELECT value FROM counters WHERE name = ?');
  const done = database.prepare('DELETE FROM counters WHERE name = ? AND value = ?');
  const plans = () => (planned.get([SCRUB]) as {value: number} | undefined)?.value ?? 0;

  async function run(): Promise<void> {
    if (path === ':memory:') return;
    try {
      const known = plans();
      await scrub(path);
      // What was deleted meanwhile stays planned.
      await commits.write(() => void done.run([SCRUB, known]));
    } catch (cause) {
      const {code, message} = storeErrorOf(cause);
      throw new StoreError(code, `It was deleted, but traces may be left in the file until it can be written anew: ${message}`, {cause});
    }
  }

  return {
    plan: () => void plan.run([SCRUB]),
    isPlanned: () => plans() > 0,
    clean: coalesced(run),
  };
}
