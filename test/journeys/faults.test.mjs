// A lecture on a bad network: every fault in the middle of a file and of a stream. Whatever fails, the learner is told,
// playing goes on at its place once the network is good again, the gate behind the fault holds, and nothing counts as
// watched that was not seen. FLIP_LONG_FAULTS=1 (or CI) adds the network that is gone for a minute.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { sendFile } from '../../.tools/serve.mjs';
import { openBrowser } from './browser.mjs';
import { root, startServer } from './server.mjs';

const long = Boolean(process.env.FLIP_LONG_FAULTS || process.env.CI);
const portal = '<!doctype html><title>Log in</title><form>Name and password, please</form>';

/** How a server fails, and after how many seconds it is good again. */
const FAULTS = {
  'drops for 1 s': { seconds: 1, offline: true },
  'drops for 10 s': { seconds: 10, offline: true, says: /You are offline/ },
  ...(long ? { 'drops for 60 s': { seconds: 60, offline: true, says: /You are offline/ } } : {}),
  'says 404': { seconds: 6.5, says: /part of the video is missing/, fault: (request, response) => response.writeHead(404).end('no') },
  'says 403': { seconds: 6.5, says: /access to the video has run out/, fault: (request, response) => response.writeHead(403).end('no') },
  'says 500': { seconds: 6.5, says: /Slow connection/, fault: (request, response) => response.writeHead(500).end('no') },
  'resets the connection': { seconds: 6.5, says: /Slow connection/, fault: (request) => request.socket.resetAndDestroy() },
  hangs: { seconds: 6.5, says: /Slow connection/, fault: () => {} },
  'hangs until the learner tries again': { seconds: 17, retry: true, says: /does not arrive/, fault: () => {} },
  // Chromium plays what is called a web page; what breaks then is not taken for a login page.
  'says 500, and calls the video a web page': { seconds: 6.5, files: true, says: /Slow connection/, mime: 'text/html', fault: (request, response) => response.writeHead(500).end('no') },
  'gives a login page': { seconds: 6.5, says: /log in first/, fault: (request, response) => response.writeHead(200, { 'content-type': 'text/html' }).end(portal) },
  'cuts off': { seconds: 6.5, says: /Slow connection|arrives damaged/, fault: cutOff },
  'forbids other sites to use it': { seconds: 6.5, foreign: true, says: /Slow connection/, fault: (request, response) => response.writeHead(200, { 'access-control-allow-origin': 'https://elsewhere.example' }).end('x') },
  'lets a token run out': { renew: true, token: (token) => `token=${token}`, fault: refuseOld },
  'lets the signature of each part run out': { renew: true, token: (token, name) => `sign=${name.length}${token}`, fault: refuseOld },
};

/** What the two kinds of lectures are made of, and where in each the fault lies. */
const KINDS = {
  stream: {
    src: 'hls/small/main.m3u8', file: (path) => join(root, 'test/media/fixtures', path),
    type: (path) => (path.endsWith('.m3u8') ? 'application/vnd.apple.mpegurl' : 'video/iso.segment'),
    lies: (path) => /[234]\.m4s/.test(path), from: 6.5, gate: 9, to: 10.2,
  },
  file: {
    src: 'positive-test.mp4', file: () => join(root, 'stories/lesson/media/positive-test.mp4'), type: () => 'video/mp4',
    whole: true,
    // The server fails once it has given this much of it, some 10 seconds.
    lies: () => false, from: 9, gate: 15, to: 16.2,
  },
};
const LAST_BYTE = 160_000;

const scenes = new Map();
let server;
let foreign;
let browser;

before(async () => {
  const fault = (request, response) => scenes.get(/^\/scene\/([^/]+)/.exec(request.url)?.[1])?.answer(request, response) ?? false;
  [server, foreign] = await Promise.all([startServer({ fault }), startServer({ strict: false, fault })]);
  browser = await openBrowser({ args: ['--autoplay-policy=no-user-gesture-required'] });
});

after(async () => {
  await browser?.close();
  await Promise.all([server?.close(), foreign?.close()]);
});

describe('in the middle of a lecture the network', { concurrency: 7 }, () => {
  for (const [kind, media] of Object.entries(KINDS)) {
    for (const [name, fault] of Object.entries(FAULTS)) {
      if (kind === 'file' && (fault.foreign || name.includes('signature'))) continue; // a file has no parts, and needs no leave
      if (kind === 'stream' && fault.files) continue; // hls.js does not ask for the type
      test(`of a ${kind} ${name}`, { timeout: long ? 150_000 : 90_000 }, () => endure(media, fault, `${kind}-${name.replaceAll(/\W/g, '-')}`));
    }
  }
});

test('an error page that is sent as a video is told from one, and the mend is told', { timeout: 60_000 }, async () => {
  scenes.set('error-page', { answer(request, response) {
    const page = '<!doctype html><title>Error</title><h1>Something went wrong</h1>';
    response.writeHead(200, { 'content-type': 'video/mp4', 'content-length': page.length }).end(page);
    return true;
  } });
  const [page, warnings] = await openLecture();
  await page.evaluate(() => { document.querySelector('flip-video').src = '/scene/error-page/talk.mp4'; });
  const notice = page.locator('flip-video [part=notice]');
  await notice.getByText('Your network answers with a web page in place of the video').waitFor();
  await waitFor(() => warnings.some((words) => /gives a web page, not a video.*Write instead:/s.test(words)), () => `the author reads ${warnings.join('\n')}`);
  await page.getByText('Here are its questions').waitFor();
  scenes.set('error-page', { answer: (request, response) => sendTalk(request, response) });
  await notice.getByRole('button', { name: 'Try again' }).click();
  await page.waitForFunction(() => document.querySelector('flip-video').duration === 20);
  await page.context().close();
});

test('what is chosen and typed at a stop stays while the network is gone, and after', { timeout: 90_000 }, async () => {
  const scene = makeScene(KINDS.file, { offline: true });
  scenes.set('typed', scene);
  const [page] = await openLecture();
  await page.evaluate(() => {
    // As an author would: a question and a discussion at one stop.
    const stop = document.querySelector('#gate');
    stop.append(Object.assign(document.createElement('flip-discussion'), { id: 'why', label: 'Why?' }));
    stop.require = 'none';
    stop.at = '4';
    const video = document.querySelector('flip-video');
    video.src = '/scene/typed/positive-test.mp4';
    video.addEventListener('loadedmetadata', () => {
      video.currentTime = 3.3;
      void video.play();
    }, { once: true });
  });
  const stop = page.locator('#gate');
  const box = stop.getByRole('textbox').first();
  await stop.getByRole('radio', { name: 'That' }).check();
  await box.fill('Because the ball');
  await page.context().setOffline(true);
  await page.waitForTimeout(1000);
  await box.pressSequentially(' still moves');
  await stop.getByRole('radio', { name: 'This' }).check();
  // On into the hole; and the stop is opened again from the list.
  await stop.getByRole('button', { name: 'Continue' }).click();
  await page.evaluate(() => { document.querySelector('flip-video').currentTime = 15; });
  await page.locator('flip-video [part=notice]', { hasText: 'You are offline' }).waitFor({ timeout: 20_000 });
  const list = page.locator('flip-video').getByRole('button', { name: /Questions/ });
  await list.click();
  await page.locator('flip-video #contents').getByRole('button', { name: /0:04/ }).click();
  const kept = async (when) => {
    assert.equal(await box.inputValue(), 'Because the ball still moves', when);
    assert.equal(await stop.getByRole('radio', { name: 'This' }).isChecked(), true, when);
    assert.equal(await stop.getByRole('radio', { name: 'That' }).isChecked(), false, when);
  };
  await box.waitFor();
  await kept('while the network is gone');
  scene.heal();
  await page.context().setOffline(false);
  await page.waitForTimeout(1500);
  await kept('when it is back');
  await stop.getByRole('button', { name: 'Check' }).click();
  await stop.getByText('Right', { exact: true }).first().waitFor();
  await stop.getByRole('button', { name: 'Post', exact: true }).click();
  await stop.getByRole('article').getByText('Because the ball still moves').waitFor();
  await stop.getByRole('button', { name: 'Continue' }).click();
  await page.waitForFunction((to) => document.querySelector('flip-video').currentTime > to, 4.5, { timeout: 20_000 });
  await page.context().close();
});

/** A page with the lecture, and what its author reads in the console. */
async function openLecture() {
  const context = await browser.newContext({ viewport: { width: 800, height: 700 } });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const warnings = [];
  page.on('console', (message) => message.type() === 'warning' && warnings.push(message.text()));
  await page.goto(`${server.origin}/test/journeys/faults.html`);
  return [page, warnings];
}

async function waitFor(check, what) {
  for (let i = 0; i < 100 && !check(); i += 1) await new Promise((done) => { setTimeout(done, 100); });
  assert.ok(check(), what());
}

function sendTalk(request, response) {
  sendFile(request, response, join(root, 'test/media/fixtures/talk.mp4'));
  return true;
}

async function endure(media, fault, id) {
  const scene = makeScene(media, fault);
  scenes.set(id, scene);
  const context = await browser.newContext({ viewport: { width: 360, height: 480 } });
  const page = await context.newPage();
  const thrown = [];
  page.on('pageerror', (error) => thrown.push(error.message));
  await page.goto(`${(fault.foreign ? foreign : server).origin}/test/journeys/faults.html`);
  const at = `${fault.foreign ? server.origin : ''}/scene/${id}/${media.src}?token=1`;
  await page.evaluate(follow, { at, gate: media.gate, from: media.from, renews: Boolean(fault.renew) });
  if (!fault.renew) {
    const stood = await standstill(page, media);
    // The list of stops comes once the lecture plays, or does not begin; who loses the network before does without it.
    await page.waitForFunction(() => performance.getEntriesByType('resource').some(({ name, responseEnd }) => /\/contents-/.test(name) && responseEnd > 0));
    if (fault.offline) await context.setOffline(true);
    const since = Date.now();
    await usable(page, fault);
    if (fault.says) await page.locator('flip-video [part=notice]', { hasText: fault.says }).waitFor({ timeout: 10_000 + (fault.retry ? 12_000 : 0) });
    await new Promise((done) => setTimeout(done, Math.max(0, fault.seconds * 1000 - (Date.now() - since))));
    scene.heal();
    if (fault.offline) await context.setOffline(false);
    if (fault.retry) await page.locator('flip-video').getByRole('button', { name: 'Try again' }).click();
    await page.waitForFunction((place) => document.querySelector('flip-video').currentTime > place + 0.1, stood, { timeout: 15_000 });
    const [resumed, gap] = await page.evaluate((place) => {
      const i = window.places.findIndex(([time]) => time > place + 0.01);
      return i < 0 ? [document.querySelector('flip-video').currentTime, 500] : [window.places[i][0], window.places[i][1] - window.places[i - 1][1]];
    }, stood);
    // A busy machine looks late: what can have been played since it looked last is not a jump.
    assert.ok(Math.abs(resumed - stood) < 0.5 + (gap / 1000) * 1.25, `stood at ${stood}, went on at ${resumed}`);
  }
  await page.waitForFunction(() => window.reached.includes('gate'), undefined, { timeout: 15_000 });
  const video = page.locator('flip-video');
  const stop = await video.evaluate((element) => element.currentTime);
  assert.ok(Math.abs(stop - media.gate) < 0.3, `stopped at ${stop}`);
  await page.getByRole('radio', { name: 'This' }).check();
  await page.getByRole('button', { name: 'Check' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.waitForFunction((to) => document.querySelector('flip-video').currentTime > to, media.to, { timeout: 15_000 });
  await video.evaluate((element) => element.pause());
  await page.waitForTimeout(300);
  const told = await page.evaluate(() => ({ watched: window.watched, places: window.places, renewed: window.renewed, rate: document.querySelector('flip-video').playbackRate }));
  honest(told, media);
  assert.equal(told.rate, 1.25, 'the speed is kept');
  if (fault.renew) assert.ok(told.renewed.length >= 1 && told.renewed.every(([, status]) => status === 401), `renewed: ${JSON.stringify(told.renewed)}`);
  assert.deepEqual(thrown, []);
  await context.close();
}

/** In the page: sets the lecture up, plays it, and keeps what happens. */
function follow({ at, gate, from, renews }) {
  const video = document.querySelector('flip-video');
  document.querySelector('#gate').at = String(gate);
  Object.assign(window, { places: [], watched: [], reached: [], renewed: [] });
  document.addEventListener('flip-watched', ({ detail }) => window.watched.push(detail));
  document.addEventListener('flip-reached', ({ detail }) => window.reached.push(detail.checkpoint));
  if (renews) {
    video.renew = async (src, status) => {
      window.renewed.push([src, status]);
      return src.replace('token=1', 'token=2');
    };
  }
  video.src = at;
  setInterval(() => window.places.push([video.currentTime, performance.now(), video.paused]), 40);
  video.addEventListener('loadedmetadata', () => {
    video.currentTime = from;
    video.playbackRate = 1.25;
    void video.play();
  }, { once: true });
}

/** Waits until it stands still with the picture at hand used up. Returns where. */
async function standstill(page, { from }) {
  return page.evaluate((start) => new Promise((done, fail) => {
    setTimeout(() => fail(new Error(`never stood still: ${JSON.stringify(window.places.slice(-2))} ${document.querySelector('flip-video').shadowRoot.textContent.replace(/\s+/g, ' ')}`)), 60_000);
    const look = setInterval(() => {
      const { places } = window;
      const [now] = places.at(-1) ?? [];
      const furthest = Math.max(...places.map(([time]) => time));
      const [before, when] = places.at(-20) ?? [];
      if (furthest >= start && now === before && performance.now() - when < 3000) {
        clearInterval(look);
        done(furthest);
      }
    }, 50);
  }), from);
}

/** While nothing comes, the list of stops and the questions can be used. */
async function usable(page, { seconds }) {
  if (seconds < 5) return;
  const list = page.locator('flip-video').getByRole('button', { name: /Questions/ });
  await list.click();
  await page.locator('flip-video #contents').getByRole('button').first().waitFor();
  await list.click();
}

/** Seconds counted as watched are seconds that the picture went through, no more, and hardly fewer. */
function honest({ watched, places }, { from }) {
  let played = 0;
  const seen = [];
  for (let i = 1; i < places.length; i += 1) {
    const [[a, t], [b, u]] = [places[i - 1], places[i]];
    const possible = ((u - t) / 1000) * 1.25 + 0.15;
    if (b > a && b - a <= possible) {
      played += b - a;
      seen.push([a, b]);
    } else assert.ok(b - a < 0.5 || a < from, `it jumped from ${a} to ${b}`);
  }
  const union = unite(watched.map(({ from: a, to: b }) => [a, b]));
  const counted = union.reduce((sum, [a, b]) => sum + b - a, 0);
  const real = unite(seen, 0.05);
  for (const [a, b] of union) {
    const inside = real.reduce((sum, [c, d]) => sum + Math.max(0, Math.min(b, d) - Math.max(a, c)), 0);
    assert.ok(b - a - inside < 0.6, `counted ${a} to ${b}, but played only ${JSON.stringify(real)}`);
  }
  assert.ok(counted > played - 1, `played ${played}, counted ${counted}: ${JSON.stringify(union)}`);
}

function unite(intervals, slack = 0) {
  const united = [];
  for (const [a, b] of intervals.sort(([x], [y]) => x - y)) {
    const last = united.at(-1);
    if (last && a <= last[1] + slack) last[1] = Math.max(last[1], b);
    else united.push([a, b]);
  }
  return united;
}

function makeScene(media, { fault, offline, token, mime }) {
  let good = false;
  let struck = false;
  const hanging = new Set();
  return {
    heal() {
      good = true;
      // A real network that comes back does not bring old connections back.
      for (const response of hanging) response.destroy();
    },
    answer(request, response) {
      const { pathname } = new URL(request.url, 'http://here');
      const path = pathname.split('/').slice(3).join('/');
      const bytes = token && path.endsWith('.m3u8') ? signed(media.file(path), request.url, token) : readFileSync(media.file(path));
      const range = /bytes=(\d+)-(\d*)/.exec(request.headers.range ?? '');
      const start = Number(range?.[1] ?? 0);
      const end = range?.[2] ? Number(range[2]) + 1 : bytes.length;
      const bad = !good && (struck || media.lies(path));
      response.setHeader('cache-control', 'no-store');
      if (bad && (offline || !fault)) {
        hanging.add(response);
        return true;
      }
      if (bad && fault(request, response, bytes) !== undefined) return true;
      if (bad && !token) return true;
      response.setHeader('access-control-allow-origin', '*');
      response.setHeader('content-type', mime ?? media.type(path));
      response.setHeader('accept-ranges', 'bytes');
      if (range) response.writeHead(206, { 'content-range': `bytes ${start}-${end - 1}/${bytes.length}`, 'content-length': end - start });
      else response.writeHead(200, { 'content-length': bytes.length });
      // A file's first request reaches into what the fault holds: it breaks off there.
      if (!good && media.whole && end > LAST_BYTE && start < LAST_BYTE) {
        struck = true;
        response.write(bytes.subarray(start, LAST_BYTE));
        hanging.add(response);
        if (!offline && !/hang/.test(String(fault))) setTimeout(() => response.destroy(), 200);
      } else response.end(bytes.subarray(start, end));
      return true;
    },
  };
}

/** A playlist as a server writes it that lets nobody in without a token. */
function signed(file, url, token) {
  const [, mine] = /token=(\d)/.exec(url) ?? [];
  return Buffer.from(readFileSync(file, 'utf8').replace(/^(\d\.m4s)$/gm, (name) => `${name}?${token(mine, name)}`));
}

function refuseOld(request, response) {
  return /token=2|sign=\d2/.test(request.url) ? undefined : response.writeHead(401).end('no');
}

/** A segment that a proxy cut, with a length that agrees. */
function cutOff(request, response, bytes) {
  const part = bytes.subarray(0, Math.min(LAST_BYTE, Math.floor(bytes.length * 0.6)));
  return response.writeHead(200, { 'content-type': 'video/iso.segment', 'content-length': part.length }).end(part);
}
