import {randomUUID} from 'node:crypto';
import {setTimeout as pause} from 'node:timers/promises';
import type {Entry} from '../../../src/core/entry.js';
import {outcomeOf} from '../content.js';
import {StoreError, type Erasure, type Incoming, type Outcome, type StoreReadOptions} from '../store.js';
import {token} from './nats-address.js';
import {isTaken, type Nats} from './nats-connection.js';
import {entryIn, type Said} from './nats-message.js';
import {lastOf, messageAt, shred} from './nats-stream.js';
import type {Tap} from './nats-tap.js';

/** So many are read at the same time, and so many taken out. */
const AT_ONCE = 64;
const SHREDDERS = 16;

/**
 * A subject an entry, of its space and id: the stream takes a message there only while there is none, so an id is there
 * once, for ever and whoever says it. The author is in the message: with it in the subject, two authors could share an id.
 */
export function entriesOf(nats: Nats, tap: Tap) {
  const {entries: stream, js, ask} = nats;

  async function append(said: Said, tries = 0): Promise<Outcome> {
    const subject = `${stream}.${token(said.space)}.${token(said.id)}`;
    // A message that is asked for again while its first copy is on its way through the cluster is known by this.
    const msgID = randomUUID();
    try {
      const {seq} = await ask(() => js.publish(subject, JSON.stringify(said), {msgID, expect: {lastSubjectSequence: 0}}));
      return {seq, dup: false};
    } catch (error) {
      if (!isTaken(error)) throw error;
      const kept = await lastOf<Said>(nats, stream, subject);
      if (kept) return outcomeOf({...kept.value, seq: tap.index.firstOf(subject, kept.seq), data: JSON.stringify(kept.value.data)}, said.author, said);
      if (tries === 20) throw new StoreError('unavailable', 'NATS says of an entry that it is there and that it is not.', {cause: error});
      // It is on its way, or was erased this moment.
      await pause(50);
      return append(said, tries + 1);
    }
  }

  async function* reading(space: string, after: number, limit = Infinity): AsyncGenerator<Entry> {
    yield* entriesAt(await tap.numbers(space, after), limit);
  }

  async function* entriesAt(seqs: readonly number[], limit = Infinity): AsyncGenerator<Entry> {
    const step = Math.min(AT_ONCE, limit);
    for (let i = 0; i < seqs.length; i += step) {
      const found = await Promise.all(seqs.slice(i, i + step).map((seq) => messageAt<Said>(nats, stream, seq)));
      for (const message of found) if (message) yield entryIn(message);
    }
  }

  return {
    /** One after the other, so that they stay in order even when the leader falls in between. */
    async append(space: string, author: string, at: string, batch: readonly Incoming[]): Promise<Outcome[]> {
      const outcomes: Outcome[] = [];
      for (const {id, activity, type, data, made} of batch) {
        outcomes.push(await append({id, space, activity, type, data, author, at, ...(made !== undefined && {made})}));
      }
      return outcomes;
    },

    async read(space: string, after: number, {activity, author, limit = Infinity}: StoreReadOptions = {}): Promise<Entry[]> {
      const found: Entry[] = [];
      if (limit <= 0) return found;
      for await (const entry of reading(space, after, limit)) {
        if (activity !== undefined && entry.activity !== activity) continue;
        if (author !== undefined && entry.author !== author) continue;
        if (found.push(entry) >= limit) break;
      }
      return found;
    },

    last: async (space: string) => (await tap.numbers(space, 0)).at(-1) ?? 0,

    async erase(space: string, what: Erasure): Promise<number> {
      const {author, before} = what === 'all' ? {} : what;
      const seqs: number[] = [];
      for await (const entry of entriesAt([...await tap.numbers(space, 0), ...tap.index.doubles(token(space))])) {
        if ((author === undefined || entry.author === author) && (before === undefined || entry.at < before)) seqs.push(entry.seq);
      }
      const left = seqs.values();
      await Promise.all(Array.from({length: SHREDDERS}, async () => {
        for (const seq of left) await shred(nats, stream, seq);
      }));
      return seqs.length;
    },
  };
}
