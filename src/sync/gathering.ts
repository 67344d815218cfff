import type {Gathering, Present} from '../core/log.js';
import {Signal} from '../core/signal.js';
import type {Membership} from './join.js';
import type {Net} from './net.js';
import {backoff} from './pause.js';
import {patiently} from './patience.js';
import {answerOf, request, type Refusal} from './wire.js';

/** Who is here is asked so often while somebody looks, ms. */
const OFTEN = 3000;
const PATIENCE = 8000;
/** What was told counts for so long when nothing more is, ms. */
const FRESH = 20_000;
/** A server that knows no such question is asked no more. */
const UNKNOWN = [404, 405];

/** What a class tells of itself beside its log: whether it answers, who is here, by what others join. */
export class ClassGathering implements Gathering {
  connected = true;
  /** The browser's network, for the log of this class: what goes through it tells whether the class answers. */
  readonly net: Net;
  readonly #turned = new Signal<void>();
  readonly #looking = new Set<(present: Present | undefined) => void>();
  #present: Present | undefined;
  #heard = 0;
  #tries = 0;
  #stop: (() => void) | undefined;
  #asking = false;

  /** @param pass its token is put anew when the server renews it  @param aside not to be counted: a screen for all */
  constructor(readonly pass: Membership, readonly lent: Net, readonly aside: boolean) {
    this.net = {...lent, fetch: (url, init) => this.#fetch(aside ? url.replace('/entries?', '/entries?aside=1&') : url, init)};
  }

  onConnection(on: () => void): () => void {
    return this.#turned.listen(on);
  }

  attend(on: (present: Present | undefined) => void): () => void {
    this.#looking.add(on);
    on(this.#present);
    if (!this.#stop && !this.#asking) void this.#ask();
    return () => {
      this.#looking.delete(on);
      if (this.#looking.size > 0) return;
      this.#stop?.();
      this.#stop = undefined;
    };
  }

  async code(): Promise<string | undefined> {
    const {role, code} = this.pass;
    if (role !== 'staff') return code;
    try {
      return (await this.#get('')).code as string | undefined;
    } catch {
      return undefined;
    }
  }

  async #fetch(url: string, init: RequestInit): Promise<Response> {
    try {
      const response = await this.lent.fetch(url, init);
      this.#turn(response.status < 500);
      return response;
    } catch (error) {
      // What was given up says nothing of the class.
      if (!init.signal?.aborted) this.#turn(false);
      throw error;
    }
  }

  #turn(connected: boolean): void {
    if (connected === this.connected) return;
    this.connected = connected;
    this.#turned.send();
  }

  async #ask(): Promise<void> {
    this.#asking = true;
    let status = 0;
    try {
      const {count, people} = await this.#get('/presence') as {count: number; people?: {sub: string}[]};
      this.#tries = 0;
      this.#heard = this.lent.now().getTime();
      this.#tell({count, ...(people && {people: people.map(({sub}) => sub)})});
    } catch (error) {
      ({status = 0} = error as Partial<Refusal>);
      this.#tries++;
      if (this.lent.now().getTime() - this.#heard > FRESH) this.#tell(undefined);
    }
    this.#asking = false;
    if (this.#looking.size === 0 || UNKNOWN.includes(status)) return;
    this.#stop = this.lent.after(this.#tries > 0 ? Math.max(OFTEN, backoff(this.#tries, this.lent.random)) : OFTEN, () => {
      this.#stop = undefined;
      void this.#ask();
    });
  }

  #tell(present: Present | undefined): void {
    if (JSON.stringify(present) === JSON.stringify(this.#present)) return;
    this.#present = present;
    for (const on of this.#looking) on(present);
  }

  #get(path: string): Promise<Record<string, unknown>> {
    const {server, space, token} = this.pass;
    const url = `${server}/v1/spaces/${encodeURIComponent(space)}${path}`;
    return patiently(this.lent.after, PATIENCE, async (signal) =>
      answerOf(await this.#fetch(url, {...request(token), signal}), (body) => 'count' in body || 'code' in body));
  }
}
