/** What a question was built from, as long as its HTML is what was built: then it is exported as it came. */
import type {QuestionData} from '../formats/question-data.js';
import {htmlText} from '../text/html-text.js';

const origins = new WeakMap<Element, {data: QuestionData; html: string}>();

export function remember(element: Element, data: QuestionData): void {
  origins.set(element, {data, html: htmlText([element])});
}

export function originOf(element: Element): QuestionData | undefined {
  const origin = origins.get(element);
  return origin?.html === htmlText([element]) ? origin.data : undefined;
}
