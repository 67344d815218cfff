// What a class costs its server: 500 who listen and 200 entries a second that all of them are told, for a minute, over each
// store that is installed (apt install nats-server postgresql), beside what the engine does by itself:
//   npm run build && node bench/server.mjs [--quick] [--driver sqlite|nats|nats3|postgres] [--seconds N]
// The server is the program itself in a process of its own, and so is the class. A quiet machine is needed; on a busy one
// `chrt -r 1` or `nice -n -15` before it keeps the others away. Ends with an error when anything was lost, or when SQLite
// takes more than 250 ms to tell 95 of 100, or its server more than 150 MB.
import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { cpus, loadavg, totalmem, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { root } from '../.tools/serve.mjs';
import { folder, startNats, startPostgres } from '../server/test/engines.mjs';
import { loop, raw } from './class/raw.mjs';

const { values: options } = parseArgs({ options: { quick: { type: 'boolean' }, driver: { type: 'string' }, seconds: { type: 'string' } } });
const SECONDS = Number(options.seconds ?? (options.quick ? 20 : 60));
const RAW_SECONDS = options.quick ? 3 : 10;
const VIEWERS = 500;
const PER_SECOND = 200;
const BAR = { arrival: 250, MB: 150 };
const ADMIN = 'the-admin-key-of-the-bench';
process.env.FLIP_STORES = tmpdir();

const program = join(root, 'server/dist/cli.js');
if (!existsSync(program)) throw new Error('Build first: npm run build');
if (!existsSync('/proc/self/stat')) throw new Error('Memory and time of the server are read from /proc: this needs Linux.');

const inFile = async () => {
  const home = folder();
  return { address: `file:${join(home.path, 'class.db')}`, stop: home.remove };
};
const drivers = {
  sqlite: { name: 'SQLite', start: inFile, alone: (address) => raw.sqlite(address) },
  nats: { name: 'NATS JetStream, one node', start: () => startNats(1), alone: (address) => raw.nats(address) },
  nats3: { name: 'NATS JetStream, three nodes', start: () => startNats(3), alone: (address) => raw.nats(address, 3) },
  postgres: { name: 'PostgreSQL', start: () => startPostgres(), alone: (address) => raw.postgres(address) },
};
if (options.driver && !Object.hasOwn(drivers, options.driver)) throw new Error(`--driver takes ${Object.keys(drivers).join(', ')}.`);

console.log(`${VIEWERS} listen, ${PER_SECOND} entries a second, ${SECONDS} s; ${cpus().length} x ${cpus()[0].model}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}, load before: ${loadavg()[0].toFixed(1)}\n`);
const rows = [];
for (const [key, driver] of Object.entries(drivers)) {
  if (options.driver && options.driver !== key) continue;
  const place = await driver.start();
  if (!place) {
    console.log(`LEFT OUT: ${driver.name} is not installed (apt install nats-server postgresql)`);
    continue;
  }
  try {
    const alone = await loop(await driver.alone(place.address), RAW_SECONDS);
    rows.push({ key, name: driver.name, alone, ...await classOn(place.address) });
  } finally {
    await place.stop();
  }
}

const round = (value) => (value < 100 ? Math.round(value * 10) / 10 : Math.round(value));
const three = ({ p50, p95, p99 }) => [p50, p95, p99].map(round).join(' / ');
console.log('\nms: 50, 95 and 99 of 100 take no longer. Alone: the engine by itself, one after the other, from one connection.\n');
console.table(rows.map(({ name, alone, append, arrival, memory, cpu, clientLag, load }) => ({
  store: name, 'alone: 1/s': Math.round(alone.rate), 'alone: append': three(alone), append: three(append), arrival: three(arrival),
  'MB at first / at last / most': [memory.first, memory.last, memory.most].map(Math.round).join(' / '), 'CPU %': Math.round(cpu), 'the class itself late (p99)': round(clientLag.p99), load: load.toFixed(1),
})));
for (const { key, name, refused, missing, wrong, arrival, memory } of rows) {
  if (refused || missing || wrong) fail(`${name}: ${refused} refused, ${missing} not told, ${wrong} of those who read every word found another order.`);
  if (key !== 'sqlite') continue;
  if (arrival.p95 > BAR.arrival) fail(`${name} takes ${round(arrival.p95)} ms to tell 95 of 100 (at most ${BAR.arrival}).`);
  if (memory.most > BAR.MB) fail(`${name}: the server takes ${Math.round(memory.most)} MB (at most ${BAR.MB}).`);
}

function fail(text) {
  console.log(text);
  process.exitCode = 1;
}

async function classOn(address) {
  const home = folder();
  const server = spawn(process.execPath, [program, '--port', '0', '--data', home.path, '--store', address, '--quiet'], {
    stdio: ['ignore', 'inherit', 'pipe'], env: { ...process.env, FLIP_ADMIN_KEY: ADMIN, FLIP_SECRET: 'the secret of the bench, 32 bytes and more' },
  });
  try {
    const origin = await originOf(server);
    const made = await fetch(`${origin}/v1/spaces`, { method: 'POST', headers: { authorization: `Bearer ${ADMIN}`, 'content-type': 'application/json' }, body: '{}' });
    const { space, code } = await made.json();
    return await measured(server.pid, { origin, space, code, viewers: VIEWERS, perSecond: PER_SECOND, seconds: SECONDS });
  } finally {
    const gone = once(server, 'exit');
    if (server.exitCode === null) {
      server.kill('SIGTERM');
      await gone;
    }
    home.remove();
  }
}

async function originOf(server) {
  let said = '';
  for await (const part of server.stderr.iterator({ destroyOnReturn: false })) {
    said += part;
    const [, origin] = /listens on (http\S+);/.exec(said) ?? [];
    if (!origin) continue;
    server.stderr.pipe(process.stderr);
    return origin;
  }
  throw new Error(`flip-server ended: ${said}`);
}

/** The class does its work while the server is looked at each second. */
async function measured(pid, task) {
  const load = fork(join(dirname(fileURLToPath(import.meta.url)), 'class/load.mjs'), { stdio: 'inherit' });
  const ended = once(load, 'exit').then(([code]) => { throw new Error(`The class ended with ${code}.`); });
  ended.catch(() => {});
  load.send(task);
  await Promise.race([once(load, 'message'), ended]);
  const memory = { first: residentMB(pid), last: 0, most: 0 };
  const [before, start] = [cpuSeconds(pid), performance.now()];
  const looking = setInterval(() => {
    memory.last = residentMB(pid);
    memory.most = Math.max(memory.most, memory.last);
  }, 1000);
  const during = setTimeout(() => { memory.load = loadavg()[0]; }, task.seconds * 1000);
  try {
    const [result] = await Promise.race([once(load, 'message'), ended]);
    const cpu = (cpuSeconds(pid) - before) / (performance.now() - start) * 100_000;
    return { ...result, memory, cpu, load: memory.load ?? loadavg()[0] };
  } finally {
    clearInterval(looking);
    clearTimeout(during);
  }
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
