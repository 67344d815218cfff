/** A quiz with more than the plain rules, on a page part of its own. */
import {waitUntil} from '@open-wc/testing';
import type {FlipQuestion, FlipQuiz} from '../../src/quiz/index.js';
import {BALL, button, chosen, FORCES, isSeen, newLog, press, questionIn, rest, visit} from './stage.js';

export const content = (attributes: string, more = '') => `<flip-quiz id="quiz" label="Warm-up" ${attributes}>${BALL}${FORCES}${more}</flip-quiz>`;

/** A quiz whose own part has come. */
export async function quizIn(html: string, log = newLog()) {
  const place = await visit(html, log);
  const quiz = place.querySelector<FlipQuiz>('flip-quiz')!;
  await waitUntil(() => [...quiz.querySelectorAll('flip-question')].some(isSeen) || isSeen(quiz.shadowRoot!.querySelector('.intro, .notice')), 'its part comes', {timeout: 8000});
  await rest();
  return {place, quiz, log, ball: questionIn(place, 'ball'), forces: questionIn(place, 'forces')};
}

export const words = (element: Element | null | undefined) => (element?.textContent ?? '').replace(/\s+/g, ' ').trim();

/** What can be read of the quiz around its questions. */
export const text = (quiz: FlipQuiz) => [...quiz.shadowRoot!.querySelectorAll('section > :not([role=status], style)')].filter(isSeen).map(words).join(' ');

export async function until(wanted: () => unknown, what: string, timeout = 8000): Promise<void> {
  await waitUntil(wanted, what, {timeout});
  await rest();
}

export const hasResult = (quiz: FlipQuiz) => quiz.shadowRoot!.querySelector('.result') !== null;

export async function handIn(quiz: FlipQuiz): Promise<void> {
  await press(quiz, 'Hand in');
  if (button(quiz, 'Hand in now')) await press(quiz, 'Hand in now');
  await until(() => hasResult(quiz), 'the result');
}

export const score = (quiz: FlipQuiz) => words(quiz.shadowRoot!.querySelector('.ring strong'));

const OPTIONS = ['Only gravity', 'An upward force', 'No force', 'Speeding up', 'Turning', 'Gliding'];
export const taken = (question: FlipQuestion) => chosen(question).map((row) => OPTIONS.find((each) => row.startsWith(each)));

export const isGone = (quiz: FlipQuiz, selector: string) => quiz.shadowRoot!.querySelector(selector) === null;
