import type {CSSResult, ReactiveElement, TemplateResult} from 'lit';
import type {SheetFacts} from '../../element/ballot.js';
import type {Localize} from '../../element/localize.js';
import type {Messages} from '../../lang/en.js';
import type {Answering} from '../answering.js';
import type {Attempt} from '../attempt.js';
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
  /** For an order of the learner's own, the same on every device. */
  seed: string;
  /** By key, what the learner may know. */
  marks: ReadonlyMap<string, Mark>;
  /** Nothing can be answered now: settled, or disabled from outside. */
  off: boolean;
  /** It is over and was not got right, and the right answer may be shown. */
  solved: boolean;
  term: Localize['term'];
  /** The learner chose this. */
  choose: (response: string[]) => void;
}

/** A question, as a type that needs more than options sees it. */
export interface QuestionHost extends ReactiveElement {
  readonly question: Question;
  readonly attempt: Attempt;
  readonly answering: Answering;
  /** What its quiz changes about it; `undefined` for one that stands alone. */
  readonly terms: object | undefined;
  /** Tells who listens. */
  say(words: string): void;
}

/**
 * A type of question: a file of its own, and a line in the table of types. A response is a list of texts; what they
 * mean is the type's own business. One that is loaded later is made anew for each question and may keep what it needs.
 */
export interface QuestionType {
  /** Said below the prompt. */
  instruction?: keyof Messages & ('chooseAll' | `how${string}`);
  /** Said when Check is pressed and nothing is answered. */
  lacking: keyof Messages & ('chooseFirst' | 'answerFirst' | 'orderFirst');
  /** Why a response cannot be checked as it is, in words. */
  lacks?: (response: readonly string[]) => string | undefined;
  /** No right answer is meant, so nothing is said about there being none. */
  free?: boolean;
  /** For what it draws in the question's shadow tree. */
  styles?: CSSResult;
  /** The rest of what the author wrote (blanks, areas, attributes), as this type understands it. */
  read?: (question: Question, host: HTMLElement) => Question;
  /** Is this child of the question its business, and no part of the prompt? A slot `body` shows it, or nothing does. */
  takes?: (node: Element) => boolean;
  /** Is there anything to answer? */
  isAnswerable: (question: Question) => boolean;
  /** Can this be part of a response? For drafts from before the author changed the question. */
  knows: (question: Question, part: string) => boolean;
  /** Is it well written, at a glance? If not, `faults` is asked. */
  isSound: (question: Question) => boolean;
  /** What the author got wrong, for this type; its words are loaded only now. */
  faults: (question: Question) => Promise<Fault[]>;
  grade: (question: Question, response: readonly string[]) => Grade;
  marks: (question: Question, response: readonly string[], whole: boolean) => ReadonlyMap<string, Mark>;
  /** The keys of the options that a response comes to: their feedback is shown. */
  hits: (question: Question, response: readonly string[]) => readonly string[];
  /** The response in words, a text a part: for forms and results. `undefined` stands for an option's own `value` or text. */
  words?: (question: Question, response: readonly string[]) => string[];
  /** What more there is to say of a response: shown and said with what came of it. */
  remark?: (question: Question, response: readonly string[]) => string;
  /** What a chart of its votes needs besides the options. */
  facts?: (question: Question) => SheetFacts;
  /** The right answer in words, for the end of a question that was not got right; where `marks` show it, none. */
  solution?: (question: Question) => TemplateResult | string;
  /** Native inputs, with a slot `option-N` for each option of the author's. */
  draw: (drawing: Drawing) => TemplateResult;
  /** Drawn below what can be chosen, where a quiz draws nothing there. */
  below?: (drawing: Drawing & {settled: boolean; told: boolean}) => unknown;
  /** Called after each drawing: hands what is known to what was drawn, or to the author's own elements, such as blanks in a sentence. */
  tell?: (drawing: Drawing, root: ParentNode) => void;
  /** The author's element that takes the focus first, where the inputs are not in the question's own tree. */
  first?: () => HTMLElement | null;
}
