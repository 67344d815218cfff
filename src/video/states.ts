import type {Standing} from '../element/gate.js';
import type {IconName} from '../element/icons.js';

/** How a learner stands with a stop of a video, as it is told. */
export type StopState = 'right' | 'partly' | 'wrong' | 'answered' | 'seen' | 'skipped' | 'notYet';

/** What is known of a stop: what can be answered in it, how that stands, and what the log says. */
export interface Known {size: number; whole: Standing; passed: boolean; skipped: boolean}

/** An answer counts more than having skipped it before. */
export function stateOf({size, whole, passed, skipped}: Known): StopState {
  if (size > 0 && whole.answered) return whole.graded ? scored(whole.score) : 'answered';
  if (size === 0 && passed) return 'seen';
  return skipped ? 'skipped' : 'notYet';
}

function scored(score: number): StopState {
  if (score >= 1) return 'right';
  return score > 0 ? 'partly' : 'wrong';
}

/** A shape and a word for each state, never a colour alone. */
export const STATES = {
  right: ['check', 'stateRight'], partly: ['part', 'statePartly'], wrong: ['cross', 'stateWrong'], answered: ['check', 'stateAnswered'],
  seen: ['check', 'stateSeen'], skipped: ['right', 'stateSkipped'], notYet: [undefined, 'stateNotYet'],
} as const satisfies Record<StopState, readonly [drawing: IconName | undefined, word: string]>;

/** The points of all stops that are graded, 0..1 each, and how many there are. What is not answered yet counts as none. */
export function scoreOf(stops: readonly Known[]): {score: number; all: number} {
  const graded = stops.filter((stop) => stop.size > 0 && stateOf(stop) !== 'answered');
  return {score: graded.reduce((sum, {whole}) => sum + (whole.graded ? whole.score : 0), 0), all: graded.length};
}
