import assert from 'node:assert/strict';
import {test} from 'node:test';
import {ADMIN, call, openClass, post} from './class.mjs';

function assertTooMany(answer) {
  assert.equal(answer.status, 429, answer.text);
  assert.equal(answer.body.error.code, 'too-many');
  assert.match(answer.headers.get('retry-after'), /^[1-9]\d*$/);
  assert.match(answer.body.error.message, /Try again in \d+ s\.$/);
}

test('one person\'s too many requests are refused, and nobody else\'s from the same school', async (t) => {
  const room = await openClass(t, {limits: {requests: {burst: 10, perSecond: 0.01}}});
  const [ann, ben] = [await room.join(), await room.join()];
  for (let i = 0; i < 10; i += 1) assert.equal((await room.call('GET', '/me', {token: ann.token})).status, 200);
  assertTooMany(await room.call('GET', '/me', {token: ann.token}));
  assertTooMany(await room.append(ann, post()));
  assert.equal((await room.append(ben, post('hello'))).status, 200);
  assert.equal((await room.read(ben)).body.entries.length, 1, 'nothing of what was refused is stored');
  // A new token for the same person is no new allowance.
  const again = await room.join({code: room.code}, {token: ann.token});
  assertTooMany(await room.call('GET', '/me', {token: again.token}));
});

test('after the time in Retry-After there is room again', async (t) => {
  const room = await openClass(t, {limits: {requests: {burst: 3, perSecond: 2}}});
  const ann = await room.join();
  let refused;
  for (let i = 0; i < 50 && refused?.status !== 429; i += 1) refused = await room.call('GET', '/me', {token: ann.token});
  assertTooMany(refused);
  await new Promise((done) => setTimeout(done, Number(refused.headers.get('retry-after')) * 1000));
  assert.equal((await room.call('GET', '/me', {token: ann.token})).status, 200);
});

test('one person\'s bytes are limited, and a batch is taken whole or not at all', async (t) => {
  const room = await openClass(t, {limits: {bytes: {burst: 40_000, perSecond: 1}}});
  const [ann, ben] = [await room.join(), await room.join()];
  assert.equal((await room.append(ann, [post('x'.repeat(15_000)), post('x'.repeat(15_000))])).status, 200);
  assertTooMany(await room.append(ann, [post('small'), post('x'.repeat(15_000))]));
  assert.equal((await room.append(ann, post('small'))).status, 200);
  assert.equal((await room.append(ben, post('x'.repeat(15_000)))).status, 200);
  assert.equal((await room.read(ben)).body.entries.length, 4);
});

test('all who came without a code share what they may write', async (t) => {
  const room = await openClass(t, {settings: {anonymous: true}, limits: {anonymousBytes: {burst: 2000, perSecond: 1}}});
  const guests = [await room.join({}), await room.join({})];
  const note = (text) => ({...post(), type: 'asked', data: {text}});
  assert.equal((await room.append(guests[0], note('x'.repeat(1700)))).status, 200);
  assertTooMany(await room.append(guests[1], note('x'.repeat(1700))));
  assert.equal((await room.append(await room.join(), note('x'.repeat(1700)))).status, 200);
});

test('guessing codes, keys and site tokens makes the space wait, and then also the right code: it must not tell', async (t) => {
  const room = await openClass(t, {limits: {wrongJoins: {burst: 6, perSecond: 0.01}}, site: {secret: 's'.repeat(32)}});
  const other = (await call(room, 'POST', '/v1/spaces', {token: ADMIN, body: {}})).body;
  for (let i = 0; i < 50; i += 1) assert.equal((await room.call('POST', '/join', {body: {code: room.code}})).status, 200, 'a whole class may come');
  for (const body of [{code: '2222-2222'}, {key: 'x'}, {jwt: 'x'}, {code: 'no code at all'}, {code: '3333-3333'}, {key: room.code}]) {
    assert.equal((await room.call('POST', '/join', {body})).status, 403);
  }
  assertTooMany(await room.call('POST', '/join', {body: {code: '4444-4444'}}));
  assertTooMany(await room.call('POST', '/join', {body: {code: room.code}}));
  assert.equal((await call(room, 'POST', `/v1/spaces/${other.space}/join`, {body: {code: other.code}})).status, 200, 'another space is not touched');
});

test('guessing codes without a space, or over many spaces, is limited for all together', async (t) => {
  const room = await openClass(t, {limits: {wrongJoinsAnywhere: {burst: 5, perSecond: 0.01}}});
  for (let i = 0; i < 5; i += 1) assert.equal((await call(room, 'POST', '/v1/join', {body: {code: `222${i + 2}-2222`}})).status, 403);
  assertTooMany(await call(room, 'POST', '/v1/join', {body: {code: '2222-2223'}}));
});

test('many wrong tries at once count as many', async (t) => {
  const room = await openClass(t, {limits: {wrongJoins: {burst: 5, perSecond: 0.01}}});
  const answers = await Promise.all(Array.from({length: 40}, (_, i) => room.call('POST', '/join', {body: {code: `2222-22${String(i % 8 + 2)}2`}})));
  assert.equal(answers.filter(({status}) => status === 403).length, 5);
});

test('those who join fill a space only so fast', async (t) => {
  const room = await openClass(t, {limits: {joins: {burst: 4, perSecond: 0.01}}});
  for (let i = 0; i < 4; i += 1) await room.join();
  assertTooMany(await room.call('POST', '/join', {body: {code: room.code}}));
});
