import {isEntry, type Entry} from './entry.js';

/** Which news of a talk somebody wants. */
export interface Following {
  /** All of it. */
  whole: boolean;
  /** By the id of its first post: what was said of a thread of its own. */
  threads: ReadonlyMap<string, boolean>;
}

/** @param entries of one talk and one person, in the log's order: of each thread, the last word counts */
export function followingIn(entries: Iterable<Entry>): Following {
  let whole = false;
  const threads = new Map<string, boolean>();
  for (const entry of entries) {
    if (!isEntry(entry, 'followed')) continue;
    const {thread, on} = entry.data;
    if (thread === undefined) whole = on;
    else threads.set(thread, on);
  }
  return {whole, threads};
}

/**
 * Whether somebody wants news of a thread: what they said of it counts, else whether they want all, or wrote in it.
 * @param own the threads they wrote in
 */
export const isFollowed = (thread: string, {whole, threads}: Following, own: ReadonlySet<string>): boolean =>
  threads.get(thread) ?? (whole || own.has(thread));
