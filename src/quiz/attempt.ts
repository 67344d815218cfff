import {isEntry, type Entry} from '../core/entry.js';

/** How a learner stands with a question. */
export interface Attempt {
  /** How often this wording was answered. */
  tries: number;
  /** The answer to show: the right one, else the last. */
  shown: Entry<'answered'> | undefined;
  /** The best score so far, 0..1; `null` where there is none, because not answered or not graded. */
  score: number | null;
  /** Right, or no try left, or the learner asked for the answer: nothing more to do. */
  settled: boolean;
  /** Answered, but before the author changed the question: the answer counts on, and can be given again. */
  outdated: boolean;
  /** The log has the end of it. */
  completed: boolean;
}

/**
 * Folds a question's entries, in the log's order, into how its learner stands.
 * @param version the question's present wording  @param limit how many tries there are
 */
export function attemptOf(entries: readonly Entry[], version: string, limit: number): Attempt {
  const answered = entries.filter((entry) => isEntry(entry, 'answered'));
  const current = answered.filter(({data}) => data.version === version);
  const outdated = current.length === 0 && answered.length > 0;
  const shown = (outdated ? answered : current).findLast(({data}) => data.correct !== false) ?? (outdated ? answered : current).at(-1);
  const scores = (outdated ? answered : current).flatMap(({data}) => data.score ?? []);
  const first = current[0];
  // The end is recorded when it comes; after a change of the question an earlier end no longer holds.
  const completed = first !== undefined && entries.slice(entries.indexOf(first)).some(({type}) => type === 'completed');
  return {
    tries: current.length,
    shown,
    score: scores.length > 0 ? Math.max(...scores) : null,
    settled: first !== undefined && (completed || shown?.data.correct !== false || current.length >= limit),
    outdated,
    completed,
  };
}
