import {ContextProvider} from '@lit/context';
import {expect, waitUntil} from '@open-wc/testing';
import {html, render} from 'lit';
import type {Gathering, Present} from '../../src/core/log.js';
import {lessonContext} from '../../src/element/contexts.js';
import {Scope} from '../../src/element/scope.js';
import {viewContext, type View} from '../../src/element/view.js';
import '../../src/lesson/index.js';
import '../../src/live/index.js';
import '../../src/quiz/index.js';
import {Room, type Seat, type Written} from './room.js';

const LESSON = html`<flip-live id="class"></flip-live>
  <div style="height: 1500px"></div>
  <flip-poll id="poll" label="Warm-up"><flip-question id="a"><p>Sure?</p><flip-option value="y" correct>Yes</flip-option><flip-option value="n">No</flip-option></flip-question></flip-poll>
  <label>Note <input id="note"></label>
  <div style="height: 1500px"></div>
  <flip-groups id="pairs" label="Pairs"></flip-groups>
  <div style="height: 1500px"></div>`;

/** A class as its server tells of it. */
class Told implements Gathering {
  connected = true;
  readonly #on = new Set<() => void>();
  readonly #attending = new Set<(present: Present | undefined) => void>();
  constructor(public present: Present | undefined, readonly given = 'ABCDEFGH') {}

  onConnection(on: () => void): () => void {
    this.#on.add(on);
    return () => this.#on.delete(on);
  }

  attend(on: (present: Present | undefined) => void): () => void {
    this.#attending.add(on);
    on(this.present);
    return () => this.#attending.delete(on);
  }

  code(): Promise<string> {
    return Promise.resolve(this.given);
  }

  lose(): void {
    this.connected = false;
    for (const on of this.#on) on();
  }

  tell(present: Present): void {
    this.present = present;
    for (const on of this.#attending) on(present);
  }

  get looking(): number {
    return this.#attending.size;
  }
}

describe('<flip-live>', () => {
  let into: HTMLElement;
  beforeEach(() => {
    into = document.createElement('div');
    document.body.append(into);
    scrollTo(0, 0);
  });
  afterEach(() => into.remove());

  async function page(seat: Seat, view: View | '', gathering?: Gathering, written: Written = LESSON) {
    const lesson = document.createElement('div');
    const log = Object.assign(seat, gathering && {gathering});
    new ContextProvider(lesson, {context: lessonContext, initialValue: new Scope(seat.space, Promise.resolve(log as never))} as never);
    new ContextProvider(lesson, {context: viewContext, initialValue: view} as never);
    into.append(lesson);
    render(written, lesson);
    const element = lesson.querySelector('flip-live')!;
    await waitUntil(() => element.shadowRoot?.querySelector('.idle, .bar, .desk, .wall'), 'it is drawn', {timeout: 10_000});
    const text = () => element.shadowRoot!.textContent.replace(/\s+/g, ' ').trim();
    return {
      lesson, element, text,
      press(word: string) {
        const found = [...element.shadowRoot!.querySelectorAll('button')].find((button) => (button.ariaLabel ?? button.textContent.replace(/\s+/g, ' ').trim()) === word);
        if (!found) throw new Error(`There is no button "${word}": ${text()}`);
        found.click();
      },
      until: (holds: () => unknown, what = holds.toString()) => waitUntil(holds, `${what}\n${text()}`, {timeout: 10_000}),
    };
  }

  const top = (selector: string) => into.querySelector(selector)!.getBoundingClientRect().top;
  const isAt = (selector: string) => top(selector) >= 0 && top(selector) < innerHeight / 2;

  it('brings a learner to where the teacher is, tells them, and takes them back', async () => {
    const room = new Room();
    const {text, press, until} = await page(room.seat('ann'), 'learner');
    expect(text()).to.contain('Class has not begun');
    room.say('teacher', 'staged', {phase: 'open', run: 1}, 'class');
    await until(() => text().includes('Class is on'));
    room.say('teacher', 'led', {to: 'pairs', pace: 'teacher'}, 'class');
    await until(() => isAt('#pairs'));
    await until(() => text().includes('Your teacher is at “Pairs”'));
    expect(document.activeElement).to.equal(document.body);
    press('Go back');
    await until(() => scrollY < 5);
    room.say('teacher', 'led', {to: 'poll', pace: 'teacher'}, 'class');
    await until(() => text().includes('Your teacher is at “Warm-up” now.'));
    expect(scrollY, 'who stays is not moved').to.be.below(5);
    press('Follow');
    await until(() => isAt('#poll'));
  });

  it('goes where something is begun, and never while somebody writes', async () => {
    const room = new Room();
    const {text, until} = await page(room.seat('ann'), 'learner');
    room.say('teacher', 'staged', {phase: 'open', run: 1}, 'class');
    room.say('teacher', 'staged', {phase: 'open', run: 1}, 'poll');
    await until(() => isAt('#poll'));
    const note = into.querySelector<HTMLInputElement>('#note')!;
    note.focus({preventScroll: true});
    const before = scrollY;
    room.say('teacher', 'led', {to: 'pairs', pace: 'teacher'}, 'class');
    await until(() => text().includes('Your teacher is at “Pairs” now.'));
    expect(Math.abs(scrollY - before)).to.be.below(5);
    expect(document.activeElement).to.equal(note);
  });

  it('only tells where everybody goes at their own pace', async () => {
    const room = new Room();
    room.say('teacher', 'staged', {phase: 'open', run: 1}, 'class');
    const {text, press, until} = await page(room.seat('ann'), 'learner', undefined, html`${LESSON}`);
    room.say('teacher', 'led', {to: 'pairs', pace: 'self'}, 'class');
    await until(() => text().includes('Go there'));
    expect(text()).not.to.contain('Stay here');
    expect(scrollY).to.be.below(5);
    press('Go there Pairs');
    await until(() => isAt('#pairs'));
  });

  it('comes late into what runs, and says when the connection is lost', async () => {
    const room = new Room();
    room.say('teacher', 'staged', {phase: 'open', run: 1}, 'class');
    room.say('teacher', 'led', {to: 'pairs', pace: 'teacher'}, 'class');
    const told = new Told({count: 3});
    const {text, until} = await page(room.seat('late'), 'learner', told);
    await until(() => isAt('#pairs'));
    expect(told.looking, 'a learner does not even ask how many are here').to.equal(0);
    told.lose();
    await until(() => text().includes('No connection'));
  });

  it('lets the teacher start, lead on and back, set the pace, see who is here, and end', async () => {
    const room = new Room();
    const told = new Told({count: 1, people: ['ann']});
    const {element, text, press, until} = await page(room.seat('teacher', 'staff'), 'teacher', told);
    await until(() => text().includes('ABCD-EFGH'));
    expect(text()).to.contain('1 is here').and.contain('ann');
    told.tell({count: 2, people: ['ann', 'ben']});
    await until(() => text().includes('2 are here') && text().includes('ben'));
    /** What was said last, once it is said. */
    const says = async (data: object, type = 'led') => {
      await until(() => JSON.stringify(room.entries.at(-1)!.data) === JSON.stringify(data), JSON.stringify(data));
      expect(room.entries.at(-1)).to.include({activity: 'class', type});
    };
    press('Start class');
    await until(() => element.shadowRoot!.querySelector('.remote'));
    await says({phase: 'open', run: 1}, 'staged');
    press('Next activity');
    await says({pace: 'teacher', to: 'poll'});
    await until(() => isAt('#poll'));
    press('Next activity');
    await until(() => isAt('#pairs'));
    await until(() => element.shadowRoot!.querySelector<HTMLButtonElement>('[aria-label="Next activity"]')!.disabled);
    press('Previous activity');
    await says({pace: 'teacher', to: 'poll'});
    element.shadowRoot!.querySelector<HTMLInputElement>('.pace input')!.click();
    await says({pace: 'self', to: 'poll'});
    press('End class');
    await says({phase: 'closed', run: 1}, 'staged');
    await until(() => text().includes('Class has ended'));
  });

  it('shows on the screen how to come in, large and then small, and nobody by name', async () => {
    const room = new Room();
    const {element, text, until} = await page(room.seat('screen'), 'screen', new Told({count: 7}));
    await until(() => element.shadowRoot!.querySelector('section.wall .qr'));
    const large = element.shadowRoot!.querySelector('.qr')!.getBoundingClientRect().width;
    expect(text()).to.contain('ABCD-EFGH').and.contain('7 are here');
    room.say('teacher', 'staged', {phase: 'open', run: 1}, 'class');
    await until(() => element.shadowRoot!.querySelector('.small .qr'));
    expect(element.shadowRoot!.querySelector('.qr')!.getBoundingClientRect().width).to.be.below(large);
    expect(element.shadowRoot!.querySelector('button, select, details')).to.equal(null);
  });

  it('counts the windows of a browser that has no class, and says so', async () => {
    const room = new Room();
    const {text, until} = await page(room.alone(), '', undefined, html`<flip-live id="class"></flip-live>`);
    await until(() => /There is no class here/.test(text()));
    if (window.isSecureContext) await until(() => text().includes('1 window of this browser'));
    expect(text()).not.to.contain('ABCD');
  });
});
