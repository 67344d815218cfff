import type {Cast} from '../check/sentence.js';
import {SENTENCES} from '../check/sentences.js';
import {ask, join, type Backend} from '../check/wire.js';
import {knownAdminKey, UsageError, type Options} from './options.js';
import type {Terminal} from './serve.js';

/** Tries a backend against the contract, a line a sentence. Resolves with whether all hold. */
export async function check(url: string | undefined, options: Options, terminal: Terminal): Promise<boolean> {
  if (url === undefined || !URL.canParse(url)) throw new UsageError('Say which backend: flip-server check https://class.example');
  const {backend, end} = await openBackend(url, options, terminal);
  try {
    return await tryAll(backend, terminal);
  } finally {
    await end();
  }
}

async function openBackend(url: string, options: Options, {env}: Terminal): Promise<{backend: Backend; end: () => Promise<unknown>}> {
  const [space, code, key] = [options.space, env.FLIP_CODE, options['staff-key'] ?? env.FLIP_STAFF_KEY];
  if (space !== undefined && code !== undefined && key !== undefined) {
    return {backend: {url, space, code, key, own: false}, end: async () => {}};
  }
  const token = knownAdminKey(options, env);
  if (token === undefined) throw new UsageError('Give the admin key (FLIP_ADMIN_KEY), or a space to try it in: --space, FLIP_CODE and FLIP_STAFF_KEY.');
  const {status, body} = await ask({url}, 'POST', '/v1/spaces', {token, body: {label: 'flip-server check'}}).catch((error: unknown) => {
    throw new UsageError(`Nothing answers at ${url} (${error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error)}).`);
  });
  if (status !== 201) throw new UsageError(`With this admin key no space can be made: the backend answered ${status}.`);
  const made = body as {space: string; code: string; key: string};
  return {backend: {url, ...made, own: true}, end: () => ask({url}, 'DELETE', `/v1/spaces/${made.space}`, {token})};
}

async function tryAll(backend: Backend, {say}: Terminal): Promise<boolean> {
  const cast: Cast = {
    backend, ann: await join(backend, {code: backend.code, name: 'Ann'}), ben: await join(backend, {code: backend.code, name: 'Ben'}),
    tea: await join(backend, {key: backend.key, name: 'Tea'}),
  };
  let failed = 0;
  const tried = SENTENCES.filter(({own}) => backend.own || !own);
  for (const {says, tryOn} of tried) {
    const fault = await tryOn(cast).then(() => undefined, (error: unknown) => (error instanceof Error ? error.message : String(error)));
    say(fault === undefined ? `ok      ${says}\n` : `not ok  ${says}\n        ${fault}\n`);
    if (fault !== undefined) failed += 1;
  }
  const left = SENTENCES.length - tried.length;
  say(`\n${tried.length - failed} hold, ${failed} do not${left > 0 ? `, ${left} not tried: give the admin key` : ''}\n`);
  return failed === 0;
}
