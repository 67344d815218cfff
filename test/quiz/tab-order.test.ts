/** In a quiz that is shuffled, the tab key goes from question to question as they are seen (WCAG 2.4.3). */
import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {quizIn} from './quiz-stage.js';

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f'];
const QUIZ = `<button id="before">Before</button><flip-quiz id="quiz" shuffled><p>Read <a id="link" href="#there">this</a> first.</p>${NAMES.map((name) =>
  `<flip-question id="${name}"><p>Question ${name}</p><flip-option correct>Yes</flip-option><flip-option>No</flip-option></flip-question>`).join('')}</flip-quiz><button id="after">After</button>`;

async function tabbed(back: boolean, from: string, to: string, place: HTMLElement): Promise<string[]> {
  const stops: string[] = [];
  place.querySelector<HTMLElement>(`#${from}`)!.focus();
  for (let presses = 0; presses < 60; presses++) {
    if (back) await sendKeys({down: 'Shift'});
    await sendKeys({press: 'Tab'});
    if (back) await sendKeys({up: 'Shift'});
    const id = document.activeElement?.id || document.activeElement?.localName || '';
    if (id === to) return stops;
    if (stops.at(-1) !== id) stops.push(id);
  }
  return stops;
}

/** The quiz, and its questions from the top of the page to its end. */
async function open() {
  const {place, quiz} = await quizIn(QUIZ);
  const seen = [...quiz.querySelectorAll('flip-question')].sort((one, other) => one.getBoundingClientRect().top - other.getBoundingClientRect().top).map(({id}) => id);
  expect(seen).to.have.members(NAMES).and.not.to.deep.equal(NAMES);
  return {place, seen};
}
const questions = (stops: string[]) => stops.filter((id) => NAMES.includes(id));

it('the tab key follows what is seen', async () => {
  const {place, seen} = await open();
  expect(questions(await tabbed(false, 'before', 'after', place))).to.deep.equal(seen);
});

it('and back again', async function () {
  // WebKit's driver cannot hold a key down.
  if (/AppleWebKit/.test(navigator.userAgent) && !/Chrom/.test(navigator.userAgent)) this.skip();
  const {place, seen} = await open();
  expect(questions(await tabbed(true, 'after', 'before', place))).to.deep.equal([...seen].reverse());
});
