import {committed, openDatabase, settled, STORES} from '../core/database.js';
import type {Membership} from './join.js';
import {KINDS, spaceOf} from './shelf.js';

/** All draft keys of a space: lists sort behind texts. */
const draftsOf = (space: string) => IDBKeyRange.bound([space], [space, []]);
const entriesOf = (space: string) => IDBKeyRange.bound([space], [space, Infinity]);

/** What a device keeps of its learners' classes. Where it keeps nothing, nothing is found and nothing goes wrong. */
export class Belongings {
  constructor(readonly factory: IDBFactory | undefined) {}

  /** Who somebody is in the class of a lesson. */
  async membership(lesson: string): Promise<Membership | undefined> {
    return this.#in(async (transaction) =>
      settled(transaction.objectStore(STORES.meta).get(`class ${lesson}`) as IDBRequest<Membership | undefined>));
  }

  async remember(lesson: string, membership: Membership): Promise<void> {
    await this.#in((transaction) => {
      transaction.objectStore(STORES.meta).put(membership, `class ${lesson}`);
    });
  }

  /** What is typed and not sent goes along to where the learner goes. */
  async moveDrafts(from: string, to: string): Promise<void> {
    await this.#in(async (transaction) => {
      const store = transaction.objectStore(STORES.drafts);
      const [keys, values] = await Promise.all([settled(store.getAllKeys(draftsOf(from))), settled<unknown[]>(store.getAll(draftsOf(from)))]);
      keys.forEach((key, i) => store.put(values[i], [to, (key as [string, string])[1]]));
      store.delete(draftsOf(from));
    });
  }

  /** Lets go of a place with all that is in it; with `lesson` of who somebody was there. */
  async forget(place: string, lesson?: string): Promise<void> {
    await this.#in((transaction) => {
      for (const space of [place, ...KINDS.map((kind) => spaceOf(place, kind))]) transaction.objectStore(STORES.entries).delete(entriesOf(space));
      transaction.objectStore(STORES.drafts).delete(draftsOf(place));
      transaction.objectStore(STORES.meta).delete(place);
      if (lesson !== undefined) transaction.objectStore(STORES.meta).delete(`class ${lesson}`);
    });
  }

  async #in<T>(work: (transaction: IDBTransaction) => T | Promise<T>): Promise<T | undefined> {
    if (!this.factory) return undefined;
    let database: IDBDatabase | undefined;
    try {
      database = await openDatabase(this.factory);
      const transaction = database.transaction(Object.values(STORES), 'readwrite', {durability: 'strict'});
      const done = committed(transaction);
      done.catch(() => {});
      const result = await work(transaction);
      await done;
      return result;
    } catch {
      return undefined;
    } finally {
      database?.close();
    }
  }
}
