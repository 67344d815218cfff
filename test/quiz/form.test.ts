import {expect} from '@open-wc/testing';
import type {FlipQuestion} from '../../src/quiz/index.js';
import {answer, BALL, choose, chosen, FORCES, newLog, press, questionIn, rest, verdict, visit} from './stage.js';

async function form(question: string, log = newLog()) {
  const place = await visit(`<form>${question}<button>Send</button></form>`, log);
  const element = place.querySelector('form')!;
  const sent: string[] = [];
  element.addEventListener('submit', (event) => {
    event.preventDefault();
    sent.push(new URLSearchParams(new FormData(element) as unknown as Record<string, string>).toString());
  });
  return {element, question: questionIn(element), sent, values: () => new FormData(element).getAll('q')};
}

const named = (question: string) => question.replace('<flip-question', '<flip-question name="q"');

describe('<flip-question> in a form', () => {
  it('sends what is chosen: the value of an option, or its text', async () => {
    const {question, values} = await form(named(FORCES).replace('<flip-option>Gliding', '<flip-option value="glide">Gliding'));
    expect(values()).to.deep.equal([]);
    await choose(question, 'Turning', 'Gliding');
    expect(values()).to.deep.equal(['Turning', 'glide']);
    await choose(question, 'Turning');
    expect(values()).to.deep.equal(['glide']);
  });

  it('sends nothing without a name, or while disabled', async () => {
    const nameless = await form(FORCES);
    await choose(nameless.question, 'Turning');
    expect([...new FormData(nameless.element)]).to.deep.equal([]);
    const {question, values} = await form(named(FORCES));
    await choose(question, 'Turning');
    question.disabled = true;
    await rest();
    expect(values()).to.deep.equal([]);
  });

  it('must be answered when required', async () => {
    const {element, question} = await form(named(BALL).replace('name=', 'required name='));
    expect(element.checkValidity()).to.equal(false);
    expect(question.validity.valueMissing).to.equal(true);
    expect(question.validationMessage).to.equal('Please answer this question.');
    await choose(question, 'No force');
    expect(element.checkValidity()).to.equal(true);
  });

  it('is shown to the learner when it is missing', async () => {
    const {element, question} = await form(named(BALL).replace('name=', 'required name='));
    expect(element.reportValidity()).to.equal(false);
    await rest();
    expect(document.activeElement).to.equal(question);
  });

  it('is emptied with its form', async () => {
    const log = newLog();
    const {element, question, values} = await form(named(BALL), log);
    await choose(question, 'No force');
    element.reset();
    await rest();
    expect(chosen(question)).to.deep.equal([]);
    expect(values()).to.deep.equal([]);
    const again = await form(named(BALL), log);
    expect(chosen(again.question)).to.deep.equal([]);
  });

  it('starts a new try when its form is emptied after a wrong answer, and stays when it is settled', async () => {
    const {element, question} = await form(named(BALL));
    await answer(question, 'No force');
    element.reset();
    await rest();
    expect([verdict(question), chosen(question).length]).to.deep.equal(['', 0]);
    await answer(question, 'Only gravity');
    element.reset();
    await rest();
    expect(verdict(question)).to.equal('Right');
  });

  it('does not send the form when an answer is checked', async () => {
    const {question, sent} = await form(named(BALL));
    await answer(question, 'No force');
    await press(question, 'Try again');
    expect(sent).to.deep.equal([]);
  });

  it('is off in a fieldset that is off', async () => {
    const {element, question} = await form(`<fieldset disabled>${named(BALL)}</fieldset>`);
    expect(question.matches(':disabled')).to.equal(true);
    element.querySelector('fieldset')!.disabled = false;
    await rest();
    await choose(question, 'No force');
    expect(chosen(question)).to.deep.equal(['No force']);
  });

  it('takes back what the browser kept of it, but believes its record more', async () => {
    const log = newLog();
    const keys = (question: FlipQuestion, ...places: number[]) => places.map((place) => question.question.options[place]!.key).join('\n');
    const late = (await form(named(FORCES), log)).question;
    late.formStateRestoreCallback(keys(late, 0, 1));
    await rest();
    expect(chosen(late)).to.deep.equal(['Speeding up', 'Turning']);
    const again = (places: number[]) => visit(named(FORCES), log, (place) => {
      questionIn(place).formStateRestoreCallback(keys(questionIn(place), ...places));
    });
    expect(chosen(questionIn(await again([1])))).to.deep.equal(['Turning']);
    await answer(questionIn(await visit(named(FORCES), log)), 'Gliding');
    const recorded = questionIn(await again([1]));
    expect([verdict(recorded), chosen(recorded).join()]).to.deep.equal(['Not yet', 'Gliding']);
  });

  it('says when something else is chosen', async () => {
    const {element, question} = await form(named(BALL));
    const heard: EventTarget[] = [];
    element.addEventListener('change', ({target}) => heard.push(target!));
    await choose(question, 'No force');
    expect(heard).to.deep.equal([question]);
  });
});
