import {isEntry, type Entry} from '../core/entry.js';

/** How far a learner is with an activity; `ratio` is 0..1, and so is the `score` that it was completed with last. */
export interface ActivityStanding {ratio: number; completed: boolean; score?: number | undefined}

export const UNTOUCHED: ActivityStanding = {ratio: 0, completed: false};

/**
 * How far a learner is with each activity: the furthest it ever was. Order and repeats change nothing.
 * @param learner whose entries count; others' are passed over
 */
export function standings(entries: Iterable<Entry>, learner: string): Map<string, ActivityStanding> {
  const of = new Map<string, ActivityStanding>();
  const last = new Map<string, Entry<'completed'>>();
  for (const entry of entries) {
    if (entry.author !== learner) continue;
    const standing = of.get(entry.activity) ?? UNTOUCHED;
    if (isEntry(entry, 'progressed')) of.set(entry.activity, {...standing, ratio: Math.max(standing.ratio, entry.data.ratio)});
    else if (isEntry(entry, 'completed')) {
      const before = last.get(entry.activity);
      const latest = before && isAfter(before, entry) ? before : entry;
      last.set(entry.activity, latest);
      of.set(entry.activity, {completed: true, ratio: 1, score: latest.data.score});
    }
  }
  return of;
}

/** In the log's order, as in `inOrder`. */
function isAfter(a: Entry, b: Entry): boolean {
  const key = ({seq, at, id}: Entry) => [seq, at, id] as const;
  const [one, other] = [key(a), key(b)];
  const place = one.findIndex((value, i) => value !== other[i]);
  return place >= 0 && one[place]! > other[place]!;
}

/** The share done over several activities, each weighing the same. None at all is 0. */
export function overall(list: readonly ActivityStanding[]): number {
  return list.reduce((sum, {ratio, completed}) => sum + (completed ? 1 : ratio), 0) / Math.max(1, list.length);
}
