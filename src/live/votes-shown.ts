import type {Tally} from '../core/entry.js';
import type {Sheet} from '../element/ballot.js';

/** The votes that a chart shows. */
export interface Chart {
  /** What the votes are called: `First vote`. */
  name: string;
  tally: Tally;
  /** What is known of the question; without it the keys stand for themselves. */
  sheet: Sheet | undefined;
  /** Right and wrong are shown. */
  solved: boolean;
  /** The second of two: in the full colour. */
  strong?: boolean;
  /** The words of a cloud can be pressed. */
  words?: WordPresses | undefined;
}

/** What pressing a word does. */
export interface WordPresses {
  /** What the word's button is called. */
  name: (word: string, count: number) => string;
  press: (word: string) => void;
}
