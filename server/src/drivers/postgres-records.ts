import {randomUUID} from 'node:crypto';
import {kept, said} from '../content.js';
import type {Records} from '../store.js';
import {SHRED} from './postgres-entries.js';
import type {Postgres} from './postgres-pool.js';

interface RecordRow {
  key: string;
  value: string;
  version: string;
  [column: string]: unknown;
}

/** `mark` tells our own write from another's when its answer was lost and it is made again. */
export function recordsOf({query}: Postgres, shred: () => Promise<void>): Records {
  return {
    async get(key) {
      const [row] = await query<RecordRow>('SELECT value, version FROM flip_records WHERE key = $1', [kept(key)]);
      return row && {value: JSON.parse(row.value) as unknown, version: Number(row.version)};
    },

    async put(key, value, options) {
      const values = [kept(key), JSON.stringify(value ?? null), randomUUID()];
      const version = options?.if;
      const rows = version
        ? await query(`
          UPDATE flip_records SET version = nextval('flip_versions'), value = $2, mark = $3
          WHERE key = $1 AND (version = $4 OR mark = $3) RETURNING 1`, [...values, version])
        : await query(`
          INSERT INTO flip_records (key, version, value, mark) VALUES ($1, nextval('flip_versions'), $2, $3)
          ON CONFLICT (key) DO UPDATE SET version = excluded.version, value = excluded.value, mark = excluded.mark
          ${version === 0 ? 'WHERE flip_records.mark = $3' : ''} RETURNING 1`, values);
      return rows.length > 0;
    },

    async delete(key) {
      const rows = await query(`
        WITH deleted AS (DELETE FROM flip_records WHERE key = $1 RETURNING 1), planned AS (
          INSERT INTO flip_chores (name, value) SELECT '${SHRED}', 1 WHERE EXISTS (SELECT FROM deleted)
          ON CONFLICT (name) DO UPDATE SET value = flip_chores.value + 1
        ) SELECT 1 FROM deleted`, [kept(key)]);
      if (rows.length > 0) await shred();
    },

    async list(prefix) {
      const rows = await query<RecordRow>('SELECT key, value, version FROM flip_records WHERE starts_with(key, $1) ORDER BY key', [kept(prefix)]);
      return rows.map(({key, value, version}) => ({key: said(key), value: JSON.parse(value) as unknown, version: Number(version)}));
    },
  };
}
