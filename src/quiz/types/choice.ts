import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import {repeat} from 'lit/directives/repeat.js';
import {icon, type IconName} from '../../element/icons.js';
import {faultsOfBest, faultsOfOptions, faultsOfWeights} from '../faults.js';
import {gradeOne, gradeSeveral, marksOf, type Mark} from '../grade.js';
import type {Drawing, QuestionType} from './question-type.js';

/** One of several options. */
export const choice: QuestionType = {
  faults: (question) => [...faultsOfOptions(question), ...faultsOfBest(question)],
  grade: gradeOne,
  marks: marksOf,
  draw: (drawing) => rows(drawing, 'radio', (key) => [key]),
};

/** Any number of several options. */
export const multiple: QuestionType = {
  instruction: 'chooseAll',
  faults: (question) => [...faultsOfOptions(question), ...faultsOfWeights(question)],
  grade: gradeSeveral,
  marks: marksOf,
  draw: (drawing) => rows(drawing, 'checkbox', (key) => drawing.question.options
    .map((option) => option.key)
    .filter((other) => drawing.response.includes(other) !== (other === key))),
};

/** One of two options. */
export const trueFalse: QuestionType = {
  ...choice,
  faults: (question) => (question.options.length === 2 ? faultsOfOptions(question) : [{
    message: `A true-false question has two options, not ${question.options.length}.`, instead: TRUE_FALSE,
  }]),
};

const TRUE_FALSE = `<flip-question type="true-false">
    <p>...</p>
    <flip-option correct>True</flip-option>
    <flip-option>False</flip-option>
  </flip-question>`;

const MARKS: Record<Mark, {drawing: IconName; word: Parameters<Drawing['term']>[0]}> = {
  right: {drawing: 'check', word: 'answerRight'},
  partly: {drawing: 'part', word: 'answerPartly'},
  wrong: {drawing: 'cross', word: 'answerWrong'},
  missed: {drawing: 'check', word: 'rightAnswer'},
};

/** A row an option; the whole row is the label of its input. */
function rows({question, response, order, marks, term, choose}: Drawing, type: 'radio' | 'checkbox',
  toggled: (key: string) => string[]): TemplateResult {
  return html`${repeat(order, (place) => question.options[place]?.key, (place) => {
    const key = question.options[place]?.key ?? '';
    const mark = marks.get(key);
    return html`<label class="row ${mark ?? ''}" part="option">
      <input type=${type} name="option" .value=${key} .checked=${live(response.includes(key))} @change=${() => choose(toggled(key))}>
      <span class="answer"><slot name="option-${place}"></slot></span>
      ${mark ? html`<span class="mark">${icon(MARKS[mark].drawing)}<span
        class=${mark === 'missed' ? '' : 'unseen'}>${term(MARKS[mark].word)}</span></span>` : nothing}
    </label>`;
  })}`;
}
