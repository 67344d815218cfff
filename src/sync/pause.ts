import type {Net} from './net.js';

/** The longest wait between two tries, ms. */
const LONGEST = 60_000;

/** How long to wait before the next try, ms: twice as long each time, and never the same for a whole class at once. */
export const backoff = (tries: number, random: () => number): number => Math.min(LONGEST, 1000 * 2 ** tries) * (0.5 + random() / 2);

/** Waits that news can end early. */
export interface Pauses {
  /** Resolves after so many ms, or at `wake`; one that is `deaf` sleeps its time: a server asked for it. */
  sleep(ms: number, deaf?: boolean): Promise<void>;
  wake(): void;
}

export function pauses(after: Net['after']): Pauses {
  const sleepers = new Set<() => void>();
  return {
    sleep: (ms, deaf) => new Promise((resolve) => {
      const end = () => {
        stop?.();
        sleepers.delete(end);
        resolve();
      };
      const stop = ms < Infinity ? after(ms, end) : undefined;
      if (!deaf) sleepers.add(end);
    }),
    wake() {
      for (const end of sleepers) end();
    },
  };
}
