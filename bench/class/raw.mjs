// How fast the engines are by themselves: one entry after the other, each acknowledged before the next, through their own
// clients and with their own settings. What our server takes beside that is ours. NATS acknowledges what it wrote to its
// file, and waits for the disk later (its `sync_interval`); the others wait for the disk each time.
import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from '../../.tools/serve.mjs';

// The server's own packages.
const bring = createRequire(join(root, 'server', 'package.json'));

const entry = () => ({ id: randomUUID(), author: 'ada', activity: 'talk', type: 'posted', at: new Date().toISOString(), data: JSON.stringify({ text: 'What I found on page 1, and why I think that it cannot be as the talk says at the end.' }) });

/** A loop for each engine: opens, and gives the way to write one and the way to close. */
export const raw = {
  async sqlite(address) {
    const Database = bring('libsql');
    const database = new Database(`${address.slice('file:'.length)}.raw`);
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE entries (seq INTEGER PRIMARY KEY, id TEXT UNIQUE, author TEXT, activity TEXT, type TEXT, at TEXT, data TEXT)');
    const insert = database.prepare('INSERT INTO entries (id, author, activity, type, at, data) VALUES (?, ?, ?, ?, ?, ?)');
    return {
      write: ({ id, author, activity, type, at, data }) => insert.run([id, author, activity, type, at, data]),
      close: () => database.close(),
    };
  },
  async nats(address, replicas = 1) {
    const { connect } = bring('@nats-io/transport-node');
    const { jetstream, jetstreamManager } = bring('@nats-io/jetstream');
    const connection = await connect({ servers: address.slice('nats://'.length).split(',') });
    const manager = await jetstreamManager(connection, { checkAPI: false });
    // A cluster that has just begun has no leader yet.
    for (let tries = 1; ; tries += 1) {
      try {
        await manager.streams.add({ name: 'raw', subjects: ['raw.>'], num_replicas: replicas });
        break;
      } catch (error) {
        if (tries === 20) throw error;
        await new Promise((again) => setTimeout(again, 500));
      }
    }
    const stream = jetstream(connection);
    return {
      write: (one) => stream.publish(`raw.${one.id}`, JSON.stringify(one)),
      async close() {
        await manager.streams.delete('raw');
        await connection.close();
      },
    };
  },
  async postgres(address) {
    const { Client } = bring('pg');
    const client = new Client(address);
    await client.connect();
    await client.query('CREATE TABLE raw_entries (seq bigserial PRIMARY KEY, id text UNIQUE, author text, activity text, type text, at text, data text)');
    return {
      write: ({ id, author, activity, type, at, data }) => client.query({ name: 'insert', text: 'INSERT INTO raw_entries (id, author, activity, type, at, data) VALUES ($1, $2, $3, $4, $5, $6)', values: [id, author, activity, type, at, data] }),
      async close() {
        await client.query('DROP TABLE raw_entries');
        await client.end();
      },
    };
  },
};

/** Writes for so many seconds; entries a second, and what one takes in ms. */
export async function loop({ write, close }, seconds) {
  for (let i = 0; i < 100; i += 1) await write(entry());
  const times = [];
  const start = performance.now();
  for (let last = start; last - start < seconds * 1000;) {
    await write(entry());
    const now = performance.now();
    times.push(now - last);
    last = now;
  }
  const rate = times.length / seconds;
  await close();
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.floor(times.length * share)];
  return { rate, p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}
