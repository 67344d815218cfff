import {LocalLog, type LocalEnvironment} from './local-log.js';
import type {Log} from './log.js';
import {MemoryLog} from './memory-log.js';

/** Where a lesson's records go. */
export type Store = 'local' | 'memory';

/** The lesson's log in this browser; in memory where the author wants it or the browser forbids storage. */
export async function openLog(space: string, store: Store, environment: LocalEnvironment | undefined, name?: string): Promise<Log> {
  if (store === 'memory' || !environment) return new MemoryLog(space, {...(name && {name})});
  try {
    return await LocalLog.open(space, environment, name);
  } catch {
    return new MemoryLog(space, {...(name && {name})});
  }
}
