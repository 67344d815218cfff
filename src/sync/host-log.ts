import type {Entry, NewEntry} from '../core/entry.js';
import {inOrder, merge, type Known} from '../core/fold.js';
import {uuid} from '../core/id.js';
import type {Hello, Question, Word} from '../core/lend-log.js';
import {LogError, type Drafts, type Identity, type Log, type LogStatus, type ReadOptions, type Receipt} from '../core/log.js';
import {Signal} from '../core/signal.js';
import {assertStorable} from '../core/storable.js';

/** So long the page around has to answer, and so often it is asked: its script may come later than ours, ms. */
const PATIENCE = 5000;
const EVERY = 250;

type Ask = Question extends infer Q ? Q extends {n: number} ? Omit<Q, 'n'> : never : never;

/**
 * The log that the page around this frame lends (`lendLog`). The first word goes to the exact origin and carries a port,
 * so nobody else hears or answers; the nonce tells that the answer is to this word.
 */
export class HostLog implements Log {
  readonly drafts: Drafts = {
    get: (key) => this.#ask({draft: key}),
    set: (key, value) => this.#ask({keep: key, value: value === undefined ? undefined : structuredClone(value)}).then(() => {}, () => {}),
  };
  readonly #port: MessagePort;
  readonly #identity: Identity;
  readonly #names = new Map<string, string>();
  readonly #news = new Signal<Entry[]>();
  readonly #statuses = new Signal<LogStatus>();
  readonly #asked = new Map<number, (word: Word) => void>();
  readonly #heard: Promise<void>;
  #first!: () => void;
  #known: Known = new Map();
  #status: LogStatus;
  #count = 0;

  constructor(readonly space: string, port: MessagePort, {identity, status}: Word) {
    this.#port = port;
    this.#identity = identity!;
    this.#status = status ?? 'saved';
    this.#heard = new Promise((resolve) => { this.#first = resolve; });
    port.onmessage = ({data}: MessageEvent<Word>) => this.#hear(data);
  }

  get status(): LogStatus {
    return this.#status;
  }

  async append(entry: NewEntry): Promise<Receipt> {
    assertStorable(entry);
    const {id, activity, type, data} = entry;
    return await this.#ask({append: structuredClone({id, activity, type, data})}) as Receipt;
  }

  async read(after: number, options: ReadOptions = {}): Promise<Entry[]> {
    await this.#heard;
    return inOrder(this.#known).filter((entry) => entry.seq > after && isFor(entry, options)).slice(0, options.limit);
  }

  subscribe(after: number, on: (batch: Entry[]) => void, options: ReadOptions = {}): () => void {
    let live = true;
    let stop = () => {};
    void this.read(after, options).then((batch) => {
      if (!live) return;
      stop = this.#news.listen((news) => {
        const mine = news.filter((entry) => isFor(entry, options));
        if (mine.length > 0) on(mine);
      });
      on(batch);
    });
    return () => {
      live = false;
      stop();
    };
  }

  whoami(): Promise<Identity> {
    return Promise.resolve(this.#identity);
  }

  nameOf(sub: string): string | undefined {
    return this.#names.get(sub);
  }

  async restore(entries: Entry[]): Promise<void> {
    await this.#ask({restore: structuredClone(entries)});
  }

  onStatus(on: (status: LogStatus) => void): () => void {
    return this.#statuses.listen(on);
  }

  refresh(): void {
    void this.#ask({refresh: true});
  }

  close(): void {
    this.#port.close();
  }

  async #ask(question: Ask): Promise<unknown> {
    const n = ++this.#count;
    const word = await new Promise<Word>((resolve) => {
      this.#asked.set(n, resolve);
      this.#port.postMessage({...question, n});
    });
    if (word.fault) throw new LogError(word.fault.code, word.fault.message);
    return word.answer;
  }

  #hear(word: Word): void {
    const {n, batch, names, status} = word;
    if (n !== undefined) {
      this.#asked.get(n)?.(word);
      this.#asked.delete(n);
    }
    for (const [sub, name] of Object.entries(names ?? {})) this.#names.set(sub, name);
    if (status && status !== this.#status) {
      this.#status = status;
      this.#statuses.send(status);
    }
    if (!batch) return;
    this.#known = merge(this.#known, batch);
    this.#first();
    this.#news.send(batch);
  }
}

const isFor = (entry: Entry, {activity}: ReadOptions) => activity === undefined || entry.activity === activity;

/** Asks the page around this one for its log. Resolves to nothing when there is none, or when it is of another origin. */
export async function openHostLog(space: string, origin: string, {parent}: Pick<Window, 'parent'>): Promise<HostLog | undefined> {
  if (parent === window) return undefined;
  const nonce = uuid();
  const channels: MessageChannel[] = [];
  let asking: ReturnType<typeof setInterval> | undefined;
  const found = await new Promise<HostLog | undefined>((resolve) => {
    const ask = () => {
      const channel = new MessageChannel();
      channels.push(channel);
      channel.port1.onmessage = ({data}: MessageEvent<Word>) => {
        if (data?.nonce === nonce && data.identity) resolve(new HostLog(space, channel.port1, data));
      };
      parent.postMessage({flip: 'log', nonce, space} satisfies Hello, origin, [channel.port2]);
    };
    ask();
    asking = setInterval(ask, EVERY);
    setTimeout(() => resolve(undefined), PATIENCE);
  });
  clearInterval(asking);
  return found;
}
