import {createWriteStream} from 'node:fs';
import {Readable} from 'node:stream';
import {pipeline} from 'node:stream/promises';
import type {ReadableStream as NodeReadableStream} from 'node:stream/web';
import {createHandler} from '../handler.js';
import {freshKey} from '../secret.js';
import {openStore} from '../store.js';
import {knownAdminKey, numberOf, storeAddress, UsageError, type Options} from './options.js';
import type {Terminal} from './serve.js';

/** Asks a class server as who runs it. Rejects with what it answers when it refuses. */
interface Ask {
  (method: string, path: string, body?: object): Promise<Response>;
}

type Command = (ask: Ask, space: string, options: Options, terminal: Terminal) => Promise<void>;

const COMMANDS: Readonly<Record<string, Command>> = {create, list, show, people, rotate, close: change('close'), open: change('open'), export: exported, erase, delete: remove};
const WITHOUT_SPACE = ['create', 'list'];

/** `flip-server space <command> [<space>]`: by HTTP with --url, else on the store itself. */
export async function space(words: readonly string[], options: Options, terminal: Terminal): Promise<void> {
  const [name = '', id] = words;
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) throw new UsageError(`flip-server space knows ${Object.keys(COMMANDS).join(', ')}.`);
  const named = id ?? options.space ?? '';
  if (!named && !WITHOUT_SPACE.includes(name)) throw new UsageError(`Say which space: flip-server space ${name} <space>`);
  if (named && !/^[\w-]{1,128}$/.test(named)) throw new UsageError('The name of a space has letters, digits and dashes.');
  const {ask, end} = options.url === undefined ? await asOwner(options, terminal) : overHttp(options.url, options, terminal);
  try {
    await command(ask, named, options, terminal);
  } finally {
    await end();
  }
}

function overHttp(url: string, options: Options, {env}: Terminal): {ask: Ask; end: () => Promise<void>} {
  const key = knownAdminKey(options, env);
  if (key === undefined) throw new UsageError('To ask a running server give its admin key: FLIP_ADMIN_KEY=... flip-server space ... --url ...');
  return {ask: asking((request) => fetch(request), url, key), end: async () => {}};
}

/** The same answers without a server: who can open the store may do all. */
async function asOwner(options: Options, {env}: Terminal): Promise<{ask: Ask; end: () => Promise<void>}> {
  const store = await openStore(storeAddress(options, env));
  // It signs nothing that outlives this command.
  const adminKey = freshKey();
  const handler = createHandler({store, secret: freshKey(), adminKey});
  return {
    ask: asking((request) => handler(request), 'http://localhost', adminKey),
    async end() {
      await handler.stop();
      await store.close();
    },
  };
}

function asking(send: (request: Request) => Promise<Response>, base: string, key: string): Ask {
  return async (method, path, body) => {
    const response = await send(new Request(new URL(path, base), {
      method, headers: {authorization: `Bearer ${key}`, ...(body && {'content-type': 'application/json'})}, ...(body && {body: JSON.stringify(body)}),
    }));
    if (response.ok) return response;
    const {error} = await response.json().catch(() => ({})) as {error?: {message: string}};
    throw new UsageError(error?.message ?? `The server answered ${response.status}.`);
  };
}

const settingsOf = ({label, lesson, retain, anonymous}: Options) => ({
  ...(label !== undefined && {label}), ...(lesson !== undefined && {lesson}),
  ...(retain !== undefined && {retain: numberOf(retain, 'retain', 3650)}), ...(anonymous !== undefined && {anonymous}),
});

async function print(response: Response, {say}: Terminal): Promise<void> {
  say(`${JSON.stringify(await response.json(), null, 2)}\n`);
}

async function create(ask: Ask, id: string, options: Options, terminal: Terminal): Promise<void> {
  await print(await ask('POST', '/v1/spaces', {...settingsOf(options), ...(id && {space: id})}), terminal);
}

async function list(ask: Ask, _: string, __: Options, {say}: Terminal): Promise<void> {
  const {spaces} = await (await ask('GET', '/v1/spaces')).json() as {spaces: {space: string; code: string; closed: boolean; label?: string}[]};
  for (const {space: id, code, closed, label = ''} of spaces) say(`${[id, code, closed ? 'closed' : 'open', label].join('\t')}\n`);
}

async function show(ask: Ask, id: string, _: Options, terminal: Terminal): Promise<void> {
  await print(await ask('GET', `/v1/spaces/${id}`), terminal);
}

async function people(ask: Ask, id: string, _: Options, terminal: Terminal): Promise<void> {
  await print(await ask('GET', `/v1/spaces/${id}/people`), terminal);
}

async function rotate(ask: Ask, id: string, {key = false, revoke = false}: Options, terminal: Terminal): Promise<void> {
  await print(await ask('POST', `/v1/spaces/${id}/codes`, {key, revoke}), terminal);
}

function change(verb: 'close' | 'open'): Command {
  return async (ask, id, _, terminal) => print(await ask('POST', `/v1/spaces/${id}/${verb}`), terminal);
}

async function exported(ask: Ask, id: string, {format = 'ndjson', author, out}: Options, {say}: Terminal): Promise<void> {
  const query = new URLSearchParams({format, ...(author !== undefined && {author})});
  const {body} = await ask('GET', `/v1/spaces/${id}/export?${query.toString()}`);
  const chunks = Readable.fromWeb(body as unknown as NodeReadableStream<Uint8Array>);
  // What learners said is for its owner's eyes alone.
  if (out !== undefined) return pipeline(chunks, createWriteStream(out, {mode: 0o600}));
  const decoder = new TextDecoder();
  for await (const chunk of chunks as AsyncIterable<Uint8Array>) say(decoder.decode(chunk, {stream: true}));
}

async function erase(ask: Ask, id: string, {author, yes = false}: Options, terminal: Terminal): Promise<void> {
  if (author === undefined) throw new UsageError(`Say whom: flip-server space erase ${id} --author <sub>. flip-server space people ${id} lists them.`);
  if (!/^[\w-]{1,128}$/.test(author)) throw new UsageError('The author is the sub that flip-server space people lists.');
  assertMeant(yes, 'erases all that this person said, for good');
  await print(await ask('DELETE', `/v1/spaces/${id}/authors/${author}/entries`), terminal);
}

async function remove(ask: Ask, id: string, {yes = false}: Options, terminal: Terminal): Promise<void> {
  assertMeant(yes, 'erases the space and all that was said in it, for good');
  await print(await ask('DELETE', `/v1/spaces/${id}`), terminal);
}

function assertMeant(yes: boolean, what: string): void {
  if (!yes) throw new UsageError(`This ${what}. Add --yes if you mean it.`);
}
