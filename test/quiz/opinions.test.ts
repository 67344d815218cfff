import {expect} from '@open-wc/testing';
import {sendKeys, sendMouse} from '@web/test-runner-commands';
import {placeIn} from '../../src/core/cells.js';
import type {FlipQuestion} from '../../src/quiz/index.js';
import {until} from './given.js';
import {newLog, rest, visit} from './stage.js';

const OPTIONS = '<flip-option value="a">Ant</flip-option><flip-option value="b">Bee</flip-option><flip-option value="c">Cat</flip-option>';
const CLOUD = '<flip-question id="q" name="q" type="cloud" max="2"><p>In a word?</p></flip-question>';
const RANK = `<flip-question id="q" name="q" type="rank"><p>Which is best?</p>${OPTIONS}</flip-question>`;
const POINTS = `<flip-question id="q" name="q" type="points" total="20"><p>How much for each?</p>${OPTIONS}</flip-question>`;
const GRID = '<flip-question id="q" name="q" type="grid" x-labels="hard|easy" y-labels="dull|fun"><p>How was it?</p></flip-question>';
const PIN = '<flip-question id="q" name="q" type="pin"><p>Where?</p><img src="/stories/lesson/icon.svg" width="300" height="200" alt="A map"></flip-question>';

const all = <E extends Element = HTMLElement>(question: FlipQuestion, selector: string) => [...question.shadowRoot!.querySelectorAll<E>(selector)];
const one = (question: FlipQuestion, selector: string) => all(question, selector)[0]!;
const said = (question: FlipQuestion) => one(question, '[role=status]').textContent.replace(/\s+/g, ' ').trim();

async function opened(content: string, log = newLog(), drawn = 'fieldset :is(input, button)'): Promise<FlipQuestion> {
  const place = await visit(`<form>${content}</form>`, log);
  const question = place.querySelector('flip-question')!;
  await until(() => one(question, drawn), 'it is drawn');
  await rest();
  return question;
}

/** What a form sends: words, as a reader of it wants them. */
const sent = (question: FlipQuestion) => new FormData(question.closest('form')!).getAll('q').map(String);

/** The same question on another page of the same learner. */
async function again(content: string, log: ReturnType<typeof newLog>, response: readonly string[], words = response): Promise<FlipQuestion> {
  await rest();
  const question = await opened(content, log);
  await until(() => String(question.response) === String(response), 'the answer is back');
  expect(sent(question)).to.deep.equal(words);
  return question;
}

async function press(...keys: string[]): Promise<void> {
  for (const key of keys) await sendKeys({press: key});
  await rest();
}

const at = (element: Element, x: number, y: number): [number, number] => {
  const {left, top, width, height} = element.getBoundingClientRect();
  return [Math.round(left + x / 100 * width), Math.round(top + y / 100 * height)];
};

async function click(element: Element, x = 50, y = 50): Promise<void> {
  element.scrollIntoView({block: 'center'});
  await sendMouse({type: 'click', position: at(element, x, y)});
  await rest();
}

function expectNear(response: readonly string[], x: number, y: number): void {
  expect(response).to.have.lengthOf(1);
  const place = placeIn(response[0])!;
  expect(place.x).to.be.closeTo(x, 2);
  expect(place.y).to.be.closeTo(y, 2);
}

describe('questions for opinions', () => {
  it('cloud: is typed, Enter leads on, and it comes back', async () => {
    const log = newLog();
    const question = await opened(CLOUD, log);
    const [first, second] = all<HTMLInputElement>(question, '.cloud input');
    await click(first!);
    await sendKeys({type: 'two  words'});
    await press('Enter');
    expect(question.shadowRoot!.activeElement).to.equal(second);
    await sendKeys({type: 'calm'});
    await rest();
    expect(sent(question)).to.deep.equal(['two words', 'calm']);
    const back = await again(CLOUD, log, ['two words', 'calm']);
    expect(all<HTMLInputElement>(back, '.cloud input').map(({value}) => value)).to.deep.equal(['two words', 'calm']);
  });

  it('rank: is moved by a button and by keys, and it comes back', async () => {
    const log = newLog();
    const question = await opened(RANK, log);
    const down = all<HTMLButtonElement>(question, '.moves button').find((button) => /down|later|after/i.test(button.getAttribute('aria-label') ?? button.textContent))!;
    await click(down);
    const moved = [...question.response];
    expect(moved).to.have.lengthOf(3);
    one(question, '.handle').focus();
    await press('ArrowDown');
    expect(question.response).not.to.deep.equal(moved);
    expect(said(question)).not.to.equal('');
    const names = {a: 'Ant', b: 'Bee', c: 'Cat'};
    const words = question.response.map((key) => names[key as 'a']);
    expect(sent(question)).to.deep.equal(words);
    await again(RANK, log, [...question.response], words);
  });

  it('points: are given by buttons and by keys, never more than there are, and come back', async () => {
    const log = newLog();
    const question = await opened(POINTS, log);
    const field = (key: string) => all<HTMLInputElement>(question, `input[data-key="${key}"]`)[0]!;
    expect(field('a').value).to.equal('0');
    await click(field('a').nextElementSibling!);
    const step = Number(field('a').value);
    expect(step).to.be.greaterThan(0);
    expect(said(question)).to.contain(`Ant: ${step}. ${20 - step} left.`);
    field('b').focus();
    await sendKeys({type: '87'});
    await until(() => /only|All points/.test(said(question)), 'it is said that there are no more');
    expect(question.response).to.deep.equal([`a[.]${step}`, `b[.]${20 - step}`]);
    expect(one(question, '.left').textContent).to.contain('All points are given');
    await press('Backspace', 'Backspace');
    expect(field('b').value, 'what was emptied stays empty while somebody types').to.equal('');
    await sendKeys({type: '3'});
    await rest();
    const words = [`Ant: ${step}`, 'Bee: 3'];
    expect(sent(question)).to.deep.equal(words);
    const back = await again(POINTS, log, [`a[.]${step}`, 'b[.]3'], words);
    expect(all<HTMLInputElement>(back, 'input[data-key="b"]')[0]!.value).to.equal('3');
  });

  for (const [type, content, pointed, stepped] of [
    ['grid', GRID, '80% of the way to “easy”, 70% to “fun”', '55% of the way to “easy”, 50% to “fun”'],
    ['pin', PIN, '80% from the left, 30% from the top', '55% from the left, 50% from the top'],
  ] as const) {
    it(`${type}: is placed by a click and by the slider`, async () => {
      const log = newLog();
      const question = await opened(content, log, '.plane');
      await click(one(question, '.plane'), 80, 30);
      expectNear(question.response, 80, 30);
      expect(said(question)).to.match(new RegExp(pointed.replace(/\d+/g, '\\d+')));
      const [across] = all<HTMLInputElement>(question, '.slider input');
      across!.focus();
      await press('ArrowLeft', 'ArrowLeft');
      expectNear(question.response, 78, 30);
      expect(sent(question)).to.have.lengthOf(1);
      expect(sent(question)[0]).to.match(new RegExp(pointed.replace(/\d+/g, '\\d+')));
      await again(content, log, [...question.response], sent(question));
    });

    it(`${type}: is placed by keys alone`, async () => {
      const question = await opened(content, newLog(), '.plane');
      one(question, '.knob').focus();
      await press('Enter');
      expect(question.response).to.deep.equal(['@50,50']);
      await press('ArrowRight');
      expect(question.response).to.deep.equal(['@55,50']);
      expect(said(question)).to.contain(stepped);
      await press('ArrowUp', 'ArrowUp');
      expect(question.response).to.deep.equal(['@55,40']);
    });

    it(`${type}: the knob that is carried stays where it is let go`, async () => {
      const question = await opened(content, newLog(), '.plane');
      const plane = one(question, '.plane');
      await click(plane, 20, 20);
      const [x, y] = at(one(question, '.knob'), 70, 50);
      const [middle] = at(one(question, '.knob'), 50, 50);
      let changes = 0;
      await sendMouse({type: 'move', position: [x, y]});
      await sendMouse({type: 'down'});
      await sendMouse({type: 'move', position: at(plane, 50, 60)});
      await sendMouse({type: 'move', position: [at(plane, 70, 60)[0] + x - middle, at(plane, 70, 60)[1]]});
      await until(() => placeIn(question.response[0])!.x > 65, 'it is carried');
      question.addEventListener('change', () => changes++);
      await sendMouse({type: 'up'});
      await rest();
      expectNear(question.response, 70, 60);
      expect(changes, 'told once').to.be.lessThan(2);
      expect(said(question)).not.to.equal('');
    });
  }

  it('grid: right to left, a click is where it is seen', async () => {
    const question = await opened(`<div dir="rtl">${GRID}</div>`, newLog(), '.plane');
    await click(one(question, '.plane'), 80, 30);
    expectNear(question.response, 20, 30);
    expect(Math.abs(at(one(question, '.knob'), 50, 50)[0] - at(one(question, '.plane'), 80, 30)[0])).to.be.lessThan(4);
  });
});
