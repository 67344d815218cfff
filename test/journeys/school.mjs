// The class server as a process of its own, on one port and one folder, to be killed and started again.
import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {existsSync} from 'node:fs';
import {mkdtemp, rm} from 'node:fs/promises';
import {createServer} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {root} from './server.mjs';

const program = join(root, 'server', 'dist', 'cli.js');
const ADMIN = 'the-admin-key-of-a-journey';

/** Why there is no school: said loudly, once. */
export const noSchool = !existsSync(program) && 'flip-server is not built';
if (noSchool) console.error(`\nSKIPPED: ${noSchool}, so no class is tested (npm run build).\n`);

/** A school that is not open yet: `start` it. */
export async function openSchool() {
  const data = await mkdtemp(join(tmpdir(), 'flip-school-'));
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  let child;
  const call = async (method, path, body, token = ADMIN) => {
    const response = await fetch(origin + path, {
      method, headers: {authorization: `Bearer ${token}`, ...(body && {'content-type': 'application/json'})}, ...(body && {body: JSON.stringify(body)}),
    });
    assert.ok(response.ok, `${method} ${path}: ${response.status}`);
    return response.headers.get('content-type')?.includes('json') ? response.json() : response.text();
  };
  const kill = async () => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((done) => { child.once('exit', done); });
    child.kill('SIGKILL');
    await ended;
  };
  const teachers = new Map();
  const come = async (space, ticket) => (await call('POST', `/v1/spaces/${space}/join`, ticket, '')).token;
  const teacher = async ({space, key}) => {
    if (!teachers.has(space)) teachers.set(space, await come(space, {key}));
    return teachers.get(space);
  };
  return {
    origin, call, kill, data,
    async start() {
      if (child && child.exitCode === null && child.signalCode === null) return;
      child = spawn(process.execPath, [program, '--port', String(port), '--data', data, '--quiet'], {env: {...process.env, FLIP_ADMIN_KEY: ADMIN}, stdio: 'ignore'});
      await eventually(() => call('GET', '/v1/health'));
    },
    join: ({space, code}) => come(space, {code, name: `Eve ${crypto.randomUUID()}`}),
    staff: async (space) => call('GET', `/v1/spaces/${space.space}/entries?after=0&limit=1000`, undefined, await teacher(space)),
    exported: async (space) => call('GET', `/v1/spaces/${space.space}/export?format=csv`, undefined, await teacher(space)),
    say: async (space, text) => call('POST', `/v1/spaces/${space.space}/entries`, {entries: [{id: crypto.randomUUID(), activity: 'talk', type: 'posted', data: {text}}]}, await teacher(space)),
    async erase(space, name) {
      const {people} = await call('GET', `/v1/spaces/${space.space}/people`);
      await call('DELETE', `/v1/spaces/${space.space}/authors/${people.find((one) => one.name === name).sub}/entries`);
    },
    streams: async () => Number(/^flip_streams(?:\{.*\})? (\d+)/m.exec(await call('GET', '/metrics'))?.[1]),
    async remove() {
      await kill();
      await rm(data, {recursive: true, force: true, maxRetries: 5});
    },
  };
}

/** Tries until it holds, ten times a second. */
export async function eventually(check, tries = 100) {
  for (let left = tries; ; left -= 1) {
    try {
      return await check();
    } catch (error) {
      if (left === 0) throw error;
      await new Promise((done) => { setTimeout(done, 100); });
    }
  }
}

function freePort() {
  return new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const {port} = probe.address();
      probe.close(() => done(port));
    });
  });
}
