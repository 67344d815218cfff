import {isBetter} from '../core/fold.js';
import {UNNUMBERED} from '../core/log.js';
import type {HttpLog} from './http-log.js';
import {backoff} from './pause.js';
import {answerOf, newsOf, request} from './wire.js';

/** A teacher approves one post after the other: so long is gathered, ms. */
const GATHER = 300;

/**
 * Reads a talk again from its beginning whenever its reader may see more of it than before: after a first post behind a
 * gate, or when the staff approved, showed or opened something. The stream tells that, but goes on from where it was.
 * So does every visit, for a page may close before the answer comes.
 * @returns the way to stop
 */
export function rereadTalks(log: HttpLog): () => void {
  const arranged = new Set<string>();
  const waiting = new Map<string, () => void>();
  const gone = new AbortController();

  const later = (activity: string, ms: number, tries = 0) => {
    waiting.get(activity)?.();
    waiting.set(activity, log.net.after(ms, () => {
      waiting.delete(activity);
      reread(log, activity, gone.signal).catch(() => {
        if (!gone.signal.aborted && !waiting.has(activity)) later(activity, backoff(tries, log.net.random), tries + 1);
      });
    }));
  };
  const stop = log.subscribe(0, (batch) => {
    for (const {type, activity} of batch) if (type === 'arranged') arranged.add(activity);
    const widened = batch.filter((entry) => entry.seq < UNNUMBERED && (/^(?:arranged|moderated)$/.test(entry.type)
      || (entry.type === 'posted' && entry.author === log.pass.sub && arranged.has(entry.activity))));
    for (const activity of new Set(widened.map((entry) => entry.activity))) later(activity, GATHER);
  });
  return () => {
    stop();
    gone.abort();
    for (const cancel of waiting.values()) cancel();
  };
}

async function reread(log: HttpLog, activity: string, signal: AbortSignal): Promise<void> {
  const {net, pass, ledger} = log;
  const url = `${pass.server}/v1/spaces/${encodeURIComponent(pass.space)}/entries?activity=${encodeURIComponent(activity)}`;
  for (let after = '0', more = true; more;) {
    const response = await net.fetch(`${url}&after=${after}`, {...request(pass.token), signal});
    const body = await answerOf(response, () => response.ok);
    const {entries, names = {}, cursor} = newsOf(body);
    // Its cursor is this talk's alone: the stream's stays where it is.
    const better = entries.filter((entry) => {
      const before = ledger.known.get(entry.id);
      return !before || isBetter(entry, before);
    });
    if (better.length > 0) await log.keep({entries: better, names});
    more = body['more'] === true && cursor !== after;
    after = cursor;
  }
}
