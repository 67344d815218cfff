/** Texts, pictures, scales and open questions on the stage: their types come later than the page. */
import {waitUntil} from '@open-wc/testing';
import type {MemoryLog} from '../../src/core/memory-log.js';
import type {FlipQuestion} from '../../src/quiz/index.js';
import {newLog, questionIn, rest, visit} from './stage.js';

export async function until(condition: () => unknown, what: string): Promise<void> {
  await waitUntil(() => Boolean(condition()), what, {timeout: 8000, interval: 20});
}

/** A question whose type is there and whose log is heard. */
export async function ready(question: FlipQuestion, part = 'fieldset, .legend'): Promise<FlipQuestion> {
  await until(() => question.shadowRoot?.querySelector(part), 'the question is drawn');
  await rest();
  return question;
}

export async function openGiven(content: string, log: MemoryLog = newLog(), part?: string): Promise<FlipQuestion> {
  return ready(questionIn(await visit(content, log)), part);
}

/** All words of it that can be read or heard. */
export const said = (question: FlipQuestion) => question.shadowRoot!.textContent.replace(/\s+/g, ' ').trim();

export const inputs = (question: FlipQuestion) => [...question.shadowRoot!.querySelectorAll<HTMLInputElement>('.rows input')];

export const input = (question: FlipQuestion, value: string) => inputs(question).find((each) => each.value === value)!;

/** What axe finds wrong. */
export async function faults(question: Element): Promise<string[]> {
  if (!('axe' in window)) {
    const script = Object.assign(document.createElement('script'), {src: '/node_modules/axe-core/axe.min.js'});
    document.head.append(script);
    await new Promise((resolve, reject) => Object.assign(script, {onload: resolve, onerror: reject}));
  }
  const {violations} = await window.axe.run(question, {rules: {region: {enabled: false}}});
  return violations.map(({id, nodes}) => `${id}: ${nodes.map(({html}) => html).join(' ')}`);
}
