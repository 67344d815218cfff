/** What a class prefers: rankings, and points that are spread. */
import type {Tally} from './entry.js';
import type {CountedVote} from './tally.js';

/** Between an option's key and its points in a response. */
const BETWEEN = '[.]';

/** `counts`: how often first; `sums`: places added up, 1 the first. */
export type Ranked = Required<Pick<Tally, 'counts' | 'sums'>>;

/**
 * The places that options got. What somebody did not rank shares the places that are left, so that every vote weighs the
 * same. @param keys the options, in the author's order; what is no option does not count
 */
export function rankingOf(votes: Iterable<CountedVote>, keys: readonly string[]): Ranked {
  const counts = zeros(keys);
  const sums = zeros(keys);
  for (const {response} of votes) {
    const ranked = [...new Set(response)].filter((key) => keys.includes(key));
    if (ranked.length > 0) counts[ranked[0]!]! += 1;
    for (const key of keys) {
      const at = ranked.indexOf(key);
      sums[key]! += at < 0 ? (ranked.length + 1 + keys.length) / 2 : at + 1;
    }
  }
  return {counts, sums};
}

/**
 * How much of the way up an option stands, 0 (always last) to 1 (always first): its share of the points that Borda's count
 * can give.
 */
export function bordaShare(sum: number, votes: number, options: number): number {
  return votes === 0 || options < 2 ? 0 : (options - sum / votes) / (options - 1);
}

/** A response's points by option, in no more than there are to spread: what is beyond is not counted. */
export function pointsIn(response: readonly string[], total: number): Map<string, number> {
  const given = new Map<string, number>();
  let left = total;
  for (const part of response) {
    const at = part.lastIndexOf(BETWEEN);
    const points = Number(part.slice(at + BETWEEN.length));
    const key = part.slice(0, Math.max(0, at));
    if (at < 0 || !Number.isInteger(points) || points <= 0 || given.has(key)) continue;
    const counted = Math.min(points, left);
    left -= counted;
    if (counted > 0) given.set(key, counted);
  }
  return given;
}

/** The same as a response, in the order of the options. */
export const pointsAsResponse = (points: ReadonlyMap<string, number>, keys: readonly string[]): string[] =>
  keys.flatMap((key) => (points.get(key) ? `${key}${BETWEEN}${points.get(key)}` : []));

/** `counts`: how many gave an option any points; `sums`: all that it was given. */
export function spreadOf(votes: Iterable<CountedVote>, keys: readonly string[], total: number): Ranked {
  const counts = zeros(keys);
  const sums = zeros(keys);
  for (const {response} of votes) {
    for (const [key, points] of pointsIn(response, total)) {
      if (!keys.includes(key)) continue;
      counts[key]! += 1;
      sums[key]! += points;
    }
  }
  return {counts, sums};
}

const zeros = (keys: readonly string[]): Record<string, number> => Object.fromEntries(keys.map((key) => [key, 0]));
