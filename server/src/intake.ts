import {mayWrite, type Role} from '../../src/core/audience.js';
import {bytesOf, isEntry, MAX_DATA_BYTES, type Entry, type NewEntry} from '../../src/core/entry.js';
import {faultOf} from '../../src/core/storable.js';
import {madeAt} from './clock.js';
import type {Incoming} from './store.js';

export interface Fault {
  status: number;
  code: 'unknown-type' | 'invalid' | 'too-large' | 'conflict' | 'forbidden' | 'forged' | 'closed' | 'locked' | 'enough';
  message: string;
}

/** Who speaks, where and when: against this every item is held. */
export interface Desk {
  sub: string;
  role: Role;
  space: string;
  /** The server's time of arrival, and the client's time of sending: ISO 8601. */
  at: string;
  sent: string | undefined;
}

const MAX_DEPTH = 32;
const MAX_ACTIVITY = 1024;
const ID = /^[\w-]{1,64}$/;

const fault = (status: number, code: Fault['code'], message: string): {fault: Fault} => ({fault: {status, code, message}});

/** One item of a batch, as it may be stored, or what is wrong with it. */
export function checked(item: unknown, desk: Desk): {entry: Incoming} | {fault: Fault} {
  if (!isObject(item)) return fault(422, 'invalid', 'An entry is an object with id, activity, type and data.');
  const forgery = forgeryIn(item, desk);
  if (forgery) return fault(422, 'forged', forgery);
  if (typeof item.type !== 'string' || typeof item.id !== 'string' || typeof item.activity !== 'string') {
    return fault(422, 'invalid', 'An entry needs id, activity and type, each a text.');
  }
  if (!ID.test(item.id)) return fault(422, 'invalid', 'The id is a UUID: letters, digits and dashes, at most 64.');
  if (item.activity.length > MAX_ACTIVITY) return fault(422, 'invalid', `The activity's id is longer than ${MAX_ACTIVITY} characters. Give the element a shorter id.`);
  // Before anything walks through it by recursion.
  if (!isShallow(item.data)) return fault(422, 'invalid', `The data is nested deeper than ${MAX_DEPTH} levels, or has a key that no entry has.`);
  const entry = {id: item.id, activity: item.activity, type: item.type, data: item.data} as NewEntry;
  return faultOfEntry(entry, desk.role) ?? withMade(entry, item.made, desk);
}

function faultOfEntry(entry: NewEntry, role: Role): {fault: Fault} | undefined {
  const wrong = faultOf(entry);
  if (wrong?.startsWith('type ')) return fault(422, 'unknown-type', 'This server does not know this type of entry. It may be older than the page: update flip-server.');
  if (wrong) return fault(422, 'invalid', `The entry does not fit its type: ${wrong}.`);
  const bytes = bytesOf(entry.data);
  if (bytes > MAX_DATA_BYTES) return fault(413, 'too-large', `This entry weighs ${bytes} bytes; at most ${MAX_DATA_BYTES} can be stored. Shorten it.`);
  if (mayWrite(entry, role)) return faultOfConfidence(entry as Entry);
  if (entry.type === 'gathered') return fault(403, 'forbidden', 'Only the class itself says what several people answered together. Send each answer as confided.');
  if (entry.type === 'confided') return fault(403, 'forbidden', 'The staff does not answer an anonymous survey: its answers would make a small group look large enough.');
  return fault(403, 'forbidden', 'Only who joined with the code can say this to the class. Join with the code.');
}

/** A group is named by what all in it chose: no place for a text. */
const LONGEST_CHOICE = 1024;

function faultOfConfidence(entry: Entry): {fault: Fault} | undefined {
  if (!isEntry(entry, 'confided')) return undefined;
  const {answers, by} = entry.data;
  return by !== undefined && bytesOf([by, answers[by]]) > LONGEST_CHOICE
    ? fault(422, 'invalid', 'Answers are grouped by a question with few choices, not by a text.') : undefined;
}

function withMade(entry: NewEntry, made: unknown, {at, sent}: Desk): {entry: Incoming} | {fault: Fault} {
  if (made === undefined) return {entry};
  const time = typeof made === 'string' ? madeAt(made, sent, at) : undefined;
  return time === undefined ? fault(422, 'invalid', 'The time made is an ISO 8601 time, such as 2026-11-22T10:00:00.000Z.') : {entry: {...entry, made: time}};
}

/** The author, the time, the number and the space are the server's to say. */
function forgeryIn(item: Record<string, unknown>, {sub, space}: Desk): string | undefined {
  const has = (name: string) => Object.hasOwn(item, name);
  if (has('author') && item.author !== sub) return 'An entry is written in one\'s own name: leave author out.';
  if (has('space') && item.space !== space) return 'An entry belongs to the space it is sent to: leave space out.';
  if (has('at')) return 'The server says when an entry came: leave at out, and say in made when it happened.';
  if (has('seq')) return 'The server numbers the entries: leave seq out.';
  return undefined;
}

/** By hand and not by recursion: what comes in must not choose how deep our stack goes. */
function isShallow(data: unknown): boolean {
  let level: unknown[] = [data];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) return false;
    const next: unknown[] = [];
    for (const value of level) {
      if (typeof value !== 'object' || value === null) continue;
      // Copied carelessly by some reader, it would change what every object is.
      if (Object.hasOwn(value, '__proto__')) return false;
      for (const inner of Object.values(value)) next.push(inner);
    }
    level = next;
  }
  return true;
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
