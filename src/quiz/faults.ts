import {gradeSeveral, isGraded} from './grade.js';
import {isScoring, weightOf, type Question, type Written} from './question.js';

/** A mistake of the page's author, and the HTML that mends it. */
export interface Fault {message: string; instead: string}

/** What can be wrong with any question. */
export function faultsOf({options, scoring}: Written): Fault[] {
  const faults: Fault[] = [];
  const weighty = options.find(({weight}) => weight !== null && weightOf(weight) === undefined);
  if (weighty) {
    faults.push({
      message: `The weight "${weighty.weight}" is not a number from -1 to 1, so it does not count.`,
      instead: `<flip-option weight=".5">${weighty.text}</flip-option>`,
    });
  }
  if (scoring && !isScoring(scoring)) {
    faults.push({
      message: `There is no scoring="${scoring}"; all or nothing is used.`,
      instead: '<flip-question scoring="partial">, or "all" or "penalty"',
    });
  }
  const names = options.map(({text, value}) => value || text);
  const twice = names.find((name, i) => names.indexOf(name) < i);
  if (twice !== undefined) {
    faults.push({
      message: 'Two options have the same text, so records tell them apart by their order only.',
      instead: `<flip-option value="second">${twice}</flip-option>`,
    });
  }
  return faults;
}

/** What can be wrong with options to choose from. */
export function faultsOfOptions(question: Question): Fault[] {
  const {options} = question;
  const first = options[0]?.text ?? '...';
  if (options.length === 0) {
    return [{message: 'It has no options, so there is nothing to answer.', instead: '<flip-option correct>...</flip-option>'}];
  }
  return isGraded(question) ? [] : [{
    message: 'None of its options is right, so answers are kept but not graded.',
    instead: `<flip-option correct>${first}</flip-option>`,
  }];
}

/** The best option must earn everything. */
export function faultsOfBest({options}: Question): Fault[] {
  const best = Math.max(...options.filter(({correct}) => correct).map(({weight}) => weight ?? 1));
  return best > 0 && best < 1 ? [{
    message: `Its best option earns only ${best} of the points, so nobody can get it right.`,
    instead: '<flip-option correct>, without a weight, for the best one',
  }] : [];
}

/** Choosing everything must not pay. */
export function faultsOfWeights(question: Question): Fault[] {
  const wrong = question.options.find(({correct}) => !correct);
  const everything = gradeSeveral(question, question.options.map(({key}) => key));
  return wrong && everything.correct ? [{
    message: 'Choosing every option earns all points. Give wrong options a weight below 0.',
    instead: `<flip-option weight="-.5">${wrong.text}</flip-option>`,
  }] : [];
}
