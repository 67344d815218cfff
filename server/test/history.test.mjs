// What pages hold that the server has not (any more): who was erased, and what a server has lost that came back with an
// older state. Told by every store alike, and without a word on who it was.
import assert from 'node:assert/strict';
import {copyFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {createHandler, listen, openStore} from '../dist/index.js';
import {ADMIN, call, Class, folder, openClass, post, SECRET, serve, until} from './class.mjs';
import {startNats, startPostgres} from './engines.mjs';

const places = [
  {name: 'SQLite', start: async () => ({address: undefined, stop() {}})},
  {name: 'NATS JetStream', start: () => startNats()},
  {name: 'PostgreSQL', start: () => startPostgres()},
];

/** All somebody sees, and where that ends. */
async function readAll(room, person, from = '0') {
  const entries = [];
  for (let cursor = from; ;) {
    const {status, body} = await room.read(person, `after=${cursor}`);
    if (status !== 200) return {status, body};
    entries.push(...body.entries);
    ({cursor} = body);
    if (!body.more) return {status, entries, cursor};
  }
}

function assertStale({status, body}, agreed) {
  assert.deepEqual([status, body.error.code, body.agreed], [412, 'stale', agreed]);
  assert.match(body.error.message, /^[A-Z].*after=0\.$/);
}

for (const {name, start} of places) {
  test(`${name}: when somebody is erased, every reader is told to read anew, who listens and who comes back`, {timeout: 120_000}, async (t) => {
    const place = await start();
    if (!place) {
      console.log(`LEFT OUT: erasing on ${name}: not installed (apt install nats-server postgresql)`);
      return t.skip('not installed');
    }
    t.after(() => place.stop());
    const room = await openClass(t, {address: place.address, heartbeat: 300});
    // Another gateway over the same store, which hears of it by itself.
    const store = await openStore(place.address ?? `file:${room.path}`);
    const handler = createHandler({store, secret: SECRET, adminKey: ADMIN, heartbeat: 300});
    const server = await listen(handler, {port: 0});
    t.after(async () => {
      await server.stop();
      await store.close();
    });
    const other = new Class({...room, ...server});
    const [ann, ben, tea] = [await room.join(), await room.join(), await room.join({key: room.key})];
    await room.append(ann, [post('hers 1'), post('hers 2')]);
    await room.append(ben, post('his'));
    const away = await readAll(room, ben);
    const streams = [await room.stream(ben, `after=${away.cursor}`), await other.stream(tea)];
    const poll = room.read(ben, `after=${away.cursor}&wait=25`);
    await until(() => streams.every((stream) => stream.cursor()), 'both streams');
    assert.deepEqual((await room.call('DELETE', `/authors/${ann.sub}/entries`, {token: tea.token})).body, {erased: 2});
    await until(() => streams.every(({over}) => over), 'the end of both streams');
    assert.equal((await poll).body.entries.length, 0);
    const number = parseInt(away.cursor);
    await until(async () => (await other.read(ben, `after=${away.cursor}`)).status === 412, 'the other gateway');
    for (const cursor of [away.cursor, (await poll).body.cursor, ...streams.map((stream) => stream.cursor())]) {
      for (const at of [room, other]) {
        assertStale(await at.read(ben, `after=${cursor}`), undefined);
        const stream = await at.stream(ben, `after=${cursor}`);
        assert.equal(stream.response.status, 412);
        assert.equal((await at.stream(ben, 'after=0', {headers: {'last-event-id': cursor}})).response.status, 412);
      }
    }
    // Nothing is lost, so what waits is taken at once.
    assert.equal((await room.append(ben, post('goes on'), {after: away.cursor})).status, 200);
    const anew = await readAll(other, ben);
    assert.deepEqual(anew.entries.map(({data}) => data.text), ['his', 'goes on']);
    assert.equal((await room.read(ben, `after=${anew.cursor}`)).status, 200);
    const told = JSON.stringify([away.cursor, anew.cursor, (await room.read(ben, `after=${away.cursor}`)).body]);
    assert.ok(!told.includes(ann.sub), 'not who it was');
    // A number alone is believed: it says nothing of what was there.
    assert.equal((await room.read(ben, `after=${number}`)).status, 200);
  });
}

test('a server that is started anew sends nobody to the beginning', async (t) => {
  const path = folder(t);
  let server = await serve(['--data', path, '--quiet']);
  t.after(() => server.child.kill('SIGKILL'));
  const {body: {space, code}} = await call(server, 'POST', '/v1/spaces', {token: ADMIN, body: {}});
  const room = () => new Class({...server, space, code});
  const ann = await room().join();
  const cursors = [];
  for (let round = 0; round < 3; round += 1) {
    await room().append(ann, [post(`${round}`), post(`${round} and`)]);
    cursors.push((await readAll(room(), ann)).cursor);
    server.child.kill('SIGKILL');
    await server.exited;
    server = await serve(['--data', path, '--quiet']);
  }
  for (const [round, cursor] of cursors.entries()) {
    const {status, entries} = await readAll(room(), ann, cursor);
    assert.deepEqual([status, entries.length], [200, 4 - round]);
    assert.equal((await room().append(ann, [post()], {after: cursor})).status, 200);
  }
});

test('a server that came back with a copy of yesterday takes nothing from who knows more, and tells up to where they agree', async (t) => {
  const path = folder(t);
  const [file, copy] = [join(path, 'class.db'), join(path, 'copy')];
  let server = await serve(['--data', path, '--quiet']);
  t.after(() => server.child.kill('SIGKILL'));
  const {body: {space, code, key}} = await call(server, 'POST', '/v1/spaces', {token: ADMIN, body: {}});
  const room = () => new Class({...server, space, code, key});
  const stop = async () => {
    server.child.kill('SIGTERM');
    await server.exited;
  };
  const [ann, ben] = [await room().join(), await room().join()];
  await room().append(ann, [post('one'), post('two')]);
  const early = await readAll(room(), ben);
  await stop();
  copyFileSync(file, copy);
  server = await serve(['--data', path, '--quiet']);
  const lost = [post('three'), post('four'), post('five')];
  await room().append(ann, lost);
  const late = await readAll(room(), ben);
  await stop();
  copyFileSync(copy, file);
  server = await serve(['--data', path, '--quiet']);
  // Also when it has gone on since, and its numbers are as high as they were.
  for (const more of [0, 2, 3]) {
    if (more) await room().append(ben, Array.from({length: more}, () => post('after the copy')), {after: early.cursor});
    assertStale(await room().read(ben, `after=${late.cursor}`), 2);
    assertStale(await room().append(ann, post('would write over it'), {after: late.cursor}), 2);
    assert.equal((await readAll(room(), ben, early.cursor)).status, 200, 'who knows no more goes on');
  }
  const results = (await room().append(ann, [...lost, lost[0]], {after: (await readAll(room(), ann)).cursor})).body.results;
  assert.deepEqual(results.map(({dup}) => dup), [false, false, false, true], 'what was lost is taken again, once');
  assert.equal((await readAll(room(), ben)).entries.length, 2 + 5 + 3);
});

test('what a space keeps for some days goes once a day at most, so that pages read anew no more often', async (t) => {
  let now = Date.UTC(2026, 10, 1, 9);
  const room = await openClass(t, {now: () => new Date(now), settings: {retain: 7}});
  const ann = await room.join();
  for (let hour = 0; hour < 30; hour += 3) {
    await room.append(ann, post(`${hour}`));
    now += 3 * 3_600_000;
  }
  now = Date.UTC(2026, 10, 9, 0, 30);
  const ben = await room.join();
  const before = await readAll(room, ben);
  const erased = [];
  for (let hour = 0; hour < 47; hour += 1) {
    erased.push(await room.handler.retain());
    now += 3_600_000;
  }
  assert.deepEqual(erased.filter(Boolean), [5, 5]);
  assertStale(await room.read(ben, `after=${before.cursor}`), undefined);
});
