import {expect} from '@open-wc/testing';
import type axe from 'axe-core';
import type {FlipQuestion} from '../../src/quiz/index.js';
import {press, rest} from './stage.js';
import {check, open, type} from './typed-stage.js';

interface Finding {ruleId: string; message: string; value: [string, string]; path: {dom: string}}
declare global {
  interface Window {
    ace: {Checker: new () => {check(root: Document | Element, policies: string[]): Promise<{results: Finding[]}>}};
    axe: typeof axe;
  }
}

async function load(src: string): Promise<void> {
  const script = Object.assign(document.createElement('script'), {src});
  document.head.append(script);
  await new Promise((resolve, reject) => Object.assign(script, {onload: resolve, onerror: reject}));
}

/** What two checkers find in a question as it stands. */
async function findings(question: FlipQuestion): Promise<string[]> {
  await rest();
  const {violations} = await window.axe.run(question, {rules: {region: {enabled: false}}});
  const {results} = await new window.ace.Checker().check(question, ['WCAG_2_2']);
  return [
    ...violations.map(({id, nodes}) => `${id}: ${nodes.map(({html}) => html).join()}`),
    ...results.filter(({value}) => value[0] === 'VIOLATION' && value[1] === 'FAIL').map(({ruleId, message, path}) => `${ruleId}: ${message} ${path.dom}`),
  ];
}

const QUESTIONS: [name: string, html: string, wrong: string[], right: string[]][] = [
  ['short', '<flip-question id="a" type="short" answer="Paris"><p>Capital of France?</p><flip-option>Lyon <span slot="feedback">No.</span></flip-option></flip-question>', ['Lyon'], ['Paris']],
  ['number', '<flip-question id="b" type="number" answer="9.81" unit="m/s²"><p>How much?</p></flip-question>', ['9.81'], ['9.81 m/s²']],
  ['blanks', `<flip-question id="c" type="blanks"><p>Water is <flip-blank answer="wet" hint="Touch it."></flip-blank> and
    <flip-blank><flip-option correct>clear</flip-option><flip-option>black <span slot="feedback">Look.</span></flip-option></flip-blank>.</p></flip-question>`, ['dry', 'black'], ['wet', 'clear']],
];

describe('typed answers for everybody', () => {
  before(async () => {
    await load('/node_modules/accessibility-checker-engine/ace.js');
    await load('/node_modules/axe-core/axe.min.js');
  });

  for (const [name, html, wrong, right] of QUESTIONS) {
    it(`has nothing that axe or IBM's checker find: ${name}, empty, filled, wrong, off and right`, async function () {
      this.timeout(60_000);
      const question = await open(html);
      expect(await findings(question), 'empty').to.deep.equal([]);
      for (const blank of question.querySelectorAll('flip-blank')) blank.shadowRoot!.querySelector('button')?.click();
      await type(question, ...wrong);
      expect(await findings(question), 'filled').to.deep.equal([]);
      await press(question, 'Check');
      expect(await findings(question), 'wrong').to.deep.equal([]);
      question.disabled = true;
      expect(await findings(question), 'off').to.deep.equal([]);
      question.disabled = false;
      await rest();
      await press(question, 'Try again');
      await check(question, ...right);
      expect(await findings(question), 'right').to.deep.equal([]);
    });
  }
});
