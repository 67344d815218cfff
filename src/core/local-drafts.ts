import {committed, settled, STORES} from './database.js';
import {type Drafts} from './log.js';
import {MemoryDrafts} from './memory-drafts.js';

/** Drafts on this browser's disk; what the disk refuses is held in the page. */
export class LocalDrafts implements Drafts {
  readonly #held = new MemoryDrafts();

  constructor(readonly space: string, readonly open: () => Promise<IDBDatabase>) {}

  async get(key: string): Promise<unknown> {
    try {
      const store = (await this.open()).transaction(STORES.drafts).objectStore(STORES.drafts);
      return (await this.#held.get(key)) ?? await settled<unknown>(store.get([this.space, key]));
    } catch {
      return this.#held.get(key);
    }
  }

  async set(key: string, value: unknown): Promise<void> {
    try {
      const transaction = (await this.open()).transaction(STORES.drafts, 'readwrite');
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
}
