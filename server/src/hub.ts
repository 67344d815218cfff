import {peopleIn} from '../../src/core/audience.js';
import type {Entry} from '../../src/core/entry.js';
import {batchOf, type Batch} from './batch.js';
import {markOf} from './history.js';
import type {People} from './people.js';
import type {Space, Spaces} from './space.js';
import type {Store} from './store.js';
import type {Talks} from './talks.js';

/** Somebody who is told what comes. */
export interface Listener {
  sub: string;
  role: string;
  /** What came, from now on. Must not throw. */
  hear(batch: Batch): void;
  /** Time passes without news: the connection is to be kept, and the right to it looked at. */
  beat(): void;
  /** Nothing will come any more; with `again` because this server goes, and another is soon there. */
  end(again: boolean): void;
}

/** News come together for so long: with 500 listeners a message each would be more work than the news. */
const TOGETHER_MS = 50;
const BEAT_MS = 15_000;
/** When the store is away, it is asked again after so long. */
const AGAIN_MS = 1000;
/** A watch outlives its last listener for so long: pages are reloaded. */
const LINGER_MS = 5000;

export interface HubOptions {
  store: Store;
  people: People;
  spaces: Spaces;
  talks: Talks;
  onError: (error: unknown) => void;
  beatMs?: number;
}

/** All who listen to one space, over one watch of the store. */
export class Hub {
  /** Resolves when news come in: what was stored before has a `seq` up to `cursor`. Rejects when the store is away. */
  readonly ready: Promise<void>;
  readonly #listeners = new Set<Listener>();
  readonly #beating: NodeJS.Timeout;
  #cursor = 0;
  #mark = '';
  #erasures: number | undefined;
  #pending: Entry[] = [];
  #told = -Infinity;
  #telling = false;
  #closed = false;
  #unwatch: (() => void) | undefined;
  #lingering: NodeJS.Timeout | undefined;
  #looking: Promise<void> | undefined;

  /** `onGone`: it listens no more, and another is to be made for who comes. */
  constructor(readonly space: string, readonly options: HubOptions, readonly onGone: () => void) {
    this.#beating = setInterval(() => void this.#beat(), options.beatMs ?? BEAT_MS);
    this.#beating.unref();
    this.ready = this.#start();
    this.ready.catch(() => {});
  }

  /** Up to here everybody has been told. */
  get cursor(): number {
    return this.#cursor;
  }

  /** What cursors end with now. */
  get mark(): string {
    return this.#mark;
  }

  get size(): number {
    return this.#listeners.size;
  }

  /** Whether it knows of all that was erased by then. */
  knows({erasures = 0}: Space): boolean {
    return this.#erasures === erasures;
  }

  /** Gives the way to listen no more. */
  add(listener: Listener): () => void {
    this.#listeners.add(listener);
    this.#linger();
    return () => {
      this.#listeners.delete(listener);
      this.#linger();
    };
  }

  end(which: (listener: Listener) => boolean, again: boolean): void {
    for (const listener of [...this.#listeners]) if (which(listener)) listener.end(again);
  }

  /** What was told is perhaps not there any more: all come again, and are told so. */
  renew(): void {
    this.end(() => true, true);
    this.close();
  }

  async idle(): Promise<void> {
    await this.#looking;
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    clearInterval(this.#beating);
    clearTimeout(this.#lingering);
    this.#unwatch?.();
    this.onGone();
  }

  async #start(): Promise<void> {
    try {
      await this.#look();
      this.#cursor = await this.options.store.last(this.space);
      this.#unwatch = await this.options.store.watch(this.space, this.#cursor, (batch) => {
        this.#pending.push(...batch);
        this.#schedule();
      });
      if (this.#closed) this.#unwatch();
      this.#linger();
    } catch (error) {
      this.close();
      throw error;
    }
  }

  /** Looks whether something was erased since it began, perhaps by another gateway. */
  async #look(): Promise<void> {
    const space = await this.options.spaces.get(this.space);
    this.#mark = markOf(space);
    this.#erasures ??= space.erasures ?? 0;
    if (!this.knows(space)) this.renew();
  }

  async #beat(): Promise<void> {
    await (this.#looking = this.#look().catch(() => {}));
    for (const listener of [...this.#listeners]) listener.beat();
  }

  /** The first after a silence is told at once; the more it takes to tell all, the more comes together. */
  #schedule(): void {
    if (this.#telling || this.#closed) return;
    this.#telling = true;
    setTimeout(() => void this.#tell(), Math.max(0, this.#told + TOGETHER_MS - performance.now()));
  }

  async #tell(): Promise<void> {
    const entries = this.#pending;
    this.#pending = [];
    const {people, talks, onError} = this.options;
    const names = await people.names(this.space, entries.flatMap(peopleIn)).catch((error: unknown) => {
      onError(error);
      return {};
    });
    let batch: Batch;
    try {
      await this.#look();
      if (this.#closed) return;
      batch = batchOf(entries, {names, mark: this.#mark}, await talks.read(this.space));
    } catch (error) {
      // Nobody is told what perhaps they may not see.
      onError(error);
      this.#pending.unshift(...entries);
      setTimeout(() => {
        this.#telling = false;
        this.#schedule();
      }, AGAIN_MS).unref();
      return;
    }
    this.#cursor = batch.cursor;
    const start = performance.now();
    for (const listener of [...this.#listeners]) listener.hear(batch);
    // What was said goes to the sockets now: that is most of the work.
    await new Promise((written) => setImmediate(written));
    const now = performance.now();
    this.#told = now + Math.min(1000, now - start);
    this.#telling = false;
    if (this.#pending.length > 0) this.#schedule();
  }

  #linger(): void {
    clearTimeout(this.#lingering);
    if (this.#listeners.size > 0 || this.#closed) return;
    this.#lingering = setTimeout(() => this.close(), LINGER_MS);
    this.#lingering.unref();
  }
}

/** The hubs of all spaces that somebody listens to. */
export class Hubs {
  readonly #hubs = new Map<string, Hub>();

  constructor(readonly options: HubOptions) {}

  of(space: string): Hub {
    const open = this.#hubs.get(space) ?? new Hub(space, this.options, () => this.#hubs.delete(space));
    this.#hubs.set(space, open);
    return open;
  }

  /** Ends those who listen to a space and for whom it holds. */
  end(space: string, which: (listener: Listener) => boolean): void {
    this.#hubs.get(space)?.end(which, false);
  }

  /** Sends away to come back who listens to a space. */
  renew(space: string): void {
    this.#hubs.get(space)?.renew();
  }

  /** Tells all to come back, and ends the watches. Resolves when nothing is asked of the store any more. */
  async stop(): Promise<void> {
    const hubs = [...this.#hubs.values()];
    for (const hub of hubs) hub.renew();
    await Promise.all(hubs.map(async (hub) => hub.idle()));
  }

  /** How many listen. */
  get size(): number {
    return [...this.#hubs.values()].reduce((sum, hub) => sum + hub.size, 0);
  }
}
