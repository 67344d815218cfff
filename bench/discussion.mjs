// How a discussion of ten thousand posts behaves: npm run build && node bench/discussion.mjs
// Prints when the first fifty posts are on the screen and the box can be typed in, beside an empty discussion, a plain list of
// all posts, and the published ways of two comment widgets: remark42 fetches all comments into a frame and draws them all
// (frontend/apps/remark42/app/components/root/root.tsx; on phones fewer threads at first), giscus has a frame that draws the
// first and the last fifteen and more on request (services/giscus/discussions.ts). Both are imitated in plain DOM, without
// their frameworks, their accounts and their servers' time. Then the longest task while ours scrolls, shows more and is
// written in; and the memory, MB.
// Ends with an error when a bar of ours is missed: three times an empty one, and 50 ms of CPU in one task.
import { existsSync } from 'node:fs';
import { loadavg } from 'node:os';
import { chromium } from 'playwright-core';
import { chromiumArgs, findChromium } from '../.tools/browsers.mjs';
import { serve } from '../.tools/serve.mjs';

if (!existsSync(new URL('../dist/cdn/discussion.js', import.meta.url))) throw new Error('Build first: npm run build');
const POSTS = 10_000;
const RUNS = 5;
const BAR = 50;
const page = (body) => `<!doctype html><html lang="en"><meta charset="utf-8"><style>body{font:16px/1.5 sans-serif;max-width:50rem;margin:auto}</style>${body}`;
const door = '<script type="module" src="/dist/cdn/discussion.js"></script>';
const said = (i) => `Post ${i}: what I thought when I saw the force at the top.`;
const comments = Array.from({ length: POSTS }, (_, i) => ({
  id: i, parent: i % 3 === 2 ? i - 1 - (i % 5) : undefined, author: `Learner ${i % 30}`, at: new Date(Date.now() - (POSTS - i) * 1000).toISOString(), html: `<p>${said(i)}</p>`,
}));
const bodies = {
  '/empty': page(`${door}<flip-discussion id="talk"></flip-discussion>`),
  '/full': page(`${door}<flip-discussion id="talk"></flip-discussion>`),
  '/list': page('<main></main>'),
  '/remark42': page('<iframe src="/frame?all" style="width:100%;border:0"></iframe>'),
  '/giscus': page('<iframe src="/frame?ends" style="width:100%;border:0"></iframe>'),
  '/frame?all': page(`<textarea></textarea><main></main><script>(${frame})('/posts.json')</script>`),
  '/frame?ends': page(`<textarea></textarea><main></main><script>(${frame})('/posts.json?first=15', '/posts.json?last=15')</script>`),
  '/blank': page(''),
};
const server = await serve({
  fault: (request, response) => {
    const [, share, few] = /^\/posts\.json(?:\?(first|last)=(\d+))?$/.exec(request.url) ?? [];
    const body = bodies[request.url] ?? (request.url.startsWith('/posts.json') && JSON.stringify(share ? comments.slice(...(share === 'first' ? [0, few] : [-few])) : comments));
    if (!body) return false;
    response.setHeader('content-type', request.url.startsWith('/posts') ? 'application/json' : 'text/html');
    response.end(body);
    return true;
  },
});
const browser = await chromium.launch({ executablePath: await findChromium(), args: [...chromiumArgs, '--enable-precise-memory-info', '--js-flags=--expose-gc'] });
const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
const visitor = await context.newPage();
await visitor.goto(`${server.origin}/blank`);
await visitor.evaluate(fill, [`${server.origin}/full`, POSTS]);

const rows = { empty: [], full: [], list: [], remark42: [], giscus: [] };
for (let run = 0; run < RUNS; run++) {
  rows.empty.push(await visit('/empty'));
  rows.full.push(await visit('/full'));
  rows.list.push(await plainList());
  rows.remark42.push(await widget('/remark42'));
  rows.giscus.push(await widget('/giscus'));
}
const tasks = await longTasks();
const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];
const of = (name, key) => Math.round(median(rows[name].map((row) => row[key])));
const told = (name) => ({ 'usable after, ms': of(name, 'usable'), 'of an empty one': (of(name, 'usable') / of('empty', 'usable')).toFixed(2), 'main thread, ms': of(name, 'busy'), 'heap, MB': of(name, 'heap'), 'DOM nodes': of(name, 'nodes') });
const ratio = of('full', 'usable') / of('empty', 'usable');
console.table({
  'empty discussion': told('empty'),
  [`${POSTS} posts`]: told('full'),
  'plain list of them': told('list'),
  'remark42\'s way: all in a frame': told('remark42'),
  'giscus\'s way: 30 in a frame': told('giscus'),
});
console.table(tasks);
console.log(`${ratio.toFixed(2)} times an empty discussion; load ${loadavg().map((each) => each.toFixed(1)).join(', ')}`);
await browser.close();
await server.close();
if (ratio > 3 || Object.values(tasks).some((task) => task['CPU, ms'] > BAR)) process.exitCode = 1;

/** A new page: from the navigation to fifty posts (or the sentence that there are none), and to a box that takes letters. */
async function visit(path) {
  const [tab, session] = await open();
  await tab.goto(server.origin + path, { waitUntil: 'commit' });
  const usable = await tab.evaluate(async ([wanted]) => {
    const root = () => document.querySelector('flip-discussion')?.shadowRoot;
    while (!(root() && (wanted ? root().querySelectorAll('article').length >= 50 : root().querySelector('.empty')) && root().querySelector('textarea'))) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    return performance.now();
  }, [path === '/full' ? 50 : 0]);
  const cost = await costOf(tab, session);
  await tab.close();
  return { usable, ...cost };
}

/** The same posts as one paragraph each, all at once: what a page of HTML would cost. */
async function plainList() {
  const [tab, session] = await open();
  await tab.goto(`${server.origin}/list`, { waitUntil: 'commit' });
  const usable = await tab.evaluate(async (posts) => {
    const main = document.querySelector('main');
    for (let i = 0; i < posts; i++) {
      const article = document.createElement('article');
      for (const [tag, text] of [['h4', `Learner ${i % 30}`], ['p', `Post ${i}: what I thought when I saw the force at the top.`], ['button', 'Like'], ['button', 'Reply']]) {
        article.append(Object.assign(document.createElement(tag), { textContent: text }));
      }
      main.append(article);
    }
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    return performance.now();
  }, POSTS);
  const cost = await costOf(tab, session);
  await tab.close();
  return { usable, ...cost };
}

/** A frame that fetches and draws comments: until it says that all are drawn. */
async function widget(path) {
  const [tab, session] = await open();
  await tab.goto(server.origin + path, { waitUntil: 'commit' });
  const usable = await tab.evaluate(async () => {
    while (!document.querySelector('iframe')?.contentDocument?.body?.dataset.drawn) await new Promise((resolve) => setTimeout(resolve, 4));
    return performance.now();
  });
  const cost = await costOf(tab, session);
  await tab.close();
  return { usable, ...cost };
}

/** Runs in that frame. */
function frame(...sources) {
  const make = (tag, name, ...content) => {
    const element = Object.assign(document.createElement(tag), { className: name });
    element.append(...content);
    return element;
  };
  void Promise.all(sources.map(async (source) => (await fetch(source)).json())).then((pages) => {
    const drawn = new Map();
    for (const { id, parent, author, at, html } of pages.flat()) {
      const body = make('div', 'text');
      body.innerHTML = html;
      const vote = make('div', 'vote', make('button', 'up', '+'), make('span', 'score', '0'), make('button', 'down', '-'));
      const head = make('div', 'info', make('span', 'avatar'), make('button', 'user', author), make('a', 'time', new Date(at).toLocaleString()), vote);
      const thread = make('div', 'thread', make('article', 'comment', head, body, make('div', 'actions', make('button', 'reply', 'Reply'), make('button', 'hide', 'Hide'))));
      thread.style.marginInlineStart = parent === undefined ? '0' : '1rem';
      drawn.set(id, thread);
      (drawn.get(parent) ?? document.querySelector('main')).append(thread);
    }
    parent.document.querySelector('iframe').style.height = `${document.body.scrollHeight}px`;
    requestAnimationFrame(() => setTimeout(() => { document.body.dataset.drawn = 'yes'; }));
  });
}

async function open() {
  const tab = await context.newPage();
  const session = await context.newCDPSession(tab);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return [tab, session];
}

/** The time of the main thread so far, ms, which other programs do not add to; the heap after a collection, MB; nodes of the page. */
async function costOf(tab, session) {
  const { metrics } = await session.send('Performance.getMetrics');
  const busy = metrics.find(({ name }) => name === 'TaskDuration').value * 1000;
  await session.send('HeapProfiler.collectGarbage');
  const heap = await tab.evaluate(() => performance.memory.usedJSHeapSize / 1e6);
  const { nodes } = await session.send('Memory.getDOMCounters');
  return { busy, heap, nodes };
}

/** The longest task of each act, wall time and CPU time; on a busy machine the wall time is also that of others. */
async function longTasks() {
  const tab = await context.newPage();
  await tab.goto(`${server.origin}/full`);
  await tab.waitForFunction(() => document.querySelector('flip-discussion').shadowRoot.querySelectorAll('article').length >= 50);
  await tab.mouse.move(300, 300);
  await tab.waitForTimeout(1500);
  const acts = {
    'scrolling through 50': async () => {
      for (let i = 0; i < 20; i++) await tab.mouse.wheel(0, 600);
    },
    'showing 50 more, 20 times': async () => {
      for (let i = 0; i < 20; i++) {
        await tab.evaluate(() => document.querySelector('flip-discussion').shadowRoot.querySelector('.more button').click());
        await tab.waitForTimeout(120);
      }
    },
    'scrolling through 1,050': async () => {
      for (let i = 0; i < 60; i++) await tab.mouse.wheel(0, 2500);
    },
    'a like': () => tab.evaluate(() => document.querySelector('flip-discussion').shadowRoot.querySelector('[part=like]').click()),
    'typing': async () => {
      await tab.evaluate(() => document.querySelector('flip-discussion').shadowRoot.querySelector('flip-composer').focus());
      await tab.keyboard.type('A new thought about it', { delay: 20 });
    },
    'an own post': () => tab.keyboard.press('Control+Enter'),
  };
  const found = {};
  for (const [name, act] of Object.entries(acts)) {
    await browser.startTracing(tab, { categories: ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline'] });
    await act();
    await tab.waitForTimeout(700);
    const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
    const main = new Set(traceEvents.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(({ pid, tid }) => `${pid} ${tid}`));
    const list = traceEvents.filter(({ name, ph, pid, tid }) => name === 'RunTask' && ph === 'X' && main.has(`${pid} ${tid}`));
    const longest = (key) => Math.round(Math.max(0, ...list.map((task) => task[key] ?? 0)) / 1000);
    found[name] = { 'longest task, ms': longest('dur'), 'CPU, ms': longest('tdur') };
  }
  await tab.close();
  return found;
}

/** Runs in the page: writes the posts of thirty learners into this browser's storage, a third of them answers. */
async function fill([space, posts]) {
  await new Promise((resolve, reject) => {
    const script = Object.assign(document.createElement('script'), { type: 'module' });
    script.src = '/dist/cdn/core.js';
    Object.assign(script, { onload: resolve, onerror: reject });
    document.head.append(script);
  });
  const { LocalLog } = await import('/dist/cdn/core.js');
  const log = await LocalLog.open(space, { indexedDB });
  log.close();
  const database = await new Promise((resolve, reject) => {
    const request = indexedDB.open('flip-elements');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const at = Date.now() - posts * 1000;
  const ids = [];
  const transaction = database.transaction([...database.objectStoreNames], 'readwrite');
  const store = transaction.objectStore('entries');
  for (let i = 0; i < posts; i++) {
    const id = crypto.randomUUID();
    const parent = i % 3 === 2 ? ids[i - 1 - (i % 5)] : undefined;
    ids.push(id);
    store.add({ id, space, activity: 'talk', type: 'posted', data: { text: `Post ${i}: what I thought when I saw the force at the top.`, ...(parent && { parent }) }, author: `learner-${i % 30}`, at: new Date(at + i * 1000).toISOString(), seq: i + 1 });
  }
  await new Promise((resolve, reject) => Object.assign(transaction, { oncomplete: resolve, onabort: () => reject(transaction.error) }));
  database.close();
}
