/** Half-open stretches of time `[from, to)` in seconds, and their union: the arithmetic of what was watched. */
export type Interval = readonly [from: number, to: number];

/** The smallest sorted list of disjoint intervals that covers the same seconds. Empty and broken ones are dropped. */
export function union(intervals: Iterable<Interval>): Interval[] {
  const sorted = [...intervals]
    .filter(([from, to]) => Number.isFinite(from) && Number.isFinite(to) && to > from)
    .sort((a, b) => a[0] - b[0]);
  const out: [number, number][] = [];
  for (const [from, to] of sorted) {
    const last = out.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else out.push([from, to]);
  }
  return out;
}

/** Seconds covered by at least one interval. */
export function covered(intervals: Iterable<Interval>): number {
  return union(intervals).reduce((sum, [from, to]) => sum + to - from, 0);
}

/** The parts of the intervals that lie within `[0, end]`. */
export function clamp(intervals: Iterable<Interval>, end: number): Interval[] {
  return [...intervals].map(([from, to]): Interval => [Math.max(0, from), Math.min(end, to)])
    .filter(([from, to]) => to > from);
}
