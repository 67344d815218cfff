import {plural} from './base.js';

/** The words of questions. */
export const quiz = {
  question: 'Question',
  questionOf: (n: number, all: number) => `Question ${n} of ${all}`,
  points: (n: number) => (n === 0 ? 'does not count' : plural(n, 'point', 'points')),
  chooseAll: 'Choose all that apply.',
  notLoaded: 'The question could not be loaded.',
  check: 'Check',
  chooseFirst: 'Choose an answer first.',
  answerFirst: 'Answer first.',
  noConnection: 'There is no connection, so this has to wait. What you chose stays; try again.',
  hint: 'Hint',
  anotherHint: 'Another hint',
  noSetAnswer: 'No answer is set as right here. Choose what you think and go on.',
  answerNeeded: 'Please answer this question.',
};
