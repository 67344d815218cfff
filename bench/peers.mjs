// What a lecture costs, beside other players, in one run on one machine, as ratios:
//   npm run build && (cd bench && npm install) && node bench/peers.mjs [--quick] [--stream]
// --stream: only flip-video beside hls.js alone.
// Bytes and requests (without the medium), time to the first picture and to enough data, and the page's busy time while it
// plays. flip-video is measured as people use it: in a lesson, with a checkpoint and a question. Ends with an error when
// its first picture takes more than 1.15 times as long as with hls.js alone.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { chromiumArgs, findChromium } from '../.tools/browsers.mjs';
import { root, serve } from '../.tools/serve.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const built = join(root, '.cache', 'peers');
const quick = process.argv.includes('--quick');
const streamOnly = process.argv.includes('--stream');
const ROUNDS = quick ? 3 : 15;
const PLAY_SECONDS = quick ? 5 : 20;
const MP4 = '/stories/lesson/media/positive-test.mp4';
const HLS = '/stories/lesson/media/positive-test.m3u8';
const BAR = 1.15;
const store = new Map();

if (!existsSync(join(root, 'dist/cdn/autoload.js'))) throw new Error('Build first: npm run build');
if (!existsSync(join(here, 'node_modules/video.js'))) throw new Error('Bring the peers first: (cd bench && npm install)');
await bundle();

const all = [
  { name: 'native video', player: 'native', src: MP4 },
  { name: "native video, H5P's way", player: 'h5p-way', src: MP4 },
  { name: 'media-chrome', player: 'media-chrome', src: MP4 },
  { name: 'Vidstack', player: 'vidstack', src: MP4 },
  { name: 'Video.js 8', player: 'video-js', src: MP4 },
  { name: 'flip-video', player: 'flip-video', src: MP4 },
  { name: 'bare hls.js', player: 'hls-js', src: HLS },
  { name: 'media-chrome + hls-video', player: 'media-chrome', src: HLS },
  { name: 'Vidstack, HLS', player: 'vidstack', src: HLS },
  { name: 'Video.js 8, HLS', player: 'video-js', src: HLS },
  { name: 'flip-video, HLS', player: 'flip-video', src: HLS },
];

const contestants = all.filter(({ player, src }) => !streamOnly || (src === HLS && ['hls-js', 'flip-video'].includes(player)));

const server = await serve({ fault: answer });
const browser = await chromium.launch({ executablePath: await findChromium(), args: [...chromiumArgs, '--autoplay-policy=no-user-gesture-required'] });
const seen = new Map(contestants.map((one) => [one, []]));
// In turn, so that a busy moment of the machine is everybody's.
for (let round = 0; round < ROUNDS; round += 1) for (const one of contestants) seen.get(one).push(await load(one));
const busy = new Map();
for (const one of contestants) busy.set(one, await play(one));
await browser.close();
await server.close();

const report = contestants.map((one) => {
  const of = (key) => median(seen.get(one).map((run) => run[key]));
  return { player: one.name, src: one.src, requests: of('requests'), kB: of('bytes') / 1000, firstPicture: of('first'), ready: of('ready'), busy: busy.get(one) };
});
const base = (row) => report.find(({ player }) => player === (row.src === HLS ? 'bare hls.js' : 'native video'));
const round = (value, digits = 0) => Math.round(value * 10 ** digits) / 10 ** digits;
console.log(`\nMedians of ${ROUNDS} visits; ms; ratios to the first of its kind. Busy: ms of main thread for a minute played.\n`);
console.table(report.map((row) => ({
  player: row.player, requests: row.requests, 'kB (brotli)': round(row.kB, 1),
  'first picture': round(row.firstPicture), ratio: round(row.firstPicture / base(row).firstPicture, 2),
  ready: round(row.ready), busy: round(row.busy), 'busy ratio': round(row.busy / base(row).busy, 2),
})));
const ours = report.find(({ player }) => player === 'flip-video, HLS');
const ratio = ours.firstPicture / base(ours).firstPicture;
console.log(`flip-video shows the first picture of a stream in ${round(ratio, 2)} times the time of bare hls.js (at most ${BAR}).`);
if (ratio > BAR) process.exitCode = 1;

async function bundle() {
  const { build } = await import('esbuild');
  rmSync(built, { recursive: true, force: true });
  mkdirSync(built, { recursive: true });
  for (const player of ['native', 'h5p-way', 'hls-js', 'media-chrome', 'vidstack', 'video-js']) {
    await build({
      entryPoints: [join(here, 'players', `${player}.mjs`)], outdir: join(built, player), bundle: true, splitting: true, format: 'esm', minify: true,
      target: 'es2022', logLevel: 'error', loader: { '.svg': 'dataurl', '.woff': 'dataurl' }, define: { 'process.env.NODE_ENV': '"production"' },
    });
  }
}

/** The pages, and every script compressed as a good server sends it. */
function answer(request, response) {
  const { pathname, searchParams } = new URL(request.url, 'http://localhost');
  if (pathname === '/page') {
    response.setHeader('content-type', 'text/html');
    response.end(pageOf(searchParams.get('player'), searchParams.get('src')));
    return true;
  }
  const type = { '.js': 'text/javascript', '.css': 'text/css' }[extname(pathname)];
  const file = pathname.startsWith('/peers/') ? join(built, pathname.slice('/peers/'.length)) : join(root, pathname);
  if (!type || !existsSync(file)) return false;
  response.writeHead(200, { 'content-type': type, 'content-encoding': 'br', 'cache-control': 'max-age=3600' });
  response.end(compressed(file));
  return true;
}

function compressed(file) {
  if (!store.has(file)) store.set(file, brotliCompressSync(readFileSync(file)));
  return store.get(file);
}

function pageOf(player, src) {
  const head = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bench</title><link rel="icon" href="data:,">';
  if (player === 'flip-video') {
    return `${head}<script type="module" src="/dist/cdn/autoload.js"></script></head><body>
      <flip-lesson lesson="bench"><flip-video id="talk" label="Bench" src="${src}" muted>
        <flip-checkpoint at="2:50"><flip-question type="choice"><p>Which?</p><flip-option correct>This</flip-option><flip-option>That</flip-option></flip-question></flip-checkpoint>
      </flip-video></flip-lesson></body></html>`;
  }
  const css = existsSync(join(built, player, `${player}.css`)) ? `<link rel="stylesheet" href="/peers/${player}/${player}.css">` : '';
  return `${head}${css}<script>window.source = ${JSON.stringify(src)}</script><script type="module" src="/peers/${player}/${player}.js"></script></head><body></body></html>`;
}

/** Opens a page in a fresh context and plays as soon as there is a video. */
async function visit({ player, src }, use) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send('Network.enable');
  await cdp.send('Performance.enable');
  const cost = { requests: 0, bytes: 0 };
  const counted = new Set();
  cdp.on('Network.requestWillBeSent', ({ requestId, request }) => {
    if (/\/media\/|^data:|^blob:/.test(request.url)) return;
    counted.add(requestId);
    cost.requests += 1;
  });
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (counted.has(requestId)) cost.bytes += encodedDataLength;
  });
  await page.addInitScript(watchForVideo);
  await page.goto(`${server.origin}/page?player=${player}&src=${encodeURIComponent(src)}`);
  const times = await page.evaluate(() => window.times);
  const result = await use({ page, cdp, times, cost });
  await context.close();
  return result;
}

function load(one) {
  return visit(one, ({ times, cost }) => ({ ...times, ...cost }));
}

function play(one) {
  return visit(one, async ({ page, cdp }) => {
    const taken = async () => {
      const { metrics } = await cdp.send('Performance.getMetrics');
      return metrics.find(({ name }) => name === 'TaskDuration').value * 1000;
    };
    await page.waitForTimeout(2000);
    const before = await taken();
    await page.waitForTimeout(PLAY_SECONDS * 1000);
    return (await taken() - before) * (60 / PLAY_SECONDS);
  });
}

/** In the page: finds the video wherever it is made, mutes and plays it, and tells when its first picture was shown. */
function watchForVideo() {
  let told;
  window.times = new Promise((done) => { told = done; });
  const find = (node) => {
    if (node instanceof HTMLVideoElement) return node;
    for (const child of [...node.shadowRoot?.children ?? [], ...node.children ?? []]) {
      const found = find(child);
      if (found) return found;
    }
    return undefined;
  };
  let known;
  const times = {};
  const tell = (key) => {
    times[key] ??= performance.now();
    if (times.first && times.ready) told(times);
  };
  setInterval(() => {
    const video = find(document);
    if (!video || video === known) return;
    known = video;
    video.muted = true;
    const play = () => video.play().catch(() => {});
    video.requestVideoFrameCallback(() => tell('first'));
    video.addEventListener('canplay', () => tell('ready'));
    video.addEventListener('loadedmetadata', play);
    if (video.readyState >= 3) tell('ready');
    play();
  }, 4);
}

function median(list) {
  const sorted = [...list].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
