import type Database from 'libsql';
import {StoreError} from '../store.js';
import {isBusy, storeErrorOf} from './sqlite-file.js';

/** So many works share a transaction at most: a longer one would keep the first waiting. */
const GROUP = 200;
/** Another process may be writing, or the file being written anew. */
const PATIENCE_MILLISECONDS = 60_000;
const PAUSE_MILLISECONDS = 10;
/** What comes after a slow wait for the disk is gathered for as long, but no longer than this: else the disk has all the time. */
const GATHER_MILLISECONDS = 10;

interface Work {
  run: () => unknown;
  resolve: (value: unknown) => void;
  reject: (error: StoreError) => void;
  since: number;
}

export interface GroupCommit {
  /** Runs `work` in a transaction, with whatever else came in meanwhile; resolves when it is on the disk. It may run twice. */
  write<T>(work: () => T): Promise<T>;
  /** Resolves when all that came in before is settled; takes nothing more. */
  end(): Promise<void>;
}

/**
 * Works that arrive together share one transaction, and so one wait for the disk: that is what makes a class of hundreds
 * fit a single file. A work that fails takes no other with it.
 */
export function groupCommit(database: Database.Database, committed: () => void): GroupCommit {
  let waiting: Work[] = [];
  let scheduled = false;
  let ended = false;
  let onIdle: (() => void) | undefined;
  let free = 0;

  function schedule(pause = 0): void {
    if (scheduled) return;
    scheduled = true;
    const wait = Math.max(pause, free - performance.now());
    if (wait >= 1) setTimeout(flush, wait);
    else setImmediate(flush);
  }

  function flush(): void {
    scheduled = false;
    const group = waiting.slice(0, GROUP);
    waiting = waiting.slice(GROUP);
    const start = performance.now();
    const late = commit(group);
    const now = performance.now();
    free = now + Math.min(GATHER_MILLISECONDS, now - start);
    waiting = [...late, ...waiting];
    if (late.length < group.length) committed();
    if (waiting.length > 0) schedule(late.length > 0 ? PAUSE_MILLISECONDS : 0);
    else onIdle?.();
  }

  /** Returns those that have to wait for another process. */
  function commit(group: Work[]): Work[] {
    try {
      const values = transact(database, () => group.map(({run}) => run()));
      group.forEach(({resolve}, i) => resolve(values[i]));
      return [];
    } catch (error) {
      if (isBusy(error)) return group.filter((work) => !isTired(work));
      if (group.length > 1) return group.flatMap((work) => commit([work]));
      group[0]!.reject(storeErrorOf(error));
      return [];
    }
  }

  return {
    write: <T>(run: () => T) => new Promise<T>((resolve, reject) => {
      if (ended) {
        reject(new StoreError('unavailable', 'The store is closed.'));
        return;
      }
      waiting.push({run, resolve: resolve as (value: unknown) => void, reject, since: Date.now()});
      schedule();
    }),
    end: () => new Promise((resolve) => {
      ended = true;
      if (scheduled) onIdle = resolve;
      else resolve();
    }),
  };
}

function isTired({since, reject}: Work): boolean {
  if (Date.now() - since < PATIENCE_MILLISECONDS) return false;
  reject(new StoreError('unavailable', 'Another program has been writing to the database file for a minute. One server a file.'));
  return true;
}

function transact<T>(database: Database.Database, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const value = work();
    database.exec('COMMIT');
    return value;
  } catch (error) {
    // A full disk may have ended the transaction already.
    if (database.inTransaction) database.exec('ROLLBACK');
    throw error;
  }
}
