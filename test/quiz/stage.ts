import {ContextProvider} from '@lit/context';
import {aTimeout, fixture, html, waitUntil} from '@open-wc/testing';
import type {Entry, EntryType} from '../../src/core/entry.js';
import {uuid} from '../../src/core/id.js';
import {MemoryLog} from '../../src/core/memory-log.js';
import {lessonContext} from '../../src/element/contexts.js';
import {Scope} from '../../src/element/scope.js';
import {queued} from '../../src/element/turn.js';
import '../../src/quiz/index.js';
import type {FlipOption, FlipQuestion} from '../../src/quiz/index.js';

/** A log of its own; give it to two visits and the second finds what the first left. */
export const newLog = () => new MemoryLog(uuid());

/** Opens a page part with that HTML, in a lesson with that log; `early` comes before the log has told anything. */
export async function visit(content: string, log = newLog(), early?: (place: HTMLElement) => void): Promise<HTMLElement> {
  const place = await fixture<HTMLElement>(html`<main></main>`);
  new ContextProvider(place, {context: lessonContext, initialValue: new Scope(log.space, Promise.resolve(log))} as never);
  const template = document.createElement('template');
  template.innerHTML = content;
  place.append(document.importNode(template.content, true));
  early?.(place);
  await rest();
  return place;
}

/** Until everything that follows from what was done has happened. */
export async function rest(): Promise<void> {
  await aTimeout(30);
  await waitUntil(() => queued() === 0, 'all is drawn', {timeout: 8000, interval: 5});
}

export const questionIn = (place: ParentNode, id?: string) =>
  place.querySelector<FlipQuestion>(id ? `flip-question#${CSS.escape(id)}` : 'flip-question')!;

export async function open(content: string, log?: MemoryLog): Promise<FlipQuestion> {
  return questionIn(await visit(content, log));
}

export const rows = (question: FlipQuestion) => [...question.shadowRoot!.querySelectorAll<HTMLLabelElement>('label')];

export const wordsIn = (row: HTMLLabelElement) => [...row.querySelectorAll('slot')]
  .flatMap((slot) => slot.assignedNodes()).map(({textContent}) => textContent).join(' ').replace(/\s+/g, ' ').trim();

export const rowOf = (question: FlipQuestion, words: string) => rows(question).find((row) => wordsIn(row).startsWith(words))!;

export const inputOf = (question: FlipQuestion, words: string) => rowOf(question, words).querySelector('input')!;

export async function choose(question: FlipQuestion, ...words: string[]): Promise<void> {
  for (const each of words) {
    await waitUntil(() => rowOf(question, each), `there is "${each}"`, {timeout: 8000, interval: 5});
    rowOf(question, each).click();
    await rest();
  }
}

export const button = (element: Element, words: string) => [...element.shadowRoot!.querySelectorAll('button')]
  .find(({textContent}) => textContent.trim().startsWith(words));

export async function press(element: Element, words: string): Promise<void> {
  await waitUntil(() => button(element, words), `there is a button "${words}"`, {timeout: 8000, interval: 5});
  button(element, words)!.click();
  await rest();
}

export async function answer(question: FlipQuestion, ...words: string[]): Promise<void> {
  await choose(question, ...words);
  await press(question, 'Check');
}

export const isSeen = (element: Element | null | undefined) => (element?.getClientRects().length ?? 0) > 0;

/** What a screen reader is told. */
export const heard = (element: Element) => element.shadowRoot!.querySelector('[role=status]')!.textContent.trim();

/** The verdict as it can be read, or nothing. */
export function verdict(question: FlipQuestion): string {
  const result = question.shadowRoot!.querySelector('.result')!;
  return isSeen(result) ? result.querySelector('strong')!.textContent : '';
}

export const chosen = (question: FlipQuestion) =>
  rows(question).filter((row) => row.querySelector('input')!.checked).map((row) => wordsIn(row).split(' .')[0]!);

/** The feedback that can be read. */
export const feedback = (question: FlipQuestion) => [...question.querySelectorAll<FlipOption>('flip-option')]
  .flatMap((option) => [...option.querySelectorAll('[slot=feedback]')]).filter(isSeen).map(({textContent}) => textContent.trim());

export async function entries<T extends EntryType>(log: MemoryLog, type: T): Promise<Entry<T>[]> {
  return (await log.read(0)).filter((entry): entry is Entry<T> => entry.type === type);
}

/** What the page's author is told while something happens. */
export async function warnings(work: () => Promise<unknown>): Promise<string> {
  const said: string[] = [];
  const {warn} = console;
  console.warn = (...words: unknown[]) => said.push(words.join(' '));
  await work().finally(() => Object.assign(console, {warn}));
  return said.join('\n');
}

export const BALL = `<flip-question id="ball">
  <p>A ball is thrown up. Which force acts on it at the top?</p>
  <flip-option correct>Only gravity <span slot="feedback">Yes.</span></flip-option>
  <flip-option misconception="impetus">An upward force <span slot="feedback">Motion needs no force.</span></flip-option>
  <flip-option>No force</flip-option>
  <p slot="hint">What touches the ball?</p>
  <p slot="hint">Does its speed change?</p>
  <p slot="explanation">Look at the change of speed.</p>
</flip-question>`;

export const FORCES = `<flip-question id="forces">
  <p>What needs a net force?</p>
  <flip-option correct>Speeding up</flip-option>
  <flip-option correct>Turning</flip-option>
  <flip-option>Gliding</flip-option>
</flip-question>`;
