// A transcript of a long lecture, and a lecture on paper, in the built package under a strict policy.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { listenForFaults, openBrowser } from './browser.mjs';
import { startServer } from './server.mjs';

const CUES = 10_000;
const clock = (s) => [s / 3600, (s / 60) % 60, s % 60].map((part) => String(Math.floor(part)).padStart(2, '0')).join(':');
const long = `WEBVTT\n\n${Array.from({ length: CUES }, (_, i) =>
  `${clock(i * 2)}.000 --> ${clock(i * 2 + 2)}.000\n<v Speaker ${Math.floor(i / 40) % 3}>Line ${i} of a <i>long</i> talk${i % 4 === 3 ? '.' : ''}\n`).join('\n')}`;

const page = (body) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Transcript</title>
<script type="module" src="/dist/cdn/autoload.js"></script></head><body><main>${body}</main></body></html>`;
const PAGES = {
  '/favicon.ico': ' ',
  '/long': page('<flip-transcript src="/long.vtt" srclang="en"></flip-transcript>'),
  '/lecture': page(`<flip-video id="talk" label="Forces" src="/test/media/fixtures/talk.mp4">
    <track kind="captions" src="/test/media/fixtures/talk.en.vtt" srclang="en" label="English">
    <flip-checkpoint at="0:12" label="Your guess" require="answer"><flip-question type="choice"><p>Which force acts at the top?</p>
    <flip-option correct>Only gravity <span slot="feedback">Yes, nothing else.</span></flip-option><flip-option>An upward force</flip-option></flip-question></flip-checkpoint>
    </flip-video><flip-transcript for="talk"></flip-transcript>`),
};

let server;
let browser;
before(async () => {
  server = await startServer({
    fault: (request, response) => {
      const body = request.url === '/long.vtt' ? long : PAGES[request.url];
      if (!body) return false;
      response.setHeader('content-type', request.url === '/long.vtt' ? 'text/vtt' : 'text/html; charset=utf-8');
      response.end(body);
      return true;
    },
  });
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await server?.close();
});

const inText = (open, selector) => open.locator(`flip-transcript ${selector}`);

test('ten thousand lines come, are searched, and leave the page time to act', { timeout: 60_000 }, async () => {
  const open = await browser.newPage();
  const faults = listenForFaults(open);
  // Counts the pieces in which the text comes: one piece would be one long task. Slower machines make more of them.
  await open.addInitScript(() => {
    window.pieces = 0;
    const { attachShadow } = Element.prototype;
    Element.prototype.attachShadow = function (init) {
      const root = attachShadow.call(this, init);
      new MutationObserver((records) => { window.pieces += records.some(({ target }) => target.classList?.contains('text')) ? 1 : 0; })
        .observe(root, { childList: true, subtree: true });
      return root;
    };
  });
  await open.goto(`${server.origin}/long`);
  await open.waitForFunction((all) => document.querySelector('flip-transcript')?.shadowRoot?.querySelectorAll('.line').length === all, CUES, { timeout: 30_000 });
  assert.ok(await open.evaluate(() => window.pieces) >= 3);
  await inText(open, 'input').fill('line 9999');
  await inText(open, 'mark').first().waitFor({ timeout: 20_000 });
  assert.equal(await inText(open, '.count').textContent(), '1 of 1');
  assert.equal(await inText(open, 'mark').textContent(), 'Line 9999');
  assert.equal(await inText(open, 'mark').isVisible(), true);
  assert.deepEqual(faults, []);
  await open.close();
});

test('on paper the question stands in the text, once, and says no answer', { timeout: 60_000 }, async () => {
  const open = await browser.newPage();
  const faults = listenForFaults(open);
  await open.goto(`${server.origin}/lecture`);
  await inText(open, '.stop').waitFor({ timeout: 20_000 });
  await open.evaluate(() => {
    window.addEventListener('beforeprint', () => {
      window.printed = document.querySelector('flip-transcript').shadowRoot.querySelector('.text').textContent.replace(/\s+/g, ' ');
    });
  });
  assert.ok((await open.pdf()).length > 1000);
  assert.match(await open.evaluate(() => window.printed), /stands still for a moment\. ?Question at 0:12: Your guess ?Which force acts at the top\? ?Only gravity ?An upward force.*And yet/);
  await inText(open, '.sheet').waitFor({ state: 'detached', timeout: 10_000 });
  await open.emulateMedia({ media: 'print' });
  await inText(open, '.sheet').waitFor({ timeout: 10_000 });
  assert.equal(await open.locator('flip-checkpoint').isVisible(), false);
  assert.equal(await open.getByText('Which force acts at the top?').filter({ visible: true }).count(), 1);
  assert.equal(await open.getByText('Yes, nothing else.').filter({ visible: true }).count(), 0);
  assert.equal(await inText(open, 'footer').isVisible(), false);
  await open.emulateMedia({ media: 'screen' });
  await inText(open, 'footer').waitFor();
  await inText(open, '.sheet').waitFor({ state: 'detached', timeout: 10_000 });
  assert.deepEqual(faults, []);
  await open.close();
});
