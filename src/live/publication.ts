/** What the class was told about its groups: a fold over `grouped` entries. */
import {isEntry, type Entry, type Group} from '../core/entry.js';

export interface Publication {
  activity: string;
  run: number;
  groups: readonly Group[];
}

/** All that was published and has come as a whole, in the log's order. */
export function publicationsIn(entries: Iterable<Entry>): Publication[] {
  const pieces = new Map<string, Map<number, Group[]>>();
  const found: Publication[] = [];
  for (const entry of entries) {
    if (!isEntry(entry, 'grouped')) continue;
    const {activity, author, data: {run, groups, issue, part, parts = 1}} = entry;
    if (issue === undefined || part === undefined) {
      found.push({activity, run, groups});
      continue;
    }
    const key = `${activity} ${author} ${issue}`;
    const come = pieces.get(key) ?? new Map<number, Group[]>();
    pieces.set(key, come.set(part, groups));
    if (come.size === parts) found.push({activity, run, groups: [...come].sort(([a], [b]) => a - b).flatMap(([, some]) => some)});
  }
  return found;
}
