import type {Grade} from '../grade.js';
import type {QuestionType} from './question-type.js';

/** What all types have in common that have no right answer: it is kept, and never graded. */
export const opinion = {
  free: true,
  grade: (): Grade => ({score: null, correct: null, misconceptions: []}),
  marks: () => new Map(),
  hits: () => [],
} satisfies Partial<QuestionType>;
