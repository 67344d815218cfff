import {isDeepStrictEqual} from 'node:util';
import type {Entry} from '../../src/core/entry.js';
import type {Incoming, Outcome} from './store.js';

/** What makes an entry this one and no other. `data` as JSON, as it is stored. */
export interface Kept {
  seq: number;
  author: string;
  activity: string;
  type: string;
  data: string;
}

/** What to say to an entry whose id is there already. The order of keys in `data` says nothing. */
export function outcomeOf(there: Kept, author: string, entry: Incoming): Outcome {
  const same = there.author === author && there.activity === entry.activity && there.type === entry.type
    && sameJson(there.data, JSON.stringify(entry.data));
  return same ? {seq: there.seq, dup: true} : {conflict: true};
}

function sameJson(a: string, b: string): boolean {
  return a === b || isDeepStrictEqual(JSON.parse(a), JSON.parse(b));
}

/** A text as a table keeps it: neither SQLite nor PostgreSQL gives back what stands behind a character 0. */
export const kept = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll('\0', '\\0');
export const said = (text: string): string => text.replace(/\\([\\0])/g, (_, sign) => (sign === '0' ? '\0' : '\\'));

/** An entry as a table keeps it. */
export interface EntryRow extends Kept {
  id: string;
  at: string;
  made: string | null;
}

export function entryOf(space: string, {id, activity, type, data, author, at, made, seq}: EntryRow): Entry {
  return {
    id: said(id), space, activity: said(activity), type, data: JSON.parse(data) as unknown, author: said(author), at, ...(made !== null && {made}), seq,
  } as Entry;
}
