import type pg from 'pg';
import type {Whispers} from '../whisper.js';
import type {Postgres} from './postgres-pool.js';

/** A connection that broke is opened again after so long. */
const AGAIN_MILLISECONDS = 1000;

/** Notices, over a connection of their own as long as somebody hears: PostgreSQL keeps them in memory until all have heard. */
export function whispersOf({query, listener}: Postgres): Whispers & {close(): Promise<void>} {
  const listeners = new Set<(words: string) => void>();
  let client: Promise<pg.Client | undefined> | undefined;
  let timer: NodeJS.Timeout | undefined;

  async function open(): Promise<pg.Client | undefined> {
    try {
      const opened = await listener();
      opened.on('notification', ({payload = ''}) => listeners.forEach((on) => on(payload)));
      opened.on('error', again);
      opened.on('end', again);
      await opened.query('LISTEN flip_whispers');
      return opened;
    } catch {
      again();
      return undefined;
    }
  }

  function again(): void {
    clearTimeout(timer);
    if (listeners.size > 0) timer = setTimeout(() => { client = open(); }, AGAIN_MILLISECONDS).unref();
  }

  async function close(): Promise<void> {
    listeners.clear();
    clearTimeout(timer);
    const opened = await client;
    client = undefined;
    await opened?.end().catch(() => {});
  }

  return {
    async tell(words) {
      await query("SELECT pg_notify('flip_whispers', $1)", [words]);
    },
    hear(on) {
      listeners.add(on);
      client ??= open();
      return () => {
        listeners.delete(on);
        if (listeners.size === 0) void close();
      };
    },
    close,
  };
}
