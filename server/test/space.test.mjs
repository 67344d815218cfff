import assert from 'node:assert/strict';
import {test} from 'node:test';
import {ADMIN, call, entry, openClass, post} from './class.mjs';

const status = async (answer) => (await answer).status;

test('a code is taken however it is typed, and opens nothing once it is changed', async (t) => {
  const room = await openClass(t);
  for (const code of [room.code, room.code.toLowerCase(), room.code.replace('-', ''), ` ${room.code.replace('-', ' ')} `]) assert.equal((await room.join({code})).role, 'learner');
  const [ann, tea] = [await room.join(), await room.join({key: room.key})];
  const {body: {code}} = await room.call('POST', '/codes', {token: tea.token});
  assert.notEqual(code, room.code);
  for (const path of ['/v1/join', `/v1/spaces/${room.space}/join`]) {
    assert.equal(await status(call(room, 'POST', path, {body: {code: room.code}})), 403);
    assert.equal(await status(call(room, 'POST', path, {body: {code}})), 200);
  }
  assert.equal(await status(room.append(ann, post())), 200, 'who is in stays in');
});

test('with revoke, all who came by the old code come again by the new one and stay who they are', async (t) => {
  const room = await openClass(t, {settings: {anonymous: true}});
  const [ann, guest, tea] = [await room.join(), await room.join({}), await room.join({key: room.key})];
  await room.append(ann, entry('answered'));
  const {body: {code}} = await room.call('POST', '/codes', {token: tea.token, body: {revoke: true}});
  for (const {token} of [ann, guest]) {
    const {status: refused, body} = await room.call('GET', '/me', {token});
    assert.deepEqual([refused, body.error.code], [401, 'revoked']);
    assert.equal(await status(room.call('POST', '/renew', {token})), 401);
  }
  assert.equal(await status(room.call('GET', '/me', {token: tea.token})), 200);
  const again = await room.join({code}, {token: ann.token});
  assert.equal(again.sub, ann.sub);
  assert.equal((await room.read(again)).body.entries.length, 1);
});

test('a new key ends the old one and all tokens of the staff, but for the one who changed it', async (t) => {
  const room = await openClass(t);
  const [tea, bea, ann] = [await room.join({key: room.key}), await room.join({key: room.key}), await room.join()];
  const {body} = await room.call('POST', '/codes', {token: tea.token, body: {key: true}});
  for (const {token} of [tea, bea]) assert.equal(await status(room.call('GET', '/people', {token})), 401);
  assert.deepEqual([body.sub, await status(room.call('GET', '/people', {token: body.token}))], [tea.sub, 200]);
  assert.equal(await status(room.call('POST', '/join', {body: {key: room.key}})), 403);
  assert.equal((await room.join({key: body.key})).role, 'staff');
  assert.equal(await status(room.append(ann, post())), 200);
});

test('an old token keeps who somebody is, only with the same right to come in', async (t) => {
  const room = await openClass(t);
  const [ann, tea] = [await room.join({code: room.code, name: 'Ann'}), await room.join({key: room.key})];
  assert.deepEqual([(await room.join({code: room.code}, {token: ann.token})).sub, (await room.join({code: room.code}, {token: ann.token})).name], [ann.sub, 'Ann']);
  assert.notEqual((await room.join({key: room.key}, {token: ann.token})).sub, ann.sub, 'a learner\'s answers are not the staff\'s');
  assert.notEqual((await room.join({code: room.code}, {token: tea.token})).sub, tea.sub, 'nor the other way round');
  assert.equal(await status(room.call('POST', '/join', {token: tea.token, body: {code: '2222-2222'}})), 403, 'and it opens nothing by itself');
  const other = (await call(room, 'POST', '/v1/spaces', {token: ADMIN, body: {}})).body;
  const there = await call(room, 'POST', '/v1/join', {token: ann.token, body: {code: other.code}});
  assert.notEqual(there.body.sub, ann.sub, 'in another space one is somebody else');
});

test('a closed space takes nothing from learners and nobody new, but those who were there can read and come back', async (t) => {
  const room = await openClass(t);
  const [ann, tea] = [await room.join(), await room.join({key: room.key})];
  await room.call('POST', '/close', {token: tea.token});
  const refused = await room.append(ann, post());
  assert.deepEqual([refused.status, refused.body.error.code], [410, 'closed']);
  assert.equal(await status(room.call('POST', '/join', {body: {code: room.code}})), 410);
  assert.equal((await room.join({code: room.code}, {token: ann.token})).sub, ann.sub);
  assert.equal(await status(room.append(tea, post('a last word'))), 200);
  assert.equal((await room.read(ann)).body.entries.length, 1);
  await room.call('POST', '/open', {token: tea.token});
  assert.equal(await status(room.append(ann, post())), 200);
});

test('without a code one comes in only where the space is open to all', async (t) => {
  const room = await openClass(t);
  const refused = await room.call('POST', '/join', {body: {}});
  assert.deepEqual([refused.status, refused.body.error.code], [422, 'no-code']);
  await room.call('PATCH', '', {token: ADMIN, body: {anonymous: true}});
  const guest = await room.join({name: 'Guest'});
  assert.deepEqual([guest.role, guest.name], ['anonymous', 'Guest']);
  await room.call('PATCH', '', {token: ADMIN, body: {anonymous: false}});
  assert.equal(await status(room.call('GET', '/me', {token: guest.token})), 401);
});

test('settings are checked, shown and taken away; a name is taken once', async (t) => {
  const room = await openClass(t, {settings: {space: 'physics-7b', label: 'Physics 7b', lesson: 'https://x.example/', retain: 30}});
  assert.equal(room.space, 'physics-7b');
  const {body: tea} = await room.call('POST', '/join', {body: {key: room.key}});
  const set = (body) => room.call('PATCH', '', {token: tea.token, body});
  assert.equal((await set({label: null, retain: 5})).body.label, undefined);
  assert.equal((await room.call('GET', '', {token: tea.token})).body.retain, 5);
  for (const body of [{label: 5}, {retain: 0}, {retain: 1.5}, {retain: '5'}, {anonymous: 'yes'}, {code: 'AAAA-AAAA'}, {keyDigest: 'x'}, {closed: true}, {constructor: 1}, {lesson: 'x'.repeat(501)}]) {
    assert.equal((await set(body)).status, 422, JSON.stringify(body));
  }
  assert.equal((await call(room, 'POST', '/v1/spaces', {token: ADMIN, body: {space: 'physics-7b'}})).status, 409);
  for (const space of ['A', '../x', 'a b', '-ab', 'x'.repeat(65), 5]) assert.equal((await call(room, 'POST', '/v1/spaces', {token: ADMIN, body: {space}})).status, 422);
  assert.equal((await room.join()).label, undefined);
});

test('the staff\'s key is told once and then nowhere, and the disk does not hold it', async (t) => {
  const room = await openClass(t);
  const {readFileSync, readdirSync} = await import('node:fs');
  const {dirname, join} = await import('node:path');
  const tea = await room.join({key: room.key});
  for (const text of [(await room.call('GET', '', {token: tea.token})).text, (await call(room, 'GET', '/v1/spaces', {token: ADMIN})).text]) assert.ok(!text.includes(room.key) && !text.includes('Digest'));
  for (const name of readdirSync(dirname(room.path))) assert.ok(!readFileSync(join(dirname(room.path), name)).includes(room.key));
});
