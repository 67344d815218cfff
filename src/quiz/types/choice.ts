import {html, nothing, type TemplateResult} from 'lit';
import {judge} from '../judge.js';
import {isGraded, type Question} from '../question.js';
import type {Drawing, QuestionType} from './question-type.js';

const isSound = (question: Question) => isGraded(question) && question.options.every(({weight}) => weight === undefined);
const faults = async (question: Question) => (await import('../faults.js')).faultsOfChoice(question);

/** One of several options. */
export const choice: QuestionType = {
  lacking: 'chooseFirst',
  isAnswerable: ({options}) => options.length > 0,
  knows: ({options}, part) => options.some(({key}) => key === part),
  hits: (_, response) => response,
  isSound,
  faults,
  grade: (...of) => judge()!.gradeOne(...of),
  marks: (...of) => judge()?.marksOf(...of) ?? new Map(),
  draw: (drawing) => rows(drawing, 'radio', (key) => [key]),
  tell: ({response}, root) => {
    // What the browser did to an input, by a click or on its own, must not outlast what is known.
    for (const input of root.querySelectorAll<HTMLInputElement>('.rows input')) input.checked = response.includes(input.value);
  },
};

/** Any number of several options. */
export const multiple: QuestionType = {
  ...choice,
  instruction: 'chooseAll',
  grade: (...of) => judge()!.gradeSeveral(...of),
  draw: (drawing) => rows(drawing, 'checkbox', (key) => drawing.question.options
    .map((option) => option.key)
    .filter((other) => drawing.response.includes(other) !== (other === key))),
};

/** One of two options. */
export const trueFalse: QuestionType = {
  ...choice,
  isSound: (question) => isSound(question) && question.options.length === 2,
};

/**
 * A row an option; the whole row is the label of its input. The reference from the input says so once more, to checkers
 * that do not look into slots.
 */
function rows({name, question, order, marks, term, choose}: Drawing, type: 'radio' | 'checkbox',
  toggled: (key: string) => string[]): TemplateResult {
  return html`${order.map((place) => {
    const key = question.options[place]?.key ?? '';
    const mark = marks.get(key);
    return html`<label class="row ${mark ?? ''}" part="option">
      <input type=${type} name=${name} aria-labelledby="answer-${place} mark-${place}"
        .value=${key} @change=${() => choose(toggled(key))}>
      <span id="answer-${place}"><slot name="option-${place}"></slot></span>
      <span class="mark" id="mark-${place}">${mark ? judge()!.drawMark(mark, term) : nothing}</span>
    </label>`;
  })}`;
}
