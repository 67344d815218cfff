import {aTimeout, expect, oneEvent} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {FlipEvent} from '../../src/core/event.js';
import type {EntryData} from '../../src/core/entry.js';
import {
  answer, BALL, button, choose, chosen, entries, feedback, FORCES, heard, inputOf, isSeen, newLog, open, press, questionIn,
  rest, rowOf, rows, verdict, visit, warnings, wordsIn,
} from './stage.js';

describe('<flip-question>', () => {
  describe('answering', () => {
    it('says that a right answer is right, why, and what the option says', async () => {
      const question = await open(BALL);
      expect(isSeen(question.querySelector('[slot=explanation]'))).to.equal(false);
      await answer(question, 'Only gravity');
      expect(verdict(question)).to.equal('Right');
      expect(feedback(question)).to.deep.equal(['Yes.']);
      expect(isSeen(question.querySelector('[slot=explanation]'))).to.equal(true);
      expect(heard(question)).to.equal('Right. Yes.');
      expect(button(question, 'Check')).to.equal(undefined);
      expect(inputOf(question, 'No force').matches(':disabled')).to.equal(true);
    });

    it('says that a wrong answer is not right yet, and keeps the right one to itself', async () => {
      const question = await open(BALL);
      await answer(question, 'An upward');
      expect(verdict(question)).to.equal('Not yet');
      expect(feedback(question)).to.deep.equal(['Motion needs no force.']);
      expect(isSeen(question.querySelector('[slot=explanation]'))).to.equal(false);
      expect(rowOf(question, 'Only gravity').className).to.match(/^row\s*$/);
      expect(rowOf(question, 'An upward').textContent).to.contain('Not right');
    });

    it('lets me try again, from what I chose', async () => {
      const question = await open(BALL);
      await answer(question, 'An upward');
      await press(question, 'Try again');
      expect(verdict(question)).to.equal('');
      expect(chosen(question)[0]).to.contain('An upward');
      expect(question.shadowRoot!.activeElement).to.equal(inputOf(question, 'An upward'));
      await answer(question, 'Only gravity');
      expect(verdict(question)).to.equal('Right');
    });

    it('takes another choice as another try', async () => {
      const question = await open(BALL);
      await answer(question, 'An upward');
      await choose(question, 'No force');
      expect(verdict(question)).to.equal('');
      expect(button(question, 'Check')).not.to.equal(undefined);
    });

    it('says so when nothing is chosen, and keeps nothing', async () => {
      const log = newLog();
      const question = await open(BALL, log);
      expect(button(question, 'Check')!.getAttribute('aria-disabled')).to.equal('true');
      await press(question, 'Check');
      expect(heard(question)).to.equal('Choose an answer first.');
      expect(isSeen(question.shadowRoot!.querySelector('.lacking'))).to.equal(true);
      expect(await entries(log, 'answered')).to.have.length(0);
      await choose(question, 'No force');
      expect(isSeen(question.shadowRoot!.querySelector('.lacking'))).to.equal(false);
    });

    it('takes several answers where several are right', async () => {
      const question = await open(FORCES);
      expect(rowOf(question, 'Turning').querySelector('input')!.type).to.equal('checkbox');
      expect(question.shadowRoot!.querySelector('legend')!.textContent).to.contain('Choose all that apply.');
      await answer(question, 'Speeding', 'Turning');
      expect(verdict(question)).to.equal('Right');
    });

    it('says what is partly right', async () => {
      const question = await open(FORCES.replace('<flip-question', '<flip-question scoring="partial"'));
      await answer(question, 'Speeding');
      expect(verdict(question)).to.equal('Partly right');
    });

    it('ends after the last try, with the right answer and the explanation', async () => {
      const question = await open(BALL.replace('<flip-question', '<flip-question tries="2"'));
      await answer(question, 'An upward');
      expect(question.shadowRoot!.querySelector('.result')!.textContent).to.contain('1 try left');
      await answer(question, 'No force');
      expect(verdict(question)).to.equal('Not right');
      expect(rowOf(question, 'Only gravity').textContent).to.contain('Right answer');
      expect(isSeen(question.querySelector('[slot=explanation]'))).to.equal(true);
      expect(button(question, 'Try again')).to.equal(undefined);
    });

    it('shows the answer to who was wrong twice and asks for it, and keeps the score', async () => {
      const log = newLog();
      const question = await open(BALL, log);
      await answer(question, 'An upward');
      expect(button(question, 'Show the answer')).to.equal(undefined);
      await answer(question, 'No force');
      await choose(question, 'An upward');
      await press(question, 'Show the answer');
      expect(verdict(question)).to.equal('Answer shown');
      expect(chosen(question)).to.deep.equal(['No force']);
      expect(rowOf(question, 'Only gravity').textContent).to.contain('Right answer');
      expect((await entries(log, 'completed'))[0]!.data).to.include({score: 0});
      expect(verdict(await open(BALL, log))).to.equal('Answer shown');
    });

    it('does not take the second half of a double click for another try', async () => {
      const question = await open(BALL);
      await choose(question, 'An upward');
      button(question, 'Check')!.dispatchEvent(new MouseEvent('click', {detail: 1, bubbles: true}));
      await rest();
      button(question, 'Try again')!.dispatchEvent(new MouseEvent('click', {detail: 2, bubbles: true}));
      await rest();
      expect(verdict(question)).to.equal('Not yet');
    });

    it('never tells a learner the misconception', async () => {
      const question = await open(BALL);
      await answer(question, 'An upward');
      expect(question.shadowRoot!.textContent).not.to.contain('impetus');
    });
  });

  describe('hints', () => {
    it('show when asked for, one at a time, and are read out', async () => {
      const question = await open(BALL);
      const [first, second] = question.querySelectorAll('[slot=hint]');
      expect(isSeen(first)).to.equal(false);
      await press(question, 'Hint');
      expect([isSeen(first), isSeen(second)]).to.deep.equal([true, false]);
      expect(heard(question)).to.equal('What touches the ball?');
      button(question, 'Another hint')!.focus();
      await press(question, 'Another hint');
      expect(isSeen(second)).to.equal(true);
      expect(button(question, 'Another hint')).to.equal(undefined);
      expect(question.shadowRoot!.activeElement, 'focus is not lost with the button').not.to.equal(null);
    });

    it('come by themselves after a wrong try, and are there after a reload', async () => {
      const log = newLog();
      const question = await open(BALL, log);
      await answer(question, 'No force');
      expect(isSeen(question.querySelector('[slot=hint]'))).to.equal(true);
      await press(question, 'Another hint');
      const again = await open(BALL, log);
      expect([...again.querySelectorAll('[slot=hint]')].map(isSeen)).to.deep.equal([true, true]);
    });
  });

  describe('the record', () => {
    it('holds what was answered and how it was graded', async () => {
      const question = await open(BALL);
      await choose(question, 'An upward');
      setTimeout(() => void press(question, 'Check'));
      const {detail} = await oneEvent<FlipEvent<EntryData['answered']>>(question, 'flip-answered');
      expect(detail).to.deep.include({question: 'ball', score: 0, correct: false, try: 1, misconceptions: ['impetus']});
      expect(detail.response).to.deep.equal([question.question.options[1]!.key]);
      expect(detail.version).to.be.a('string');
      expect(detail.duration).to.be.within(0, 5);
    });

    it('says once that the question is completed, with the best score', async () => {
      const log = newLog();
      const question = await open(BALL, log);
      await answer(question, 'An upward');
      expect(await entries(log, 'completed')).to.have.length(0);
      await answer(question, 'Only gravity');
      expect((await entries(log, 'completed')).map(({data}) => data.score)).to.deep.equal([1]);
      expect((await entries(log, 'answered')).map(({data}) => data.try)).to.deep.equal([1, 2]);
    });

    it('calls a question without an id by its words', async () => {
      const log = newLog();
      await answer(await open(BALL.replace('id="ball"', ''), log), 'Only gravity');
      const again = await open(BALL.replace('id="ball"', ''), log);
      expect((await entries(log, 'answered'))[0]!.activity).to.match(/^q-/);
      expect(verdict(again)).to.equal('Right');
    });

    it('measures from when the question is seen', async () => {
      const log = newLog();
      const place = await visit(`<div hidden>${BALL}</div>`, log);
      await aTimeout(400);
      place.querySelector('div')!.hidden = false;
      await aTimeout(200);
      await answer(questionIn(place), 'Only gravity');
      expect((await entries(log, 'answered'))[0]!.data.duration).to.be.within(0.1, 0.5);
    });
  });

  describe('coming back', () => {
    it('finds the answer as it was, without saying it again', async () => {
      const log = newLog();
      await answer(await open(BALL, log), 'Only gravity');
      const said: string[] = [];
      document.addEventListener('flip-answered', () => said.push('answered'), {once: true});
      const again = await open(BALL, log);
      expect(verdict(again)).to.equal('Right');
      expect(chosen(again)[0]).to.contain('Only gravity');
      expect(heard(again)).to.equal('');
      expect(said).to.deep.equal([]);
      expect(await entries(log, 'completed')).to.have.length(1);
    });

    it('finds what was chosen and not checked', async () => {
      const log = newLog();
      await choose(await open(BALL, log), 'No force');
      const again = await open(BALL, log);
      expect(chosen(again)).to.deep.equal(['No force']);
      expect(verdict(again)).to.equal('');
    });

    it('finds a wrong answer and goes on counting tries', async () => {
      const log = newLog();
      await answer(await open(BALL, log), 'An upward');
      const again = await open(BALL, log);
      expect(verdict(again)).to.equal('Not yet');
      await answer(again, 'No force');
      expect((await entries(log, 'answered')).map(({data}) => data.try)).to.deep.equal([1, 2]);
    });

    it('records the end that a crash cut off', async () => {
      const log = newLog();
      const question = await open(BALL, log);
      await log.append({id: 'x', activity: 'ball', type: 'answered', data: {
        question: 'ball', response: [question.question.options[0]!.key], score: 1, correct: true, try: 1, duration: 1,
        version: (await versionIn(question)),
      }});
      expect(await entries(log, 'completed')).to.have.length(0);
      await open(BALL, log);
      await rest();
      expect(await entries(log, 'completed')).to.have.length(1);
    });

    it('does not take away what I am choosing when another tab answers', async () => {
      const log = newLog();
      const [here, there] = [await open(BALL, log), await open(BALL, log)];
      await choose(here, 'No force');
      await answer(there, 'An upward');
      expect(chosen(here)).to.deep.equal(['No force']);
      await answer(there, 'Only gravity');
      expect(verdict(here)).to.equal('Right');
      expect(await entries(log, 'completed')).to.have.length(1);
    });

    it('keeps an answer when its author changes the question, and asks again', async () => {
      const log = newLog();
      await answer(await open(BALL, log), 'Only gravity');
      const changed = await open(BALL.replace('at the top', 'at its highest point'), log);
      expect(changed.shadowRoot!.textContent).to.contain('changed since you answered');
      expect(chosen(changed)[0]).to.contain('Only gravity');
      expect(verdict(changed)).to.equal('');
      await press(changed, 'Check');
      expect(verdict(changed)).to.equal('Right');
      expect(changed.shadowRoot!.textContent).not.to.contain('changed since you answered');
    });
  });

  describe('in the page', () => {
    it('can be answered by keys alone', async () => {
      const question = await open(BALL);
      question.focus();
      await sendKeys({press: ' '});
      await sendKeys({press: 'ArrowDown'});
      await rest();
      expect(chosen(question)[0]).to.contain('An upward');
      await sendKeys({press: 'Tab'});
      await sendKeys({press: 'Enter'});
      await rest();
      expect(verdict(question)).to.equal('Not yet');
      await sendKeys({press: 'Enter'});
      await rest();
      await sendKeys({press: 'ArrowUp'});
      await rest();
      await sendKeys({press: 'Tab'});
      await sendKeys({press: 'Enter'});
      await rest();
      expect(verdict(question)).to.equal('Right');
      expect(question.shadowRoot!.activeElement?.textContent, 'focus goes to the result').to.contain('Right');
    });

    it('has rows that are easy to touch, all of them the label', async () => {
      const question = await open(BALL);
      for (const row of rows(question)) expect(row.getBoundingClientRect().height).to.be.at.least(44);
    });

    it('fits 320 pixels', async () => {
      const place = await visit(BALL);
      Object.assign(place.style, {width: '320px'});
      await rest();
      expect(place.scrollWidth).to.be.at.most(320);
    });

    it('is clean for axe before, while wrong and when right', async () => {
      const place = await visit(BALL);
      const question = questionIn(place);
      for (const act of [() => rest(), () => answer(question, 'No force'), () => answer(question, 'Only gravity')]) {
        await act();
        await aTimeout(200);
        await expect(place).to.be.accessible({ignoredRules: ['region']});
      }
    });

    it('shows options that come later, change or go', async () => {
      const question = await open('<flip-question id="late"><p>Which?</p></flip-question>');
      expect(rows(question)).to.have.length(0);
      const [one, two] = ['One', 'Two'].map((words) => Object.assign(document.createElement('flip-option'), {textContent: words}));
      question.append(one!, two!);
      await rest();
      expect(rows(question).map(wordsIn)).to.deep.equal(['One', 'Two']);
      two!.setAttribute('correct', '');
      one!.textContent = 'Eins';
      await rest();
      expect(rows(question).map(wordsIn)).to.deep.equal(['Eins', 'Two']);
      one!.remove();
      await rest();
      expect(rows(question).map(wordsIn)).to.deep.equal(['Two']);
      await answer(question, 'Two');
      expect(verdict(question)).to.equal('Right');
    });

    it('stays the same question when the browser translates it', async () => {
      const log = newLog();
      const question = await open(BALL, log);
      await choose(question, 'Only gravity');
      question.querySelector('p')!.textContent = 'Ein Ball wird geworfen. Welche Kraft wirkt oben?';
      question.querySelector('flip-option')!.firstChild!.replaceWith('Nur die Schwerkraft ');
      await rest();
      expect(chosen(question)[0]).to.contain('Nur die Schwerkraft');
      await press(question, 'Check');
      const again = await open(BALL, log);
      expect(verdict(again)).to.equal('Right');
      expect(again.shadowRoot!.textContent).not.to.contain('changed since');
    });

    it('works on after it is moved, with what was chosen', async () => {
      const place = await visit(`<section></section>${BALL}`);
      const question = questionIn(place);
      await choose(question, 'No force');
      place.querySelector('section')!.append(question);
      await rest();
      expect(chosen(question)).to.deep.equal(['No force']);
      await press(question, 'Check');
      expect(verdict(question)).to.equal('Not yet');
    });

    it('has an order of the learner\'s own when shuffled, the same at every visit', async () => {
      const options = 'abcdefgh'.split('').map((letter) => `<flip-option ${letter === 'a' ? 'correct' : ''}>${letter}</flip-option>`);
      const html = `<flip-question id="mix" shuffled><p>Which?</p>${options.join('')}</flip-question>`;
      const log = newLog();
      const first = rows(await open(html, log)).map(wordsIn).join('');
      expect(rows(await open(html, log)).map(wordsIn).join('')).to.equal(first);
      expect(first.split('').sort().join('')).to.equal('abcdefgh');
      const others = await Promise.all([1, 2, 3].map(async () => rows(await open(html)).map(wordsIn).join('')));
      expect(new Set([first, ...others]).size).to.be.greaterThan(1);
    });

    it('cannot be answered while disabled', async () => {
      const question = await open(BALL.replace('<flip-question', '<flip-question disabled'));
      expect(inputOf(question, 'No force').matches(':disabled')).to.equal(true);
      expect(button(question, 'Check')!.disabled).to.equal(true);
      question.disabled = false;
      await rest();
      expect(button(question, 'Check')!.disabled).to.equal(false);
    });
  });

  describe('an author\'s mistake', () => {
    const told = (content: string) => warnings(async () => {
      await visit(content);
      await aTimeout(200);
    });

    it('no right option: tells what to write, and lets the learner go on', async () => {
      const content = '<flip-question id="open"><p>Why?</p><flip-option>This</flip-option><flip-option>That</flip-option></flip-question>';
      expect(await told(content)).to.match(/id="open">: None of its options is right[^]*<flip-option correct>This/);
      const log = newLog();
      const question = await open(content, log);
      expect(question.shadowRoot!.textContent).to.contain('No answer is set as right here');
      await answer(question, 'That');
      expect(verdict(question)).to.equal('Your answer is kept');
      expect((await entries(log, 'answered'))[0]!.data).to.include({score: null, correct: null});
    });

    it('true-false with three options', async () => {
      expect(await told(FORCES.replace('<flip-question', '<flip-question type="true-false"'))).to.contain('has two options, not 3');
    });

    it('an unknown type, a broken weight, scoring or number of tries', async () => {
      const content = BALL.replace('<flip-question', '<flip-question type="multiple-choice" scoring="half" tries="lots"')
        .replace('<flip-option correct', '<flip-option weight="50%" correct');
      const said = await told(content);
      for (const words of ['no type="multiple-choice"', 'weight "50%"', 'scoring="half"', 'tries is not a number from 1']) {
        expect(said).to.contain(words);
      }
      const question = await open(content);
      await answer(question, 'Only gravity');
      expect(verdict(question)).to.equal('Right');
    });

    it('two questions with one id: both keep their answers, apart', async () => {
      const log = newLog();
      const both = `${BALL}${FORCES.replace('forces', 'ball')}`;
      expect(await told(both)).to.contain('Another element has the id "ball" too');
      const place = await visit(both, log);
      const [one, two] = [...place.querySelectorAll('flip-question')];
      await answer(one!, 'Only gravity');
      await answer(two!, 'Gliding');
      const again = [...(await visit(both, log)).querySelectorAll('flip-question')];
      expect(again.map(verdict)).to.deep.equal(['Right', 'Not yet']);
    });

    it('an option that stands in no question', async () => {
      expect(await told('<flip-option>Alone</flip-option>')).to.contain('stands in no question');
    });

    it('no options: shows what is there, with nothing to press', async () => {
      const content = '<flip-question id="bare"><p>Only words</p></flip-question>';
      expect(await told(content)).to.contain('It has no options');
      const question = await open(content);
      expect(isSeen(question.querySelector('p'))).to.equal(true);
      expect(button(question, 'Check')).to.equal(undefined);
    });

    it('says nothing about a question that is well written', async () => {
      expect(await told(`${BALL}${FORCES}`)).to.equal('');
    });
  });
});

/** The version that answers to this question carry. */
async function versionIn(question: Awaited<ReturnType<typeof open>>): Promise<string> {
  const {versionOf} = await import('../../src/quiz/question.js');
  return versionOf(question.question);
}
