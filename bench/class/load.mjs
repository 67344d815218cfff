// A class as a process of its own: everybody listens, and each says something in turn. Started by server.mjs with what to
// do; answers with what was measured. One process says and hears, so there is one clock.
// It must not be what is slow: sockets without HTTP's machinery read into one buffer, and of a message only its number is
// looked at. A few read every word, to see that nothing is missing, doubled or out of order.
import { randomUUID } from 'node:crypto';
import { Agent, request as ask } from 'node:http';
import { connect } from 'node:net';
import { monitorEventLoopDelay } from 'node:perf_hooks';

const WARM_SECONDS = 3;
const READERS = 5;
/** What is still under way at the end may take so long. */
const PATIENCE_MS = 15_000;
const NUMBER = Buffer.from('id: ');
const END = Buffer.from('\n\n');

process.once('message', (task) => {
  measure(task).then((result) => process.send(result, () => process.disconnect()), (error) => {
    console.error(error);
    process.exit(1);
  });
});

async function measure({ origin, space, code, viewers, perSecond, seconds }) {
  const { hostname, port } = new URL(origin);
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const post = (path, body, token) => posted({ agent, hostname, port, path }, body, token);
  const people = [];
  while (people.length < viewers) {
    const some = Array.from({ length: Math.min(20, viewers - people.length) }, (_, i) => post(`/v1/spaces/${space}/join`, { code, name: `Learner ${people.length + i}` }));
    people.push(...(await Promise.all(some)).map(({ json }) => json.token));
  }
  const path = `/v1/spaces/${space}/entries`;
  const listeners = [];
  for (const [i, token] of people.entries()) listeners.push(await listen({ hostname, port, path: `${path}?after=0`, token }, i < READERS));

  const lag = monitorEventLoopDelay({ resolution: 5 });
  const said = [];
  const pending = new Set();
  let refused = 0;
  const all = (WARM_SECONDS + seconds) * perSecond;
  process.send({ began: true, warm: WARM_SECONDS, seconds });
  const start = performance.now();
  for (let made = 0; made < all;) {
    const elapsed = performance.now() - start;
    if (!lag.running && elapsed > WARM_SECONDS * 1000) lag.running = lag.enable();
    for (const due = Math.min(all, Math.floor(elapsed / 1000 * perSecond)); made < due; made += 1) {
      const one = { sent: performance.now(), warm: made < WARM_SECONDS * perSecond };
      const entry = { id: randomUUID(), activity: 'talk', type: 'posted', data: { text: `What I found on page ${made}, and why I think that it cannot be as the talk says at the end.` } };
      const going = post(path, { sent: new Date().toISOString(), entries: [entry] }, people[made % viewers]).then(({ status, json }) => {
        one.answered = performance.now();
        if (status === 200) said.push(Object.assign(one, { seq: json.results[0].seq }));
        else refused += 1;
      }, () => { refused += 1; }).finally(() => pending.delete(going));
      pending.add(going);
    }
    await new Promise((next) => setTimeout(next, 2));
  }
  lag.disable();
  await Promise.all(pending);
  const last = Math.max(...said.map(({ seq }) => seq));
  const late = performance.now() + PATIENCE_MS;
  while (listeners.some(({ cursor }) => cursor < last) && performance.now() < late) await new Promise((next) => setTimeout(next, 20));
  listeners.forEach(({ close }) => close());
  agent.destroy();
  return { refused, ...told(said, listeners), clientLag: { p99: lag.percentile(99) / 1e6, worst: lag.max / 1e6 } };
}

/** What the times say. A message with number n brings all up to n that its listener had not. */
function told(said, listeners) {
  said.sort((a, b) => a.seq - b.seq);
  const counted = said.filter(({ warm }) => !warm);
  const arrivals = new Float32Array(counted.length * listeners.length);
  let [found, missing, wrong] = [0, 0, 0];
  for (const { times, read } of listeners) {
    let i = 0;
    for (let n = 0; n < times.length; n += 2) {
      for (; i < said.length && said[i].seq <= times[n]; i += 1) if (!said[i].warm) arrivals[found++] = times[n + 1] - said[i].sent;
    }
    missing += said.length - i;
    if (read && !(read.length === said.length && read.every((seq, k) => seq === said[k].seq))) wrong += 1;
  }
  return {
    entries: counted.length, missing, wrong, heard: found,
    append: percentiles(Float32Array.from(counted, ({ sent, answered }) => answered - sent)),
    arrival: percentiles(arrivals.subarray(0, found)),
  };
}

function percentiles(list) {
  list.sort();
  const at = (share) => list[Math.min(list.length - 1, Math.floor(list.length * share))];
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), worst: list.at(-1) };
}

function posted({ agent, hostname, port, path }, body, token) {
  return new Promise((done, failed) => {
    const text = JSON.stringify(body);
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text), ...(token && { authorization: `Bearer ${token}` }) };
    ask({ agent, hostname, port, path, method: 'POST', headers }, (answer) => {
      let given = '';
      answer.setEncoding('utf8').on('data', (part) => { given += part; }).on('end', () => {
        try {
          done({ status: answer.statusCode, json: JSON.parse(given) });
        } catch (error) {
          failed(error);
        }
      });
    }).on('error', failed).end(text);
  });
}

const shared = Buffer.allocUnsafe(256 * 1024);

/** One who listens. `times`: the number of each message and when it was whole; `read`: the numbers of all entries, of who reads every word. */
function listen({ hostname, port, path, token }, readsAll) {
  return new Promise((done, failed) => {
    const one = { cursor: 0, times: [], read: readsAll ? [] : undefined, close: () => socket.destroy() };
    let rest;
    const take = (size) => {
      const now = performance.now();
      const bytes = rest ? Buffer.concat([rest, shared.subarray(0, size)]) : shared.subarray(0, size);
      let from = 0;
      for (let end; (end = bytes.indexOf(END, from)) >= 0; from = end + END.length) {
        const at = bytes.indexOf(NUMBER, from);
        if (at < 0 || at > end) continue;
        one.cursor = numberAt(bytes, at + NUMBER.length);
        one.times.push(one.cursor, now);
        if (one.read) one.read.push(...entriesIn(bytes.toString('utf8', at, end)));
      }
      rest = from < bytes.length ? Buffer.from(bytes.subarray(from)) : undefined;
      done(one);
      return true;
    };
    const socket = connect({ host: hostname, port, onread: { buffer: shared, callback: take } });
    socket.on('error', failed);
    socket.write(`GET ${path} HTTP/1.1\r\nhost: ${hostname}:${port}\r\naccept: text/event-stream\r\nauthorization: Bearer ${token}\r\n\r\n`);
  });
}

function numberAt(bytes, from) {
  let number = 0;
  for (let i = from; bytes[i] >= 48 && bytes[i] <= 57; i += 1) number = number * 10 + bytes[i] - 48;
  return number;
}

/** A message that the server wrote at once is one chunk of HTTP's, so nothing stands inside it. */
const entriesIn = (message) => JSON.parse(message.slice(message.indexOf('data: ') + 6)).entries.map(({ seq }) => seq);
