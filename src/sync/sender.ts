import type {Entry, EntryType} from '../core/entry.js';
import type {Change, Refused} from './change.js';
import type {Ledger} from './ledger.js';
import type {Net} from './net.js';
import {ask, type Result} from './wire.js';

/** Whereto, as whom, and what is known by then: a server that knows less is not to be written to. */
interface Way {
  net: Net;
  url: string;
  pass: {token: string};
  ledger: Pick<Ledger, 'cursor'>;
}

/** At most so many entries a request: a server takes 1 MiB, and each may weigh 16 KiB. */
export const MOST = 50;

/**
 * Sends entries and resolves to what became of them: that one is refused does no harm to the others. `sent` lets the
 * server put right what a wrong clock says. Rejects when there is no answer for each.
 */
export async function sendBatch({net, url, pass, ledger}: Way, batch: Entry[]): Promise<Change> {
  const sent = net.now().toISOString();
  const items = batch.map(({id, activity, type, data, at}) => ({id, activity, type, data, ...(Date.parse(at) && {made: new Date(at).toISOString()})}));
  const {results, now = sent} = await ask(net, `${url}/entries`, {
    token: pass.token, body: {sent, entries: items, after: ledger.cursor}, enough: ({results}) => (results as unknown[] | undefined)?.length === batch.length,
  });
  const [entries, refused]: [Entry[], Refused[]] = [[], []];
  (results as Result[]).forEach((result, i) => {
    const entry = batch[i]!;
    if ('error' in result) refused.push({...entry, fault: result.error});
    // The server's time; the stream brings it exactly. Without a number it was said in confidence, and nobody finds it here again.
    else entries.push({...entry, at: now as string, seq: result.seq, ...(!result.seq && {type: 'erased' as EntryType, data: {}})});
  });
  return {entries, refused};
}
