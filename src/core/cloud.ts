/** Words that a class says: which are one, and which are told. */
import type {Tally} from './entry.js';
import type {CountedVote} from './tally.js';

/** So many different words are told, in so many bytes of JSON at most: an entry must hold them. */
export const MOST_WORDS = 100;
const MOST_BYTES = 10_000;
/** Longer is no word: signs of a text. */
export const LONGEST_WORD = 40;

/** What makes two spellings one word: forms of Unicode, capitals and white space do not count. */
export const foldWord = (word: string): string => spaced(word).toLowerCase().normalize('NFKC');

/** A word as it is told, without needless spaces and not too long. */
export const spaced = (word: string): string => Array.from(word.normalize('NFKC').replace(/\s+/g, ' ').trim()).slice(0, LONGEST_WORD).join('').trim();

/**
 * How often each word is said, once a vote, under the spelling used most; of many the most frequent, under '' how often others.
 * @param leftOut the author's: what has one of them in it is not told  @param isTold may this word be told?
 */
export function cloudOf(votes: Iterable<CountedVote>, leftOut: readonly string[] = [], isTold: (word: string) => boolean = () => true): Tally['counts'] {
  const said = new Map<string, {count: number; spellings: Map<string, number>}>();
  const banned = leftOut.map(apart).filter((word) => word.trim());
  for (const {response} of votes) {
    const once = new Map(response.map((part) => [foldWord(part), spaced(part)] as const));
    for (const [word, spelling] of once) {
      if (!word || banned.some((each) => apart(word).includes(each)) || !isTold(word)) continue;
      const known = said.get(word) ?? {count: 0, spellings: new Map<string, number>()};
      said.set(word, known);
      known.count += 1;
      known.spellings.set(spelling, (known.spellings.get(spelling) ?? 0) + 1);
    }
  }
  const all = [...said].sort(([a, {count: n}], [b, {count: m}]) => m - n || (a < b ? -1 : 1));
  return told(all.map(([, {count, spellings}]) => [usual(spellings), count]));
}

/** Words between single spaces, whatever stands between them; a text without letters stands for itself. */
function apart(text: string): string {
  const folded = foldWord(text);
  const words = folded.split(/[^\p{L}\p{N}\p{M}]+/u).filter(Boolean);
  return words.length > 0 ? ` ${words.join(' ')} ` : folded;
}

/** The one used most; of several the first by their letters, so that the order of votes changes nothing. */
const usual = (spellings: ReadonlyMap<string, number>): string =>
  [...spellings].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]![0];

function told(words: readonly (readonly [string, number])[]): Tally['counts'] {
  const encoder = new TextEncoder();
  let bytes = 0;
  const kept = words.slice(0, MOST_WORDS).filter(([word, count]) => (bytes += encoder.encode(JSON.stringify({[word]: count})).length) <= MOST_BYTES);
  const rest = words.slice(kept.length).reduce((sum, [, count]) => sum + count, 0);
  return {...Object.fromEntries(kept), ...(rest > 0 && {'': rest})};
}
