import {alternatives} from './alternatives.js';
import type {Grade, Mark} from './grade.js';
import type {Question} from './question.js';
import {gradeOf} from './share.js';

/** What a question with gaps has beyond its options: for each gap the words that are right there. */
export interface Gaps {blanks: readonly (readonly string[])[]}

const plain = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim();

/** The words that an author accepts: `Paris|paris`, with `\|` for the sign itself. The first is the one in the bank. */
export const accepted = (answer: string): string[] => alternatives(answer).map(plain);

export const gapsIn = ({more}: Question): Gaps['blanks'] => (more as Gaps | undefined)?.blanks ?? [];

/** The words to place: one a gap, and those that belong nowhere. */
export function bankOf(question: Question): string[] {
  const distractors = question.options.filter(({correct, text}) => !correct && text).map(({text}) => plain(text));
  return [...gapsIn(question).flatMap(([word]) => word ?? []), ...distractors];
}

/** Which of the words in the bank are in a gap: of equal ones the first. */
export function usedOf(bank: readonly string[], response: readonly string[]): Set<number> {
  const used = new Set<number>();
  for (const word of response) {
    const at = bank.findIndex((other, i) => other === word && !used.has(i));
    if (at >= 0) used.add(at);
  }
  return used;
}

/** A text a gap; none at all while every gap is empty. */
export function withWord(question: Question, response: readonly string[], gap: number, word: string): string[] {
  const words = gapsIn(question).map((_, i) => (i === gap ? word : response[i] ?? ''));
  return words.some(Boolean) ? words : [];
}

const isRight = (words: readonly string[], word: string) => words.includes(plain(word));

/** Each gap with a word that is right there earns a share; see `shareOf` for what else counts. */
export function gradeGaps(question: Question, response: readonly string[]): Grade {
  const gaps = gapsIn(question);
  const wrong = gaps.flatMap((words, i) => (response[i] && !isRight(words, response[i]) ? response[i] : []));
  const right = gaps.filter((words, i) => isRight(words, response[i] ?? '')).length;
  return gradeOf({right, wrong: wrong.length, all: gaps.length}, question.scoring,
    distractorsIn(question, wrong).map(({misconception}) => misconception));
}

/** The options that stand in a gap and belong in none. */
export function distractorsIn({options}: Question, words: readonly string[]) {
  return options.filter(({correct, text}) => !correct && text && words.includes(plain(text)));
}

/** The name of a gap among the marks, where options have their keys. */
export const gapKey = (gap: number): string => `gap ${gap}`;

/** By gap, how its word was, with `whole` also the empty ones; by key, the distractors in use. */
export function marksOfGaps(question: Question, response: readonly string[], whole: boolean): Map<string, Mark> {
  const marks = gapsIn(question).flatMap((words, i): [string, Mark][] => {
    if (response[i]) return [[gapKey(i), isRight(words, response[i]) ? 'right' : 'wrong']];
    return whole ? [[gapKey(i), 'missed']] : [];
  });
  return new Map<string, Mark>([...marks, ...distractorsIn(question, response).map(({key}): [string, Mark] => [key, 'wrong'])]);
}
