/** Words that an answer in one's own words should have, and how they are looked for. */
import {alternatives} from './alternatives.js';
import {isUnspaced, wordsOf} from './word.js';

/** How a learner judges the own answer. */
export const JUDGEMENTS = ['had', 'partly', 'not-yet'] as const;
export type Judgement = (typeof JUDGEMENTS)[number];

/** What a judgement is about, where there are no keywords: the answer as a whole. */
export const WHOLE = '';
/** xAPI's delimiter between the two sides of a pair. */
const PAIR = '[.]';

/** The keywords as an author writes them, `force|gravit*`, each once. */
export const keywordsOf = (text: string | null): string[] =>
  [...new Set(alternatives(text).filter((keyword) => fold(keyword).replaceAll('*', '')))];

/**
 * Is it in the text? Whole words, whatever their case and accents; several words stand one after the other; `*` stands
 * for any letters of a word. Where words are written without spaces, anywhere in the text.
 * @param language BCP 47
 */
export function hasKeyword(text: string, keyword: string, language?: string): boolean {
  const [words, wanted] = [folded(text, language), fold(keyword).split(/\s+/).filter(Boolean)];
  if (isUnspaced(keyword)) return fold(text).includes(fold(keyword).replaceAll('*', ''));
  return wanted.length > 0 && words.some((_, at) => wanted.every((pattern, i) => fits(words[at + i], pattern)));
}

/** How many words a text has. */
export const countWords = (text: string, language?: string): number => wordsOf(text, language).length;

/** As it stands in the log: a text a judgement, `gravity[.]had`. */
export const writeJudgements = (judged: ReadonlyMap<string, Judgement>): string[] =>
  [...judged].map(([about, judgement]) => `${about}${PAIR}${judgement}`);

/** Reads them back; of what is not known nothing. */
export function readJudgements(written: readonly unknown[]): Map<string, Judgement> {
  return new Map(written.filter((each) => typeof each === 'string').flatMap((each): [string, Judgement][] => {
    const at = each.lastIndexOf(PAIR);
    const judgement = JUDGEMENTS.find((one) => one === each.slice(at + PAIR.length));
    return at >= 0 && judgement ? [[each.slice(0, at), judgement]] : [];
  }));
}

/** Upper case first: it makes `ss` of the German sharp s. */
const fold = (text: string): string => text.normalize('NFKD').replace(/[\u0300-\u036f]/g, '').toUpperCase().toLowerCase();

const folded = (text: string, language?: string): string[] => wordsOf(text, language).map(([from, to]) => fold(text.slice(from, to)));

/** Without a pattern of the engine's: `*` in both hands of a greedy search takes no more than the one times the other. */
function fits(word: string | undefined, pattern: string): boolean {
  if (word === undefined) return false;
  let [at, want, star, from] = [0, 0, -1, 0];
  while (at < word.length) {
    if (pattern[want] === '*') [star, from] = [want++, at];
    else if (pattern[want] === word[at]) [want, at] = [want + 1, at + 1];
    else if (star >= 0) [want, at] = [star + 1, ++from];
    else return false;
  }
  return !pattern.slice(want).replaceAll('*', '');
}
