/** What is accepted, listed in one attribute: read by one rule wherever it stands, and the same after export. */
import {expect, waitUntil} from '@open-wc/testing';
import fc from '../chance.js';
import {parseGift} from '../../src/formats/gift/parse.js';
import {parseQuizJson, writeQuizJson} from '../../src/formats/quiz-json.js';
import {alternatives, listOf, partsOf} from '../../src/quiz/alternatives.js';
import type {FlipQuiz} from '../../src/quiz/index.js';
import {questionsIn} from '../../src/quiz/read-question.js';
import {press, questionIn, rest, verdict, visit} from './stage.js';

const {raw} = String;

describe('a list in an attribute', () => {
  it('has bars between its parts, and inside them behind a backslash', () => {
    expect(alternatives('Paris| paris |')).to.deep.equal(['Paris', 'paris']);
    expect(alternatives(raw`a\|b|c\*`)).to.deep.equal(['a|b', raw`c\*`]);
    expect(alternatives(raw`a\\|b`)).to.deep.equal(['a\\', 'b']);
    expect(alternatives(raw`C:\temp|\alpha\\beta\ `)).to.deep.equal([raw`C:\temp`, raw`\alpha\\beta` + '\\']);
    expect([alternatives(null), alternatives(undefined), alternatives('|')]).to.deep.equal([[], [], []]);
    expect(partsOf('Never||Always')).to.deep.equal(['Never', '', 'Always']);
  });

  it('is written so that it reads back, whatever its parts are', () => {
    const part = fc.string({unit: fc.constantFrom('a', '|', '\\', '*', ' ', 'é'), minLength: 1, maxLength: 8}).map((text) => text.trim()).filter(Boolean);
    fc.assert(fc.property(fc.array(part, {maxLength: 5}), (parts) => {
      expect(alternatives(listOf(parts))).to.deep.equal(parts);
    }), {numRuns: 2000});
  });
});

describe('an answer with a bar in it', () => {
  const QUIZ = `<flip-quiz id="bars">
    <flip-question id="abs" type="short" answer="\\|x\\||abs(x)"><p>The amount of x?</p><flip-option weight=".5">x <span slot="feedback">Nearly.</span></flip-option></flip-question>
    <flip-question id="or" type="blanks"><p>Or is <flip-blank answer="\\|\\||or"></flip-blank>, and is <flip-blank answer="&amp;&amp;"></flip-blank>.</p></flip-question>
    <flip-question id="pipe" type="drag"><p>A pipe is <flip-blank answer="a \\| b"></flip-blank>.</p><flip-option>a &gt; b</flip-option></flip-question>
    <flip-question id="why" type="open" keywords="a\\|b|force"><p>Why?</p></flip-question>
    <flip-question id="how" type="scale" min="1" max="3" labels="a\\|b||c"><p>How?</p></flip-question>
  </flip-quiz>`;
  const quizIn = (place: ParentNode) => place.querySelector<FlipQuiz>('flip-quiz')!;
  const type = async (input: HTMLInputElement, text: string) => {
    input.value = text;
    input.dispatchEvent(new Event('input', {bubbles: true, composed: true}));
    await rest();
  };
  const ready = (place: ParentNode, ...ids: string[]) => waitUntil(() => ids.every((id) => questionIn(place, id)?.shadowRoot?.querySelector('fieldset')), 'the questions', {timeout: 8000});

  it('stays whole in JSON and in GIFT, and there is one such answer after the way back', async () => {
    const place = await visit(QUIZ);
    await ready(place, 'abs', 'or', 'pipe', 'why', 'how');
    const {text} = await quizIn(place).toJson();
    const {questions, faults} = parseQuizJson(text);
    expect(faults).to.deep.equal([]);
    const accepted = (id: string) => questions.find((question) => question.id === id)!;
    expect(accepted('abs').options?.map((option) => option.text?.text)).to.deep.equal(['|x|', 'abs(x)', 'x']);
    expect(accepted('or').blanks?.map(({answer}) => answer)).to.deep.equal([['||', 'or'], ['&&']]);
    expect(accepted('pipe').blanks?.[0]?.answer).to.deep.equal(['a | b']);
    expect([accepted('why').keywords, accepted('how').labels]).to.deep.equal([['a|b', 'force'], ['a|b', '', 'c']]);
    expect(parseGift((await quizIn(place).toGift()).text).questions[0]?.options?.map((option) => option.text?.text)).to.deep.equal(['|x|', 'abs(x)', 'x']);

    const again = await visit(`<flip-quiz id="again"><script type="application/json">${text.replaceAll('</', '<\\/')}</script></flip-quiz>`);
    await ready(again, 'or', 'pipe', 'abs');
    expect(writeQuizJson(questionsIn(quizIn(again).cloneNode(true) as Element))).to.equal(writeQuizJson(questions));
    const or = questionIn(again, 'or');
    const [first, second] = [...or.querySelectorAll('flip-blank')].map((blank) => blank.shadowRoot!.querySelector('input')!);
    await type(first!, '||');
    await type(second!, '&&');
    await press(or, 'Check');
    expect(verdict(or)).to.equal('Right');
  });

  it('is one word of the list to place, and one that is typed', async () => {
    const place = await visit(QUIZ);
    await ready(place, 'abs', 'pipe');
    const words = [...questionIn(place, 'pipe').shadowRoot!.querySelectorAll('.chip bdi')].map(({textContent}) => textContent);
    expect(words).to.have.members(['a | b', 'a > b']);
    const abs = questionIn(place, 'abs');
    await type(abs.shadowRoot!.querySelector('input')!, '|x|');
    await press(abs, 'Check');
    expect(verdict(abs)).to.equal('Right');
  });
});
