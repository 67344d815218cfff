import type {TemplateResult} from 'lit';
import type {Messages} from '../../lang/en.js';
import type {Fault} from '../faults.js';
import type {Grade, Mark} from '../grade.js';
import type {Question} from '../question.js';

/** What a type draws its inputs from. */
export interface Drawing {
  /** For inputs that belong together: a name that no other question in the page has. */
  name: string;
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
  /** Is it well written, at a glance? If not, `faults` is asked. */
  isSound: (question: Question) => boolean;
  /** What the author got wrong, for this type; its words are loaded only now. */
  faults: (question: Question) => Promise<Fault[]>;
  grade: (question: Question, response: readonly string[]) => Grade;
  marks: (question: Question, response: readonly string[], whole: boolean) => ReadonlyMap<string, Mark>;
  /** Native inputs, with a slot `option-N` for each option of the author's. */
  draw: (drawing: Drawing) => TemplateResult;
}
