/** What single questions ask for beyond their type: how sure one is, fewer options, no points. */
import {aTimeout, expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import fc from '../chance.js';
import {fewer, wrongOf} from '../../src/quiz/fewer.js';
import type {FlipQuestion, FlipQuiz} from '../../src/quiz/index.js';
import {questionOf} from '../../src/quiz/question.js';
import {answer, BALL, button, choose, entries, isSeen, newLog, press, questionIn, rest, rows, verdict, visit, warnings, wordsIn} from './stage.js';
import {handIn, hasResult, quizIn, text, until, words} from './quiz-stage.js';

const sure = (question: FlipQuestion) => [...question.shadowRoot!.querySelectorAll<HTMLElement>('.sure-level')];
const beSure = async (question: FlipQuestion, level: string) => {
  sure(question).find((label) => words(label) === level)!.click();
  await rest();
};
const said = (question: FlipQuestion) => words(question.shadowRoot!.querySelector('.sure-said'));
const level = (question: FlipQuestion) => words(sure(question).find((label) => label.querySelector('input')!.checked));

describe('being sure of a question that stands alone', () => {
  const SURE = BALL.replace('<flip-question ', '<flip-question certainty ');
  const open = async (html = SURE, log = newLog()) => {
    const place = await visit(html, log);
    const question = questionIn(place, 'ball');
    await until(() => sure(question).length === 3 || said(question), 'the question');
    return {place, question, log};
  };

  it('is asked before, kept with the answer, and said after', async () => {
    const {question, log} = await open();
    await choose(question, 'Only gravity');
    await beSure(question, 'Very');
    await press(question, 'Check');
    expect([verdict(question), said(question)]).to.deep.equal(['Right', 'How sure you were: Very Points for being sure: +3']);
    expect((await entries(log, 'answered')).map(({data}) => data.certainty)).to.deep.equal([1]);
    expect((await entries(log, 'answered'))[0]!.data.score).to.equal(1);
  });

  it('costs when it is wrong, and can be said anew with the next try', async () => {
    const {question, log} = await open();
    await choose(question, 'No force');
    await beSure(question, 'Very');
    await press(question, 'Check');
    expect(said(question)).to.contain('Points for being sure: -6');
    await press(question, 'Try again');
    await beSure(question, 'Fairly');
    await choose(question, 'Only gravity');
    await press(question, 'Check');
    expect((await entries(log, 'answered')).map(({data}) => data.certainty)).to.deep.equal([1, 2 / 3]);
  });

  it('is found again at the next visit, before and after it was checked', async () => {
    const log = newLog();
    const first = await open(SURE, log);
    await beSure(first.question, 'Fairly');
    await choose(first.question, 'Only gravity');
    first.place.remove();
    const second = await open(SURE, log);
    await until(() => level(second.question), 'the draft');
    expect(level(second.question)).to.equal('Fairly');
    await press(second.question, 'Check');
    second.place.remove();
    const third = await open(SURE, log);
    await until(() => said(third.question), 'what was said');
    expect(said(third.question)).to.contain('Fairly');
    // Moved in the page, it works on.
    document.body.append(third.place);
    await rest();
    expect(said(third.question)).to.contain('Fairly');
    third.place.remove();
  });

  it('is chosen with the keys, for any type, and clean for axe', async () => {
    const {question, place} = await open('<flip-question id="ball" type="short" answer="Paris" certainty><p>The capital of France?</p></flip-question>');
    question.shadowRoot!.querySelector<HTMLInputElement>('.typed')!.focus();
    await sendKeys({type: 'Paris'});
    await sendKeys({press: 'Tab'});
    await sendKeys({press: 'ArrowDown'});
    await rest();
    expect(level(question)).to.equal('Fairly');
    await aTimeout(250);
    await expect(place).to.be.accessible({ignoredRules: ['region']});
    await press(question, 'Check');
    expect([verdict(question), said(question)].join()).to.contain('Right').and.to.contain('+2');
  });

  it('is asked once in a quiz, with or without rules of its own, and counted there', async () => {
    const {quiz, ball, log} = await quizIn(`<flip-quiz id="quiz" behaviour="deferred">${SURE}<flip-question id="forces"><p>More?</p><flip-option correct>Yes</flip-option><flip-option>No</flip-option></flip-question></flip-quiz>`);
    await until(() => sure(ball).length > 0, 'the levels');
    expect([sure(ball).length, sure(questionIn(quiz, 'forces')).length]).to.deep.equal([3, 0]);
    await choose(ball, 'Only gravity');
    await beSure(ball, 'Very');
    await handIn(quiz);
    expect(text(quiz)).to.contain('Points for being sure: 3 of 3');
    expect((await entries(log, 'submitted'))[0]!.data.certainty).to.equal(3);
    const plain = await open(`<flip-quiz id="plain">${SURE}</flip-quiz>`);
    expect(sure(plain.question).length).to.equal(3);
  });

  it('is not asked where nothing is right', async () => {
    const place = await visit('<flip-question id="ball" certainty><p>Which do you like?</p><flip-option>Red</flip-option><flip-option>Blue</flip-option></flip-question>');
    await until(() => rows(questionIn(place)).length === 2, 'the question');
    expect(sure(questionIn(place)).length).to.equal(0);
  });
});

describe('fewer options', () => {
  const many = (attributes: string, more = '') => `<flip-question id="ball" ${attributes}><p>Which?</p><flip-option correct>Right</flip-option>
    ${['a', 'b', 'c', 'd', 'e', 'f'].map((name) => `<flip-option>Wrong ${name}</flip-option>`).join('')}${more}</flip-question>`;
  const shownIn = (question: FlipQuestion) => rows(question).map(wordsIn);
  const open = async (html: string, log = newLog()) => {
    const place = await visit(html, log);
    await until(() => rows(questionIn(place)).length > 0, 'the options');
    return questionIn(place);
  };

  it('are the right one and some of the wrong ones, always the same for one learner', async () => {
    const log = newLog();
    const first = await open(many('distractors="2"'), log);
    expect(shownIn(first)).to.have.length(3).and.to.include('Right');
    const again = await open(many('distractors="2"', '<flip-option>Wrong z</flip-option>').replace('Wrong z', 'Wrong g'), log);
    expect(shownIn(again).filter((each) => shownIn(first).includes(each)).length).to.be.at.least(2);
    expect(shownIn(await open(many('distractors="2"'), log))).to.deep.equal(shownIn(first));
    await answer(first, 'Right');
    expect(verdict(first)).to.equal('Right');
  });

  it('differ from learner to learner, and can be set for a whole quiz or lesson', async () => {
    const sets = new Set<string>();
    for (let i = 0; i < 8; i++) sets.add(shownIn(await open(`<flip-quiz id="quiz" distractors="2" behaviour="deferred">${many('shuffled')}</flip-quiz>`)).sort().join());
    expect(sets.size).to.be.greaterThan(2);
    expect([...sets].every((set) => set.includes('Right') && set.split(',').length === 3)).to.equal(true);
  });

  it('never take away what was chosen before there were fewer', async () => {
    const log = newLog();
    const all = await open(many(''), log);
    const hidden = shownIn(all).find((each) => each !== 'Right' && !['a', 'b'].some((name) => each.endsWith(name)))!;
    await choose(all, hidden);
    const less = await open(many('distractors="1"'), log);
    await until(() => shownIn(less).includes(hidden), 'what was chosen');
    await press(less, 'Check');
    expect(verdict(less)).to.equal('Not yet');
  });

  it('are no matter for other types, and its author is told', async () => {
    const told = await warnings(async () => {
      await visit('<flip-question type="short" answer="x" distractors="2"><p>Which?</p></flip-question>');
      await open(many('distractors="some"'));
      await aTimeout(200);
    });
    expect(told).to.contain('this type has none to leave out').and.to.contain('distractors is not a number from 1');
  });

  it('keep every option that earns something, whatever the order', () => {
    const option = fc.record({correct: fc.boolean(), weight: fc.constantFrom(null, '.5', '-.5', '0')});
    fc.assert(fc.property(fc.array(option, {minLength: 1, maxLength: 9}), fc.integer({min: 1, max: 5}), fc.string(), (options, wrong, seed) => {
      const question = questionOf({type: 'multiple', prompt: '', scoring: null, options: options.map((each, i) => ({...each, text: String(i), value: String(i), misconception: null}))});
      const order = options.map((_, i) => options.length - 1 - i);
      const shown = fewer(question, order, {wrong, seed, response: []});
      expect(order.filter((place) => shown.includes(place))).to.deep.equal(shown);
      const earning = question.options.filter(({correct, weight}) => (weight ?? Number(correct)) > 0);
      if (!question.options.some(({correct}) => correct)) expect(shown).to.deep.equal(order);
      else {
        expect(earning.every(({key}) => shown.includes(Number(key)))).to.equal(true);
        expect(shown.length).to.equal(earning.length + Math.min(wrong, options.length - earning.length));
      }
    }));
    expect(['2', ' 3 ', '2.7', '0', '', 'x', null].map(wrongOf)).to.deep.equal([2, 3, 2, undefined, undefined, undefined, undefined]);
  });
});

describe('a question without points', () => {
  it('is asked and explained, and does not count', async () => {
    const QUIZ = `<flip-quiz id="quiz" pass=".9">${BALL.replace('<flip-question', '<flip-question points="0"')}<flip-question id="forces"><p>More?</p><flip-option correct>Yes</flip-option><flip-option>No</flip-option></flip-question></flip-quiz>`;
    const place = await visit(QUIZ);
    const quiz = place.querySelector<FlipQuiz>('flip-quiz')!;
    const ball = questionIn(place, 'ball');
    expect(words(ball.shadowRoot!.querySelector('.number'))).to.equal('Question 1 of 2 · does not count');
    await answer(ball, 'No force');
    expect([verdict(ball), button(ball, 'Try again') !== undefined]).to.deep.equal(['Not yet', true]);
    await answer(questionIn(place, 'forces'), 'Yes');
    await press(quiz, 'Finish');
    await until(() => hasResult(quiz), 'the result');
    expect(text(quiz)).to.contain('1 of 1 points').and.to.contain('Passed');
    expect(isSeen(ball.querySelector('[slot=explanation]'))).to.equal(true);
  });
});
