import type pg from 'pg';
import {coalesced} from '../coalesce.js';
import {kept} from '../content.js';
import {follow, type Follower} from '../follow.js';
import {StoreError, type Store} from '../store.js';
import {appendTo} from './postgres-append.js';
import {entriesOf, SHRED} from './postgres-entries.js';
import {openPool, type Postgres} from './postgres-pool.js';
import {recordsOf} from './postgres-records.js';
import {whispersOf} from './postgres-whispers.js';

/** A notice can be lost with its connection; this often the table itself is asked. */
const POLL_MILLISECONDS = 1000;

/** PostgreSQL: for those who run one already, with its backups. */
export async function openPostgres(address: string): Promise<Store> {
  const postgres = await openPool(address);
  const entries = entriesOf(postgres);
  const watchers = watchersOf(postgres, entries.lasts);
  const whispers = whispersOf(postgres);
  const shred = coalesced(() => shredDeleted(postgres));
  if (await planned(postgres) > 0) await shred();
  return {
    append: appendTo(postgres, watchers.wake),
    read: entries.read,
    last: entries.last,
    async watch(space, after, on) {
      return watchers.add(space, follow(after, (from, limit) => entries.read(space, from, {limit}), on));
    },
    async erase(space, what) {
      const erased = await entries.erase(space, what);
      if (erased > 0) await shred();
      return erased;
    },
    records: recordsOf(postgres, shred),
    whispers,
    healthy: () => postgres.answers(),
    async close() {
      await watchers.close();
      await whispers.close();
      await shred.idle();
      await postgres.close();
    },
  };
}

async function planned({query}: Postgres): Promise<number> {
  const [row] = await query<{value: number}>('SELECT value FROM flip_chores WHERE name = $1', [SHRED]);
  return row?.value ?? 0;
}

/** Writes the tables anew: a row that was deleted would stay in its page until something is written over it. */
async function shredDeleted(postgres: Postgres): Promise<void> {
  try {
    const plans = await planned(postgres);
    await postgres.query('VACUUM FULL flip_entries');
    await postgres.query('VACUUM FULL flip_records');
    // What was deleted meanwhile stays planned.
    await postgres.query('DELETE FROM flip_chores WHERE name = $1 AND value = $2', [SHRED, plans]);
  } catch (cause) {
    throw new StoreError('unavailable', `It was deleted, but traces may be left on the disk until the tables can be written anew: ${(cause as Error).message}`, {cause});
  }
}

function watchersOf(postgres: Postgres, lasts: (spaces: string[]) => Promise<Map<string, number>>) {
  const followers = new Map<string, Set<Follower>>();
  const seen = new Map<string, number>();
  const wake = (space: string) => followers.get(space)?.forEach((follower) => follower.wake());
  let listener: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let polling: Promise<void> | undefined;
  let closed = false;

  async function poll(): Promise<void> {
    if (followers.size === 0) return;
    listener ??= await listen().catch(() => undefined);
    for (const [space, last] of await lasts([...followers.keys()])) {
      if (last > (seen.get(space) ?? 0)) wake(space);
      seen.set(space, last);
    }
  }

  async function listen(): Promise<pg.Client> {
    const client = await postgres.listener();
    const names = () => new Map([...followers.keys()].map((space) => [kept(space), space]));
    client.on('notification', ({payload = ''}) => wake(names().get(payload) ?? ''));
    // Opened again at the next poll, which also finds what was missed.
    client.on('error', () => { listener = undefined; });
    client.on('end', () => { listener = undefined; });
    await client.query('LISTEN flip_news');
    return client;
  }

  function schedule(): void {
    if (closed) return;
    timer = setTimeout(() => {
      polling = poll().catch(() => {}).finally(schedule);
    }, POLL_MILLISECONDS).unref();
  }

  return {
    wake,
    add(space: string, follower: Follower): () => void {
      const others = followers.get(space) ?? new Set();
      followers.set(space, others.add(follower));
      if (!timer) {
        schedule();
        polling = poll().catch(() => {});
      }
      follower.wake();
      return () => {
        follower.stop();
        others.delete(follower);
        if (others.size === 0 && followers.get(space) === others) followers.delete(space);
      };
    },
    async close(): Promise<void> {
      closed = true;
      clearTimeout(timer);
      for (const some of followers.values()) some.forEach((follower) => follower.stop());
      followers.clear();
      await polling;
      await listener?.end();
    },
  };
}
