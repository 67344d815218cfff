import type {Entry} from '../core/entry.js';
import type {Fault} from './change.js';
import type {Net} from './net.js';
import {patiently} from './patience.js';

/** What the server said of one entry. */
export type Result = {seq: number; dup?: boolean} | {error: Fault};

/** News as the server tells it. */
export interface News {entries: Entry[]; names?: Record<string, string>; cursor: string}

type Body = Record<string, unknown>;

/** A request without an answer is given up after so long, ms. */
const PATIENCE = 30_000;
/** No server is believed that asks for more than this, ms. */
const LONGEST = 3_600_000;

/** The server answered, and the answer is no. */
export class Refusal extends Error {
  /** @param wait how long it asks to be left alone, ms */
  constructor(readonly status: number, readonly wait: number, readonly fault: Fault = {code: 'invalid', message: `HTTP ${status}`}) {
    super(fault.message);
  }
}

/** Headers and body of a request; no cookies, and nothing from a cache. */
export function request(token: string, body?: object, more?: Record<string, string>): RequestInit {
  return {
    cache: 'no-store', credentials: 'omit',
    headers: {...(token && {authorization: `Bearer ${token}`}), ...(body && {'content-type': 'application/json'}), ...more},
    ...(body && {method: 'POST', body: JSON.stringify(body)}),
  };
}

/**
 * The body of an answer, or its `Refusal`. @param enough a body that is an answer whatever its status; what stands
 * between us and the server may answer in its place, such as a hotel's page with status 200
 */
export async function answerOf(response: Response, enough: (body: Body) => unknown): Promise<Body> {
  const body = await response.json().then(Object, () => ({})) as Body;
  if (enough(body)) return body;
  const wait = Number(response.headers.get('retry-after')) * 1000 || 0;
  throw new Refusal(response.status, Math.min(wait, LONGEST), body['error'] as Fault | undefined);
}

/** Sends one thing and resolves to what is answered. Rejects with `Refusal`, or with another error when nothing is. */
export function ask(net: Net, url: string, {token, body, enough = ({token}) => token}: {
  token: string; body: object; enough?: (body: Body) => unknown;
}): Promise<Body> {
  return patiently(net.after, PATIENCE, async (signal) => answerOf(await net.fetch(url, {...request(token, body), signal}), enough));
}

/** News, or an error when it is none. */
export function newsOf({entries, cursor, ...more}: Partial<News>): News {
  if (!cursor) throw new TypeError();
  return {...more, cursor, entries: entries!.filter((entry) => entry?.seq)};
}
