import {pageClock, type Clock} from './clock.js';

/** Waits between one try and the next, ms; the last one is repeated for as long as it takes. */
const WAITS = [500, 1000, 2000, 3000, 5000];

/** How long to wait after so many tries that failed, ms. */
export function waitAfter(tries: number): number {
  return WAITS[Math.min(tries, WAITS.length) - 1] ?? 0;
}

/** Calls after a wait, ms, and at once when the network comes back. Returns the way to give it up. */
export function later(ms: number, call: () => void, clock: Clock = pageClock): () => void {
  const closing = new AbortController();
  const go = () => {
    if (closing.signal.aborted) return;
    stop();
    call();
  };
  const cancel = clock.after(ms, go);
  const stop = () => {
    closing.abort();
    cancel();
  };
  addEventListener('online', go, {signal: closing.signal});
  return stop;
}
