/** Counts who is in the middle of writing, so that erasing and stopping can wait for them. */
export interface Turnstile {
  /** Holds the place open until the work is done. */
  pass<T>(place: string, work: () => Promise<T>): Promise<T>;
  /** Resolves when all who are inside now are out: of one place, or of all. */
  clear(place?: string): Promise<void>;
}

export function turnstile(): Turnstile {
  const inside = new Map<string, Set<Promise<unknown>>>();
  return {
    async pass(place, work) {
      const here = inside.get(place) ?? new Set();
      inside.set(place, here);
      const going = work();
      here.add(going);
      try {
        return await going;
      } finally {
        here.delete(going);
        if (here.size === 0) inside.delete(place);
      }
    },
    async clear(place) {
      const going = place === undefined ? [...inside.values()].flatMap((here) => [...here]) : [...inside.get(place) ?? []];
      await Promise.allSettled(going);
    },
  };
}
