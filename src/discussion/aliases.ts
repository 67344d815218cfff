import {aliases as words} from '../lang/en/aliases.js';
import {speak} from '../lang/speak.js';
import type {Extra, Parts} from './extra.js';
import {pseudonymOf} from './mark.js';

/** How many pairs of words there are. */
const PAIRS = 1024;

/**
 * Those whose names are not known go by two friendly words. Should two share them, the one who wrote later gets a number:
 * in a class of thirty that happens one time in three.
 */
export const aliases = (parts: Parts): Extra => {
  speak(words);
  const {book, localize} = parts;
  const met = new Set<string>();
  const sharing = new Map<number, string[]>();
  const places = new Map<string, [number: number, place: number]>();

  /** In the order in which they wrote, so that every reader finds the same numbers. */
  function meet(author: string): [number: number, place: number] {
    const number = pseudonymOf(author) % PAIRS;
    const others = sharing.get(number) ?? [];
    sharing.set(number, [...others, author]);
    const found: [number, number] = [number, others.length + 1];
    places.set(author, found);
    return found;
  }

  parts.alias = (author) => {
    const [number, place] = places.get(author) ?? meet(author);
    return localize.term('pseudonym', number) + (place > 1 ? ` ${place}` : '');
  };
  return {
    onEntries() {
      if (met.size === book.authors.size) return;
      for (const author of book.authors) {
        if (!met.has(author) && !places.has(author)) meet(author);
        met.add(author);
      }
    },
  };
};
