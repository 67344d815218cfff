import type {Standing} from '../element/gate.js';
import {parseTime} from '../core/time.js';

/** What a checkpoint asks before it lets on: nothing, an answer, a right answer, or a score 0..1. */
export type Require = 'none' | 'answer' | 'correct' | number;

/** What comes after an answer: go on, try again, or a time in seconds to jump to. */
export type After = 'continue' | 'retry' | number;

export interface Rule {require: Require; onCorrect: After; onWrong: After}

/** How a learner stands with a checkpoint. */
export interface Verdict {
  state: 'waiting' | 'right' | 'wrong';
  /** What it asks is done; never for one that asks nothing. */
  met: boolean;
  /** It asks for more than the learner can still reach. */
  stuck: boolean;
  /** The learner may go on. */
  open: boolean;
  /** Seconds to offer a jump to. */
  jump?: number;
}

/** `undefined` when an author's word is none of these. */
export function parseRequire(text: string): Require | undefined {
  if (text === 'none' || text === 'answer' || text === 'correct') return text;
  const score = Number(text);
  return text.trim() && score >= 0 && score <= 1 ? score : undefined;
}

/** `undefined` when an author's word is none of these. */
export function parseAfter(text: string): After | undefined {
  return text === 'continue' || text === 'retry' ? text : parseTime(text);
}

/** @param size how many things there are to answer */
export function verdictOf({require, onCorrect, onWrong}: Rule, {answered, score, final}: Standing, size: number): Verdict {
  if (size === 0) return {state: 'waiting', met: false, stuck: false, open: true};
  const enough = typeof require === 'number' ? require : 1;
  const state = !answered ? 'waiting' : score >= enough ? 'right' : 'wrong';
  const asked = require === 'answer' && onWrong !== 'retry' ? answered : state === 'right';
  const met = require !== 'none' && asked;
  const stuck = require !== 'none' && !met && answered && final;
  const after = state === 'right' ? onCorrect : state === 'wrong' ? onWrong : 'continue';
  return {state, met, stuck, open: require === 'none' || met || stuck, ...(typeof after === 'number' && {jump: after})};
}
