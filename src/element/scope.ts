import type {Log} from '../core/log.js';
import {openLog, type Store} from '../core/open-log.js';
import {expectEntries, type LocalEnvironment} from '../core/local-log.js';
import {Signal} from '../core/signal.js';
import {stirred} from './stir.js';

/** Something a learner can do in a lesson and be done with. */
export interface Activity {id: string; element: HTMLElement; label: () => string}

/** A lesson as its elements see it: where records go, which ids are taken, what there is to do. */
export class Scope {
  readonly #owners = new Map<string, Element>();
  readonly #activities = new Set<Activity>();
  readonly #changed = new Signal<void>();

  /** @param space the lesson's name in the log  @param log its log, perhaps still opening */
  constructor(readonly space: string, readonly log: Promise<Log>) {}

  /** The id an element's records go under: the one it wants, or with a number behind it when another has that one. */
  claim(wanted: string, element: Element): string {
    for (let n = 1; ; n++) {
      const id = n === 1 ? wanted : `${wanted}~${n}`;
      const owner = this.#owners.get(id);
      if (owner && owner !== element && owner.isConnected) continue;
      this.#owners.set(id, element);
      if (n > 1) import('./scope-faults.js').then(({warnTwice}) => warnTwice(wanted, id, element), () => {});
      this.#changed.send();
      return id;
    }
  }

  /** Which element's records go under each id that is taken. */
  get owners(): ReadonlyMap<string, Element> {
    return this.#owners;
  }

  release(id: string, element: Element): void {
    if (this.#owners.get(id) === element) this.#owners.delete(id);
  }

  /** Adds to what there is to do. Returns the way to take it away. */
  enter(activity: Activity): () => void {
    this.#activities.add(activity);
    this.#changed.send();
    return () => {
      this.#activities.delete(activity);
      this.#changed.send();
    };
  }

  /** What there is to do, in the page's order. */
  get activities(): Activity[] {
    return [...this.#activities].sort((a, b) =>
      a.element.compareDocumentPosition(b.element) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1);
  }

  onChange(listener: () => void): () => void {
    return this.#changed.listen(listener);
  }
}

/** What this browser lends a log; `undefined` where it throws at the mere look (sandboxed frames). */
function browserEnvironment(): LocalEnvironment | undefined {
  try {
    if (!globalThis.indexedDB) return undefined;
    return {
      indexedDB: globalThis.indexedDB,
      ...(typeof BroadcastChannel === 'function' && {channel: (name: string) => new BroadcastChannel(name)}),
    };
  } catch {
    return undefined;
  }
}

/** A scope over this browser's storage. */
export function openScope(space: string, store: Store = 'local', learner?: string): Scope {
  void stirred().then(expectEntries);
  return new Scope(space, openLog(space, store, browserEnvironment(), learner));
}

let page: Scope | undefined;

/** The scope of elements that stand in no lesson: the page itself. */
export function pageScope(): Scope {
  page ??= openScope(location.origin + location.pathname);
  return page;
}
