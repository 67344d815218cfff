/** How much of something is let through: `burst` at once, `perSecond` in the long run. */
export interface Rate {
  burst: number;
  perSecond: number;
}

/** What the server lets one token, one space and everybody do. */
export interface Limits {
  /** Requests by one token. */
  requests: Rate;
  /** Bytes of entries by one token. */
  bytes: Rate;
  /** Streams and long polls that one token holds at the same time. */
  streams: number;
  /** Bytes of entries by all in a space who came without a code. */
  anonymousBytes: Rate;
  /** People who come into one space. */
  joins: Rate;
  /** Wrong codes, keys and site tokens at one space, and at all together. Never by address: a school is one. */
  wrongJoins: Rate;
  wrongJoinsAnywhere: Rate;
  /** Bytes of a stream that wait for a slow client before it is cut off. */
  streamBuffer: number;
}

export const DEFAULT_LIMITS: Limits = {
  requests: {burst: 240, perSecond: 8},
  bytes: {burst: 8 * 1024 * 1024, perSecond: 16 * 1024},
  streams: 12,
  anonymousBytes: {burst: 32 * 1024 * 1024, perSecond: 128 * 1024},
  joins: {burst: 3000, perSecond: 20},
  wrongJoins: {burst: 200, perSecond: 2},
  wrongJoinsAnywhere: {burst: 600, perSecond: 20},
  streamBuffer: 1024 * 1024,
};

export interface Buckets {
  /** Takes so much for a key and gives 0; or takes nothing and gives the seconds until there is enough. */
  take(key: string, amount?: number): number;
  /** Puts back what need not count. */
  give(key: string, amount?: number): void;
}

/** Token buckets, one a key. Full ones are forgotten, so that those who went cost nothing. */
export function buckets({burst, perSecond}: Rate, now: () => number): Buckets {
  const levels = new Map<string, {level: number; at: number}>();
  const levelOf = (key: string) => {
    const known = levels.get(key);
    // A clock that was set back must not take away what was there.
    return known ? Math.min(burst, known.level + Math.max(0, now() - known.at) / 1000 * perSecond) : burst;
  };
  let nextSweep = 10_000;
  const sweep = () => {
    for (const key of levels.keys()) if (levelOf(key) >= burst) levels.delete(key);
    nextSweep = Math.max(10_000, levels.size * 2);
  };
  return {
    take(key, amount = 1) {
      const level = levelOf(key);
      // More than a bucket holds passes when it is full: else it never would.
      const needed = Math.min(amount, burst);
      if (level < needed) return (needed - level) / perSecond;
      levels.set(key, {level: level - amount, at: now()});
      if (levels.size > nextSweep) sweep();
      return 0;
    },
    give(key, amount = 1) {
      levels.set(key, {level: Math.min(burst, levelOf(key) + amount), at: now()});
    },
  };
}
