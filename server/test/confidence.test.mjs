// What is said in confidence, in every store and over two gateways: the staff gets answers, and no way from one to a person.
import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {existsSync, readdirSync, readFileSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, describe, it, test} from 'node:test';
import {createHandler, listen, openStore} from '../dist/index.js';
import {ADMIN, call, Class, folder, openClass, SECRET, until} from './class.mjs';
import {folder as home, startNats, startPostgres} from './engines.mjs';

const places = {
  'SQLite in a file': async () => {
    const place = home();
    return {address: `file:${join(place.path, 'class.db')}`, folder: place.path, stop: place.remove};
  },
  'NATS JetStream': async () => startNats(),
  PostgreSQL: async () => startPostgres(),
};

const confided = (answers, more = {}) => ({id: randomUUID(), activity: 'how', type: 'confided', data: {answers, group: 5, ...more}});
const completed = () => ({id: randomUUID(), activity: 'how', type: 'completed', data: {}});
const gatheredIn = (entries, question = 'word') => entries.filter(({type, data}) => type === 'gathered' && data.question === question);
const wordsIn = (entries, question) => gatheredIn(entries, question).flatMap(({data}) => data.responses.flat());

for (const [name, start] of Object.entries(places)) {
  describe(name, {timeout: 300_000}, () => {
    let place;
    let gateways;

    before(async () => {
      place = await start();
      if (!place) return console.log(`LEFT OUT: ${name} is not installed (apt install nats-server postgresql)`);
      gateways = await Promise.all([1, 2].map(() => gatewayOn(place.address)));
    });
    after(async () => {
      for (const gateway of gateways ?? []) await gateway.stop();
      await place?.stop();
    });

    const test = (title, check) => it(title, async (t) => {
      if (!place) return t.skip(`${name} is not installed`);
      const made = await call(gateways[0], 'POST', '/v1/spaces', {token: ADMIN, body: {}});
      const [room, other] = gateways.map((gateway) => new Class({...gateway, ...made.body}));
      const staff = await room.join({key: room.key, name: 'Tea'});
      await check({room, other, staff, people: (count) => joined(room, count)});
    });

    test('is shown to nobody below the group, and all at once, shuffled, with the day alone, from then on', async ({room, other, staff, people}) => {
      const learners = await people(5);
      const streams = await Promise.all([room.stream(staff), other.stream(staff), room.stream(learners[0])]);
      const said = [];
      for (const [i, learner] of learners.entries()) {
        const answers = {word: [`word ${i}`], scale: [String(i)]};
        const sheet = confided(answers);
        said.push(sheet);
        const {body} = await (i % 2 ? room : other).append(learner, [sheet, completed()]);
        assert.deepEqual([body.results[0].seq, body.results[0].dup], [0, false]);
        if (i === 4) break;
        for (const gateway of [room, other]) {
          const {text} = await gateway.read(staff);
          assert.doesNotMatch(text, /word \d|gathered|confided/);
          assert.doesNotMatch(await gateway.exported(staff.token), /word \d|gathered|confided/);
        }
      }
      const {entries} = (await other.read(staff)).body;
      assert.deepEqual(wordsIn(entries).sort(), [0, 1, 2, 3, 4].map((i) => `word ${i}`));
      const gathered = entries.filter(({type}) => type === 'gathered');
      const traces = [...learners.map(({sub}) => sub), ...said.map(({id}) => id)];
      for (const entry of gathered) {
        assert.equal(entry.author, '~');
        assert.match(entry.at, /T00:00:00\.000Z$/);
        assert.equal('made' in entry, false);
        for (const trace of traces) assert.ok(!JSON.stringify(entry).includes(trace));
      }
      // One number, one moment for all: nothing came into the log when any of the first four answered.
      assert.equal(gathered.length, 2);
      const last = Math.max(...entries.filter(({type}) => type === 'completed').slice(0, 4).map(({seq}) => seq));
      assert.ok(gathered.every(({seq}) => seq > last));
      for (const stream of streams.slice(0, 2)) {
        await until(() => wordsIn(stream.entries).length === 5);
        assert.ok(stream.entries.every(({type}) => type !== 'confided'));
      }
      for (const learner of learners) assert.doesNotMatch((await room.read(learner)).text, /gathered|word \d/);
      for (const stream of streams) stream.close();
      assert.doesNotMatch(streams[2].messages.map(({data}) => JSON.stringify(data)).join(), /word \d/);
      for (const format of ['ndjson', 'csv']) {
        const text = await room.exported(staff.token, `?format=${format}`);
        assert.match(text, /word 3/);
        for (const {id} of said) assert.ok(!text.includes(id));
      }
      assert.equal(await room.exported(staff.token, `?author=${learners[0].sub}`).then((text) => /word/.test(text)), false);
    });

    test('waits anew for a whole group: a newcomer is not the difference between two looks', async ({room, staff, people}) => {
      for (const [i, learner] of (await people(9)).entries()) await room.append(learner, confided({word: [`w${i}`]}));
      assert.equal(wordsIn((await room.read(staff)).body.entries).length, 5);
      const [tenth] = await people(1);
      await room.append(tenth, confided({word: ['w9']}));
      assert.equal(wordsIn((await room.read(staff)).body.entries).length, 10);
    });

    test('counts people and not answers, and one that is sent again not at all', async ({room, other, staff, people}) => {
      const learners = await people(5);
      const sheet = confided({word: ['once']});
      await room.append(learners[0], sheet);
      assert.equal((await other.append(learners[0], sheet)).body.results[0].dup, true);
      for (const word of ['a', 'b', 'c', 'd', 'e']) await room.append(learners[1], confided({word: [word]}));
      for (const learner of learners.slice(2, 4)) await room.append(learner, confided({word: ['x']}));
      assert.equal(wordsIn((await room.read(staff)).body.entries).length, 0);
      await room.append(learners[4], confided({word: ['last']}));
      const words = wordsIn((await room.read(staff)).body.entries);
      assert.deepEqual(words.toSorted(), ['a', 'b', 'c', 'd', 'e', 'last', 'once', 'x', 'x']);
      assert.equal((await other.append(learners[0], sheet)).body.results[0].dup, true, 'also once it is shown');
      assert.equal(wordsIn((await room.read(staff)).body.entries).length, 9);
    });

    test('is kept when many answer at once at two gateways', async ({room, other, staff, people}) => {
      const learners = await people(20);
      await Promise.all(learners.map((learner, i) => (i % 2 ? room : other).append(learner, confided({word: [`w${i}`]}))));
      assert.deepEqual(wordsIn((await room.read(staff)).body.entries).sort(), learners.map((_, i) => `w${i}`).sort());
    });

    test('no page sets less than three, and each group that is told apart needs as many', async ({room, staff, people}) => {
      const learners = await people(6);
      for (const learner of learners.slice(0, 2)) await room.append(learner, confided({word: ['few']}, {group: 1}));
      assert.equal(wordsIn((await room.read(staff)).body.entries).length, 0);
      await room.append(learners[2], confided({word: ['few']}, {group: 1}));
      assert.equal(wordsIn((await room.read(staff)).body.entries).length, 3);
      const by = (term, word) => confided({term: [term], word: [word]}, {group: 3, by: 'term'});
      for (const [i, term] of ['1', '1', '2', '2', '1', '3'].entries()) await room.append(learners[i], by(term, `of ${term}`));
      const told = gatheredIn((await room.read(staff)).body.entries).filter(({data}) => data.by);
      assert.deepEqual(told.map(({data}) => [data.of, data.responses]), [[['1'], [['of 1'], ['of 1'], ['of 1']]]]);
    });

    test('nothing readable of it is on the disk before it is shown, and nobody is told apart when somebody is erased', async ({room, other, staff, people}) => {
      const learners = await people(6);
      const secret = `secret-${randomUUID()}`;
      for (const learner of learners.slice(0, 4)) await room.append(learner, confided({word: [secret]}));
      await place.flush?.();
      if (place.folder) assert.equal(filesWith(place.folder, secret), 0);
      assert.equal((await room.call('DELETE', `/authors/${learners[0].sub}/entries`, staff)).status, 200);
      await room.append(learners[4], confided({word: [secret]}));
      assert.equal(wordsIn((await other.read(staff)).body.entries).length, 0, 'who was erased counts no more');
      await room.append(learners[5], confided({word: [secret]}));
      assert.equal(wordsIn((await other.read(staff)).body.entries).length, 6, 'what they said is nobody\'s');
    });

    test('goes with its space', async ({room, people}) => {
      const [learner] = await people(1);
      await room.append(learner, confided({word: ['gone']}));
      const {space} = room;
      const {records} = gateways[1].store;
      assert.equal((await records.list(`confidences/${space}/`)).length, 1);
      assert.equal((await room.call('DELETE', '', {token: ADMIN})).status, 200);
      assert.equal((await records.list(`confidences/${space}/`)).length, 0);
    });
  });
}

test('the staff does not answer, nobody writes what was gathered, and a group has a short name', async (t) => {
  const room = await openClass(t);
  const [staff, ada] = [await room.join({key: room.key}), await room.join()];
  const refusals = [[staff, confided({q: ['a']}), 403], [staff, {...confided(), type: 'gathered', data: {question: 'q', responses: [['a']]}}, 403],
    [ada, confided({q: ['x'.repeat(2000)]}, {by: 'q'}), 422]];
  for (const [person, item, status] of refusals) {
    const answer = await room.append(person, item);
    assert.equal(answer.status, status);
    assert.match(answer.body.results[0].error.message, /^[A-Z].{20,}\.$/);
  }
  assert.doesNotMatch(room.lines.join(''), new RegExp(`${ada.sub}|${staff.sub}`));
});

test('a server that fell between sealing and showing shows what is due when the last is sent again', async (t) => {
  let falls = true;
  const path = `file:${join(folder(t), 'class.db')}`;
  const wrap = (store) => ({...store, append: (space, author, ...rest) => {
    if (author === '~' && falls) throw new Error('fell');
    return store.append(space, author, ...rest);
  }});
  const room = await openClass(t, {address: path, wrap});
  const staff = await room.join({key: room.key});
  const sheets = [];
  for (const learner of await joined(room, 5)) {
    sheets.push([learner, confided({word: ['w']})]);
    const {status} = await room.append(...sheets.at(-1));
    assert.equal(status, sheets.length < 5 ? 200 : 500);
  }
  falls = false;
  const {body} = await room.append(...sheets[4]);
  assert.deepEqual(body.results, [{seq: 0, dup: true}]);
  assert.equal(wordsIn((await room.read(staff)).body.entries).length, 5);
});

test('what waits longer than a space keeps things is erased', async (t) => {
  let now = Date.UTC(2026, 10, 1, 12);
  const room = await openClass(t, {settings: {retain: 2}, now: () => new Date(now)});
  const staff = await room.join({key: room.key});
  const learners = await joined(room, 6);
  for (const learner of learners.slice(0, 4)) await room.append(learner, confided({word: ['old']}));
  now += 4 * 86_400_000;
  await room.handler.retain();
  const [fresh] = await joined(room, 1);
  await room.append(fresh, confided({word: ['new']}));
  assert.equal(wordsIn((await room.read(await room.join({key: room.key}))).body.entries).length, 0);
  assert.ok(staff);
});

async function gatewayOn(address) {
  const store = await openStore(address);
  const server = await listen(createHandler({store, secret: SECRET, adminKey: ADMIN}), {port: 0});
  const stop = async () => {
    await server.stop();
    await store.close();
  };
  return {...server, store, stop};
}

const joined = (room, count) => Promise.all(Array.from({length: count}, () => room.join()));

/** PostgreSQL makes and removes files all the time. */
function filesWith(path, text) {
  if (!existsSync(path)) return 0;
  const kind = statSync(path);
  if (kind.isFile()) return Number(readFileSync(path).includes(text));
  if (!kind.isDirectory()) return 0;
  return readdirSync(path).reduce((sum, name) => sum + filesWith(join(path, name), text), 0);
}
