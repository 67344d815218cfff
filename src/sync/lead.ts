import type {Turn} from './net.js';

/** What happens to a page, for a turn that several tabs of an origin take one after the other. */
export interface Lead extends Record<Turn, () => void> {
  /** It waits for its turn, unless it has it or waits already. */
  wait(): void;
}

/**
 * Runs `work` in one tab at a time: in the one that was looked at last, for a tab in the background may be put to sleep
 * with its turn. Where there are no locks, every tab works for itself.
 * @param work ends when its signal is aborted; it begins anew when the page is seen again and when the network is back
 */
export function leadership(locks: LockManager | undefined, name: string, work: (signal: AbortSignal) => Promise<void>): Lead {
  let turn: AbortController | undefined;
  let leads = false;
  const left = () => {
    turn?.abort();
    turn = undefined;
    leads = false;
  };
  const start = (steal: boolean) => {
    left();
    const own = turn = new AbortController();
    const {signal} = own;
    const begin = async () => {
      leads = turn === own;
      if (leads) await work(signal);
    };
    if (locks) {
      locks.request(name, steal ? {steal} : {signal}, begin).catch((error: unknown) => {
        // Another tab took it; or this frame may not use locks.
        if (turn !== own) return;
        if ((error as Error).name === 'AbortError') start(false);
        else void begin();
      });
    } else void begin();
  };
  return {
    left,
    seen: () => start(true),
    online: () => leads && start(true),
    wait: () => turn ?? start(false),
  };
}
