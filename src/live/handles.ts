import {hash} from '../core/id.js';
import type {Localize} from '../element/localize.js';
import {aliases} from '../lang/en/aliases.js';
import {speak} from '../lang/speak.js';

/** How many pairs of words there are. */
const PAIRS = 1024;

/**
 * What to call those whose names nobody knows: two friendly words each, the same as in a discussion, on every page alike;
 * should two share them, one gets a number.
 */
export function handlesOf(nameless: Iterable<string>, localize: Localize): Map<string, string> {
  speak(aliases);
  const taken = new Map<number, number>();
  return new Map([...new Set(nameless)].sort().map((sub) => {
    const number = parseInt(hash(sub).slice(7, 14), 36) % PAIRS;
    const place = (taken.get(number) ?? 0) + 1;
    taken.set(number, place);
    return [sub, localize.term('pseudonym', number) + (place > 1 ? ` ${place}` : '')];
  }));
}
