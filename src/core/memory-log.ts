import type {Entry, NewEntry} from './entry.js';
import {uuid} from './id.js';
import {duplicateOf, type Drafts, type Identity, type Log, type LogStatus, type ReadOptions, type Receipt} from './log.js';
import {MemoryDrafts} from './memory-drafts.js';
import {Signal} from './signal.js';
import {assertStorable} from './storable.js';

/** A log for as long as the page lives: for trying out, for tests, and where a browser forbids storage. */
export class MemoryLog implements Log {
  readonly status: LogStatus = 'memory';
  readonly drafts: Drafts = new MemoryDrafts();
  readonly #entries: Entry[] = [];
  readonly #news = new Signal<Entry[]>();
  readonly #identity: Identity;

  constructor(readonly space: string, identity: Partial<Identity> = {}, readonly now: () => Date = () => new Date()) {
    this.#identity = {sub: uuid(), role: 'learner', ...identity};
  }

  async append(entry: NewEntry): Promise<Receipt> {
    assertStorable(entry);
    const known = this.#entries.find(({id}) => id === entry.id);
    if (known) return duplicateOf(known, entry);
    const {id, activity, type, data} = structuredClone(entry);
    const stored = {
      id, activity, type, data, space: this.space,
      author: this.#identity.sub, at: this.now().toISOString(), seq: this.#entries.length + 1,
    };
    this.#add(stored);
    return {seq: stored.seq, dup: false};
  }

  read(after: number, {activity, limit}: ReadOptions = {}): Promise<Entry[]> {
    return Promise.resolve(this.#since(after, activity).slice(0, limit));
  }

  subscribe(after: number, on: (batch: Entry[]) => void, {activity}: ReadOptions = {}): () => void {
    let live = true;
    let stop = () => {};
    queueMicrotask(() => {
      if (!live) return;
      on(this.#since(after, activity));
      stop = this.#news.listen((batch) => {
        const mine = batch.filter((e) => activity === undefined || e.activity === activity);
        if (mine.length > 0) on(mine);
      });
    });
    return () => {
      live = false;
      stop();
    };
  }

  whoami(): Promise<Identity> {
    return Promise.resolve(this.#identity);
  }

  async restore(entries: Entry[]): Promise<void> {
    for (const entry of entries) {
      assertStorable(entry);
      if (entry.space !== this.space || this.#entries.some(({id}) => id === entry.id)) continue;
      this.#add({...structuredClone(entry), author: this.#identity.sub, seq: this.#entries.length + 1});
    }
  }

  onStatus(): () => void {
    return () => {};
  }

  refresh(): void {}

  close(): void {}

  #since(after: number, activity: string | undefined): Entry[] {
    return this.#entries.filter((e) => e.seq > after && (activity === undefined || e.activity === activity));
  }

  #add(entry: Entry): void {
    this.#entries.push(entry);
    this.#news.send([entry]);
  }
}
