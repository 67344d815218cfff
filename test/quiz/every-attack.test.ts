/** Every string that means harm, in every place that a type of question has for words, and as what learners answer. */
import {expect, waitUntil} from '@open-wc/testing';
import type {FlipBlank, FlipQuestion} from '../../src/quiz/index.js';
import {NAMES} from '../../src/quiz/types/index.js';
import {make, TYPES} from './attack-rows.js';
import {attacksOf, harmIn, OWN, parts, SIZE, shareOf, treesIn, watched} from './attacks.js';
import {verdict, visit} from './stage.js';

/** In the page's own HTML: words stand as text, and attributes as they are. */
function written(type: string, texts: readonly string[]): FlipQuestion {
  const question = document.createElement('flip-question');
  Object.assign(question, {id: crypto.randomUUID(), type, name: texts[0]});
  question.append(...texts.map((text) => make('p', {}, text)));
  TYPES[type]!.build(question, texts);
  question.append(...texts.map((text) => make('p', {slot: 'hint'}, text)), ...texts.map((text) => make('p', {slot: 'explanation'}, text)));
  return question;
}

const shadowText = (question: FlipQuestion) => treesIn(question).slice(1).map(({textContent}) => textContent).join(' ');

/** As who presses much, gets it wrong in every way, and then right. */
async function answerEveryWay(question: FlipQuestion, texts: readonly string[]): Promise<void> {
  const pressed = new Set<string>();
  for (const button of question.shadowRoot!.querySelectorAll<HTMLElement>('button:not(.main), summary, label')) {
    // One or two of each kind say the rest.
    const kind = [0, 1].map((time) => `${button.localName}.${button.className} ${time}`).find((each) => !pressed.has(each));
    if (!kind) continue;
    pressed.add(kind);
    button.click();
    await question.updateComplete;
  }
  for (let hint = 1; hint < texts.length; hint++) question.answering.askHint();
  for (const blank of question.querySelectorAll<FlipBlank>('flip-blank')) blank.shadowRoot!.querySelector('button')?.click();
  for (const response of TYPES[question.type]!.answers(question.question, texts)) {
    question.answering.choose(response);
    await question.updateComplete;
    question.shadowRoot!.querySelector<HTMLElement>('.main')!.click();
    await question.updateComplete;
  }
}

async function attackInPage(type: string, strings: readonly string[]): Promise<void> {
  const place = await visit('');
  for (const texts of parts(strings, SIZE)) {
    const question = written(type, texts);
    place.append(question);
    await waitUntil(() => question.shadowRoot?.querySelector('fieldset')
      && [...question.querySelectorAll('flip-blank')].every(({shadowRoot}) => shadowRoot?.querySelector('input, select, button')), `${type} is drawn`, {timeout: 8000, interval: 2});
    expect(question.querySelectorAll('p').item(0).textContent, 'what the author wrote stands').to.equal(texts[0]);
    await answerEveryWay(question, texts);
    const isTold = () => ['Right', 'Your answer is kept'].includes(verdict(question));
    await waitUntil(isTold, '', {timeout: 8000, interval: 5}).catch(() => {});
    expect(isTold(), `${type}: ${texts.join('\n')}\n${shadowText(question).slice(0, 500)}`).to.equal(true);
    expect(harmIn(question), type).to.deep.equal([]);
    question.remove();
  }
  place.remove();
}

describe('attacks on every type of question', () => {
  it('have a row for each', () => expect(Object.keys(TYPES).sort()).to.deep.equal([...NAMES].sort()));

  for (const type of Object.keys(TYPES)) {
    it(`are words in the page, and can be answered right: ${type}`, async function () {
      this.timeout(60_000);
      expect(await watched(() => attackInPage(type, OWN))).to.deep.equal([]);
    });

    it(`are words in the page, and can be answered right, all that others have found: ${type}`, async function () {
      this.timeout(120_000);
      const strings = shareOf(await attacksOf(this), type);
      expect(strings.length).to.be.greaterThan(200);
      expect(await watched(() => attackInPage(type, strings))).to.deep.equal([]);
    });
  }
});
