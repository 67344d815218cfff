import {Failure} from './failure.js';

const LONGEST = 80;

/** What could draw a name over its neighbours, turn the line around, or show nothing at all. */
const UNSEEN = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]/gu;

/** The name that somebody gives themself, as it may stand beside their posts; `undefined` for none. */
export function nameOf(given: unknown): string | undefined {
  if (given === undefined || given === null) return undefined;
  if (typeof given !== 'string') throw new Failure(422, 'invalid', 'A name is a text.');
  const name = given.replace(UNSEEN, '').normalize('NFC').replace(/\s+/g, ' ').trim();
  if (name.length > LONGEST) throw new Failure(422, 'invalid', `A name has at most ${LONGEST} characters. Choose a shorter one.`);
  return name === '' ? undefined : name;
}
