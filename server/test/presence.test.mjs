// Who is here: whoever holds a stream or waits for an answer, at any gateway, and nobody is told more than they may know.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {ADMIN, call, entry, openClass, serve, stream, until, folder} from './class.mjs';
import {startNats, startPostgres} from './engines.mjs';

const look = async (room, person) => {
  // Not so often that the server has enough of it.
  await new Promise((later) => setTimeout(later, 150));
  return (await room.call('GET', '/presence', {token: person.token})).body;
};
const subs = async (room, staff) => (await look(room, staff)).people.map(({sub}) => sub);

test('who listens is here, by stream and by waiting, and who went is not; learners are told how many, the staff who', async (t) => {
  const room = await openClass(t, {settings: {anonymous: true}});
  const [ann, ben, guest, screen, tea] = [await room.join({code: room.code, name: 'Ann'}), await room.join(), await room.join({name: 'Guest'}), await room.join(), await room.join({key: room.key})];
  assert.deepEqual(await look(room, tea), {count: 0, people: []});

  const streams = [await room.stream(ann), await room.stream(ann), await room.stream(guest), await room.stream(screen, 'after=0&aside=1'), await room.stream(tea)];
  const end = new AbortController();
  const waiting = room.read(ben, 'after=0&wait=25', {signal: end.signal}).catch(() => {});
  await until(async () => (await look(room, tea)).count === 3, 'all who listen');
  assert.deepEqual(await subs(room, tea), [ann.sub, ben.sub, guest.sub].sort(), 'once each, without the screen and the staff');
  assert.equal((await look(room, tea)).people.find(({sub}) => sub === ann.sub).name, 'Ann');
  for (const person of [ann, guest, screen]) assert.deepEqual(await look(room, person), {count: 3}, 'no learner is told who');
  assert.equal((await room.call('GET', '/presence')).status, 401);

  // One of two pages is closed, another is loaded anew, the third goes for good.
  streams[0].close();
  streams[2].close();
  end.abort();
  await waiting;
  const again = await room.stream(guest);
  await until(async () => (await look(room, tea)).count === 2, 'who went is not here any more');
  assert.deepEqual(await subs(room, tea), [ann.sub, guest.sub].sort());
  for (const one of [...streams, again]) one.close();
});

test('who is erased is gone at once, and nothing of who was here is in what is kept', async (t) => {
  const room = await openClass(t);
  const [ann, tea] = [await room.join(), await room.join({key: room.key})];
  const open = await room.stream(ann);
  await room.append(ann, entry('answered'));
  await until(async () => (await look(room, tea)).count === 1);
  await room.call('DELETE', `/authors/${ann.sub}/entries`, {token: tea.token});
  assert.deepEqual(await look(room, tea), {count: 0, people: []});
  assert.ok(!(await room.exported(tea.token)).includes(ann.sub));
  assert.ok(room.lines.every((line) => !line.includes(ann.sub)), 'the log of the server names nobody');
  open.close();
});

test('another space is another class', async (t) => {
  const room = await openClass(t);
  const other = await call(room, 'POST', '/v1/spaces', {token: ADMIN, body: {}});
  const [ann, tea] = [await room.join(), (await call(room, 'POST', `/v1/spaces/${other.body.space}/join`, {body: {key: other.body.key}})).body];
  const open = await room.stream(ann);
  assert.equal((await call(room, 'GET', `/v1/spaces/${room.space}/presence`, {token: tea.token})).status, 403);
  assert.equal((await call(room, 'GET', `/v1/spaces/${other.body.space}/presence`, {token: tea.token})).body.count, 0);
  open.close();
});

for (const [name, start, dies] of [['NATS JetStream', () => startNats(), true], ['PostgreSQL', () => startPostgres(), false]]) {
  test(`two gateways over ${name} count everybody once${dies ? ', also when one of them dies' : ''}`, {timeout: 120_000}, async (t) => {
    const place = await start();
    if (!place) {
      console.log(`LEFT OUT: two gateways over ${name}: not installed (apt install nats-server postgresql)`);
      return t.skip('not installed');
    }
    t.after(() => place.stop());
    const gateways = await Promise.all([folder(t), folder(t)].map((path) => serve(['--data', path, '--store', place.address, '--quiet'])));
    t.after(async () => {
      for (const {child, exited} of gateways) {
        child.kill('SIGKILL');
        await exited;
      }
    });
    const [one, two] = gateways;
    const {body: {space, code, key}} = await call(one, 'POST', '/v1/spaces', {token: ADMIN, body: {}});
    const come = async (at, body) => (await call(at, 'POST', `/v1/spaces/${space}/join`, {body})).body;
    const [ann, ben, tea] = [await come(one, {code}), await come(two, {code}), await come(two, {key})];
    const count = async (at) => (await new Promise((later) => setTimeout(later, 150)), await call(at, 'GET', `/v1/spaces/${space}/presence`, {token: tea.token})).body.count;
    const open = (at, person) => stream(at, `/v1/spaces/${space}/entries?after=0`, person);
    await Promise.all([open(one, ann), open(two, ann), open(two, ben)]);
    await until(async () => await count(one) === 2 && await count(two) === 2, 'both count both, and Ann once');
    const cem = await come(one, {code});
    await open(one, cem);
    await until(async () => await count(two) === 3, 'who comes to one is counted at the other');
    // How long it takes is the same everywhere, and long: seen once is enough.
    if (!dies) return;
    one.child.kill('SIGKILL');
    await one.exited;
    await until(async () => await count(two) === 2, 'who was at the dead one alone is forgotten', 60_000);
  });
}
