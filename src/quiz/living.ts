/**
 * What a question lives by, once it is here: `life.ts` hands itself in, from wherever it was asked for (the first sign of a
 * learner, a quiz, a door, autoload.js).
 */
export const living: {Life?: unknown} = {};
