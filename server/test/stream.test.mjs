import assert from 'node:assert/strict';
import {createServer, request as httpRequest} from 'node:http';
import {once} from 'node:events';
import {connect} from 'node:net';
import {test} from 'node:test';
import fc from 'fast-check';
import {ADMIN, call, entry, farAway, openClass, post, until} from './class.mjs';

fc.configureGlobal({seed: 20_261_122});

const ids = (entries) => entries.map(({id}) => id);

test('a stream that breaks off again and again misses nothing and hears nothing twice', async (t) => {
  // News that are slower than reading, and reading that is slower than news.
  for (const wrap of [farAway, (store) => ({...farAway(store), watch: store.watch})]) await assertNoGap(t, wrap);
});

async function assertNoGap(t, wrap) {
  const room = await openClass(t, {wrap, limits: {requests: {burst: 1e6, perSecond: 1e6}}});
  const [ann, ben] = [await room.join({code: room.code, name: 'Ann'}), await room.join()];
  const sent = [];
  let writing = true;
  const write = (async () => {
    while (sent.length < 500) {
      const batch = Array.from({length: 1 + sent.length % 7}, (_, i) => (i % 3 === 2 ? entry('answered') : post()));
      const {status} = await room.append(ann, batch);
      assert.equal(status, 200);
      sent.push(...batch);
      await new Promise((done) => setTimeout(done, 5));
    }
    writing = false;
  })();
  const heard = [];
  let [cursor, breaks] = ['0', 0];
  const wanted = () => sent.filter(({type}) => type === 'posted').length;
  while (writing || heard.length < wanted()) {
    // Sometimes by the address, sometimes as a browser's own reader would say it.
    const stream = breaks % 2 ? await room.stream(ben, 'after=0', {headers: {'last-event-id': cursor}}) : await room.stream(ben, `after=${cursor}`);
    const enough = 1 + breaks * 13 % 40;
    await until(() => stream.entries.length >= enough || (!writing && heard.length + stream.entries.length >= wanted()), 'news');
    stream.close();
    await stream.done;
    heard.push(...stream.entries);
    cursor = stream.cursor() ?? cursor;
    breaks += 1;
  }
  await write;
  assert.ok(breaks > 8, `${breaks} breaks`);
  assert.deepEqual(ids(heard), ids(sent.filter(({type}) => type === 'posted')));
  assert.ok(heard.every(({seq}, i) => i === 0 || seq > heard[i - 1].seq), 'in order');
}

test('whatever the roles, activities and moments of joining, each stream hears what reading tells, once and in order', async (t) => {
  for (const [wrap, numRuns] of [[(store) => store, 40], [farAway, 25]]) await assertAllHear(t, wrap, numRuns);
});

async function assertAllHear(t, wrap, numRuns) {
  const room = await openClass(t, {wrap, settings: {anonymous: true}, limits: {requests: {burst: 1e6, perSecond: 1e6}, joins: {burst: 1e6, perSecond: 1e6}}});
  const cast = [await room.join(), await room.join(), await room.join({key: room.key}), await room.join({})];
  const types = ['posted', 'answered', 'noted', 'reacted'];
  const step = fc.oneof(
    {weight: 4, arbitrary: fc.record({by: fc.nat(2), types: fc.array(fc.constantFrom(...types), {minLength: 1, maxLength: 12}), activity: fc.constantFrom('a', 'b')})},
    {weight: 1, arbitrary: fc.record({reader: fc.nat(3), only: fc.constantFrom(undefined, 'a'), back: fc.nat(10)})});
  await fc.assert(fc.asyncProperty(fc.array(step, {minLength: 4, maxLength: 14}), async (steps) => {
    const streams = [];
    let last = 0;
    for (const {by, types: said, activity, reader, only, back} of steps) {
      if (by === undefined) {
        const query = `after=${Math.max(0, last - back)}${only ? `&activity=${only}` : ''}`;
        streams.push({who: cast[reader], query, stream: await room.stream(cast[reader], query)});
      } else {
        const {body} = await room.append(cast[by], said.map((type) => ({...entry(type), activity})));
        last = body.results.at(-1).seq;
      }
    }
    await room.append(cast[2], [{...entry('posted'), activity: 'a'}]);
    for (const {who, query, stream} of streams) {
      const {body: {entries, names}} = await room.read(who, `${query}&limit=1000`);
      await until(() => stream.entries.length >= entries.length, 'the same as reading');
      assert.deepEqual(stream.entries, entries);
      assert.deepEqual(names, {});
      stream.close();
    }
  }), {numRuns, endOnFailure: true});
}

test('news that come together are told together, first ones at once', async (t) => {
  const room = await openClass(t);
  const [ann, ben] = [await room.join({code: room.code, name: 'Ann'}), await room.join()];
  const stream = await room.stream(ben);
  await until(() => stream.messages.some(({data}) => data), 'the first message');
  assert.deepEqual(stream.messages.find(({data}) => data).data, {entries: [], names: {}}, 'also when there is nothing');
  const before = stream.messages.length;
  await Promise.all(Array.from({length: 200}, () => room.append(ann, post())));
  await until(() => stream.entries.length === 200, 'all');
  const told = stream.messages.slice(before).filter(({data}) => data);
  assert.ok(told.length < 60, `${told.length} messages for 200 entries`);
  assert.ok(told.every(({data, id}) => parseInt(id) >= data.entries.at(-1).seq && data.names[ann.sub] === 'Ann'));
});

test('a silent stream is kept alive, and learns how far others went', async (t) => {
  const room = await openClass(t, {heartbeat: 60});
  const [ann, ben] = [await room.join(), await room.join()];
  const stream = await room.stream(ben);
  await until(() => stream.messages.filter(({comment}) => comment === 'heartbeat').length >= 3, 'heartbeats');
  const {body} = await room.append(ann, entry('answered'));
  await until(() => parseInt(stream.cursor()) === body.results[0].seq, 'the cursor beyond what is not shown');
  assert.deepEqual(stream.entries, []);
});

test('a long poll through a proxy that holds everything back until the answer ends still brings the news', async (t) => {
  const room = await openClass(t);
  // Holds headers and body until the other side has ended, as some school proxies do.
  const proxy = createServer((asked, answer) => {
    const on = httpRequest({port: room.port, path: asked.url, method: asked.method, headers: asked.headers}, (given) => {
      const chunks = [];
      given.on('data', (chunk) => chunks.push(chunk)).on('end', () => answer.writeHead(given.statusCode, given.headers).end(Buffer.concat(chunks)));
    });
    on.on('error', () => answer.destroy());
    asked.pipe(on);
  });
  await once(proxy.listen(0, '127.0.0.1'), 'listening');
  t.after(() => {
    proxy.closeAllConnections();
    proxy.close();
  });
  const [ann, ben] = [await room.join({code: room.code, name: 'Ann'}), await room.join()];
  const through = {origin: `http://127.0.0.1:${proxy.address().port}`};
  const gaveUp = new AbortController();
  const held = fetch(`${through.origin}/v1/spaces/${room.space}/entries`, {headers: {authorization: `Bearer ${ben.token}`, accept: 'text/event-stream'}, signal: gaveUp.signal});
  assert.equal(await Promise.race([held, new Promise((done) => setTimeout(done, 500, 'held back'))]), 'held back');
  gaveUp.abort();
  await held.catch(() => {});
  const sent = [];
  const heard = [];
  let cursor = 0;
  const reading = (async () => {
    while (heard.length < 20) {
      const {body} = await call(through, 'GET', `/v1/spaces/${room.space}/entries?after=${cursor}&wait=25`, {token: ben.token});
      heard.push(...body.entries);
      ({cursor} = body);
    }
  })();
  for (let i = 0; i < 20; i += 1) {
    const said = i % 2 ? post() : post();
    await room.append(ann, [entry('answered'), said]);
    sent.push(said);
    await new Promise((done) => setTimeout(done, 7 * (i % 4)));
  }
  await reading;
  assert.deepEqual(ids(heard), ids(sent));
  // And with nothing new it ends by itself.
  const {body} = await call(through, 'GET', `/v1/spaces/${room.space}/entries?after=${cursor}&wait=1`, {token: ben.token});
  assert.deepEqual([body.entries, parseInt(body.cursor) >= parseInt(cursor)], [[], true]);
});

test('who reads too slowly is cut off and harms nobody', async (t) => {
  const room = await openClass(t, {limits: {streamBuffer: 64 * 1024, bytes: {burst: 1e9, perSecond: 1e9}}});
  const [ann, ben, slow] = [await room.join(), await room.join(), await room.join()];
  const socket = connect(room.port, '127.0.0.1');
  socket.on('error', () => {});
  await once(socket, 'connect');
  socket.write(`GET /v1/spaces/${room.space}/entries HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${slow.token}\r\naccept: text/event-stream\r\n\r\n`);
  await once(socket, 'data');
  socket.pause();
  const quick = await room.stream(ben);
  const sent = [];
  const metric = async () => /flip_streams_cut_total (\d+)/.exec((await call(room, 'GET', '/metrics', {token: ADMIN})).text)?.[1];
  while (!await metric() && sent.length < 5000) {
    const batch = Array.from({length: 20}, () => post('x'.repeat(15_000)));
    await room.append(ann, batch);
    sent.push(...batch);
  }
  assert.equal(await metric(), '1', `cut after ${sent.length} entries`);
  await until(() => quick.entries.length === sent.length, 'all for the quick one');
  assert.deepEqual(ids(quick.entries), ids(sent));
  socket.destroy();
  await until(async () => /flip_streams 1\n/.test((await call(room, 'GET', '/metrics', {token: ADMIN})).text), 'only the quick one');
});

test('streams end when their right to read ends: erased, revoked, space deleted, token run out', async (t) => {
  let now = Date.now();
  const room = await openClass(t, {heartbeat: 50, now: () => new Date(now)});
  const [ann, ben, tea] = [await room.join(), await room.join(), await room.join({key: room.key})];
  const open = async (who) => {
    const stream = await room.stream(who);
    await until(() => stream.messages.some(({data}) => data), 'the first message');
    return stream;
  };
  const anns = await open(ann);
  const before = await open(ben);
  await room.call('DELETE', `/authors/${ann.sub}/entries`, {token: tea.token});
  await until(() => anns.over, 'the end for who was erased');
  // The others are sent away to come back, for what they have read is not all there any more.
  await until(() => before.over, 'the end for all');
  assert.ok(before.messages.some(({retry}) => retry) && !anns.messages.some(({retry}) => retry));
  const others = [await open(ben), await open(tea)];
  const {body} = await room.call('POST', '/codes', {token: tea.token, body: {key: true}});
  await until(() => others[1].over, 'the end for the staff of the old key');
  assert.ok(!others[0].over);
  await room.call('POST', '/codes', {token: body.token, body: {revoke: true}});
  await until(() => others[0].over, 'the end for who came by the old code');
  const last = await open(body);
  now += 31 * 24 * 60 * 60 * 1000;
  await until(() => last.over, 'the end for a token that ran out');
});

test('one person holds only so many streams', async (t) => {
  const room = await openClass(t, {limits: {streams: 3}});
  const [ann, ben] = [await room.join(), await room.join()];
  const open = [await room.stream(ann), await room.stream(ann), await room.stream(ann)];
  const refused = await room.read(ann, 'after=0&wait=1');
  assert.deepEqual([refused.status, refused.headers.get('retry-after')], [429, '5']);
  assert.equal((await room.stream(ben)).response.status, 200);
  open[0].close();
  await until(async () => (await room.read(ann, 'after=0&wait=1')).status === 200, 'a free place');
});

test('a server that stops stores what was sent, and sends all away to come back at different moments', async (t) => {
  const room = await openClass(t);
  const [ann, ...class_] = await Promise.all(Array.from({length: 8}, () => room.join()));
  const streams = await Promise.all(class_.slice(0, 6).map((one) => room.stream(one)));
  await until(() => streams.every(({messages}) => messages.some(({data}) => data)), 'all');
  const waiting = room.read(class_[6], 'after=0&wait=25');
  const sending = Array.from({length: 30}, () => post());
  const answers = sending.map((item) => room.append(ann, item).catch(() => undefined));
  await until(() => room.lines.some((line) => line.includes('"POST"') && line.includes('entries')), 'the first');
  const start = performance.now();
  const stopping = room.stop();
  await stopping;
  assert.ok(performance.now() - start < 9000, 'without waiting for the last reader to go');
  assert.equal((await waiting).status, 200);
  await until(() => streams.every(({over}) => over), 'the end of all');
  const retries = streams.map(({messages}) => Number(messages.find(({retry}) => retry)?.retry));
  assert.ok(retries.every((ms) => ms >= 500 && ms <= 4000) && new Set(retries).size > 1, String(retries));
  assert.ok(streams.every(({error}) => error === undefined), 'ended and not broken off');
  const stored = (await Promise.all(answers)).map((answer, i) => [sending[i].id, answer?.status]).filter(([, status]) => status === 200);
  const {openStore} = await import('../dist/index.js');
  const store = await openStore(`file:${room.path}`);
  const kept = ids(await store.read(room.space, 0));
  await store.close();
  assert.ok(stored.length > 0 && stored.every(([id]) => kept.includes(id)), `${stored.length} acknowledged`);
});
