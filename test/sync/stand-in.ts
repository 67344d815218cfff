/** A class server in the page: what /v1 promises, with faults to order. The real one is met in test/journeys. */
import type {Entry, NewEntry} from '../../src/core/entry.js';
import type {Net, Turn} from '../../src/sync/net.js';

export type Answer = Response | undefined | Promise<Response | undefined>;

interface Person {sub: string; name?: string; role: string}

const json = (status: number, body: object, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), {status, headers: {'content-type': 'application/json', ...headers}});
const failure = (status: number, code: string, message: string, headers = {}) => json(status, {error: {code, message}}, headers);

/** All that is in the server is public: tests look and change. */
export class StandIn {
  readonly server = `https://class-${Math.random().toString(36).slice(2)}.example`;
  readonly entries: (Entry & {made?: string})[] = [];
  readonly people = new Map<string, Person>();
  readonly requests: {method: string; path: string; body: Record<string, unknown>; token: string}[] = [];
  readonly streams = new Set<ReadableStreamDefaultController<Uint8Array>>();
  code = 'ABC123';
  closed = false;
  /** Its history: another one when it came back from a copy; up to `agreed` they are the same. */
  run = 'r1';
  agreed = Infinity;
  erasures = 0;
  /** May answer in the server's place; what it throws is a broken network. */
  fault: (path: string, init: RequestInit) => Answer = () => undefined;
  /** May change or lose the answer of a server that has done its work. */
  after: (path: string, response: Response) => Answer = () => undefined;
  #seq = 0;
  #tellers = new Set<() => void>();
  #count = 0;

  readonly fetch = async (address: string, init: RequestInit): Promise<Response> => {
    const path = address.slice(this.server.length);
    const headers = init.headers as Record<string, string>;
    const token = (headers['authorization'] ?? '').replace('Bearer ', '');
    const body = typeof init.body === 'string' ? JSON.parse(init.body) as Record<string, unknown> : {};
    this.requests.push({method: init.method ?? 'GET', path, body, token});
    await new Promise((done) => setTimeout(done));
    if (init.signal?.aborted) throw new DOMException('given up', 'AbortError');
    const early = await this.fault(path, init);
    if (early) return early;
    const response = this.#answer(path, init, token, body);
    return await this.after(path, response) ?? response;
  };

  /** Whoever bears this token. */
  person(sub: string, name?: string, role = 'learner'): string {
    const token = `token-${sub}-${++this.#count}`;
    this.people.set(token, {sub, role, ...(name && {name})});
    return token;
  }

  /** Something that somebody else says. */
  say(sub: string, entry: NewEntry): void {
    this.#store(sub, {...entry});
    this.#tell();
  }

  /** Somebody is erased: all streams end, and nobody goes on from where they were. */
  erase(sub: string): void {
    this.entries.splice(0, Infinity, ...this.entries.filter(({author}) => author !== sub));
    this.erasures += 1;
    this.cut();
  }

  /** Comes back as it was when it had given out this number. */
  restore(upTo: number): void {
    this.entries.splice(0, Infinity, ...this.entries.filter(({seq}) => seq <= upTo));
    this.#seq = this.agreed = upTo;
    this.run = `r${Math.random().toString(36).slice(2)}`;
    this.cut();
  }

  cut(): void {
    for (const stream of this.streams) stream.error(new TypeError('cut'));
    this.streams.clear();
    this.#tellers.clear();
  }

  #answer(path: string, init: RequestInit, token: string, body: Record<string, unknown>): Response {
    if (path.endsWith('/join')) return this.#join(body, token);
    const me = this.people.get(token);
    if (!me) return failure(401, 'expired', 'This token has expired.');
    if (path.endsWith('/renew')) return json(200, {token: this.person(me.sub, me.name, me.role), space: 'class', ...me});
    const query = new URL(path, this.server).searchParams;
    const cursor = init.method === 'POST' ? body['after'] as string : query.get('after')!;
    const [after = '0', run = this.run, erasures = `${this.erasures}`] = cursor.split('.') as [string?, string?, string?];
    if (run !== this.run || (init.method !== 'POST' && erasures !== `${this.erasures}`)) {
      return json(412, {error: {code: 'stale', message: 'Read again from the beginning.'}, ...(run !== this.run && {agreed: Math.min(Number(after), this.agreed)})});
    }
    if (init.method === 'POST') return this.#post(me, body);
    if ((init.headers as Record<string, string>)['accept'] === 'text/event-stream') return this.#stream(me, Number(after), init.signal!);
    return json(200, this.#news(me, Number(after)));
  }

  #join(body: Record<string, unknown>, token: string): Response {
    if ('code' in body && body['code'] !== this.code) return failure(403, 'wrong-code', 'This code opens nothing.');
    const before = this.people.get(token)?.sub ?? /^token-(.*)-\d+$/.exec(token)?.[1];
    const sub = before ?? ('jwt' in body ? 'site-person' : `person-${++this.#count}`);
    const name = typeof body['name'] === 'string' ? body['name'] : undefined;
    const role = 'key' in body ? 'staff' : 'learner';
    return json(200, {token: this.person(sub, name, role), space: 'class', sub, role, ...(name && {name}), expires: '2030-01-01T00:00:00.000Z', label: 'Physics 7b'});
  }

  #post(me: Person, body: Record<string, unknown>): Response {
    if (this.closed) return failure(410, 'closed', 'This class is closed.');
    const results = (body['entries'] as (NewEntry & {made?: string})[]).map((entry) => this.#store(me.sub, entry));
    this.#tell();
    return json(200, {results, now: new Date().toISOString()});
  }

  #store(author: string, entry: NewEntry & {made?: string}): object {
    const known = this.entries.find(({id}) => id === entry.id);
    if (known) return JSON.stringify(known.data) === JSON.stringify(entry.data) ? {seq: known.seq, dup: true} : {error: {code: 'conflict', message: 'Another entry has this id.'}};
    if ((entry.data as {text?: string}).text === 'bad') return {error: {code: 'invalid', message: 'The class does not take this.'}};
    this.#seq += 2;
    this.entries.push({...entry, space: 'class', author, at: new Date().toISOString(), seq: this.#seq});
    return {seq: this.#seq, dup: false};
  }

  #news({sub}: Person, after: number): object {
    const names = Object.fromEntries([...this.people.values()].flatMap(({sub: who, name}) => (name ? [[who, name]] : [])));
    const entries = this.entries.filter(({seq, type, author}) => seq > after && (type === 'posted' || author === sub));
    return {entries, names, cursor: `${Math.max(after, this.#seq)}.${this.run}.${this.erasures}`};
  }

  #stream(me: Person, from: number, signal: AbortSignal): Response {
    let after = from;
    let tell = () => {};
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        this.streams.add(controller);
        tell = () => {
          const {cursor, ...data} = this.#news(me, after) as {cursor: string};
          after = parseInt(cursor);
          controller.enqueue(new TextEncoder().encode(`id: ${cursor}\ndata: ${JSON.stringify(data)}\n\n`));
        };
        this.#tellers.add(tell);
        controller.enqueue(new TextEncoder().encode(': hello\n\n'));
        tell();
        signal.addEventListener('abort', () => {
          this.#tellers.delete(tell);
          if (this.streams.delete(controller)) controller.error(new DOMException('given up', 'AbortError'));
        });
      },
    });
    return new Response(body, {headers: {'content-type': 'text/event-stream'}});
  }

  #tell(): void {
    for (const tell of this.#tellers) tell();
  }
}

/** A browser whose time runs faster, whose network is the stand-in, and whose clock may be wrong. */
export function fastNet(standIn: StandIn, {speed = 20, skew = 0, ...more}: Partial<Net> & {speed?: number; skew?: number} = {}): Net & {turn: (turn: Turn) => void} {
  const turns = new Set<(turn: Turn) => void>();
  return {
    fetch: standIn.fetch,
    after: (ms, then) => {
      const timer = setTimeout(then, ms / speed);
      return () => clearTimeout(timer);
    },
    now: () => new Date(Date.now() + skew),
    random: Math.random,
    onTurn: (on) => {
      turns.add(on);
      return () => turns.delete(on);
    },
    indexedDB, locks: navigator.locks, channel: (name) => new BroadcastChannel(name),
    turn: (turn) => { for (const on of turns) on(turn); },
    ...more,
  };
}
