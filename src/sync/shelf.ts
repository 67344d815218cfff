import {committed, openDatabase, settled, STORES} from '../core/database.js';
import type {Entry} from '../core/entry.js';
import type {Change, Refused} from './change.js';

/** What is kept beside the entries. */
export type Card = {[K in 'names' | 'cursor']?: Change[K] | undefined};

/** The kinds of entries at a place: each lies in the database of the local log as a space of its own. */
export const KINDS = ['entries', 'unsent', 'refused'] as const;
type Kind = typeof KINDS[number];

export const spaceOf = (place: string, kind: Kind): string => `${place} ${kind}`;

const within = (space: string) => IDBKeyRange.bound([space], [space, Infinity]);

/** What this browser's disk keeps of a class for one learner: what came, what waits to be sent, what was refused. */
export class Shelf {
  #database: IDBDatabase | undefined;

  constructor(readonly factory: IDBFactory | undefined, readonly place: string) {}

  /** Rejects where the browser forbids storage. */
  async open(): Promise<IDBDatabase> {
    try {
      this.#database!.transaction(STORES.meta);
    } catch {
      // Not open yet, or closed for a newer copy of the library.
      this.#database = await openDatabase(this.factory!);
    }
    return this.#database!;
  }

  /** All that was written. */
  async load(): Promise<Change> {
    const transaction = (await this.open()).transaction([STORES.entries, STORES.meta]);
    const change: Change = {...await settled(transaction.objectStore(STORES.meta).get(this.place) as IDBRequest<Card | undefined>)};
    for (const kind of KINDS) {
      change[kind] = await settled(transaction.objectStore(STORES.entries).getAll(within(spaceOf(this.place, kind))) as IDBRequest<Refused[]>);
    }
    return change;
  }

  /**
   * All of a change or nothing of it. Resolves when it is on the disk.
   * @param sent ids of what waited or was refused, and has its number now
   */
  async write({entries = [], unsent = [], refused = [], dropped = [], names, cursor}: Change, sent: string[]): Promise<void> {
    const {place} = this;
    const transaction = (await this.open()).transaction(
      [STORES.entries, STORES.meta], 'readwrite', {durability: unsent[0] ? 'strict' : 'relaxed'});
    const done = committed(transaction);
    done.catch(() => {});
    const store = transaction.objectStore(STORES.entries);
    for (const entry of entries) store.put({...entry, space: spaceOf(place, 'entries')});
    const move = async (kind: Kind, come: Entry[], gone: string[]) => {
      const space = spaceOf(place, kind);
      const keyOf = (id: string) => settled(store.index('id').getKey([space, id]));
      for (const id of gone) {
        const key = await keyOf(id);
        if (key) store.delete(key);
      }
      for (const entry of come) {
        if (await keyOf(entry.id)) continue;
        const last = await settled(store.openKeyCursor(within(space), 'prev'));
        store.add({...entry, space, seq: last ? (last.key as [string, number])[1] + 1 : 1});
      }
    };
    await move('unsent', unsent, [...sent, ...idsOf(refused)]);
    await move('refused', refused, [...sent, ...idsOf(unsent), ...dropped]);
    if (cursor || names) {
      const cards = transaction.objectStore(STORES.meta);
      const card = await settled(cards.get(place) as IDBRequest<Card | undefined>);
      cards.put({names: {...card?.names, ...names}, cursor: cursor ?? card?.cursor} satisfies Card, place);
    }
    await done;
  }

  close(): void {
    this.#database?.close();
  }
}

const idsOf = (entries: Entry[]) => entries.map(({id}) => id);
