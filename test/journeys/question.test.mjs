// A question alone on a page: what it loads and when, and what is kept when the connection goes.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { strictPolicy } from '../../.tools/serve.mjs';
import { listenForFaults, openBrowser } from './browser.mjs';
import { startServer } from './server.mjs';

const QUESTION = `<flip-question id="top"><p>Which force acts at the top?</p><flip-option correct>Only gravity</flip-option>
<flip-option>An upward force <span slot="feedback">Motion needs no force.</span></flip-option></flip-question>`;

/** What stands on a page, by the page's query. */
const PAGES = {
  '': QUESTION,
  lesson: `<flip-lesson id="forces" label="Forces">${QUESTION}</flip-lesson>`,
  form: `<form>${QUESTION.replace('id="top"', 'id="top" name="force"')}<button>Send</button></form>`,
  required: QUESTION.replace('id="top"', 'id="top" required'),
  listed: `${QUESTION}<flip-progress></flip-progress>`,
  typed: `<flip-question id="top" type="short"><p>Which force acts at the top?</p><flip-option correct>gravity</flip-option></flip-question>`,
  beside: `<flip-lesson id="forces" label="Forces"><p>Read this.</p></flip-lesson>${QUESTION}`,
  once: QUESTION.replace('id="top"', 'id="top" tries="1"'),
  nameless: QUESTION.replace(' id="top"', ''),
  hinted: QUESTION.replace('</flip-question>', '<p slot="hint">What touches the ball?</p></flip-question>'),
};

const pageOf = (name) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>One question</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
<script type="module" src="/dist/cdn/autoload.js"></script></head><body><main>${PAGES[name]}</main></body></html>`;

/** Bytes after brotli until somebody stirs. test/weight.mjs says what they are. */
const BUDGET = 15_000;
const REQUESTS = 3;
let server;
let browser;
let slow = 0;
let late = /judging|life/;
let gone = () => false;
let loaded = [];

before(async () => {
  server = await startServer({
    fault: async (request, response) => {
      if (request.url.startsWith('/page')) {
        response.setHeader('content-type', 'text/html; charset=utf-8');
        response.setHeader('content-security-policy', strictPolicy.replace("default-src 'self'", "default-src 'self'; img-src 'self' data:"));
        response.end(pageOf(request.url.split('?')[1] ?? ''));
        return true;
      }
      if (gone(request.url)) {
        response.writeHead(503).end();
        return true;
      }
      if (slow && late.test(request.url)) await new Promise((done) => setTimeout(done, slow));
      return false;
    },
  });
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  await server?.close();
});

async function open(context, query = '') {
  const page = await context.newPage();
  loaded = [];
  page.on('response', (response) => response.url().endsWith('.js') && loaded.push(response));
  const faults = listenForFaults(page);
  await page.goto(`${server.origin}/page${query && `?${query}`}`);
  await (query === 'typed' ? page.getByRole('textbox') : page.getByRole('radio', { name: 'Only gravity' })).waitFor();
  await page.waitForTimeout(500);
  return { page, faults };
}

async function untilLoaded(page, name) {
  for (let i = 0; i < 80 && !isLoaded(name); i += 1) await page.waitForTimeout(100);
  assert.ok(isLoaded(name), `${name}: ${names().join(' ')}`);
}

const names = () => loaded.map((response) => new URL(response.url()).pathname);
/** The log has so many entries on the disk. */
const untilKept = (page, many) => page.waitForFunction(async (least) => {
  if (!(await indexedDB.databases()).some(({ name }) => name === 'flip-elements')) return false;
  const open = indexedDB.open('flip-elements');
  await new Promise((done) => { open.onsuccess = done; });
  const count = open.result.transaction('entries').objectStore('entries').count();
  await new Promise((done) => { count.onsuccess = done; });
  open.result.close();
  return count.result >= least;
}, many);

const isLoaded = (part) => names().some((name) => name.includes(part));
const check = (page) => page.getByRole('button', { name: 'Check' });
const verdict = (page, words) => page.locator('flip-question .result').getByText(words, { exact: true });

/** Chooses the right answer, has it checked, and is told. */
async function answer(page) {
  await page.getByRole('radio', { name: 'Only gravity' }).check();
  await check(page).click();
  await verdict(page, 'Right').waitFor();
}

test(`it stands after ${BUDGET / 1000} kB; what judges and keeps an answer comes when somebody stirs, and only once`, async (t) => {
  const context = await browser.newContext();
  const { page, faults } = await open(context);
  const bytes = (await Promise.all(loaded.map((response) => response.body()))).reduce((sum, body) => sum + brotliCompressSync(body).length, 0);
  t.diagnostic(`${bytes} bytes brotli in ${loaded.length} scripts`);
  assert.ok(bytes <= BUDGET, `${bytes} bytes: ${names().join(' ')}`);
  assert.equal(loaded.length, REQUESTS, names().join(' '));
  await page.mouse.move(100, 100);
  await page.mouse.move(120, 120);
  for (const part of ['judging', 'life', 'log', 'storable']) await untilLoaded(page, part);
  await page.waitForTimeout(500);
  for (const part of ['judging', 'life']) assert.equal(names().filter((name) => name.includes(part)).length, 1, names().join(' '));
  // From here on no network is needed.
  await context.setOffline(true);
  await page.getByRole('radio', { name: 'An upward force' }).check();
  await check(page).click();
  await verdict(page, 'Not yet').waitFor();
  await page.getByText('Motion needs no force.', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Try again' }).click();
  await answer(page);
  await untilKept(page, 4);
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
  await answer(second);
  slow = 0;
  await other.close();
});

for (const [way, touch, act] of [
  ['a key', false, async (page) => {
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
  }],
  ['a finger', true, async (page) => {
    await page.getByRole('radio', { name: 'Only gravity' }).tap();
    await check(page).tap();
  }],
  ['a screen reader, whose clicks are all there is', false, async (page) => {
    await page.getByRole('radio', { name: 'Only gravity' }).evaluate((input) => input.click());
    await check(page).evaluate((button) => button.click());
  }],
]) {
  test(`the first sign of a learner may be the answer: by ${way}`, async () => {
    const context = await browser.newContext({ hasTouch: touch, viewport: { width: 360, height: 640 } });
    const { page, faults } = await open(context);
    assert.equal(isLoaded('life'), false);
    await page.evaluate(() => {
      window.told = [];
      for (const name of ['flip-answered', 'flip-completed']) addEventListener(name, ({ detail }) => window.told.push([name, detail.duration]));
    });
    await act(page);
    await verdict(page, 'Right').waitFor();
    const told = await page.evaluate(() => window.told);
    assert.deepEqual(told.map(([name]) => name), ['flip-answered', 'flip-completed']);
    // Thinking began when the question could be seen, not with the first sign.
    assert.ok(told[0][1] >= 0.4, `${told[0][1]} s`);
    assert.deepEqual(faults, []);
    // Who comes back finds it, before they stir.
    await untilKept(page, 2);
    await page.reload();
    await verdict(page, 'Right').waitFor();
    await context.close();
  });
}

test('a hint can be the first that is asked for', async () => {
  const context = await browser.newContext();
  const { page } = await open(context, 'hinted');
  await page.getByRole('button', { name: 'Hint' }).click();
  await page.locator('flip-question > [slot=hint]').waitFor();
  await context.close();
});

for (const [query, why] of Object.entries({
  lesson: 'in a lesson', form: 'in a form', required: 'where an answer is required', listed: 'where the page has a list of what there is to do',
})) {
  test(`${why} it is all there before anybody stirs`, async () => {
    const context = await browser.newContext();
    const { page, faults } = await open(context, query);
    await untilLoaded(page, 'life');
    assert.equal(isLoaded('judging'), false);
    if (query === 'listed') await page.locator('flip-progress').getByText('Which force acts at the top?').waitFor();
    if (query === 'required') assert.equal(await page.evaluate(() => document.querySelector('flip-question').checkValidity()), false);
    if (query === 'form') {
      await page.getByRole('radio', { name: 'Only gravity' }).check();
      assert.equal(await page.evaluate(() => new FormData(document.querySelector('form')).get('force')), 'Only gravity');
    }
    assert.deepEqual(faults, []);
    await context.close();
  });
}

test('what was answered in another tab is shown before anybody stirs here', async () => {
  const context = await browser.newContext();
  const { page } = await open(context, 'lesson');
  await untilLoaded(page, 'life');
  const { page: other } = await open(context, 'lesson');
  await other.getByRole('radio', { name: 'Only gravity' }).check();
  await check(other).click();
  await verdict(page, 'Right').waitFor();
  await context.close();
});

test('a question that comes into a form later is in it', async () => {
  const context = await browser.newContext();
  const { page } = await open(context);
  assert.equal(isLoaded('life'), false);
  await page.evaluate(() => {
    const form = document.createElement('form');
    document.querySelector('main').append(form);
    document.querySelector('flip-question').name = 'force';
    form.append(document.querySelector('flip-question'));
  });
  await untilLoaded(page, 'life');
  await page.getByRole('radio', { name: 'Only gravity' }).evaluate((input) => input.click());
  await page.waitForFunction(() => new FormData(document.querySelector('form')).get('force') === 'Only gravity');
  await context.close();
});

test('what keeps an answer is asked for again where it did not come', async () => {
  const context = await browser.newContext();
  gone = (url) => url.includes('quiz-life');
  const { page } = await open(context);
  await page.getByRole('radio', { name: 'Only gravity' }).check();
  await check(page).click();
  await page.locator('flip-question .lacking').getByText('There is no connection').waitFor();
  gone = () => false;
  await check(page).click();
  await verdict(page, 'Right').waitFor();
  await context.close();
});

test('in a lesson it is asked for again without a word, and the question stands as HTML until then', async () => {
  const context = await browser.newContext();
  gone = (url) => url.includes('quiz-life');
  const page = await context.newPage();
  await page.goto(`${server.origin}/page?lesson`);
  await page.waitForFunction(() => customElements.get('flip-lesson'));
  await page.waitForTimeout(500);
  assert.equal(await page.evaluate(() => customElements.get('flip-question')), undefined);
  gone = () => false;
  await answer(page);
  await context.close();
});

test('a question that comes into a lesson without a network says so, and can be tried again', async () => {
  const context = await browser.newContext();
  const { page } = await open(context, 'beside');
  assert.equal(isLoaded('life'), false);
  gone = (url) => url.includes('quiz-life');
  await page.evaluate(() => document.querySelector('flip-lesson').append(document.querySelector('flip-question')));
  await page.getByRole('button', { name: 'Try again' }).waitFor();
  gone = () => false;
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('button', { name: 'Try again' }).waitFor({ state: 'detached' });
  await answer(page);
  await context.close();
});

test('what is chosen without a network is newer than what was kept before', async () => {
  const context = await browser.newContext();
  const { page } = await open(context);
  await page.getByRole('radio', { name: 'Only gravity' }).check();
  await untilLoaded(page, 'life');
  await page.waitForTimeout(500);
  gone = (url) => url.includes('quiz-life');
  await page.reload();
  await page.getByRole('radio', { name: 'An upward force' }).check();
  gone = () => false;
  await page.reload();
  await page.waitForFunction(() => document.querySelector('flip-question').response?.length === 1);
  assert.equal(await page.getByRole('radio', { name: 'An upward force' }).isChecked(), true);
  assert.deepEqual(await page.evaluate(() => Object.keys(localStorage)), []);
  await context.close();
});

test('who answered before gets no second first try while that is on its way', async () => {
  const context = await browser.newContext();
  const { page } = await open(context, 'once');
  await page.getByRole('radio', { name: 'An upward force' }).check();
  await check(page).click();
  await verdict(page, 'Not right').waitFor();
  await untilKept(page, 2);
  slow = 1500;
  late = /life/;
  await page.reload();
  await page.getByRole('radio', { name: 'Only gravity' }).check();
  await check(page).click();
  await verdict(page, 'Not right').waitFor();
  slow = 0;
  late = /judging|life/;
  await page.waitForTimeout(500);
  assert.equal(await page.evaluate(() => document.querySelector('flip-question').attempt.tries), 1);
  await context.close();
});

test('a script that sets a formula before anybody stirs does not make it another question', async () => {
  const context = await browser.newContext();
  const { page } = await open(context, 'nameless');
  await page.evaluate(() => {
    document.querySelector('flip-question p').textContent = 'Which force?';
    document.querySelector('flip-option').firstChild.data = 'G';
  });
  await page.getByRole('radio', { name: 'G' }).check();
  await check(page).click();
  await verdict(page, 'Right').waitFor();
  await untilKept(page, 2);
  await page.reload();
  await verdict(page, 'Right').waitFor();
  assert.equal(await page.getByText('This question was changed').isVisible(), false);
  await context.close();
});

test('where what checks entries never comes, an answer is kept all the same', async () => {
  const context = await browser.newContext();
  gone = (url) => url.includes('storable');
  const { page } = await open(context);
  await answer(page);
  await untilKept(page, 2);
  await page.reload();
  await verdict(page, 'Right').waitFor();
  gone = () => false;
  await page.reload();
  await verdict(page, 'Right').waitFor();
  await context.close();
});

test('a typed answer is kept from its first letter', async () => {
  const context = await browser.newContext();
  const { page, faults } = await open(context, 'typed');
  await untilLoaded(page, 'life');
  await page.getByRole('textbox').fill('grav');
  await page.waitForTimeout(500);
  await page.reload();
  await page.waitForFunction(() => document.querySelector('flip-question').shadowRoot.querySelector('input')?.value === 'grav');
  assert.deepEqual(faults, []);
  await context.close();
});

test('questions that nobody touched, and that leave the page, are gone', async () => {
  const context = await browser.newContext();
  const { page } = await open(context);
  await page.evaluate(() => {
    const holder = document.createElement('div');
    const words = [...document.querySelector('flip-question').childNodes];
    for (let i = 0; i < 20; i += 1) {
      const question = document.createElement('flip-question');
      question.append(...words.map((each) => each.cloneNode(true)), `Question ${i}`);
      holder.append(question);
    }
    document.body.append(holder);
    window.weak = [...holder.children].map((each) => new WeakRef(each));
  });
  await page.waitForTimeout(500);
  assert.equal(isLoaded('life'), false);
  await page.evaluate(() => document.querySelector('div').remove());
  await page.waitForTimeout(300);
  const client = await context.newCDPSession(page);
  await client.send('HeapProfiler.enable');
  let left = 20;
  for (let i = 0; i < 10 && left > 0; i += 1) {
    await client.send('HeapProfiler.collectGarbage');
    await page.waitForTimeout(100);
    left = await page.evaluate(() => window.weak.filter((each) => each.deref()).length);
  }
  assert.equal(left, 0);
  await context.close();
});
