/** The words of a quiz around its questions. */
export const paper = {
  quiz: 'Quiz',
  answeredOf: (n: number, all: number) => `${n} of ${all} answered`,
  openQuestions: 'You have answered everything. Try the open questions again, or finish and see the answers.',
  finish: 'Finish',
  yourResult: 'Your result',
  pointsOf: (earned: string, all: string) => `${earned} of ${all} points`,
  passed: 'Passed',
  notPassed: (share: string) => `To pass, ${share} are needed`,
  rightAt: (n: number) => (n === 1 ? 'Right at the first try' : `Right at try ${n}`),
  answerAll: 'Please answer all questions.',
};
