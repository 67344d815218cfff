import {committed, settled, STORES, type Begin} from './database.js';
import type {Drafts} from './log.js';
import {MemoryDrafts} from './memory-drafts.js';

/** Drafts on this browser's disk; what the disk refuses is held in the page. */
export class LocalDrafts implements Drafts {
  readonly #held = new MemoryDrafts();

  /** What is read in one breath shares a transaction: a page with many questions asks for much at once. */
  #reading: Promise<IDBObjectStore> | undefined;

  constructor(readonly space: string, readonly begin: Begin) {}

  async get(key: string): Promise<unknown> {
    try {
      const stored = settled<unknown>((await (this.#reading ??= this.#read())).get([this.space, key]));
      return (await this.#held.get(key)) ?? await stored;
    } catch {
      return this.#held.get(key);
    }
  }

  async set(key: string, value: unknown): Promise<void> {
    // Who reads from now on reads this.
    this.#reading = undefined;
    try {
      const transaction = await this.begin(STORES.drafts, 'readwrite');
      const done = committed(transaction);
      const store = transaction.objectStore(STORES.drafts);
      if (value === undefined) store.delete([this.space, key]);
      else store.put(value, [this.space, key]);
      await done;
      await this.#held.set(key, undefined);
    } catch {
      await this.#held.set(key, value);
    }
  }

  async #read(): Promise<IDBObjectStore> {
    try {
      return (await this.begin(STORES.drafts)).objectStore(STORES.drafts);
    } finally {
      queueMicrotask(() => {
        this.#reading = undefined;
      });
    }
  }
}
