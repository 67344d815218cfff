import type {NewEntry} from '../core/entry.js';
import {FlipEvent, type FlipEventName} from '../core/event.js';
import type {Log} from '../core/log.js';
import {warn} from './warn.js';

/**
 * Says that something happened: dispatches `flip-<type>` now, appends the entry when the log is open, and dispatches
 * `flip-record` when the log has it. Resolves to whether it does; a refusal is a `flip-failed` event and a warning.
 */
export async function record(host: HTMLElement, entry: NewEntry, at: string, log: Promise<Log>): Promise<boolean> {
  host.dispatchEvent(new FlipEvent(`flip-${entry.type}` satisfies FlipEventName, entry.data));
  try {
    const {pending} = await (await log).append(entry);
    host.dispatchEvent(new FlipEvent('flip-record', {...entry, at, ...(pending && {pending})}));
    return true;
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    warn(host, message);
    host.dispatchEvent(new FlipEvent('flip-failed', {code: 'not-recorded', message}));
    return false;
  }
}
