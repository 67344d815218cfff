/** Earlier runs of groups, and how a new one becomes entries. */
import {bytesOf, MAX_DATA_BYTES, type EntryData, type Group} from '../core/entry.js';
import {encountersOf, pairKey} from '../core/groups.js';
import {uuid} from '../core/id.js';
import type {Publication} from './publication.js';

/** So much of an entry is left free. */
const MARGIN = 512;

/** The last of each run of each activity: who really met. */
export function lastOfRuns(publications: readonly Publication[]): Publication[] {
  return [...new Map(publications.map((each) => [`${each.run} ${each.activity}`, each])).values()];
}

/** How often two were together, in all runs but this one. */
export function encountersBefore(publications: readonly Publication[], activity: string, run: number): Map<string, number> {
  const earlier = lastOfRuns(publications).filter((each) => each.activity !== activity || each.run !== run);
  return encountersOf(earlier.map(({groups}) => groups.map(({members}) => members)));
}

/** How often somebody had a role, in all runs but this one, by `pairKey` of the two. */
export function rolesBefore(publications: readonly Publication[], activity: string, run: number): Map<string, number> {
  const had = new Map<string, number>();
  for (const each of lastOfRuns(publications)) {
    if (each.activity === activity && each.run === run) continue;
    for (const {members, roles} of each.groups) {
      members.forEach((member, i) => {
        for (const role of roles?.[i] ?? []) had.set(pairKey(member, role), (had.get(pairKey(member, role)) ?? 0) + 1);
      });
    }
  }
  return had;
}

/** The entries that publish groups: one, or for a large class as many as it takes. */
export function entriesFor(run: number, groups: readonly Group[]): EntryData['grouped'][] {
  if (bytesOf({run, groups}) <= MAX_DATA_BYTES) return [{run, groups: [...groups]}];
  const pieces: Group[][] = [[]];
  let weight = 0;
  for (const group of groups) {
    const more = bytesOf(group) + 1;
    if (weight + more > MAX_DATA_BYTES - MARGIN && pieces.at(-1)!.length > 0) {
      pieces.push([]);
      weight = 0;
    }
    pieces.at(-1)!.push(group);
    weight += more;
  }
  const issue = uuid();
  return pieces.map((piece, i) => ({run, groups: piece, issue, part: i + 1, parts: pieces.length}));
}
