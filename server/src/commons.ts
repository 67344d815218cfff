import {audienceOf} from '../../src/core/audience.js';
import type {Audience, Entry} from '../../src/core/entry.js';
import {coalesced} from './coalesce.js';
import type {Store} from './store.js';

const PAGE = 500;
/** Characters of entries that are held of one space, and of all. */
const MOST_OF_ONE = 4 * 1024 * 1024;
const MOST_OF_ALL = 16 * 1024 * 1024;

/** Whom an entry is for that is not its author's and the staff's alone. */
const SHARED: readonly Audience[] = ['all', 'staff-and-subject'];

interface Shelf {
  /** Another edition means that something was erased since. */
  edition: string;
  entries: Entry[];
  weight: number;
  cursor: number;
  refresh: () => Promise<void>;
}

/**
 * What is for everybody, held ready. When the bell rings a whole class opens the page, and each would read through all
 * that the others answered in order to find the posts.
 */
export class Commons {
  readonly #shelves = new Map<string, Shelf>();
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** All entries for everybody up to `cursor`, in order; everything appended before the call is among them. `undefined` when they are too many to hold. */
  async read(space: string, edition: string): Promise<{entries: readonly Entry[]; cursor: number} | undefined> {
    const shelf = this.#shelfOf(space, edition);
    await shelf.refresh();
    if (shelf.weight > MOST_OF_ONE) return undefined;
    return {entries: shelf.entries, cursor: shelf.cursor};
  }

  /** Takes what somebody else has just read behind `after`, so that nobody has to read it again. */
  offer(space: string, edition: string, page: readonly Entry[], after: number): void {
    this.#take(this.#shelfOf(space, edition), page, after);
  }

  #shelfOf(space: string, edition: string): Shelf {
    const known = this.#shelves.get(space);
    this.#shelves.delete(space);
    const fresh = (): Shelf => {
      const shelf: Shelf = {edition, entries: [], weight: 0, cursor: 0, refresh: coalesced(() => this.#fill(space, shelf))};
      return shelf;
    };
    const shelf = known?.edition === edition ? known : fresh();
    // Last in the order: what was not asked for longest goes first.
    this.#shelves.set(space, shelf);
    this.#makeRoom();
    return shelf;
  }

  async #fill(space: string, shelf: Shelf): Promise<void> {
    while (shelf.weight <= MOST_OF_ONE) {
      const after = shelf.cursor;
      const page = await this.#store.read(space, after, {limit: PAGE});
      this.#take(shelf, page, after);
      if (page.length < PAGE) return;
    }
  }

  #take(shelf: Shelf, page: readonly Entry[], after: number): void {
    if (shelf.cursor !== after || shelf.weight > MOST_OF_ONE) return;
    const common = page.filter(({type}) => SHARED.includes(audienceOf(type)));
    shelf.entries.push(...common);
    shelf.weight += common.reduce((sum, entry) => sum + JSON.stringify(entry).length, 0);
    shelf.cursor = page.at(-1)?.seq ?? after;
    // Only that they are too many is remembered.
    if (shelf.weight > MOST_OF_ONE) shelf.entries = [];
  }

  #makeRoom(): void {
    let weight = [...this.#shelves.values()].reduce((sum, shelf) => sum + Math.min(shelf.weight, MOST_OF_ONE), 0);
    for (const [space, shelf] of this.#shelves) {
      if (weight <= MOST_OF_ALL && this.#shelves.size <= 1000) return;
      this.#shelves.delete(space);
      weight -= shelf.weight;
    }
  }
}
