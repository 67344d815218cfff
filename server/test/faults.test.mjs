// What goes wrong in schools: power cuts, full disks, restarts. What was acknowledged is there, once, in one order.
import assert from 'node:assert/strict';
import {spawn, spawnSync} from 'node:child_process';
import {once} from 'node:events';
import {randomUUID} from 'node:crypto';
import {copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import {after, before, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {openStore} from '../dist/store.js';
import {folder, startNats, startPostgres} from './engines.mjs';

const writer = fileURLToPath(new URL('writer.mjs', import.meta.url));
const now = () => new Date().toISOString();
const entry = (text = 'hello') => ({id: randomUUID(), activity: 'thread', type: 'posted', data: {text}});
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('SQLite in a file', {timeout: 300_000}, () => {
  let home;
  before(() => { home = folder(); });
  after(() => home.remove());

  it('keeps all it acknowledged, once, when it is killed under load, eight times over', async () => {
    const address = `file:${join(home.path, 'killed.db')}`;
    const acknowledged = new Map();
    for (let round = 0; round < 8; round++) {
      const enough = acknowledged.size + 300 + round * 53;
      await writeUntil(address, 'class', (line) => {
        const [sign, id, seq] = line.split(' ');
        if (sign === '+') acknowledged.set(id, Number(seq));
        return acknowledged.size >= enough;
      });
      const store = await openStore(address);
      assertKept(await store.read('class', 0), acknowledged);
      // It goes on where it was.
      const said = entry(`round ${round}`);
      const [{seq}] = await store.append('class', 'ada', now(), [said]);
      acknowledged.set(said.id, seq);
      assert.equal(await store.last('class'), seq);
      await store.close();
    }
    assert.ok(acknowledged.size > 8 * 300);
  });

  it('finishes at its next start what it was erasing when it was killed', async () => {
    for (let round = 0; round < 5; round++) {
      const path = join(home.path, `erased${round}.db`);
      const secret = `secret${randomUUID()}`;
      const store = await openStore(`file:${path}`);
      await Promise.all(Array.from({length: 400}, (_, i) =>
        store.append('class', i % 2 ? secret : 'ben', now(), [entry((i % 2 ? secret : 'kept').padEnd(1000, 'x')), entry(`${i}`)])));
      await store.close();
      // Killed a moment after it began, each round a little later.
      await writeUntil(`file:${path}`, 'class', (line) => line === 'ready' || line.startsWith('erased'), {erase: secret, pause: round * 4});
      const again = await openStore(`file:${path}`);
      const left = (await again.read('class', 0, {author: secret})).length;
      assert.ok(left === 0 || left === 400, 'an author is erased whole or not at all');
      if (left === 0) assertGone(home.path, `erased${round}.db`, secret);
      assert.equal(await again.erase('class', {author: secret}), left);
      assertGone(home.path, `erased${round}.db`, secret);
      assert.ok((await again.read('class', 0, {author: 'ben'})).length === 400);
      await again.close();
    }
  });

  it('refuses with a sentence when the disk is full, keeps what it has, and goes on when there is space', async (t) => {
    const disk = join(home.path, 'disk');
    mkdirSync(disk);
    const isMounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', disk]).status === 0;
    if (!isMounted) {
      console.log('LEFT OUT: a full disk needs the right to mount one (root)');
      return t.skip('may not mount a small disk');
    }
    try {
      const address = `file:${join(disk, 'class.db')}`;
      const store = await openStore(address);
      writeFileSync(join(disk, 'ballast'), Buffer.alloc(600_000));
      const acknowledged = new Map();
      const refused = [];
      for (let i = 0; i < 300 && refused.length < 5; i++) {
        const said = entry(String(i).padEnd(15_000, 'x'));
        await store.append('class', 'ada', now(), [said]).then(([{seq}]) => acknowledged.set(said.id, seq), (error) => refused.push([error, said]));
      }
      assert.equal(refused.length, 5);
      for (const [error] of refused) {
        assert.equal(error.code, 'full');
        assert.match(error.message, /disk is full.*Free some space/);
      }
      assertKept(await store.read('class', 0), acknowledged);
      assert.ok(refused.every(([, {id}]) => !acknowledged.has(id)));
      rmSync(join(disk, 'ballast'));
      // No restart: the very entries that were refused are taken now.
      for (const [, said] of refused) acknowledged.set(said.id, (await store.append('class', 'ada', now(), [said]))[0].seq);
      assertKept(await store.read('class', 0), acknowledged);
      await store.close();
      const again = await openStore(address);
      assertKept(await again.read('class', 0), acknowledged);
      await again.close();
    } finally {
      spawnSync('umount', ['-l', disk]);
    }
  });

  it('says what to do about a file that is none of its own', async () => {
    const path = join(home.path, 'strange.db');
    writeFileSync(path, 'this is a letter to my aunt, and no database at all'.repeat(100));
    await assert.rejects(openStore(`file:${path}`), (error) => error.code === 'unavailable' && error.message.includes(path));
    assert.ok(readFileSync(path, 'utf8').startsWith('this is a letter'), 'it is left as it is');
    await assert.rejects(openStore(`file:${home.path}/`), {code: 'address'});
    await assert.rejects(openStore(`file:${path}/class.db`), {code: 'unavailable'});
    await assert.rejects(openStore('mysql://host'), (error) => error.code === 'address' && /file:.*nats:.*postgres:/.test(error.message));
    await assert.rejects(openStore('nats://?replicas=3'), {code: 'address'});
    await assert.rejects(openStore('nats://127.0.0.1:1'), (error) => error.code === 'unavailable' && error.message.includes('127.0.0.1:1'));
    await assert.rejects(openStore('postgres://flip@127.0.0.1:1/none'), {code: 'unavailable'});
  });

  it('takes nothing more when it is closed, and what came before is kept', async () => {
    const address = `file:${join(home.path, 'closed.db')}`;
    const store = await openStore(address);
    const appending = Array.from({length: 50}, () => store.append('class', 'ada', now(), [entry()]));
    await store.close();
    assert.equal((await Promise.all(appending)).length, 50);
    await assert.rejects(store.append('class', 'ada', now(), [entry()]), {code: 'unavailable'});
    // The file alone is the backup of a stopped server.
    copyFileSync(join(home.path, 'closed.db'), join(home.path, 'copied.db'));
    const again = await openStore(`file:${join(home.path, 'copied.db')}`);
    assert.equal((await again.read('class', 0)).length, 50);
    await again.close();
  });
});

describe('NATS JetStream, three nodes', {timeout: 300_000}, () => {
  it('loses no acknowledged entry and doubles none when the leader is killed under load; two servers see one order', async (t) => {
    const nats = await startNats(3);
    if (!nats) return leftOut(t, 'nats-server');
    const stores = [];
    try {
      for (let i = 0; i < 2; i++) stores.push(await openStore(nats.address));
      const heard = stores.map(() => []);
      for (const [i, store] of stores.entries()) await store.watch('class', 0, (batch) => heard[i].push(...batch));
      const acknowledged = new Map();
      const refused = [];
      let writing = true;
      const lanes = Array.from({length: 8}, async (_, lane) => {
        while (writing) {
          const said = entry(`lane ${lane}`);
          // As a browser does: the same entry again until it is acknowledged, at times at the other server.
          for (let tries = 0; ; tries++) {
            const outcome = await stores[(lane + tries) % 2].append('class', `lane${lane}`, now(), [said]).catch((error) => refused.push(error));
            if (!outcome[0]) continue;
            acknowledged.set(said.id, outcome[0].seq);
            break;
          }
        }
      });
      for (let kill = 0; kill < 3; kill++) {
        const before = acknowledged.size;
        await until(() => acknowledged.size > before + 200);
        const leader = nats.nodes[await leaderOf(nats)];
        await leader.stop('SIGKILL');
        const after = acknowledged.size;
        await until(() => acknowledged.size > after + 200, 60_000);
        await leader.start();
      }
      writing = false;
      await Promise.all(lanes);
      for (const error of refused) assert.equal(error.code, 'unavailable');
      const kept = await stores[0].read('class', 0);
      assertKept(kept, acknowledged);
      assert.equal(kept.length, acknowledged.size);
      await until(() => heard.every((mine) => mine.length >= kept.length), 60_000);
      for (const mine of heard) assert.deepEqual(mine, kept);
      assert.deepEqual(await stores[1].read('class', 0), kept);
      await assertNewServerKnows(nats.address, kept, stores);
      t.diagnostic(`${acknowledged.size} acknowledged, ${refused.length} tries refused, 3 leaders killed`);
    } finally {
      await Promise.all(stores.map((store) => store.close()));
      await nats.stop();
    }
  });
});

describe('NATS JetStream, one node', {timeout: 120_000}, () => {
  it('counts once what the stream holds twice, also where the first was erased, and erases both', async (t) => {
    const nats = await startNats();
    if (!nats) return leftOut(t, 'nats-server');
    const {connect} = await import('@nats-io/transport-node');
    const {jetstream, jetstreamManager} = await import('@nats-io/jetstream');
    const connection = await connect({servers: nats.address.slice('nats://'.length)});
    const jsm = await jetstreamManager(connection);
    const stores = [await openStore(nats.address)];
    const [store] = stores;
    try {
      const heard = [];
      await store.watch('class', 0, (batch) => heard.push(...batch));
      const said = Array.from({length: 5}, (_, i) => entry(`No. ${i}`));
      await store.append('class', 'ada', now(), said);
      // As a node that was killed may take in again what it has.
      const repeat = async (seq) => {
        const {subject, data} = await jsm.streams.getMessage('flip-entries', {seq});
        return (await jetstream(connection).publish(subject, data)).seq;
      };
      const numbers = (await store.read('class', 0)).map(({seq}) => seq);
      for (const seq of numbers.slice(1, 4)) await repeat(seq);
      const [{seq: last}] = await store.append('class', 'bob', now(), [entry('last')]);
      const kept = await store.read('class', 0);
      assert.deepEqual(kept.map(({seq}) => seq), [...numbers, last]);
      assert.deepEqual(await store.append('class', 'ada', now(), [said[2]]), [{seq: numbers[2], dup: true}]);
      await until(() => heard.length >= kept.length);
      assert.deepEqual(heard, kept);
      await assertNewServerKnows(nats.address, kept, stores);
      // All of an author goes, the doubles too.
      assert.equal(await store.erase('class', {author: 'ada'}), 8);
      assert.equal((await jsm.streams.info('flip-entries')).state.messages, 1);
      // What was erased and is said again is there.
      const [{seq: anew, dup}] = await store.append('class', 'ada', now(), [said[2]]);
      assert.equal(dup, false);
      for (const each of stores) assert.deepEqual((await each.read('class', 0)).map(({seq}) => seq), [last, anew]);
      await until(() => heard.at(-1).seq === anew);
    } finally {
      await Promise.all(stores.map((each) => each.close()));
      await connection.close();
      await nats.stop();
    }
  });
});

for (const [name, start] of Object.entries({'NATS JetStream': () => startNats(), PostgreSQL: () => startPostgres()})) {
  describe(name, {timeout: 300_000}, () => {
    it('goes on by itself when it was restarted, and so does a watcher', async (t) => {
      const engine = await start();
      if (!engine) return leftOut(t, name);
      const stores = [];
      try {
        for (let i = 0; i < 2; i++) stores.push(await openStore(engine.address));
        const heard = [];
        await stores[0].watch('class', 0, (batch) => heard.push(...batch));
        const acknowledged = new Map();
        const say = async (store) => {
          const said = entry();
          for (;;) {
            const outcome = await store.append('class', 'ada', now(), [said]).catch(() => undefined);
            if (outcome) return acknowledged.set(said.id, outcome[0].seq);
          }
        };
        for (let round = 0; round < 3; round++) {
          await say(stores[1]);
          await until(() => heard.length === acknowledged.size);
          assert.equal(await stores[0].healthy(), true);
          await engine.nodes[0].stop(round === 1 ? 'SIGKILL' : 'SIGINT');
          const saying = [say(stores[0]), say(stores[1])];
          await pause(1500);
          assert.equal(await stores[0].healthy(), false);
          await engine.nodes[0].start();
          await Promise.all(saying);
          await until(() => heard.length === acknowledged.size);
          await stores[1].records.put(`round${round}`, round, {if: 0});
        }
        const kept = await stores[1].read('class', 0);
        assertKept(kept, acknowledged);
        assert.deepEqual(heard, kept);
        await assertNewServerKnows(engine.address, kept, stores);
        assert.equal((await stores[0].records.list('round')).length, 3);
      } finally {
        await Promise.all(stores.map((store) => store.close()));
        await engine.stop();
      }
    });
  });
}

/** Every acknowledged entry is there under its number, none twice; numbers rise. Others may be there that were not acknowledged. */
function assertKept(entries, acknowledged) {
  const seqs = new Map(entries.map(({id, seq}) => [id, seq]));
  assert.equal(seqs.size, entries.length, 'an entry is there twice');
  assert.ok(entries.every(({seq}, i) => seq > (entries[i - 1]?.seq ?? 0)));
  const lost = [...acknowledged].filter(([id, seq]) => seqs.get(id) !== seq);
  assert.deepEqual(lost, [], 'acknowledged, and lost');
}

/** One that is started later knows all from before, and a watcher there hears it. */
async function assertNewServerKnows(address, kept, stores) {
  const store = await openStore(address);
  stores.push(store);
  const heard = [];
  await store.watch('class', 0, (batch) => heard.push(...batch));
  assert.deepEqual(await store.read('class', 0), kept);
  assert.equal(await store.last('class'), kept.at(-1).seq);
  assert.deepEqual(await store.append('class', kept[0].author, now(), [kept[0]]), [{seq: kept[0].seq, dup: true}]);
  await until(() => heard.length >= kept.length);
  assert.deepEqual(heard, kept);
}

function assertGone(path, name, secret) {
  for (const file of readdirSync(path).filter((file) => file.startsWith(name))) {
    assert.equal(readFileSync(join(path, file)).includes(secret), false, `${file} holds what was erased`);
  }
}

/** Starts a server that writes, and kills it without a word when `enough` says so of one of its lines. */
async function writeUntil(address, space, enough, {erase = '', pause: wait = 0} = {}) {
  const child = spawn(process.execPath, [writer, address, space, '20', erase], {stdio: ['ignore', 'pipe', 'inherit']});
  const gone = once(child, 'exit');
  let done = false;
  // What it wrote before it was killed still comes, and counts.
  for await (const line of createInterface({input: child.stdout})) {
    if (!enough(line) || done) continue;
    done = true;
    setTimeout(() => child.kill('SIGKILL'), wait);
  }
  await gone;
}

/** Which node leads the stream of entries. */
async function leaderOf(nats) {
  const {connect} = await import('@nats-io/transport-node');
  const {jetstreamManager} = await import('@nats-io/jetstream');
  const connection = await connect({servers: nats.nodes.map(({port}) => `127.0.0.1:${port}`)});
  try {
    for (;;) {
      const info = await jetstreamManager(connection, {checkAPI: false}).then((jsm) => jsm.streams.info('flip-entries')).catch(() => undefined);
      const leader = /^node(\d)$/.exec(info?.cluster?.leader ?? '')?.[1];
      if (leader !== undefined) return Number(leader);
      await pause(100);
    }
  } finally {
    await connection.close();
  }
}

function leftOut(t, name) {
  console.log(`LEFT OUT: ${name} is not installed (apt install nats-server postgresql)`);
  t.skip(`${name} is not installed`);
}

async function until(check, patience = 30_000) {
  for (const end = Date.now() + patience; Date.now() < end;) {
    if (check()) return;
    await pause(20);
  }
  assert.ok(check(), 'it never came');
}
