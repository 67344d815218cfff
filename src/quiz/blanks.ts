import type {Grade, Mark} from './grade.js';
import type {Option, Question} from './question.js';
import {acceptedOf, hitOf, inFull, isSoundSought, type Hit, type Sought} from './sought.js';

/** One blank of a sentence: typed, or with options to choose from. */
export interface Blank {
  sought: Sought;
  options: readonly Option[];
  /** What it counts among the blanks. */
  points: number;
}

/** Can it be got right? One without an answer is asked and not graded. */
export const isGradedBlank = ({sought, options, points}: Blank): boolean => points > 0
  && (options.length > 0 ? options.some(({correct}) => correct) : sought.answers.length > 0 || sought.pattern !== null);

/** The blanks of a question, as its type read them. */
export const blanksOf = ({more}: Question): readonly Blank[] => (more as {blanks: readonly Blank[]} | undefined)?.blanks ?? [];

/** How a text answers to a typed blank. */
export const hitIn = ({sought}: Blank, text: string, language: string): Hit | undefined => hitOf(text, acceptedOf(sought), sought, language);

/** The share of a blank's points that a text, or an option's key, earns: -1 to 1. */
export function shareOf(blank: Blank, part: string, language: string): number {
  const option = blank.options.find(({key}) => key === part);
  if (blank.options.length > 0) return option ? option.weight ?? Number(option.correct) : 0;
  const hit = hitIn(blank, part, language);
  return hit && !hit.unit ? 1 : 0;
}

/**
 * Each blank earns its share of the points by itself: Moodle (Cloze, qtype_multianswer_question::grade_response: the
 * weighted mean of its parts) and H5P.Blanks (one point a blank, no penalty).
 *
 * - `partial`: the sum of the shares.
 * - `all`: everything or nothing.
 * - `penalty`: a blank that is filled wrong takes its share away.
 */
export function gradeBlanks(question: Question, response: readonly string[], language: string): Grade {
  const blanks = blanksOf(question);
  const chosen = blanks.flatMap(({options}, i) => options.filter(({key}) => key === response[i]));
  const misconceptions = [...new Set(chosen.flatMap(({misconception}) => misconception ?? []))];
  const counting = blanks.map((blank, i) => ({blank, part: response[i] ?? ''})).filter(({blank}) => isGradedBlank(blank));
  const all = counting.reduce((sum, {blank}) => sum + blank.points, 0);
  if (all === 0) return {score: null, correct: null, misconceptions};
  const earned = counting.reduce((sum, {blank, part}) => {
    const share = shareOf(blank, part, language);
    return sum + blank.points * (question.scoring === 'penalty' && share <= 0 && part.trim() ? -1 : share);
  }, 0);
  const correct = counting.every(({blank, part}) => shareOf(blank, part, language) >= 1);
  const score = correct ? 1 : question.scoring === 'all' ? 0 : Math.min(1, Math.max(0, earned / all));
  return {score, correct, misconceptions};
}

/** How each graded blank was filled; an empty one is told with `whole` only. */
export function marksOfBlanks(question: Question, response: readonly string[], {language, whole}: {language: string; whole: boolean}): (Mark | undefined)[] {
  return blanksOf(question).map((blank, i) => {
    const part = response[i] ?? '';
    if (!isGradedBlank(blank)) return undefined;
    if (!part.trim()) return whole ? 'missed' : undefined;
    const share = shareOf(blank, part, language);
    return share >= 1 ? 'right' : share > 0 ? 'partly' : 'wrong';
  });
}

/** Is it well written, at a glance? */
export function isSoundBlank(blank: Blank): boolean {
  const {options, sought} = blank;
  if (options.length === 0) return isGradedBlank(blank) && isSoundSought(sought, acceptedOf(sought));
  return sought.answers.length === 0 && options.length > 1 && new Set(options.map(({text}) => text)).size === options.length
    && options.some(({correct, weight}) => (weight ?? Number(correct)) >= 1);
}

/** The right answer of a blank in words, in the language of the page. */
export function rightIn({sought, options}: Blank, language: string): string {
  const best = options.find(({weight, correct}) => (weight ?? Number(correct)) >= 1) ?? options.find(({correct}) => correct);
  return options.length > 0 ? best?.text ?? '' : inFull(sought, language);
}
