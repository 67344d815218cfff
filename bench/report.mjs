// What a report costs: npm run build && node bench/report.mjs
// Classes from 50 to 5,000 learners, 40 questions and 5 videos each: how long their entries take to fold, one batch of news
// after that, and the digest, and the memory that the fold holds beyond the entries; then, in Chromium, until the digest of
// 500 learners stands on the page, and the longest tasks on the way. Ends with an error when time grows faster than the class.
import { existsSync } from 'node:fs';
import { loadavg } from 'node:os';
import { chromium } from 'playwright-core';
import { chromiumArgs, findChromium } from '../.tools/browsers.mjs';
import { root, serve } from '../.tools/serve.mjs';
import { classOf, outlineOfClass } from '../test/report/seeded.mjs';

if (!existsSync(new URL('../dist/core.js', import.meta.url))) throw new Error('Build first: npm run build');
const { digestOf, digestSteps, groupsOf, itemsOf, Register } = await import('../dist/core.js');
const SHAPE = { more: 35, videos: 5 };
const SIZES = [50, 500, 5000];
const RUNS = 5;
const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];
const outline = outlineOfClass(SHAPE);

console.log(`Load of the machine before: ${loadavg().map((load) => load.toFixed(1)).join(' ')}`);
// What is compiled first is not what is measured.
for (let i = 0; i < 3; i += 1) measure(classOf(50, SHAPE));
const rows = SIZES.map((learners) => {
  const entries = classOf(learners, SHAPE);
  const runs = Array.from({ length: RUNS }, () => measure(entries));
  const of = (key) => median(runs.map((run) => run[key]));
  return { learners, entries: entries.length, 'fold, ms': round(of('fold')), 'digest, ms': round(of('digest')), 'news, ms': round(of('news')), 'digest again, ms': round(of('again')), 'longest step, ms': round(of('step')), 'memory, MB': round(of('memory')) };
});
console.table(rows);
for (const key of ['fold, ms', 'digest, ms', 'memory, MB']) {
  console.log(`${key.split(',')[0]} from ${SIZES[0]} to ${SIZES.at(-1)} learners: ${(rows.at(-1)[key] / rows[0][key]).toFixed(0)} times`);
}
console.table(await onPage(500));
console.log(`Load of the machine after: ${loadavg().map((load) => load.toFixed(1)).join(' ')}`);
// A hundred times the class: half as much again is for caches that are no longer enough.
if (rows.at(-1)['digest, ms'] > 150 * Math.max(2, rows[0]['digest, ms'])) process.exitCode = 1;

function measure(entries) {
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  const register = new Register();
  const fold = time(() => register.take(entries));
  globalThis.gc?.();
  const memory = (process.memoryUsage().heapUsed - before) / 1e6;
  const tell = () => {
    const { remarks } = digestOf(register, outline);
    groupsOf(remarks, 5);
    itemsOf(register.pupils(), outline);
  };
  const digest = time(tell);
  const last = entries.at(-1);
  const news = time(() => register.take([{ ...last, id: 'news', seq: last.seq + 1 }]));
  const again = time(tell);
  register.take([{ ...last, id: 'more news', seq: last.seq + 2 }]);
  return { fold, memory, digest, news, again, step: longestStep(register) };
}

/** Of the digest as a page reckons it: between two steps it may do something else. */
function longestStep(register) {
  const steps = digestSteps(register, outline);
  let longest = 0;
  for (let isDone = false; !isDone;) longest = Math.max(longest, time(() => { isDone = steps.next().done; }));
  return longest;
}

function time(work) {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** From the moment the log speaks to the digest on the page, with a log that holds the class in memory. */
async function onPage(learners) {
  const body = `<!doctype html><html lang="en"><meta charset="utf-8"><main></main><script type="module">
    import '/dist/cdn/report.js';
    import { classOf } from '/test/report/seeded.mjs';
    globalThis.begin = () => {
      const entries = classOf(${learners}, ${JSON.stringify(SHAPE)});
      const log = { space: 'room', status: 'shared', drafts: { get: async () => undefined, set: async () => {} }, append: async () => ({ seq: 1, dup: false }),
        read: async () => entries, whoami: async () => ({ sub: 'prof', role: 'staff' }), nameOf: (sub) => sub, onStatus: () => () => {}, refresh() {}, close() {}, restore: async () => {},
        subscribe: (after, on, { activity } = {}) => { queueMicrotask(() => on(entries.filter((entry) => !activity || entry.activity === activity))); return () => {}; } };
      const owners = new Map();
      const scope = { space: 'room', log: Promise.resolve(log), claim: (id, element) => { owners.set(id, element); return id; }, release() {}, enter: () => () => {}, activities: [], owners, onChange: () => () => {} };
      document.addEventListener('context-request', (event) => { if (event.context === 'flip-lesson') event.callback(scope, () => {}); });
      const tasks = [];
      new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ entryTypes: ['longtask'] });
      const start = performance.now();
      const element = document.createElement('flip-report');
      document.querySelector('main').append(element);
      return new Promise((done) => {
        const look = () => (element.shadowRoot?.querySelector('.ideas') ? requestAnimationFrame(() => setTimeout(() => done({ drawn: performance.now() - start, longest: Math.max(0, ...tasks), nodes: element.shadowRoot.querySelectorAll('*').length }), 300)) : setTimeout(look, 5));
        look();
      });
    };
  </script></html>`;
  const server = await serve({ folder: root, fault: (request, response) => {
    if (request.url !== '/bench') return false;
    response.setHeader('content-type', 'text/html');
    response.end(body);
    return true;
  } });
  const browser = await chromium.launch({ executablePath: await findChromium(), args: chromiumArgs });
  const runs = [];
  for (let i = 0; i < RUNS; i += 1) {
    const page = await browser.newPage();
    await page.goto(`${server.origin}/bench`);
    await page.waitForFunction(() => globalThis.begin);
    runs.push(await page.evaluate(() => globalThis.begin()));
    await page.close();
  }
  await browser.close();
  await server.close();
  return [{ learners, 'digest drawn after, ms': round(median(runs.map(({ drawn }) => drawn))), 'longest task, ms': round(median(runs.map(({ longest }) => longest))), 'DOM nodes': runs[0].nodes }];
}

function round(value) {
  return Math.round(value * 10) / 10;
}
