import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {createHandler, openStore} from '../dist/index.js';
import {ADMIN, entry, openClass, SECRET} from './class.mjs';

fc.configureGlobal({seed: 20_261_122});

const PUBLIC = ['posted', 'edited', 'reacted'];
const TYPES = ['posted', 'answered', 'watched', 'noted', 'watched', 'watched', 'reacted', 'answered'];

/** A space in which a term has passed: thousands of entries, of which each learner sees a part. */
async function openTerm(t) {
  const room = await openClass(t, {limits: {requests: {burst: 1e6, perSecond: 1e6}}, settings: {anonymous: true}});
  const people = [await room.join(), await room.join(), await room.join(), await room.join({key: room.key}), await room.join({})];
  const authors = people.slice(0, 3);
  const all = [];
  for (let i = 0; i < 60; i += 1) {
    const {sub} = authors[i * i % 3];
    const batch = Array.from({length: 20 + i % 60}, (_, k) => ({...entry(TYPES[(i * 7 + k) % TYPES.length]), activity: `a${k % 3}`}));
    const outcomes = await room.store.append(room.space, sub, new Date().toISOString(), batch);
    all.push(...batch.map(({id, type, activity}, k) => ({id, type, activity, author: sub, seq: outcomes[k].seq})));
  }
  const sees = ({sub, role}, {type, author}) => author === sub || PUBLIC.includes(type) || (role === 'staff' && type !== 'noted');
  return {room, people, all, sees};
}

async function readThrough(room, person, {after = 0, limit, activity}) {
  const [entries, cursors] = [[], [after]];
  for (;;) {
    const {status, body} = await room.read(person, `after=${cursors.at(-1)}&limit=${limit}${activity ? `&activity=${activity}` : ''}`);
    assert.equal(status, 200);
    assert.ok(body.entries.length <= limit);
    entries.push(...body.entries);
    cursors.push(body.cursor);
    if (!body.more) return entries;
    assert.ok(parseInt(body.cursor) > parseInt(cursors.at(-2)), 'goes on');
  }
}

test('reading in pieces of any size from anywhere gives everybody all that is theirs to see, once and in order', async (t) => {
  const {room, people, all, sees} = await openTerm(t);
  assert.ok(all.length > 2500);
  await fc.assert(fc.asyncProperty(
    fc.nat(people.length - 1), fc.nat(all.length), fc.integer({min: 1, max: 1000}), fc.constantFrom(undefined, 'a1'),
    async (who, from, limit, activity) => {
      const person = people[who];
      const size = Math.max(limit, 40);
      const wanted = all.filter((one) => one.seq > from && sees(person, one) && (!activity || one.activity === activity));
      const entries = await readThrough(room, person, {after: from, limit: size, activity});
      assert.deepEqual(entries.map(({id}) => id), wanted.map(({id}) => id));
    }), {numRuns: 60});
});

test('a stream from the beginning of a long log tells each learner all that is theirs and then what comes', async (t) => {
  const {room, people, all, sees} = await openTerm(t);
  const streams = await Promise.all(people.map((person) => room.stream(person)));
  const late = Array.from({length: 30}, () => entry('posted'));
  for (const one of late) await room.append(people[0], one);
  for (const [i, stream] of streams.entries()) {
    const wanted = [...all.filter((one) => sees(people[i], one)), ...late].map(({id}) => id);
    for (let tries = 0; tries < 2000 && stream.entries.length < wanted.length; tries += 1) await new Promise((done) => setTimeout(done, 10));
    assert.deepEqual(stream.entries.map(({id}) => id), wanted);
  }
});

test('when a whole class opens the page, the log is not read through for each of them', async (t) => {
  const {room, all, sees} = await openTerm(t);
  let read = 0;
  const store = {...room.store, async read(...args) {
    const entries = await room.store.read(...args);
    read += entries.length;
    return entries;
  }};
  const handler = createHandler({store, secret: SECRET, adminKey: ADMIN});
  const class_ = await Promise.all(Array.from({length: 50}, () => room.join()));
  const wanted = all.filter((one) => sees({sub: '', role: 'learner'}, one)).length;
  const answers = await Promise.all(class_.map(async ({token}) => (await handler(new Request(`http://x/v1/spaces/${room.space}/entries?limit=1000`, {headers: {authorization: `Bearer ${token}`}}))).json()));
  await handler.stop();
  assert.ok(answers.every(({entries}) => entries.length === Math.min(1000, wanted)));
  // Once through for all of them, and the first page for each.
  assert.ok(read <= all.length + 50 * 500 + 500, `${read} entries read for ${all.length}`);
});

test('what was erased by another gateway is not told from what this one holds', async (t) => {
  const {room, people, all} = await openTerm(t);
  const before = (await readThrough(room, people[1], {limit: 1000})).filter(({author}) => author === people[0].sub).length;
  assert.ok(before > 100);
  const elsewhere = createHandler({store: await openStore(`file:${room.path}`), secret: SECRET, adminKey: ADMIN});
  const erased = await elsewhere(new Request(`http://x/v1/spaces/${room.space}/authors/${people[0].sub}/entries`, {method: 'DELETE', headers: {authorization: `Bearer ${ADMIN}`}}));
  assert.equal((await erased.json()).erased, all.filter(({author}) => author === people[0].sub).length);
  await elsewhere.stop();
  await new Promise((done) => setTimeout(done, 1500));
  assert.deepEqual((await readThrough(room, people[1], {limit: 1000})).filter(({author}) => author === people[0].sub), []);
});
