import {uuid} from '../../../src/core/id.js';

/** What a backend answered. `body`: its JSON, or undefined. */
export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  body: Record<string, unknown> | undefined;
}

export interface Asking {
  token?: string;
  /** Sent as JSON; a text is sent as it is. */
  body?: unknown;
  headers?: Record<string, string>;
}

/** Somebody in a space. */
export interface Person {
  token: string;
  sub: string;
  role: string;
}

/** A backend that is tried: an address, and a space in it to which the suite has the keys. */
export interface Backend {
  url: string;
  space: string;
  code: string;
  key: string;
  /** The space was made for this, so its keys may be changed and it is taken away in the end. */
  own: boolean;
}

/** No answer of a sound backend takes longer. */
const PATIENCE_MS = 40_000;

export async function ask({url}: Pick<Backend, 'url'>, method: string, path: string, {token, body, headers = {}}: Asking = {}): Promise<Answer> {
  const response = await fetch(new URL(path, url), {
    method,
    headers: {
      ...(body !== undefined && {'content-type': 'application/json'}), ...(token !== undefined && {authorization: `Bearer ${token}`}), ...headers,
    },
    ...(body !== undefined && {body: typeof body === 'string' ? body : JSON.stringify(body)}),
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  const text = await response.text();
  return {status: response.status, headers: response.headers, text, body: parse(text)};
}

function parse(text: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

export const at = ({space}: Backend, path: string): string => `/v1/spaces/${space}/${path}`;

export interface Item {
  id: string;
  activity: string;
  type: string;
  data: unknown;
  made?: string;
}

export const post = (text: string, activity = 'check'): Item => ({id: uuid(), activity, type: 'posted', data: {text}});
export const answerTo = (question: string): Item => ({
  id: uuid(), activity: 'check', type: 'answered', data: {question, response: ['a'], score: 1, correct: true, try: 1, duration: 1},
});
export const note = (text: string): Item => ({id: uuid(), activity: 'check', type: 'noted', data: {at: 1, text}});

export const append = (backend: Backend, {token}: Person, entries: unknown[], more: object = {}): Promise<Answer> =>
  ask(backend, 'POST', at(backend, 'entries'), {token, body: {...more, entries}});

export interface Told {
  id: string;
  activity: string;
  data: Record<string, unknown>;
  author: string;
  seq: number;
  at: string;
  made?: string;
  space: string;
  type: string;
}

export async function read(backend: Backend, {token}: Person, query = 'after=0'): Promise<{entries: Told[]; names: Record<string, string>; cursor: string}> {
  const {body} = await ask(backend, 'GET', at(backend, `entries?${query}`), {token});
  return body as unknown as {entries: Told[]; names: Record<string, string>; cursor: string};
}

/** All that somebody sees, however many answers it takes. */
export async function readAll(backend: Backend, person: Person): Promise<Told[]> {
  const all: Told[] = [];
  for (let cursor = '0'; ;) {
    const page = await read(backend, person, `after=${cursor}`);
    if (page.entries.length === 0 && page.cursor === cursor) return all;
    all.push(...page.entries);
    cursor = page.cursor;
  }
}

/** Where somebody is who has read all there is. */
export async function toTheEnd(backend: Backend, person: Person): Promise<string> {
  for (let cursor = '0'; ;) {
    const page = await read(backend, person, `after=${cursor}`);
    if (page.cursor === cursor) return cursor;
    ({cursor} = page);
  }
}

export async function join(backend: Backend, body: object, token?: string): Promise<Person> {
  const answer = await ask(backend, 'POST', at(backend, 'join'), {body, ...(token !== undefined && {token})});
  return answer.body as unknown as Person;
}

export interface Message {
  id: string;
  entries: Told[];
}

/** A stream as a page reads it: `until` resolves with the messages so far once they satisfy it. */
export async function listen(backend: Backend, {token}: Person, query = 'after=0', headers: Record<string, string> = {}) {
  const end = new AbortController();
  const response = await fetch(new URL(at(backend, `entries?${query}`), backend.url), {
    headers: {authorization: `Bearer ${token}`, accept: 'text/event-stream', ...headers}, signal: end.signal,
  });
  const messages: Message[] = [];
  let [text, comments, over] = ['', 0, false];
  let onNews = () => {};
  const reading = (async () => {
    const decoder = new TextDecoder();
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      text += decoder.decode(chunk, {stream: true});
      const parts = text.split('\n\n');
      text = parts.pop()!;
      for (const part of parts) {
        const lines = part.split('\n');
        const data = lines.filter((line) => line.startsWith('data:')).map((line) => line.slice(5)).join('\n');
        if (lines.some((line) => line.startsWith(':'))) comments += 1;
        if (data) messages.push({id: lines.find((line) => line.startsWith('id:'))?.slice(3).trim() ?? '', ...JSON.parse(data) as {entries: Told[]}});
      }
      onNews();
    }
  })().catch(() => {}).finally(() => {
    over = true;
    onNews();
  });
  return {
    response,
    messages,
    ended: reading,
    entries: () => messages.flatMap(({entries}) => entries),
    comments: () => comments,
    async until(isEnough: () => boolean, ms = PATIENCE_MS): Promise<boolean> {
      const late = Date.now() + ms;
      while (!isEnough() && !over && Date.now() < late) {
        await new Promise<void>((done) => {
          const timer = setTimeout(done, late - Date.now());
          onNews = () => {
            clearTimeout(timer);
            done();
          };
        });
      }
      return isEnough();
    },
    close: () => end.abort(),
  };
}
