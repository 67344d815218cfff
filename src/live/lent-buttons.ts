import {CALL, CALLS, type Call, type CallsRequest} from '../element/calls.js';

/** A medium that may fill the screen; see `element/calls.ts`. */
interface Medium extends HTMLElement {
  ask?(name: string): void;
}

/** Lends a medium the buttons that cannot be reached while it fills the screen. */
export class LentButtons {
  #medium: Medium | null = null;
  #tied: AbortController | undefined;

  constructor(readonly call: () => Call) {}

  /** After each drawing, for what the buttons show may be another; without a medium nothing is lent. */
  lend(medium: Medium | null): void {
    if (medium === this.#medium) {
      medium?.ask?.(CALL);
      return;
    }
    this.#tied?.abort();
    const before = this.#medium;
    this.#medium = medium;
    before?.ask?.(CALL);
    if (!medium) return;
    this.#tied = new AbortController();
    const {signal} = this.#tied;
    medium.addEventListener(CALLS, (event) => (event as CallsRequest).take(this.call()), {signal});
    // It may be upgraded later; one of the browser's own asks nobody.
    customElements.whenDefined(medium.localName).then(() => signal.aborted || medium.ask?.(CALL), () => {});
  }
}
