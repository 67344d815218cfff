import {isEntry, type Entry} from './entry.js';

/** One press of a pulse that still counts. */
export interface Press {
  id: string;
  author: string;
  label: string;
  /** The second of the medium that it is about. */
  second: number | undefined;
  /** When it was pressed, ms since 1970: what was pressed without a network keeps its own time. */
  when: number;
}

/** So long a press stands, seconds: till then another changes nothing. */
export const STANDS = 60;
/** So far on, a medium is at another place, seconds: there, a press is news. */
const ELSEWHERE = 30;
/** What happened "now", for who teaches, seconds. */
export const LATELY = 120;
/** Fewer people than this who press, or who are there, could be somebody: the class is not told. */
export const FEWEST_PRESSED = 3;
export const FEWEST_PRESENT = 5;

/** The presses of a pulse without those that their authors took back, in the log's order. */
export function pressesOf(entries: readonly Entry[]): Press[] {
  const signals = entries.filter((entry) => isEntry(entry, 'signalled'));
  const back = new Set(signals.flatMap(({author, data}) => (data.back === undefined ? [] : [`${author} ${data.back}`])));
  return signals.filter(({id, author, data}) => data.back === undefined && !back.has(`${author} ${id}`))
    .map(({id, author, at, made, data}) => ({id, author, label: data.label, second: data.at, when: Date.parse(made ?? at)}));
}

/**
 * The press of a learner that still stands: the latest, for a minute, and as long as the medium is near its second.
 * @param now ms since 1970  @param second where the medium is
 */
export function standingOf(own: readonly Press[], now: number, second?: number): Press | undefined {
  const last = own.at(-1);
  if (!last || Math.abs(now - last.when) >= STANDS * 1000) return undefined;
  const isElsewhere = last.second !== undefined && second !== undefined && Math.abs(second - last.second) > ELSEWHERE;
  return isElsewhere ? undefined : last;
}

/** How many people pressed what within the last seconds: each counts once, by what they pressed last. Nothing comes from later than now. */
export function countOf(presses: readonly Press[], now: number, span = LATELY): Map<string, number> {
  return labelsOf(presses.filter(({when}) => when > now - span * 1000 && when <= now));
}

/** The same by minute, the earliest first; the last one is the minute up to now. */
export function minutesOf(presses: readonly Press[], now: number, minutes: number): Map<string, number>[] {
  return Array.from({length: minutes}, (_, i) => countOf(presses, now - (minutes - 1 - i) * 60_000, 60));
}

/** What everybody may know of a count: nothing of few people. */
export function veiled(counts: ReadonlyMap<string, number>, present: number): Record<string, number> {
  if (present < FEWEST_PRESENT) return {};
  return Object.fromEntries([...counts].filter(([, n]) => n >= FEWEST_PRESSED));
}

/** The author's words, split at `|`; each once. */
export const labelsIn = (labels: string): string[] => [...new Set(labels.split('|').map((label) => label.trim()).filter(Boolean))];

function labelsOf(presses: readonly Press[]): Map<string, number> {
  // What was kept without a network comes late into the log.
  const last = new Map([...presses].sort((a, b) => a.when - b.when).map(({author, label}) => [author, label]));
  const counts = new Map<string, number>();
  for (const label of last.values()) counts.set(label, (counts.get(label) ?? 0) + 1);
  return counts;
}
