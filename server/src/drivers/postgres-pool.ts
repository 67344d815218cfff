import {setTimeout as pause} from 'node:timers/promises';
import pg from 'pg';
import {soon} from '../soon.js';
import {StoreError} from '../store.js';

const PATIENCE_MILLISECONDS = 10_000;
const PAUSE_MILLISECONDS = 200;

/** Servers that start at the same time make the tables one after the other. */
const SETUP_LOCK = 0x666c6970;

/** A row whose version is newer was made by a newer server. */
const VERSION = 1;

// The counter of a space is locked until the append is committed, so numbers become visible in their order. A function,
// because each of its statements sees what was committed while it waited for the lock; and it is one way to and fro.
const SCHEMA = `
  CREATE TABLE IF NOT EXISTS flip_spaces (number serial PRIMARY KEY, name text NOT NULL UNIQUE, last bigint NOT NULL);
  CREATE TABLE IF NOT EXISTS flip_entries (
    space integer NOT NULL, seq bigint NOT NULL, id text NOT NULL, author text NOT NULL, activity text NOT NULL,
    type text NOT NULL, at text NOT NULL, made text, data text NOT NULL, PRIMARY KEY (space, seq), UNIQUE (space, id)
  );
  CREATE INDEX IF NOT EXISTS flip_entries_author ON flip_entries (space, author, seq);
  CREATE INDEX IF NOT EXISTS flip_entries_activity ON flip_entries (space, activity, seq);
  CREATE TABLE IF NOT EXISTS flip_records (
    key text COLLATE "C" PRIMARY KEY, version bigint NOT NULL, value text NOT NULL, mark uuid NOT NULL
  );
  CREATE SEQUENCE IF NOT EXISTS flip_versions;
  CREATE TABLE IF NOT EXISTS flip_chores (name text PRIMARY KEY, value integer NOT NULL);
  INSERT INTO flip_chores (name, value) VALUES ('schema', ${VERSION}) ON CONFLICT DO NOTHING;

  CREATE OR REPLACE FUNCTION flip_append_1(
    space_name text, authors text[], ats text[], ids text[], activities text[], types text[], mades text[], datas text[]
  ) RETURNS TABLE (seq bigint, fresh boolean, author text, activity text, type text, data text) LANGUAGE plpgsql AS $$
  #variable_conflict use_column
  DECLARE
    space_number integer;
    before bigint;
    now_last bigint;
    known flip_entries;
  BEGIN
    -- What is acknowledged is on the disk, whatever the database is used to.
    IF current_setting('synchronous_commit') = 'off' THEN PERFORM set_config('synchronous_commit', 'on', true); END IF;
    SELECT number, last INTO space_number, before FROM flip_spaces WHERE name = space_name FOR UPDATE;
    IF NOT FOUND THEN
      INSERT INTO flip_spaces (name, last) VALUES (space_name, 0) ON CONFLICT DO NOTHING;
      SELECT number, last INTO space_number, before FROM flip_spaces WHERE name = space_name FOR UPDATE;
    END IF;
    now_last := before;
    FOR i IN 1 .. cardinality(ids) LOOP
      SELECT * INTO known FROM flip_entries WHERE space = space_number AND id = ids[i];
      IF FOUND THEN
        RETURN QUERY SELECT known.seq, false, known.author, known.activity, known.type, known.data;
      ELSE
        now_last := now_last + 1;
        INSERT INTO flip_entries (space, seq, id, author, activity, type, at, made, data)
          VALUES (space_number, now_last, ids[i], authors[i], activities[i], types[i], ats[i], mades[i], datas[i]);
        RETURN QUERY SELECT now_last, true, NULL::text, NULL::text, NULL::text, NULL::text;
      END IF;
    END LOOP;
    IF now_last > before THEN
      UPDATE flip_spaces SET last = now_last WHERE number = space_number;
      PERFORM pg_notify('flip_news', CASE WHEN length(space_name) < 1000 THEN space_name ELSE '' END);
    END IF;
  END $$;
`;

export interface Postgres {
  /** Asks until there is an answer: what is asked must be safe to ask twice. Rejects with `StoreError`. */
  query<T>(text: string, values?: unknown[]): Promise<T[]>;
  /** Whether it answers now, or within a moment. */
  answers(): Promise<boolean>;
  /** A connection of its own, for what `LISTEN` hears. */
  listener(): Promise<pg.Client>;
  close(): Promise<void>;
}

/** Connects, and makes the tables where there are none yet. */
export async function openPool(address: string): Promise<Postgres> {
  const settings = {connectionString: address, application_name: 'flip-server', connectionTimeoutMillis: 5000, keepAlive: true};
  const pool = new pg.Pool({...settings, max: 10});
  // A connection that breaks while nobody uses it is replaced by the next that is needed.
  pool.on('error', () => {});
  let closed = false;
  try {
    await setUpWhenReady(pool);
  } catch (cause) {
    await pool.end();
    if (cause instanceof StoreError) throw cause;
    throw new StoreError('unavailable', `PostgreSQL does not let this server in or make its tables (${messageOf(cause)}). The address is postgres://user:password@host/database; the user must be allowed to create tables.`, {cause});
  }
  return {
    async query<T>(text: string, values: unknown[] = []) {
      const end = Date.now() + PATIENCE_MILLISECONDS;
      for (;;) {
        try {
          return (await pool.query(text, values)).rows as T[];
        } catch (cause) {
          if (closed || !isPassing(cause) || Date.now() > end) throw storeErrorOf(cause, closed);
          await pause(PAUSE_MILLISECONDS);
        }
      }
    },
    answers: () => soon(pool.query('SELECT 1').then(() => true)),
    async listener() {
      const client = new pg.Client(settings);
      await client.connect();
      return client;
    },
    async close() {
      closed = true;
      await pool.end();
    },
  };
}

/** After a power cut the database starts with us, and has its journal to read first. */
async function setUpWhenReady(pool: pg.Pool): Promise<void> {
  const end = Date.now() + PATIENCE_MILLISECONDS;
  for (;;) {
    try {
      await setUp(pool);
      return;
    } catch (error) {
      if (!codeOf(error).startsWith('57P') || Date.now() > end) throw error;
      await pause(PAUSE_MILLISECONDS);
    }
  }
}

async function setUp(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query('SELECT pg_advisory_xact_lock($1)', [SETUP_LOCK]);
    await client.query(SCHEMA);
    const {rows: [row]} = await client.query<{value: number}>("SELECT value FROM flip_chores WHERE name = 'schema'");
    if (row!.value > VERSION) throw new StoreError('address', 'This database was written by a newer flip-server. Install that version, or name another database.');
    await client.query('COMMIT');
  } finally {
    // Also ends what a fault left open.
    client.release(true);
  }
}

/** Restarted, failed over, or two that waited for each other: a moment later it goes. */
function isPassing(error: unknown): boolean {
  const code = codeOf(error);
  return /^(08|57P|40)/.test(code) || /^E(CONN|PIPE|HOST|TIMEDOUT|AI_AGAIN)/.test(code)
    || /Connection terminated|timeout exceeded when trying to connect/i.test(messageOf(error));
}

/** Whether it was for what the values hold. */
export function isRefused(error: unknown): boolean {
  return error instanceof StoreError && /^(22|54)/.test(codeOf(error.cause));
}

function storeErrorOf(cause: unknown, closed: boolean): StoreError {
  if (closed) return new StoreError('unavailable', 'The store is closed.', {cause});
  if (/^53(100|200)/.test(codeOf(cause))) {
    return new StoreError('full', 'The disk of PostgreSQL is full: nothing of this was stored, and what was stored before is safe. Free some space there.', {cause});
  }
  return new StoreError('unavailable', `PostgreSQL does not do it (${messageOf(cause)}).`, {cause});
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message || codeOf(error) : String(error);
}
