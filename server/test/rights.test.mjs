import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';
import {ENTRY_RULES} from '../../dist/core.js';
import {ADMIN, call, DATA, entry, openClass} from './class.mjs';

const api = JSON.parse(readFileSync(new URL('../openapi.json', import.meta.url), 'utf8'));
const operations = Object.entries(api.paths).flatMap(([path, methods]) =>
  Object.entries(methods).filter(([method]) => method !== 'parameters').map(([method, {'x-access': access}]) => ({path, method: method.toUpperCase(), access})));
const types = Object.keys(ENTRY_RULES);

/** What only the staff says; of what is about somebody it is the author, for whom it is then. */
const STAFFS = ['endorsed', 'moderated', 'rated', 'staged', 'led', 'revealed', 'grouped', 'summed', 'heeded'];
/** What nobody says: the class makes it of what was said in confidence, which nobody reads, and the staff does not say. */
const NOBODYS = ['gathered'];
const CONFIDED = ['confided'];
const about = ({sub}, type) => ({...entry(type), ...(type === 'rated' && {data: {learner: sub, score: 1}})});

/** All that the contract says of who reads what. */
const READS = {
  all: {author: true, staff: true, learner: true, anonymous: true},
  'staff-and-self': {author: true, staff: true, learner: false, anonymous: false},
  'staff-and-subject': {author: true, staff: true, learner: false, anonymous: false},
  self: {author: true, staff: false, learner: false, anonymous: false},
};

/** What a member does in the own name alone: there is nobody else's to ask for in their addresses. */
const OWN = ['POST /renew', 'GET /me', 'PATCH /me', 'POST /entries', 'GET /entries', 'GET /presence'];

async function people(room) {
  return {
    author: await room.join({code: room.code, name: 'Ann'}), learner: await room.join({code: room.code, name: 'Ben'}),
    staff: await room.join({key: room.key, name: 'Tea'}), anonymous: await room.join({name: 'Guest'}),
  };
}

test('every type of entry is in this test', () => {
  assert.deepEqual(Object.keys(DATA).sort(), [...types].sort());
});

test('every call of members is in this test, and all else asks for more', () => {
  const called = (access) => operations.filter((operation) => operation.access === access).map(({method, path}) => `${method} ${path.replace('/v1/spaces/{space}', '')}`);
  assert.deepEqual(called('member').sort(), [...OWN].sort());
  assert.deepEqual(called('anyone').sort(), ['GET /v1/health', 'POST /join', 'POST /v1/join']);
  assert.deepEqual([...new Set(operations.map(({access}) => access))].sort(), ['admin', 'anyone', 'author-or-staff', 'member', 'operator', 'staff']);
});

test('every type is read by whom it is for and by nobody else: as JSON, by waiting, as a stream and in exports', async (t) => {
  const room = await openClass(t, {settings: {anonymous: true}});
  const cast = await people(room);
  const streams = Object.fromEntries(await Promise.all(Object.entries(cast).map(async ([who, person]) => [who, await room.stream(person)])));
  const entries = Object.fromEntries(types.filter((type) => !NOBODYS.includes(type)).map((type) => [type, about(cast.author, type)]));
  const said = Object.keys(entries);
  const waiting = Object.fromEntries(Object.entries(cast).map(([who, person]) => [who, room.read(person, 'after=0&wait=20')]));
  for (const [person, isOwn] of [[cast.author, (type) => !STAFFS.includes(type)], [cast.staff, (type) => STAFFS.includes(type)]]) {
    const {body} = await room.append(person, Object.values(entries).filter(({type}) => isOwn(type)));
    assert.ok(body.results.every(({dup}) => dup === false), JSON.stringify(body));
  }
  // Told after all the others, and for all.
  const last = entry('posted');
  await room.append(cast.author, last);
  for (const [who, person] of Object.entries(cast)) {
    await room.read(person);
    const json = (await room.read(person)).body.entries.map(({id}) => id);
    const stream = streams[who];
    for (let tries = 0; tries < 1000 && !stream.entries.some(({id}) => id === last.id); tries += 1) await new Promise((done) => setTimeout(done, 10));
    const streamed = stream.entries.map(({id}) => id);
    const polled = (await waiting[who]).body.entries.map(({id}) => id);
    for (const type of said) {
      const allowed = !CONFIDED.includes(type) && READS[ENTRY_RULES[type].audience][who];
      const {id} = entries[type];
      assert.equal(json.includes(id), allowed, `${type} read by ${who}`);
      assert.equal(streamed.includes(id), allowed, `${type} streamed to ${who}`);
      if (!allowed) assert.equal(polled.includes(id), false, `${type} polled by ${who}`);
    }
    stream.close();
  }
  for (const format of ['ndjson', 'csv']) {
    const text = await room.exported(cast.staff.token, `?format=${format}`);
    for (const type of said) assert.equal(text.includes(entries[type].id), READS[ENTRY_RULES[type].audience].staff, `${type} in the ${format}`);
  }
});

test('every type is written by every role, but for what the staff alone says, and nobody who came without a code speaks to the class', async (t) => {
  const room = await openClass(t, {settings: {anonymous: true}});
  for (const [who, person] of Object.entries(await people(room))) {
    for (const type of types) {
      const allowed = !NOBODYS.includes(type) && (who !== 'staff' || !CONFIDED.includes(type)) && (who === 'staff' || (!STAFFS.includes(type) && (who !== 'anonymous' || ENTRY_RULES[type].audience !== 'all')));
      const {status, body} = await room.append(person, entry(type));
      assert.equal(status, allowed ? 200 : 403, `${type} by ${who}`);
      if (!allowed) assert.equal(body.results[0].error.code, 'forbidden');
    }
  }
  const {text} = await call(room, 'GET', '/metrics', {token: ADMIN});
  assert.match(text, /flip_entries_total\{outcome="forbidden"\} \d+/);
});

test('a learner\'s token opens no call of the staff and none about another learner, and the guests\' neither', async (t) => {
  const room = await openClass(t, {settings: {anonymous: true}});
  const {author, learner, staff, anonymous} = await people(room);
  const secret = entry('answered');
  await room.append(author, [secret, entry('noted'), entry('posted')]);
  const before = await room.exported(staff.token);
  const other = await call(room, 'POST', '/v1/spaces', {token: ADMIN, body: {}});
  let tried = 0;
  for (const {path, method, access} of operations) {
    if (access === 'anyone') continue;
    const own = path.replace('{space}', room.space).replace('{sub}', author.sub);
    for (const [who, {token}] of Object.entries({learner, anonymous})) {
      // In one's own space what is a member's own is open; everything in another's is not.
      const addresses = access === 'member' ? [] : [own];
      if (path.includes('{space}')) addresses.push(path.replace('{space}', other.body.space).replace('{sub}', author.sub));
      for (const address of addresses) {
        // From somewhere else than this machine, or the operator's page would be open.
        for (const body of method === 'GET' ? [undefined] : [undefined, {}, {key: true}, {label: 'mine'}, {entries: [entry('posted')]}]) {
          const {status, body: said} = await call(room, method, address, {token, body, headers: {'x-forwarded-for': '203.0.113.9'}});
          assert.equal(status, 403, `${method} ${address} by ${who}`);
          assert.match(said.error.message, /^[A-Z].{15,}\.$/);
          tried += 1;
        }
      }
    }
    for (const token of [undefined, 'x', ADMIN.slice(0, -1), `${ADMIN}x`]) {
      const {status} = await call(room, method, own, {token, headers: {'x-forwarded-for': '203.0.113.9'}});
      assert.equal(status, 401, `${method} ${own} with ${token ? 'a wrong token' : 'no token'}`);
    }
  }
  assert.ok(tried > 60, `${tried} calls were tried`);
  assert.equal(await room.exported(staff.token), before, 'nothing changed');
  for (const query of ['after=0', `after=0&author=${author.sub}`, 'after=0&activity=a', `after=0&sub=${author.sub}&role=staff`]) {
    assert.ok(!(await room.read(learner, query)).text.includes(secret.id), query);
  }
});

test('whoever runs the server may do what the staff may, and is nobody in a space', async (t) => {
  const room = await openClass(t);
  await room.append(await room.join(), entry('answered'));
  assert.equal((await room.call('GET', '/people', {token: ADMIN})).body.people.length, 1);
  assert.equal((await room.append({token: ADMIN}, entry('posted'))).status, 403);
  assert.equal((await room.read({token: ADMIN})).status, 403);
});
