import {randomUUID} from 'node:crypto';
import type {Role} from '../../src/core/audience.js';
import type {Whispers} from './whisper.js';

/** Who is away for less is here: pages are loaded anew, long polls come one after the other, networks change. */
const LINGER_MS = 8000;
/** What changed is told to the other servers so often at most. */
const TOGETHER_MS = 1000;
/** And all of it so often, for those that missed it. */
const AGAIN_MS = 5000;
/** A server of which nothing was heard for so long is gone, and with it those whom it had. */
const FORGOTTEN_MS = 12_000;
/** So many who came and as many who left go into one whisper: what names people here has no more than 32 signs. */
const MOST = 100;

/** What servers tell each other: who came to a space at one of them, and who left it. */
interface Whisper {from: string; space: string; here: string[]; gone: string[]}

interface Stay {
  /** Streams and long polls. */
  open: number;
  /** When the last of them ended. */
  left: number;
}

export interface PresenceOptions {
  whispers: Whispers | undefined;
  onError: (error: unknown) => void;
  /** ms, from anywhere on; never back. */
  now?: () => number;
}

/**
 * Who is in each space now, of those who are not its staff: who holds a stream or waits for an answer, here or at another
 * server over the same store. Held in memory alone.
 */
export class Presence {
  readonly #me = randomUUID();
  readonly #stays = new Map<string, Map<string, Stay>>();
  /** Space -> server -> whom it has, and when that was heard last. */
  readonly #elsewhere = new Map<string, Map<string, Map<string, number>>>();
  readonly #seen = new Map<string, {at: number; subs: readonly string[]}>();
  /** Space -> whom the others were told of. */
  readonly #told = new Map<string, ReadonlySet<string>>();
  readonly #now: () => number;
  readonly #timers: NodeJS.Timeout[];
  readonly #deaf: (() => void) | undefined;

  constructor(readonly options: PresenceOptions) {
    this.#now = options.now ?? (() => performance.now());
    this.#deaf = options.whispers?.hear((words) => this.#hear(words));
    this.#timers = [setInterval(() => void this.#tellNews(), TOGETHER_MS), setInterval(() => void this.#tellAll(), AGAIN_MS)];
    for (const timer of this.#timers) timer.unref();
  }

  /** Somebody begins to listen. Gives the way to say that they do no more. */
  enter({space, sub, role}: {space: string; sub: string; role: Role}): () => void {
    if (role === 'staff') return () => {};
    const stays = this.#stays.get(space) ?? new Map<string, Stay>();
    this.#stays.set(space, stays);
    const stay = stays.get(sub) ?? {open: 0, left: 0};
    stays.set(sub, stay);
    stay.open += 1;
    return () => {
      stay.open -= 1;
      stay.left = this.#now();
    };
  }

  /** Who is in a space, sorted; as it was within the last second. */
  of(space: string): readonly string[] {
    const now = this.#now();
    const known = this.#seen.get(space);
    if (known && now - known.at < TOGETHER_MS) return known.subs;
    const subs = this.#here(space);
    for (const others of this.#elsewhere.get(space)?.values() ?? []) {
      for (const [sub, heard] of others) if (now - heard < FORGOTTEN_MS) subs.add(sub);
    }
    const seen = {at: now, subs: [...subs].sort()};
    this.#seen.set(space, seen);
    return seen.subs;
  }

  /** Somebody is not in the space any more, whatever is open. */
  erase(space: string, sub: string): void {
    this.#stays.get(space)?.delete(sub);
    for (const others of this.#elsewhere.get(space)?.values() ?? []) others.delete(sub);
    this.#seen.delete(space);
  }

  stop(): void {
    this.#timers.forEach(clearInterval);
    this.#deaf?.();
  }

  /** Who is in a space at this server; who left a while ago is let go. */
  #here(space: string): Set<string> {
    const stays = this.#stays.get(space) ?? new Map<string, Stay>();
    const late = this.#now() - LINGER_MS;
    for (const [sub, {open, left}] of stays) if (open === 0 && left < late) stays.delete(sub);
    if (stays.size === 0) this.#stays.delete(space);
    return new Set(stays.keys());
  }

  /** Tells the others what changed, and lets go of what nobody asks for any more. */
  async #tellNews(): Promise<void> {
    const now = this.#now();
    for (const [space, {at}] of this.#seen) if (now - at > TOGETHER_MS) this.#seen.delete(space);
    for (const space of new Set([...this.#stays.keys(), ...this.#told.keys()])) {
      const [before, here] = [this.#told.get(space) ?? new Set<string>(), this.#here(space)];
      if (here.size > 0) this.#told.set(space, here);
      else this.#told.delete(space);
      await this.#tell(space, [...here].filter((sub) => !before.has(sub)), [...before].filter((sub) => !here.has(sub)));
    }
  }

  async #tellAll(): Promise<void> {
    const late = this.#now() - FORGOTTEN_MS;
    for (const [space, servers] of this.#elsewhere) {
      for (const [server, others] of servers) {
        for (const [sub, heard] of others) if (heard < late) others.delete(sub);
        if (others.size === 0) servers.delete(server);
      }
      if (servers.size === 0) this.#elsewhere.delete(space);
    }
    for (const space of [...this.#stays.keys()]) await this.#tell(space, [...this.#here(space)], []);
  }

  async #tell(space: string, here: readonly string[], gone: readonly string[]): Promise<void> {
    const {whispers, onError} = this.options;
    if (!whispers) return;
    for (let i = 0; i < Math.max(here.length, gone.length); i += MOST) {
      const whisper: Whisper = {from: this.#me, space, here: here.slice(i, i + MOST), gone: gone.slice(i, i + MOST)};
      await whispers.tell(JSON.stringify(whisper)).catch(onError);
    }
  }

  #hear(words: string): void {
    const {from, space, here, gone} = JSON.parse(words) as Whisper;
    if (from === this.#me) return;
    const servers = this.#elsewhere.get(space) ?? new Map<string, Map<string, number>>();
    this.#elsewhere.set(space, servers);
    const others = servers.get(from) ?? new Map<string, number>();
    servers.set(from, others);
    const now = this.#now();
    for (const sub of here) others.set(sub, now);
    for (const sub of gone) others.delete(sub);
  }
}
