import {setTimeout as pause} from 'node:timers/promises';
import type {Entry} from '../../../src/core/entry.js';
import {tell} from '../follow.js';
import {soon} from '../soon.js';
import type {Store} from '../store.js';
import {connectNats, type Nats} from './nats-connection.js';
import {entriesOf} from './nats-entries.js';
import {recordsOf} from './nats-records.js';
import {openTap} from './nats-tap.js';
import {whispersOf} from './nats-whispers.js';

/** So many entries at once of what was said before. */
const BATCH = 500;

/** NATS JetStream: the store for many servers at once, and for none of its nodes to matter. */
export async function openNats(address: string): Promise<Store> {
  const nats = await connectNats(address);
  const tap = await openTap(nats);
  const entries = entriesOf(nats, tap);
  return {
    append: entries.append,
    read: entries.read,
    last: entries.last,
    erase: entries.erase,
    records: recordsOf(nats),
    whispers: whispersOf(nats),

    async watch(space, after, on) {
      let cursor = after;
      let waiting: Entry[] | undefined = [];
      let stopped = false;

      function hand(batch: Entry[]): void {
        const news = batch.filter(({seq}) => seq > cursor);
        if (stopped || news.length === 0) return;
        cursor = news.at(-1)!.seq;
        tell(on, news);
      }

      /** What was there before; what is said meanwhile waits. */
      async function catchUp(): Promise<void> {
        while (!stopped && !nats.connection.isClosed()) {
          const batch = await entries.read(space, cursor, {limit: BATCH}).catch(() => pause(250));
          if (!batch) continue;
          hand(batch);
          if (batch.length < BATCH) break;
        }
        hand(waiting ?? []);
        waiting = undefined;
      }

      const stop = tap.listen(space, (batch) => {
        if (waiting) waiting.push(...batch);
        else hand(batch);
      });
      void catchUp();
      return () => {
        stopped = true;
        stop();
      };
    },

    healthy: async () => tap.isComplete() && soon(hasLeaders(nats)),

    async close() {
      tap.close();
      await nats.connection.close();
    },
  };
}

/** Both streams answer, and where there are several nodes one of them leads. */
async function hasLeaders({jsm, entries, records}: Nats): Promise<boolean> {
  const streams = await Promise.all([jsm.streams.info(entries), jsm.streams.info(records)]);
  return streams.every(({cluster}) => !cluster?.name || Boolean(cluster.leader));
}
