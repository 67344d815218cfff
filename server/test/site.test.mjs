import assert from 'node:assert/strict';
import {createServer} from 'node:http';
import {once} from 'node:events';
import {test} from 'node:test';
import {exportJWK, exportSPKI, generateKeyPair, SignJWT} from 'jose';
import {ADMIN, call, openClass, post} from './class.mjs';

const SITE = 'the secret of the site, 32 bytes and more';
const bytes = (text) => new TextEncoder().encode(text);
const soon = () => Math.floor(Date.now() / 1000) + 600;

const token = (claims, {key = bytes(SITE), alg = 'HS256', ...header} = {}) =>
  new SignJWT({exp: soon(), ...claims}).setProtectedHeader({alg, ...header}).sign(key);

function assertRefused(answer, code, status = 403) {
  assert.deepEqual([answer.status, answer.body.error.code], [status, code], answer.text);
  assert.match(answer.body.error.message, /^[A-Z].{15,}\.$/);
}

test('a site\'s token lets in whom it names, as what it says, under a name that tells nobody who they are', async (t) => {
  const room = await openClass(t, {site: {secret: SITE}, settings: {lesson: 'https://school.example/lesson-1'}});
  const [ann, again] = [await room.join({jwt: await token({sub: 'ann@school.example', name: 'Ann', space: room.space})}), await room.join({jwt: await token({sub: 'ann@school.example', space: room.space})})];
  assert.deepEqual([ann.role, ann.name, again.sub, again.name], ['learner', 'Ann', ann.sub, 'Ann']);
  assert.doesNotMatch(ann.sub, /ann@|school/);
  const roles = [
    [{role: 'staff'}, 'staff'], [{role: 'teacher'}, 'staff'], [{roles: ['x', 'http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor']}, 'staff'],
    [{roles: ['http://purl.imsglobal.org/vocab/lis/v2/institution/person#Instructor']}, 'learner'], [{role: 'admin'}, 'learner'], [{role: ['staff']}, 'learner'],
    [{roles: 'staff'}, 'learner'], [{}, 'learner'],
  ];
  for (const [claims, role] of roles) assert.equal((await room.join({jwt: await token({sub: `x${roles.indexOf(claims)}`, space: room.space, ...claims})})).role, role, JSON.stringify(claims));
  const byLesson = await call(room, 'POST', '/v1/join', {body: {jwt: await token({sub: 'ben', lesson: 'https://school.example/lesson-1'})}});
  assert.equal(byLesson.body.space, room.space);
  const bySpace = await call(room, 'POST', '/v1/join', {body: {jwt: await token({sub: 'ben', space: room.space})}});
  assert.equal(bySpace.body.sub, byLesson.body.sub);
  await room.append(ann, post());
  const tea = await room.join({key: room.key});
  const {body: {people}} = await room.call('GET', '/people', {token: tea.token});
  assert.equal(people.find(({sub}) => sub === ann.sub).account, 'ann@school.example');
  assert.ok(!(await room.exported(tea.token)).includes('ann@school'));
  assertRefused(await room.call('POST', '/renew', {token: ann.token}), 'join-again');
});

test('a site\'s token is believed only as it was agreed', async (t) => {
  const room = await openClass(t, {site: {secret: SITE, issuer: 'https://school.example', audience: 'flip'}});
  const sound = {sub: 'ann', space: room.space, iss: 'https://school.example', aud: 'flip'};
  const enter = async (jwt) => room.call('POST', '/join', {body: {jwt}});
  assert.equal((await enter(await token(sound))).status, 200);
  assertRefused(await enter(await token({...sound, exp: soon() - 3600})), 'expired-jwt');
  assertRefused(await enter(await token({...sound, iss: 'https://evil.example'})), 'bad-jwt');
  assertRefused(await enter(await token({...sound, aud: 'another'})), 'bad-jwt');
  assertRefused(await enter(await token(sound, {key: bytes('x'.repeat(40))})), 'bad-jwt');
  assertRefused(await enter(await token(sound, {alg: 'HS512'})), 'bad-jwt');
  assertRefused(await enter(await token({...sound, exp: undefined})), 'bad-jwt');
  assertRefused(await enter(await token({...sound, sub: ''})), 'bad-jwt');
  assertRefused(await enter(await token({...sound, space: undefined})), 'bad-jwt');
  assertRefused(await enter(await token({...sound, space: 'another'})), 'foreign-jwt');
  assertRefused(await enter(await token({...sound, space: undefined, lesson: 'https://another.example'})), 'foreign-jwt');
  const [head, body] = (await token(sound)).split('.');
  assertRefused(await enter(`${Buffer.from('{"alg":"none"}').toString('base64url')}.${body}.`), 'bad-jwt');
  assertRefused(await enter(`${head}.${body}.`), 'bad-jwt');
  assertRefused(await enter('x'.repeat(9000)), 'bad-jwt');
  // A space token of ours is no site's, nor the other way round.
  const {body: {token: ours}} = await enter(await token(sound));
  assertRefused(await enter(ours), 'bad-jwt');
  assert.equal((await room.call('GET', '/me', {token: await token({...sound, role: 'staff', gen: 1})})).status, 401);
});

test('a site\'s public keys: RS256, ES256 and EdDSA, and never its public key as a shared secret', async (t) => {
  const pairs = {RS256: await generateKeyPair('RS256'), ES256: await generateKeyPair('ES256'), EdDSA: await generateKeyPair('EdDSA'), RS512: await generateKeyPair('RS512')};
  const keys = await Promise.all(Object.entries(pairs).map(async ([alg, {publicKey}]) => ({...await exportJWK(publicKey), kid: alg, ...(alg !== 'RS512' && {alg})})));
  let asked = 0;
  let away = false;
  const site = createServer((_, answer) => {
    asked += 1;
    if (away) answer.writeHead(500).end();
    else answer.setHeader('content-type', 'application/json').end(JSON.stringify({keys}));
  });
  await once(site.listen(0, '127.0.0.1'), 'listening');
  t.after(() => {
    site.closeAllConnections();
    site.close();
  });
  const jwks = `http://127.0.0.1:${site.address().port}/keys`;
  const room = await openClass(t, {site: {jwks}});
  const enter = async (jwt) => room.call('POST', '/join', {body: {jwt}});
  for (const alg of ['RS256', 'ES256', 'EdDSA']) {
    assert.equal((await enter(await token({sub: alg, space: room.space}, {key: pairs[alg].privateKey, alg, kid: alg}))).status, 200, alg);
  }
  assert.equal(asked, 1, 'its keys are asked for once');
  assertRefused(await enter(await token({sub: 'x', space: room.space}, {key: pairs.RS512.privateKey, alg: 'RS512', kid: 'RS512'})), 'bad-jwt');
  assertRefused(await enter(await token({sub: 'x', space: room.space}, {key: pairs.ES256.privateKey, alg: 'ES256', kid: 'RS256'})), 'bad-jwt');
  const spki = bytes(await exportSPKI(pairs.RS256.publicKey));
  assertRefused(await enter(await token({sub: 'x', space: room.space}, {key: spki, alg: 'HS256', kid: 'RS256'})), 'bad-jwt');
  away = true;
  const far = await openClass(t, {site: {jwks}});
  assertRefused(await far.call('POST', '/join', {body: {jwt: await token({sub: 'x', space: far.space}, {key: pairs.RS256.privateKey, alg: 'RS256', kid: 'RS256'})}}), 'site-away', 503);
});

test('a space may believe a site of its own, which only who runs the server can say and nobody can read', async (t) => {
  const room = await openClass(t, {site: {secret: SITE}});
  const tea = await room.join({key: room.key});
  const own = 'another secret, of this space and long enough';
  const jwt = await token({sub: 'ann', space: room.space}, {key: bytes(own)});
  assertRefused(await room.call('POST', '/join', {body: {jwt}}), 'bad-jwt');
  assertRefused(await room.call('PATCH', '', {token: tea.token, body: {site: {jwks: 'http://169.254.169.254/'}}}), 'forbidden');
  for (const site of [{jwks: 'http://169.254.169.254/'}, {jwks: 'file:///etc/passwd'}, {secret: 'short'}, {}, {secret: own, jwks: 'https://x.example'}, {secret: own, more: 'x'}, 'x']) {
    assertRefused(await room.call('PATCH', '', {token: ADMIN, body: {site}}), 'invalid', 422);
  }
  assert.equal((await room.call('PATCH', '', {token: ADMIN, body: {site: {secret: own}}})).status, 200);
  assert.equal((await room.call('POST', '/join', {body: {jwt}})).status, 200);
  assertRefused(await room.call('POST', '/join', {body: {jwt: await token({sub: 'ann', space: room.space})}}), 'bad-jwt');
  const shown = await room.call('GET', '', {token: tea.token});
  assert.equal(shown.body.site, true);
  assert.ok(!shown.text.includes(own) && !(await call(room, 'GET', '/v1/spaces', {token: ADMIN})).text.includes(own));
});
