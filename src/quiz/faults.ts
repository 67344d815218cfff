/** Loaded only where a glance tells that something is wrong: learners of a well written page do not pay for it. */
import {gradeSeveral, isGraded} from './grade.js';
import {isScoring, weightOf, type Question, type Written} from './question.js';

/** A mistake of the page's author, and the HTML that mends it. */
export interface Fault {message: string; instead: string}

/** What a question is beside its words. */
export interface Attributes {
  type: string;
  /** The types that there are. */
  types: readonly string[];
  tries: number | undefined;
  points: number;
}

/** What can be wrong with any question. */
export function faultsOf({options, scoring}: Written, {type, types, tries = 1, points}: Attributes): Fault[] {
  const weighty = options.find(({weight}) => weight !== null && weightOf(weight) === undefined);
  const names = options.map(({text, value}) => value || text);
  // Distractors of a match have no text at all.
  const twice = names.find((name, i) => names.indexOf(name) < i && (name || type !== 'match'));
  return [
    type !== '' && !types.includes(type) && {
      message: `There is no type="${type}"; it is shown as a choice.`, instead: `<flip-question type="${types.join('|')}">`,
    },
    !(tries >= 1) && {message: 'tries is not a number from 1, so it does not count.', instead: '<flip-question tries="2">'},
    !(points >= 0) && {message: 'points is not a number from 0, so it does not count.', instead: '<flip-question points="2">'},
    weighty && {
      message: `The weight "${weighty.weight}" is not a number from -1 to 1, so it does not count.`,
      instead: `<flip-option weight=".5">${weighty.text}</flip-option>`,
    },
    scoring !== null && scoring !== '' && !isScoring(scoring) && {
      message: `There is no scoring="${scoring}"; all or nothing is used.`,
      instead: '<flip-question scoring="all|partial|penalty">',
    },
    twice !== undefined && {
      message: 'Two options have the same text, so records tell them apart by their order only.',
      instead: `<flip-option value="second">${twice}</flip-option>`,
    },
  ].filter((fault) => typeof fault === 'object');
}

/** What can be wrong with options to choose from. */
export function faultsOfChoice(question: Question): Fault[] {
  const {type, options} = question;
  const first = options[0]?.text ?? '...';
  if (options.length === 0) {
    return [{message: 'It has no options, so there is nothing to answer.', instead: '<flip-option correct>...</flip-option>'}];
  }
  const wrong = options.find(({correct}) => !correct);
  const best = Math.max(...options.filter(({correct}) => correct).map(({weight}) => weight ?? 1));
  return [
    type === 'true-false' && options.length !== 2 && {
      message: `A true-false question has two options, not ${options.length}.`,
      instead: '<flip-question type="true-false">... <flip-option correct>True</flip-option> <flip-option>False</flip-option>',
    },
    !isGraded(question) && {
      message: 'None of its options is right, so answers are kept but not graded.',
      instead: `<flip-option correct>${first}</flip-option>`,
    },
    type !== 'multiple' && best > 0 && best < 1 && {
      message: `Its best option earns only ${best} of the points, so nobody can get it right.`,
      instead: '<flip-option correct>, without a weight, for the best one',
    },
    type === 'multiple' && wrong !== undefined && gradeSeveral(question, options.map(({key}) => key)).correct === true && {
      message: 'Choosing every option earns all points. Give wrong options a weight below 0.',
      instead: `<flip-option weight="-.5">${wrong.text}</flip-option>`,
    },
  ].filter((fault) => typeof fault === 'object');
}
