// Playlists of every kind, whole and malformed: each plays, or within ten seconds says in words what is wrong, with a
// button to try again; nothing is thrown. Our own few always; the sixty of ../shared/fixtures/hls/m3u8-parser where that
// folder stands beside the project: a clone without it skips them, by name.
import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openBrowser } from './browser.mjs';
import { fixtures, root, startServer } from './server.mjs';

const own = 'test/media/fixtures/manifests';
const folder = fixtures && join(fixtures, 'hls/m3u8-parser');
const here = Boolean(folder && existsSync(folder));
let server;
let browser;

before(async () => {
  if (!here) console.error('SKIPPED: the playlists of m3u8-parser; there is no ../shared/fixtures/hls/m3u8-parser beside the project.');
  server = await startServer();
  browser = await openBrowser({ args: ['--autoplay-policy=no-user-gesture-required'] });
});

after(async () => {
  await browser?.close();
  await server?.close();
});

test('our own playlists play or say what is wrong', async () => {
  const results = await open(manifestsIn(join(root, own)).map((name) => `/${own}/${name}`));
  const codes = Object.fromEntries(results.map(({ src, code }) => [src.split('/').at(-1), code]));
  assert.equal(codes['good.m3u8'], 'plays');
  assert.equal(codes['missing-segment.m3u8'], 'not-found');
  assert.equal(codes['missing-level.m3u8'], 'not-found');
  assert.equal(codes['missing-key.m3u8'], 'not-found');
  assert.equal(codes['no-header.m3u8'], 'broken');
});

test('the playlists of m3u8-parser play or say what is wrong', { skip: here ? false : 'no ../shared/fixtures beside the project' }, async () => {
  const names = manifestsIn(folder);
  assert.ok(names.length >= 60, `${names.length} playlists`);
  for (let i = 0; i < names.length; i += 20) await open(names.slice(i, i + 20).map((name) => `/fixtures/hls/m3u8-parser/${name}`));
});

const manifestsIn = (path) => readdirSync(path).filter((name) => name.endsWith('.m3u8'));

/** Opens them side by side, in German, and judges each. Gives back what became of them. */
async function open(sources) {
  const page = await browser.newPage();
  const thrown = [];
  page.on('pageerror', (error) => thrown.push(error.message));
  await page.goto(`${server.origin}/test/journeys/empty.html`);
  await page.evaluate(async () => {
    document.documentElement.lang = 'de';
    addEventListener('unhandledrejection', ({ reason }) => { throw new Error(`unhandled: ${reason}`); });
    await import('/dist/cdn/index.js');
    await import('/dist/cdn/lang/de.js');
  });
  const results = await page.evaluate((all) => Promise.all(all.map((src) => new Promise((done) => {
    const video = document.createElement('flip-video');
    const began = performance.now();
    const end = async (code) => {
      await video.updateComplete;
      const root = video.shadowRoot;
      done({ src, code, ms: performance.now() - began, words: root.querySelector('[role=alert]')?.textContent, button: root.querySelector('.fault button')?.textContent });
    };
    video.addEventListener('flip-failed', ({ detail }) => end(detail.code));
    video.addEventListener('loadedmetadata', () => end('plays'));
    setTimeout(() => end('silent'), 15_000);
    video.muted = true;
    video.src = src;
    document.body.append(video);
  }))), sources);
  for (const { src, code, ms, words, button } of results) {
    assert.ok(code !== 'silent' && ms < 10_000, `${src}: ${code} after ${Math.round(ms)} ms`);
    if (code !== 'plays') assert.ok(/Video|Netz|Browser/.test(words) && button === 'Noch einmal versuchen', `${src}: ${words} [${button}]`);
  }
  assert.deepEqual(thrown, []);
  await page.close();
  return results;
}
