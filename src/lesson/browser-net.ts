import type {Net} from '../sync/net.js';

/** This browser's. */
export function browserNet(): Net {
  return {
    fetch: (url, init) => fetch(url, init),
    after: (ms, then) => {
      const timer = setTimeout(then, ms);
      return () => clearTimeout(timer);
    },
    now: () => new Date(),
    random: Math.random,
    onTurn: (on) => {
      const gone = new AbortController();
      const {signal} = gone;
      addEventListener('online', () => on('online'), {signal});
      addEventListener('pagehide', () => on('left'), {signal});
      document.addEventListener('visibilitychange', () => document.hidden || on('seen'), {signal});
      return () => gone.abort();
    },
    indexedDB: lent(() => indexedDB),
    locks: lent(() => navigator.locks),
    channel: typeof BroadcastChannel === 'function' ? (name) => new BroadcastChannel(name) : undefined,
  };
}

/** Sandboxed frames throw at the mere look. */
function lent<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}
