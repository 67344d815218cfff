import {plural} from './base.js';

/** The words for questions that come from a file. */
export const file = {
  questionsLoading: 'The questions are being loaded.',
  questionsNotFound: 'The questions were not found. Try again later, or tell your teacher.',
  questionsRefused: 'You may not see these questions, or your access has run out. Reload the page to log in again; your answers are kept.',
  questionsUnreachable: 'The questions cannot be reached. Check your connection, then try again. What you have answered is kept.',
  questionsPage: 'Your network answers with a web page in place of the questions: it probably wants you to log in first. Do so, then try again.',
  questionsUnreadable: 'There are no questions here that can be read. Tell your teacher.',
  questionsMissing: (n: number) => (n === 1 ? 'A question is missing here, because it cannot be read. It does not count; go on with the others.'
    : `${n} questions are missing here, because they cannot be read. They do not count; go on with the others.`),
  questionsUnread: (n: number) => `${plural(n, 'question', 'questions')} could not be read`,
  faultLine: (n: number) => `Line ${n}`,
  trueWord: 'True',
  falseWord: 'False',
  // Mistakes in a file, by the names in formats/fault.ts.
  faultBraces: 'A brace { or } has no partner.',
  faultBlankLine: 'A blank line stands between { and }, which ends the question.',
  faultFewAnswers: 'It has too few answers for a choice or for pairs.',
  faultNoPair: 'One of the pairs has no ->.',
  faultNoNumber: 'An answer is not a number.',
  faultNoAnswer: 'There is no answer behind #.',
  faultAfterCategory: 'A question follows $CATEGORY without a blank line.',
  faultSecondBraces: 'Only the first { } holds answers; the others are shown as text.',
  faultHeavy: 'A weight is beyond 100 %.',
  faultShareIgnored: 'A share behind = does not count: = is always all of the points.',
  faultEmptyAnswer: 'An answer has no text.',
  faultSyntax: 'This is not JSON from here on.',
  faultNotQuestions: 'It has no list "questions".',
  faultMissing: 'Something that is needed is missing.',
  faultUnknownKey: 'There is no such key, so it is left out.',
  faultWrongValue: 'This value cannot stand here.',
  faultNoType: 'There is no such type of question.',
  faultNoGap: 'A gap has no place in the prompt.',
  faultNotGift: 'This is neither GIFT nor JSON.',
};
