import type {Context} from './context.js';

/** How a question stands in a vote that it is part of. */
export interface Slip {
  /** Names the vote: what is chosen belongs to one, and the next begins empty. */
  round: string;
  /** Votes are taken. */
  open: boolean;
  /** The learner's vote, as the class has it. */
  response: readonly string[];
  /** Right and wrong are shown, and why. */
  solved: boolean;
  explained: boolean;
  /** What can be chosen is shown elsewhere, with its votes: only what is asked is wanted. */
  brief?: boolean;
  /** What is chosen is told at once, whatever it is, also that nothing is: it is sent with other questions. */
  plain?: boolean;
  /** What has to be mended before it can be sent. */
  lacking?: string;
}

/** What a learner votes, and what it is worth. */
export interface Cast {
  response: string[];
  score: number | null;
  correct: boolean | null;
  certainty?: number;
  misconceptions?: string[];
}

/** What a chart of a question's votes needs beside what can be chosen. */
export interface SheetFacts {
  /** The ends of a field's two axes: from left to right, and from below to above. */
  axes?: readonly [readonly [string, string], readonly [string, string]];
  picture?: {src: string; alt: string};
  /** The points that there are to spread. */
  sum?: number;
  /** Words that the author wants left out of what is shown. */
  leftOut?: readonly string[];
  /** What somebody typed as a number; `undefined` for what is none. */
  numberOf?: (text: string) => number | undefined;
}

/** What a vote has to know of its question, to show what came of it. */
export interface Sheet extends SheetFacts {
  /** What kind of question it is. */
  type: string;
  /** What records call it. */
  id: string;
  /** The beginning of what it asks. */
  name: string;
  /** What can be chosen, in the author's order; empty where everybody may say what they like. */
  keys: readonly string[];
  /** It can be got right. */
  graded: boolean;
  /** A part of a response in words. */
  label: (key: string) => string;
  /** What stands beside it, as words do at the ends of a scale; empty where nothing does. */
  beside: (key: string) => string;
  isRight: (key: string) => boolean;
  /** Hash of what is asked, as in `answered`. */
  version?: string;
  /** The wrong idea behind it. */
  misconception: (key: string) => string | undefined;
  /** What a response lacks, in words; empty where nothing. */
  lacks: (response: readonly string[]) => string;
  /** All that the question needs is loaded: until then nothing can be said of its keys. */
  ready: boolean;
}

/** Takes the answers of the questions in it in their place: they show no verdict of their own and keep nothing. */
export interface Ballot {
  /** What a sheet says has changed. */
  renew(): void;
  /** Returns the way to leave. */
  join(question: Element, sheet: () => Sheet): () => void;
  slip(question: Element): Slip;
  vote(question: Element, cast: Cast): void;
}

/** Comes down from whatever has its questions voted on. Given anew whenever the vote changes. */
export const ballotContext = 'flip-ballot' as Context<Ballot | undefined>;
