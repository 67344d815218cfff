/** Things at single seconds that stand too near each other to be told apart. */
export interface Cluster<T> {
  /** The second of the first of them. */
  at: number;
  items: readonly T[];
}

/**
 * Gathers what lies near each other: each cluster begins with the first that the one before does not reach.
 * @param items by their seconds
 * @param reach seconds
 */
export function clustersOf<T extends {readonly at: number}>(items: readonly T[], reach: number): Cluster<T>[] {
  const clusters: {at: number; items: T[]}[] = [];
  for (const item of items) {
    const last = clusters.at(-1);
    if (last && item.at - last.at < reach) last.items.push(item);
    else clusters.push({at: item.at, items: [item]});
  }
  return clusters;
}
