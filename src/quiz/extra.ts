import type {CSSResult, ReactiveElement} from 'lit';
import type {ActivityController} from '../element/activity.js';
import type {Localize} from '../element/localize.js';
import type {Behaviour} from './behaviour.js';
import type {FlipQuestion} from './flip-question.js';
import type {Line, Result} from './result.js';
import type {Sight} from './review.js';
import type {Keep, Round} from './rounds.js';

/** A member of the quiz: nearly always a question, but anything that can be answered may stand in it. */
export interface Member extends Line {
  element: HTMLElement;
  question: FlipQuestion | undefined;
  /** It has told how the learner stands. */
  heard: boolean;
}

/** The quiz as its extras know it: see `FlipQuiz`. */
export interface Paper extends ReactiveElement {
  readonly label: string;
  readonly behaviour: Behaviour;
  readonly penalty: number | undefined;
  readonly attempts: string;
  readonly keep: Keep;
  readonly shuffled: boolean;
  readonly pick: number | undefined;
  readonly timeLimit: string;
  readonly extraTime: string;
  readonly opens: string;
  readonly closes: string;
  readonly certainty: boolean;
  readonly review: string;
  readonly overview: boolean;
  readonly credit: 'score' | 'effort';
  readonly askUnclear: boolean;
}

/** The way through a quiz that has more than the plain rules: its attempts, what is shown of them, and their end. */
export interface Ruling {
  readonly parts: Parts;
  readonly rounds: readonly Round[];
  /** The attempt that is shown: the last one, or an earlier one that is looked at. */
  readonly round: Round;
  readonly last: Round;
  /** How many attempts there are. */
  readonly allowed: number;
  /** The attempt has begun, where that is to be said. */
  readonly begun: boolean;
  /** The attempt has ended. */
  readonly over: boolean;
  /** Questions can be answered. */
  readonly open: boolean;
  /** The questions are shown. */
  readonly shown: boolean;
  /** The learner has done all that can be done. */
  readonly final: boolean;
  /** Answers are kept and not checked, until all are handed in. */
  readonly deferred: boolean;
  /** The learner says when it ends. */
  readonly handsIn: boolean;
  readonly early: boolean;
  readonly closed: boolean;
  /** When it opens and closes, ms; `undefined` where the author does not say. */
  readonly opens: number | undefined;
  readonly closes: number | undefined;
  /** When this attempt must be handed in, ms; `undefined` where there is no such time. */
  readonly deadline: number | undefined;
  /** Seconds it may take, with all extensions. */
  readonly limit: number | undefined;
  /** What the order of this attempt follows from. */
  readonly seed: string;
  /** The score that counts, of all attempts; `undefined` before the first was handed in. */
  readonly kept: number | undefined;
  /** What is earned and could be, for being rightly sure. */
  readonly certain: {earned: number; all: number};
  /** Those that count, in the order shown. */
  members(all: readonly Member[]): Member[];
  /** May it be seen, of the attempt that is shown or of another? */
  readonly sees: (sight: Sight, round?: Round) => boolean;
  isMarked(member: Member): boolean;
  /** Marks a question for later, or takes the mark away. */
  mark(member: Member): void;
  /** The share of the points that a result earns, 0..1. */
  worth(result: Result): number;
  /** Records what is reached and not in the log. */
  recordDue(result: Result): void;
  /** Begins an attempt. */
  begin(): Promise<void>;
  handIn(): Promise<void>;
  /** Shows an attempt, to be looked at. */
  look(round: Round): Promise<void>;
}

/** What a quiz is made of, for its extras to use. */
export interface Parts {
  readonly quiz: Paper;
  readonly activity: ActivityController;
  readonly localize: Localize;
  /** All that can be answered in it, in the page's order. */
  readonly all: () => Member[];
  /** Those that count, in the order shown. */
  readonly members: () => Member[];
  readonly result: () => Result;
  /** Says something to screen readers, politely. */
  readonly say: (words: string) => void;
  readonly goTo: (element: HTMLElement) => void;
  /** Moves the focus to the result. */
  readonly toResult: () => Promise<void>;
  /** Set by the extra that rules. */
  ruling?: Ruling;
  /** What is to be done before an attempt is handed in. */
  readonly closing: Set<() => unknown>;
}

/** Where an extra may draw: below the heading; after the questions; in place of Finish; in the result. */
export type Place = 'top' | 'last' | 'end' | 'result';

/** A part of the quiz that most quizzes do not need: it is loaded when the page asks for it. */
export interface Extra {
  readonly styles?: CSSResult;
  readonly draw?: Readonly<Partial<Record<Place, () => unknown>>>;
  /** The quiz is about to be drawn anew. */
  onUpdate?(): void;
  /** It was drawn. */
  onUpdated?(): void;
  /** The learner chose something. */
  onChange?(): void;
  /** The quiz leaves the page. */
  onLeave?(): void;
}
