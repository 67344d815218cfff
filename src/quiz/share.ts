import type {Grade} from './grade.js';
import type {Scoring} from './question.js';

/** What came of an answer that has several places. */
export interface Tally {
  right: number;
  /** Filled, and not right: what is empty takes nothing away. */
  wrong: number;
  all: number;
}

/**
 * What an answer of several places earns, 0..1:
 *
 * - `all`: everything when each place is right, else nothing.
 * - `partial`: each right place an equal share (Moodle, qtype_match_question::grade_response; H5P.DragText, a point a gap).
 * - `penalty`: and each wrong one takes a share back, never below nothing (H5P, "apply penalties").
 */
export function shareOf({right, wrong, all}: Tally, scoring: Scoring): number {
  if (all === 0) return 0;
  if (right === all) return 1;
  return scoring === 'all' ? 0 : Math.max(0, right - (scoring === 'penalty' ? wrong : 0)) / all;
}

/** A grade from that; `null` where there is no place to be right at. */
export function gradeOf(tally: Tally, scoring: Scoring, misconceptions: readonly (string | undefined)[] = []): Grade {
  const told = [...new Set(misconceptions.flatMap((each) => each ?? []))];
  if (tally.all === 0) return {score: null, correct: null, misconceptions: told};
  const score = shareOf(tally, scoring);
  return {score, correct: score === 1, misconceptions: told};
}
