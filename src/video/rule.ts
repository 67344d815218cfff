import type {Standing} from '../element/gate.js';

/** What a checkpoint asks before it lets on: nothing, an answer, a right answer, or a score 0..1. */
export type Require = 'none' | 'answer' | 'correct' | number;

/** How a learner stands with a checkpoint. */
export interface Verdict {
  state: 'waiting' | 'right' | 'wrong';
  /** What it asks is done; never for one that asks nothing. */
  met: boolean;
  /** It asks for more than the learner can still reach, or for what cannot be answered now. */
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

/** @param size how many things there are to answer */
export function verdictOf(require: Require, {answered, score, final}: Standing, size: number): Verdict {
  if (size === 0) return {state: 'waiting', met: false, stuck: false, open: true};
  const enough = typeof require === 'number' ? require : 1;
  const state = !answered ? 'waiting' : score >= enough ? 'right' : 'wrong';
  const met = require === 'answer' ? answered : require !== 'none' && state === 'right';
  const stuck = require !== 'none' && !met && final;
  return {state, met, stuck, open: require === 'none' || met || stuck};
}
