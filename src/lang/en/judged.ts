import {plural} from './base.js';

/** The words of questions once an answer was checked. */
export const judged = {
  showAnswer: 'Show the answer',
  answerRight: 'Right',
  answerPartly: 'Partly right',
  answerNotYet: 'Not yet',
  answerWrong: 'Not right',
  answerShown: 'Answer shown',
  answerKept: 'Your answer is kept',
  rightAnswer: 'Right answer',
  triesLeft: (n: number) => `${plural(n, 'try', 'tries')} left`,
  questionChanged: 'This question was changed since you answered. Your answer is kept; please answer again.',
};
