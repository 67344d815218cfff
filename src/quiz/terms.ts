import type {Asked} from './answering.js';
import type {Drawing, QuestionType} from './types/question-type.js';
import type {Verdict} from './verdict.js';

/** A question as it is about to be shown. */
export interface View extends Drawing {
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
  /** It is voted on: a right answer is not missed. */
  polled?: boolean;
  /** Drawn above what is asked, and below what can be chosen. */
  above?: unknown;
  below?: unknown;
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
