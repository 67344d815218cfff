import {isEntry, type Entry} from '../core/entry.js';

/** How far a learner is with an activity; `ratio` is 0..1. */
export interface ActivityStanding {ratio: number; completed: boolean}

export const UNTOUCHED: ActivityStanding = {ratio: 0, completed: false};

/**
 * How far a learner is with each activity: the furthest it ever was. Order and repeats change nothing.
 * @param learner whose entries count; others' are passed over
 */
export function standings(entries: Iterable<Entry>, learner: string): Map<string, ActivityStanding> {
  const of = new Map<string, ActivityStanding>();
  for (const entry of entries) {
    if (entry.author !== learner) continue;
    const {ratio, completed} = of.get(entry.activity) ?? UNTOUCHED;
    if (isEntry(entry, 'progressed')) of.set(entry.activity, {completed, ratio: Math.max(ratio, entry.data.ratio)});
    else if (isEntry(entry, 'completed')) of.set(entry.activity, {completed: true, ratio: 1});
  }
  return of;
}

/** The share done over several activities, each weighing the same. None at all is 0. */
export function overall(list: readonly ActivityStanding[]): number {
  return list.reduce((sum, {ratio, completed}) => sum + (completed ? 1 : ratio), 0) / Math.max(1, list.length);
}
