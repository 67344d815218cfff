import type {TemplateResult} from 'lit';
import type {Localize} from '../element/localize.js';
import type {Asked} from './answering.js';
import type {Drawing, QuestionType} from './types/question-type.js';
import type {Verdict} from './verdict.js';

/** A question as it is about to be shown. */
export interface View extends Drawing {
  term: Localize['term'];
  type: QuestionType | undefined;
  /** Nothing more to try: Check, hints and all that can be pressed are gone. */
  settled: boolean;
  /** What came of the answer is shown. */
  told: boolean;
  verdict: Verdict;
  /** The feedback of what was chosen is shown. */
  feedback: boolean;
  /** The explanation is shown. */
  explained: boolean;
  /** The right answer is shown, where the marks do not show it. */
  solved: boolean;
  /** Drawn above what is asked, and below what can be chosen. */
  above?: TemplateResult;
  below?: TemplateResult;
}

/**
 * What a quiz changes about a question that stands in it, for one attempt; a question alone has no terms. Both are asked
 * anew each time, so they may follow what happens in the quiz.
 */
export interface Terms {
  /** What counts as an answer, and what it earns. */
  asked: (asked: Asked) => Asked;
  /** What is shown. */
  view: (view: View) => View;
}
