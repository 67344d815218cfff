import {committed, openDatabase, settled, STORES} from '../core/database.js';
import type {Entry, EntryType} from '../core/entry.js';
import {UNNUMBERED} from '../core/log.js';
import type {HttpLog} from './http-log.js';
import type {Net} from './net.js';
import {backoff} from './pause.js';
import {placeOf, type Pass} from './pass.js';
import {spaceOf, type Card} from './shelf.js';
import {answerOf, newsOf, request} from './wire.js';

/** When somebody was erased, a whole class reads anew: not all in one moment, ms. */
const SPREAD = 4000;
/** So long the log has to find that all is well, ms. */
const SETTLES = 2000;

/** What its reader sees in the class. */
interface Seen {
  there: Map<string, Entry>;
  names: Record<string, string>;
  cursor: string;
}

/** What a device and its class do not have in common. */
export interface Stock {
  /** What is new here. */
  come: Entry[];
  /** What is not there any more. */
  gone: Entry[];
  /** What was made by this learner and the server has lost: it is sent again. */
  again: Entry[];
}

/**
 * Compares what a device knows with what its reader sees in the class. What has no number yet stays as it is.
 * @param agreed up to this number the server has lost nothing: what is missing there was erased
 */
export function stockOf(known: Iterable<Entry>, there: ReadonlyMap<string, Entry>, {sub, agreed}: {sub: string; agreed: number}): Stock {
  const [stays, gone, again] = [new Set<string>(), [] as Entry[], [] as Entry[]];
  for (const entry of known) {
    if (entry.seq === 0 || entry.seq === UNNUMBERED) continue;
    const found = there.get(entry.id);
    if (found?.seq === entry.seq) stays.add(entry.id);
    else if (!found && entry.author === sub && entry.seq > agreed) again.push(entry);
    else gone.push(entry);
  }
  return {gone, again: again.sort((a, b) => a.seq - b.seq), come: [...there.values()].filter(({id}) => !stays.has(id))};
}

/**
 * Brings a log that is stale back to its class: what was erased there goes from the page, the disk and the other
 * tabs; what this learner made and the server lost waits to be sent again. Goes on until the log goes on.
 * @param isWanted false when the log is not used any more
 * @returns whether the page is to begin anew with what the disk has: then numbers have changed
 */
export async function takeStock(log: HttpLog, isWanted: () => boolean): Promise<boolean> {
  const rest = (ms: number) => new Promise<void>((done) => { log.net.after(ms, done); });
  for (let tries = 0; isWanted() && log.trouble === 'stale';) {
    try {
      const agreed = await agreedWith(log.net, log.pass, log.ledger.cursor);
      if (agreed === undefined) {
        log.refresh();
        await rest(SETTLES);
        continue;
      }
      const isLost = agreed < Infinity;
      if (!isLost) await rest(log.net.random() * SPREAD);
      const before = [...log.ledger.known.values()];
      const seen = await readAll(log);
      const stock = stockOf(before, seen.there, {sub: log.pass.sub, agreed});
      const isKept = await rewrite(log, seen, stock).then(() => true, () => false);
      if (!isWanted()) return false;
      if (isLost && isKept) return true;
      show(log, seen, stock);
      tries = 0;
    } catch {
      await rest(backoff(tries++, log.net.random));
    }
  }
  return false;
}

/** Up to which number a server that has lost something agrees with who has read up to `cursor`; `Infinity` when something was erased only, `undefined` when nothing was. */
export async function agreedWith(net: Net, pass: Pass, cursor: string): Promise<number | undefined> {
  const response = await net.fetch(`${urlOf(pass)}?after=${cursor}&limit=1`, request(pass.token));
  const body = await answerOf(response, () => response.ok || response.status === 412);
  return response.ok ? undefined : Number(body['agreed'] ?? Infinity);
}

const urlOf = ({server, space}: Pass) => `${server}/v1/spaces/${encodeURIComponent(space)}/entries`;

async function readAll({net, pass}: HttpLog): Promise<Seen> {
  const [there, all] = [new Map<string, Entry>(), {}];
  for (let after = '0', more = true; more;) {
    const response = await net.fetch(`${urlOf(pass)}?after=${after}`, request(pass.token));
    const body = await answerOf(response, () => response.ok);
    const {entries, names = {}, cursor} = newsOf(body);
    for (const entry of entries) there.set(entry.id, entry);
    Object.assign(all, names);
    more = body['more'] === true && cursor !== after;
    after = cursor;
    if (!more) return {there, names: all, cursor};
  }
  throw new TypeError();
}

/** All of it or nothing: until the cursor has moved, it is found again at the next visit. */
async function rewrite({net, pass, ledger}: HttpLog, {there, names, cursor}: Seen, {come, gone, again}: Stock): Promise<void> {
  const place = placeOf(pass);
  const [kept, unsent] = [spaceOf(place, 'entries'), spaceOf(place, 'unsent')];
  const database = await openDatabase(net.indexedDB!);
  try {
    const transaction = database.transaction([STORES.entries, STORES.meta], 'readwrite', {durability: 'strict'});
    const done = committed(transaction);
    done.catch(() => {});
    const store = transaction.objectStore(STORES.entries);
    const old = new Set([...gone, ...again, ...come].map(({id}) => id));
    // Also what a newer page wrote and this one does not know; but not what was acknowledged in this moment.
    for (const {id, seq} of await settled(store.getAll(IDBKeyRange.bound([kept], [kept, Infinity])) as IDBRequest<Entry[]>)) {
      if (old.has(id) || !(there.has(id) || ledger.known.has(id))) store.delete([kept, seq]);
    }
    for (const entry of come) store.put({...entry, space: kept});
    if (again[0]) {
      const waiting = IDBKeyRange.bound([unsent], [unsent, Infinity]);
      const later = (await settled(store.getAll(waiting) as IDBRequest<Entry[]>)).filter(({id}) => !again.some((entry) => entry.id === id));
      store.delete(waiting);
      // First what was said first.
      [...again, ...later].forEach((entry, i) => store.put({...entry, space: unsent, seq: i + 1}));
    }
    transaction.objectStore(STORES.meta).put({names, cursor} satisfies Card, place);
    await done;
  } finally {
    database.close();
  }
}

/** Into this page and the other tabs: in the place of what is gone comes an entry numbered 0, which no element knows. */
function show(log: HttpLog, {names, cursor}: Seen, {come, gone, again}: Stock): void {
  const {known} = log.ledger;
  for (const {id} of again) known.delete(id);
  const back = new Set(come.map(({id}) => id));
  for (const id of back) known.delete(id);
  const blanks = gone.filter(({id}) => !back.has(id)).map(({id, space, activity, at}): Entry => (
    {id, space, activity, at, type: 'erased' as EntryType, data: {}, author: '-', seq: 0}));
  const forgotten = Object.fromEntries([...log.ledger.names.keys()].map((sub) => [sub, '']));
  const change = {entries: [...blanks, ...come], names: {...forgotten, ...names}, cursor, ...(again[0] && {unsent: again})};
  log.hear(change);
  const channel = log.net.channel?.(placeOf(log.pass));
  channel?.postMessage(change);
  channel?.close();
}
