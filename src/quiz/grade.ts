import {isGraded, type Option, type Question} from './question.js';

export {isGraded};

export interface Grade {
  /** 0..1; `null` where nothing is set as right. */
  score: number | null;
  /** Earned all; `null` where nothing is set as right. */
  correct: boolean | null;
  /** The wrong ideas behind what was chosen, each once. */
  misconceptions: string[];
  /** How sure the learner is of it, 0..1, where that was asked. */
  certainty?: number;
}

/** What is known of an option once the learner may know it; `missed`: right, and not chosen. */
export type Mark = 'right' | 'partly' | 'wrong' | 'missed';

/** Thirds add up to a whole within this: Moodle, question_state::graded_state_for_fraction. */
const TINY = 1e-6;

/** One option is chosen and earns its weight (Moodle, qtype_multichoice_single_question::grade_response). */
export function gradeOne(question: Question, response: readonly string[]): Grade {
  return graded(question, response, (chosen) => (chosen[0] ? worthAlone(chosen[0]) : 0));
}

/**
 * Any number of options is chosen; `scoring` says what that earns, never less than nothing:
 *
 * - `all`: everything for exactly the right options.
 * - `partial`: each right option an equal share; of those chosen beyond the number of right ones each takes a share back,
 *   so that choosing everything does not pay (Open University, qtype_oumultiresponse::grade_response).
 * - `penalty`: each right option a share, each wrong one takes one away (H5P.MultiChoice, calcScore).
 *
 * With weights of the author's, what is chosen earns the sum of them (Moodle, qtype_multichoice_multi_question).
 */
export function gradeSeveral(question: Question, response: readonly string[]): Grade {
  const right = question.options.filter(({correct}) => correct).length;
  return graded(question, response, (chosen) => {
    const hits = chosen.filter(({correct}) => correct).length;
    const slips = chosen.length - hits;
    if (question.scoring === 'all') return hits === right && slips === 0 ? 1 : 0;
    if (question.options.some(({weight}) => weight !== undefined)) {
      const slip = question.scoring === 'penalty' ? -1 / right : 0;
      return chosen.reduce((sum, {weight, correct}) => sum + (weight ?? (correct ? 1 / right : slip)), 0);
    }
    return (question.scoring === 'penalty' ? hits - slips : Math.min(hits, right - slips)) / right;
  });
}

/** What to show beside each option: of those chosen how they were, and with `whole` the right ones that were not. */
export function marksOf(question: Question, response: readonly string[], whole: boolean): Map<string, Mark> {
  const marks = new Map<string, Mark>();
  if (!isGraded(question)) return marks;
  for (const option of question.options) {
    const right = question.type === 'multiple' ? option.correct : worthAlone(option) >= 1 - TINY;
    if (response.includes(option.key)) marks.set(option.key, right ? 'right' : worthAlone(option) > 0 ? 'partly' : 'wrong');
    else if (right && whole) marks.set(option.key, 'missed');
  }
  return marks;
}

const worthAlone = ({weight, correct}: Option): number => weight ?? (correct ? 1 : 0);

function graded(question: Question, response: readonly string[], earned: (chosen: Option[]) => number): Grade {
  const chosen = question.options.filter(({key}) => response.includes(key));
  const misconceptions = [...new Set(chosen.flatMap(({misconception}) => misconception ?? []))];
  if (!isGraded(question)) return {score: null, correct: null, misconceptions};
  const share = Math.min(1, Math.max(0, earned(chosen)));
  const score = share > 1 - TINY ? 1 : share < TINY ? 0 : share;
  return {score, correct: score === 1, misconceptions};
}
