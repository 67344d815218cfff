/*
 * How something on the page is pressed while a medium fills the screen: what stands outside it is not seen then, and
 * cannot be reached. Who has buttons listens on the medium for `flip-calls` and answers through the event; the medium asks
 * whenever it is told that there is something new, and draws them while it fills the screen. Neither knows the other.
 */

/** Buttons of somebody on the page, and what came of pressing them. */
export interface Call {
  /** What they are for. */
  readonly name: string;
  readonly buttons: readonly {
    readonly word: string;
    /** It was pressed, and that stands. */
    readonly pressed: boolean;
    /** Returns what to tell who listens. */
    press(): string;
  }[];
  /** How things stand; empty where nothing was pressed. */
  readonly state: string;
}

/** The medium asks who has buttons. It stays on the medium. */
export interface CallsRequest extends Event {
  take(call: Call): void;
}

export const CALLS = 'flip-calls';

/** What says to a medium that there is something to ask for: `medium.ask?.(CALL)`. */
export const CALL = 'calls';
