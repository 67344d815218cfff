import {fixture} from '@open-wc/testing';
import {ContextProvider} from '@lit/context';
import {html, render} from 'lit';
import type {EntryData, EntryType} from '../../src/core/entry.js';
import {uuid} from '../../src/core/id.js';
import type {Log} from '../../src/core/log.js';
import {lessonContext} from '../../src/element/contexts.js';
import {Scope} from '../../src/element/scope.js';
import {viewContext} from '../../src/element/view.js';
import type {FlipGroups} from '../../src/live/flip-groups.js';
import '../../src/live/index.js';
import {Room, type ClassSeat, type Written} from '../discussion/room.js';

export const NAMES = ['Ada', 'Bob', 'Cem', 'Dunja', 'Emre', 'Fatou', 'Gül', 'Hao', 'Ines', 'Jonas', 'Kim', 'Lena'];

/** A class that has answered `top`: its first few people by name, each with an answer, `a` being right. */
export class Class extends Room {
  readonly names = new Map<string, string>();

  constructor(answers: readonly (string | undefined)[]) {
    super();
    answers.forEach((answer, i) => {
      const sub = `p${i}`;
      const name = NAMES[i];
      if (name) this.names.set(sub, name);
      this.does(sub, 'lesson', 'launched', {});
      if (answer) this.answers(sub, answer);
    });
  }

  answers(sub: string, answer: string): void {
    this.does(sub, 'top', 'answered', {question: 'top', response: [answer], score: Number(answer === 'a'), correct: answer === 'a', try: 1, duration: 4});
  }

  does<T extends EntryType>(sub: string, activity: string, type: T, data: EntryData[T], at?: string): void {
    this.add({id: uuid(), activity, type, data, ...(at && {at})}, sub);
  }

  /** Groups that the teacher shows. */
  shows(run: number, ...groups: string[][]): void {
    this.does('prof', 'pairs', 'grouped', {run, groups: groups.map((members, i) => ({label: `Table ${i + 1}`, members}))});
  }

  comesIn(sub: string): ClassSeat {
    const seat = this.classSeat(sub, sub === 'prof' ? {role: 'staff', name: 'Prof. Nkem'} : this.names.has(sub) ? {name: this.names.get(sub)!} : {});
    for (const [each, name] of this.names) seat.names.set(each, name);
    return seat;
  }

  /** What everybody was told, the latest first group by group. */
  get told(): string[][] | undefined {
    const entry = this.entries.findLast(({type}) => type === 'grouped');
    return (entry?.data as EntryData['grouped'] | undefined)?.groups.map(({members}) => members);
  }
}

/** Groups on somebody's page. */
export class Page {
  constructor(readonly element: FlipGroups) {}

  static async of(log: Log, {view = '', written = html`<flip-groups id="pairs" for="top" size="2"></flip-groups>`}: {view?: string; written?: Written} = {}): Promise<Page> {
    const lesson = document.createElement('div');
    new ContextProvider(lesson, {context: lessonContext, initialValue: new Scope(log.space, Promise.resolve(log))} as never);
    new ContextProvider(lesson, {context: viewContext, initialValue: view} as never);
    (await fixture<HTMLElement>(html`<main></main>`)).append(lesson);
    render(written, lesson);
    const page = new Page(lesson.querySelector('flip-groups')!);
    await page.until(() => !page.root.querySelector('[aria-busy]'));
    return page;
  }

  get root(): ShadowRoot {
    return this.element.shadowRoot!;
  }

  /** Waits for what is to be seen. */
  async until(seen: () => unknown, what = String(seen)): Promise<void> {
    for (const end = performance.now() + 8000; ; await new Promise((done) => setTimeout(done, 10))) {
      await this.element.updateComplete;
      if (this.element.shadowRoot && seen()) return;
      if (performance.now() > end) throw new Error(`Never seen: ${what}\n${this.text}`);
    }
  }

  get text(): string {
    return this.root.textContent.replace(/\s+/g, ' ').trim();
  }

  get card(): string {
    return this.root.querySelector('.card')!.textContent.replace(/\s+/g, ' ').trim();
  }

  /** Who is together on the teacher's board, by name. */
  get board(): string[][] {
    return [...this.root.querySelectorAll('.group')].map((group) => [...group.querySelectorAll('.name bdi:first-child')].map(({textContent}) => textContent));
  }

  get labels(): string[] {
    return [...this.root.querySelectorAll('.group h4, .table h4')].map(({textContent}) => textContent);
  }

  get status(): string {
    return this.root.querySelector('[role=status]')!.textContent;
  }

  person(name: string): HTMLButtonElement {
    return [...this.root.querySelectorAll<HTMLButtonElement>('.person')].find((each) => each.textContent.includes(name))!;
  }

  button(words: string): HTMLButtonElement {
    const found = [...this.root.querySelectorAll('button')].find((each) => (each.getAttribute('aria-label') ?? each.textContent).trim().startsWith(words));
    if (!found) throw new Error(`There is no button "${words}": ${[...this.root.querySelectorAll('button')].map((each) => each.textContent.trim()).join(' | ')}`);
    return found;
  }

  async press(words: string): Promise<void> {
    const button = this.button(words);
    button.focus();
    button.click();
    await this.element.updateComplete;
  }
}
