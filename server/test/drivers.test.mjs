// One suite for every place a class can be kept in: what holds here, the server may rely on.
import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {readdirSync, readFileSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {openStore} from '../dist/store.js';
import {folder, startNats, startPostgres} from './engines.mjs';

const at = (day = 1) => new Date(Date.UTC(2026, 10, day, 12)).toISOString();
const entry = (text = 'hello', more = {}) => ({id: randomUUID(), activity: 'thread', type: 'posted', data: {text}, ...more});
const textsOf = (entries) => entries.map(({data}) => data.text);
const seqsOf = (entries) => entries.map(({seq}) => seq);

/** Nobody else gets at it, so there is no second server. */
const ALONE = 'SQLite in memory';

/** Each way to keep a class: `address` to open (twice, for two servers), and the folder its bytes are in. */
const places = {
  [ALONE]: async () => ({address: ':memory:', stop: () => {}}),
  'SQLite in a file': async () => {
    const home = folder();
    return {address: `file:${join(home.path, 'class.db')}`, folder: home.path, stop: home.remove};
  },
  'NATS JetStream': async () => startNats(),
  'NATS JetStream, three nodes': async () => startNats(3),
  PostgreSQL: async () => startPostgres(),
};

for (const [name, start] of Object.entries(places)) {
  describe(name, {timeout: 300_000}, () => {
    let place;
    let store;
    let other;
    let space;

    before(async () => {
      place = await start();
      if (!place) return console.log(`LEFT OUT: ${name} is not installed (apt install nats-server postgresql)`);
      store = await openStore(place.address);
      other = name === ALONE ? store : await openStore(place.address);
    });
    after(async () => {
      if (other !== store) await other?.close();
      await store?.close();
      await place?.stop();
    });

    function test(title, check, {twoServers = false} = {}) {
      if (twoServers && name === ALONE) return;
      it(title, async (t) => {
        if (!place) return t.skip(`${name} is not installed`);
        space = `space-${randomUUID()}`;
        await check(t);
      });
    }

    test('keeps entries as they came, in order, with rising numbers', async () => {
      const batch = [entry('one'), entry('two', {made: at(0)}), entry('three', {activity: 'other'})];
      const outcomes = await store.append(space, 'ada', at(1), batch);
      const later = await store.append(space, 'ben', at(2), [entry('four')]);
      assert.ok([...outcomes, ...later].every(({dup}) => dup === false));
      const entries = await other.read(space, 0);
      assert.deepEqual(textsOf(entries), ['one', 'two', 'three', 'four']);
      assert.deepEqual(seqsOf(entries), seqsOf([...outcomes, ...later]));
      assert.deepEqual(entries[0], {...batch[0], space, author: 'ada', at: at(1), seq: outcomes[0].seq});
      assert.equal(entries[1].made, at(0));
      assert.equal('made' in entries[0], false);
      assert.ok(entries.every(({seq}, i) => seq > (entries[i - 1]?.seq ?? 0)));
      assert.equal(await other.last(space), later[0].seq);
      assert.deepEqual(await store.append(space, 'ada', at(1), []), []);
    });

    test('knows nothing of a space where nobody spoke', async () => {
      assert.deepEqual(await store.read(space, 0), []);
      assert.equal(await store.last(space), 0);
      assert.equal(await store.erase(space, 'all'), 0);
      assert.equal(await store.healthy(), true);
    });

    test('keeps any text: every script, quotes, line ends, the character 0 and half a character', async () => {
      const hard = ['Ünïcödé 学生 🧑🏽‍🎓', `"'\`;\\\\ DROP TABLE entries; --`, 'a\r\nb\tc', 'nothing\0more', 'half \ud83d', '\u2028\u2029', '.*> %_ /:'];
      for (const text of hard) {
        const said = entry(text, {id: `id ${text.replace('\ud83d', '')}`, activity: `act ${text.replace('\ud83d', '')}`});
        const author = `sub ${text.replace('\ud83d', '')}`;
        const [{seq}] = await store.append(space, author, at(), [said]);
        assert.deepEqual((await other.read(space, seq - 1))[0], {...said, space, author, at: at(), seq});
        assert.deepEqual(await other.append(space, author, at(2), [said]), [{seq, dup: true}]);
        assert.equal((await store.read(space, 0, {author})).length, 1);
        assert.equal((await store.read(space, 0, {activity: said.activity})).length, 1);
      }
    });

    test('keeps 100 entries of 16 KiB each', async () => {
      const batch = Array.from({length: 100}, (_, i) => entry(String(i).padEnd(16_000, 'x')));
      await store.append(space, 'ada', at(), batch);
      assert.deepEqual(textsOf(await other.read(space, 0)), textsOf(batch));
    });

    test('keeps spaces apart', async () => {
      const same = entry('in both');
      await store.append(space, 'ada', at(), [same]);
      const [outcome] = await store.append(`${space}-2`, 'ben', at(), [same]);
      assert.equal(outcome.dup, false);
      assert.deepEqual((await store.read(space, 0)).map(({author}) => author), ['ada']);
      assert.deepEqual((await store.read(`${space}-2`, 0)).map(({author}) => author), ['ben']);
    });

    test('takes an entry once however often it comes, also days later and in one batch', async () => {
      const said = entry('once');
      const [{seq}, again] = await store.append(space, 'ada', at(1), [said, said]);
      assert.deepEqual(again, {seq, dup: true});
      assert.deepEqual(await other.append(space, 'ada', at(9), [said]), [{seq, dup: true}]);
      // A browser may say the same with its keys in another order.
      const turned = {...said, type: 'answered', id: randomUUID(), data: {question: 'q', response: ['a'], score: 1}};
      const [first] = await store.append(space, 'ada', at(), [turned]);
      assert.deepEqual(await other.append(space, 'ada', at(), [{...turned, data: {score: 1, response: ['a'], question: 'q'}}]), [{seq: first.seq, dup: true}]);
      assert.equal((await store.read(space, 0)).length, 2);
    });

    test('refuses an id that is there with other content, and takes the rest of the batch', async () => {
      const said = entry('mine');
      await store.append(space, 'ada', at(), [said]);
      const others = [{data: {text: 'other'}}, {activity: 'elsewhere'}, {type: 'edited'}];
      for (const other of others) {
        const outcomes = await store.append(space, 'ada', at(), [entry(), {...said, ...other}, entry()]);
        assert.deepEqual(outcomes.map((outcome) => 'conflict' in outcome), [false, true, false]);
      }
      assert.deepEqual(await other.append(space, 'eve', at(), [said]), [{conflict: true}]);
      const kept = (await store.read(space, 0)).filter(({id}) => id === said.id);
      assert.deepEqual(kept.map(({data, author}) => [data.text, author]), [['mine', 'ada']]);
    });

    test('takes one of many that come at once with one id, from two servers', async () => {
      for (let round = 0; round < 10; round++) {
        const said = entry(`round ${round}`);
        const rivals = Array.from({length: 8}, (_, i) => (i % 2 ? other : store).append(space, i < 6 ? 'ada' : 'eve', at(), [said]));
        const outcomes = (await Promise.all(rivals)).flat();
        assert.equal(outcomes.filter(({dup}) => dup === false).length, 1);
        assert.equal(new Set(outcomes.filter(({seq}) => seq).map(({seq}) => seq)).size, 1);
        assert.ok(outcomes.some(({conflict}) => conflict));
      }
      assert.equal((await store.read(space, 0)).length, 10);
    });

    test('reads from a number on, by activity, by author, and no more than asked', async () => {
      const outcomes = [];
      for (let i = 0; i < 12; i++) {
        outcomes.push(...await store.append(space, i % 2 ? 'ada' : 'ben', at(), [entry(String(i), {activity: i % 3 ? 'a' : 'b'})]));
      }
      const read = async (...options) => textsOf(await other.read(space, ...options)).join(' ');
      assert.equal(await read(0, {limit: 3}), '0 1 2');
      assert.equal(await read(outcomes[2].seq, {limit: 2}), '3 4');
      assert.equal(await read(0, {activity: 'b'}), '0 3 6 9');
      assert.equal(await read(0, {author: 'ada'}), '1 3 5 7 9 11');
      assert.equal(await read(outcomes[3].seq, {activity: 'b', author: 'ada', limit: 1}), '9');
      assert.equal(await read(outcomes[11].seq), '');
      assert.equal(await read(outcomes[11].seq + 1000), '');
      assert.equal(await read(0, {limit: 0}), '');
      assert.equal(await read(0, {activity: 'unknown'}), '');
    });

    test('lets a watcher hear all there was and all that comes, each once and in order, while two servers write', async () => {
      const before = await store.append(space, 'ada', at(), Array.from({length: 700}, (_, i) => entry(`before ${i}`)));
      const heard = [[], [], []];
      const starts = [0, before[699].seq, before[300].seq];
      const write = (server, who) => Promise.all(Array.from({length: 10}, async (_, lane) => {
        for (let i = 0; i < 20; i++) await server.append(space, who, at(), [entry(`${who} ${lane} ${i}`), entry(`${who} ${lane} ${i}b`)]);
      }));
      const writing = [write(store, 'ada'), write(other, 'ben')];
      const stops = await Promise.all(heard.map((mine, i) => (i === 1 ? other : store).watch(space, starts[i], (batch) => {
        assert.ok(batch.length > 0);
        mine.push(...batch);
      })));
      await Promise.all(writing);
      const all = await store.read(space, 0);
      assert.equal(all.length, 700 + 800);
      await until(() => heard.every((mine) => mine.at(-1)?.seq === all.at(-1).seq));
      heard.forEach((mine, i) => assert.deepEqual(mine, all.filter(({seq}) => seq > starts[i])));
      await Promise.all(stops.map((stop) => stop()));
      await store.append(space, 'ada', at(), [entry('after')]);
      const [seen] = await other.append(space, 'ada', at(), [entry('and after')]);
      const late = [];
      const stop = await store.watch(space, 0, (batch) => late.push(...batch));
      await until(() => late.at(-1)?.seq === seen.seq);
      await stop();
      assert.ok(heard.every((mine) => mine.at(-1).seq === all.at(-1).seq), 'one that stopped hears no more');
    });

    test('lets a watcher hear what another server takes within a moment', async () => {
      const heard = [];
      const stop = await store.watch(space, 0, (batch) => heard.push(...batch));
      for (let i = 0; i < 5; i++) {
        await other.append(space, 'ada', at(), [entry(String(i))]);
        await until(() => heard.length === i + 1, 5000);
      }
      await stop();
    }, {twoServers: true});

    test('goes on when a listener throws', async () => {
      const heard = [];
      const stops = [
        await store.watch(space, 0, () => { throw new Error('a listener that throws'); }),
        await store.watch(space, 0, (batch) => heard.push(...batch)),
      ];
      for (const text of ['one', 'two', 'three']) {
        await store.append(space, 'ada', at(), [entry(text)]);
        await until(() => heard.at(-1)?.data.text === text);
      }
      await Promise.all(stops.map((stop) => stop()));
    });

    test('erases an author, and nothing is left of them', async () => {
      const secret = `secret${randomUUID().replaceAll('-', '')}`;
      // Among many others', and both short and long, so that their bytes are spread over pages.
      for (let i = 0; i < 40; i++) {
        const size = [10, 400, 3000, 15_000][i % 4];
        await store.append(space, i % 2 ? `${secret}-author` : 'ben', at(), [entry((i % 2 ? secret : 'kept').padEnd(size, `-${i}`)), entry(i % 2 ? secret : 'kept')]);
      }
      assert.equal(await store.erase(space, {author: `${secret}-author`}), 40);
      assert.equal((await other.read(space, 0)).length, 40);
      assert.deepEqual(await other.read(space, 0, {author: `${secret}-author`}), []);
      assert.equal(await store.erase(space, {author: `${secret}-author`}), 0);
      await assertGone(place, secret);
      const heard = [];
      const stop = await other.watch(space, 0, (batch) => heard.push(...batch));
      const [{seq}] = await store.append(space, 'ben', at(), [entry('next')]);
      await until(() => heard.at(-1)?.seq === seq);
      await stop();
      assert.equal(heard.length, 41);
    });

    test('erases what is older than a date, of all or of one', async () => {
      for (let day = 1; day <= 6; day++) for (const who of ['ada', 'ben']) await store.append(space, who, at(day), [entry(`${who}${day}`)]);
      assert.equal(await store.erase(space, {before: at(3)}), 4);
      assert.deepEqual(textsOf(await other.read(space, 0)), ['ada3', 'ben3', 'ada4', 'ben4', 'ada5', 'ben5', 'ada6', 'ben6']);
      assert.equal(await other.erase(space, {before: at(5), author: 'ada'}), 2);
      assert.deepEqual(textsOf(await store.read(space, 0)), ['ben3', 'ben4', 'ada5', 'ben5', 'ada6', 'ben6']);
    });

    test('erases a space, leaves the others, and never gives a number out again', async () => {
      const secret = `secret${randomUUID().replaceAll('-', '')}`;
      const outcomes = await store.append(space, 'ada', at(), Array.from({length: 50}, (_, i) => entry(`${secret} ${i}`)));
      await store.append(`${space}-2`, 'ada', at(), [entry('stays')]);
      assert.equal(await store.erase(space, 'all'), 50);
      assert.deepEqual(await other.read(space, 0), []);
      assert.deepEqual(textsOf(await other.read(`${space}-2`, 0)), ['stays']);
      await assertGone(place, secret);
      const [{seq}] = await other.append(space, 'ada', at(), [entry('anew')]);
      assert.ok(seq > outcomes[49].seq);
    });

    test('lets servers that share it whisper, and keeps nothing of it', async () => {
      if (!store.whispers) return assert.match(name, /^SQLite/, 'one machine has one server');
      const heard = [];
      const stop = other.whispers.hear((words) => heard.push(words));
      // The way to it may still be on its way.
      for (let tries = 0; heard.length === 0 && tries < 200; tries++) {
        await store.whispers.tell(`${space} ä ${'x'.repeat(7800)}`);
        await new Promise((later) => setTimeout(later, 50));
      }
      assert.equal(heard[0], `${space} ä ${'x'.repeat(7800)}`);
      assert.equal(await store.last(space), 0);
      assert.deepEqual(await store.records.list(space), []);
      stop();
    }, {twoServers: true});

    test('keeps records: get, put, list by prefix, delete', async () => {
      const {records} = store;
      const key = (name) => `${space}/${name}`;
      assert.equal(await records.get(key('a')), undefined);
      assert.equal(await records.put(key('a'), {label: 'Ünïcödé 🎓', list: [1, null]}), true);
      const first = await other.records.get(key('a'));
      assert.deepEqual(first.value, {label: 'Ünïcödé 🎓', list: [1, null]});
      assert.equal(await records.put(key('a'), 'changed'), true);
      const second = await other.records.get(key('a'));
      assert.equal(second.value, 'changed');
      assert.notEqual(second.version, first.version);
      for (const name of ['b', 'b/1', 'b/2', 'b:3', 'bc', 'B', '%', '_', 'ü']) await records.put(key(name), name);
      const names = async (prefix) => (await other.records.list(key(prefix))).map(({value}) => value);
      assert.deepEqual(await names('b'), ['b', 'b/1', 'b/2', 'b:3', 'bc']);
      assert.deepEqual(await names('b/'), ['b/1', 'b/2']);
      assert.deepEqual(await names('b:'), ['b:3']);
      assert.deepEqual(await names('%'), ['%']);
      assert.deepEqual(await names('ü'), ['ü']);
      assert.equal((await names('')).length, 10);
      assert.deepEqual(await names('zz'), []);
      assert.ok((await other.records.list('')).some((record) => record.key === key('a') && record.version === second.version));
      await records.delete(key('b/1'));
      await records.delete(key('b/1'));
      assert.equal(await other.records.get(key('b/1')), undefined);
      assert.deepEqual(await names('b/'), ['b/2']);
    });

    test('writes a record only over the version that was read', async () => {
      const {records} = store;
      assert.equal(await records.put(space, 1, {if: 0}), true);
      assert.equal(await other.records.put(space, 2, {if: 0}), false);
      const {version} = await other.records.get(space);
      assert.equal(await other.records.put(space, 3, {if: version}), true);
      assert.equal(await records.put(space, 4, {if: version}), false);
      assert.equal((await records.get(space)).value, 3);
      const last = (await records.get(space)).version;
      await records.delete(space);
      assert.equal(await records.put(space, 5, {if: last}), false);
      assert.equal(await records.put(space, 6, {if: 0}), true);
      assert.notEqual((await records.get(space)).version, version);
      // Twenty count together: each reads, adds one and tries again when another was faster.
      await records.put(`${space}-count`, 0);
      await Promise.all(Array.from({length: 20}, async (_, i) => {
        const mine = (i % 2 ? other : store).records;
        for (;;) {
          const now = await mine.get(`${space}-count`);
          if (await mine.put(`${space}-count`, now.value + 1, {if: now.version})) return;
        }
      }));
      assert.equal((await records.get(`${space}-count`)).value, 20);
    });

    test('leaves nothing of a record that was deleted, nor of what it was before', async () => {
      const [old, secret] = [0, 1].map(() => `secret${randomUUID().replaceAll('-', '')}`);
      for (let i = 0; i < 30; i++) await store.records.put(`${space}/${i}`, `kept ${i}`);
      await store.records.put(`${space}/name`, old);
      await store.records.put(`${space}/name`, secret);
      await store.records.delete(`${space}/name`);
      await assertGone(place, secret);
      await assertGone(place, old);
      assert.equal((await store.records.list(`${space}/`)).length, 30);
    });
  });
}

/**
 * Looks at every byte that the engine wrote. But for two journals, which engines keep for their own recovery and write
 * over in time: PostgreSQL's write-ahead log, and what the nodes of a cluster agree by.
 */
async function assertGone(place, secret) {
  if (!place.folder) return;
  await place.flush?.();
  const journals = /\/pg_wal\/|\/_js_\//;
  const found = filesIn(place.folder).filter((path) => !journals.test(path) && readFileSync(path).includes(secret));
  assert.deepEqual(found, []);
}

function filesIn(path) {
  return readdirSync(path, {recursive: true}).map((name) => join(path, String(name))).filter((name) => statSync(name, {throwIfNoEntry: false})?.isFile());
}

async function until(check, patience = 30_000) {
  for (const end = Date.now() + patience; Date.now() < end;) {
    if (check()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  assert.ok(check(), 'it never came');
}
