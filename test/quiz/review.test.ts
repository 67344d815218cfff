/** What a learner sees of each type after handing in: as much as its author allows, and all of it where all is allowed. */
import {expect} from '@open-wc/testing';
import type {FlipQuiz} from '../../src/quiz/index.js';
import {isSeen, press, questionIn, rest, verdict} from './stage.js';
import {handIn, quizIn, until, words} from './quiz-stage.js';

const TYPES = `<flip-question id="b" type="blanks"><p>The capital of France is <flip-blank answer="Paris"></flip-blank> on the <flip-blank answer="Seine"></flip-blank>.</p></flip-question>
  <flip-question id="d" type="drag"><p>Light comes from the <flip-blank answer="sun"></flip-blank>.</p><flip-option>moon</flip-option></flip-question>
  <flip-question id="m" type="match"><p>Capitals</p><flip-option match="Madrid">Spain</flip-option><flip-option match="Rome">Italy</flip-option></flip-question>
  <flip-question id="o" type="order"><p>Order</p><flip-option>Mercury</flip-option><flip-option>Venus</flip-option><flip-option>Earth</flip-option></flip-question>
  <flip-question id="s" type="short" answer="newton"><p>The unit of force?</p></flip-question>
  <flip-question id="p" type="open" answer="Gravity pulls it." keywords="gravity"><p>Why?</p></flip-question>`;

async function open(attributes: string): Promise<{quiz: FlipQuiz; place: HTMLElement}> {
  const {quiz, place} = await quizIn(`<flip-quiz id="quiz" behaviour="deferred" ${attributes}>${TYPES}</flip-quiz>`);
  await until(() => ['b', 'd', 'm', 'o', 's', 'p'].every((id) => questionIn(place, id).shadowRoot!.querySelector('fieldset')), 'the types');
  return {quiz, place};
}

/** All that can be read of a question, its blanks and options. */
const read = (place: ParentNode, id: string) => {
  const question = questionIn(place, id);
  const trees = [question, ...question.querySelectorAll('flip-blank')].map((element) => element.shadowRoot!);
  return trees.flatMap((tree) => [...tree.querySelectorAll('.solution, .answer, .mark, .paper, .result p')]).filter(isSeen).map(words).join(' ');
};
const type = async (input: HTMLInputElement | HTMLTextAreaElement, text: string) => {
  input.value = text;
  input.dispatchEvent(new Event('input', {bubbles: true, composed: true}));
  await rest();
};

/** Everything wrong. */
async function answerAll(place: HTMLElement): Promise<void> {
  const root = (id: string) => questionIn(place, id).shadowRoot!;
  await type(questionIn(place, 'b').querySelector('flip-blank')!.shadowRoot!.querySelector('input')!, 'Lyon');
  const select = root('m').querySelector('select')!;
  select.value = [...select.options].find(({text}) => text === 'Rome')!.value;
  select.dispatchEvent(new Event('change', {bubbles: true}));
  [...root('d').querySelectorAll<HTMLElement>('.chip')].find((chip) => words(chip) === 'moon')!.click();
  questionIn(place, 'd').querySelector('flip-blank')!.shadowRoot!.querySelector('button')!.click();
  await press(questionIn(place, 'o'), 'This is my order');
  await type(root('s').querySelector('input')!, 'joule');
  await type(root('p').querySelector('textarea')!, 'It is heavy.');
}

it('the right answer is nowhere to be read before its author allows it', async () => {
  const {quiz, place} = await open('review="after: answer right marks"');
  await answerAll(place);
  await handIn(quiz);
  for (const id of ['b', 'd', 'm', 's']) expect(verdict(questionIn(place, id)), id).to.equal('Not right');
  for (const [id, right] of [['b', /Paris|Seine/], ['d', /sun/], ['m', /Madrid/], ['o', /Belongs at|right order/], ['s', /newton/], ['p', /Gravity/]] as const) {
    expect(read(place, id), id).not.to.match(right);
  }
  expect(read(place, 'p')).to.contain('It is heavy.');
});

it('the right answer is told of all types where it may be', async () => {
  const {quiz, place} = await open('');
  await answerAll(place);
  await handIn(quiz);
  for (const [id, right] of [['b', /Paris.*Seine/], ['d', /sun/], ['m', /Madrid/], ['o', /right order/], ['s', /newton/], ['p', /It is heavy.*Gravity/]] as const) {
    expect(read(place, id), id).to.match(right);
  }
});

it('and also of those that were not answered', async () => {
  const {quiz, place} = await open('');
  await handIn(quiz);
  for (const [id, right] of [['b', /Paris.*Seine/], ['d', /sun/], ['m', /Madrid.*Rome/], ['o', /right order/], ['s', /newton/]] as const) {
    expect(read(place, id), id).to.match(right);
  }
});
