import {ContextProvider} from '@lit/context';
import {html, render} from 'lit';
import {mayRead, mayWrite} from '../../src/core/audience.js';
import type {Entry, EntryData, EntryType, NewEntry} from '../../src/core/entry.js';
import {uuid} from '../../src/core/id.js';
import {LogError, type Identity, type Log, type LogStatus, type ReadOptions, type Receipt} from '../../src/core/log.js';
import {MemoryDrafts} from '../../src/core/memory-drafts.js';
import {lessonContext} from '../../src/element/contexts.js';
import {Scope} from '../../src/element/scope.js';
import {viewContext, type View} from '../../src/element/view.js';

/** HTML as an author writes it. */
export type Written = ReturnType<typeof html>;

export const BALL = html`<flip-question id="top">
  <p>A ball is thrown up. Which force acts on it at the top?</p>
  <flip-option value="gravity" correct>Only gravity</flip-option>
  <flip-option value="up" misconception="impetus">An upward force</flip-option>
  <flip-option value="none" misconception="no force at rest">None at all</flip-option>
  <p slot="explanation">Look at the change of speed.</p>
</flip-question>`;

/** A class in one page: each in a seat of their own, and nobody hears what is not for them. */
export class Room {
  readonly entries: Entry[] = [];
  readonly seats: Seat[] = [];

  seat(sub: string, role: Identity['role'] = 'learner'): Seat {
    const seat = new Seat(this, {sub, name: sub, role});
    this.seats.push(seat);
    return seat;
  }

  /** A browser without a class. */
  alone(): Seat {
    const seat = this.seat('me');
    seat.nameOf = undefined;
    return seat;
  }

  add(entry: NewEntry, author: string): Entry {
    const stored = {...structuredClone(entry), space: 'room', author, at: new Date().toISOString(), seq: this.entries.length + 1} as Entry;
    this.entries.push(stored);
    for (const seat of this.seats) seat.tell([stored]);
    return stored;
  }

  /** Somebody does something on another page. */
  say<T extends EntryType>(author: string, type: T, data: EntryData[T], activity = 'peer'): Entry {
    return this.add({id: uuid(), activity, type, data}, author);
  }

  /** So many learners elsewhere vote. */
  votes(chosen: Readonly<Record<string, number>>, {round = 1, run = 1, from = 0} = {}): void {
    let n = from;
    for (const [option, times] of Object.entries(chosen)) {
      for (let i = 0; i < times; i++) {
        const correct = option === 'gravity';
        this.say(`learner ${n++}`, 'voted', {question: 'top', run, round, response: [option], score: Number(correct), correct});
      }
    }
  }
}

export class Seat implements Omit<Log, 'nameOf'> {
  readonly space = 'room';
  readonly status: LogStatus = 'shared';
  readonly drafts = new MemoryDrafts();
  /** All that this page has heard: nothing else can be in its memory. */
  readonly heard: Entry[] = [];
  readonly #listeners = new Set<readonly [on: (batch: Entry[]) => void, options: ReadOptions]>();

  constructor(readonly room: Room, readonly identity: Identity) {}

  append(entry: NewEntry): Promise<Receipt> {
    if (this.nameOf && !mayWrite(entry, this.identity.role)) return Promise.reject(new LogError('invalid', 'The class does not take this.'));
    return Promise.resolve({seq: this.room.add(entry, this.identity.sub).seq, dup: false});
  }

  read(after: number, {activity}: ReadOptions = {}): Promise<Entry[]> {
    const entries = this.room.entries.filter((entry) => entry.seq > after && (!activity || entry.activity === activity) && mayRead(entry, this.identity));
    this.heard.push(...entries);
    return Promise.resolve(entries);
  }

  subscribe(after: number, on: (batch: Entry[]) => void, options: ReadOptions = {}): () => void {
    void this.read(after, options).then(on);
    const listener = [on, options] as const;
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(batch: Entry[]): void {
    for (const [on, {activity}] of this.#listeners) {
      const mine = batch.filter((entry) => (!activity || entry.activity === activity) && mayRead(entry, this.identity));
      this.heard.push(...mine);
      if (mine.length > 0) on(mine);
    }
  }

  /** Where several write they have names; a browser alone has none. */
  nameOf: ((sub: string) => string | undefined) | undefined = (sub) => sub;

  whoami(): Promise<Identity> {
    return Promise.resolve(this.identity);
  }

  restore(): Promise<void> {
    return Promise.resolve();
  }

  onStatus(): () => void {
    return () => {};
  }

  refresh(): void {}
  close(): void {}
}

/** One page of the class, with what its author wrote: in a lesson with that seat and that view. */
export async function page(seat: Seat, view: View | '', written: Written, into: Element): Promise<Page> {
  const lesson = document.createElement('div');
  new ContextProvider(lesson, {context: lessonContext, initialValue: new Scope(seat.space, Promise.resolve(seat as Log))} as never);
  new ContextProvider(lesson, {context: viewContext, initialValue: view} as never);
  into.append(lesson);
  render(written, lesson);
  const shown = new Page(lesson, lesson.querySelector<HTMLElement>('flip-peer, flip-poll')!);
  await shown.until(() => shown.root.querySelector('section') !== null);
  return shown;
}

/** The words of the flat tree, as far as they can be seen. */
function seen(node: Node): string {
  if (node instanceof Text) return node.data;
  if (!(node instanceof Element) && !(node instanceof ShadowRoot)) return '';
  if (node instanceof Element && (node.localName === 'style' || !node.checkVisibility({contentVisibilityAuto: true}))) {
    // A slot's host has no box of its own where it is display: contents.
    if (getComputedStyle(node).display !== 'contents') return '';
  }
  const children = node instanceof HTMLSlotElement ? node.assignedNodes() : [...((node instanceof Element ? node.shadowRoot : null) ?? node).childNodes];
  const words = children.map(seen).join('');
  return node instanceof Element && !/^(?:bdi|span|strong|slot|svg)$/.test(node.localName) ? ` ${words} ` : words;
}

export class Page {
  constructor(readonly lesson: HTMLElement, readonly element: HTMLElement) {}

  get root(): ShadowRoot {
    return this.element.shadowRoot!;
  }

  get question(): HTMLElement {
    return this.element.querySelector('flip-question')!;
  }

  /** The inputs of the question that is asked, where there are several. */
  get asked(): HTMLInputElement[] {
    const shown = [...this.element.querySelectorAll('flip-question')].find((question) => question.assignedSlot && question.checkVisibility());
    return [...shown?.shadowRoot?.querySelectorAll<HTMLInputElement>('.rows input:enabled') ?? []];
  }

  /** The question can be seen. */
  get asks(): boolean {
    return this.question.checkVisibility();
  }

  /** What can be read, of the vote and of the question that is shown. */
  get text(): string {
    return seen(this.element).replace(/\s+/g, ' ');
  }

  get desk(): HTMLElement | null {
    return this.root.querySelector('.desk');
  }

  get inputs(): HTMLInputElement[] {
    return [...this.question.shadowRoot!.querySelectorAll<HTMLInputElement>('.rows input')];
  }

  get buttons(): string[] {
    return [...this.root.querySelectorAll('button')].filter((button) => button.checkVisibility()).map((button) => button.textContent.trim());
  }

  get main(): string {
    return this.root.querySelector('button.main')?.textContent.trim() ?? '';
  }

  press(word: string): void {
    const found = [...this.root.querySelectorAll('button')].find((button) => button.textContent.trim() === word);
    if (!found) throw new Error(`There is no button "${word}", but ${this.buttons.join(', ')}.`);
    found.click();
  }

  /** Touches an option. */
  choose(value: string): void {
    const input = this.inputs.find((each) => each.value === value);
    if (!input || input.matches(':disabled')) throw new Error(`"${value}" cannot be chosen.`);
    input.click();
  }

  /** The bars, as a table says it: per chart its caption and `answer votes share`. */
  get charts(): string[][] {
    return [...this.root.querySelectorAll('.chart')].map((chart) => [chart.querySelector('caption')!, ...chart.querySelectorAll('tbody tr')]
      .map((row) => row.textContent.replace(/\s+/g, ' ').trim()));
  }

  async until(seen: () => unknown, what = seen.toString()): Promise<void> {
    for (let i = 0; i < 160; i++) {
      if (seen()) return;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error(`Not seen: ${what}\n${this.text}`);
  }
}
