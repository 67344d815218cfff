// What the first visit costs, and what stands when something does not come.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { listenForFaults, openBrowser } from './browser.mjs';
import { join } from 'node:path';
import { inside, sendFile } from '../../.tools/serve.mjs';
import { root, startServer } from './server.mjs';

const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>One video, one question</title>
<script type="module" src="/dist/cdn/autoload.js"></script></head><body><main>
<flip-lesson lesson="first-load" label="Forces"><flip-video id="talk" label="The lecture" src="/stories/lesson/media/positive-test.mp4">
<flip-checkpoint at="0:05" require="answer"><flip-question id="top" type="choice"><p>Which force acts at the top?</p>
<flip-option correct>Only gravity</flip-option><flip-option>An upward force <span slot="feedback">Motion needs no force.</span></flip-option>
<p slot="explanation">Look at the change of speed.</p></flip-question></flip-checkpoint>
<p>Watch <a href="/stories/lesson/media/positive-test.mp4">the lecture as a file</a>.</p></flip-video></flip-lesson></main></body></html>`;

const BUDGET = { bytes: 40_000, requests: 12 };
let server;
let browser;
let broken = () => false;
let slow = '';

before(async () => {
  server = await startServer({
    fault: async (request, response) => {
      if (slow && request.url.includes(slow)) await new Promise((done) => setTimeout(done, 1000));
      if (broken(request.url)) {
        response.writeHead(503).end();
        return true;
      }
      if (request.url.startsWith('/copy/')) {
        sendFile(request, response, inside(join(root, 'dist/cdn'), request.url.slice('/copy'.length)));
        return true;
      }
      if (!request.url.startsWith('/page')) return false;
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(request.url === '/page?twice' ? PAGE.replace('</head>', '<script type="module" src="/copy/index.js"></script></head>') : PAGE);
      return true;
    },
  });
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  await server?.close();
});

async function open(init) {
  const page = await browser.newPage();
  const faults = listenForFaults(page);
  const scripts = [];
  const requests = [];
  page.on('response', async (response) => {
    requests.push(response.url());
    if (response.url().endsWith('.js') && response.ok()) scripts.push(response.body().catch(() => Buffer.alloc(0)));
  });
  if (init) await page.addInitScript(init);
  await page.goto(`${server.origin}/page`);
  return { page, faults, scripts, requests };
}

test(`a video with one question in a lesson costs at most ${BUDGET.bytes / 1000} kB of script and ${BUDGET.requests} requests`, async (t) => {
  const { page, faults, scripts, requests } = await open();
  await page.locator('flip-lesson').getByText('Saved on this device').waitFor();
  await page.locator('flip-video').getByRole('button', { name: 'Play', exact: true }).waitFor();
  await page.waitForTimeout(500);
  const bytes = (await Promise.all(scripts)).reduce((sum, body) => sum + brotliCompressSync(body).length, 0);
  const addresses = new Set(requests.filter((url) => !url.endsWith('/favicon.ico')));
  t.diagnostic(`${bytes} bytes brotli in ${scripts.length} scripts, ${addresses.size} addresses, ${requests.length} requests`);
  assert.ok(bytes <= BUDGET.bytes, `${bytes} bytes: ${requests.join(' ')}`);
  assert.ok(requests.length <= BUDGET.requests, `${requests.length} requests: ${requests.join(' ')}`);
  assert.deepEqual(faults.filter((fault) => !/favicon|404|ERR_ABORTED/.test(fault)), []);
  await page.close();
});

test('where the script never comes, the lesson can still be read and the lecture opened', async () => {
  broken = (url) => url.includes('/dist/');
  const { page } = await open();
  for (const text of ['Which force acts at the top?', 'Only gravity']) assert.ok(await page.getByText(text).isVisible());
  assert.ok(await page.getByRole('link', { name: 'the lecture as a file' }).isVisible());
  broken = () => false;
  await page.close();
});

test('where one part does not load at first, it is tried again', async () => {
  let refused = 0;
  broken = (url) => url.includes('/quiz-question') && (refused += 1) === 1;
  const { page } = await open();
  await page.getByRole('radio', { name: 'Only gravity', includeHidden: true }).first().waitFor({ state: 'attached' });
  assert.ok(refused >= 2);
  broken = () => false;
  await page.close();
});

for (const part of ['lesson-lesson', 'video-all', 'quiz-question']) {
  test(`the video stops at its question also where ${part} comes last`, async () => {
    slow = part;
    const { page } = await open();
    await page.locator('flip-lesson').getByText('Saved on this device').waitFor();
    await page.getByRole('radio', { name: 'Only gravity', includeHidden: true }).first().waitFor({ state: 'attached' });
    await page.locator('flip-video').getByRole('button', { name: 'Play', exact: true }).waitFor();
    await page.evaluate(() => {
      document.querySelector('flip-video').muted = true;
      document.querySelector('flip-video').currentTime = 4.5;
    });
    await page.locator('flip-video').getByRole('button', { name: 'Play', exact: true }).click();
    await page.getByRole('dialog').waitFor();
    assert.equal(await page.getByRole('button', { name: 'Continue' }).isEnabled(), false);
    await page.getByRole('radio', { name: 'Only gravity' }).check();
    await page.locator('flip-question').getByRole('button', { name: 'Check' }).click();
    await page.locator('flip-checkpoint').getByRole('button', { name: 'Continue' }).click();
    await page.waitForFunction(() => document.querySelector('flip-video').currentTime > 5.3);
    slow = '';
    await page.close();
  });
}

test('a browser that forbids storage is said in the page, and the lesson works', async () => {
  const { page } = await open(() => {
    Object.defineProperty(globalThis, 'indexedDB', { get() { throw new DOMException('no', 'SecurityError'); } });
  });
  await page.getByText('This browser keeps nothing for this page').waitFor();
  await page.getByRole('button', { name: 'Save my answers' }).waitFor();
  await page.close();
});

test('a full disk is said in the page, and nothing is lost from it', async () => {
  const { page } = await open(() => {
    const put = IDBObjectStore.prototype.add;
    IDBObjectStore.prototype.add = function add(...given) {
      if (globalThis.full) throw new DOMException('full', 'QuotaExceededError');
      return put.apply(this, given);
    };
  });
  await page.locator('flip-lesson').getByText('Saved on this device').waitFor();
  await page.evaluate(() => { globalThis.full = true; });
  await page.evaluate(() => { document.querySelector('flip-video').muted = true; });
  await page.locator('flip-video').getByRole('button', { name: 'Play', exact: true }).click();
  await page.waitForFunction(() => document.querySelector('flip-video').currentTime > 0.5);
  await page.evaluate(() => { document.querySelector('flip-video').currentTime = 4.5; });
  await page.getByRole('radio', { name: 'Only gravity' }).check();
  await page.locator('flip-question').getByRole('button', { name: 'Check' }).click();
  await page.getByText('This device refuses to save').waitFor();
  await page.evaluate(() => { globalThis.full = false; });
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByText('This device refuses to save').waitFor({ state: 'detached' });
  await page.reload();
  await page.locator('flip-question').getByText('Right', { exact: true }).first().waitFor({ state: 'attached' });
  await page.close();
});

test('a second copy of the library leaves the page working, and says so', async () => {
  const page = await browser.newPage();
  const said = [];
  page.on('console', (message) => said.push(message.text()));
  await page.goto(`${server.origin}/page?twice`);
  await page.locator('flip-lesson').getByText('Saved on this device').waitFor();
  for (let i = 0; i < 100 && !said.some((text) => /second copy of flip-elements/.test(text)); i += 1) await page.waitForTimeout(50);
  assert.match(said.join('\n'), /second copy of flip-elements[^]*<flip-/);
  await page.locator('flip-video').getByRole('button', { name: 'Play', exact: true }).waitFor();
  await page.close();
});
