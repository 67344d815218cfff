import type {Context} from './context.js';
import type {Scope} from './scope.js';

/** How a learner stands with something that can be answered. */
export interface Standing {
  answered: boolean;
  /** Something is chosen or written, checked or not. */
  begun?: boolean | undefined;
  /** 0..1 */
  score: number;
  /** Nothing more can be answered: it is settled, or switched off. */
  final: boolean;
  /** The score tells right from wrong; else everybody who took part has all of it. */
  graded?: boolean;
  /** Where what was chosen leads, in the words of a checkpoint's `on-wrong`. */
  go?: string | undefined;
}

/** Something that waits for its content: it knows that its members report, and nothing else about them. */
export interface Gate {
  /** Returns the member's seat. Joining does not count as an answer. */
  join(member: Element): Seat;
}

/** A member's place at a gate. */
export interface Seat {
  report(standing: Standing): void;
  leave(): void;
}

/** Comes down from `flip-lesson`: where records go. */
export const lessonContext = 'flip-lesson' as Context<Scope | undefined>;

/** Comes down from whatever waits for its content: a checkpoint, a quiz. */
export const gateContext = 'flip-gate' as Context<Gate | undefined>;
