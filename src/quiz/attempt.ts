import {isEntry, type Entry} from '../core/entry.js';

/** What tells one asking of a question from another; goes into each record. */
export interface Stamp {
  /** The wording. */
  version: string;
  /** The attempt at its quiz; the first has none. */
  attempt?: number;
}

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
 * @param stamp of the present wording and attempt  @param limit how many tries there are
 */
export function attemptOf(entries: readonly Entry[], {version, attempt}: Stamp, limit: number): Attempt {
  const all = entries.filter((entry): entry is Entry<'answered' | 'completed'> =>
    (isEntry(entry, 'answered') || isEntry(entry, 'completed')) && entry.data.attempt === attempt);
  const answered = all.filter((entry) => isEntry(entry, 'answered'));
  const current = answered.filter(({data}) => data.version === version);
  const first = all.indexOf(current[0]!);
  // The end is recorded when it comes; after a change of the question an earlier end no longer holds.
  const completed = all.some(({type, data}, i) => type === 'completed' && (data.version === version || (first >= 0 && i > first)));
  const counting = current.length > 0 ? current : answered;
  const shown = counting.findLast(({data}) => data.correct !== false) ?? counting.at(-1);
  const scores = counting.flatMap(({data}) => data.score ?? []);
  const settled = completed || (first >= 0 && (shown?.data.correct !== false || current.length >= limit));
  return {
    tries: current.length,
    shown,
    score: scores.length > 0 ? Math.max(...scores) : null,
    settled,
    outdated: counting !== current && answered.length > 0 && !settled,
    completed,
  };
}
