/** Numbers as a histogram. */
import type {Tally} from './entry.js';

/** So many bins are aimed at: fewer hide what there is, more are hard to read on a phone. */
const AIM = 10;
/** So far beyond the middle half, in its widths, a number no longer decides how wide the bins are (Tukey's outer fence). */
const FAR = 3;

/** A bin of numbers from `from` (in it) to `to` (not in it, but where they are one number). */
export interface Bin {from: number; to: number; count: number}

/** A bin's name: `5..10`, `..5` for all below, `95..` for all from there on, `7` for one whole number. */
export function binsOf(numbers: readonly number[]): Tally['counts'] {
  const sorted = [...numbers].sort((a, b) => a - b);
  if (sorted.length === 0) return {};
  const [low, high] = fence(sorted);
  const isWhole = sorted.every(Number.isInteger);
  const step = Math.max(roundStep((high - low) / AIM), isWhole ? 1 : 0);
  // Tenths are not exact in a computer: 0.3 belongs to the bin that it begins.
  const binAt = (number: number) => Math.floor(number / step + 1e-9);
  const [first, last] = [binAt(low), binAt(high)];
  const counts: [string, number][] = [];
  const add = (name: string, is: (number: number) => boolean) => counts.push([name, sorted.filter(is).length]);
  const edge = (at: number) => Number((at * step).toPrecision(12));
  if (binAt(sorted[0]!) < first) add(`..${edge(first)}`, (number) => binAt(number) < first);
  for (let at = first; at <= last; at++) {
    add(isWhole && step === 1 ? String(edge(at)) : `${edge(at)}..${edge(at + 1)}`, (number) => binAt(number) === at);
  }
  if (binAt(sorted.at(-1)!) > last) add(`${edge(last + 1)}..`, (number) => binAt(number) > last);
  return Object.fromEntries(counts);
}

/** The bins of such counts in their order; what is no number is left out. */
export function binsIn(counts: Tally['counts']): Bin[] {
  return Object.entries(counts).flatMap(([name, count]): Bin[] => {
    const [from = '', to] = name.split('..');
    const bin = {from: from === '' ? -Infinity : Number(from), to: to === undefined ? Number(from) : to === '' ? Infinity : Number(to), count};
    return name === '' || Number.isNaN(bin.from) || Number.isNaN(bin.to) ? [] : [bin];
  }).sort((a, b) => a.from - b.from);
}

/** The number in the middle, of two their mean; `undefined` where there is none. */
export function medianOf(numbers: readonly number[]): number | undefined {
  const sorted = [...numbers].sort((a, b) => a - b);
  const [a, b] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return a === undefined || b === undefined ? undefined : a / 2 + b / 2;
}

/** From where to where most numbers lie: a guess of a thousand million must not flatten the others. */
function fence(sorted: readonly number[]): [number, number] {
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))]!;
  const [lower, upper] = [at(0.25), at(0.75)];
  const reach = FAR * (upper - lower);
  const kept = reach > 0 ? sorted.filter((number) => number >= lower - reach && number <= upper + reach) : sorted.filter((number) => number === lower);
  const isNear = sorted.at(-1)! - sorted[0]! <= Math.max(20, Math.abs(lower));
  return isNear && reach === 0 ? [sorted[0]!, sorted.at(-1)!] : [kept[0]!, kept.at(-1)!];
}

/** The next of 1, 2, 5, 10, 20, 50... that is not smaller. */
function roundStep(least: number): number {
  if (!(least > 0) || !Number.isFinite(least)) return 1;
  const power = 10 ** Math.floor(Math.log10(least));
  return [1, 2, 5, 10].map((step) => step * power).find((step) => step >= least * (1 - 1e-9)) ?? 10 * power;
}
