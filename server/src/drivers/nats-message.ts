import type {Entry} from '../../../src/core/entry.js';

/** A message: its number in the stream, and what it holds. */
export interface Message<T> {
  seq: number;
  value: T;
}

/** What an entry's message holds: all of it but the number that the stream gives. */
export type Said = Omit<Entry, 'seq'>;

export const entryIn = ({seq, value}: Message<Said>): Entry => ({...value, seq});
