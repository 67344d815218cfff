import {expect} from '@open-wc/testing';
import {html} from 'lit';
import type axe from 'axe-core';
import {MemoryLog} from '../../src/core/memory-log.js';
import {Class, NAMES, Page} from './groups-stage.js';

declare global {
  interface Window {axe: typeof axe}
}

const HOURS = 3_600_000;

before(async () => {
  const script = Object.assign(document.createElement('script'), {src: '/node_modules/axe-core/axe.min.js'});
  document.head.append(script);
  await new Promise((resolve) => { script.onload = resolve; });
});

async function accessible(page: Page): Promise<void> {
  await Promise.all(page.root.getAnimations().map(({finished}) => finished));
  const {violations} = await window.axe.run(page.element, {rules: {region: {enabled: false}}});
  expect(violations.map(({id, nodes}) => `${id}: ${nodes.map(({html: node}) => node).join()}`)).to.deep.equal([]);
}

describe('a learner in <flip-groups>', () => {
  it('reads what is waited for: first the own answer, then the teacher', async () => {
    const room = new Class([undefined, 'a']);
    const page = await Page.of(room.comesIn('p0'));
    expect(page.card).to.contain('Answer first');
    room.answers('p0', 'b');
    await page.until(() => page.card.includes('You have answered. Groups come here.'));
    expect(page.card).to.contain('leave this page open');
    await accessible(page);
  });

  it('reads the table and the names of the others, and hears it when that changes', async () => {
    const room = new Class(['a', 'b', 'c', 'a']);
    const page = await Page.of(room.comesIn('p0'));
    expect(page.status).to.equal('');
    room.shows(1, ['p2', 'p3'], ['p0', 'p1']);
    await page.until(() => page.card.includes('Table 2'));
    expect(page.card).to.equal('Table 2 Find the other one B Bob');
    await page.until(() => page.status === 'Your group: Table 2. Bob');
    expect(page.element.matches(':state(grouped)')).to.equal(true);
    room.shows(2, ['p0', 'p2', 'p3'], ['p1']);
    await page.until(() => page.card === 'Table 1 Find the others C CemD Dunja');
    await accessible(page);
  });

  it('sees nothing of what anybody answered', async () => {
    const room = new Class(['a', 'b', 'c', 'a']);
    const page = await Page.of(room.comesIn('p0'), {view: 'teacher'});
    room.shows(1, ['p0', 'p1']);
    await page.until(() => page.card.includes('Bob'));
    expect(page.text).to.contain('Only the staff of the class makes groups');
    expect(page.text).not.to.match(/right|answer|Show to everybody/);
  });

  it('finds the own group after a reload, and is told when in none', async () => {
    const room = new Class(['a', 'b', 'c']);
    room.shows(1, ['p0', 'p1']);
    expect((await Page.of(room.comesIn('p1'))).card).to.contain('Ada');
    expect((await Page.of(room.comesIn('p2'))).card).to.contain('You are not in a group yet.');
  });

  it('without a name is called the same on every page, and knows how', async () => {
    const room = new Class(['a', 'b']);
    room.does('p77', 'lesson', 'launched', {});
    room.shows(1, ['p0', 'p77']);
    const [ada, nameless] = [await Page.of(room.comesIn('p0')), await Page.of(room.comesIn('p77'))];
    await ada.until(() => /Find the other one \S+ \S+/.test(ada.card) && !ada.card.includes('…'));
    const handle = ada.root.querySelector('.names bdi')!.textContent;
    expect(handle).to.match(/^\w+ \w+$/);
    await nameless.until(() => nameless.card.includes(`The others know you as ${handle}`));
  });

  it('reads who does what', async () => {
    const room = new Class(['a', 'b']);
    room.does('prof', 'pairs', 'grouped', {run: 1, groups: [{label: 'Bench 1', members: ['p0', 'p1'], roles: [['Speaker', 'Timekeeper'], ['Writer']]}]});
    const page = await Page.of(room.comesIn('p0'));
    expect(page.card).to.equal('Bench 1 Find the other one B Bob Writer You: Speaker, Timekeeper');
  });

  it('says to take part online, where that is asked, and finds it so again', async () => {
    const room = new Class(['a', 'b']);
    const written = html`<flip-groups id="pairs" hybrid></flip-groups>`;
    const page = await Page.of(room.comesIn('p0'), {written});
    const heard: unknown[] = [];
    page.element.addEventListener('flip-signalled', ({detail}) => heard.push(detail.label));
    page.root.querySelector<HTMLInputElement>('.online input')!.click();
    await page.until(() => room.entries.at(-1)!.type === 'signalled');
    expect(heard).to.deep.equal(['online']);
    const again = await Page.of(room.comesIn('p0'), {written});
    expect(again.root.querySelector<HTMLInputElement>('.online input')!.checked).to.equal(true);
    await accessible(again);
  });

  it('in one browser alone reads what groups need', async () => {
    const page = await Page.of(new MemoryLog('alone'));
    expect(page.text).to.contain('open in this browser alone');
    expect(page.text).to.contain('store="https://…"');
  });

  it('of a class too large for one entry sees no half of the groups', async () => {
    const room = new Class(['a', 'b', 'c', 'a']);
    const page = await Page.of(room.comesIn('p0'));
    const part = (n: number, members: string[]) => ({run: 1, groups: [{label: `Table ${n}`, members}], issue: 'i', part: n, parts: 2});
    room.does('prof', 'pairs', 'grouped', part(2, ['p0', 'p1']));
    await page.element.updateComplete;
    expect(page.card).to.contain('Groups come here');
    room.does('prof', 'pairs', 'grouped', part(1, ['p2', 'p3']));
    await page.until(() => page.card.includes('Table 2'));
  });
});

describe('the teacher in <flip-groups>', () => {
  const eight = ['a', 'b', 'a', 'b', 'a', 'b', 'a', 'b'];

  it('makes groups that nobody else sees, reads why, and shows them', async () => {
    const room = new Class(eight);
    const [desk, phone] = [await Page.of(room.comesIn('prof')), await Page.of(room.comesIn('p0'))];
    await desk.until(() => desk.text.includes('8 people here, 8 with an answer'));
    await desk.press('Make groups');
    await desk.until(() => desk.board.length === 4);
    expect(desk.labels).to.deep.equal(['Table 1', 'Table 2', 'Table 3', 'Table 4']);
    expect(desk.text).to.contain('Somebody in every group is right.');
    for (const why of desk.root.querySelectorAll('.why')) expect(why.textContent).to.equal('2 different answers · 1 right');
    expect(desk.text).to.contain('Only you see this draft.');
    expect(room.told).to.equal(undefined);
    await accessible(desk);
    const heard: unknown[] = [];
    desk.element.addEventListener('flip-grouped', ({detail}) => heard.push(detail.run));
    await desk.press('Show to everybody');
    await phone.until(() => /Table \d Find the other one/.test(phone.card));
    expect(heard).to.deep.equal([1]);
    expect(JSON.stringify(room.entries.at(-1)!.data)).not.to.match(/right|correct|answer/);
    await desk.until(() => desk.text.includes('Everybody sees these groups.'));
  });

  it('says how many groups lack somebody who is right, and marks them', async () => {
    const room = new Class(['a', 'b', 'b', 'c', 'c', undefined]);
    const desk = await Page.of(room.comesIn('prof'));
    await desk.until(() => desk.text.includes('6 people here, 5 with an answer'));
    await desk.press('Make groups');
    await desk.until(() => desk.text.includes('2 groups have nobody who is right: only 1 is.'));
    expect(desk.root.querySelectorAll('.lacking').length).to.equal(2);
    expect(desk.root.querySelector('.answer')).to.equal(null);
    await desk.press('Show who is right');
    expect(desk.person('Ada').textContent).to.contain('right');
    expect(desk.person('Fatou').textContent).to.contain('no answer');
    await accessible(desk);
  });

  it('moves somebody by tapping them and then a group, and calls it off with Escape', async () => {
    const room = new Class(eight);
    const desk = await Page.of(room.comesIn('prof'));
    await desk.until(() => desk.text.includes('8 people here'));
    await desk.press('Make groups');
    await desk.until(() => desk.board.length === 4);
    const from = desk.board.findIndex((names) => names.includes('Ada'));
    const to = from === 0 ? 1 : 0;
    desk.person('Ada').click();
    await desk.until(() => desk.status === 'Ada is chosen. Choose where to.');
    await accessible(desk);
    desk.person('Ada').dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape', bubbles: true}));
    await desk.until(() => !desk.root.querySelector('.put'));
    expect(desk.root.activeElement).to.equal(desk.person('Ada'));
    desk.person('Ada').click();
    await desk.until(() => desk.root.querySelector('.put'));
    // By key the focus goes to the first place to put them.
    expect(desk.root.activeElement!.getAttribute('aria-label')).to.equal(`Here: Ada to Table ${to + 1}`);
    await desk.press(`Here: Ada to Table ${to + 1}`);
    await desk.until(() => desk.board[to]!.includes('Ada'));
    expect(desk.board[to]!.length).to.equal(3);
    expect(desk.root.activeElement).to.equal(desk.person('Ada'));
    await desk.until(() => desk.status === `Ada is in Table ${to + 1} now.`);
  });

  it('moves somebody by dragging', async () => {
    const room = new Class(eight);
    const desk = await Page.of(room.comesIn('prof'));
    await desk.until(() => desk.text.includes('8 people here'));
    await desk.press('Make groups');
    await desk.until(() => desk.board.length === 4);
    const from = desk.board.findIndex((names) => names.includes('Ada'));
    const place = desk.root.querySelectorAll('.group')[from === 0 ? 1 : 0]!;
    const pointer = (type: string, target: EventTarget, x: number, y: number) =>
      target.dispatchEvent(new PointerEvent(type, {bubbles: true, composed: true, isPrimary: true, pointerType: 'mouse', pointerId: 7, button: 0, clientX: x, clientY: y}));
    const middle = (element: Element) => {
      const {left, top, width, height} = element.getBoundingClientRect();
      return [left + width / 2, top + height / 2] as const;
    };
    const ada = desk.person('Ada');
    const [end, start] = [middle(place), middle(ada)];
    pointer('pointerdown', ada, ...start);
    pointer('pointermove', window, ...end);
    pointer('pointerup', window, ...end);
    await desk.until(() => desk.board[from === 0 ? 1 : 0]!.includes('Ada'));
  });

  it('takes out who is absent, adds who comes late, and moves nobody else', async () => {
    const room = new Class(eight);
    const desk = await Page.of(room.comesIn('prof'));
    await desk.until(() => desk.text.includes('8 people here'));
    await desk.press('Make groups');
    await desk.until(() => desk.board.length === 4);
    await desk.press('Show to everybody');
    await desk.until(() => desk.text.includes('Everybody sees'));
    const before = desk.board;
    const [gone, alone] = before[1]!;
    desk.person(gone!).click();
    await desk.until(() => desk.root.querySelector('.held'));
    await desk.press('Take out');
    await desk.until(() => desk.board.length === 3);
    expect(desk.board.flat()).not.to.include(gone);
    expect(desk.board.flat()).to.include(alone);
    expect(desk.labels).to.deep.equal(['Table 1', 'Table 3', 'Table 4']);
    expect(desk.text).to.contain(`Not here: 1`);
    room.names.set('p9', 'Jonas');
    room.does('p9', 'lesson', 'launched', {});
    await desk.until(() => desk.text.includes('In no group yet: 1'));
    await desk.press('Add to the smallest group');
    await desk.until(() => !desk.text.includes('In no group yet'));
    expect(desk.board.map(({length}) => length).sort()).to.deep.equal([2, 3, 3]);
    for (const [i, label] of [[0, 0], [2, 1], [3, 2]] as const) expect(desk.board[label]!.slice(0, 2)).to.deep.equal(before[i]);
    expect(desk.text).to.contain('The others still see the old groups.');
    expect(room.told!.flat()).not.to.include('p9');
    await desk.press('Show to everybody');
    await desk.until(() => room.told!.flat().includes('p9'));
    expect(room.entries.at(-1)!.data).to.include({run: 1});
  });

  it('finds the draft again after a reload', async () => {
    const room = new Class(eight);
    const seat = room.comesIn('prof');
    const desk = await Page.of(seat);
    await desk.until(() => desk.text.includes('8 people here'));
    await desk.press('Make groups');
    await desk.until(() => desk.board.length === 4);
    const {board} = desk;
    await new Promise((done) => setTimeout(done, 0));
    const again = await Page.of(seat);
    await again.until(() => again.board.length === 4);
    expect(again.board).to.deep.equal(board);
    expect(again.text).to.contain('Only you see this draft.');
  });

  it('makes anew with other partners, as a new run', async () => {
    const room = new Class(Array(8).fill(undefined));
    const desk = await Page.of(room.comesIn('prof'), {written: html`<flip-groups id="pairs" by="random" size="2"></flip-groups>`});
    await desk.until(() => desk.text.includes('8 people here'));
    const met = new Set<string>();
    for (let run = 1; run <= 4; run++) {
      await desk.press(run === 1 ? 'Make groups' : 'Make anew');
      await desk.until(() => desk.text.includes('Only you see this draft.'));
      await desk.press('Show to everybody');
      await desk.until(() => desk.text.includes('Everybody sees'));
      for (const pair of desk.board) {
        expect(met.has(pair.sort().join()), `${pair.join()} meet again`).to.equal(false);
        met.add(pair.join());
      }
      expect(room.entries.at(-1)!.data).to.include({run});
    }
  });

  it('counts as here who said something in the last hours, and puts in by hand whom the page does not see', async () => {
    const room = new Class([]);
    room.names.set('p0', 'Ada').set('p1', 'Bob').set('p2', 'Cem');
    for (const sub of ['p0', 'p1']) room.does(sub, 'lesson', 'launched', {});
    room.does('p2', 'lesson', 'launched', {}, new Date(Date.now() - 24 * HOURS).toISOString());
    const desk = await Page.of(room.comesIn('prof'));
    await desk.until(() => desk.text.includes('2 people here'));
    expect(desk.text).to.contain('Not here: 1');
    await desk.press('Cem is here');
    await desk.until(() => desk.text.includes('3 people here'));
  });

  it('counts the votes of the running question, not those of an earlier run, and no staff', async () => {
    const room = new Class(['a', 'a', 'a', 'a']);
    const vote = (sub: string, run: number, answer: string) => room.does(sub, 'ask', 'voted', {question: 'top', run, round: 1, response: [answer], score: null, correct: answer === 'a'});
    for (let i = 0; i < 4; i++) vote(`p${i}`, 1, 'a');
    room.does('prof', 'ask', 'staged', {phase: 'vote1', run: 2});
    vote('p0', 2, 'a');
    vote('p1', 2, 'b');
    vote('p2', 2, 'b');
    room.does('aide', 'lesson', 'launched', {view: 'screen'});
    const desk = await Page.of(room.comesIn('prof'), {written: html`<flip-groups id="pairs" for="ask" size="2"></flip-groups>`});
    await desk.until(() => desk.text.includes('4 people here, 3 with an answer'));
  });

  it('gives roles, and counts the labels the author wrote', async () => {
    const room = new Class(Array(6).fill(undefined));
    const desk = await Page.of(room.comesIn('prof'), {written: html`<flip-groups id="pairs" by="role" size="3" roles="Speaker|Writer|Timekeeper" labels="Bench"></flip-groups>`});
    await desk.until(() => desk.text.includes('6 people here'));
    await desk.press('Make groups');
    await desk.until(() => desk.board.length === 2);
    expect(desk.labels).to.deep.equal(['Bench 1', 'Bench 2']);
    for (const group of desk.root.querySelectorAll('.group')) {
      expect([...group.querySelectorAll('small')].map(({textContent}) => textContent).sort()).to.deep.equal(['Speaker', 'Timekeeper', 'Writer']);
    }
    await desk.press('Show to everybody');
    await desk.until(() => room.told);
    expect(JSON.stringify(room.entries.at(-1)!.data)).to.contain('Timekeeper');
  });

  it('puts those online together', async () => {
    const room = new Class(eight);
    for (const sub of ['p1', 'p4', 'p6']) room.does(sub, 'pairs', 'signalled', {label: 'online'});
    room.does('p6', 'pairs', 'signalled', {label: 'in-room'});
    const desk = await Page.of(room.comesIn('prof'));
    await desk.until(() => desk.text.includes('8 people here'));
    await desk.press('Make groups');
    await desk.until(() => desk.board.length === 4);
    expect(desk.board.some((names) => names.sort().join() === [NAMES[1], NAMES[4]].sort().join())).to.equal(true);
  });

  it('exports the groups, and no text in them is run as a formula', async () => {
    const room = new Class(['a', 'b']);
    room.names.set('p0', '=SUM(A1)');
    room.shows(1, ['p0', 'p1']);
    const desk = await Page.of(room.comesIn('prof'));
    await desk.until(() => desk.board.length === 1);
    const made: Blob[] = [];
    const {createObjectURL} = URL;
    const {click} = HTMLAnchorElement.prototype;
    URL.createObjectURL = (blob: Blob) => {
      made.push(blob);
      return createObjectURL.call(URL, blob);
    };
    HTMLAnchorElement.prototype.click = () => {};
    await desk.press('Export');
    URL.createObjectURL = createObjectURL;
    HTMLAnchorElement.prototype.click = click;
    const bytes = new Uint8Array(await made[0]!.arrayBuffer());
    expect([...bytes.slice(0, 3)]).to.deep.equal([0xef, 0xbb, 0xbf]);
    expect(await made[0]!.text()).to.contain('group,name,role,online\r\nTable 1,\'=SUM(A1),,\r\nTable 1,Bob,,\r\n');
  });

  it('says it when the groups were not kept, and tries again', async () => {
    const room = new Class(eight);
    const seat = room.comesIn('prof');
    const desk = await Page.of(seat);
    await desk.until(() => desk.text.includes('8 people here'));
    await desk.press('Make groups');
    await desk.until(() => desk.board.length === 4);
    seat.fate = 'refused';
    await desk.press('Show to everybody');
    await desk.until(() => desk.root.querySelector('[role=alert]'));
    expect(desk.text).to.contain('could not be saved');
    seat.fate = 'taken';
    await desk.press('Show to everybody');
    await desk.until(() => desk.text.includes('Everybody sees'));
    expect(desk.root.querySelector('[role=alert]')).to.equal(null);
  });

  it('fits a phone of 320 px, from right to left too', async () => {
    const room = new Class(eight);
    room.names.set('p0', 'Maximilian Alexander Freiherr von und zu Hohenstein-Waldburg-Wolfegg');
    const desk = await Page.of(room.comesIn('prof'));
    await desk.until(() => desk.text.includes('8 people here'));
    await desk.press('Make groups');
    await desk.until(() => desk.board.length === 4);
    desk.person('Bob').click();
    await desk.until(() => desk.root.querySelector('.put'));
    const holder = desk.element.parentElement!;
    Object.assign(holder.style, {width: '288px'});
    for (const dir of ['ltr', 'rtl']) {
      holder.dir = dir;
      await desk.element.updateComplete;
      expect(holder.scrollWidth, dir).to.be.at.most(288);
    }
  });
});

describe('the screen of <flip-groups>', () => {
  it('shows who is where, and nothing else', async () => {
    const room = new Class(['a', 'b', 'c', 'a']);
    const page = await Page.of(room.comesIn('prof'), {view: 'screen'});
    await page.until(() => page.text.includes('Your groups come here'));
    room.shows(1, ['p0', 'p1'], ['p2', 'p3']);
    await page.until(() => page.labels.length === 2);
    expect(page.root.querySelector('.tables')!.textContent.replace(/\s+/g, ' ').trim()).to.equal('Table 1 AdaBobTable 2 CemDunja');
    expect(page.text).not.to.match(/right|answer/);
    await accessible(page);
  });

  it('turns the pages of a large class, until somebody does it by hand', async () => {
    const room = new Class(['a']);
    room.shows(1, ...Array.from({length: 60}, (_, i) => [`q${3 * i}`, `q${3 * i + 1}`, `q${3 * i + 2}`]));
    const page = await Page.of(room.comesIn('prof'), {view: 'screen'});
    await page.until(() => page.text.includes('1 of 4') && !page.text.includes('…'));
    expect(page.button('Turns by itself').getAttribute('aria-pressed')).to.equal(String(!matchMedia('(prefers-reduced-motion: reduce)').matches));
    await page.press('Next');
    await page.until(() => page.text.includes('2 of 4'));
    expect(page.button('Turns by itself').getAttribute('aria-pressed')).to.equal('false');
    await page.press('Back');
    await page.press('Back');
    await page.until(() => page.text.includes('4 of 4') && page.labels.includes('Table 60'));
    await accessible(page);
  });
});

it('<flip-groups> tells its author what to write instead', async () => {
  const said: string[] = [];
  const {warn} = console;
  console.warn = (words: string) => said.push(words);
  try {
    await Page.of(new Class(['a']).comesIn('p0'), {written: html`<flip-groups id="pairs" size="40" by="magic"></flip-groups>`});
  } finally {
    console.warn = warn;
  }
  expect(said.join('\n')).to.contain('size="40" is no number from 2 to 8').and.to.contain('by="magic" is not known').and.to.contain('<flip-groups by="different-answers">');
});
