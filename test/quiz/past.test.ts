/** Earlier attempts at a quiz, looked at again. */
import {aTimeout, expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {FlipQuiz} from '../../src/quiz/index.js';
import {answer, button, choose, entries, isSeen, newLog, press, questionIn, verdict} from './stage.js';
import {content, handIn, hasResult, quizIn, score, taken, text, until, words} from './quiz-stage.js';

const THRICE = content('attempts="3" behaviour="deferred"');
const past = (quiz: FlipQuiz) => quiz.shadowRoot!.querySelector<HTMLElement>('.past');
const attempts = (quiz: FlipQuiz) => [...quiz.shadowRoot!.querySelectorAll('.attempts li')];
const look = async (quiz: FlipQuiz, attempt: number) => {
  [...quiz.shadowRoot!.querySelectorAll('button')].find((each) => each.ariaLabel === `Look at it: attempt ${attempt}`)!.click();
  await until(() => words(attempts(quiz)[attempt - 1]).includes('Shown now'), 'the attempt');
};

/** Two attempts: all right, then all wrong. */
async function twice(log = newLog(), html = THRICE) {
  const at = await quizIn(html, log);
  await choose(at.ball, 'Only gravity');
  await choose(at.forces, 'Speeding', 'Turning');
  await handIn(at.quiz);
  await press(at.quiz, 'New attempt');
  await until(() => !hasResult(at.quiz), 'the new attempt');
  await choose(at.ball, 'No force');
  await handIn(at.quiz);
  await until(() => attempts(at.quiz).length === 2, 'the attempts');
  return {...at, log};
}

describe('an earlier attempt', () => {
  it('shows its answers, marks and score, and nothing can be changed', async () => {
    const {quiz, ball, forces, log} = await twice();
    expect([score(quiz), taken(ball), verdict(forces)]).to.deep.equal(['0 %', ['No force'], 'Not answered']);
    await look(quiz, 1);
    expect([score(quiz), taken(ball), taken(forces)]).to.deep.equal(['100 %', ['Only gravity'], ['Speeding up', 'Turning']]);
    expect([verdict(ball), verdict(forces)]).to.deep.equal(['Right', 'Right']);
    expect([ball, forces].map((each) => each.shadowRoot!.querySelector('fieldset')!.disabled)).to.deep.equal([true, true]);
    expect(text(quiz)).to.match(/Attempt 1 of 2, handed in on .*It cannot be changed.*Back to attempt 2/);
    const known = (await log.read(0)).length;
    await press(quiz, 'Back to attempt 2');
    expect([score(quiz), taken(ball), verdict(forces), past(quiz)]).to.deep.equal(['0 %', ['No force'], 'Not answered', null]);
    expect((await log.read(0)).length, 'looking leaves no trace').to.equal(known);
  });

  it('is reached with the keys, and says what is shown', async () => {
    const {quiz} = await twice();
    const first = [...quiz.shadowRoot!.querySelectorAll('button')].find((each) => each.ariaLabel === 'Look at it: attempt 1')!;
    first.focus();
    await sendKeys({press: 'Enter'});
    await until(() => past(quiz), 'the attempt');
    expect(quiz.shadowRoot!.activeElement).to.equal(past(quiz));
    expect(quiz.shadowRoot!.getElementById(past(quiz)!.getAttribute('aria-labelledby')!)!.textContent).to.contain('Attempt 1 of 2');
    await sendKeys({press: 'Tab'});
    expect(words(quiz.shadowRoot!.activeElement)).to.equal('Back to attempt 2');
    await sendKeys({press: 'Enter'});
    await until(() => !past(quiz), 'the last attempt');
    expect(quiz.shadowRoot!.activeElement).to.equal(quiz.shadowRoot!.querySelector('.result'));
  });

  it('is left for a new one, that begins empty', async () => {
    const {quiz, ball, forces, log} = await twice();
    await look(quiz, 1);
    await press(quiz, 'New attempt');
    await until(() => !hasResult(quiz), 'the new attempt');
    expect([taken(ball), taken(forces), past(quiz), verdict(ball)]).to.deep.equal([[], [], null, '']);
    await choose(ball, 'Only gravity');
    await handIn(quiz);
    expect((await entries(log, 'submitted')).map(({data}) => data)).to.deep.equal([{score: 1}, {score: 0, attempt: 2}, {score: 0.5, attempt: 3}]);
    await until(() => attempts(quiz).length === 3, 'the attempts');
    await look(quiz, 2);
    expect([score(quiz), taken(ball)]).to.deep.equal(['0 %', ['No force']]);
    await look(quiz, 3);
    expect([score(quiz), taken(ball)]).to.deep.equal(['50 %', ['Only gravity']]);
  });

  it('stays what it was when its question is reworded', async () => {
    const log = newLog();
    const first = await twice(log);
    first.place.remove();
    const {quiz, ball} = await quizIn(THRICE.replace('at the top?', 'at its highest point?'), log);
    await until(() => attempts(quiz).length === 2, 'the attempts');
    await look(quiz, 1);
    expect([score(quiz), taken(ball), verdict(ball)]).to.deep.equal(['100 %', ['Only gravity'], 'Right']);
  });

  it('has the order and the questions that were picked for it', async () => {
    const pool = `<flip-quiz id="quiz" behaviour="deferred" attempts="2" shuffled pick="3">${['a', 'b', 'c', 'd', 'e', 'f'].map((name) =>
      `<flip-question id="${name}"><p>Question ${name}</p><flip-option correct>Yes</flip-option><flip-option>No</flip-option></flip-question>`).join('')}</flip-quiz>`;
    const {quiz, place} = await quizIn(pool);
    const order = () => [...quiz.shadowRoot!.querySelectorAll<HTMLSlotElement>('.questions slot')].flatMap((slot) => slot.assignedElements()).map(({id}) => id);
    const first = order();
    for (const id of first) await choose(questionIn(place, id), 'Yes');
    await handIn(quiz);
    await press(quiz, 'New attempt');
    await until(() => !hasResult(quiz), 'the new attempt');
    const second = order();
    expect(second).not.to.deep.equal(first);
    await handIn(quiz);
    await until(() => attempts(quiz).length === 2, 'the attempts');
    await look(quiz, 1);
    expect([order(), score(quiz)]).to.deep.equal([first, '100 %']);
    await press(quiz, 'Back to attempt 2');
    expect([order(), score(quiz)]).to.deep.equal([second, '0 %']);
  });

  it('is shown as far as its author allows', async () => {
    const {quiz} = await twice(newLog(), content('attempts="3" behaviour="deferred" review="after: none; later: none"'));
    expect(button(quiz, 'Look at it')).to.equal(undefined);
    expect(text(quiz)).to.contain('Attempt 1').and.not.to.contain('%');
    const some = await twice(newLog(), content('attempts="3" behaviour="deferred" review="after: answer; later: answer"'));
    await look(some.quiz, 1);
    expect([taken(some.ball), verdict(some.ball)]).to.deep.equal([['Only gravity'], 'Your answer is kept']);
    expect(text(some.quiz)).not.to.contain('%');
  });

  it('ends when another window begins the next one', async () => {
    const log = newLog();
    const {quiz, ball} = await twice(log);
    await look(quiz, 1);
    const other = await quizIn(THRICE, log);
    await press(other.quiz, 'New attempt');
    await until(() => !hasResult(quiz), 'the new attempt, here too');
    expect([past(quiz), taken(ball), ball.shadowRoot!.querySelector('fieldset')!.disabled]).to.deep.equal([null, [], false]);
  });

  it('keeps what each try said where questions are told at once', async () => {
    const {quiz, ball, forces} = await quizIn(content('attempts="2"'));
    await answer(ball, 'Only gravity');
    await answer(forces, 'Speeding', 'Turning');
    await until(() => hasResult(quiz), 'the result');
    await press(quiz, 'New attempt');
    await until(() => !hasResult(quiz), 'the new attempt');
    await answer(ball, 'No force');
    await answer(forces, 'Gliding');
    await press(quiz, 'Finish');
    await until(() => attempts(quiz).length === 2, 'the attempts');
    await look(quiz, 1);
    expect([verdict(ball), isSeen(ball.querySelector('[slot=explanation]')), score(quiz)]).to.deep.equal(['Right', true, '100 %']);
  });

  it('is clean for axe, and speaks German', async () => {
    const {quiz, place} = await twice();
    await look(quiz, 1);
    await aTimeout(250);
    await expect(place).to.be.accessible({ignoredRules: ['region']});
    await import('../../src/lang/de.js');
    place.lang = 'de';
    quiz.requestUpdate();
    await until(() => text(quiz).includes('Versuch 1 von 2, abgegeben am'), 'German');
    expect(text(quiz)).to.contain('Zurück zu Versuch 2').and.to.contain('Wird gezeigt').and.to.contain('Dein bester Versuch zählt: 100 %');
  });
});
