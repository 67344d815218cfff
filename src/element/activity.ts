import type {ReactiveController, ReactiveElement} from 'lit';
import type {Entry, EntryData, EntryType} from '../core/entry.js';
import {inOrder, merge, type Known} from '../core/fold.js';
import {uuid} from '../core/id.js';
import {UNNUMBERED, type Identity, type Log} from '../core/log.js';
import {record} from './record.js';
import {pageScope, type Scope} from './scope.js';
import {ScopeController} from './scope-controller.js';

export interface ActivityOptions {
  /** The id the element wants: the author's, or one made from its content. Asked when its children are there. */
  id: () => string;
  /** Its name in the learner's list of things to do; `undefined` keeps it out of the list. */
  label?: () => string | undefined;
  /**
   * The entries changed; `entries` holds all of this activity, in the log's order. The first call comes when the log
   * has told what it holds: until then nothing is known of earlier visits.
   */
  onEntries?: (entries: readonly Entry[]) => void;
  /** The element is about to leave its place: what it records now still goes there. */
  onLeave?: () => void;
}

/**
 * Ties an element to its lesson's log: finds the lesson (or the page), takes an id, hears its entries, records what
 * happens, keeps drafts. The one way from an element to the log.
 */
export class ActivityController implements ReactiveController {
  readonly #finder: ScopeController;
  #known: Known = new Map();
  #entries: readonly Entry[] = [];
  #log: Log | undefined;
  #identity: Identity | undefined;
  #id = '';
  #ready = false;
  #unlist: (() => void) | undefined;
  /** Resolves with the log once the element has its place; a new one for each place. */
  #placed = deferred<Log>();
  /** Resolves when the log has told what it holds of earlier visits. */
  #heard = deferred<void>();
  #entered = false;

  constructor(readonly host: ReactiveElement, readonly options: ActivityOptions) {
    this.#finder = new ScopeController(host, (scope) => this.#enter(scope));
    host.addController(this);
  }

  /** The id records go under; empty before the element has its place. */
  get id(): string {
    return this.#id;
  }

  /** All entries of this activity, in the log's order. */
  get entries(): readonly Entry[] {
    return this.#entries;
  }

  /** Those of them that the learner here made: staff hear the whole class. */
  get own(): Entry[] {
    const sub = this.#identity?.sub;
    return this.#entries.filter(({author}) => !sub || !author || author === sub);
  }

  /** The log has told what it holds of earlier visits. */
  get ready(): boolean {
    return this.#ready;
  }

  /** Resolves when `ready` is. */
  get heard(): Promise<void> {
    return this.#heard.promise;
  }

  /** Who is learning here; known when `ready`. */
  get identity(): Identity | undefined {
    return this.#identity;
  }

  get scope(): Scope | undefined {
    return this.#finder.scope;
  }

  get log(): Log | undefined {
    return this.#log;
  }

  /** Stands in no lesson and on its own: must itself tell the learner when work is not kept. */
  get alone(): boolean {
    return this.scope === pageScope() && this.options.label?.() !== undefined;
  }

  hostUpdate(): void {
    this.#list(this.scope);
  }

  /**
   * Says that something happened, see `record`; until the log has the entry, the page's own copy stands for it. When the
   * log refuses it for good, the copy is taken back: what is shown is what the log holds.
   */
  async record<T extends EntryType>(type: T, data: EntryData[T]): Promise<boolean> {
    const entry = {id: uuid(), activity: this.#id, type, data};
    const at = new Date().toISOString();
    this.#take([{...entry, space: this.scope?.space ?? '', author: this.#identity?.sub ?? '', at, seq: UNNUMBERED}]);
    // An element that acts before it has its place is recorded under the id it then takes.
    const placed = this.#placed.promise.then((log) => {
      entry.activity ||= this.#id;
      return log;
    });
    const kept = await record(this.host, entry, at, placed);
    if (!kept) this.#takeBack(entry.id);
    return kept;
  }

  /** Unfinished work of this activity, from this or an earlier visit. */
  async draft(key: string): Promise<unknown> {
    const log = await this.#placed.promise;
    return log.drafts.get(`${this.#id}/${key}`);
  }

  /** Keeps unfinished work; `undefined` lets it go. */
  async keepDraft(key: string, value: unknown): Promise<void> {
    const log = await this.#placed.promise;
    await log.drafts.set(`${this.#id}/${key}`, value);
  }

  /** Takes its place anew, under the id it wants now. */
  rejoin(): void {
    this.#finder.rejoin();
  }

  #enter(scope: Scope): () => void {
    // What is recorded while the element leaves a place still goes to that place's log.
    if (this.#entered) {
      this.#placed = deferred();
      this.#heard = deferred();
    }
    this.#entered = true;
    this.#log = undefined;
    const claimed = this.#id = scope.claim(this.options.id(), this.host);
    const leave = [() => scope.release(claimed, this.host)];
    this.#list(scope);
    let here = true;
    const placed = this.#placed;
    void scope.log.then(async (log) => {
      const identity = await log.whoami();
      placed.resolve(log);
      if (!here) return;
      this.#log = log;
      this.#identity = identity;
      leave.push(
        log.subscribe(0, (batch) => this.#hear(batch), {activity: claimed}),
        log.onStatus(() => this.host.requestUpdate()),
      );
    });
    return () => {
      this.options.onLeave?.();
      here = false;
      for (const each of leave) each();
      this.#list(undefined);
      this.#ready = false;
      this.#known = new Map();
      this.#entries = [];
    };
  }

  /** Adds the element to what there is to do, or takes it away: what it belongs to, such as a checkpoint, may come late. */
  #list(scope: Scope | undefined): void {
    const {label} = this.options;
    const wanted = scope !== undefined && label?.() !== undefined;
    if (wanted === (this.#unlist !== undefined)) return;
    this.#unlist?.();
    this.#unlist = wanted
      ? scope.enter({id: this.#id, element: this.host, label: () => label?.() ?? this.#id})
      : undefined;
  }

  #hear(batch: Entry[]): void {
    this.#ready = true;
    this.#take(batch);
    this.#heard.resolve();
  }

  #take(batch: Entry[]): void {
    this.#show(merge(this.#known, batch));
  }

  #takeBack(id: string): void {
    const known = new Map(this.#known);
    if (known.delete(id)) this.#show(known);
  }

  #show(known: Known): void {
    this.#known = known;
    this.#entries = inOrder(this.#known);
    if (this.#ready) this.options.onEntries?.(this.#entries);
    this.host.requestUpdate();
  }
}

function deferred<T>(): {promise: Promise<T>; resolve: (value: T) => void} {
  let resolve!: (value: T) => void;
  const promise = new Promise<T>((done) => {
    resolve = done;
  });
  return {promise, resolve};
}
