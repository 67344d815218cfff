/** The words of a discussion whose threads are questions. */
export const questions = {
  tooLabel: 'I have this too',
  tooCount: (n: number) => (n === 1 ? 'one has this' : `${n} have this`),
};
