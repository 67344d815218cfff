import {fixture} from '@open-wc/testing';
import {ContextProvider} from '@lit/context';
import {html, render} from 'lit';
import type {Entry, EntryData, EntryType, NewEntry} from '../../src/core/entry.js';
import {uuid} from '../../src/core/id.js';
import {UNNUMBERED, type Identity, type Log, type LogStatus, type ReadOptions, type Receipt} from '../../src/core/log.js';
import {MemoryDrafts} from '../../src/core/memory-drafts.js';
import {lessonContext} from '../../src/element/contexts.js';
import {Scope} from '../../src/element/scope.js';
import type {FlipComposer} from '../../src/discussion/flip-composer.js';
import type {FlipDiscussion} from '../../src/discussion/flip-discussion.js';
import '../../src/discussion/index.js';

/** A log that several people share, each in a seat of their own, as on a class server. */
export class Room {
  readonly entries: Entry[] = [];
  readonly seats = new Set<Seat>();

  seat(sub: string, identity: Partial<Identity> = {}): Seat {
    const seat = new Seat(this, {sub, role: 'learner', ...identity});
    this.seats.add(seat);
    return seat;
  }

  classSeat(sub: string, identity: Partial<Identity> = {}): ClassSeat {
    const seat = new ClassSeat(this, {sub, role: 'learner', ...identity});
    this.seats.add(seat);
    return seat;
  }

  /** Somebody says something elsewhere. */
  hear(author: string, text: string, more: Partial<Entry> & {parent?: string} = {}): string {
    const {parent, ...rest} = more;
    const entry = {id: uuid(), activity: 'talk', type: 'posted' as const, data: {text, ...(parent && {parent})}, ...rest};
    this.add(entry, author);
    return entry.id;
  }

  /** Somebody does something elsewhere. */
  say<T extends EntryType>(author: string, type: T, data: EntryData[T]): Entry {
    return this.add({id: uuid(), activity: 'talk', type, data}, author);
  }

  add(entry: NewEntry, author: string): Entry {
    const stored = {at: new Date().toISOString(), ...structuredClone(entry), space: 'room', author, seq: this.entries.length + 1} as Entry;
    this.entries.push(stored);
    for (const seat of this.seats) seat.tell([stored]);
    return stored;
  }
}

export class Seat implements Log {
  readonly space = 'room';
  status: LogStatus = 'saved';
  drafts = new MemoryDrafts();
  /** What becomes of an entry: it is taken, refused for good, held in the page (a full disk), or still on its way. */
  fate: 'taken' | 'refused' | 'held' | 'on its way' = 'taken';
  readonly #listeners = new Set<(batch: Entry[]) => void>();
  readonly #watchers = new Set<(status: LogStatus) => void>();

  constructor(readonly room: Room, readonly identity: Identity) {}

  get sub(): string {
    return this.identity.sub;
  }

  append(entry: NewEntry): Promise<Receipt> {
    if (this.fate === 'refused') return Promise.reject(new Error('No.'));
    if (this.fate === 'on its way') return new Promise(() => {});
    if (this.fate === 'held') {
      this.status = 'unsaved';
      for (const watcher of this.#watchers) watcher(this.status);
      return Promise.resolve({seq: UNNUMBERED, dup: false, pending: true});
    }
    return Promise.resolve({seq: this.room.add(entry, this.sub).seq, dup: false});
  }

  read(after: number, {activity}: ReadOptions = {}): Promise<Entry[]> {
    return Promise.resolve(this.room.entries.filter((entry) => entry.seq > after && (!activity || entry.activity === activity)));
  }

  subscribe(after: number, on: (batch: Entry[]) => void, options?: ReadOptions): () => void {
    void this.read(after, options).then(on);
    this.#listeners.add(on);
    return () => this.#listeners.delete(on);
  }

  tell(batch: Entry[]): void {
    for (const listener of this.#listeners) listener(batch);
  }

  whoami(): Promise<Identity> {
    return Promise.resolve(this.identity);
  }

  restore(): Promise<void> {
    return Promise.resolve();
  }

  onStatus(on: (status: LogStatus) => void): () => void {
    this.#watchers.add(on);
    return () => this.#watchers.delete(on);
  }

  refresh(): void {}
  close(): void {}
}

/** A seat in a class: others have names, and a server holds everybody to the rules. */
export class ClassSeat extends Seat {
  readonly names = new Map([['ada', 'Ada'], ['bob', 'Bob'], ['cem', 'Cem'], ['prof', 'Prof. Nkem']]);

  nameOf(sub: string): string | undefined {
    return this.names.get(sub);
  }
}

/** HTML as an author writes it. */
export type Written = ReturnType<typeof html>;

/** A discussion on the page of who sits there, as a learner meets it. */
export class Reader {
  constructor(readonly element: FlipDiscussion) {}

  static async at(log: Log, written: Written = html`<flip-discussion id="talk"><p>Say something.</p></flip-discussion>`): Promise<Reader> {
    const lesson = document.createElement('div');
    new ContextProvider(lesson, {context: lessonContext, initialValue: new Scope(log.space, Promise.resolve(log))} as never);
    (await fixture<HTMLElement>(html`<main></main>`)).append(lesson);
    render(written, lesson);
    const reader = new Reader(lesson.querySelector('flip-discussion')!);
    // Somebody is there: what is needed to write comes with the first sign of them.
    window.dispatchEvent(new Event('pointermove'));
    await reader.settled();
    await reader.whole();
    return reader;
  }

  get root(): ShadowRoot {
    return this.element.shadowRoot!;
  }

  /** Everything is drawn: updates, drafts, the Markdown parser. */
  async settled(): Promise<void> {
    for (let i = 0; i < 4; i++) {
      await new Promise((resolve) => setTimeout(resolve, 10));
      await this.element.updateComplete;
      for (const box of this.boxes) await box.updateComplete;
    }
  }

  /** What was asked for is loaded and drawn. */
  async whole(): Promise<void> {
    for (let i = 0; i < 100 && this.root.querySelector('textarea.bare, [aria-busy]'); i++) await this.settled();
  }

  /** The boxes that can be seen. */
  get boxes(): FlipComposer[] {
    return [...this.root.querySelectorAll('flip-composer')].filter((box) => !box.closest('[hidden]'));
  }

  get articles(): HTMLElement[] {
    return [...this.root.querySelectorAll('article')];
  }

  /** What is read, post by post. */
  get texts(): string[] {
    return this.articles.map((article) => article.querySelector('.body')!.textContent.trim());
  }

  get empty(): string {
    return this.root.querySelector('.empty')?.textContent ?? '';
  }

  get status(): string {
    return this.root.querySelector('[role=status]')!.textContent;
  }

  area(box = 0): HTMLTextAreaElement {
    return this.boxes[box]!.shadowRoot!.querySelector('textarea')!;
  }

  type(text: string, box = 0): void {
    const area = this.area(box);
    area.value = text;
    area.dispatchEvent(new Event('input', {bubbles: true, composed: true}));
  }

  /** Presses the button with that word: in a box, else in a post. */
  press(word: string, within: Element | ShadowRoot = this.root): void {
    const buttons = [...within.querySelectorAll('button'), ...(within instanceof HTMLElement ? within.shadowRoot?.querySelectorAll('button') ?? [] : [])];
    const found = buttons.find((button) => button.textContent.trim().startsWith(word));
    if (!found) throw new Error(`There is no button "${word}".`);
    found.focus();
    found.click();
  }

  async post(text: string): Promise<void> {
    this.type(text);
    this.press('Post', this.boxes[0]);
    await this.settled();
  }

  /** The words on the buttons within, in their order. */
  buttons(within: Element): string[] {
    return [...within.querySelectorAll('button')].filter((button) => !button.closest('[hidden]')).map((button) => button.getAttribute('aria-label') ?? button.textContent.trim());
  }

  /** Opens what else can be done with a post and chooses it. */
  async choose(word: string, post: Element): Promise<void> {
    await this.more(post);
    this.press(word, post);
    await this.settled();
  }

  async more(post: Element): Promise<void> {
    post.querySelector<HTMLButtonElement>('[part=more]')!.click();
    for (let i = 0; i < 50 && !post.querySelector('.menu'); i++) await this.settled();
  }

  get rules(): string[] {
    return [...this.root.querySelectorAll('.rule')].map((rule) => rule.textContent);
  }

  /** What stands below the text of a box. */
  note(box = 0): string {
    return this.boxes[box]!.shadowRoot!.querySelector('#note')!.textContent.trim();
  }

  fault(box = 0): string {
    return this.boxes[box]!.shadowRoot!.querySelector('#fault')!.textContent;
  }

  count(box = 0): string {
    return this.boxes[box]!.shadowRoot!.querySelector('#count')!.textContent;
  }

  badges(post: Element): string[] {
    return [...post.querySelectorAll('.badge')].map((badge) => badge.textContent.trim());
  }

  saying(text: string): HTMLElement {
    const found = this.articles.find((article) => article.querySelector('.body')!.textContent.includes(text));
    if (!found) throw new Error(`There is no post "${text}".`);
    return found;
  }
}
