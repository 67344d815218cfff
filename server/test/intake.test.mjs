import assert from 'node:assert/strict';
import {createHmac} from 'node:crypto';
import {once} from 'node:events';
import {connect} from 'node:net';
import {test} from 'node:test';
import {SignJWT} from 'jose';
import {ADMIN, call, entry, openClass, post, SECRET} from './class.mjs';

/** Every refusal is a status, a code and a sentence, and stores nothing. */
function assertRefused(answer, status, code) {
  assert.equal(answer.status, status, answer.text);
  assert.equal(answer.body.error.code, code);
  assert.match(answer.body.error.message, /^[A-Z].{15,}\.$/);
}

const key = new TextEncoder().encode(SECRET);
const sign = (claims, header = {}, secret = key) => new SignJWT(claims).setProtectedHeader({alg: 'HS256', typ: 'flip-space+jwt', ...header}).sign(secret);
const plain = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
const claimsOf = ({token}) => JSON.parse(Buffer.from(token.split('.')[1], 'base64url').toString());

test('a bad entry is refused with a sentence, alone or among others, and is not stored', async (t) => {
  const room = await openClass(t);
  const [ann, ben] = [await room.join(), await room.join()];
  const deep = JSON.parse('{"text":"x","more":'.repeat(1) + '['.repeat(60) + ']'.repeat(60) + '}');
  const bad = [
    [{...post(), type: 'dreamt'}, 422, 'unknown-type'], [{...post(), type: '__proto__'}, 422, 'unknown-type'],
    [{...post(), type: 'constructor'}, 422, 'unknown-type'], [{...post(), type: ['posted']}, 422, 'invalid'],
    [{...post(), data: {}}, 422, 'invalid'], [{...post(), data: {text: null}}, 422, 'invalid'], [{...post(), data: [1]}, 422, 'invalid'],
    [{...post(), data: undefined}, 422, 'invalid'], [{...post(), data: deep}, 422, 'invalid'],
    [{...post(), id: ''}, 422, 'invalid'], [{...post(), id: 'a b'}, 422, 'invalid'], [{...post(), id: 'x'.repeat(65)}, 422, 'invalid'],
    [{...post(), id: '../../x'}, 422, 'invalid'], [{...post(), activity: 5}, 422, 'invalid'], [{...post(), activity: 'x'.repeat(1025)}, 422, 'invalid'],
    [{...post(), made: 'yesterday'}, 422, 'invalid'], [{...post(), made: 5}, 422, 'invalid'],
    [post('ü'.repeat(8 * 1024)), 413, 'too-large'], [{...entry('answered'), data: {...entry('answered').data, score: 2}}, 422, 'invalid'],
    [{...post(), author: ben.sub}, 422, 'forged'], [{...post(), author: null}, 422, 'forged'], [{...post(), at: '2020-01-01T00:00:00Z'}, 422, 'forged'],
    [{...post(), seq: 1}, 422, 'forged'], [{...post(), space: 'another'}, 422, 'forged'],
    [null, 422, 'invalid'], [[], 422, 'invalid'], ['text', 422, 'invalid'], [5, 422, 'invalid'],
  ];
  for (const [item, status, code] of bad) {
    const alone = await room.append(ann, [item]);
    assert.equal(alone.status, status, `${JSON.stringify(item)?.slice(0, 90)} ${alone.text}`);
    assert.equal(alone.body.results[0].error.code, code);
    assert.match(alone.body.results[0].error.message, /^[A-Z].{15,}\.$/);
    const [first, last] = [post(), post()];
    const among = await room.append(ann, [first, item, last]);
    assert.equal(among.status, 200);
    assert.deepEqual(among.body.results.map(({error}) => error?.code), [undefined, code, undefined]);
  }
  // Two good ones a row, and none of the bad.
  let [stored, cursor] = [0, 0];
  for (let more = true; more;) {
    const {body} = await room.read(ann, `after=${cursor}`);
    stored += body.entries.length;
    ({cursor, more = false} = body);
  }
  assert.equal(stored, bad.length * 2);
});

test('a key that would change what every object is does not come in', async (t) => {
  const room = await openClass(t);
  const ann = await room.join();
  for (const data of ['{"text":"x","__proto__":{"polluted":1}}', '{"text":"x","a":[{"__proto__":{"polluted":1}}]}']) {
    const {status, body} = await room.call('POST', '/entries', {token: ann.token, body: `{"entries":[{"id":"p","activity":"a","type":"posted","data":${data}}]}`});
    assert.equal(status, 422);
    assert.equal(body.results[0].error.code, 'invalid');
  }
  assert.equal((await room.call('POST', '/entries', {token: ann.token, body: `{"__proto__":{"polluted":1},"entries":[${JSON.stringify(post())}]}`})).status, 200);
  assert.equal({}.polluted, undefined);
  const named = await room.call('PATCH', '', {token: ADMIN, body: '{"__proto__":{"closed":true}}'});
  assertRefused(named, 422, 'invalid');
});

test('the same id with other content is a conflict, whoever sends it, and what was said stays', async (t) => {
  const room = await openClass(t);
  const [ann, ben] = [await room.join(), await room.join()];
  const said = post('said');
  await room.append(ann, said);
  for (const [who, item] of [[ann, {...said, data: {text: 'other'}}], [ann, {...said, activity: 'b'}], [ann, {...entry('asked'), id: said.id}], [ben, said]]) {
    const {status, body} = await room.append(who, item);
    assert.deepEqual([status, body.results[0].error.code], [409, 'conflict']);
  }
  const {body: {entries}} = await room.read(ben);
  assert.deepEqual(entries.map(({data, author}) => [data.text, author]), [['said', ann.sub]]);
});

test('a request that is none is refused as a whole', async (t) => {
  const room = await openClass(t);
  const {token} = await room.join();
  const send = (body, headers) => room.call('POST', '/entries', {token, body, headers});
  assertRefused(await send('{"entries": ['), 400, 'bad-json');
  assertRefused(await send('null'), 400, 'bad-json');
  assertRefused(await send('[]'), 400, 'bad-json');
  assertRefused(await send('{}', {'content-type': 'text/plain'}), 415, 'not-json');
  assertRefused(await send('{}', {'content-encoding': 'gzip'}), 415, 'encoded');
  assertRefused(await send('{}'), 422, 'invalid');
  assertRefused(await send({entries: []}), 422, 'invalid');
  assertRefused(await send({entries: {length: 3}}), 422, 'invalid');
  assertRefused(await send({entries: Array.from({length: 101}, () => post())}), 413, 'too-large');
  assertRefused(await send({filling: 'x'.repeat(1024 * 1024), entries: [post()]}), 413, 'too-large');
  // The reason is read also by one that would go on sending for long, with the size said before and without.
  assertRefused(await send({filling: 'x'.repeat(6 * 1024 * 1024), entries: [post()]}), 413, 'too-large');
  let left = 64;
  const unsaid = new ReadableStream({pull: (controller) => (left-- > 0 ? controller.enqueue(new Uint8Array(64 * 1024).fill(0x20)) : controller.close())});
  const long = await fetch(`${room.origin}/v1/spaces/${room.space}/entries`, {method: 'POST', duplex: 'half', body: unsaid, headers: {authorization: `Bearer ${token}`, 'content-type': 'application/json'}});
  assert.equal(long.status, 413);
  const broken = await fetch(`${room.origin}/v1/spaces/${room.space}/entries`, {method: 'POST', headers: {authorization: `Bearer ${token}`, 'content-type': 'application/json'}, body: new Uint8Array([0x7b, 0xff, 0xfe, 0x7d])});
  assert.equal(broken.status, 400);
  // More than the limit without saying so beforehand.
  const endless = new ReadableStream({pull: (controller) => controller.enqueue(new TextEncoder().encode('x'.repeat(64 * 1024)))});
  const flood = await fetch(`${room.origin}/v1/spaces/${room.space}/entries`, {method: 'POST', duplex: 'half', body: endless, headers: {authorization: `Bearer ${token}`, 'content-type': 'application/json'}}).catch((error) => error);
  assert.ok(flood.status === 413 || flood instanceof Error, String(flood.status));
  for (const query of ['after=-1', 'after=x', 'after=1e9', 'limit=many', 'wait=-2']) assertRefused(await room.read({token}, query), 422, 'invalid');
  for (const path of ['/v1/spaces/%2e%2e/me', '/v1/spaces/a b/me', '/v1//me', '/v2/health', '/v1/spaces/%00/me', `/v1/spaces/${'x'.repeat(200)}/me`]) {
    assertRefused(await call(room, 'GET', path, {token}), 404, 'no-route');
  }
  assertRefused(await room.call('PUT', '/entries', {token}), 405, 'no-method');
  assert.deepEqual((await room.read({token})).body.entries, []);
});

test('a token counts only as this server made it, until it ends, for its space', async (t) => {
  let now = Date.now();
  const room = await openClass(t, {now: () => new Date(now)});
  const ann = await room.join();
  const claims = claimsOf(ann);
  const [, body, signature] = ann.token.split('.');
  const late = Math.floor(now / 1000) + 1000;
  const forged = {
    'alg none': `${plain({alg: 'none', typ: 'flip-space+jwt'})}.${body}.`,
    'alg None with its signature': `${plain({alg: 'None', typ: 'flip-space+jwt'})}.${body}.${signature}`,
    'HS512 with the right secret': await sign({...claims, exp: late}, {alg: 'HS512'}),
    'another secret': await sign({...claims, role: 'staff'}, {}, new TextEncoder().encode('x'.repeat(40))),
    'an empty secret': `${plain({alg: 'HS256', typ: 'flip-space+jwt'})}.${body}.${createHmac('sha256', '').update(`${plain({alg: 'HS256', typ: 'flip-space+jwt'})}.${body}`).digest('base64url')}`,
    'another kind of token by the same secret': await sign(claims, {typ: 'JWT'}),
    'of another issuer': await sign({...claims, iss: 'elsewhere'}),
    'without an end': await sign(Object.fromEntries(Object.entries(claims).filter(([name]) => name !== 'exp'))),
    'with an unknown role': await sign({...claims, role: 'admin'}),
    'without a role': await sign(Object.fromEntries(Object.entries(claims).filter(([name]) => name !== 'role'))),
    'changed content': `${ann.token.split('.')[0]}.${plain({...claims, role: 'staff'})}.${signature}`,
    'a name in its header': await sign(claims, {kid: '../../dev/null', jku: 'http://127.0.0.1:1/keys'}).then((token) => `${token}x`),
  };
  for (const [what, token] of Object.entries(forged)) {
    const answer = await room.call('GET', '/me', {token});
    assert.equal(answer.status, 401, what);
    assertRefused(answer, 401, 'bad-token');
    assert.equal((await room.append({token}, post())).status, 401, what);
  }
  assert.equal((await room.call('GET', '/me', {token: ann.token})).status, 200);
  for (const headers of [{}, {authorization: 'Basic abc'}, {authorization: 'Bearer'}, {authorization: `Bearer ${'x'.repeat(5000)}`}]) assertRefused(await room.call('GET', '/me', {headers}), 401, 'no-token');
  assertRefused(await room.call('GET', `/me?token=${ann.token}&access_token=${ann.token}`), 401, 'no-token');
  assert.equal((await room.call('GET', '/me', {headers: {cookie: `token=${ann.token}`}})).status, 401);
  const {body: other} = await call(room, 'POST', '/v1/spaces', {token: ADMIN, body: {}});
  assertRefused(await call(room, 'GET', `/v1/spaces/${other.space}/me`, {token: ann.token}), 403, 'foreign-space');
  assertRefused(await call(room, 'GET', '/v1/spaces/unheard/me', {token: ann.token}), 403, 'foreign-space');
  assertRefused(await call(room, 'GET', '/v1/spaces/unheard', {token: ADMIN}), 404, 'no-space');
  assertRefused(await call(room, 'POST', '/v1/spaces/unheard/join', {body: {code: room.code}}), 404, 'no-space');
  now += 181 * 24 * 60 * 60 * 1000;
  assertRefused(await room.append(ann, post()), 401, 'expired');
  assertRefused(await room.call('POST', '/renew', {token: ann.token}), 401, 'expired');
  // Nobody loses their answers by it.
  assert.equal((await room.join({code: room.code}, {token: ann.token})).sub, ann.sub);
});

test('a page without an origin is served with a token, and no page with a cookie', async (t) => {
  const room = await openClass(t);
  const {token} = await room.join();
  for (const origin of ['null', 'https://school.example']) {
    const headers = {origin, cookie: 'a=b'};
    for (const answer of [await room.call('GET', '/me', {token, headers}), await room.call('GET', '/me', {headers})]) {
      assert.equal(answer.headers.get('access-control-allow-origin'), '*');
      assert.equal(answer.headers.get('access-control-allow-credentials'), null);
      assert.equal(answer.headers.get('cache-control'), 'no-store');
      assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
    }
  }
  const odd = await room.call('GET', '/me?x=%0d%0aset-cookie:a', {token, headers: {origin: 'https://evil.example', 'x-request-id': 'reflect-me', host: 'evil.example'}});
  assert.ok(!JSON.stringify([...odd.headers]).match(/evil|reflect-me|set-cookie/));
});

/** Speaks to the server byte by byte; resolves with what it says until it hangs up. */
async function raw({port}, write) {
  const socket = connect(port, '127.0.0.1');
  let said = '';
  socket.on('data', (chunk) => (said += chunk)).on('error', () => {});
  const closed = once(socket, 'close');
  await once(socket, 'connect');
  await write(socket);
  await closed;
  return said;
}

test('who sends slowly, too much or no HTTP is told so and let go, and others are served meanwhile', async (t) => {
  const room = await openClass(t, {listening: {timeouts: {headers: 300, request: 600}}});
  const ann = await room.join();
  const slow = raw(room, (socket) => {
    socket.write('GET /v1/health HTTP/1.1\r\nhost: x\r\n');
    const drip = setInterval(() => socket.write('x: y\r\n'), 100);
    socket.on('close', () => clearInterval(drip));
  });
  const slowBody = raw(room, (socket) => {
    socket.write(`POST /v1/spaces/${room.space}/entries HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${ann.token}\r\ncontent-type: application/json\r\ncontent-length: 100000\r\n\r\n{`);
    const drip = setInterval(() => socket.write(' '), 100);
    socket.on('close', () => clearInterval(drip));
  });
  const many = Array.from({length: 50}, () => raw(room, (socket) => void socket.write('GET /v1/health HTTP/1.1\r\n')));
  assert.equal((await room.append(ann, post('meanwhile'))).status, 200);
  assert.match(await slow, /^HTTP\/1\.1 408 [^]*"code":"too-slow","message":"The request came too slowly/);
  assert.match(await slowBody, /^HTTP\/1\.1 408 [^]*too-slow/);
  for (const said of await Promise.all(many)) assert.match(said, /^HTTP\/1\.1 408 /);
  assert.match(await raw(room, (socket) => void socket.write(`GET /v1/health HTTP/1.1\r\nhost: x\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`)), /^HTTP\/1\.1 431 [^]*headers-too-large/);
  assert.match(await raw(room, (socket) => void socket.write('\x16\x03\x01hello\r\n\r\n')), /^HTTP\/1\.1 400 [^]*bad-request/);
  assert.match(await raw(room, (socket) => void socket.write('GET http://evil.example/v1/health HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n')), /^HTTP\/1\.1 400 /);
  assert.match(await raw(room, (socket) => void socket.write('TRACE /v1/health HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n')), /^HTTP\/1\.1 4\d\d /);
  assert.match(await raw(room, (socket) => void socket.write('POST /v1/join HTTP/1.1\r\nhost: x\r\ncontent-length: 3\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n')), /^HTTP\/1\.1 400 /);
  assert.deepEqual((await room.read(ann)).body.entries.map(({data}) => data.text), ['meanwhile']);
});

test('when something happened is told right by clocks that are off by years, and never after it came', async (t) => {
  const room = await openClass(t);
  const ann = await room.join();
  const [second, day, year] = [1000, 86_400_000, 365 * 86_400_000];
  const about = (told, ms) => assert.ok(Math.abs(Date.parse(told.at) - Date.parse(told.made) - ms) < 2 * second, `${told.made} and ${told.at}`);
  for (const wrongBy of [0, -30 * year, 40 * year, 90 * second]) {
    const sent = Date.now() + wrongBy;
    const items = [5 * second, 29 * day, 300 * day, -5 * day].map((ago) => ({...post(), made: new Date(sent - ago).toISOString()}));
    const {body} = await room.append(ann, items, {sent: new Date(sent).toISOString()});
    const {body: {entries}} = await room.read(ann, `after=${body.results[0].seq - 1}`);
    [5 * second, 29 * day, 30 * day, 0].forEach((ago, i) => about(entries[i], ago));
    assert.ok(entries.every(({at}) => Math.abs(Date.parse(at) - Date.now()) < 20 * second), 'deadlines go by the server');
  }
  // A retry that is sent later is the same entry all the same.
  const item = {...post(), made: new Date(Date.now() - 5 * second).toISOString()};
  const first = await room.append(ann, item, {sent: new Date().toISOString()});
  const again = await room.append(ann, item, {sent: new Date(Date.now() + day).toISOString()});
  assert.deepEqual(again.body.results, [{seq: first.body.results[0].seq, dup: true}]);
  for (const sent of ['nonsense', 5, null]) assert.equal((await room.append(ann, {...post(), made: '2020-01-01T00:00:00Z'}, {sent})).status, 200);
});

test('a name cannot hide or turn the line around', async (t) => {
  const room = await openClass(t);
  assert.equal((await room.join({code: room.code, name: '\u202eAnn\u0000\u200b\n  B.\u2066 '})).name, 'Ann B.');
  assert.equal((await room.join({code: room.code, name: ' \u200b '})).name, undefined);
  assertRefused(await room.call('POST', '/join', {body: {code: room.code, name: 'x'.repeat(81)}}), 422, 'invalid');
  assertRefused(await room.call('POST', '/join', {body: {code: room.code, name: {toString: 1}}}), 422, 'invalid');
});
