// npm start: the example lesson as a class, on the class server's embedded store. npm start -- --port 9000
// What is learnt and the keys stay in .cache/class; deleting that folder begins a new class.
import {randomBytes} from 'node:crypto';
import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {ensureBuilt, ensureInstalled} from './prepare.mjs';
import {answer, pathOf, root, strictPolicy} from './serve.mjs';

const LESSON = 'positive-test';
const HOME = '/stories/lesson/';
const VIEWS = ['learner', 'teacher', 'screen'];
const folder = join(root, '.cache', 'class');

const wish = process.argv.indexOf('--port');
const port = wish > 0 ? Number(process.argv[wish + 1]) : 8080;
if (!Number.isInteger(port) || port < 0 || port > 65_535) exit('--port takes a number, such as: npm start -- --port 9000');

try {
  ensureInstalled();
  ensureBuilt();
} catch (error) {
  exit(error.message);
}

const {createHandler, listen, openStore} = await import('../server/dist/index.js');
mkdirSync(folder, {recursive: true, mode: 0o700});
const keys = kept('keys.json', () => ({secret: randomBytes(48).toString('base64url'), admin: randomBytes(24).toString('base64url')}));
const store = await openStore(`file:${join(folder, 'class.db')}`).catch((error) => exit(error.message));
const handler = createHandler({store, secret: keys.secret, adminKey: keys.admin});
const {space, code, key} = await theClass();
const {origin, stop} = await firstFree(port);

console.log(`
  The example lesson, as a class:

    Learner  ${origin}/#flip-code=${code}
    Teacher  ${origin}/?view=teacher#flip-space=${space}&flip-key=${key}
    Screen   ${origin}/?view=screen

  Open the first in two browsers (or a private window) and they are a class of two. The screen is for the projector:
  beside the teacher's page, in the same browser, it asks for nothing; elsewhere it joins with the code ${code}.
  Ctrl-C stops it; what was written stays in .cache/class.
`);
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void stop().then(() => store.close()).then(() => process.exit(0)));

/** The class of an earlier start, as long as the store knows it; else a new one. */
async function theClass() {
  const path = join(folder, 'class.json');
  const known = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
  const there = known && await ask('GET', `/v1/spaces/${known.space}`);
  // The staff may have changed the code since.
  if (there) return {...known, code: there.code};
  const made = await ask('POST', '/v1/spaces', {label: 'What does a positive test mean?', lesson: LESSON});
  if (!made) exit('The class could not be made. Delete .cache/class and try again.');
  writeFileSync(path, JSON.stringify(made), {mode: 0o600});
  return made;
}

async function ask(method, path, body) {
  const headers = {authorization: `Bearer ${keys.admin}`, ...(body && {'content-type': 'application/json'})};
  const response = await handler(new Request(`http://127.0.0.1${path}`, {method, headers, ...(body && {body: JSON.stringify(body)})}));
  return response.ok ? response.json() : undefined;
}

/** What was written into a file at the first start. */
function kept(name, make) {
  const path = join(folder, name);
  if (!existsSync(path)) writeFileSync(path, JSON.stringify(make()), {mode: 0o600});
  return JSON.parse(readFileSync(path, 'utf8'));
}

/** The lesson's files, as a careful site serves them; its page says that it is a class, and whose view it is. */
function files(request, response) {
  response.setHeader('content-security-policy', strictPolicy);
  response.setHeader('cache-control', 'no-cache');
  const path = pathOf(request.url);
  const view = new URLSearchParams(request.url.split('?')[1]).get('view');
  if (path === HOME || path === `${HOME}index.html`) {
    const page = readFileSync(join(root, HOME, 'index.html'), 'utf8').replace(`<flip-lesson lesson="${LESSON}"`,
      `$& store="/"${VIEWS.includes(view) ? ` view="${view}"` : ''}`);
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(page);
  } else answer(request, response, {home: HOME});
  return true;
}

async function firstFree(from) {
  for (let number = from; number < from + 50; number += 1) {
    try {
      return await listen(handler, {port: number, files});
    } catch (error) {
      if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') throw error;
    }
  }
  return exit(`No free port from ${from} on. Name another: npm start -- --port 9000`);
}

function exit(message) {
  console.error(message);
  process.exit(1);
}
