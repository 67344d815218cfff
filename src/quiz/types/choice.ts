import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import {icon, type IconName} from '../../element/icons.js';
import {gradeOne, gradeSeveral, isGraded, marksOf, type Mark} from '../grade.js';
import type {Question} from '../question.js';
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
  grade: gradeOne,
  marks: marksOf,
  draw: (drawing) => rows(drawing, 'radio', (key) => [key]),
};

/** Any number of several options. */
export const multiple: QuestionType = {
  ...choice,
  instruction: 'chooseAll',
  grade: gradeSeveral,
  draw: (drawing) => rows(drawing, 'checkbox', (key) => drawing.question.options
    .map((option) => option.key)
    .filter((other) => drawing.response.includes(other) !== (other === key))),
};

/** One of two options. */
export const trueFalse: QuestionType = {
  ...choice,
  isSound: (question) => isSound(question) && question.options.length === 2,
};

const MARKS: Record<Mark, {drawing: IconName; word: Parameters<Drawing['term']>[0]}> = {
  right: {drawing: 'check', word: 'answerRight'},
  partly: {drawing: 'part', word: 'answerPartly'},
  wrong: {drawing: 'cross', word: 'answerWrong'},
  missed: {drawing: 'check', word: 'rightAnswer'},
};

/**
 * A row an option; the whole row is the label of its input. The reference from the input says so once more, to checkers
 * that do not look into slots.
 */
function rows({name, question, response, order, marks, term, choose}: Drawing, type: 'radio' | 'checkbox',
  toggled: (key: string) => string[]): TemplateResult {
  return html`${order.map((place) => {
    const key = question.options[place]?.key ?? '';
    const mark = marks.get(key);
    return html`<label class="row ${mark ?? ''}" part="option">
      <input type=${type} name=${name} aria-labelledby="answer-${place} mark-${place}"
        .value=${key} .checked=${live(response.includes(key))} @change=${() => choose(toggled(key))}>
      <span id="answer-${place}"><slot name="option-${place}"></slot></span>
      <span class="mark" id="mark-${place}">${mark ? html`${icon(MARKS[mark].drawing)}<span
        class=${mark === 'missed' ? '' : 'unseen'}>${term(MARKS[mark].word)}</span>` : nothing}</span>
    </label>`;
  })}`;
}
