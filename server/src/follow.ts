import type {Entry} from '../../src/core/entry.js';

/** So many entries at once: a newcomer's first reading must not hold everybody up. */
const BATCH = 500;

/** A listener that throws must not deafen the others. */
export function tell(on: (batch: Entry[]) => void, batch: Entry[]): void {
  try {
    on(batch);
  } catch (error) {
    process.emitWarning(error instanceof Error ? error : String(error));
  }
}

export interface Follower {
  /** There may be news. */
  wake(): void;
  stop(): void;
}

/**
 * Reads on from a cursor whenever it is woken and hands out what it finds, each entry once and in order. A reading that
 * fails is left to the next wake.
 */
export function follow(
  after: number, read: (after: number, limit: number) => Promise<Entry[]>, on: (batch: Entry[]) => void,
): Follower {
  let cursor = after;
  let woken = false;
  let stopped = false;
  let reading = false;

  async function readOn(): Promise<void> {
    reading = true;
    while (woken && !stopped) {
      woken = false;
      const batch = await read(cursor, BATCH).catch((): Entry[] => []);
      if (stopped || batch.length === 0) continue;
      cursor = batch.at(-1)!.seq;
      woken ||= batch.length === BATCH;
      tell(on, batch);
    }
    reading = false;
  }

  return {
    wake() {
      woken = true;
      if (!reading) void readOn();
    },
    stop: () => { stopped = true; },
  };
}
