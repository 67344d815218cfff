// What a vote of 300 costs: npm run build && node bench/voters.mjs [--quick]
// 300 learners vote within 2 s against the server, which is the program itself with its embedded store, in a process of its
// own; all of them, a screen and the teacher listen. How long after the last vote was said the teacher's page has all of them,
// how long each vote takes to come into the log and to the teacher, and what the server takes for it. Ends with an error when
// a vote is lost or counted twice.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { Agent, request as ask } from 'node:http';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { root } from '../.tools/serve.mjs';
import { folder } from '../server/test/engines.mjs';

const { foldPoll, roundOf, tallyOf, votesOf } = await import('../dist/core.js');
const RUNS = process.argv.includes('--quick') ? 5 : 20;
const VOTERS = 300;
const WITHIN = 2000;
const ADMIN = 'the-admin-key-of-the-bench';
const ANSWERS = ['gravity', 'upward', 'nothing'];
const program = join(root, 'server/dist/cli.js');
if (!existsSync(program)) throw new Error('Build first: npm run build');
if (!existsSync('/proc/self/stat')) throw new Error('Memory and time of the server are read from /proc: this needs Linux.');

const home = folder();
const server = spawn(process.execPath, [program, '--port', '0', '--data', home.path, '--quiet'], {
  stdio: ['ignore', 'inherit', 'pipe'], env: { ...process.env, FLIP_ADMIN_KEY: ADMIN, FLIP_SECRET: 'the secret of the bench, 32 bytes and more' },
});
const agent = new Agent({ keepAlive: true, maxSockets: 128 });
try {
  const origin = await originOf(server);
  const call = callsTo(origin);
  const made = await call('POST', '/v1/spaces', {}, ADMIN);
  const path = `/v1/spaces/${made.space}`;
  const teacher = await call('POST', `${path}/join`, { key: made.key }, '');
  const people = [];
  while (people.length < VOTERS + 1) {
    people.push(...await Promise.all(Array.from({ length: Math.min(20, VOTERS + 1 - people.length) }, (_, i) =>
      call('POST', `${path}/join`, { code: made.code, name: `Learner ${people.length + i}` }, ''))));
  }
  const ears = await Promise.all(people.map(({ token }) => listen(`${origin}${path}/entries?after=0`, token, () => {})));
  const voters = people.slice(0, VOTERS);
  const say = (token, type, data) => call('POST', `${path}/entries`, { sent: new Date().toISOString(), entries: [{ id: randomUUID(), activity: 'peer', type, data }] }, token);
  const log = [];
  const heard = new Map();
  let news = () => {};
  ears.push(await listen(`${origin}${path}/entries?after=0`, teacher.token, (entries) => {
    for (const entry of entries) {
      log.push(entry);
      if (entry.type === 'voted') heard.set(`${entry.author} ${entry.data.run}`, performance.now());
    }
    news();
  }));
  console.log(`${VOTERS} vote within ${WITHIN} ms, ${RUNS} times; load before: ${loadavg()[0].toFixed(1)}`);
  const memory = { first: residentMB(server.pid), most: 0 };
  const runs = [];
  // What is compiled first is not what is measured.
  for (let run = 0; run <= RUNS; run += 1) {
    await say(teacher.token, 'staged', { phase: 'vote1', run: run + 1 });
    const result = await voteOnce(run + 1);
    memory.most = Math.max(memory.most, residentMB(server.pid));
    if (run > 0) runs.push(result);
  }
  const counted = foldPoll(log, roundOf);
  for (let run = 1; run <= RUNS + 1; run += 1) {
    const { total } = tallyOf(votesOf(counted, run, 1).values(), 1);
    if (total !== VOTERS) throw new Error(`Of ${VOTERS} votes of run ${run} the teacher counts ${total}.`);
  }
  const all = (key) => runs.flatMap((run) => run[key]);
  console.table([['complete after the last vote, ms', 'complete'], ['a vote is in the log after, ms', 'append'], ['a vote is with the teacher after, ms', 'arrival'], ['CPU of the server during a run, %', 'cpu']]
    .map(([what, key]) => ({ what, p50: at(all(key), 0.5), p99: at(all(key), 0.99) })));
  console.log(`The server: ${memory.first.toFixed(0)} MB before the first vote, ${memory.most.toFixed(0)} MB at most; load at the end: ${loadavg()[0].toFixed(1)}`);
  ears.forEach((leave) => leave());

  /** Everybody votes at a moment of their own, evenly over the time. */
  async function voteOnce(run) {
    const [before, start] = [cpuSeconds(server.pid), performance.now()];
    const said = new Map();
    const append = [];
    const arrived = new Promise((done) => {
      news = () => {
        if (voters.every(({ sub }) => heard.has(`${sub} ${run}`))) done(performance.now());
      };
    });
    await Promise.all(voters.map(async ({ sub, token }, i) => {
      await new Promise((done) => { setTimeout(done, i / VOTERS * WITHIN); });
      const answer = ANSWERS[i % ANSWERS.length];
      said.set(sub, performance.now());
      await say(token, 'voted', { question: 'top', run, round: 1, response: [answer], score: Number(answer === 'gravity'), correct: answer === 'gravity' });
      append.push(performance.now() - said.get(sub));
    }));
    const end = await arrived;
    return {
      append, complete: [end - Math.max(...said.values())], arrival: voters.map(({ sub }) => heard.get(`${sub} ${run}`) - said.get(sub)),
      cpu: [(cpuSeconds(server.pid) - before) / (performance.now() - start) * 100_000],
    };
  }
} finally {
  agent.destroy();
  const gone = once(server, 'exit');
  if (server.exitCode === null) {
    server.kill('SIGTERM');
    await gone;
  }
  home.remove();
}

function at(list, share) {
  const sorted = [...list].sort((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] * 10) / 10;
}

function callsTo(origin) {
  return (method, path, body, token) => new Promise((done, failed) => {
    const text = JSON.stringify(body);
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text), ...(token && { authorization: `Bearer ${token}` }) };
    ask(origin + path, { agent, method, headers }, (answer) => {
      let given = '';
      answer.setEncoding('utf8').on('data', (part) => { given += part; }).on('end', () => {
        if (answer.statusCode >= 300) failed(new Error(`${method} ${path}: ${answer.statusCode} ${given}`));
        else done(JSON.parse(given));
      });
    }).on('error', failed).end(text);
  });
}

/** Somebody who listens; gives back how to leave. */
function listen(address, token, on) {
  return new Promise((done, failed) => {
    const asked = ask(address, { headers: { accept: 'text/event-stream', authorization: `Bearer ${token}` } }, (answer) => {
      let rest = '';
      answer.setEncoding('utf8').on('data', (part) => {
        const messages = (rest + part).split('\n\n');
        rest = messages.pop();
        for (const message of messages) {
          const [, data] = /^data: (.+)$/m.exec(message) ?? [];
          if (data) on(JSON.parse(data).entries ?? []);
        }
      }).on('error', () => {});
      done(() => asked.destroy());
    }).on('error', failed);
    asked.end();
  });
}

async function originOf(child) {
  let said = '';
  for await (const part of child.stderr.iterator({ destroyOnReturn: false })) {
    said += part;
    const [, origin] = /listens on (http\S+);/.exec(said) ?? [];
    if (!origin) continue;
    child.stderr.pipe(process.stderr);
    return origin;
  }
  throw new Error(`flip-server ended: ${said}`);
}

function residentMB(pid) {
  const [, kB] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [0, 0];
  return kB * 1024 / 1e6;
}

/** User and system time, in ticks of 10 ms. */
function cpuSeconds(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /, '').split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}
