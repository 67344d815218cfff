import {waitUntil} from '@open-wc/testing';
import type {FlipBlank, FlipQuestion} from '../../src/quiz/index.js';
import {isSeen, newLog, press, questionIn, rest, visit} from './stage.js';

/** Opens it and waits until its type has come. */
export async function open(content: string, log = newLog()): Promise<FlipQuestion> {
  const question = questionIn(await visit(content, log));
  await waitUntil(() => fields(question).length > 0, 'nothing to fill in', {timeout: 8000});
  await rest();
  return question;
}

export type Input = HTMLInputElement | HTMLSelectElement;

/** What can be typed into or chosen from, in order. */
export const fields = (question: FlipQuestion): Input[] => [
  ...question.shadowRoot!.querySelectorAll<Input>('input.typed'),
  ...blanksIn(question).flatMap((blank) => [...blank.shadowRoot!.querySelectorAll<Input>('input, select')]),
];

export const blanksIn = (question: FlipQuestion) => [...question.querySelectorAll<FlipBlank>('flip-blank')];

export async function type(question: FlipQuestion, ...texts: string[]): Promise<void> {
  for (const [i, text] of texts.entries()) {
    const field = fields(question)[i]!;
    field.value = field instanceof HTMLSelectElement ? [...field.options].find((option) => option.text === text)?.value ?? '' : text;
    field.dispatchEvent(new Event(field instanceof HTMLSelectElement ? 'change' : 'input', {bubbles: true, composed: true}));
    await rest();
  }
}

export const values = (question: FlipQuestion) => fields(question).map((field) => (field instanceof HTMLSelectElement ? field.selectedOptions[0]!.text : field.value));

/** All that can be read of a question and its blanks. */
export const readable = (question: FlipQuestion) => [question, ...blanksIn(question)]
  .map(({shadowRoot}) => [...shadowRoot!.querySelectorAll<HTMLElement>('p, span, strong')].filter(isSeen).map(({textContent}) => textContent).join(' '))
  .join(' ').replace(/\s+/g, ' ');

export async function check(question: FlipQuestion, ...texts: string[]): Promise<void> {
  await type(question, ...texts);
  await press(question, 'Check');
  await rest();
}
