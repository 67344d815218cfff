// Streams that others made, with their captions: ../shared/fixtures/hls/streams. A clone without that folder skips this,
// by name; what it proves is proved on our own stream in lesson.test.mjs and test/media/hls.test.ts too.
import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openBrowser } from './browser.mjs';
import { fixtures, startServer } from './server.mjs';

const folder = fixtures && join(fixtures, 'hls/streams');
const here = folder && existsSync(folder);
const manifests = here ? readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('/playlist.m3u8')) : [];
let server;
let browser;

before(async () => {
  if (!here) {
    console.error('SKIPPED: the real streams; there is no ../shared/fixtures/hls/streams beside the project.');
    return;
  }
  server = await startServer();
  browser = await openBrowser({ args: ['--autoplay-policy=no-user-gesture-required'] });
});

after(async () => {
  await browser?.close();
  await server?.close();
});

for (const name of here ? manifests : ['(none here)']) {
  test(`the stream ${name} plays with its captions`, { skip: here ? false : 'no ../shared/fixtures beside the project' }, async () => {
    const page = await browser.newPage();
    await page.goto(`${server.origin}/test/journeys/stream.html`);
    await page.locator('flip-video').evaluate((video, src) => video.setAttribute('src', src), `/fixtures/hls/streams/${name}`);
    await page.waitForFunction(() => document.querySelector('flip-video').duration > 15);
    const video = page.locator('flip-video');
    await video.evaluate((element) => element.play());
    await page.waitForFunction(() => document.querySelector('flip-video').currentTime > 1);
    const captions = video.getByRole('combobox', { name: 'Captions' });
    const choices = await captions.locator('option').allTextContents();
    assert.ok(choices.length > 1, `captions to choose from: ${choices.join(', ')}`);
    await captions.selectOption({ index: 1 });
    await page.waitForFunction(() => [...document.querySelector('flip-video').shadowRoot.querySelector('video').textTracks]
      .some(({ mode, cues, kind }) => kind !== 'metadata' && mode === 'showing' && cues?.length > 0));
    await video.evaluate((element) => { element.currentTime = 15; });
    await page.waitForFunction(() => document.querySelector('flip-video').currentTime > 15.3);
    await page.close();
  });
}
