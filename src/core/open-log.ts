import {LocalLog, type LocalEnvironment} from './local-log.js';
import type {Log} from './log.js';

/** Where a lesson's records go. */
export type Store = 'local' | 'memory';

/** The lesson's log in this browser; in memory where the author wants it or the browser forbids storage. */
export async function openLog(space: string, store: Store, environment: LocalEnvironment | undefined, name?: string): Promise<Log> {
  try {
    if (store !== 'memory' && environment) return await LocalLog.open(space, environment, name);
  } catch {
    // The browser forbids it.
  }
  // Most never need it, so it comes only now.
  const {MemoryLog} = await import('./memory-log.js');
  return new MemoryLog(space, {...(name && {name})});
}
