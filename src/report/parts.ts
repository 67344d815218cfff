import type {ReactiveElement} from 'lit';
import type {Digest, DigestTerms} from '../core/digest.js';
import type {Outline} from '../core/outline.js';
import type {Pupil, Register} from '../core/register.js';
import type {Localize} from '../element/localize.js';

/** The element, as its desk sees it. */
export interface Host extends ReactiveElement {
  for: string;
  panel: string;
  label: string;
  minGroup: number;
  low: number;
  high: number;
}

/** What every panel gets. */
export interface Parts {
  readonly host: Host;
  readonly localize: Localize;
  readonly term: Localize['term'];
  readonly register: Register;
  readonly outline: Outline;
  readonly pupils: readonly Pupil[];
  readonly terms: DigestTerms;
  readonly digest: Digest;
  /** What a learner is called. */
  nameOf(sub: string): string;
  /** What a question asks, shortened. */
  labelOf(question: string): string;
  /** A wrong idea by the name its author gave it, as words. */
  ideaOf(name: string): string;
  /** A count of learners as it may be told: none below the smallest group. */
  told(count: number): string;
  share(ratio: number): string;
  /** Tells who listens. */
  say(words: string): void;
  /** A question is to be asked in class. */
  choose(question: string): void;
  isChosen(question: string): boolean;
  /** Where the medium of that id stands, if it can be shown at a second. */
  seek(part: string): ((time: number) => void) | undefined;
  redraw(): void;
}

/** One panel of the report. */
export interface Panel {
  draw(): unknown;
  /** After each drawing. */
  settle?(): void;
}
