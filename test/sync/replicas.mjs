// Three to five learners of one class over ways that lose, repeat, delay and cut, with clocks that are off by years: when
// the ways are good again all of them see the same, and it is what the server has.
//   node test/sync/replicas.mjs 1000   so many classes by chance
import assert from 'node:assert/strict';
import {join} from 'node:path';
import esbuild from 'esbuild';
import fc from 'fast-check';
import {root} from '../../.tools/rooms.mjs';
import {pretendServer, pretendTime, pretendWay} from './pretend-class.mjs';

fc.configureGlobal({seed: 20_261_122});

const RUNS = Number(process.argv[2]);
// Thousands of faults are meant here: where they came from is of no interest and takes half the time.
Error.stackTraceLimit = 0;

const YEAR = 31_536_000_000;

const {outputFiles: [file]} = await esbuild.build({
  entryPoints: [join(root, 'src/sync/http-log.ts')], bundle: true, format: 'esm', write: false, tsconfig: join(root, 'tsconfig.json'),
});
const {HttpLog} = await import(`data:text/javascript;base64,${Buffer.from(file.contents).toString('base64')}`);

const post = (text, id) => ({id, activity: 'talk', type: 'posted', data: {text}});
const own = (id) => ({id, activity: 'talk', type: 'completed', data: {}});

/** The same chances for the same seed. */
function chances(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

async function live({skews, deeds, share, seed}) {
  const time = pretendTime();
  const server = pretendServer(time);
  const chance = chances(seed);
  const bad = {share};
  const learners = await Promise.all(skews.map(async (skew, i) => {
    const pass = {server: 'https://class.example', space: 'class', sub: `learner-${i}`, role: 'learner', token: 'token'};
    const turns = new Set();
    const net = {
      fetch: pretendWay({time, server, sub: pass.sub, chance, bad}), after: time.after, random: chance,
      now: () => new Date(1.8e12 + skew * YEAR + time.now()),
      onTurn: (on) => {
        turns.add(on);
        return () => turns.delete(on);
      },
    };
    const log = await HttpLog.open('lesson', pass, net);
    return {log, pass, heard: hear(log), turn: (turn) => turns.forEach((on) => on(turn))};
  }));
  for (const [n, {who, what, ms}] of deeds.entries()) {
    const {log, turn} = learners[who % learners.length];
    if (what === 'post') void log.append(post(`text ${n}`, `post-${n}`));
    else if (what === 'again') void learners[(deeds[n - 1] ?? deeds[n]).who % learners.length].log.append(post(`text ${n - 1}`, `post-${n - 1}`)).catch(() => {});
    else if (what === 'own') void log.append(own(`own-${n}`));
    else if (what === 'refused') void log.append(post('refused', `refused-${n}`));
    else turn(what);
    await time.pass(time.now() + ms);
  }
  bad.share = 0;
  const quiet = () => learners.every(({log: {ledger, status}}) =>
    ledger.unsent.size === 0 && status === 'shared' && Number(ledger.cursor) >= (server.entries.at(-1)?.seq ?? 0));
  for (let i = 0; i < 100 && !quiet(); i += 1) await time.pass(time.now() + 10_000);
  return {server, learners};
}

function hear(log) {
  const heard = new Map();
  log.subscribe(0, (batch) => {
    for (const entry of batch) {
      const before = heard.get(entry.id);
      if (!before || entry.seq < before.seq) heard.set(entry.id, entry);
    }
  });
  return heard;
}

const plain = (entries) => entries.map(({id, seq, author, data}) => ({id, seq, author, data})).sort((a, b) => a.seq - b.seq);
const forAll = (entries) => plain(entries.filter(({type, data}) => type === 'posted' && data.text !== 'refused'));

const deed = fc.record({
  who: fc.nat(4), ms: fc.nat(20_000),
  what: fc.oneof({weight: 6, arbitrary: fc.constant('post')}, fc.constantFrom('again', 'own', 'refused', 'online', 'seen')),
});

/** Lets a class live, and looks whether all of it end equal. Resolves to what the server has. */
async function endsEqual(plan) {
  const {server, learners} = await live(plan);
  try {
    assert.equal(new Set(server.entries.map(({id}) => id)).size, server.entries.length, 'no id twice');
    for (const {log, pass, heard} of learners) {
      assert.equal(log.status, 'shared');
      assert.equal(log.ledger.unsent.size, 0);
      const known = await log.read(0);
      assert.deepEqual(forAll(known), forAll(server.entries), 'what is for all');
      assert.deepEqual(plain([...heard.values()]), plain(known), 'what was told is what is known');
      const mine = (entries) => plain(entries.filter(({author, data}) => author === pass.sub && data.text !== 'refused'));
      assert.deepEqual(mine(known), mine(server.entries), 'what is one\'s own');
      const no = plan.deeds.filter(({what, who}) => what === 'refused' && learners[who % learners.length].log === log);
      assert.deepEqual([...log.ledger.refused.values()].map(({fault, data}) => `${fault.code} ${data.text}`), no.map(() => 'invalid refused'));
    }
    return server.entries;
  } finally {
    for (const {log} of learners) log.close();
  }
}

// An hour without any network, in which everybody goes on: all of it comes, once, in the order in which each said it.
const hour = Array.from({length: 60}, (_, n) => ({who: n * 7, what: 'post', ms: 60_000}));
const entries = await endsEqual({skews: [0, 12, -25, 3], deeds: hour, share: 1, seed: 60});
assert.equal(entries.length, 60);
for (const author of new Set(entries.map((entry) => entry.author))) {
  const said = entries.filter((entry) => entry.author === author).map(({id}) => Number(id.slice('post-'.length)));
  assert.deepEqual(said, said.toSorted((a, b) => a - b));
}

await fc.assert(fc.asyncProperty(fc.record({
  skews: fc.array(fc.integer({min: -30, max: 30}), {minLength: 3, maxLength: 5}),
  deeds: fc.array(deed, {minLength: 1, maxLength: 8}),
  share: fc.constantFrom(0, 0.1, 0.3, 0.5), seed: fc.integer(),
}), async (plan) => void await endsEqual(plan)), {numRuns: RUNS, includeErrorInReport: true});
