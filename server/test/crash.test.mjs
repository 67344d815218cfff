import assert from 'node:assert/strict';
import {createServer, request as httpRequest} from 'node:http';
import {once} from 'node:events';
import {join} from 'node:path';
import {test} from 'node:test';
import {openStore} from '../dist/index.js';
import {ADMIN, call, folder, openClass, post, serve, until} from './class.mjs';
import {outbox} from './outbox.mjs';

/** All entries of a space, by everybody's own reading. */
async function readAll(room, space, token) {
  const entries = [];
  for (let cursor = 0, more = true; more;) {
    const {body} = await call(room, 'GET', `/v1/spaces/${space}/entries?after=${cursor}&limit=1000`, {token});
    entries.push(...body.entries);
    ({cursor, more = false} = body);
  }
  return entries;
}

test('killed -9 under load again and again, the server has every acknowledged entry once, in one order, under its number', async (t) => {
  const path = folder(t);
  const args = ['--data', path, '--quiet'];
  let server = await serve(args);
  t.after(() => server.child.kill('SIGKILL'));
  const {body: {space, code}} = await call(server, 'POST', '/v1/spaces', {token: ADMIN, body: {}});
  const people = await Promise.all(Array.from({length: 6}, async () => (await call(server, 'POST', '/v1/join', {body: {code}})).body));
  const origin = () => server.origin;
  const writers = people.map(({token}) => outbox(origin, space, token));
  t.after(() => writers.forEach((one) => one.giveUp()));
  const seen = new Map();
  let kills = 0;
  for (; kills < 5; kills += 1) {
    const before = writers.reduce((sum, {acknowledged}) => sum + acknowledged.size, 0);
    await until(() => writers.reduce((sum, {acknowledged}) => sum + acknowledged.size, 0) > before + 150, 'load');
    for (const {id, seq} of await readAll(server, space, people[0].token)) seen.set(id, seq);
    server.child.kill('SIGKILL');
    await server.exited;
    server = await serve(args);
  }
  await Promise.all(writers.map(({end}) => end()));
  const entries = await readAll(server, space, people[0].token);
  const stored = new Map(entries.map(({id, seq}) => [id, seq]));
  assert.equal(stored.size, entries.length, 'none doubled');
  for (const {acknowledged, made} of writers) {
    for (const [id, seq] of acknowledged) assert.equal(stored.get(id), seq, 'acknowledged and there under its number');
    const order = made.map(({id}) => stored.get(id));
    assert.ok(order.every((seq, i) => i === 0 || seq > order[i - 1]), 'in the order in which it was said');
  }
  for (const [id, seq] of seen) assert.equal(stored.get(id), seq, 'what somebody saw stays');
  assert.equal(entries.length, writers.reduce((sum, {made}) => sum + made.length, 0));
  server.child.kill('SIGTERM');
  const [status] = await server.exited;
  assert.equal(status, 0, server.output.err);
});

test('an answer that is lost after the entry was stored makes the next try a dup', async (t) => {
  const room = await openClass(t);
  let lost = 0;
  // Takes the request to the server, and loses every second answer.
  const line = createServer((asked, answer) => {
    const on = httpRequest({port: room.port, path: asked.url, method: asked.method, headers: asked.headers}, (given) => {
      if (asked.method === 'POST' && (lost += 1) % 2) {
        given.resume().on('end', () => answer.destroy());
        return;
      }
      answer.writeHead(given.statusCode, given.headers);
      given.pipe(answer);
    });
    asked.pipe(on);
  });
  await once(line.listen(0, '127.0.0.1'), 'listening');
  t.after(() => {
    line.closeAllConnections();
    line.close();
  });
  const ann = await room.join();
  const items = Array.from({length: 20}, () => post());
  for (const item of items) {
    const send = () => call({origin: `http://127.0.0.1:${line.address().port}`}, 'POST', `/v1/spaces/${room.space}/entries`, {token: ann.token, body: {entries: [item]}});
    await assert.rejects(send());
    const {body} = await send();
    assert.equal(body.results[0].dup, true);
  }
  assert.deepEqual((await room.read(ann)).body.entries.map(({id}) => id), items.map(({id}) => id));
});

test('a store that is full or away is said so: nothing is acknowledged, and the next try is', async (t) => {
  const {StoreError, createHandler, listen} = await import('../dist/index.js');
  const real = await openStore(`file:${join(folder(t), 'class.db')}`);
  let fault;
  const store = {...real, append: (...args) => (fault ? Promise.reject(fault) : real.append(...args)), healthy: async () => !fault};
  const lines = [];
  const handler = createHandler({store, secret: 's'.repeat(32), adminKey: ADMIN, log: (line) => lines.push(line)});
  const server = await listen(handler, {port: 0});
  t.after(async () => {
    await server.stop();
    await real.close();
  });
  const {body: {space, code}} = await call(server, 'POST', '/v1/spaces', {token: ADMIN, body: {}});
  const {body: {token}} = await call(server, 'POST', '/v1/join', {body: {code}});
  const item = post('my own words');
  const send = () => call(server, 'POST', `/v1/spaces/${space}/entries`, {token, body: {entries: [item]}});
  for (const [error, status, code_] of [[new StoreError('full', 'x'), 507, 'full'], [new StoreError('unavailable', 'x'), 503, 'unavailable'], [new Error('my own words'), 500, 'internal']]) {
    fault = error;
    const answer = await send();
    assert.deepEqual([answer.status, answer.body.error.code], [status, code_]);
    assert.ok(!answer.text.includes('my own words'));
    if (status !== 500) assert.ok(Number(answer.headers.get('retry-after')) > 0);
  }
  await new Promise((done) => setTimeout(done, 1100));
  assert.equal((await call(server, 'GET', '/v1/health')).status, 503);
  assert.ok(!lines.join('').includes('my own words'), 'not in the log either');
  assert.ok(lines.some((line) => line.includes('"mistake"') && line.includes('at ')), 'but where it happened is');
  fault = undefined;
  assert.deepEqual((await send()).body.results.map(({dup}) => dup), [false]);
});
