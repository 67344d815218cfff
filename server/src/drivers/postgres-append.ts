import {kept, outcomeOf, said, type Kept} from '../content.js';
import type {Incoming, Outcome, Store} from '../store.js';
import {isRefused, type Postgres} from './postgres-pool.js';

/** So many entries at most in one transaction. */
const GROUP = 500;

interface Work {
  author: string;
  at: string;
  entries: readonly Incoming[];
  resolve: (outcomes: Outcome[]) => void;
  reject: (error: unknown) => void;
}

type Appended = {seq: string; fresh: boolean} & Omit<Kept, 'seq'>;

/** The `append` of a store; calls `appended` when a space has news. */
export function appendTo({query}: Postgres, appended: (space: string) => void): Store['append'] {
  const waiting = new Map<string, Work[]>();

  /** What comes for a space while it is being written shares the next transaction. */
  async function writeOn(space: string, works: Work[]): Promise<void> {
    while (works.length > 0) {
      await write(space, works.splice(0, fitting(works)));
      appended(space);
    }
    waiting.delete(space);
  }

  async function write(space: string, group: Work[]): Promise<void> {
    const items = group.flatMap(({author, at, entries}) => entries.map((entry) => ({author, at, entry})));
    const column = (of: (item: typeof items[number]) => string | null) => items.map(of);
    try {
      const rows = await query<Appended>('SELECT * FROM flip_append_1($1, $2, $3, $4, $5, $6, $7, $8)', [
        kept(space), column(({author}) => kept(author)), column(({at}) => at), column(({entry}) => kept(entry.id)),
        column(({entry}) => kept(entry.activity)), column(({entry}) => entry.type), column(({entry}) => entry.made ?? null),
        column(({entry}) => JSON.stringify(entry.data)),
      ]);
      const outcomes = rows.map((row, i) => outcomeIn(row, items[i]!));
      for (const {entries, resolve} of group) resolve(outcomes.splice(0, entries.length));
    } catch (error) {
      // One that PostgreSQL does not take must take no other with it.
      if (group.length > 1 && isRefused(error)) for (const work of group) await write(space, [work]);
      else for (const {reject} of group) reject(error);
    }
  }

  return (space, author, at, entries) => new Promise((resolve, reject) => {
    if (entries.length === 0) {
      resolve([]);
      return;
    }
    const work = {author, at, entries, resolve, reject};
    const others = waiting.get(space);
    if (others) {
      others.push(work);
      return;
    }
    const works = [work];
    waiting.set(space, works);
    setImmediate(() => void writeOn(space, works));
  });
}

function fitting(works: Work[]): number {
  let entries = 0;
  const first = works.findIndex((work) => (entries += work.entries.length) > GROUP);
  return first === -1 ? works.length : Math.max(first, 1);
}

function outcomeIn(row: Appended, {author, entry}: {author: string; entry: Incoming}): Outcome {
  const seq = Number(row.seq);
  if (row.fresh) return {seq, dup: false};
  return outcomeOf({...row, seq, author: said(row.author), activity: said(row.activity)}, author, entry);
}
