import {html} from 'lit';
import {Localize} from '../../element/localize.js';
import {opinions} from '../../lang/en/opinions.js';
import type {Question} from '../question.js';
import {opinion} from './opinion.js';
import {order} from './order.js';
import type {QuestionHost, QuestionType} from './question-type.js';
import {rankStyles} from './rank.styles.js';

/** All options in an order of one's own: moved as in `order`, and none is right. */
export function rank(host: QuestionHost): QuestionType {
  new Localize(host, opinions);
  const moved = order(host);
  const {read, draw} = moved;
  return Object.assign(moved, opinion, {
    instruction: 'howRank',
    styles: rankStyles,
    read: (question: Question, element: HTMLElement) => ({...read!(question, element), graded: false}),
    faults: async ({options}: Question) => (await import('../opinion-faults.js')).faultsOfOptions(options, 'rank'),
    words: ({options}: Question, response: readonly string[]) => response.map((part) => options.find(({key}) => key === part)?.text || part),
    solution: () => '',
    draw: (drawing) => html`<div class="rank">${draw(drawing)}</div>`,
  } satisfies Partial<QuestionType>);
}
