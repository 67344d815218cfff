import {isGraded} from './grade.js';
import type {Option, Question} from './question.js';
import {shuffled} from './shuffle.js';

/** What a learner is shown of the wrong options. */
export interface Fewer {
  /** How many of them. */
  wrong: number;
  /** Which ones follows from it: the same on every device, at every visit. */
  seed: string;
  /** What is chosen stays in sight. */
  response: readonly string[];
}

/** It earns something, or there is nothing that earns more: such options are shown to all. */
const earns = ({correct, weight}: Option): boolean => (weight ?? Number(correct)) > 0;

/**
 * The options to show, where a learner is to have fewer of them: all that earn something, and some of the others.
 * @param order places of the options  @returns those of them that stay, in the same order
 */
export function fewer(question: Question, order: readonly number[], {wrong, seed, response}: Fewer): number[] {
  if (!isGraded(question)) return [...order];
  const others = question.options.filter((option) => !earns(option)).map(({key}) => key);
  const drawn = new Set(shuffled(others, `${seed} distractors`).slice(0, wrong).map((place) => others[place]));
  return order.filter((place) => {
    const option = question.options[place];
    return option && (earns(option) || drawn.has(option.key) || response.includes(option.key));
  });
}

/** The number in an attribute; `undefined` where it is none from 1. */
export function wrongOf(text: string | null): number | undefined {
  const wrong = Number(text?.trim() || NaN);
  return wrong >= 1 ? Math.floor(wrong) : undefined;
}
