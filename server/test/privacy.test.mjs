import assert from 'node:assert/strict';
import {readFileSync, readdirSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {test} from 'node:test';
import {ADMIN, call, entry, farAway, openClass, post, until} from './class.mjs';

test('logs and metrics tell of routes and counts, never of names, people, tokens, keys, codes or words', async (t) => {
  const room = await openClass(t, {settings: {label: 'Label-of-the-class'}});
  const [ann, tea] = [await room.join({code: room.code, name: 'Annabella-Test'}), await room.join({key: room.key, name: 'Teacher-Test'})];
  await room.append(ann, [post('these-are-my-words'), {...post('these-are-my-words'), type: 'strange-type'}]);
  const stream = await room.stream(ann);
  await until(() => stream.entries.length === 1, 'the entry');
  await room.read(ann, `after=0&activity=secret-activity&token=${ann.token}`);
  await room.call('PATCH', '/me', {token: ann.token, body: {name: 'Annabella-Changed'}});
  await room.exported(tea.token, `?author=${ann.sub}`);
  await room.call('GET', '/people', {token: tea.token});
  await room.call('POST', '/join', {body: {code: 'WRNG-CDEX', name: 'Nobody-Test'}});
  await call(room, 'GET', `/v1/nothing/${ann.sub}`, {token: ann.token});
  await call(room, 'GET', '/v1/health', {headers: {'user-agent': 'agent-of-mine', cookie: 'cookie-of-mine'}});
  await room.call('DELETE', `/authors/${ann.sub}/entries`, {token: tea.token});
  await call(room, 'OPTIONS', '/v1/join');
  const {text: metrics} = await call(room, 'GET', '/metrics');
  const log = room.lines.join('');
  for (const text of [log, metrics]) {
    for (const secret of [ann.token, tea.token, ann.sub, tea.sub, room.key, room.code, ADMIN, 'WRNG', 'Annabella', 'Teacher-', 'Nobody-', 'my-words',
      'strange-type', 'secret-activity', 'Label-of', 'of-mine', 'eyJ']) assert.ok(!text.includes(secret), `${secret} in ${text.slice(0, 40)}`);
  }
  for (const line of room.lines) assert.deepEqual(Object.keys(JSON.parse(line)).slice(0, 3), ['time', 'level', 'event']);
  assert.match(log, /"route":"\/v1\/spaces\/\{space\}\/authors\/\{sub\}\/entries","method":"DELETE","status":200/);
  for (const name of ['flip_append_seconds_bucket{le="0.005"}', 'flip_entries_total{outcome="stored"} 1', 'flip_joins_total{via="wrong"} 1', 'flip_entries_total{outcome="unknown-type"} 1']) assert.ok(metrics.includes(name), name);
  for (const line of metrics.trim().split('\n')) assert.match(line, /^(# (HELP|TYPE) \w+ .+|\w+(\{(\w+="[^"\\]*",?)+\})? [\d.e+-]+)$/, 'Prometheus\'s format');
});

test('the metrics are for this machine itself and for who has the admin key', async (t) => {
  const room = await openClass(t);
  const {token} = await room.join({key: room.key});
  assert.equal((await call(room, 'GET', '/metrics')).status, 200);
  for (const headers of [{'x-forwarded-for': '203.0.113.9'}, {forwarded: 'for=203.0.113.9'}, {via: '1.1 proxy'}, {'x-real-ip': '1.2.3.4'}]) {
    assert.equal((await call(room, 'GET', '/metrics', {headers})).status, 401);
    assert.equal((await call(room, 'GET', '/metrics', {headers, token})).status, 403);
    assert.equal((await call(room, 'GET', '/metrics', {headers, token: ADMIN})).status, 200);
  }
  const asked = async (origin, host) => (await room.handler(new Request(`http://${host}/metrics`), origin)).status;
  assert.equal(await asked({address: '203.0.113.9'}, 'localhost'), 401);
  assert.equal(await asked({}, 'localhost'), 401);
  assert.equal(await asked({address: '::1'}, 'class.example'), 401, 'handed on under another name');
  assert.equal(await asked({address: '::ffff:127.0.0.1'}, 'localhost'), 200);
});

test('who is erased is in no reading, export, list of people or file, and may come again as somebody new', async (t) => {
  const room = await openClass(t, {wrap: farAway});
  const [ann, ben, tea] = [await room.join({code: room.code, name: 'Annabella-Test'}), await room.join(), await room.join({key: room.key})];
  const words = 'words-that-were-only-hers';
  const said = Array.from({length: 30}, () => post(words));
  await room.append(ann, [...said, entry('noted')]);
  await room.append(ben, post('stays'));
  assert.ok((await room.exported(tea.token)).includes(words));
  // While she goes on sending: nothing of it may stay.
  const going = Array.from({length: 20}, () => room.append(ann, post(words)));
  await until(() => room.lines.filter((line) => line.includes('"POST"') && line.includes('/entries')).length > 4, 'some of them');
  const {status, body} = await room.call('DELETE', `/authors/${ann.sub}/entries`, {token: tea.token});
  const statuses = (await Promise.all(going)).map((answer) => answer.status);
  assert.equal(status, 200);
  assert.equal(body.erased, 31 + statuses.filter((one) => one === 200).length);
  for (const text of [await room.exported(tea.token), await room.exported(tea.token, '?format=csv'), (await room.read(tea)).text, (await room.read(ben)).text, (await room.call('GET', '/people', {token: tea.token})).text]) {
    for (const trace of [words, ann.sub, 'Annabella-Test']) assert.ok(!text.includes(trace));
  }
  const files = readdirSync(dirname(room.path)).map((name) => readFileSync(join(dirname(room.path), name)));
  for (const trace of [words, ann.sub, 'Annabella-Test']) assert.ok(files.every((file) => !file.includes(trace)), `${trace} on the disk`);
  const refused = await room.append(ann, post(words));
  assert.deepEqual([refused.status, refused.body.error.code], [401, 'gone']);
  assert.notEqual((await room.join({code: room.code}, {token: ann.token})).sub, ann.sub);
  assert.equal((await room.read(ben)).body.entries.length, 1);
});

test('a learner may erase themself, and nobody else', async (t) => {
  const room = await openClass(t);
  const [ann, ben] = [await room.join(), await room.join()];
  await room.append(ann, post());
  assert.equal((await room.call('DELETE', `/authors/${ann.sub}/entries`, {token: ben.token})).status, 403);
  assert.deepEqual((await room.call('DELETE', `/authors/${ann.sub}/entries`, {token: ann.token})).body, {erased: 1});
});

test('a deleted space is gone with its people, its code and its tokens', async (t) => {
  const room = await openClass(t);
  const [ann, tea] = [await room.join({code: room.code, name: 'Annabella-Test'}), await room.join({key: room.key})];
  await room.append(ann, [post('words-of-the-class'), entry('answered')]);
  assert.deepEqual((await room.call('DELETE', '', {token: tea.token})).body, {erased: 2});
  assert.equal((await room.append(ann, post())).status, 404);
  assert.equal((await room.call('GET', '', {token: ADMIN})).status, 404);
  assert.equal((await call(room, 'POST', '/v1/join', {body: {code: room.code}})).status, 403);
  const files = readdirSync(dirname(room.path)).map((name) => readFileSync(join(dirname(room.path), name)));
  for (const trace of ['words-of-the-class', ann.sub, 'Annabella-Test', room.code]) assert.ok(files.every((file) => !file.includes(trace)), trace);
});

test('a space keeps entries for as many days as it says, and names no longer than entries', async (t) => {
  let now = Date.now();
  const room = await openClass(t, {now: () => new Date(now), settings: {retain: 30}});
  const day = 86_400_000;
  const [ann, ben, tea] = [await room.join({code: room.code, name: 'Ann'}), await room.join({code: room.code, name: 'Ben'}), await room.join({key: room.key})];
  await room.append(ann, post('old'));
  await room.append(ben, post('old too'));
  now += 20 * day;
  await room.append(ben, post('younger'));
  assert.equal(await room.handler.retain(), 0);
  now += 11 * day;
  assert.equal(await room.handler.retain(), 2);
  const later = await room.join({key: room.key}, {token: tea.token});
  assert.deepEqual((await room.read(ben)).body.entries.map(({data}) => data.text), ['younger']);
  const {body: {people}} = await room.call('GET', '/people', {token: later.token});
  assert.deepEqual(people.map(({name}) => name).filter(Boolean), ['Ben']);
  await room.call('PATCH', '', {token: later.token, body: {retain: null}});
  now += 100 * day;
  assert.equal(await room.handler.retain(), 0);
});

test('no cell of the CSV is run as a formula, and every one comes back as it was', async (t) => {
  const room = await openClass(t);
  const [ann, tea] = [await room.join({code: room.code, name: '=HYPERLINK("http://evil","x")'}), await room.join({key: room.key})];
  const texts = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1', ' =1', '\n=1', 'a,b', 'say "hi"', 'two\nlines', 'plain', ' spaces ', 'ü🙂'];
  await room.append(ann, texts.map((text) => post(text, '=cmd()')));
  const csv = await room.exported(tea.token, '?format=csv');
  const [head, ...rows] = parseCsv(csv.replace(/^\ufeff/, ''));
  assert.equal(rows.length, texts.length);
  const column = (name) => rows.map((row) => row[head.indexOf(name)]);
  for (const row of rows) for (const cell of row) assert.doesNotMatch(cell, /^[\s]*[=+\-@＝＋－＠]/, cell);
  assert.deepEqual(column('text').map((text) => text.replace(/^'/, '')), texts);
  assert.deepEqual(column('data').map((data) => JSON.parse(data).text), texts);
  assert.ok(column('name').every((name) => name === '\'=HYPERLINK("http://evil","x")'));
});

/** RFC 4180, strictly: every line as many cells. */
function parseCsv(text) {
  const rows = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1).push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
  }
  rows.pop();
  assert.equal(new Set(rows.map(({length}) => length)).size, 1);
  return rows;
}
