import {type Answer, type Backend, type Person} from './wire.js';

/** Who takes part: two learners and one of the staff. */
export interface Cast {
  backend: Backend;
  ann: Person;
  ben: Person;
  tea: Person;
}

/** A sentence of the contract and how it is tried: throws with what was seen instead. */
export interface Sentence {
  says: string;
  tryOn(cast: Cast): Promise<void>;
  /** Needs a space of its own, since it changes its keys. */
  own?: true;
}

export function expect(what: string, seen: unknown, wanted: unknown): void {
  const [left, right] = [JSON.stringify(seen), JSON.stringify(wanted)];
  if (left !== right) throw new Error(`${what}: ${left ?? 'nothing'} and not ${right ?? 'nothing'}`);
}

export function expectRefusal(what: string, {status, body}: Answer, wanted: number | readonly number[]): void {
  if (!([wanted].flat()).includes(status)) throw new Error(`${what}: status ${status} and not ${String(wanted)}`);
  const {code, message} = (body?.error ?? {}) as {code?: unknown; message?: unknown};
  if (typeof code !== 'string' || typeof message !== 'string' || message.length < 10) throw new Error(`${what}: the body lacks {error: {code, message}} with a sentence`);
}

export const resultsOf = ({body}: Answer) => (body?.results ?? []) as {seq?: number; dup?: boolean; error?: {code: string}}[];
export const idsOf = (entries: readonly {id: string}[]) => entries.map(({id}) => id);
export const codesOf = (answer: Answer) => resultsOf(answer).map(({error}) => error?.code ?? 'stored');

export function expectStatus(what: string, {status}: Answer, wanted: number): void {
  expect(what, status, wanted);
}
