/** The words of earlier attempts at a quiz. */
export const past = {
  yourAttempts: 'Your attempts',
  attempt: (n: number) => `Attempt ${n}`,
  lookAt: 'Look at it',
  lookAtAttempt: (n: number) => `Look at it: attempt ${n}`,
  isShown: 'Shown now',
  pastShown: (n: number, all: number, date: string) => `Attempt ${n} of ${all}, handed in on ${date}`,
  pastNote: 'You are looking at what you answered then. It cannot be changed.',
  backToLast: (n: number) => `Back to attempt ${n}`,
  keptHighest: 'Your best attempt counts',
  keptLast: 'Your last attempt counts',
  keptFirst: 'Your first attempt counts',
  keptAverage: 'The mean of your attempts counts',
  keptScore: (rule: string, share: string) => `${rule}: ${share}`,
};
