import {ContextProvider} from '@lit/context';
import {aTimeout, expect, fixture, html, waitUntil} from '@open-wc/testing';
import {gateContext, lessonContext} from '../../src/element/contexts.js';
import {Standings} from '../../src/element/standings.js';
import {Scope} from '../../src/element/scope.js';
import type {FlipQuiz} from '../../src/quiz/index.js';
import {answer, BALL, button, choose, entries, FORCES, heard, newLog, press, questionIn, rest, verdict, visit, warnings} from './stage.js';

const QUIZ = `<flip-quiz id="quiz" label="Warm-up" pass=".6">
  ${BALL.replace('<flip-question', '<flip-question points="3"')}
  <p>Now something harder.</p>
  ${FORCES.replace('<flip-question', '<flip-question tries="2"')}
</flip-quiz>`;

async function quizIn(content = QUIZ, log = newLog()) {
  const place = await visit(content, log);
  const quiz = place.querySelector<FlipQuiz>('flip-quiz')!;
  return {place, quiz, ball: questionIn(place, 'ball'), forces: questionIn(place, 'forces')};
}

const text = (quiz: FlipQuiz) => [...quiz.shadowRoot!.querySelectorAll('section > :not([role=status])')]
  .map(({textContent}) => textContent).join(' ').replace(/\s+/g, ' ');
const number = (element: Element) => element.shadowRoot!.querySelector('.number')?.textContent;
const lines = (quiz: FlipQuiz) => [...quiz.shadowRoot!.querySelectorAll('.line')].map(({textContent}) => textContent.replace(/\s+/g, ' ').trim());

describe('<flip-quiz>', () => {
  it('numbers its questions', async () => {
    const {ball, forces, quiz} = await quizIn();
    expect([number(ball), number(forces)]).to.deep.equal(['Question 1 of 2 · 3 points', 'Question 2 of 2']);
    ball.remove();
    await rest();
    expect(number(forces)).to.equal('Question 1 of 1');
    quiz.after(forces);
    await rest();
    expect(number(forces)).to.equal(undefined);
  });

  it('shows how far I am', async () => {
    const {quiz, ball} = await quizIn();
    expect(text(quiz)).to.contain('0 of 2 answered');
    await answer(ball, 'No force');
    expect(text(quiz)).to.contain('1 of 2 answered');
    expect(text(quiz)).not.to.contain('Your result');
  });

  it('shows the result by points when all is settled, and tells it', async () => {
    const {quiz, ball, forces} = await quizIn();
    await answer(ball, 'Only gravity');
    await answer(forces, 'Gliding');
    await press(forces, 'Try again');
    await press(forces, 'Check');
    expect(text(quiz)).to.match(/75 %.*3 of 4 points.*Passed/);
    expect(lines(quiz)).to.deep.equal([
      'A ball is thrown up. Which force acts on it at the top? Right at the first try', 'What needs a net force? Not right']);
    expect(heard(quiz)).to.equal('Your result: 3 of 4 points');
  });

  it('leads back to a question', async () => {
    const {quiz, ball, forces} = await quizIn();
    await answer(ball, 'Only gravity');
    await answer(forces, 'Speeding', 'Turning');
    await press(quiz, 'What needs');
    expect(document.activeElement).to.equal(forces);
  });

  it('lets me finish with questions still open, and then shows their answers', async () => {
    const {quiz, ball, forces} = await quizIn();
    await answer(ball, 'No force');
    expect(button(quiz, 'Finish')).to.equal(undefined);
    await answer(forces, 'Gliding');
    expect(heard(quiz)).to.contain('You have answered everything');
    await press(quiz, 'Finish');
    expect([verdict(ball), verdict(forces)]).to.deep.equal(['Answer shown', 'Answer shown']);
    expect(text(quiz)).to.match(/0 %.*0 of 4 points.*To pass, 60 % are needed/);
    expect(quiz.shadowRoot!.activeElement?.textContent).to.contain('Your result');
  });

  it('records its progress, and its end once', async () => {
    const log = newLog();
    const {ball, forces} = await quizIn(QUIZ, log);
    await answer(ball, 'No force');
    await answer(ball, 'Only gravity');
    await answer(forces, 'Speeding', 'Turning');
    const mine = async (type: 'progressed' | 'submitted' | 'completed') =>
      (await entries(log, type)).filter(({activity}) => activity === 'quiz').map(({data}) => data);
    expect(await mine('progressed')).to.deep.equal([{ratio: 0.5}, {ratio: 1}]);
    expect(await mine('submitted')).to.deep.equal([{score: 1}]);
    expect(await mine('completed')).to.deep.equal([{score: 1}]);
    await quizIn(QUIZ, log);
    await rest();
    expect(await mine('submitted')).to.have.length(1);
    expect(await mine('progressed')).to.have.length(2);
  });

  it('is found again exactly as it was', async () => {
    const log = newLog();
    const before = await quizIn(QUIZ, log);
    await answer(before.ball, 'An upward');
    await answer(before.forces, 'Speeding', 'Turning');
    await choose(before.ball, 'Only gravity');
    // What is for paper comes a little later.
    await waitUntil(() => text(before.quiz).includes('Date'), 'the sheet', {timeout: 8000});
    const open = text(before.quiz);
    const after = await quizIn(QUIZ, log);
    await waitUntil(() => text(after.quiz).includes('Date'), 'the sheet', {timeout: 8000});
    expect(text(after.quiz)).to.equal(open);
    await press(after.ball, 'Check');
    const whole = async (quiz: FlipQuiz) => {
      await waitUntil(() => button(quiz, 'Print'), 'all of the result', {timeout: 8000});
      return text(quiz);
    };
    const finished = await whole(after.quiz);
    const third = await quizIn(QUIZ, log);
    expect(await whole(third.quiz)).to.equal(finished);
    expect(heard(third.quiz)).to.equal('');
  });

  it('leaves recording to the tab where I answer', async () => {
    const log = newLog();
    const [here, there] = [await quizIn(QUIZ, log), await quizIn(QUIZ, log)];
    await answer(here.ball, 'Only gravity');
    await answer(here.forces, 'Speeding', 'Turning');
    expect(text(there.quiz)).to.contain('Your result');
    expect((await entries(log, 'submitted'))).to.have.length(1);
    expect((await entries(log, 'completed')).filter(({activity}) => activity === 'quiz')).to.have.length(1);
  });

  it('does not count a question without a right answer', async () => {
    const {quiz, forces, place} = await quizIn(QUIZ.replace('<flip-option correct>Only', '<flip-option>Only'));
    await answer(questionIn(place, 'ball'), 'No force');
    await answer(forces, 'Speeding', 'Turning');
    expect(text(quiz)).to.match(/100 %.*1 of 1 point/);
    expect(lines(quiz)[0]).to.contain('Your answer is kept');
  });

  it('tells what waits for it how I stand, as one', async () => {
    const gate = new Standings(() => {});
    const place = await visit('<section></section>');
    new ContextProvider(place.firstElementChild as HTMLElement, {context: gateContext, initialValue: gate} as never);
    const template = document.createElement('template');
    template.innerHTML = QUIZ;
    place.firstElementChild!.append(document.importNode(template.content, true));
    await rest();
    expect(gate.members.map(({element}) => element.localName)).to.deep.equal(['flip-quiz']);
    expect(gate.whole).to.include({answered: false, final: false});
    await answer(questionIn(place, 'ball'), 'Only gravity');
    await answer(questionIn(place, 'forces'), 'Gliding');
    expect(gate.whole).to.include({answered: true, score: 0.75, final: false});
  });

  it('stands in a lesson\'s list of things to do, and its questions do not, even when it comes after them', async () => {
    const log = newLog();
    const scope = new Scope(log.space, Promise.resolve(log));
    const place = await fixture<HTMLElement>(html`<section><div></div></section>`);
    new ContextProvider(place, {context: lessonContext, initialValue: scope} as never);
    const late = place.firstElementChild as HTMLElement;
    late.append(Object.assign(document.createElement('flip-question'), {id: 'member'}));
    place.append(Object.assign(document.createElement('flip-quiz'), {id: 'quiz', label: 'Warm-up'}));
    await rest();
    expect(scope.activities.map(({id}) => id)).to.deep.equal(['member', 'quiz']);
    new ContextProvider(late, {context: gateContext, initialValue: new Standings(() => {})} as never).hostConnected();
    await rest();
    expect(scope.activities.map(({id, label}) => [id, label()])).to.deep.equal([['quiz', 'Warm-up']]);
  });

  it('tells its author when it is empty, or pass is not a share', async () => {
    const said = await warnings(async () => { await visit('<flip-quiz pass="60"></flip-quiz>'); });
    expect(said).to.contain('It has no questions').and.to.contain('pass is a share');
  });

  it('is clean for axe, going and finished', async () => {
    const {place, ball, forces} = await quizIn();
    for (const act of [rest, () => answer(ball, 'Only gravity'), () => answer(forces, 'Speeding', 'Turning')]) {
      await act();
      await aTimeout(250);
      await expect(place).to.be.accessible({ignoredRules: ['region']});
    }
  });
});
