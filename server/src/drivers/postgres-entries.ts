import type {Entry} from '../../../src/core/entry.js';
import {entryOf, kept, said, type EntryRow} from '../content.js';
import type {Erasure, StoreReadOptions} from '../store.js';
import type {Postgres} from './postgres-pool.js';

/** The chore that a deletion leaves. */
export const SHRED = 'shred';

export function entriesOf({query}: Postgres) {
  return {
    async read(space: string, after: number, {activity, author, limit}: StoreReadOptions = {}): Promise<Entry[]> {
      const rows = await query<Omit<EntryRow, 'seq'> & {seq: string}>(`
        SELECT seq, id, author, activity, type, at, made, data FROM flip_entries
        WHERE space = (SELECT number FROM flip_spaces WHERE name = $1) AND seq > $2
          ${activity === undefined ? '' : 'AND activity = $4'} ${author === undefined ? '' : `AND author = $${activity === undefined ? 4 : 5}`}
        ORDER BY seq LIMIT $3`,
      [kept(space), after, limit ?? null, ...[activity, author].filter((value) => value !== undefined).map(kept)]);
      return rows.map((row) => entryOf(space, {...row, seq: Number(row.seq)}));
    },

    async last(space: string): Promise<number> {
      const [row] = await query<{last: string}>('SELECT last FROM flip_spaces WHERE name = $1', [kept(space)]);
      return Number(row?.last ?? 0);
    },

    /** The highest numbers of these spaces. */
    async lasts(spaces: string[]): Promise<Map<string, number>> {
      const rows = await query<{name: string; last: string}>('SELECT name, last FROM flip_spaces WHERE name = ANY ($1)', [spaces.map(kept)]);
      return new Map(rows.map(({name, last}) => [said(name), Number(last)]));
    },

    async erase(space: string, what: Erasure): Promise<number> {
      const {author, before} = what === 'all' ? {} : what;
      const [row] = await query<{erased: string}>(`
        WITH erased AS (
          DELETE FROM flip_entries WHERE space = (SELECT number FROM flip_spaces WHERE name = $1)
            AND ($2::text IS NULL OR author = $2) AND ($3::text COLLATE "C" IS NULL OR at COLLATE "C" < $3) RETURNING 1
        ), planned AS (
          INSERT INTO flip_chores (name, value) SELECT '${SHRED}', 1 WHERE EXISTS (SELECT FROM erased)
          ON CONFLICT (name) DO UPDATE SET value = flip_chores.value + 1
        ) SELECT count(*) AS erased FROM erased`,
      [kept(space), author === undefined ? null : kept(author), before ?? null]);
      return Number(row!.erased);
    },
  };
}
