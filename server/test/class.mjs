// A class server on a store of its own, over real sockets, and people who speak to it.
import {spawn} from 'node:child_process';
import {randomUUID} from 'node:crypto';
import {once} from 'node:events';
import {mkdtempSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {createHandler, listen, openStore} from '../dist/index.js';
import {place} from './engines.mjs';

export const ADMIN = 'the-admin-key-of-the-tests';
export const SECRET = 'the secret of the tests, 32 bytes and more';
export const program = fileURLToPath(new URL('../dist/cli.js', import.meta.url));

/** A folder that goes with the test. */
export function folder(t) {
  const path = mkdtempSync(join(place(), 'flip-server-'));
  t.after(() => rmSync(path, {recursive: true, force: true}));
  return path;
}

/** A server with one space in it. Everything `options` says goes to the handler, `listening` to listen; `wrap` may change its store. */
export async function openClass(t, {address, listening = {}, wrap = (store) => store, settings = {}, ...options} = {}) {
  const path = join(folder(t), 'class.db');
  const store = wrap(await openStore(address ?? `file:${path}`));
  const lines = [];
  const handler = createHandler({store, secret: SECRET, adminKey: ADMIN, log: (line) => lines.push(line), ...options});
  const server = await listen(handler, {port: 0, ...listening});
  let stopped = false;
  const stop = async () => {
    if (stopped) return;
    stopped = true;
    await server.stop();
    await store.close();
  };
  t.after(stop);
  const made = await call(server, 'POST', '/v1/spaces', {token: ADMIN, body: settings});
  return new Class({...server, ...made.body, handler, store, path, lines, stop});
}

const later = (ms) => new Promise((done) => setTimeout(done, ms));

/** A store as one far away behaves: answers and news take their time, each another, and news come one by one. */
export function farAway(store) {
  let turn = 0;
  const delay = () => later((turn = (turn * 7 + 5) % 31));
  return {
    ...store,
    async append(...args) {
      await delay();
      return store.append(...args);
    },
    async read(...args) {
      const entries = await store.read(...args);
      await delay();
      return entries;
    },
    async watch(space, after, on) {
      let told = Promise.resolve();
      return store.watch(space, after, (batch) => {
        for (const one of batch) told = told.then(delay).then(() => on([one]));
      });
    },
  };
}

/** The space that somebody is in, with the ways to speak in it. */
export class Class {
  constructor(parts) {
    Object.assign(this, parts);
  }

  call(method, path, options) {
    return call(this, method, `/v1/spaces/${this.space}${path}`, options);
  }

  async join(body = {code: this.code}, options = {}) {
    const answer = await this.call('POST', '/join', {body, ...options});
    if (answer.status !== 200) throw new Error(`join: ${answer.status} ${answer.text}`);
    return answer.body;
  }

  append({token}, entries, more = {}) {
    return this.call('POST', '/entries', {token, body: {...more, entries: [entries].flat()}});
  }

  read({token}, query = 'after=0', options = {}) {
    return this.call('GET', `/entries?${query}`, {token, ...options});
  }

  stream(person, query, options) {
    return stream(this, `/v1/spaces/${this.space}/entries?${query ?? 'after=0'}`, person, options);
  }

  /** What the staff gets as a file. */
  async exported(token, query = '') {
    return (await this.call('GET', `/export${query}`, {token})).text;
  }
}

export async function call({origin}, method, path, {token, body, headers = {}, signal} = {}) {
  const response = await fetch(origin + path, {
    method, signal,
    headers: {...(body !== undefined && {'content-type': 'application/json'}), ...(token && {authorization: `Bearer ${token}`}), ...headers},
    body: body === undefined || typeof body === 'string' ? body : JSON.stringify(body),
  });
  const text = await response.text();
  let json;
  try {
    json = JSON.parse(text);
  } catch {
    json = undefined;
  }
  return {status: response.status, headers: response.headers, text, body: json};
}

/** A stream, read as a page reads it. */
export async function stream({origin}, path, {token}, {headers = {}} = {}) {
  const end = new AbortController();
  const response = await fetch(origin + path, {headers: {accept: 'text/event-stream', authorization: `Bearer ${token}`, ...headers}, signal: end.signal});
  const heard = {response, text: '', messages: [], entries: [], over: false, close: () => end.abort()};
  const parse = () => {
    const parts = heard.text.split('\n\n');
    heard.text = parts.pop();
    for (const part of parts) {
      const fields = Object.fromEntries(part.split('\n').map((line) => [line.slice(0, line.indexOf(':')) || 'comment', line.slice(line.indexOf(':') + 1).trim()]));
      if (fields.data) fields.data = JSON.parse(fields.data);
      heard.messages.push(fields);
      heard.entries.push(...fields.data?.entries ?? []);
    }
  };
  heard.done = (async () => {
    try {
      const decoder = new TextDecoder();
      for await (const chunk of response.body) {
        heard.text += decoder.decode(chunk, {stream: true});
        parse();
      }
    } catch (error) {
      heard.error = error;
    }
    heard.over = true;
  })();
  heard.cursor = () => heard.messages.findLast(({id}) => id)?.id;
  return heard;
}

/** Resolves when it holds; a generous while later the test fails with what was waited for. */
export async function until(holds, what = 'what was waited for', ms = 20_000) {
  const late = Date.now() + ms;
  while (!await holds()) {
    if (Date.now() > late) throw new Error(`${what} did not come in ${ms / 1000} s`);
    await new Promise((done) => setTimeout(done, 10));
  }
}

export const post = (text = 'hello', activity = 'talk') => ({id: randomUUID(), activity, type: 'posted', data: {text}});

/** A sound entry of each type there is: one that is missing here fails the test of the types. */
export const DATA = {
  launched: {}, watched: {from: 0, to: 5, rate: 1}, read: {from: 0, to: 5}, noted: {at: 1, text: 'a note'}, reached: {checkpoint: 'c'},
  passed: {checkpoint: 'c'}, skipped: {checkpoint: 'c'},
  answered: {question: 'q', response: ['a'], score: 1, correct: true, try: 1, duration: 3}, attempted: {attempt: 1}, submitted: {score: 1},
  asked: {text: 'why?'}, posted: {text: 'hello'}, edited: {post: 'p', text: 'hello!'}, reacted: {post: 'p', kind: 'like', on: true},
  arranged: {gate: 'none'}, removed: {post: 'p'}, endorsed: {post: 'p', on: true}, moderated: {post: 'p', as: 'pinned', on: true},
  reported: {post: 'p'}, rated: {learner: 'l', score: 1}, followed: {thread: 'p', on: true},
  staged: {phase: 'vote1', run: 1}, led: {to: 'peer', pace: 'teacher'}, voted: {question: 'q', run: 1, round: 1, response: ['a'], score: 1, correct: true},
  revealed: {run: 1, tallies: [{round: 1, total: 1, counts: {a: 1}}], standings: {by: 'pseudonyms', polls: {q: 1}, rows: [{n: 7, points: 100}], ladder: {100: 1}, keys: '0abcd'}}, grouped: {run: 1, groups: [{label: 'Table 1', members: ['l']}]}, signalled: {label: 'lost'},
  surveyed: {answers: {q: ['a']}}, confided: {answers: {q: ['a']}, group: 5}, gathered: {question: 'q', responses: [['a']]},
  summed: {question: 'q', total: 5, counts: {a: 5}}, heeded: {said: 'too fast', did: 'slower'},
  progressed: {ratio: 0.5}, completed: {},
};

export const entry = (type) => ({id: randomUUID(), activity: 'a', type, data: DATA[type]});

/** The program as a process. Resolves when it serves: {origin, child, output}. */
export async function serve(args, env = {}) {
  const child = spawn(process.execPath, [program, '--port', '0', ...args], {env: {...process.env, FLIP_ADMIN_KEY: ADMIN, FLIP_SECRET: SECRET, ...env}});
  const output = {out: '', err: ''};
  child.stdout.on('data', (chunk) => (output.out += chunk));
  child.stderr.on('data', (chunk) => (output.err += chunk));
  const exited = once(child, 'exit');
  let gone = false;
  void exited.then(() => (gone = true));
  await until(() => gone || /listens on (http\S+);/.test(output.err), 'the server');
  const [, origin] = /listens on (http\S+);/.exec(output.err) ?? [];
  if (!origin) throw new Error(`flip-server ended: ${output.err}`);
  return {origin, child, output, exited};
}

/** The program's answer: {status, out, err}. */
export async function run(args, env = {}) {
  const child = spawn(process.execPath, [program, ...args], {env: {...process.env, ...env}});
  const said = {out: '', err: ''};
  // A command that goes on for ever is a failed test, not a hanging one.
  const impatient = setTimeout(() => child.kill('SIGKILL'), 90_000);
  child.stdout.on('data', (chunk) => (said.out += chunk));
  child.stderr.on('data', (chunk) => (said.err += chunk));
  const [status] = await once(child, 'close');
  clearTimeout(impatient);
  return {status, ...said};
}
