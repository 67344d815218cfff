import {StoreError} from './store.js';

/** What a request is answered with when it cannot be done. `message` is a sentence that says the mend, and quotes nothing it was sent. */
export class Failure extends Error {
  /** What a program needs beside the sentence. */
  facts: Readonly<Record<string, number>> = {};

  constructor(
    readonly status: number, readonly code: string, message: string, readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.name = 'Failure';
  }
}

export const tooMany = (seconds: number, what: string): Failure => new Failure(
  429, 'too-many', `${what} Try again in ${Math.ceil(seconds)} s.`, {'retry-after': String(Math.max(1, Math.ceil(seconds)))});

export const stopping = (): Failure => new Failure(
  503, 'stopping', 'The server is being restarted. Try again in a moment.', {'retry-after': '2'});

/** What the other side is told of any error; of one that nobody foresaw, nothing but that it happened. */
export function failureOf(error: unknown): Failure {
  if (error instanceof Failure) return error;
  if (error instanceof StoreError && error.code === 'full') {
    return new Failure(507, 'full', 'The server has no place left, so nothing of this was stored. Keep it and send it again later.', {'retry-after': '60'});
  }
  if (error instanceof StoreError) {
    return new Failure(503, 'unavailable', 'The store does not answer, so it is not known whether this was stored. Send it again: what is there already is not stored twice.', {'retry-after': '2'});
  }
  return new Failure(500, 'internal', 'The server made a mistake, which is in its log. Send it again later: what is there already is not stored twice.');
}
