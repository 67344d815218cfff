/** One quiz, open in two windows of one browser: each with a document of its own, and the log on the disk in common. */
import {expect, waitUntil} from '@open-wc/testing';
import {uuid} from '../../src/core/id.js';
import type {FlipQuestion, FlipQuiz} from '../../src/quiz/index.js';
import {button, choose, isSeen, press, rest} from './stage.js';
import {content, hasResult, isGone, score, taken, text, until} from './quiz-stage.js';

interface Recorded {type: string; activity: string; data: Record<string, unknown>}
interface Window {quiz: FlipQuiz; ball: FlipQuestion; forces: FlipQuestion; recorded: Recorded[]; frame: HTMLIFrameElement}

const windows: HTMLIFrameElement[] = [];
afterEach(() => {
  for (const frame of windows.splice(0)) frame.remove();
});

async function open(html: string, prepare: (view: typeof globalThis) => void = () => {}): Promise<Window> {
  const frame = document.createElement('iframe');
  frame.width = '600';
  frame.height = '500';
  const recorded: Recorded[] = [];
  windows.push(frame);
  document.body.append(frame);
  frame.src = `${new URL('./window.html', import.meta.url).href}?${uuid()}#${encodeURIComponent(html)}`;
  const page = () => frame.contentDocument!;
  await waitUntil(() => page()?.querySelector('main'), 'the window', {timeout: 8000});
  prepare(frame.contentWindow as unknown as typeof globalThis);
  page().addEventListener('flip-record', (event) => recorded.push((event as CustomEvent<Recorded>).detail));
  await waitUntil(() => page().querySelector('flip-quiz')?.shadowRoot && [...page().querySelectorAll('flip-question')].some(isSeen)
    || isSeen(page().querySelector('flip-quiz')?.shadowRoot?.querySelector('.intro')), 'the quiz', {timeout: 8000});
  await rest();
  const of = (id: string) => page().querySelector<FlipQuestion>(`[id^=${id}]`)!;
  return {quiz: page().querySelector<FlipQuiz>('flip-quiz')!, ball: of('ball'), forces: of('forces'), recorded, frame};
}

/** A quiz that no other test knows: what is on the disk stays there. */
function fresh(attributes: string): string {
  const name = uuid().slice(0, 8);
  return content(attributes).replaceAll(/id="(\w+)"/g, `id="$1-${name}"`);
}
const written = (all: readonly Window[], type: string) => all.flatMap(({recorded}) => recorded.filter((each) => each.type === type));
const named = ({activity}: Recorded) => activity.split('-')[0];

describe('two windows at a deadline', () => {
  /** The same attempt in two windows that both are seen. */
  async function begun(prepare?: (view: typeof globalThis) => void) {
    const html = fresh('behaviour="deferred" time-limit="0:05" attempts="2"');
    const [here, there] = [await open(html, prepare), await open(html, prepare)];
    await press(here.quiz, 'Begin');
    await until(() => isGone(there.quiz, '.intro') && isSeen(there.ball), 'the other window begins too');
    return {here, there, both: [here, there]};
  }

  it('hand in once, and both show what came of it', async function () {
    this.timeout(60_000);
    const {here, there, both} = await begun();
    await choose(here.ball, 'No force');
    await choose(there.ball, 'Only gravity');
    await choose(there.forces, 'Gliding');
    await waitUntil(() => hasResult(here.quiz) && hasResult(there.quiz), 'both hand in', {timeout: 15_000});
    await until(() => both.every(({quiz, forces}) => score(quiz) === '50 %' && taken(forces)[0] === 'Gliding'), 'both have heard all');
    await until(() => written(both, 'completed').some((each) => named(each) === 'quiz'), 'all is on the disk');
    expect(written(both, 'submitted').map(({data}) => data)).to.deep.equal([{score: 0.5}]);
    expect(written(both, 'answered').map((each) => [named(each), each.data['try']]).sort()).to.deep.equal([['ball', 1], ['forces', 1]]);
    expect(written(both, 'completed').map(named).sort()).to.deep.equal(['ball', 'forces', 'quiz']);
    for (const {quiz, ball} of both) {
      expect(taken(ball)).to.deep.equal(['Only gravity']);
      expect(text(quiz)).to.contain('Attempt 2 of 2');
    }
  });

  it('agree also where the browser knows no turns', async function () {
    this.timeout(60_000);
    const {here, there, both} = await begun(({navigator}) => Object.defineProperty(navigator, 'locks', {value: undefined}));
    await choose(here.ball, 'Only gravity');
    await waitUntil(() => hasResult(here.quiz) && hasResult(there.quiz), 'both hand in', {timeout: 15_000});
    await until(() => both.every(({quiz, ball}) => score(quiz) === '50 %' && taken(ball)[0] === 'Only gravity'), 'both say the same');
    await until(() => written(both, 'submitted').length > 0, 'it is on the disk');
    expect([...new Set(written(both, 'submitted').map(({data}) => JSON.stringify(data)))]).to.deep.equal(['{"score":0.5}']);
    for (const {quiz} of both) expect(text(quiz)).to.contain('Attempt 2 of 2').and.to.contain('1 of 2 points');
  });
});

it('two windows hand in once when both are pressed at one moment', async function () {
  this.timeout(60_000);
  const html = fresh('behaviour="deferred"');
  const both = [await open(html), await open(html)];
  await choose(both[0]!.ball, 'Only gravity');
  for (const {quiz} of both) await press(quiz, 'Hand in');
  for (const {quiz} of both) button(quiz, 'Hand in now')!.click();
  await until(() => both.every(({quiz}) => hasResult(quiz) && score(quiz) === '50 %'), 'the result');
  await until(() => written(both, 'submitted').length > 0, 'it is on the disk');
  expect(written(both, 'submitted').length).to.equal(1);
  expect(written(both, 'answered').length).to.equal(1);
});
