import type {TemplateResult} from 'lit';
import type {Messages} from '../../lang/en.js';
import type {Fault} from '../faults.js';
import type {Grade, Mark} from '../grade.js';
import type {Question} from '../question.js';

/** What a type draws its inputs from. */
export interface Drawing {
  question: Question;
  /** What is chosen now. */
  response: readonly string[];
  /** The places of the options, in the order to show. */
  order: readonly number[];
  /** By key, what the learner may know. */
  marks: ReadonlyMap<string, Mark>;
  term: (message: 'rightAnswer' | 'answerRight' | 'answerPartly' | 'answerWrong') => string;
  /** The learner chose this. */
  choose: (response: string[]) => void;
}

/**
 * A type of question: a file of its own, and a line in the table of types. A response is a list of texts; what they
 * mean is the type's own business.
 */
export interface QuestionType {
  /** Said below the prompt. */
  instruction?: keyof Messages & 'chooseAll';
  /** What the author got wrong, for this type. */
  faults: (question: Question) => Fault[];
  grade: (question: Question, response: readonly string[]) => Grade;
  marks: (question: Question, response: readonly string[], whole: boolean) => ReadonlyMap<string, Mark>;
  /** Native inputs, with a slot `option-N` for each option of the author's. */
  draw: (drawing: Drawing) => TemplateResult;
}
