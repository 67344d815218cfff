import type {Entry} from './entry.js';

/** Entries by id: the ground of every fold, so that repeats and reordering on the way change nothing. */
export type Known = ReadonlyMap<string, Entry>;

/** Adds a batch. An entry seen before stays, unless it now comes with its number or with its words. */
export function merge(known: Known, batch: Iterable<Entry>): Map<string, Entry> {
  const next = new Map(known);
  for (const entry of batch) {
    const before = next.get(entry.id);
    if (!before || isBetter(entry, before)) next.set(entry.id, entry);
  }
  return next;
}

/** It has got its number, or the words that were hidden. Only ever that way round, so that the order of arrival is nothing. */
export const isBetter = (entry: Entry, before: Entry): boolean =>
  entry.seq < before.seq || (entry.seq === before.seq && isRedacted(before) && !isRedacted(entry));

const isRedacted = ({data}: Entry) => Boolean((data as {redacted?: unknown}).redacted);

/** In the log's order; what is not numbered yet comes last, by time, ties by id so that every replica agrees. */
export function inOrder(known: Known): Entry[] {
  return [...known.values()].sort((a, b) => a.seq - b.seq || order(a.at, b.at) || order(a.id, b.id));
}

const order = (a: string, b: string) => (a < b ? -1 : Number(a > b));
