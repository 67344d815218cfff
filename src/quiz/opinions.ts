/** What authors write of questions without a right answer. */
import {HUNDRED} from '../core/counting.js';
import {partsOf} from './alternatives.js';

/** A word cloud's fields where the author says nothing, and how many there can be. */
const WORDS = 3;
export const MOST_FIELDS = 10;
/** More points nobody can spread. */
export const MOST_SUM = 1000;

/** How many words a learner may say. */
export const mostWordsOf = (max: string | null): number => wholeOf(max, MOST_FIELDS) ?? WORDS;

/** How many points there are to spread. */
export const sumOf = (total: string | null): number => wholeOf(total, MOST_SUM) ?? HUNDRED;

/** A whole number from 1 to `most`, as an author writes it. */
function wholeOf(text: string | null, most: number): number | undefined {
  const number = text?.trim() ? Number(text) : NaN;
  return Number.isInteger(number) && number >= 1 && number <= most ? number : undefined;
}

/** The two ends of an axis: `hard|easy`; `undefined` for what is not two. */
export function endsOf(labels: string | null): readonly [string, string] | undefined {
  const [from, to, more] = partsOf(labels ?? '');
  return from && to && more === undefined ? [from, to] : undefined;
}

/** How many points a button gives or takes: a twentieth, in round numbers. */
export const stepOfSum = (sum: number): number => Math.max(1, Math.round(sum / 20));
