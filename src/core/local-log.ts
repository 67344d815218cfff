import {committed, openDatabase, settled, STORES, type Begin} from './database.js';
import type {Entry, NewEntry} from './entry.js';
import {uuid} from './id.js';
import {LocalDrafts} from './local-drafts.js';
import {duplicateOf, LogError, UNNUMBERED, type Drafts, type Identity, type Log, type LogStatus, type ReadOptions, type Receipt} from './log.js';
import {Signal} from './signal.js';

/** What the browser lends: handed in, so that a test can lend something else. */
export interface LocalEnvironment {
  indexedDB: IDBFactory;
  /** Tells other tabs that something was written. Without it they see it at their next visit. */
  channel?: (name: string) => BroadcastChannel;
  now?: () => Date;
}

/** More entries than this are read in pieces, so many. */
const PIECE = 500;
const PIECES = 40;

/** So long reading waits for what says how entries must look, ms. */
const PATIENCE = 1000;

interface Subscriber {cursor: number; on: (batch: Entry[]) => void; options: ReadOptions; started: boolean}

/**
 * The log in this browser: IndexedDB, one transaction an entry with strict durability, so that what was acknowledged
 * survives a killed browser; tabs of one browser hear of each other's entries at once.
 */
export class LocalLog implements Log {
  readonly drafts: Drafts;
  readonly #news = new Signal<LogStatus>();
  readonly #subscribers = new Set<Subscriber>();
  readonly #channel: BroadcastChannel | undefined;
  #database: IDBDatabase;
  #status: LogStatus = 'saved';
  #unsaved: Entry[] = [];
  /** Writes and deliveries, one after the other. */
  #writing: Promise<unknown> = Promise.resolve();
  #delivering: Promise<void> = Promise.resolve();
  /** Those who are told next: all that come in one breath are served from one transaction. */
  readonly #due = new Set<Subscriber>();

  private constructor(
    readonly space: string, readonly environment: LocalEnvironment, database: IDBDatabase, readonly identity: Identity,
  ) {
    this.#database = database;
    this.drafts = new LocalDrafts(space, this.#begin);
    this.#channel = environment.channel?.(`flip-elements:${space}`);
    if (this.#channel) this.#channel.onmessage = () => this.refresh();
  }

  /** Opens the space in this browser. Rejects with `LogError('unavailable')` where the browser forbids storage. */
  static async open(space: string, environment: LocalEnvironment, name?: string): Promise<LocalLog> {
    try {
      const database = await openDatabase(environment.indexedDB);
      const sub = await ownName(database);
      return new LocalLog(space, environment, database, {sub, role: 'learner', ...(name && {name})});
    } catch (cause) {
      throw new LogError('unavailable', 'This browser keeps nothing for this page.', {cause});
    }
  }

  get status(): LogStatus {
    return this.#status;
  }

  async append(entry: NewEntry): Promise<Receipt> {
    here?.assertStorable(entry);
    const {id, activity, type, data} = structuredClone(entry);
    const at = (this.environment.now?.() ?? new Date()).toISOString();
    const stored = {id, activity, type, data, space: this.space, author: this.identity.sub, at, seq: UNNUMBERED};
    return this.#enqueue(stored);
  }

  async read(after: number, options: ReadOptions = {}): Promise<Entry[]> {
    const entries = [...await this.#stored(after, options), ...this.#unsaved.filter((entry) => isFor(entry, options))];
    return entries.slice(0, options.limit);
  }

  subscribe(after: number, on: (batch: Entry[]) => void, options: ReadOptions = {}): () => void {
    const subscriber: Subscriber = {cursor: after, on, options, started: false};
    this.#subscribers.add(subscriber);
    this.#deliver([subscriber]);
    return () => this.#subscribers.delete(subscriber);
  }

  whoami(): Promise<Identity> {
    return Promise.resolve(this.identity);
  }

  async restore(entries: Entry[]): Promise<void> {
    for (const entry of entries) {
      here?.assertStorable(entry);
      if (entry.space !== this.space) continue;
      const {id, activity, type, data, at} = structuredClone(entry);
      await this.#enqueue({id, activity, type, data, at, space: this.space, author: this.identity.sub, seq: UNNUMBERED});
    }
  }

  onStatus(on: (status: LogStatus) => void): () => void {
    return this.#news.listen(on);
  }

  refresh(): void {
    if (this.#unsaved.length > 0) this.#retry();
    this.#deliver(this.#subscribers);
  }

  close(): void {
    this.#subscribers.clear();
    this.#channel?.close();
    this.#retry();
    void this.#writing.then(() => this.#database.close());
  }

  /** Tries again to write what the disk refused. */
  #retry(): void {
    this.#writing = this.#writing.then(() => this.#writeUnsaved()).then(() => this.#setStatus('saved'), () => {});
  }

  #enqueue(entry: Entry): Promise<Receipt> {
    const write = this.#writing.then(() => this.#save(entry));
    this.#writing = write.catch(() => {});
    return write;
  }

  /** Writes what waited and then this; when the disk refuses, keeps it in the page and says so. */
  async #save(entry: Entry): Promise<Receipt> {
    try {
      await this.#writeUnsaved();
      const receipt = await this.#write(entry);
      this.#setStatus('saved');
      if (!receipt.dup) {
        this.#deliver(this.#subscribers);
        this.#channel?.postMessage(receipt.seq);
      }
      return receipt;
    } catch (cause) {
      if (cause instanceof LogError) throw cause;
      this.#unsaved.push(entry);
      this.#setStatus('unsaved');
      for (const {on, options} of this.#subscribers) if (isFor(entry, options)) tell(on, [entry]);
      return {seq: entry.seq, dup: false, pending: true};
    }
  }

  async #writeUnsaved(): Promise<void> {
    for (const waiting of [...this.#unsaved]) {
      await this.#write(waiting).catch((cause: unknown) => {
        // One that can never be written must not stand in the way of the others.
        if (!(cause instanceof LogError)) throw cause;
      });
      this.#unsaved.shift();
    }
  }

  async #write(entry: Entry): Promise<Receipt> {
    const transaction = await this.#begin(STORES.entries, 'readwrite', {durability: 'strict'});
    const done = committed(transaction);
    done.catch(() => {});
    const store = transaction.objectStore(STORES.entries);
    const known = await settled(store.index('id').get([this.space, entry.id]) as IDBRequest<Entry | undefined>);
    if (known) return duplicateOf(known, entry);
    const last = await settled(store.openKeyCursor(
      IDBKeyRange.bound([this.space], [this.space, Infinity]), 'prev'));
    const seq = ((last?.key as [string, number] | undefined)?.[1] ?? 0) + 1;
    store.add({...entry, seq});
    await done;
    return {seq, dup: false};
  }

  async #stored(after: number, {activity}: ReadOptions, reading = this.#begin(STORES.entries)): Promise<Entry[]> {
    const store = (await reading).objectStore(STORES.entries);
    const path = activity === undefined ? [this.space] : [this.space, activity];
    const source = activity === undefined ? store : store.index('activity');
    const piece = (from: number, to: number, most?: number) =>
      settled(source.getAll(IDBKeyRange.bound([...path, from], [...path, to], true), most) as IDBRequest<Entry[]>);
    const first = await piece(after, Infinity, PIECE);
    if (first.length < PIECE) return soundOf(first);
    // The page looks at one piece while the browser reads the next. Nobody knows the end: so each is longer than the one before.
    const {seq} = first.at(-1)!;
    const rest = Array.from({length: PIECES}, async (_, i) => soundOf(await piece(seq * 1.2 ** i, seq * (++i < PIECES ? 1.2 ** i : Infinity))));
    return (await Promise.all([soundOf(first), ...rest])).flat();
  }

  #deliver(subscribers: Iterable<Subscriber>): void {
    for (const subscriber of subscribers) this.#due.add(subscriber);
    this.#delivering = this.#delivering.then(async () => {
      const due = [...this.#due].filter((subscriber) => this.#subscribers.has(subscriber));
      this.#due.clear();
      if (due.length === 0) return;
      const reading = this.#begin(STORES.entries);
      await Promise.all(due.map((subscriber) => this.#deliverTo(subscriber, reading)));
    });
  }

  async #deliverTo(subscriber: Subscriber, reading: Promise<IDBTransaction>): Promise<void> {
    // A disk that cannot be read now is read at the next news; the learner goes on with what the page holds.
    const batch = await this.#stored(subscriber.cursor, subscriber.options, reading).catch((): Entry[] => []);
    if (!this.#subscribers.has(subscriber)) return;
    if (batch.length === 0 && subscriber.started) return;
    const first = !subscriber.started;
    subscriber.started = true;
    subscriber.cursor = batch.at(-1)?.seq ?? subscriber.cursor;
    // What the disk refused is heard of too by those who come later.
    tell(subscriber.on, first ? [...batch, ...this.#unsaved.filter((entry) => isFor(entry, subscriber.options))] : batch);
  }

  readonly #begin: Begin = async (...of) => {
    try {
      return this.#database.transaction(...of);
    } catch (cause) {
      if ((cause as DOMException).name !== 'InvalidStateError') throw cause;
      this.#database = await openDatabase(this.environment.indexedDB);
      return this.#database.transaction(...of);
    }
  };

  #setStatus(status: LogStatus): void {
    if (this.#status === status) return;
    this.#status = status;
    this.#news.send(status);
  }
}

/** A listener that throws must not deafen the others. */
function tell(on: (batch: Entry[]) => void, batch: Entry[]): void {
  try {
    on(batch);
  } catch (error) {
    reportError(error);
  }
}

/** What an older or a foreign program left on the disk must not stop a lesson. */
async function soundOf(entries: Entry[]): Promise<Entry[]> {
  const faultOf = entries.every(isVisit) ? undefined : (await expectEntries())?.faultOf;
  return faultOf ? entries.filter((entry) => !faultOf(entry)) : entries;
}

/** That somebody came: with this each first visit begins, and it alone is no reason to load what checks the others. */
const isVisit = ({type, data}: Entry) => type === 'launched' && typeof data === 'object' && data !== null;

let here: typeof import('./storable.js') | undefined;
let coming: Promise<unknown> | undefined;

/**
 * Brings what says how entries must look: it comes with the first entry, or with somebody who may write one. No writing waits
 * for it: our own elements write what is sound, and work is rather kept unchecked than not. `undefined` where the network does
 * not bring it in time.
 */
export async function expectEntries(): Promise<typeof here> {
  coming ??= import('./storable.js').then((come) => here = come, () => coming = undefined);
  if (!here) await Promise.race([coming, new Promise((late) => setTimeout(late, PATIENCE))]);
  return here;
}

const isFor = (entry: Entry, {activity}: ReadOptions) => activity === undefined || entry.activity === activity;

/** This browser's author: a random name made at the first visit, the same in all lessons of the origin. */
async function ownName(database: IDBDatabase): Promise<string> {
  const transaction = database.transaction(STORES.meta, 'readwrite', {durability: 'strict'});
  const done = committed(transaction);
  done.catch(() => {});
  const store = transaction.objectStore(STORES.meta);
  const known = await settled(store.get('author') as IDBRequest<unknown>);
  if (typeof known === 'string') return known;
  const fresh = uuid();
  store.put(fresh, 'author');
  await done;
  return fresh;
}
