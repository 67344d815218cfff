import {setTimeout as pause} from 'node:timers/promises';
import type {Nats} from './nats-connection.js';
import {doublesIn} from './nats-doubles.js';
import {messageAt, messagesOf} from './nats-stream.js';

export interface Index {
  /** Notes a message; numbers come rising, and some come again. Resolves with whether it is the first of its subject. */
  add(subject: string, seq: number): Promise<boolean>;
  /** The numbers of a space (as a token) after `after`, once all that was there before is known: of the first of each subject. */
  after(space: string, after: number): Promise<number[]>;
  /** The numbers of what is there once more. */
  doubles(space: string): readonly number[];
  /** The number of the first message of a subject, where this one says it again. */
  firstOf(subject: string, seq: number): number;
  isComplete(): boolean;
}

/**
 * Which messages are a space's: eight bytes an entry in each server. NATS would have to look through all subjects of all
 * spaces at each reading; with 80,000 entries that takes nats-server 2.9 up to half a second.
 */
export function indexUntil(nats: Nats, to: number): Index {
  const spaces = new Map<string, number[]>();
  const again = new Map<string, number[]>();
  const doubles = doublesIn(async (seq) => await messageAt(nats, nats.entries, seq) !== undefined);
  let early: [string, number][] | undefined = [];
  const complete = load();

  /** Reads who spoke, without what was said. */
  async function load(): Promise<void> {
    let cursor = 0;
    while (early) {
      try {
        for await (const {subject, seq} of messagesOf(nats, nats.entries, `${nats.entries}.>`, {after: cursor, to, heads: true})) {
          await note(subject, seq);
          cursor = seq;
        }
        // More may come meanwhile.
        for (const [subject, seq] of early) await note(subject, seq);
        early = undefined;
      } catch {
        if (nats.connection.isClosed()) return;
        await pause(250);
      }
    }
  }

  async function note(subject: string, seq: number): Promise<boolean> {
    const isFirst = await doubles.note(subject, seq);
    const space = subject.split('.')[1] ?? '';
    const kind = isFirst ? spaces : again;
    const seqs = kind.get(space);
    if (!seqs) kind.set(space, [seq]);
    // A node that lags behind begins at its own end, not where it is asked to: what comes twice is known.
    else if (seq > seqs.at(-1)!) seqs.push(seq);
    return isFirst;
  }

  return {
    async add(subject, seq) {
      if (!early) return note(subject, seq);
      const isFirst = await doubles.note(subject, seq);
      // All that was there before may be known by now.
      if (!early) return note(subject, seq);
      early.push([subject, seq]);
      return isFirst;
    },
    async after(space, after) {
      await complete;
      const seqs = spaces.get(space) ?? [];
      return seqs.slice(firstAbove(seqs, after));
    },
    doubles: (space) => again.get(space) ?? [],
    firstOf: doubles.firstOf,
    isComplete: () => !early,
  };
}

function firstAbove(seqs: number[], after: number): number {
  let [low, high] = [0, seqs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (seqs[middle]! <= after) low = middle + 1;
    else high = middle;
  }
  return low;
}
