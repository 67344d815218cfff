import {parseTime} from '../core/time.js';

/** What is still typed when time is up has this long to be finished, ms. */
export const GRACE = 10_000;

/** Before these ends a learner is told, seconds; beside them at half. */
const WARNINGS = [300, 60];

/** Seconds of a time limit: minutes, or a clock as in `1:30` or `1:00:00`. */
export function limitOf(text: string): number | undefined {
  if (/^\d+(\.\d+)?$/.test(text.trim())) return Number(text) > 0 ? Number(text) * 60 : undefined;
  return parseTime(text) || undefined;
}

/** A limit with what is added for one learner or for all: minutes, or a share as in `25%`. */
export function extended(limit: number, extra: string): number {
  const [, amount, percent] = /^\s*(\d+(?:\.\d+)?)\s*(%?)\s*$/.exec(extra) ?? [];
  if (amount === undefined) return limit;
  return percent ? limit * (1 + Number(amount) / 100) : limit + Number(amount) * 60;
}

export const isExtra = (text: string): boolean => /^\s*\d+(\.\d+)?\s*%?\s*$/.test(text);

/** The marks at which a learner is told how much time is left, seconds, from the earliest to the last. */
export function marksOf(limit: number): number[] {
  return [...new Set([limit / 2, ...WARNINGS.filter((mark) => mark < limit * 0.9)])].sort((a, b) => b - a);
}

/** The mark that is passed between two readings of the clock: the latest one, `undefined` without any. */
export function passedMark(marks: readonly number[], before: number, now: number): number | undefined {
  return marks.findLast((mark) => before > mark && now <= mark);
}
