import {isEntry} from '../core/entry.js';
import type {Parts} from './extra.js';
import type {FlipQuestion} from './flip-question.js';
import {roundsOf} from './rounds.js';

/** Nobody waits longer than this for another window that has its turn, ms. */
const TURN = 10_000;

/**
 * Does something while no other window of this site does the same: two that are open at a deadline must not both hand in.
 * Where the browser knows no such turns (a page without https), it is done at once: of two records the first counts.
 * @param name of what is done
 */
export async function inTurn(name: string, work: () => Promise<void>): Promise<void> {
  let begun = false;
  const once = () => {
    begun = true;
    return work();
  };
  const {locks} = navigator as {locks?: LockManager};
  try {
    await locks?.request(name, {signal: AbortSignal.timeout(TURN)}, once);
  } catch (error) {
    if (begun) throw error;
  }
  if (!begun) await once();
}

/** Does the log know that an attempt was handed in, whoever wrote it last? */
export async function isHandedIn({activity}: Parts, attempt: number): Promise<boolean> {
  const entries = await activity.log?.read(0, {activity: activity.id}).catch(() => []) ?? [];
  const own = entries.filter((entry) => isEntry(entry, 'submitted') && entry.author === activity.identity?.sub);
  return roundsOf(own).some(({number, handedIn}) => number === attempt && handedIn);
}

/** Counts what is answered, as the drafts know it: another tab may have written last. */
export async function settle({answering}: FlipQuestion): Promise<void> {
  if (answering.attempt.settled) return;
  const draft = await answering.activity.draft('response');
  const known = Array.isArray(draft) ? draft.filter((part) => typeof part === 'string').filter(answering.asked().knows) : [];
  if (known.length > 0) answering.choose(known);
  if (answering.response.length > 0 && !answering.told) answering.check();
  answering.reveal();
}
