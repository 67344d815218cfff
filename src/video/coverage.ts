import {isEntry, type Entry} from '../core/entry.js';
import {clamp, covered, union, type Interval} from '../core/interval.js';

/** So near to the end, seconds, a learner who comes back begins anew; so near to the start there is nothing to resume. */
const EDGE = 3;

/** Times are kept in thousandths and the last picture may not be told: so little missing, seconds, is nothing missing. */
const NOTHING = 0.25;

/** What was seen, over all visits. */
export interface Coverage {
  seen: Interval[];
  /** The share of the shown seconds that was seen, 0..1. */
  ratio: number;
  /** The learner's own time that went into watching, seconds. */
  spent: number;
}

/** @param shown the stretch of the video that counts; a length that is not known counts nothing */
export function coverageOf(entries: readonly Entry[], [start, end]: Interval): Coverage {
  const watched = entries.filter((entry) => isEntry(entry, 'watched'));
  const spent = watched.reduce((sum, {data: {from, to, rate}}) => sum + (to - from) / rate, 0);
  const stretches = [...watched, ...entries.filter((entry) => isEntry(entry, 'read'))].map(({data}): Interval => [data.from, data.to]);
  const length = end - start;
  if (!Number.isFinite(length) || length <= 0) return {seen: union(stretches), ratio: 0, spent};
  const seen = union(clamp(stretches, end).map(([from, to]): Interval => [Math.max(from, start), to]));
  const missing = length - covered(seen);
  return {seen, ratio: missing < Math.min(NOTHING, length / 10) ? 1 : Math.min(1, covered(seen) / length), spent};
}

/** How much of the way to the goal is gone, in tenths, 0..1. The last tenth waits for the questions. */
export function progressOf(ratio: number, goal: number, passedAll: boolean): number {
  const tenths = Math.floor(Math.min(1, goal > 0 ? ratio / goal : 1) * 10 + 1e-6) / 10;
  return passedAll ? tenths : Math.min(0.9, tenths);
}

/** Where to go on after an earlier visit, from what was kept; `undefined`: at the start. */
export function resumePlace(kept: unknown, [start, end]: Interval): number | undefined {
  if (typeof kept !== 'number' || !Number.isFinite(kept)) return undefined;
  return kept > start + EDGE && kept < end - EDGE ? kept : undefined;
}
