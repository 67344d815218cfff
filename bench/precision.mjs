// How exactly a checkpoint stops, beside H5P's way (look at `timeupdate`), in one run on one machine:
//   npm run build && node bench/precision.mjs [--quick] [--hidden]
// Prints a table and the ratios; ends with an error when a bar of ours is missed.
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import puppeteer from 'puppeteer-core';
import { chromiumArgs, findChromium, findFirefox } from '../.tools/browsers.mjs';
import { serve } from '../.tools/serve.mjs';

const quick = process.argv.includes('--quick');
const count = quick ? 6 : 24;
const stops = Array.from({ length: count }, (_, i) => Math.round((1.3 + i * 0.77) * 1000) / 1000);
const MP4 = '/stories/lesson/media/positive-test.mp4';
const HLS = '/stories/lesson/media/positive-test.m3u8';
if (!existsSync(new URL('../dist/cdn/video.js', import.meta.url))) throw new Error('Build first: npm run build');

const server = await serve();
const rows = [];
let broken = 0;

const only = process.argv.includes('--hidden');
if (!only) await inChromium();
await inHiddenTab();
if (!only) await inFirefox();
await server.close();
console.log(`\n${stops.length} stops each; ms of the medium between the checkpoint and the place where it paused.\n`);
console.table(rows);
if (broken) {
  console.error(`${broken} of our bars missed.`);
  process.exitCode = 1;
}

async function inChromium() {
  const browser = await chromium.launch({
    executablePath: await findChromium(), args: [...chromiumArgs, '--autoplay-policy=no-user-gesture-required'],
  });
  const open = async () => {
    const page = await browser.newPage();
    await page.goto(`${server.origin}/bench/stops.html`);
    return page;
  };
  const page = await open();
  const run = (way, settings, on = page) => on.evaluate(
    async ([name, given]) => (await import('/bench/in-page.mjs'))[name](given), [way, settings]);
  for (const rate of [1, 2]) {
    const peer = await run('timeupdate', { src: MP4, stops, rate });
    add(`Chromium ${rate}x, H5P's way, mp4`, peer);
    for (const [kind, src] of [['mp4', MP4], ['HLS', HLS]]) {
      add(`Chromium ${rate}x, flip-video, ${kind}`, await run('ours', { src, stops, rate }), { median: rate === 1 ? 2 : 5, worst: 60, peer });
    }
  }
  for (const seed of quick ? [1] : [1, 2]) {
    const { reached, missed } = await run('wild', { src: MP4, stops: stops.map((at) => at * 2), seed, actions: quick ? 30 : 60 });
    rows.push({ run: `Chromium, jumps and speeds at random, seed ${seed}`, stopped: reached, missed: missed.length });
    broken += missed.length;
  }
  await browser.close();
}

/**
 * The learner turns to another tab while it plays, and comes back once it has stopped. The browser's sound is off, the
 * video's is on: a muted video is paused by Chromium itself as soon as its tab is hidden. Playwright keeps every tab
 * visible, and Puppeteer keeps hidden ones as fast as others unless told not to.
 */
async function inHiddenTab() {
  const browser = await puppeteer.launch({
    executablePath: await findChromium(), args: [...chromiumArgs, '--autoplay-policy=no-user-gesture-required', '--mute-audio'],
    ignoreDefaultArgs: ['--disable-background-timer-throttling', '--disable-backgrounding-occluded-windows', '--disable-renderer-backgrounding'],
  });
  const page = await browser.newPage();
  const other = await browser.newPage();
  await page.goto(`${server.origin}/bench/stops.html`);
  const states = [];
  await page.exposeFunction('turn', async (name) => {
    await (name === 'playing' ? other : page).bringToFront();
    states.push(await page.evaluate(() => document.visibilityState));
  });
  const spaced = stops.map((_, i) => Math.round((2.1 + i * 1.57) * 1000) / 1000);
  for (const [kind, src] of [['mp4', MP4], ['HLS', HLS]]) {
    await page.bringToFront();
    states.length = 0;
    const run = await page.evaluate(async (given) => (await import('/bench/in-page.mjs')).ours(given), { src, stops: spaced, rate: 1, muted: false, between: 'turn' });
    const hidden = states.filter((state) => state === 'hidden').length;
    if (hidden !== spaced.length) throw new Error(`the tab was hidden for ${hidden} of ${spaced.length} stops`);
    add(`Chromium 1x, hidden tab without sound, flip-video, ${kind}`, run, { median: 2, worst: 60 });
  }
  await browser.close();
}

async function inFirefox() {
  const executablePath = findFirefox();
  if (!executablePath) {
    console.error('SKIPPED: Firefox is not installed.');
    return;
  }
  const browser = await puppeteer.launch({ browser: 'firefox', executablePath, extraPrefsFirefox: { 'media.autoplay.default': 0 } });
  const page = await browser.newPage();
  await page.goto(`${server.origin}/bench/stops.html`);
  const run = (way, settings) => page.evaluate(async (name, given) => (await import('/bench/in-page.mjs'))[name](given), way, settings);
  const peer = await run('timeupdate', { src: MP4, stops, rate: 1 });
  add("Firefox 1x, H5P's way, mp4", peer);
  add('Firefox 1x, flip-video, mp4', await run('ours', { src: MP4, stops, rate: 1 }), { median: 40, worst: 60, peer });
  add('Firefox 1x, flip-video, HLS', await run('ours', { src: HLS, stops, rate: 1 }), { median: 40, worst: 60, peer });
  await browser.close();
}

function add(run, { late, rest }, bars) {
  const known = late.filter((ms) => ms !== null).map(Math.abs);
  const row = {
    run, stopped: known.length, missed: late.length - known.length,
    median: round(median(known)), worst: round(Math.max(...known)), 'rests at (worst)': round(Math.max(...rest.map(Math.abs))),
  };
  if (bars?.peer) row['times closer than H5P\'s way'] = round(median(bars.peer.late.map(Math.abs)) / Math.max(0.1, row.median));
  if (bars && (row.missed > 0 || row.median > bars.median || row.worst > bars.worst)) {
    broken += 1;
    row.run += ' (bar missed)';
  }
  rows.push(row);
}

function median(list) {
  const sorted = [...list].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function round(ms) {
  return Math.round(ms * 10) / 10;
}
