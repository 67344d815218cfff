import type {Entry, EntryData, EntryType} from './entry.js';

/** An element could not do its work. `code` is stable, `message` is in the page's language and names the mend. */
export interface Failure {code: string; message: string}

/** A learner's token has run out: the page may set a fresh one. */
export interface Expiry {lesson: string}

/** A question was chosen to be asked in class: the activity of its records. */
export interface Chosen {question: string}

/** What was written to the log: follows each event that is an entry, once the log has it. */
export type FlipRecord = Pick<Entry, 'id' | 'type' | 'activity' | 'data' | 'at'> & {
  /** The disk refuses it for now: it is kept in the page. */
  pending?: true;
};

/** Every event of the library. All bubble and cross shadow roots; `detail` is plain JSON. */
export type FlipEventMap =
  {[T in EntryType as `flip-${T}`]: FlipEvent<EntryData[T]>}
  & {'flip-failed': FlipEvent<Failure>; 'flip-record': FlipEvent<FlipRecord>; 'flip-expired': FlipEvent<Expiry>; 'flip-chosen': FlipEvent<Chosen>};

export type FlipEventName = keyof FlipEventMap;

/** The one event class: bubbles, is composed, and its detail cannot be changed on the way. */
export class FlipEvent<D = unknown> extends CustomEvent<D> {
  constructor(type: FlipEventName, detail: D) {
    super(type, {bubbles: true, composed: true, detail: Object.freeze(detail)});
  }
}

declare global {
  // Merges our events into the DOM's own map.
  interface GlobalEventHandlersEventMap extends FlipEventMap {}
}
