import {peopleIn} from '../../src/core/audience.js';
import {frameOf, namesIn, nothingAt, type Batch, type Viewer} from './batch.js';
import {Failure} from './failure.js';
import {cursorAt} from './history.js';
import type {Hub, Listener} from './hub.js';
import type {Outlet, Spring} from './outlet.js';
import type {People} from './people.js';
import {catchUp, type Library, type Reading} from './reading.js';

export interface Source {
  library: Library;
  people: People;
  hub: Hub;
  space: string;
  after: number;
  viewer: Viewer;
}

export interface StreamOptions {
  /** Bytes that may wait for a slow client. */
  buffer: number;
  /** Rejects when its reader has no right to it any more. */
  check: () => Promise<unknown>;
  /** `cut`: the client was too slow. */
  onEnd: (cut: boolean) => void;
  onError: (error: unknown) => void;
}

const encoder = new TextEncoder();
const HELLO = encoder.encode(': hello\n\n');
const HEARTBEAT = encoder.encode(': heartbeat\n\n');
/** All who are sent away come back within so many ms, not in one moment. */
const BACK_MS = 3000;
const STALLED_BEATS = 4;

/** What a viewer sees of a space as server-sent events: what is there, and then what comes. */
export const eventStream = (source: Source, options: StreamOptions): Spring => new EventStream(source, options);

class EventStream implements Listener, Spring {
  readonly sub: string;
  readonly role: string;
  readonly #source: Source;
  readonly #options: StreamOptions;
  readonly #leave: () => void;
  #outlet: Outlet | undefined;
  /** Seen up to here, and told up to here: what is not for this viewer is seen only. */
  #cursor: number;
  #sent = -1;
  #live = false;
  #closed = false;
  #stalled = 0;
  #onRoom: (() => void) | undefined;

  constructor(source: Source, options: StreamOptions) {
    this.#source = source;
    this.#options = options;
    this.#cursor = source.after;
    ({sub: this.sub, role: this.role} = source.viewer);
    // From now on, so that the hub does not go before the first reading.
    this.#leave = source.hub.add(this);
  }

  start(outlet: Outlet): void {
    this.#outlet = outlet;
    if (this.#closed) {
      outlet.end();
      return;
    }
    this.#push(HELLO);
    void this.#catchUp();
  }

  onRoom(): void {
    this.#onRoom?.();
  }

  onGone(): void {
    this.#over(false);
  }

  hear(batch: Batch): void {
    if (!this.#live || batch.cursor <= this.#cursor) return;
    const frame = batch.frame(this.#source.viewer, this.#cursor);
    this.#cursor = batch.cursor;
    if (!frame) return;
    this.#sent = this.#cursor;
    this.#push(frame);
  }

  beat(): void {
    this.#stalled = this.#room > 0 ? 0 : this.#stalled + 1;
    if (this.#stalled >= STALLED_BEATS) this.#cut();
    else if (this.#stalled === 0) this.#push(this.#live && this.#cursor > this.#sent ? this.#nothing(this.#cursor) : HEARTBEAT);
    this.#options.check().catch((error: unknown) => {
      // A store that is away for a moment takes nobody's right.
      if (error instanceof Failure) this.end(false);
    });
  }

  end(again: boolean): void {
    if (this.#closed) return;
    this.#over(false);
    if (again) this.#outlet?.write(encoder.encode(`retry: ${500 + Math.floor(Math.random() * BACK_MS)}\n: come back\n\n`));
    this.#outlet?.end();
  }

  async #catchUp(): Promise<void> {
    try {
      await catchUp(this.#source, this.#source, this.#source.viewer, {
        page: (reading) => this.#page(reading), level: (upTo) => this.#level(upTo), isOver: () => this.#closed,
      });
    } catch (error) {
      this.#options.onError(error);
      this.end(true);
    }
  }

  async #page({entries, cursor}: Reading): Promise<void> {
    const {people, space} = this.#source;
    const names = namesIn(entries, await people.names(space, entries.flatMap(peopleIn)));
    this.#cursor = this.#sent = cursor;
    this.#push(frameOf(cursorAt(cursor, this.#source.hub.mark), JSON.stringify({entries, names})));
    while (!this.#closed && this.#room <= 0) await new Promise<void>((done) => (this.#onRoom = done));
  }

  #level(cursor: number): void {
    this.#cursor = cursor;
    this.#live = true;
    // So that a page without records knows it has seen all there is.
    if (this.#sent < cursor || this.#sent < 0) this.#push(this.#nothing(cursor));
  }

  #nothing(cursor: number): Uint8Array {
    this.#sent = cursor;
    return nothingAt(cursorAt(cursor, this.#source.hub.mark));
  }

  get #room(): number {
    return this.#outlet?.room ?? 0;
  }

  #push(frame: Uint8Array): void {
    if (this.#closed) return;
    this.#outlet?.write(frame);
    if (this.#room < -this.#options.buffer) this.#cut();
  }

  #cut(): void {
    if (this.#closed) return;
    this.#over(true);
    this.#outlet?.cut();
  }

  #over(cut: boolean): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#leave();
    this.#onRoom?.();
    this.#options.onEnd(cut);
  }
}

/** What a viewer sees after `after`; when that is nothing, waits for it for at most so many ms, or until `signal`. */
export async function longPoll(source: Source, ms: number, signal: AbortSignal): Promise<Reading> {
  const {hub, viewer, after} = source;
  return new Promise((done, failed) => {
    let [cursor, live, over] = [after, false, false];
    const finish = (reading: Reading) => {
      if (over) return;
      over = true;
      leave();
      clearTimeout(timer);
      done(reading);
    };
    const nothing = () => finish({entries: [], cursor, more: false});
    const timer = setTimeout(nothing, ms);
    if (signal.aborted) queueMicrotask(nothing);
    signal.addEventListener('abort', nothing, {once: true});
    const leave = hub.add({
      sub: viewer.sub,
      role: viewer.role,
      hear(batch) {
        if (over || !live) return;
        const entries = batch.shown(viewer, cursor);
        cursor = Math.max(cursor, batch.cursor);
        if (entries.length > 0) finish({entries, cursor, more: false});
      },
      beat() {},
      end: nothing,
    });
    catchUp(source, source, viewer, {
      page: finish,
      level(upTo) {
        [cursor, live] = [upTo, true];
      },
      isOver: () => over,
    }).catch((error: unknown) => {
      leave();
      clearTimeout(timer);
      failed(error instanceof Error ? error : new Error(String(error)));
    });
  });
}
