import type {Entry, NewEntry} from '../../src/core/entry.js';
import type {Identity, Log, LogStatus, ReadOptions, Receipt} from '../../src/core/log.js';
import {MemoryDrafts} from '../../src/core/memory-drafts.js';

/** The log of a class as its staff, or a learner, hears it. */
export class ClassLog implements Log {
  readonly space = 'room';
  readonly status: LogStatus = 'shared';
  readonly drafts = new MemoryDrafts();
  readonly #listeners = new Set<{on: (batch: Entry[]) => void; activity: string | undefined}>();

  constructor(readonly entries: Entry[], readonly identity: Identity = {sub: 'prof', role: 'staff', name: 'Prof. Nkem'}) {}

  append({id, activity, type, data}: NewEntry): Promise<Receipt> {
    const seq = this.entries.length + 1;
    this.tell([{id, activity, type, data, space: this.space, author: this.identity.sub, at: new Date().toISOString(), seq}]);
    return Promise.resolve({seq, dup: false});
  }

  /** Something comes from the class. */
  tell(batch: Entry[]): void {
    this.entries.push(...batch);
    for (const {on, activity} of this.#listeners) {
      const mine = batch.filter((entry) => activity === undefined || entry.activity === activity);
      if (mine.length > 0) on(mine);
    }
  }

  read(after: number, {activity}: ReadOptions = {}): Promise<Entry[]> {
    return Promise.resolve(this.entries.filter((entry) => entry.seq > after && (activity === undefined || entry.activity === activity)));
  }

  subscribe(after: number, on: (batch: Entry[]) => void, options: ReadOptions = {}): () => void {
    void this.read(after, options).then(on);
    const listener = {on, activity: options.activity};
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  whoami(): Promise<Identity> {
    return Promise.resolve(this.identity);
  }

  nameOf(sub: string): string | undefined {
    const names = ['Amara', 'Bjørn', 'Chiara', 'Dinh', 'Esra', 'Farid', 'Grace', 'Hana', 'Ivo', 'Jun'];
    const n = Number(/^l(\d+)$/.exec(sub)?.[1] ?? NaN);
    return Number.isNaN(n) ? undefined : `${names[n % 10]!} ${String.fromCharCode(65 + Math.floor(n / 10) % 26)}.`;
  }

  restore(): Promise<void> {
    return Promise.resolve();
  }

  onStatus(): () => void {
    return () => {};
  }

  refresh(): void {}
  close(): void {}
}
