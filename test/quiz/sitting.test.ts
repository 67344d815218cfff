import {aTimeout, expect} from '@open-wc/testing';
import type {FlipQuestion, FlipQuiz} from '../../src/quiz/index.js';
import {answer, BALL, button, choose, entries, feedback, heard, isSeen, newLog, open, press, questionIn, rest, verdict, visit, warnings} from './stage.js';
import {content, handIn, hasResult, quizIn, score, taken, text, until, words} from './quiz-stage.js';

const isOff = (question: FlipQuestion) => question.shadowRoot!.querySelector('fieldset')!.disabled;
const lines = (quiz: FlipQuiz) => [...quiz.shadowRoot!.querySelectorAll('.line')].map(words);

describe('a quiz that is handed in as a whole', () => {
  const DEFERRED = content('behaviour="deferred"');

  it('tells nothing before, and everything after', async () => {
    const {quiz, ball, forces, log} = await quizIn(DEFERRED);
    await choose(ball, 'An upward');
    expect(button(ball, 'Check')).to.equal(undefined);
    await choose(ball, 'Only gravity');
    await choose(forces, 'Gliding');
    expect(text(quiz)).to.contain('2 of 2 answered').and.to.contain('Every question is answered.');
    expect([verdict(ball), (await entries(log, 'answered')).length]).to.deep.equal(['', 0]);
    await handIn(quiz);
    expect([verdict(ball), verdict(forces), score(quiz)]).to.deep.equal(['Right', 'Not right', '50 %']);
    expect([isOff(ball), isOff(forces)]).to.deep.equal([true, true]);
    expect((await entries(log, 'submitted')).map(({data}) => data.score)).to.deep.equal([0.5]);
    expect((await entries(log, 'completed')).filter(({activity}) => activity === 'quiz').map(({data}) => data.score)).to.deep.equal([0.5]);
  });

  it('says what is not answered before it takes it, and shows that answer as not given', async () => {
    const {quiz, ball, forces} = await quizIn(DEFERRED);
    await choose(forces, 'Speeding', 'Turning');
    await press(quiz, 'Hand in');
    expect(heard(quiz)).to.contain('Question 1 is not answered.');
    expect(hasResult(quiz)).to.equal(false);
    await press(quiz, 'Keep working');
    expect(document.activeElement).to.equal(ball);
    await handIn(quiz);
    expect([verdict(ball), verdict(forces), score(quiz)]).to.deep.equal(['Not answered', 'Right', '50 %']);
    expect(words(ball.shadowRoot!.querySelector('.missed .mark'))).to.equal('Right answer');
  });

  it('finds what I chose again, and finishes a handing in that was cut off', async () => {
    const log = newLog();
    const first = await quizIn(DEFERRED, log);
    await choose(first.ball, 'Only gravity');
    await choose(first.forces, 'Turning');
    first.place.remove();
    const second = await quizIn(DEFERRED, log);
    expect([taken(second.ball), taken(second.forces)]).to.deep.equal([['Only gravity'], ['Turning']]);
    expect(text(second.quiz)).to.contain('2 of 2 answered');
    // As a crash in the middle of handing in leaves it: one answer is in the log, the rest in drafts.
    second.ball.answering.check();
    await rest();
    second.place.remove();
    const third = await quizIn(DEFERRED, log);
    await until(() => hasResult(third.quiz), 'the rest is handed in');
    expect([verdict(third.ball), verdict(third.forces)]).to.deep.equal(['Right', 'Not right']);
    expect((await entries(log, 'submitted')).length).to.equal(1);
  });

  it('takes what another tab wrote last', async () => {
    const log = newLog();
    const [here, there] = [await quizIn(DEFERRED, log), await quizIn(DEFERRED, log)];
    await choose(here.ball, 'No force');
    await choose(there.ball, 'Only gravity');
    await choose(there.forces, 'Turning', 'Speeding');
    await handIn(here.quiz);
    await rest();
    expect([verdict(here.ball), verdict(here.forces), score(here.quiz)]).to.deep.equal(['Right', 'Right', '100 %']);
    expect(score(there.quiz)).to.equal('100 %');
  });

  it('keeps the other answers when its author changes one question', async () => {
    const log = newLog();
    const before = await quizIn(DEFERRED, log);
    await choose(before.ball, 'Only gravity');
    await choose(before.forces, 'Speeding', 'Turning');
    before.place.remove();
    const after = await quizIn(DEFERRED.replace('What needs a net force?', 'Which of these needs a net force?'), log);
    expect([taken(after.ball), taken(after.forces)]).to.deep.equal([['Only gravity'], ['Speeding up', 'Turning']]);
    await handIn(after.quiz);
    after.place.remove();
    const later = await quizIn(DEFERRED.replace('Only gravity', 'Gravity alone'), log);
    expect([hasResult(later.quiz), score(later.quiz)]).to.deep.equal([true, '100 %']);
  });

  it('lists its questions, and what I marked for later, also the next time', async () => {
    const log = newLog();
    const {quiz, ball, place} = await quizIn(DEFERRED, log);
    const stops = (of: FlipQuiz) => [...of.shadowRoot!.querySelectorAll('.stop')].map((stop) => stop.getAttribute('aria-label'));
    await choose(ball, 'No force');
    await press(ball, 'Mark for later');
    expect(stops(quiz)).to.deep.equal(['Question 1: answered, marked for later', 'Question 2: not answered']);
    expect(text(quiz)).to.contain('Question 1 is marked for later.');
    place.remove();
    const again = await quizIn(DEFERRED, log);
    expect(stops(again.quiz)[0]).to.equal('Question 1: answered, marked for later');
    again.quiz.shadowRoot!.querySelectorAll<HTMLElement>('.stop')[1]!.click();
    expect(document.activeElement).to.equal(again.forces);
  });
});

describe('tries that cost', () => {
  it('are one more than there are hints, when it is interactive', async () => {
    const {ball, quiz, forces} = await quizIn(content('behaviour="interactive" penalty=".25"'));
    await answer(ball, 'No force');
    expect(words(ball.shadowRoot!.querySelector('.verdict'))).to.contain('2 tries left');
    await press(ball, 'Try again');
    await answer(ball, 'Only gravity');
    await answer(forces, 'Gliding');
    await until(() => hasResult(quiz), 'the result');
    expect([verdict(forces), text(quiz)].join()).to.match(/Not right.*0.75 of 2 points/);
  });

  it('go on until it is right, when it is adaptive, and take no more than there is', async () => {
    const {ball, forces, quiz} = await quizIn(content('behaviour="adaptive"'));
    for (const each of ['No force', 'An upward', 'No force', 'Only gravity']) {
      if (button(ball, 'Try again')) await press(ball, 'Try again');
      await answer(ball, each);
    }
    await answer(forces, 'Speeding', 'Turning');
    await until(() => hasResult(quiz), 'the result');
    expect(text(quiz)).to.contain('1 of 2 points');
  });
});

describe('several attempts', () => {
  const TWICE = content('attempts="2" behaviour="deferred" pass=".6"');

  it('are listed, and the best one counts', async () => {
    const log = newLog();
    const {quiz, ball, forces} = await quizIn(TWICE, log);
    await choose(ball, 'Only gravity');
    await choose(forces, 'Speeding', 'Turning');
    await handIn(quiz);
    await press(quiz, 'New attempt');
    await until(() => !hasResult(quiz), 'the new attempt');
    expect([taken(ball), verdict(ball), isOff(ball)]).to.deep.equal([[], '', false]);
    await choose(ball, 'No force');
    await choose(forces, 'Gliding');
    await handIn(quiz);
    expect(text(quiz)).to.match(/0 %.*Attempt 1.*100 %.*Attempt 2.*0 %.*Your best attempt counts: 100 %/);
    expect(button(quiz, 'New attempt')).to.equal(undefined);
    expect((await entries(log, 'submitted')).map(({data}) => data)).to.deep.equal([{score: 1}, {score: 0, attempt: 2}]);
    expect((await entries(log, 'completed')).filter(({activity}) => activity === 'quiz').map(({data}) => data)).to.deep.equal([{score: 1}]);
    expect(quiz.result.score).to.equal(0);
  });

  it('are found again where I was, in another tab too', async () => {
    const log = newLog();
    const here = await quizIn(content('attempts="unlimited" keep="last"'), log);
    await answer(here.ball, 'Only gravity');
    await answer(here.forces, 'Speeding', 'Turning');
    await until(() => hasResult(here.quiz), 'the result');
    const there = await quizIn(content('attempts="unlimited" keep="last"'), log);
    expect(score(there.quiz)).to.equal('100 %');
    await press(here.quiz, 'New attempt');
    await until(() => !hasResult(there.quiz), 'the other tab begins it too');
    await answer(here.ball, 'No force');
    await until(() => verdict(there.ball) === 'Not yet', 'the other tab hears the answer');
    await choose(here.forces, 'Gliding');
    const again = await quizIn(content('attempts="unlimited" keep="last"'), log);
    expect([verdict(again.ball), taken(again.forces)]).to.deep.equal(['Not yet', ['Gliding']]);
    expect(text(again.quiz)).to.contain('1 of 2 answered');
  });

  it('end also when an answered question was reworded', async () => {
    const log = newLog();
    const first = await quizIn(content(''), log);
    await answer(first.ball, 'No force');
    first.place.remove();
    const {quiz, ball, forces} = await quizIn(content('').replace('at the top?', 'at its highest point?'), log);
    await answer(forces, 'Gliding');
    expect(words(ball.shadowRoot!.querySelector('.notice'))).to.contain('was changed since you answered');
    await press(quiz, 'Finish');
    await until(() => hasResult(quiz), 'the result');
    expect(verdict(ball)).to.equal('Answer shown');
  });
});

describe('order and pick', () => {
  const pool = (attributes: string, names = ['a', 'b', 'c', 'd', 'e', 'f']) => `<flip-quiz id="quiz" ${attributes}><p>Read this first.</p>${names.map((name) =>
    `<flip-question id="${name}"><p>Question ${name}</p><flip-option correct>Yes</flip-option><flip-option>No</flip-option></flip-question>`).join('')}</flip-quiz>`;
  const order = (quiz: FlipQuiz) => [...quiz.shadowRoot!.querySelectorAll<HTMLSlotElement>('.questions slot')].flatMap((slot) => slot.assignedElements()).map(({id, localName}) => id || localName);

  it('mixes the questions, leaves the text where it is, and stays so', async () => {
    const log = newLog();
    const {quiz, place} = await quizIn(pool('shuffled'), log);
    const first = order(quiz);
    expect(first[0]).to.equal('p');
    expect(first.slice(1)).to.have.members(['a', 'b', 'c', 'd', 'e', 'f']).and.not.to.deep.equal(['a', 'b', 'c', 'd', 'e', 'f']);
    const numbers = first.slice(1).map((id) => words(questionIn(place, id).shadowRoot!.querySelector('.number')));
    expect(numbers).to.deep.equal([1, 2, 3, 4, 5, 6].map((n) => `Question ${n} of 6`));
    place.remove();
    expect(order((await quizIn(pool('shuffled'), log)).quiz)).to.deep.equal(first);
  });

  it('asks some of a pool, and the same ones when its author adds one', async () => {
    const log = newLog();
    const {quiz, place} = await quizIn(pool('pick="2"'), log);
    const picked = order(quiz).slice(1);
    expect(picked).to.have.length(2);
    await answer(questionIn(place, picked[0]), 'Yes');
    place.remove();
    const more = await quizIn(pool('pick="2"', ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l']), log);
    expect(order(more.quiz).slice(1)).to.deep.equal(picked);
    expect(text(more.quiz)).to.contain('1 of 2 answered');
    await answer(questionIn(more.place, picked[1]), 'Yes');
    await until(() => hasResult(more.quiz), 'the result');
    expect(score(more.quiz)).to.equal('100 %');
  });
});

describe('a time limit', () => {
  it('begins when I say so, and hands in by itself what I chose', async () => {
    const log = newLog();
    const {quiz, ball, forces} = await quizIn(content('behaviour="deferred" time-limit="0:06"'), log);
    expect(text(quiz)).to.contain('2 questions. You have 6 seconds');
    expect(isSeen(ball)).to.equal(false);
    await press(quiz, 'Begin');
    await until(() => isSeen(ball), 'the questions');
    expect(words(quiz.shadowRoot!.querySelector('.clock'))).to.match(/0:0\d/);
    await choose(ball, 'Only gravity');
    await until(() => /\d seconds? left/.test(heard(quiz)), 'half of the time is told');
    await until(() => hasResult(quiz), 'it is handed in');
    expect([score(quiz), isOff(forces)]).to.deep.equal(['50 %', true]);
    await until(() => heard(quiz).includes('Time was up'), 'why it ended');
  });

  it('goes on while the page is closed', async () => {
    const log = newLog();
    const timed = content('behaviour="deferred" time-limit="0:05"');
    const first = await quizIn(timed, log);
    await press(first.quiz, 'Begin');
    await until(() => isSeen(first.ball), 'the questions');
    await choose(first.ball, 'Only gravity');
    first.place.remove();
    await aTimeout(5200);
    const again = await quizIn(timed, log);
    await until(() => hasResult(again.quiz), 'it is handed in');
    expect(score(again.quiz)).to.equal('50 %');
  });

  it('lets me finish what I am writing', async function () {
    this.timeout(60_000);
    const log = newLog();
    const {quiz, place} = await quizIn(content('behaviour="deferred" time-limit="0:07"', '<flip-question id="why" type="open"><p>Why?</p></flip-question>'), log);
    await press(quiz, 'Begin');
    const why = questionIn(place, 'why');
    await until(() => why.shadowRoot!.querySelector('textarea'), 'a box to write in');
    const box = why.shadowRoot!.querySelector('textarea')!;
    box.focus();
    const write = (words: string) => {
      box.value = words;
      box.dispatchEvent(new Event('input', {bubbles: true, composed: true}));
    };
    write('Because');
    await until(() => heard(quiz).includes('Time is up'), 'that time is up', 20_000);
    expect(hasResult(quiz)).to.equal(false);
    write('Because it falls.');
    box.blur();
    await until(() => hasResult(quiz), 'it is handed in');
    expect((await entries(log, 'answered')).find(({activity}) => activity === 'why')?.data.response).to.deep.equal(['Because it falls.']);
  });

  it('can be extended for who has begun', async () => {
    const log = newLog();
    const {quiz, ball} = await quizIn(content('behaviour="deferred" time-limit="0:05"'), log);
    await press(quiz, 'Begin');
    await until(() => isSeen(ball), 'the questions');
    quiz.setAttribute('extra-time', '10');
    await rest();
    await aTimeout(5300);
    expect([hasResult(quiz), words(quiz.shadowRoot!.querySelector('.digits'))].join()).to.match(/^false,(9:5\d|10:00)/);
  });
});

describe('hours', () => {
  it('keep it shut before, and say when it opens', async () => {
    const {quiz, ball} = await quizIn(content('opens="2126-01-01T10:00"'));
    expect(text(quiz)).to.contain('You can answer from').and.to.contain('2126');
    expect(isSeen(ball)).to.equal(false);
  });

  it('count from class', async () => {
    const {quiz, ball} = await quizIn(`<div class-at="2026-01-01T10:00">${content('closes="-3h"')}</div>`);
    expect(text(quiz)).to.contain('It closed on').and.to.contain('7:00');
    expect(isSeen(ball)).to.equal(false);
  });

  it('end an attempt with what is answered', async () => {
    const closes = new Date(Date.now() + 2500).toISOString();
    const {quiz, ball} = await quizIn(content(`behaviour="deferred" closes="${closes}"`));
    expect(text(quiz)).to.contain('Open until');
    await choose(ball, 'Only gravity');
    await until(() => hasResult(quiz), 'it is handed in');
    expect(score(quiz)).to.equal('50 %');
  });
});

describe('being sure', () => {
  it('earns or costs points apart from the result', async () => {
    const {quiz, ball, forces, log} = await quizIn(content('certainty behaviour="deferred"'));
    const sure = async (question: FlipQuestion, level: string) => {
      [...question.shadowRoot!.querySelectorAll<HTMLElement>('.sure-level')].find((label) => words(label) === level)!.click();
      await rest();
    };
    await choose(ball, 'Only gravity');
    await sure(ball, 'Very');
    await choose(forces, 'Gliding');
    await sure(forces, 'Fairly');
    await handIn(quiz);
    expect((await entries(log, 'answered')).map(({data}) => data.certainty)).to.deep.equal([1, 2 / 3]);
    expect(text(quiz)).to.match(/50 %.*Points for being sure: 1 of 6/);
    expect(words(ball.shadowRoot!.querySelector('.sure-said'))).to.equal('How sure you were: Very');
  });
});

describe('looking back', () => {
  it('shows what its author allows at that time', async () => {
    const {quiz, ball} = await quizIn(content('behaviour="deferred" review="after: answer right"'));
    await choose(ball, 'An upward');
    await handIn(quiz);
    expect([verdict(ball), feedback(ball), isSeen(ball.querySelector('[slot=explanation]'))]).to.deep.equal(['Not right', [], false]);
    expect(ball.shadowRoot!.querySelector('.missed')).to.equal(null);
    expect(text(quiz)).to.contain('The result is not shown now.').and.not.to.contain('%');
  });

  it('shows nothing but that it is kept, where no more is allowed', async () => {
    const {quiz, ball} = await quizIn(content('behaviour="deferred" review="closed: all" closes="2126-01-01"'));
    await choose(ball, 'An upward');
    await handIn(quiz);
    expect([verdict(ball), taken(ball)]).to.deep.equal(['Your answer is kept', ['An upward force']]);
    expect(lines(quiz)[0]).to.contain('Your answer is kept');
    expect(text(quiz)).to.contain('More is shown after').and.to.contain('2126');
  });

  it('has words for a score, and for a wrong idea', async () => {
    const more = '<p slot="feedback">Again.</p><p slot="feedback" from=".5">Well done.</p><p slot="again" misconception="impetus">Motion goes on.</p><p slot="again" misconception="other">Other.</p>';
    const {quiz, ball, forces} = await quizIn(content('', more));
    expect([...quiz.querySelectorAll(':scope > p')].some(isSeen)).to.equal(false);
    await answer(ball, 'An upward');
    await press(ball, 'Try again');
    await answer(ball, 'Only gravity');
    await answer(forces, 'Speeding', 'Turning');
    await until(() => isSeen(quiz.querySelector('[from]')), 'the words for it');
    expect([...quiz.querySelectorAll(':scope > p')].filter(isSeen).map(words)).to.deep.equal(['Well done.', 'Motion goes on.']);
  });

  it('gives credit for effort, and says why', async () => {
    const {quiz, ball, forces, log} = await quizIn(content('credit="effort" behaviour="deferred"'));
    await choose(ball, 'Only gravity');
    await aTimeout(1200);
    await choose(forces, 'Gliding');
    await handIn(quiz);
    expect(text(quiz)).to.match(/50 %.*Full credit for your effort/);
    expect((await entries(log, 'submitted'))[0]!.data.score).to.equal(1);
  });
});

describe('what was unclear', () => {
  it('is kept while it is typed, and sent', async () => {
    const log = newLog();
    const warm = content('ask-unclear');
    const {quiz, place} = await quizIn(warm, log);
    await until(() => quiz.shadowRoot!.querySelector('textarea'), 'the last question');
    const box = (of: FlipQuiz) => of.shadowRoot!.querySelector<HTMLTextAreaElement>('textarea')!;
    box(quiz).value = 'Why at the top?';
    box(quiz).dispatchEvent(new Event('input', {bubbles: true, composed: true}));
    await rest();
    place.remove();
    const again = await quizIn(warm, log);
    await until(() => again.quiz.shadowRoot!.querySelector('textarea')?.value, 'it is there again');
    expect(box(again.quiz).value).to.equal('Why at the top?');
    await press(again.quiz, 'Send');
    expect(heard(again.quiz)).to.contain('Sent.');
    expect((await entries(log, 'asked')).map(({data, activity}) => [activity, data.text])).to.deep.equal([['quiz', 'Why at the top?']]);
  });
});

describe('a quiz in a form', () => {
  it('sends its result, and waits for all answers', async () => {
    const place = await visit(`<form>${content('name="warm" required')}</form>`);
    const form = place.querySelector('form')!;
    expect([form.checkValidity(), new FormData(form).get('warm')]).to.deep.equal([false, null]);
    await answer(questionIn(place, 'ball'), 'Only gravity');
    await answer(questionIn(place, 'forces'), 'Speeding', 'Turning');
    expect(form.checkValidity()).to.equal(true);
    expect(JSON.parse(new FormData(form).get('warm') as string)).to.deep.equal({score: 1, earned: 2, points: 2, answered: 2, all: 2, final: true});
  });
});

describe('its author', () => {
  it('is told what cannot be read', async () => {
    const said = await warnings(async () => {
      await quizIn(content('behaviour="slow" attempts="none" time-limit="soon" closes="-3h" review="after: everything" pick="9"'));
      await aTimeout(300);
    });
    for (const each of ['behaviour="slow"', 'attempts is not', 'time-limit="soon"', 'no lesson around it says when class is', '"everything"', 'pick is not']) {
      expect(said).to.contain(each);
    }
  });
});

it('is clean for axe in each state', async () => {
  const {place, quiz, ball} = await quizIn(content('behaviour="deferred" certainty ask-unclear attempts="2" time-limit="20" credit="effort"'));
  const check = async () => {
    await aTimeout(250);
    await expect(place).to.be.accessible({ignoredRules: ['region']});
  };
  await check();
  await press(quiz, 'Begin');
  await until(() => isSeen(ball), 'the questions');
  await check();
  await choose(ball, 'Only gravity');
  await press(ball, 'Mark for later');
  await press(quiz, 'Hand in');
  await check();
  await press(quiz, 'Hand in now');
  await until(() => hasResult(quiz), 'the result');
  await check();
});

it('lets a question alone be as it was', async () => {
  const question = await open(BALL);
  expect(question.terms).to.equal(undefined);
});
