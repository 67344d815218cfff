import {plural} from './base.js';

/** The words of questions. */
export const quiz = {
  question: 'Question',
  questionOf: (n: number, all: number) => `Question ${n} of ${all}`,
  points: (n: number) => plural(n, 'point', 'points'),
  chooseAll: 'Choose all that apply.',
  notLoaded: 'The question could not be loaded.',
  check: 'Check',
  chooseFirst: 'Choose an answer first.',
  answerFirst: 'Answer first.',
  hint: 'Hint',
  anotherHint: 'Another hint',
  showAnswer: 'Show the answer',
  answerRight: 'Right',
  answerPartly: 'Partly right',
  answerNotYet: 'Not yet',
  answerWrong: 'Not right',
  answerShown: 'Answer shown',
  answerKept: 'Your answer is kept',
  rightAnswer: 'Right answer',
  triesLeft: (n: number) => `${plural(n, 'try', 'tries')} left`,
  noSetAnswer: 'No answer is set as right here. Choose what you think and go on.',
  questionChanged: 'This question was changed since you answered. Your answer is kept; please answer again.',
  answerNeeded: 'Please answer this question.',
};
