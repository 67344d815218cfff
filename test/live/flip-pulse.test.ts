import {ContextProvider} from '@lit/context';
import {expect, fixture} from '@open-wc/testing';
import {html, render} from 'lit';
import type {EntryData} from '../../src/core/entry.js';
import type {Log} from '../../src/core/log.js';
import {lessonContext} from '../../src/element/contexts.js';
import {Scope} from '../../src/element/scope.js';
import {viewContext, type View} from '../../src/element/view.js';
import '../../src/index.js';
import {Page, Room, type Seat, type Written} from './room.js';

const PULSE = html`<flip-pulse id="lost"></flip-pulse>`;
const WORDS = html`<flip-pulse id="lost" labels="Too fast|Too slow|I am lost"></flip-pulse>`;
const SHOWN = html`<flip-pulse id="lost" show="live"></flip-pulse>`;

describe('<flip-pulse>', () => {
  let room: Room;
  let place: HTMLElement;
  beforeEach(async () => {
    room = new Room();
    place = await fixture<HTMLElement>(html`<main></main>`);
  });

  async function open(seat: Seat, view: View | '', written: Written): Promise<Page> {
    const lesson = document.createElement('div');
    new ContextProvider(lesson, {context: lessonContext, initialValue: new Scope(seat.space, Promise.resolve(seat as Log))} as never);
    new ContextProvider(lesson, {context: viewContext, initialValue: view} as never);
    place.append(lesson);
    render(written, lesson);
    const shown = new Page(lesson, lesson.querySelector<HTMLElement>('flip-pulse')!);
    await shown.until(() => seat.heard !== undefined && shown.root.querySelector('[role="status"]') !== null || view === 'screen');
    await shown.until(() => view === 'screen' || shown.root.querySelector('.press:enabled, .desk'));
    return shown;
  }
  const learner = (name: string, written: Written = PULSE) => open(room.seat(name), 'learner', written);
  const teacher = (written: Written = PULSE) => open(room.seat('tea', 'staff'), 'teacher', written);
  const says = (shown: Page, words: string) => shown.until(() => shown.text.includes(words), words);
  const pressed = (shown: Page) => [...shown.root.querySelectorAll('.press[aria-pressed="true"]')].map((button) => button.textContent.trim());
  const signals = () => room.entries.flatMap(({type, data}) => (type === 'signalled' ? [data as EntryData['signalled']] : []));
  const elsewhere = (count: number, label = 'lost', from = 0) => {
    for (let i = from; i < from + count; i++) room.say(`learner ${i}`, 'signalled', {label}, 'lost');
  };
  const present = (count: number) => {
    for (let i = 0; i < count; i++) room.say(`learner ${i}`, 'launched', {}, 'lesson');
  };

  it('tells the teacher with one press, once, and takes it back', async () => {
    const ann = await learner('ann');
    await says(ann, 'Only your teacher sees what you press.');
    ann.press('I am lost');
    await says(ann, 'Your teacher knows.');
    expect(pressed(ann)).to.deep.equal(['I am lost']);
    expect(ann.element.matches(':state(pressed)')).to.equal(true);
    ann.press('I am lost');
    ann.press('I am lost');
    await says(ann, 'Your teacher knows already.');
    expect(signals(), 'pressing again changes nothing').to.deep.equal([{label: 'lost'}]);
    ann.press('Take it back');
    await says(ann, 'Only your teacher sees what you press.');
    expect(pressed(ann)).to.deep.equal([]);
    expect(ann.root.activeElement?.textContent.trim(), 'the focus stays near').to.equal('I am lost');
    expect(signals()[1]).to.deep.equal({label: 'lost', back: room.entries[0]!.id});
    ann.press('I am lost');
    await says(ann, 'Your teacher knows.');
    expect(signals()).to.have.length(3);
  });

  it('takes the author\'s words, of which the latter is meant', async () => {
    const [ann, tea] = [await learner('ann', WORDS), await teacher(WORDS)];
    ann.press('Too fast');
    await says(tea, 'Too fast: 1');
    ann.press('Too slow');
    await says(tea, 'Too slow: 1');
    expect([...tea.root.querySelectorAll('.desk .line')].map((line) => line.textContent.trim())).to.deep.equal(['Too slow: 1 (last 2 minutes)']);
    expect(pressed(ann)).to.deep.equal(['Too slow']);
    expect(signals().map(({label, back}) => [label, back !== undefined])).to.deep.equal([['Too fast', false], ['Too fast', true], ['Too slow', false]]);
  });

  it('is still pressed after a reload, until it fades', async () => {
    room.say('ann', 'signalled', {label: 'lost'}, 'lost');
    const ann = await learner('ann');
    expect(pressed(ann)).to.deep.equal(['I am lost']);
    const entry = room.say('ben', 'signalled', {label: 'lost'}, 'lost');
    entry.at = new Date(Date.now() - 61_000).toISOString();
    const ben = await learner('ben');
    expect(pressed(ben)).to.deep.equal([]);
  });

  it('shows the teacher how many lately, with a chart and its table, and no name', async () => {
    present(28);
    const tea = await teacher();
    await says(tea, 'When somebody presses “I am lost”, it shows here.');
    elsewhere(4);
    await says(tea, '4 of 28 are lost (last 2 minutes)');
    expect(tea.text).not.to.include('learner');
    expect(tea.root.querySelectorAll('.lane .fill')).to.have.length(1);
    const rows = [...tea.root.querySelectorAll('tbody tr')].map((row) => row.textContent.replace(/\s+/g, ' ').trim());
    expect(rows).to.have.length(10);
    expect(rows[0]).to.match(/^now ?4$/);
    expect(tea.root.querySelector('.press'), 'the teacher\'s page has no button').to.equal(null);
  });

  it('tells no learner and no screen what others pressed', async () => {
    present(28);
    const [seat, wallSeat] = [room.seat('ann'), room.seat('wall')];
    const [ann, wall, tea] = [await open(seat, 'learner', PULSE), await open(wallSeat, 'screen', PULSE), await teacher()];
    elsewhere(4);
    await says(tea, '4 of 28 are lost');
    expect(ann.text).not.to.match(/\d/);
    expect(wall.text.trim()).to.equal('');
    for (const {heard} of [seat, wallSeat]) expect(heard.filter(({type}) => type === 'signalled' || type === 'revealed')).to.deep.equal([]);
  });

  it('shows the screen a sum where the author wants it, and nothing of few', async () => {
    present(28);
    const wallSeat = room.seat('wall');
    const [wall, tea] = [await open(wallSeat, 'screen', SHOWN), await teacher(SHOWN)];
    elsewhere(2);
    await says(tea, '2 of 28 are lost');
    expect(room.entries.filter(({type}) => type === 'revealed')).to.deep.equal([]);
    elsewhere(2, 'lost', 2);
    await says(wall, '4 of 28 are lost');
    expect(wallSeat.heard.filter(({type}) => type === 'signalled')).to.deep.equal([]);
    const late = await open(room.seat('wall 2'), 'screen', SHOWN);
    await says(late, '4 of 28 are lost');
  });

  it('carries the second of its video, and is free again where the video is elsewhere', async () => {
    const ann = await learner('ann', html`<video id="lecture"></video><flip-pulse id="lost" for="lecture"></flip-pulse>`);
    const video = ann.lesson.querySelector('video')!;
    let now = 83.57;
    Object.defineProperty(video, 'currentTime', {get: () => now, configurable: true});
    await says(ann, 'at which second of the video');
    ann.press('I am lost');
    await says(ann, 'Your teacher knows, at 1:23 of the video.');
    now = 100;
    ann.press('I am lost');
    expect(signals()).to.deep.equal([{label: 'lost', at: 83.5}]);
    now = 200;
    await ann.until(() => pressed(ann).length === 0, 'free again');
    ann.press('I am lost');
    await ann.until(() => signals().length === 2);
    expect(signals()[1]).to.deep.equal({label: 'lost', at: 200});
  });

  it('says no second of a video that was not begun', async () => {
    const ann = await learner('ann', html`<video id="lecture"></video><flip-pulse id="lost" for="lecture"></flip-pulse>`);
    ann.press('I am lost');
    await ann.until(() => signals().length === 1);
    expect(signals()).to.deep.equal([{label: 'lost'}]);
  });

  it('can be tried out without a class', async () => {
    const shown = await open(room.alone(), '', PULSE);
    await says(shown, 'you are teacher and learner at once');
    shown.press('I am lost');
    await says(shown, '1 is lost (last 2 minutes)');
  });

  it('speaks the language of the page, and the log has one word for it', async () => {
    await import('../../src/lang/de.js');
    const ann = await learner('ann', html`<div lang="de">${PULSE}</div>`);
    ann.press('Ich komme nicht mit');
    await says(ann, 'Deine Lehrkraft weiß es.');
    expect(signals()).to.deep.equal([{label: 'lost'}]);
  });

  it('tells its author what is wrong', async () => {
    const said: string[] = [];
    const before = console.warn;
    console.warn = (text: string) => said.push(text);
    try {
      const ann = await learner('ann', html`<p id="words"></p><flip-pulse for="nothing" show="always"></flip-pulse>`);
      await learner('ben', html`<p id="words"></p><flip-pulse for="words"></flip-pulse>`);
      await ann.until(() => said.length > 2);
    } finally {
      console.warn = before;
    }
    expect(said.join('\n')).to.match(/show="always" is not known/).and.match(/there is no element with that id/).and.match(/<p> does not play/);
  });

  it('is clean for axe, pressed and not, for both', async () => {
    const [ann, tea] = [await learner('ann', WORDS), await teacher(WORDS)];
    ann.press('Too fast');
    await says(tea, 'Too fast: 1');
    tea.root.querySelector('details')!.open = true;
    await expect(ann.element).to.be.accessible();
    await expect(tea.element).to.be.accessible();
  }).timeout(60_000);
});
