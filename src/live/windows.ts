import {uuid} from '../core/id.js';
import type {Present} from '../core/log.js';

/** How often it is looked, ms. */
const OFTEN = 2000;

/**
 * Where there is no class: how many windows of this browser have the lesson open, by the locks they hold; one that is
 * closed or crashes holds none. Tells now and when it changes. Returns the way to stop, and to be counted no more.
 */
export function attendWindows(space: string, on: (present: Present | undefined) => void): () => void {
  const name = `flip-here ${space} `;
  const gone = new AbortController();
  let count: number | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = async (): Promise<void> => {
    const {held = []} = await navigator.locks.query();
    if (gone.signal.aborted) return;
    const now = held.filter((lock) => lock.name?.startsWith(name)).length;
    if (now !== count) on({count: now});
    count = now;
    timer = setTimeout(() => void look(), OFTEN);
  };
  const hold = async (): Promise<void> => {
    void navigator.locks.request(name + uuid(), {signal: gone.signal}, () => {
      if (gone.signal.aborted) return undefined;
      void look();
      return new Promise<void>((done) => { gone.signal.addEventListener('abort', () => done()); });
    }).catch(() => {});
  };
  // A frame may not use them, or the page came over plain http.
  if (navigator.locks as LockManager | undefined) void hold();
  return () => {
    clearTimeout(timer);
    gone.abort();
  };
}
