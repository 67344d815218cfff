import type {Entry, NewEntry} from '../core/entry.js';
import {inOrder} from '../core/fold.js';
import {LocalDrafts} from '../core/local-drafts.js';
import {duplicateOf, UNNUMBERED, type Drafts, type Gathering, type Identity, type Log, type LogStatus, type ReadOptions, type Receipt} from '../core/log.js';
import {Signal} from '../core/signal.js';
import {assertStorable} from '../core/storable.js';
import type {Change} from './change.js';
import {exchangeOn, type Exchange, type Trouble} from './exchange.js';
import {leadership, type Lead} from './lead.js';
import {Ledger} from './ledger.js';
import type {Net} from './net.js';
import {placeOf, type Pass} from './pass.js';
import {Shelf} from './shelf.js';

/** What another tab made is sent by this one when it is not sent by then, ms. */
const THEIRS = 5000;

/**
 * The log of a class: what happens here is on this device's disk at once and goes to the class when the network lets it;
 * what others say comes by a stream. Without a network all that was known is there.
 */
export class HttpLog implements Log {
  readonly drafts: Drafts;
  declare gathering?: Gathering;
  /** What is known, what waits to be sent, what was refused: to look at. */
  readonly ledger: Ledger;
  readonly #shelf: Shelf;
  readonly #subscribers = new Set<(batch: Entry[]) => void>();
  readonly #news = new Signal<LogStatus>();
  /** What the disk refused. */
  readonly #held = new Map<string, Entry>();
  readonly #gone = new AbortController();
  readonly #exchange: Exchange;
  #lead!: Lead;
  #channel: BroadcastChannel | undefined;
  /** Where what waits to be sent is kept meanwhile. */
  #meanwhile: LogStatus = 'waiting';
  #status: LogStatus = 'shared';
  #writing: Promise<unknown> = Promise.resolve();

  /** Use `open`. */
  private constructor(readonly space: string, readonly pass: Pass, readonly net: Net) {
    const place = placeOf(pass);
    this.ledger = new Ledger(space);
    this.#shelf = new Shelf(net.indexedDB, place);
    this.drafts = new LocalDrafts(place, async (...of) => (await this.#shelf.open()).transaction(...of));
    this.#exchange = exchangeOn({
      net, pass, url: `${pass.server}/v1/spaces/${encodeURIComponent(pass.space)}`, ledger: this.ledger,
      keep: (change) => void this.keep(change), onTurn: () => this.#judge(true),
    });
  }

  /**
   * Opens a class as far as this device knows it; the network may come later. Never rejects.
   * @param space what the log is called on this device
   * @param pass its token is put anew when the server renews it; then `onStatus` tells
   */
  static async open(space: string, pass: Pass, net: Net): Promise<HttpLog> {
    const log = new HttpLog(space, pass, net);
    const exchange = log.#exchange;
    const place = placeOf(pass);
    try {
      await log.#shelf.open();
      // Before the disk is read, so that nothing falls between.
      log.#channel = net.channel?.(place);
      if (log.#channel) log.#channel.onmessage = ({data}) => log.hear(data as Change);
      log.ledger.take(await log.#shelf.load());
    } catch {
      log.#meanwhile = 'memory';
    }
    exchange.late = log.ledger.unsent.size > 0;
    log.#lead = leadership(log.#channel && net.locks, place, exchange.listen);
    log.#gone.signal.addEventListener('abort', net.onTurn((turn) => {
      log.#lead[turn]();
      exchange.wake();
    }));
    log.#lead.seen();
    void exchange.send(log.#gone.signal);
    log.#judge();
    return log;
  }

  get status(): LogStatus {
    return this.#status;
  }

  /** Why nothing goes on although there is a network. */
  get trouble(): Trouble | undefined {
    return this.#exchange.trouble;
  }

  async append(entry: NewEntry): Promise<Receipt> {
    assertStorable(entry);
    const known = this.ledger.known.get(entry.id);
    if (known) {
      // Acknowledged is what the disk has.
      await this.#writing.catch(() => {});
      return duplicateOf(known, entry);
    }
    const kept = await this.keep({unsent: [this.#made({...entry, at: this.net.now().toISOString()})]});
    return {seq: UNNUMBERED, dup: false, ...(!kept && {pending: true})};
  }

  read(after: number, options: ReadOptions = {}): Promise<Entry[]> {
    return Promise.resolve(this.#found(after, options));
  }

  subscribe(after: number, on: (batch: Entry[]) => void, options: ReadOptions = {}): () => void {
    const hear = (batch: Entry[]) => {
      const mine = batch.filter((entry) => isFor(entry, options));
      if (mine.length > 0) on(mine);
    };
    let live = true;
    queueMicrotask(() => {
      if (!live) return;
      this.#subscribers.add(hear);
      on(this.#found(after, options));
    });
    return () => {
      live = false;
      this.#subscribers.delete(hear);
    };
  }

  whoami(): Promise<Identity> {
    const {sub, role, name} = this.pass;
    return Promise.resolve({sub, role, ...(name && {name})});
  }

  nameOf(sub: string): string | undefined {
    return this.ledger.names.get(sub);
  }

  async restore(entries: Entry[]): Promise<void> {
    const unsent = entries.filter(({id, space}) => space === this.space && !this.ledger.known.has(id));
    unsent.forEach(assertStorable);
    await this.keep({unsent: unsent.map((entry) => this.#made(entry))});
  }

  /** Takes a change into the page, to the other tabs and to the disk. Resolves to whether the disk has it. */
  async keep(change: Change): Promise<boolean> {
    const {entries = [], unsent = [], refused = []} = change;
    const settled = entries.map(({id}) => id).filter((id) => this.ledger.unsent.has(id) || this.ledger.refused.has(id));
    for (const {id} of [...entries, ...refused]) this.#held.delete(id);
    this.#show(change);
    this.#channel?.postMessage(change);
    this.#exchange.nudge();
    const come = [...this.#held.values(), ...unsent];
    try {
      await (this.#writing = this.#shelf.write({...change, unsent: come}, settled));
      for (const {id} of come) this.#held.delete(id);
      this.#meanwhile = 'waiting';
      return true;
    } catch {
      for (const entry of come) if (this.ledger.unsent.has(entry.id)) this.#held.set(entry.id, entry);
      if (this.#meanwhile === 'waiting') this.#meanwhile = 'unsaved';
      return false;
    } finally {
      this.#judge();
    }
  }

  /** Takes what is on the disk already, as another tab says. */
  hear(change: Change): void {
    this.#show(change);
    this.net.after(THEIRS, this.#exchange.nudge);
  }

  onStatus(on: (status: LogStatus) => void): () => void {
    return this.#news.listen(on);
  }

  /** Tries now what waits, and looks at the disk for what other tabs did. */
  refresh(): void {
    void this.#shelf.load().then((change) => this.#show(change), () => {});
    if (this.#held.size > 0) void this.keep({});
    this.#exchange.wake();
    this.#lead.wait();
  }

  close(): void {
    this.#subscribers.clear();
    this.#gone.abort();
    this.#lead.left();
    this.#exchange.wake();
    this.#channel?.close();
    void this.#writing.catch(() => {}).then(() => this.#shelf.close());
  }

  #found(after: number, options: ReadOptions): Entry[] {
    return inOrder(this.ledger.known).filter((entry) => entry.seq > after && isFor(entry, options)).slice(0, options.limit);
  }

  #made({id, activity, type, data, at}: NewEntry & Pick<Entry, 'at'>): Entry {
    return {id, activity, type, data: structuredClone(data), at, space: this.space, author: this.pass.sub, seq: UNNUMBERED};
  }

  #show(change: Change): void {
    const {turn} = this.ledger;
    const batch = this.ledger.take(change);
    if (batch[0]) {
      for (const on of this.#subscribers) {
        // A listener that throws must not deafen the others.
        try {
          on(batch);
        } catch (error) {
          reportError(error);
        }
      }
    }
    this.#judge(turn !== this.ledger.turn);
  }

  #judge(always = false): void {
    const before = this.#status;
    const {unsent} = this.ledger;
    if (unsent.size === 0) this.#status = 'shared';
    // What is sent at once is not worth a word.
    else if (this.#exchange.late) this.#status = this.#meanwhile;
    if (always || before !== this.#status) this.#news.send(this.#status);
  }
}

const isFor = (entry: Entry, {activity}: ReadOptions) => activity === undefined || entry.activity === activity;
