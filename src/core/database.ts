/** The three shapes of IndexedDB that a log needs, as promises. */
import {NAME} from './fresh.js';

export const STORES = {entries: 'entries', drafts: 'drafts', meta: 'meta'} as const;
const VERSION = 1;

export function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('The browser gave no reason.'));
  });
}

/** Resolves when the transaction is on disk (as far as its `durability` promises). */
export function committed(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('The browser gave no reason.'));
  });
}

/** Begins a transaction, in a database that is opened again where it was closed. */
export type Begin = (...of: Parameters<IDBDatabase['transaction']>) => Promise<IDBTransaction>;

/** Opens the database; rejects where the browser forbids storage. */
export async function openDatabase(factory: IDBFactory): Promise<IDBDatabase> {
  const request = factory.open(NAME, VERSION);
  request.onupgradeneeded = () => {
    const entries = request.result.createObjectStore(STORES.entries, {keyPath: ['space', 'seq']});
    entries.createIndex('id', ['space', 'id'], {unique: true});
    entries.createIndex('activity', ['space', 'activity', 'seq']);
    request.result.createObjectStore(STORES.drafts);
    request.result.createObjectStore(STORES.meta);
  };
  const database = await settled(request);
  // A newer copy of the library in another tab may want to upgrade: stand aside, and open again when next needed.
  database.onversionchange = () => database.close();
  return database;
}
