/** Words of a text that are to be marked: what that earns. */
import {gradeSeveral, marksOf, type Grade, type Mark} from './grade.js';
import type {Option, Question} from './question.js';

/** A word of the text as records and grading know it. */
export type Word = Pick<Option, 'key' | 'text' | 'correct' | 'misconception'>;

/** What a question has beyond its options. */
export interface Marking {
  words: readonly Word[];
}

export const markingOf = ({more}: Question): readonly Word[] => (more as Marking | undefined)?.words ?? [];

/**
 * By default each right word earns its share and each wrong one takes one away, never below nothing: H5P.MarkTheWords,
 * `Math.max(0, correct - wrong)`. `scoring` may ask for `all` or `partial` instead, as in `multiple`.
 */
export const gradeMarked = (question: Question, response: readonly string[]): Grade => gradeSeveral(asChoice(question), response);

export const marksOfWords = (question: Question, response: readonly string[], whole: boolean): Map<string, Mark> =>
  marksOf(asChoice(question), response, whole);

/** Options that say something of a word: those with the word itself, or with its key as their `value`. */
export function hitsOfWords(question: Question, response: readonly string[]): string[] {
  const chosen = markingOf(question).filter(({key}) => response.includes(key));
  return question.options.filter((option) => chosen.some(({key, text}) => option.key === key || option.text === text))
    .map(({key}) => key);
}

/** The words as the options of a `multiple`. */
function asChoice(question: Question): Question {
  return {...question, type: 'multiple', options: markingOf(question).map((word) => ({...word, weight: undefined}))};
}
