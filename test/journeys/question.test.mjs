// A question alone on a page: what it loads and when, and what is kept when the connection goes.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { strictPolicy } from '../../.tools/serve.mjs';
import { listenForFaults, openBrowser } from './browser.mjs';
import { startServer } from './server.mjs';

const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>One question</title><link rel="icon" href="data:,">
<script type="module" src="/dist/cdn/autoload.js"></script></head><body><main>
<flip-question id="top"><p>Which force acts at the top?</p><flip-option correct>Only gravity</flip-option>
<flip-option>An upward force <span slot="feedback">Motion needs no force.</span></flip-option></flip-question></main></body></html>`;

/** Bytes after brotli until somebody stirs. test/weight.mjs says what they are. */
const BUDGET = 21_000;
const REQUESTS = 3;
let server;
let browser;
let slow = 0;
let loaded = [];

before(async () => {
  server = await startServer({
    fault: async (request, response) => {
      if (request.url.startsWith('/page')) {
        response.setHeader('content-type', 'text/html; charset=utf-8');
        response.setHeader('content-security-policy', strictPolicy.replace("default-src 'self'", "default-src 'self'; img-src 'self' data:"));
        response.end(PAGE);
        return true;
      }
      if (slow && request.url.includes('judging')) await new Promise((done) => setTimeout(done, slow));
      return false;
    },
  });
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  await server?.close();
});

async function open(context) {
  const page = await context.newPage();
  loaded = [];
  page.on('response', (response) => response.url().endsWith('.js') && loaded.push(response));
  const faults = listenForFaults(page);
  await page.goto(`${server.origin}/page`);
  await page.getByRole('radio', { name: 'Only gravity' }).waitFor();
  await page.waitForTimeout(500);
  return { page, faults };
}

const names = () => loaded.map((response) => new URL(response.url()).pathname);
const check = (page) => page.getByRole('button', { name: 'Check' });
const verdict = (page, words) => page.locator('flip-question .result').getByText(words, { exact: true });

test(`it stands after ${BUDGET / 1000} kB; what judges an answer comes when somebody stirs, and only once`, async (t) => {
  const context = await browser.newContext();
  const { page, faults } = await open(context);
  const bytes = (await Promise.all(loaded.map((response) => response.body()))).reduce((sum, body) => sum + brotliCompressSync(body).length, 0);
  t.diagnostic(`${bytes} bytes brotli in ${loaded.length} scripts`);
  assert.ok(bytes <= BUDGET, `${bytes} bytes: ${names().join(' ')}`);
  assert.equal(loaded.length, REQUESTS, names().join(' '));
  await page.mouse.move(100, 100);
  await page.mouse.move(120, 120);
  for (let i = 0; i < 80 && !names().some((name) => name.includes('judging')); i += 1) await page.waitForTimeout(100);
  await page.waitForTimeout(500);
  assert.equal(names().filter((name) => name.includes('judging')).length, 1, names().join(' '));
  // From here on no network is needed.
  await context.setOffline(true);
  await page.getByRole('radio', { name: 'An upward force' }).check();
  await check(page).click();
  await verdict(page, 'Not yet').waitFor();
  await page.getByText('Motion needs no force.', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('radio', { name: 'Only gravity' }).check();
  await check(page).click();
  await verdict(page, 'Right').waitFor();
  await context.setOffline(false);
  await page.reload();
  await verdict(page, 'Right').waitFor();
  assert.equal(await page.getByRole('radio', { name: 'Only gravity' }).isChecked(), true);
  assert.deepEqual(faults, []);
  await context.close();
});

test('who loses the connection before touching anything is told, keeps what is chosen, and checks it later', async () => {
  const context = await browser.newContext();
  const { page } = await open(context);
  await context.setOffline(true);
  await page.getByRole('radio', { name: 'Only gravity' }).check();
  await check(page).click();
  await page.locator('flip-question .lacking').getByText('There is no connection').waitFor();
  assert.equal(await page.getByRole('radio', { name: 'Only gravity' }).isChecked(), true);
  // It is on the disk, too.
  await context.setOffline(false);
  const again = await context.newPage();
  await again.goto(`${server.origin}/page`);
  await again.waitForFunction(() => document.querySelector('flip-question').response?.length === 1);
  await again.close();
  await check(page).click();
  await verdict(page, 'Right').waitFor();
  assert.equal(await page.locator('flip-question .lacking').isVisible(), false);
  await context.close();
});

test('where what judges an answer is slow, Check is not lost, and what is chosen after it is not checked', async () => {
  slow = 1500;
  const context = await browser.newContext();
  const { page } = await open(context);
  await page.getByRole('radio', { name: 'An upward force' }).check();
  await check(page).click();
  await page.getByRole('radio', { name: 'Only gravity' }).check();
  await page.waitForTimeout(2500);
  assert.equal(await page.locator('flip-question .result').isVisible(), false);
  assert.equal(await page.getByRole('radio', { name: 'Only gravity' }).isChecked(), true);
  await context.close();
  const other = await browser.newContext();
  const { page: second } = await open(other);
  await second.getByRole('radio', { name: 'Only gravity' }).check();
  await check(second).click();
  await verdict(second, 'Right').waitFor();
  slow = 0;
  await other.close();
});
