import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {faults, input, inputs, openGiven, ready, said, until} from './given.js';
import {button, entries, feedback, heard, newLog, press, questionIn, rest, verdict, visit, warnings} from './stage.js';

const FORCES = `<flip-question type="mark" id="forces">
  <p>Mark the words that name a force.</p>
  <p>The earth pulls by <mark>gravity</mark>. The <em>table</em> pushes: the <mark>normal force</mark>, not
    <span misconception="inertia-is-a-force">inertia</span>.<br>Un<em>believ</em>able <a href="https://example.org">gravity</a>!</p>
  <ul><li>So does <mark>friction</mark>.</li></ul>
  <flip-option>inertia <span slot="feedback">It is no force.</span></flip-option>
  <p slot="hint">Three.</p>
</flip-question>`;

async function markWords(question: Awaited<ReturnType<typeof openGiven>>, ...words: string[]) {
  for (const word of words) {
    input(question, word).closest('label')!.click();
    await rest();
  }
}

describe('<flip-question type="mark">', () => {
  it('makes every word of the text a toggle, a phrase one, and keeps the text\'s structure', async () => {
    const question = await openGiven(FORCES);
    expect(inputs(question).map(({value}) => value).join('|')).to.equal(
      'The|earth|pulls|by|gravity|The~2|table|pushes|the|normal force|not|inertia|Unbelievable|gravity~2|So|does|friction');
    const passage = question.shadowRoot!.querySelector('.passage')!;
    expect(passage.querySelector('em')!.textContent).to.equal('table');
    expect(passage.querySelectorAll('br, li, ul')).to.have.length(3);
    expect(passage.querySelector('a')!.hasAttribute('href')).to.equal(false);
    expect(question.shadowRoot!.querySelector('.prompt')!.textContent).not.to.contain('gravity');
  });

  it('tells nobody which words are right before they are checked', async () => {
    const question = await openGiven(FORCES);
    const labels = [...question.shadowRoot!.querySelectorAll('.passage label')];
    const looks = new Set(labels.map((label) => `${label.className.replace('short', '').trim()} ${getComputedStyle(label).color} ${getComputedStyle(label).backgroundColor}`));
    expect([...looks]).to.have.length(1);
    expect(labels.flatMap((label) => [...label.querySelectorAll('mark, [misconception], [correct], [title], [aria-label]')])).to.deep.equal([]);
    expect(question.querySelector('mark')!.getClientRects()).to.have.length(0);
    expect(said(question)).not.to.contain('inertia-is-a-force');
  });

  it('grades hits minus slips, says each word\'s part, and tells the wrong idea only to the log', async () => {
    const log = newLog();
    const question = await openGiven(FORCES, log);
    await markWords(question, 'gravity', 'normal force', 'inertia');
    expect(said(question)).to.contain('3 words marked');
    await press(question, 'Check');
    expect(verdict(question)).to.equal('Partly right');
    expect(feedback(question)).to.deep.equal(['It is no force.']);
    expect(heard(question)).to.contain('It is no force.');
    expect(input(question, 'inertia').closest('label')!.textContent).to.contain('Not right');
    expect(input(question, 'friction').closest('label')!.textContent.trim()).to.equal('friction');
    const [entry] = await entries(log, 'answered');
    expect(entry!.data).to.deep.include({response: ['gravity', 'normal force', 'inertia'], misconceptions: ['inertia-is-a-force'], correct: false});
    expect(entry!.data.score).to.be.closeTo(1 / 3, 1e-9);
  });

  it('shows what was missed at the end', async () => {
    const question = await openGiven(FORCES.replace('id=', 'tries="1" id='));
    await markWords(question, 'gravity');
    await press(question, 'Check');
    expect(input(question, 'friction').closest('label')!.textContent).to.contain('Right answer');
    expect(input(question, 'friction').matches(':disabled')).to.equal(true);
  });

  it('works by keys alone: one stop, arrows lead from word to word, Space marks', async () => {
    const question = await openGiven(FORCES);
    const at = () => (question.shadowRoot!.activeElement as HTMLInputElement).value;
    expect(inputs(question).filter(({tabIndex}) => tabIndex === 0)).to.have.length(1);
    question.focus();
    await sendKeys({press: 'ArrowRight'});
    await sendKeys({press: 'ArrowRight'});
    expect(at()).to.equal('pulls');
    await sendKeys({press: 'ArrowLeft'});
    expect(at()).to.equal('earth');
    await sendKeys({press: ' '});
    await rest();
    expect(input(question, 'earth').checked).to.equal(true);
    await sendKeys({press: 'End'});
    expect(at()).to.equal('friction');
    await sendKeys({press: 'ArrowUp'});
    expect(['Unbelievable', 'gravity~2']).to.include(at());
    await sendKeys({press: 'Home'});
    expect(at()).to.equal('The');
    expect(inputs(question).filter(({tabIndex}) => tabIndex === 0).map(({value}) => value)).to.deep.equal(['The']);
  });

  it('turns the arrows round where the text runs from right to left', async () => {
    const question = await openGiven('<flip-question type="mark" dir="rtl" lang="ar"><p>ضع</p><p><mark>ذهب</mark> الولد.</p></flip-question>');
    question.focus();
    await sendKeys({press: 'ArrowLeft'});
    expect((question.shadowRoot!.activeElement as HTMLInputElement).value).to.equal('الولد');
    const [first, second] = inputs(question).map((each) => each.closest('label')!.getBoundingClientRect().left);
    expect(first).to.be.greaterThan(second!);
  });

  it('keeps what is marked through a reload, and its answer', async () => {
    const log = newLog();
    await markWords(await openGiven(FORCES, log), 'gravity', 'friction');
    const again = await openGiven(FORCES, log);
    await until(() => input(again, 'friction').checked, 'the draft is back');
    await markWords(again, 'normal force');
    await press(again, 'Check');
    expect(verdict(again)).to.equal('Right');
    const settled = await openGiven(FORCES, log);
    await until(() => verdict(settled) === 'Right', 'the answer is back');
  });

  it('stays the same question when a browser translates it', async () => {
    const log = newLog();
    const question = await openGiven(FORCES, log);
    await markWords(question, 'gravity', 'normal force', 'friction');
    question.querySelector('mark')!.textContent = 'Schwerkraft';
    await rest();
    expect(inputs(question).map(({value}) => value)).to.include('gravity');
    await press(question, 'Check');
    expect(verdict(question)).to.equal('Right');
  });

  it('is sent by a form, and counts in a quiz', async () => {
    const place = await visit(`<form>${FORCES.replace('id=', 'name="w" id=')}</form>`);
    const question = await ready(questionIn(place));
    await markWords(question, 'gravity', 'normal force');
    expect(new FormData(place.querySelector('form')!).getAll('w')).to.deep.equal(['gravity', 'normal force']);
    const quiz = await visit(`<flip-quiz>${FORCES.replace('id=', 'points="3" tries="1" id=')}</flip-quiz>`);
    const inQuiz = await ready(questionIn(quiz));
    await markWords(inQuiz, 'gravity', 'normal force');
    await press(inQuiz, 'Check');
    await until(() => quiz.querySelector('flip-quiz')!.shadowRoot!.textContent.includes('2 of 3 points'), 'two points');
  });

  it('is clean for axe in each state, and as wide as a small screen', async () => {
    const place = await visit(`<div>${FORCES}</div>`);
    Object.assign((place.firstElementChild as HTMLElement).style, {width: '300px'});
    const question = await ready(questionIn(place));
    expect(await faults(question)).to.deep.equal([]);
    await markWords(question, 'gravity', 'earth');
    expect(await faults(question)).to.deep.equal([]);
    await press(question, 'Check');
    expect(await faults(question)).to.deep.equal([]);
    expect(question.scrollWidth).to.be.at.most(300);
  });

  it('runs nothing that stands in its text', async () => {
    const question = await openGiven(`<flip-question type="mark"><p>Q</p><p>A <mark>&lt;img src=x onerror="window.hurt=1"&gt;</mark> &lt;script&gt;window.hurt=1&lt;/script&gt;
      <b onclick="window.hurt=1" style="color:red">bold</b> <a href="javascript:window.hurt=1">link</a></p></flip-question>`);
    for (const each of inputs(question)) each.click();
    await press(question, 'Check');
    await rest();
    expect('hurt' in window).to.equal(false);
    expect(question.shadowRoot!.querySelectorAll('.passage :is(img, script, [onclick], [style], [href])')).to.have.length(0);
  });

  for (const [what, content, words] of [
    ['has no mark', '<p>Q</p><p>No words.</p>', 'no text with a <mark>'],
    ['has nothing wrong in it', '<p>Q</p><p><mark>All</mark></p>', 'Every word of its text is right'],
    ['has a mark outside of a paragraph', 'I <mark>run</mark> home.', 'stands in no paragraph'],
  ] as const) {
    it(`tells its author when it ${what}`, async () => {
      const told = await warnings(async () => {
        const question = await openGiven(`<flip-question type="mark">${content}</flip-question>`);
        await until(() => question.shadowRoot!.querySelector('.prompt'), 'drawn');
        await new Promise((done) => setTimeout(done, 300));
      });
      expect(told).to.contain(words);
    });
  }

  it('has no button to check where there is nothing to mark', async () => {
    const question = await openGiven('<flip-question type="mark"><p>Q</p></flip-question>');
    expect(button(question, 'Check')).to.equal(undefined);
  });
});
