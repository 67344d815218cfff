import {bytesOf, MAX_DATA_BYTES} from '../core/entry.js';

/** The most a post may hold, in characters as people count them (code points). */
export const MAX_CHARACTERS = 8000;
/** What an entry says besides the text (ids, names of fields), at most, in bytes; and what its weight may then be. */
const AROUND = 200;
const MAX_BYTES = MAX_DATA_BYTES - AROUND;

/**
 * How many more characters a post may take; below zero, by how many it is too long. What ends first counts: 8,000
 * characters, or the bytes of an entry (a letter of Arabic takes two, of Chinese three, an emoji four), of which the
 * rest is guessed from the text so far.
 */
export function room(text: string): number {
  const characters = Array.from(text);
  const left = MAX_CHARACTERS - characters.length;
  const bytes = bytesOf(text);
  if (bytes <= MAX_BYTES) return Math.min(left, Math.floor((MAX_BYTES - bytes) * (characters.length || 1) / bytes));
  let fits = characters.length;
  for (let over = bytes - MAX_BYTES; over > 0; fits--) over -= bytesOf(characters[fits - 1]) - 2;
  return Math.min(left, fits - characters.length);
}
