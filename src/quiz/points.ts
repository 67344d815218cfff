/** The points of a scale. */
import {partsOf} from './alternatives.js';

export interface ScalePoint {
  /** What records hold: a number, or an option's key. */
  key: string;
  /** What stands at the point: nothing where the option's own content does. */
  value: number | undefined;
  /** In words, where the author gave any. */
  label: string;
}

/** A scale as written: attributes as they stand. */
export interface WrittenScale {
  min: string | null;
  max: string | null;
  step: string | null;
  /** `Never|Always` for the ends, or one for each point. */
  labels: string | null;
}

/** More than that nobody tells apart, and it would not fit. */
export const MOST_POINTS = 21;

/** The points from `min` to `max`, by itself 1 to 5; what cannot be read is as if it were not there. */
export function pointsOf({min, max, step, labels}: WrittenScale): ScalePoint[] {
  const from = numberOf(min) ?? 1;
  const to = numberOf(max) ?? from + 4;
  const by = stepOf(step);
  if (to <= from) return pointsOf({min: null, max: null, step: null, labels});
  const count = Math.min(MOST_POINTS, Math.floor((to - from) / by + 1e-9) + 1);
  const words = labelsOf(labels);
  // Twelve digits: sums of tenths are no tenths in binary.
  const values = Array.from({length: count}, (_, i) => Number((from + i * by).toPrecision(12)));
  return values.map((value, i) => ({key: String(value), value, label: labelOf(words, i, count)}));
}

/** Words for the ends, or for each point. */
export const labelsOf = (labels: string | null): string[] => (labels?.trim() ? partsOf(labels) : []);

/** The word at a point: two are those of the ends. */
export function labelOf(words: readonly string[], at: number, count: number): string {
  if (words.length === count) return words[at] ?? '';
  if (at === 0) return words[0] ?? '';
  return at === count - 1 ? words.slice(1).at(-1) ?? '' : '';
}

/** A number as an author writes it in an attribute. */
export function numberOf(text: string | null): number | undefined {
  const number = text?.trim() ? Number(text) : NaN;
  return Number.isFinite(number) ? number : undefined;
}

export function stepOf(text: string | null): number {
  const step = numberOf(text) ?? 1;
  return step > 0 ? step : 1;
}
