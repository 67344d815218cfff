import {shuffled} from './shuffle.js';

/**
 * The questions of an attempt, by id, in the page's order. What was picked once stays, whatever the author adds; in place
 * of one that is gone another steps in.
 * @param ids all there are  @param count how many are wanted  @param picked those of before
 */
export function pick(ids: readonly string[], count: number, seed: string, picked: readonly string[] = []): string[] {
  const kept = ids.filter((id) => picked.includes(id));
  const rest = shuffled(ids, seed).map((place) => ids[place]!).filter((id) => !kept.includes(id));
  const chosen = new Set([...kept, ...rest].slice(0, Math.max(count, kept.length)));
  return ids.filter((id) => chosen.has(id));
}

/**
 * Mixes those of a list that hold questions and leaves the others where they are.
 * @param keyOf the key of what is mixed; `undefined` for what stays
 */
export function mix<T>(list: readonly T[], keyOf: (item: T) => string | undefined, seed: string): T[] {
  const movable = list.filter((item) => keyOf(item) !== undefined);
  const order = shuffled(movable.map((item) => keyOf(item)!), seed).map((place) => movable[place]!);
  return list.map((item) => (keyOf(item) === undefined ? item : order.shift()!));
}
