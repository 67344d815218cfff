import type {Entry} from '../core/entry.js';

/** Why a server did not do what was asked: `code` is for programs, `message` a sentence with the mend. */
export interface Fault {code: string; message: string}

/** An entry that the class refused for good. It stays on this device, where its author can see and save it. */
export interface Refused extends Entry {fault: Fault}

/**
 * What became known of a class: on its way to the page, to the disk and to the other tabs. Taking it twice is the same as
 * once, and so is taking it late.
 */
export interface Change {
  /** Numbered by the server. */
  entries?: Entry[];
  /** Made here and not sent yet, in the order they were made. */
  unsent?: Entry[];
  refused?: Refused[];
  /** Refused ones that the learner let go. */
  dropped?: string[];
  /** What people here are called, by `sub`. */
  names?: Record<string, string>;
  /** All that the server shows up to here has come: its own words, to be said to it. */
  cursor?: string;
}
