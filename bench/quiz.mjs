// What questions cost, in one run on one machine:
//   npm run build && (cd bench && npm install --ignore-scripts) && node bench/quiz.mjs [--quick] [--many | --each] [--h5p FOLDER]
// --many: 200 questions of all types on a page, beside the same as plain fieldsets; --each: one question of each type, beside
// qti-components' choice and H5P's MultiChoice; without either, both. No package of npm has MultiChoice, so FOLDER is any .h5p
// file with one, unpacked (h5p.org lends them); without it H5P is left out. Ends with an error when the 200 have a task of more
// than 50 ms of CPU (or of what the fieldsets take), or take more than a second of it in all.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { loadavg } from 'node:os';
import { dirname, extname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { chromiumArgs, findChromium } from '../.tools/browsers.mjs';
import { root, serve } from '../.tools/serve.mjs';
import { fieldset, item, names, question } from './questions/written.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const built = join(root, '.cache', 'questions');
const given = (name) => process.argv.includes(name);
const h5p = given('--h5p') ? resolve(process.argv[process.argv.indexOf('--h5p') + 1]) : undefined;
const quick = given('--quick');
const ROUNDS = quick ? 3 : 9;
const MANY = 200;
const [TASK, ALL] = [50, 1000];
const store = new Map();

if (!existsSync(join(root, 'dist/cdn/autoload.js'))) throw new Error('Build first: npm run build');
if (!existsSync(join(here, 'node_modules/@citolab'))) throw new Error('Bring the peers first: (cd bench && npm install --ignore-scripts)');
await bundle();

const ours = '<script type="module" src="/dist/cdn/autoload.js"></script>';
const peer = (name) => `<script type="module" src="/peers/${name}.js"></script>`;
const list = (make) => Array.from({ length: MANY }, (_, i) => make(names[i % names.length], `q${i}`)).join('\n');

/** Each page: what is in its head and body, and what tells in the page that it can be answered. */
const pages = {
  ...Object.fromEntries(names.flatMap((name) => [
    [`flip-question, ${name}`, { head: ours, body: question(name, 'q'), usable: areAnswerable }],
    [`fieldset, ${name}`, { head: '', body: fieldset(name, 'q'), usable: areThere }],
  ])),
  'qti-components, interactions alone': { head: peer('qti-interactions'), body: item, usable: areChoices },
  'qti-components, graded item': { head: peer('qti-item'), body: item, usable: areChoices },
  'H5P.MultiChoice': { head: peer('h5p'), body: '<div id="h5p"></div>', usable: isPlayed },
  [`${MANY} flip-questions`]: { head: ours, body: list(question), usable: areAnswerable },
  [`${MANY} fieldsets`]: { head: '', body: list(fieldset), usable: areThere },
};

const server = await serve({ fault: answer });
const browser = await chromium.launch({ executablePath: await findChromium(), args: [...chromiumArgs, '--js-flags=--expose-gc'] });
console.log(`Load of the machine before: ${loadavg().map((load) => load.toFixed(1)).join(' ')}`);
if (!given('--each')) await compareMany();
if (!given('--many')) await compareEach();
console.log(`Load of the machine after: ${loadavg().map((load) => load.toFixed(1)).join(' ')}`);
await browser.close();
await server.close();

async function compareMany() {
  const contest = [`${MANY} fieldsets`, `${MANY} flip-questions`];
  const seen = await inTurn(contest, (name) => visit(name, { traced: true }));
  const [plain, mine] = contest.map((name) => mediansOf(seen.get(name)));
  console.log(`\n${MANY} questions of ${names.length} types on a page. Medians of ${ROUNDS} visits; ms, kB; CPU: of the main thread.\n`);
  console.table(contest.map((name, i) => {
    const row = [plain, mine][i];
    return {
      page: name, 'can be answered': row.usable, CPU: row.cpu, 'longest task': row.longest, 'of it CPU': row.longestCpu,
      'heap, kB': row.heap, 'heap a question, kB': round(row.heap / MANY, 1), 'DOM nodes': row.nodes,
    };
  }));
  // A page of that length is laid out once in any case.
  if (mine.longestCpu > Math.max(TASK, plain.longestCpu) || mine.cpu > ALL) {
    console.log(`Missed: at most ${TASK} ms of CPU a task, or what plain HTML takes, and ${ALL} ms for all.`);
    process.exitCode = 1;
  }
}

async function compareEach() {
  const contest = Object.keys(pages).filter((name) => !name.startsWith(`${MANY} `) && (h5p || !name.startsWith('H5P')));
  const seen = await inTurn(contest, (name) => visit(name, {}));
  const base = mediansOf(seen.get('flip-question, choice'));
  console.log(`\nOne question a page. Medians of ${ROUNDS} visits with an empty cache; kB with brotli; ratios to flip-question, choice.`);
  console.log('"Later": what comes once somebody stirs.\n');
  console.table(contest.map((name) => {
    const row = mediansOf(seen.get(name));
    return {
      page: name, 'can be answered, ms': row.usable, 'ratio': round(row.usable / base.usable, 2), 'busy, ms': row.busy, 'busy ratio': round(row.busy / base.busy, 2),
      requests: row.requests, kB: round(row.bytes / 1000, 1), 'kB ratio': round(row.bytes / base.bytes, 2),
      'later, requests': row.laterRequests, 'later, kB': round(row.laterBytes / 1000, 1),
    };
  }));
  if (!h5p) console.log('H5P.MultiChoice was left out: no --h5p FOLDER.');
}

/** In turn, so that a busy moment of the machine is everybody's. */
async function inTurn(contest, run) {
  const seen = new Map(contest.map((name) => [name, []]));
  for (let turn = 0; turn < ROUNDS; turn += 1) for (const name of contest) seen.get(name).push(await run(name));
  return seen;
}

function mediansOf(runs) {
  return Object.fromEntries(Object.keys(runs[0]).map((key) => [key, Math.round(median(runs.map((run) => run[key])))]));
}

/** Opens a page in a fresh context and waits until it can be answered; `traced`: also looks at its tasks and its memory. */
async function visit(name, { traced = false }) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await Promise.all(['Network', 'Performance'].map((domain) => cdp.send(`${domain}.enable`)));
  const cost = count(cdp);
  if (traced) await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline'] });
  await page.addInitScript({ content: `(${watch})(${pages[name].usable});` });
  await page.goto(`${server.origin}/page?${encodeURIComponent(name)}`);
  const { usable, busy } = await page.evaluate(() => window.usable).then(async (at) => ({ usable: at, busy: await taken(cdp) }));
  await page.waitForTimeout(500);
  const tasks = traced ? await longestOf() : {};
  const first = { requests: cost.requests, bytes: cost.bytes };
  const memory = traced ? await weigh(page, cdp) : {};
  await page.mouse.move(200, 200);
  await page.mouse.move(210, 210);
  await page.waitForTimeout(300);
  await context.close();
  return { usable, busy, ...first, laterRequests: cost.requests - first.requests, laterBytes: cost.bytes - first.bytes, ...tasks, ...memory };
}

/** All that is fetched but the page itself. */
function count(cdp) {
  const cost = { requests: 0, bytes: 0 };
  const counted = new Set();
  cdp.on('Network.requestWillBeSent', ({ requestId, request, type }) => {
    if (/^(?:data|blob|about):/.test(request.url) || (type === 'Document' && request.url.includes('/page?'))) return;
    counted.add(requestId);
    cost.requests += 1;
  });
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (counted.has(requestId)) cost.bytes += encodedDataLength;
  });
  return cost;
}

/** How long the main thread worked so far, ms. */
async function taken(cdp) {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration').value * 1000;
}

async function longestOf() {
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  const main = new Set(traceEvents.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(({ pid, tid }) => `${pid} ${tid}`));
  const tasks = traceEvents.filter(({ name, ph, pid, tid }) => name === 'RunTask' && ph === 'X' && main.has(`${pid} ${tid}`));
  const longest = (key) => Math.max(0, ...tasks.map((task) => task[key] ?? 0)) / 1000;
  return { longest: longest('dur'), longestCpu: longest('tdur'), cpu: tasks.reduce((sum, { tdur = 0 }) => sum + tdur, 0) / 1000 };
}

async function weigh(page, cdp) {
  await page.evaluate(() => window.gc());
  const { metrics } = await cdp.send('Performance.getMetrics');
  const of = (key) => metrics.find(({ name }) => name === key).value;
  return { heap: of('JSHeapUsedSize') / 1000, nodes: of('Nodes') };
}

/** In the page: tells when it can be answered, ms since it was asked for. */
function watch(isUsable) {
  if (window !== window.top) return;
  window.usable = new Promise((done) => {
    const look = () => (document.readyState !== 'loading' && isUsable() ? done(performance.now()) : setTimeout(look, 5));
    look();
  });
}

/** Every question has its inputs, and what was answered before is known. */
function areAnswerable() {
  const open = (window.open_ ??= new Set(document.querySelectorAll('flip-question')));
  for (const each of open) {
    const blanks = [...each.querySelectorAll('flip-blank')].every((blank) => blank.shadowRoot?.childElementCount);
    if (!each.shadowRoot?.querySelector('fieldset') || !blanks) return false;
    try {
      if (!each.answering.activity.ready) return false;
    } catch {
      // Nothing was kept here yet: it rests till somebody stirs, and can be chosen in.
    }
    open.delete(each);
  }
  return true;
}

function areThere() {
  return document.querySelectorAll('fieldset').length > 0;
}

function areChoices() {
  return [...document.querySelectorAll('qti-choice-interaction, qti-simple-choice')].every((each) => each.shadowRoot?.childElementCount);
}

function isPlayed() {
  const frame = document.querySelector('iframe')?.contentDocument;
  return Boolean(frame?.querySelector('.h5p-answer') && frame.querySelector('.h5p-question-check-answer'));
}

async function bundle() {
  const { build } = await import('esbuild');
  rmSync(built, { recursive: true, force: true });
  mkdirSync(built, { recursive: true });
  await build({
    entryPoints: ['qti-interactions', 'qti-item', 'h5p'].map((name) => join(here, 'questions', `${name}.mjs`)), outdir: built,
    bundle: true, format: 'esm', minify: true, target: 'es2022', logLevel: 'error', define: { 'process.env.NODE_ENV': '"production"' },
  });
}

/** The pages, and all text compressed as a good server sends it. */
function answer(request, response) {
  const { pathname, search } = new URL(request.url, 'http://localhost');
  if (pathname === '/page') {
    const { head, body } = pages[decodeURIComponent(search.slice(1))];
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bench</title><link rel="icon" href="data:,">${head}</head><body>${body}</body></html>`);
    return true;
  }
  const [, place, rest] = /^\/(peers|h5p|standalone)\/(.*)$/.exec(pathname) ?? [];
  const folder = { peers: built, h5p, standalone: join(here, 'node_modules/h5p-standalone/dist') }[place];
  const file = folder ? join(folder, decodeURIComponent(rest)) : join(root, pathname);
  const type = { '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json', '.svg': 'image/svg+xml', '.woff': 'font/woff', '.woff2': 'font/woff2', '.ttf': 'font/ttf' }[extname(file)];
  if (!type || !existsSync(file)) return false;
  const text = !type.startsWith('font/woff');
  response.writeHead(200, { 'content-type': type, ...(text && { 'content-encoding': 'br' }), 'cache-control': 'max-age=3600' });
  response.end(text ? compressed(file) : readFileSync(file));
  return true;
}

function compressed(file) {
  if (!store.has(file)) store.set(file, brotliCompressSync(readFileSync(file)));
  return store.get(file);
}

function median(list_) {
  const sorted = [...list_].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function round(value, digits = 0) {
  return Math.round(value * 10 ** digits) / 10 ** digits;
}
