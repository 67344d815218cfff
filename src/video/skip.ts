import {union, type Interval} from '../core/interval.js';

/** Where a learner may jump: anywhere; up to what was seen without a hole; not ahead of where they were; nowhere. */
export type Skip = 'free' | 'watched' | 'back' | 'none';

/** So little, seconds, between two seen stretches is no hole: players tell their time in steps. */
const HOLE = 1;

/** How a learner stands with a video, seconds. */
export interface Standing {
  seen: readonly Interval[];
  shown: Interval;
  /** Where they are; without it, they come back from an earlier visit to any place they have seen. */
  here?: number | undefined;
  /** The goal is reached. */
  done: boolean;
}

/** `undefined` when an author's word is none of these. */
export function parseSkip(text: string): Skip | undefined {
  return ['free', 'watched', 'back', 'none'].find((word): word is Skip => word === text);
}

/** Where a learner may jump now: one stretch from the start, and another one where an author's jump led ahead of it. */
export function reach(skip: Skip, {seen, shown: [start, end], here, done}: Standing): Interval[] {
  if (skip === 'free' || (skip === 'watched' && done)) return [[start, end]];
  const stretches = bridged(seen);
  if (here === undefined) return [[start, stretches.find(([from]) => from <= start + HOLE)?.[1] ?? start], ...stretches];
  if (skip === 'none') return [[here, here]];
  if (skip === 'back') return [[start, Math.max(here, ...seen.map(([, to]) => to))]];
  const first = stretches.find(([from]) => from <= start + HOLE)?.[1] ?? start;
  if (here <= first + HOLE) return [[start, Math.max(here, first)]];
  const around = stretches.find(([from, to]) => from <= here && here <= to + HOLE);
  return [[start, first], [around?.[0] ?? here, here]];
}

/** The time in the stretches that is nearest to `to`. */
export function nearest(to: number, stretches: readonly Interval[]): number {
  const times = stretches.map(([from, end]) => Math.min(Math.max(from, to), end));
  return times.reduce((best, time) => (Math.abs(time - to) < Math.abs(best - to) ? time : best), times[0] ?? to);
}

function bridged(seen: readonly Interval[]): Interval[] {
  return union(seen.map(([from, to]): Interval => [from, to + HOLE])).map(([from, to]): Interval => [from, to - HOLE]);
}

/**
 * A player that jumps over a hole in its stream, from the end of what it has loaded to where the next part begins: no
 * learner's jump, and holding it there would hold it for good.
 */
export function isHole(buffered: readonly Interval[], from: number, to: number): boolean {
  return buffered.some(([, end], i) => {
    const next = buffered[i + 1];
    return next !== undefined && Math.abs(end - from) < HOLE && Math.abs(next[0] - to) < HOLE;
  });
}
