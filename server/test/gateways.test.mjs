// Many gateways before one store, while a part of the store dies under load: what was acknowledged is there, once, in one
// order for all, whichever gateway somebody listens at.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {jetstreamManager} from '@nats-io/jetstream';
import {connect} from '@nats-io/transport-node';
import {ADMIN, call, folder, serve, stream, until} from './class.mjs';
import {startNats, startPostgres} from './engines.mjs';
import {outbox} from './outbox.mjs';

const WRITERS = 6;
const READERS = 4;
/** Entries before, while and after something is away. */
const LOAD = 150;
const ROUNDS = 2;

/** The node that orders what is said. */
async function leaderOf({address, nodes}) {
  const connection = await connect({servers: address.replace('nats://', '').split(',')});
  const {cluster} = await (await jetstreamManager(connection)).streams.info('flip-entries');
  await connection.close();
  const name = cluster.leader;
  assert.match(name, /^node\d$/);
  return nodes[Number(name.slice('node'.length))];
}

const places = [
  {name: 'three NATS nodes whose leader is killed', start: () => startNats(3), victim: leaderOf, signal: 'SIGKILL'},
  // Its sessions end in the middle of what they do, and what it had not written to its files comes from its journal.
  {name: 'a PostgreSQL that crashes and comes back', start: () => startPostgres(), victim: ({nodes}) => nodes[0], signal: 'SIGQUIT'},
];

for (const {name, start, victim, signal} of places) {
  test(`two gateways over ${name} under load: nothing acknowledged is lost or doubled, and all hear it in one order`, {timeout: 180_000}, async (t) => {
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
    const at = (i) => gateways[i % gateways.length];
    const {body: {space, code}} = await call(at(0), 'POST', '/v1/spaces', {token: ADMIN, body: {}});
    const join = async (i) => (await call(at(i), 'POST', '/v1/join', {body: {code}})).body.token;
    const tokens = await Promise.all(Array.from({length: WRITERS + READERS}, (_, i) => join(i)));

    const readers = tokens.slice(WRITERS).map((token, i) => reader(at(i), space, token));
    const writers = tokens.slice(0, WRITERS).map((token, i) => outbox((tries) => at(i + tries).origin, space, token, {pause: 20, loses: (tries) => tries % 7 === i}));
    t.after(() => {
      for (const one of writers) one.giveUp();
      for (const one of readers) void one.end();
    });
    const acknowledged = () => writers.reduce((sum, one) => sum + one.acknowledged.size, 0);
    const more = async (what) => {
      const before = acknowledged();
      await until(() => acknowledged() > before + LOAD, what, 60_000);
    };
    await more('load before');
    for (let round = 0; round < ROUNDS; round += 1) {
      const node = await victim(place);
      await node.stop(signal);
      if (place.nodes.length > 1) await more('load while a node is away');
      await node.start();
      await more('load afterwards');
    }
    await Promise.all(writers.map((one) => one.end()));

    const last = Math.max(...writers.flatMap((one) => [...one.acknowledged.values()]));
    await until(() => readers.every(({upTo}) => upTo >= last), 'everything at every reader', 60_000);
    await Promise.all(readers.map((one) => one.end()));
    const [first, ...others] = readers.map(({heard}) => heard.map(({seq, id}) => `${seq} ${id}`));
    for (const order of others) assert.deepEqual(order, first, 'all readers of both gateways hear the same in the same order');
    const stored = new Map(readers[0].heard.map(({seq, id}) => [id, seq]));
    assert.equal(stored.size, first.length, 'none doubled');
    for (const {acknowledged: own, made} of writers) {
      for (const [id, seq] of own) assert.equal(stored.get(id), seq, 'acknowledged and there under its number');
      const order = made.map(({id}) => stored.get(id));
      assert.ok(order.every((seq, i) => i === 0 || seq > order[i - 1]), 'in the order in which it was said');
    }
    assert.equal(stored.size, writers.reduce((sum, {made}) => sum + made.length, 0), 'and nothing else');
    // Each was sent again at the other gateway, which knew it under the number it had.
    const lost = writers.flatMap((one) => [...one.lost.keys()]);
    assert.ok(lost.length > LOAD / 10, `${lost.length} answers were lost`);
    assert.ok(writers.every((one) => [...one.lost].every(([id, seq]) => one.acknowledged.get(id) === seq)));
    t.diagnostic(`${stored.size} entries, ${lost.length} with their answer lost, ${writers.reduce((sum, {tries}) => sum + tries, 0)} tries, ${readers.reduce((sum, {breaks}) => sum + breaks, 0)} streams broke`);
  });
}

/** Listens at one gateway as a page does: when the stream ends it comes back with where it was. */
function reader(gateway, space, token) {
  const one = {heard: [], cursor: '0', upTo: 0, breaks: 0};
  let going = true;
  let open;
  const done = (async () => {
    for (; going; one.breaks += going ? 1 : 0) {
      open = await stream(gateway, `/v1/spaces/${space}/entries?after=${one.cursor}`, {token}).catch(() => undefined);
      if (open?.response.status !== 200) {
        await new Promise((again) => setTimeout(again, 50));
        continue;
      }
      while (!open.over || open.messages.length > 0) {
        for (const {id, data} of open.messages.splice(0)) {
          if (data) one.heard.push(...data.entries);
          if (id) [one.cursor, one.upTo] = [id, parseInt(id)];
        }
        if (!going) open.close();
        await new Promise((next) => setTimeout(next, 10));
      }
    }
  })();
  return Object.assign(one, {async end() {
    going = false;
    open?.close();
    await done;
  }});
}
