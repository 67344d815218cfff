import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {faultOf} from '../../src/core/storable.js';
import {statementOf} from '../../src/core/xapi.js';
import type {FlipQuestion} from '../../src/quiz/index.js';
import {faults, input, inputs, openGiven, ready, said, until} from './given.js';
import {button, entries, heard, newLog, press, questionIn, rest, rows, verdict, visit, warnings} from './stage.js';

const FORCES = `<flip-question type="open" id="why" min-words="3" answer="Only gravity acts. It is constant." keywords="gravit*|constant">
  <p>Which forces act on it?</p>
  <p slot="explanation">Motion needs no force.</p>
</flip-question>`;

const box = (question: FlipQuestion) => question.shadowRoot!.querySelector('textarea')!;

async function type(question: FlipQuestion, text: string) {
  box(question).value = text;
  box(question).dispatchEvent(new Event('input', {bubbles: true, composed: true}));
  await rest();
}

const judge = (question: FlipQuestion, about: string, word: string) =>
  [...question.shadowRoot!.querySelectorAll('.judge')].find((each) => each.textContent.includes(about))!
    .querySelectorAll<HTMLLabelElement>('label').forEach((label) => label.textContent.includes(word) && label.click());

describe('<flip-question type="open">', () => {
  it('keeps what I write, without calling it wrong, and shows a sample beside it', async () => {
    const log = newLog();
    const question = await openGiven(FORCES, log);
    expect(said(question)).not.to.contain('Only gravity acts');
    await type(question, 'Gravitation, all the time.\nNothing else.');
    expect(said(question)).to.contain('6 words (at least 3)');
    await press(question, 'Check');
    expect(verdict(question)).to.equal('Your answer is kept');
    expect(said(question)).to.contain('Only gravity acts. It is constant.');
    expect(question.shadowRoot!.querySelector('.compare .own p')!.textContent).to.equal('Gravitation, all the time.\nNothing else.');
    const [entry] = await entries(log, 'answered');
    expect(entry!.data).to.deep.include({response: ['Gravitation, all the time.\nNothing else.'], score: null, correct: null});
    expect(said(question)).not.to.contain('No answer is set as right');
  });

  it('ticks the keywords it finds, and keeps what I say of my answer', async () => {
    const log = newLog();
    const question = await openGiven(FORCES, log);
    await type(question, 'Nothing but GRAVITÁTION.');
    await press(question, 'Check');
    const judged = [...question.shadowRoot!.querySelectorAll('.judge')];
    expect(judged.map((each) => each.textContent.includes('in your text'))).to.deep.equal([true, false]);
    await press(question, 'Keep my check');
    expect(heard(question)).to.equal('Say first what your answer has.');
    judge(question, 'gravit', 'I had this');
    judge(question, 'constant', 'Not yet');
    await rest();
    await press(question, 'Keep my check');
    expect(heard(question)).to.equal('Your check is kept.');
    const answers = await entries(log, 'answered');
    expect(answers.map(({data}) => data.judged)).to.deep.equal([undefined, ['gravit*[.]had', 'constant[.]not-yet']]);
    expect(answers.map(({data}) => data.try)).to.deep.equal([1, 1]);
    expect(faultOf(answers[1]!)).to.equal(undefined);
    const {result} = statementOf(answers[1]!, {lesson: 'https://example.org/l', homePage: 'https://example.org', language: 'en'});
    expect(Object.values(result!.extensions!)).to.deep.equal([['gravit*[.]had', 'constant[.]not-yet']]);
    expect(await entries(log, 'completed')).to.have.length(1);
    const again = await openGiven(FORCES, log);
    await until(() => said(again).includes('Your check is kept'), 'it is there after a reload');
  });

  it('keeps what I say of my answer also before I keep it', async () => {
    const log = newLog();
    const question = await openGiven(FORCES.replace(/ keywords="[^"]*"/, ''), log);
    await type(question, 'I do not know.');
    await press(question, 'Check');
    judge(question, 'as a whole', 'Partly');
    await rest();
    const again = await openGiven(FORCES.replace(/ keywords="[^"]*"/, ''), log);
    await until(() => again.shadowRoot!.querySelector<HTMLInputElement>('.judge [value=partly]')?.checked, 'it is there');
  });

  it('keeps every letter through a reload in the middle of typing', async () => {
    const log = newLog();
    const question = await openGiven(FORCES, log);
    box(question).focus();
    await sendKeys({type: 'Only grav'});
    await rest();
    const again = await openGiven(FORCES, log);
    await until(() => box(again).value === 'Only grav', 'it is back');
    await type(again, '   ');
    expect([box(again).value, again.response.length]).to.deep.equal(['   ', 0]);
    await press(again, 'Check');
    expect(heard(again)).to.equal('Answer first.');
  });

  it('says how many words are missing or too many, and checks nothing then', async () => {
    const log = newLog();
    const question = await openGiven(FORCES.replace('min-words="3"', 'min-words="3" max-words="5"'), log);
    await type(question, 'No idea');
    await press(question, 'Check');
    expect(heard(question)).to.equal('1 word is still missing.');
    await type(question, 'one two three four five six seven');
    await press(question, 'Check');
    expect(heard(question)).to.equal('2 words too many.');
    expect(await entries(log, 'answered')).to.have.length(0);
    expect(box(question).value).to.equal('one two three four five six seven');
  });

  it('never cuts a text that is too long for the log, and says by how much', async () => {
    const log = newLog();
    const question = await openGiven(FORCES, log);
    const text = 'Schön wäre es. '.repeat(1100);
    await type(question, text);
    await press(question, 'Check');
    const over = Number(/shorten it by (\d+)/.exec(heard(question))?.[1]);
    expect(over).to.be.greaterThan(0);
    expect(box(question).value).to.equal(text);
    await type(question, Array.from(text).slice(0, -over).join(''));
    await press(question, 'Check');
    expect(verdict(question)).to.equal('Your answer is kept');
    expect(await entries(log, 'answered')).to.have.length(1);
  });

  it('grows with what is written', async () => {
    const question = await openGiven(FORCES);
    const before = box(question).clientHeight;
    await type(question, 'line\n'.repeat(30));
    expect(box(question).clientHeight).to.be.greaterThan(before * 2);
    expect(box(question).scrollHeight).to.be.at.most(box(question).clientHeight + 2);
  });

  it('is sent by a form, must be answered when required, and comes back with the form', async () => {
    const place = await visit(`<form>${FORCES.replace('id=', 'name="a" required id=')}</form>`);
    const question = await ready(questionIn(place));
    const form = place.querySelector('form')!;
    expect(form.checkValidity()).to.equal(false);
    await type(question, 'one\n\ntwo three');
    expect(new FormData(form).get('a')).to.equal('one\n\ntwo three');
    expect(form.checkValidity()).to.equal(true);
    form.reset();
    await rest();
    expect(box(question).value).to.equal('');
    const again = await openGiven(FORCES);
    again.formStateRestoreCallback('one\n\ntwo');
    await rest();
    expect(box(again).value).to.equal('one\n\ntwo');
  });

  it('is clean for axe in each state', async () => {
    const place = await visit(`<div>${FORCES}</div>`);
    Object.assign((place.firstElementChild as HTMLElement).style, {width: '300px'});
    const question = await ready(questionIn(place));
    expect(await faults(question)).to.deep.equal([]);
    await type(question, 'Only gravity acts, I think.');
    await press(question, 'Check');
    expect(await faults(question)).to.deep.equal([]);
    judge(question, 'constant', 'Not yet');
    await press(question, 'Keep my check');
    expect(await faults(question)).to.deep.equal([]);
    expect(question.scrollWidth).to.be.at.most(300);
  });

  it('runs nothing that is typed or stands in the sample', async () => {
    const nasty = '<img src=x onerror="window.hurt=1"><script>window.hurt=1</script>';
    const question = await openGiven(FORCES.replace('Only gravity acts.', nasty.replaceAll('<', '&lt;').replaceAll('"', '&quot;')).replace('min-words="3"', ''));
    await type(question, nasty);
    await press(question, 'Check');
    await rest();
    expect('hurt' in window).to.equal(false);
    expect(question.shadowRoot!.querySelectorAll('img, script')).to.have.length(0);
    expect(said(question)).to.contain('onerror');
  });

  it('tells its author what cannot be', async () => {
    const told = await warnings(async () => {
      await openGiven(FORCES.replace('min-words="3"', 'min-words="9" max-words="4"'));
      await openGiven(FORCES.replace('min-words="3"', 'min-words="few"'));
      await openGiven(FORCES.replace('gravit*|constant', ' | '));
      await new Promise((done) => setTimeout(done, 400));
    });
    for (const words of ['min-words is more than max-words', 'is not a number from 0', 'keywords has no words']) expect(told).to.contain(words);
  });
});

describe('<flip-question type="scale">', () => {
  const SCALE = '<flip-question type="scale" id="sure" min="0" max="10" labels="Not at all|Completely"><p>How sure are you?</p></flip-question>';

  it('takes a point, with no right or wrong', async () => {
    const log = newLog();
    const question = await openGiven(SCALE, log);
    expect(inputs(question).map(({value}) => value).join(' ')).to.equal('0 1 2 3 4 5 6 7 8 9 10');
    input(question, '7').click();
    await rest();
    await press(question, 'Check');
    expect(verdict(question)).to.equal('Your answer is kept');
    expect((await entries(log, 'answered'))[0]!.data).to.deep.include({response: ['7'], score: null, correct: null});
    expect(said(question)).not.to.contain('No answer is set as right');
    const again = await openGiven(SCALE, log);
    await until(() => input(again, '7').checked, 'it is there after a reload');
  });

  it('says the words at its ends with their points, and works by keys', async () => {
    const question = await openGiven(SCALE);
    const name = (value: string) => input(question, value).getAttribute('aria-labelledby')!.split(' ')
      .map((id) => question.shadowRoot!.getElementById(id)!.textContent.trim()).filter(Boolean).join(' ');
    expect([name('0'), name('5'), name('10')]).to.deep.equal(['0 Not at all', '5', '10 Completely']);
    question.focus();
    await sendKeys({press: 'ArrowRight'});
    await rest();
    expect(question.response).to.deep.equal(['1']);
  });

  it('takes options for points', async () => {
    const place = await visit(`<form><flip-question type="scale" name="l"><p>I come prepared.</p>
      <flip-option>Never</flip-option><flip-option value="2">Often</flip-option></flip-question></form>`);
    const question = await ready(questionIn(place));
    rows(question)[0]!.click();
    await rest();
    expect(new FormData(place.querySelector('form')!).getAll('l')).to.deep.equal(['Never']);
    rows(question)[1]!.click();
    await rest();
    expect(question.response).to.deep.equal(['2']);
  });

  it('is a row where there is room, and a column on a small screen', async () => {
    const place = await visit(`<div>${SCALE}</div>`);
    const frame = place.firstElementChild as HTMLElement;
    const question = await ready(questionIn(place));
    const tops = () => new Set(rows(question).map((row) => Math.round(row.getBoundingClientRect().top))).size;
    frame.style.width = '700px';
    await rest();
    expect(tops()).to.equal(1);
    expect(await faults(question)).to.deep.equal([]);
    frame.style.width = '300px';
    await rest();
    expect(tops()).to.equal(11);
    expect(question.scrollWidth).to.be.at.most(300);
    for (const row of rows(question)) expect(row.getBoundingClientRect().height).to.be.at.least(44);
    expect(await faults(question)).to.deep.equal([]);
  });

  for (const [what, attributes, words] of [
    ['a max below its min', 'min="5" max="1"', 'max is not more than min'],
    ['labels that do not fit', 'labels="a|b|c"', '3 labels for 5 points'],
    ['too many points', 'max="500"', '21 are shown'],
    ['steps that do not lead to its end', 'min="0" max="10" step="3"', 'do not lead from 0 to 10'],
    ['what is no number', 'max="many"', '"many" is not a number'],
  ] as const) {
    it(`tells its author of ${what}`, async () => {
      const told = await warnings(async () => {
        const question = await openGiven(`<flip-question type="scale" ${attributes}><p>Q</p></flip-question>`);
        await new Promise((done) => setTimeout(done, 300));
        expect(button(question, 'Check')).not.to.equal(undefined);
      });
      expect(told).to.contain(words);
    });
  }
});
