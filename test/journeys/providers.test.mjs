// YouTube and Vimeo, as far as a machine without them can tell: every request to them is answered by a stand-in that speaks
// their protocol over a real video. The page is strict; it lets in their frames and nothing else of theirs.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {openBrowser} from './browser.mjs';
import {root, startServer, strictPolicy} from './server.mjs';

const fixtures = join(root, 'test/media/fixtures');
const read = (name) => readFileSync(join(fixtures, name));
const talk = read('talk.mp4');
const policy = `${strictPolicy}; frame-src https://www.youtube-nocookie.com https://player.vimeo.com`;
const question = `<flip-question id="q" type="choice"><p>Which force acts at the top?</p>
  <flip-option correct>Only gravity</flip-option><flip-option>An upward force</flip-option></flip-question>`;
let server;
let browser;
let html = '';

function sendPage(request, response) {
  if (request.url === '/play.js') {
    response.setHeader('content-type', 'text/javascript');
    response.end('customElements.whenDefined("flip-video").then(() => setTimeout(() => document.querySelector("flip-video").play(), 800));');
    return true;
  }
  if (request.url !== '/page') return false;
  response.setHeader('content-type', 'text/html');
  response.end(html);
  return true;
}

before(async () => {
  server = await startServer({headers: {'content-security-policy': policy}, fault: sendPage});
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  await server?.close();
});

/** A page with this content: {page, video, asked: the addresses asked of others, said: what its author reads}. */
async function open(content, {blocked = false, context, origin = server.origin, lang = 'en'} = {}) {
  const page = await (context ?? browser).newPage();
  const asked = [];
  const said = [];
  page.on('console', (message) => said.push(message.text()));
  await page.route((url) => url.origin !== origin, (route) => {
    const url = new URL(route.request().url());
    asked.push(url.href);
    if (blocked) return route.abort();
    const name = url.pathname.split('/').pop();
    if (name === 'talk.mp4') return sendTalk(route);
    if (name === 'stand-in.js') return route.fulfill({contentType: 'text/javascript', body: read('stand-in.js')});
    return route.fulfill({contentType: 'text/html', body: read(url.hostname.includes('vimeo') ? 'vimeo.html' : 'youtube.html')});
  });
  html = `<!doctype html><html lang="${lang}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Providers</title>
    <script type="module" src="/dist/cdn/lang/${lang}.js"></script><script type="module" src="/dist/cdn/autoload.js"></script><main>${content}</main></html>`;
  await page.goto(`${origin}/page`);
  page.setDefaultTimeout(12_000);
  return {page, asked, said, video: page.locator('flip-video'), close: () => page.close()};
}

function sendTalk(route) {
  const [, from = '0', to = ''] = /bytes=(\d+)-(\d*)/.exec(route.request().headers().range ?? '') ?? [];
  const end = to ? Number(to) : talk.length - 1;
  return route.fulfill({
    status: 206, contentType: 'video/mp4', body: talk.subarray(Number(from), end + 1),
    headers: {'accept-ranges': 'bytes', 'content-range': `bytes ${from}-${end}/${talk.length}`},
  });
}

const tube = (inside = '', {id = 'aqz-KE-bpKQ', more = ''} = {}) =>
  `<flip-video id="talk" label="Forces" src="https://www.youtube.com/watch?v=${id}" ${more}>${inside}</flip-video>`;
const launch = (video) => video.getByRole('button', {name: /^Play from/}).click();
const until = (page, condition, argument) => page.waitForFunction(condition, argument, {timeout: 20_000});
const playsPast = (page, time) => until(page, (t) => document.querySelector('flip-video').currentTime > t, time);
const standIn = (page) => page.frames().find((frame) => frame !== page.mainFrame());

test('asks the provider for nothing before a click, then plays without its cookies, and says where it comes from', async () => {
  const {page, video, asked, close} = await open(`${tube()}<script src="/play.js"></script>`);
  // A script of the page asks to play meanwhile: without a click, that asks for nothing either. (Whatever Playwright asks of
  // the page counts as a click, so it asks nothing.)
  await page.waitForTimeout(3000);
  assert.deepEqual(asked, []);
  await video.getByRole('button', {name: 'Play from YouTube: Forces'}).waitFor();
  await video.getByText('Loads from YouTube; YouTube then receives data.').waitFor();
  assert.equal(await video.getByRole('link', {name: /^Watch on YouTube/}).getAttribute('href'), 'https://www.youtube.com/watch?v=aqz-KE-bpKQ');
  assert.deepEqual(asked, []);
  await launch(video);
  await playsPast(page, 1);
  const frame = new URL(asked[0]);
  assert.equal(`${frame.origin}${frame.pathname}`, 'https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ');
  assert.equal(frame.searchParams.get('enablejsapi'), '1');
  assert.equal(frame.searchParams.get('origin'), server.origin);
  assert.ok(asked.every((address) => address.startsWith('https://www.youtube-nocookie.com/')), asked.join(' '));
  const attributes = await video.locator('iframe').evaluate(({title, allow, referrerPolicy}) => ({title, allow, referrerPolicy}));
  assert.deepEqual(attributes, {title: 'Forces (YouTube)', allow: 'autoplay; fullscreen; encrypted-media; picture-in-picture', referrerPolicy: 'strict-origin-when-cross-origin'});
  await close();
});

test('stops at a checkpoint below the picture, and a jump in its own bar past the gate is taken back', async () => {
  const {page, video, said, close} = await open(tube(`<flip-checkpoint at="3" label="Think" require="answer">${question}</flip-checkpoint>`));
  await video.getByText('Stops may come up to 0.3 seconds late here').waitFor();
  await launch(video);
  await playsPast(page, 1);
  await standIn(page).evaluate(() => standIn.seek(15));
  await video.getByText('This comes first.').waitFor();
  await until(page, () => Math.abs(document.querySelector('flip-video').currentTime - 3) < 0.35);
  await page.waitForTimeout(500);
  const place = await standIn(page).evaluate(() => ({at: standIn.media.currentTime, paused: standIn.media.paused}));
  assert.ok(place.paused && Math.abs(place.at - 3) < 0.5, JSON.stringify(place));
  const [picture, panel] = await Promise.all([video.locator('iframe').boundingBox(), video.getByText('Which force acts').boundingBox()]);
  assert.ok(panel.y >= picture.y + picture.height, 'nothing lies over the player');
  // Its own play button asks to go on, and the gate says no.
  await standIn(page).evaluate(() => standIn.play());
  await until(page, () => true);
  await page.waitForTimeout(1200);
  const held = await standIn(page).evaluate(() => ({at: standIn.media.currentTime, paused: standIn.media.paused}));
  assert.ok(held.paused && held.at < 4.5, JSON.stringify(held));
  await video.getByText('Only gravity').click();
  await video.getByRole('button', {name: 'Check'}).click();
  await video.getByRole('button', {name: 'Continue'}).click();
  await playsPast(page, 5);
  assert.ok(said.some((words) => words.includes('cannot be held at a gate')), said.join('\n'));
  await close();
});

test('stops by playing within 0.3 seconds', async () => {
  const {page, video, close} = await open(tube('<flip-checkpoint at="2.5" label="Breathe"><p>Take a breath.</p></flip-checkpoint>'));
  await launch(video);
  await video.getByText('Take a breath.').waitFor({timeout: 15_000});
  await page.waitForTimeout(600);
  const {at, paused} = await standIn(page).evaluate(() => ({at: standIn.media.currentTime, paused: standIn.media.paused}));
  assert.ok(paused && at >= 2.35 && at < 3.3, `it stands at ${at}`);
  await close();
});

test('a speed is set, counts as such, and is kept for the next visit with the place', async () => {
  const context = await browser.newContext();
  const first = await open(tube(), {context});
  await launch(first.video);
  await playsPast(first.page, 0.5);
  await first.video.getByRole('combobox', {name: 'Speed'}).selectOption('2');
  await playsPast(first.page, 7);
  assert.equal(await standIn(first.page).evaluate(() => standIn.media.playbackRate), 2);
  await first.video.getByRole('button', {name: 'Pause', exact: true}).click();
  await first.page.waitForTimeout(1500);
  const left = await first.page.evaluate(() => document.querySelector('flip-video').currentTime);
  await first.close();
  const second = await open(tube(), {context});
  await second.video.getByText(/^Resumed at 0:0/).waitFor();
  assert.deepEqual(second.asked, []);
  await launch(second.video);
  await playsPast(second.page, left + 0.5);
  const {at, rate} = await standIn(second.page).evaluate(() => ({at: standIn.media.currentTime, rate: standIn.media.playbackRate}));
  assert.equal(rate, 2);
  assert.ok(at < left + 6, `from ${left} to ${at}`);
  assert.match(second.asked[0], /start=\d/);
  await second.close();
  await context.close();
});

test('what the owner forbids is said, with the way to it and the questions', async () => {
  const {page, video, close} = await open(tube(`<flip-checkpoint at="3" label="Think" require="answer">${question}</flip-checkpoint>`, {id: 'fault-00150'}));
  await launch(video);
  await video.getByText('The owner of this video does not allow it to be played here.').waitFor();
  await video.getByRole('link', {name: /^Watch on YouTube/}).waitFor();
  await video.getByText('Which force acts').waitFor();
  assert.equal(await page.evaluate(() => document.querySelector('flip-video').matches(':state(failed)')), true);
  await close();
});

test('a provider that is blocked is told after ten seconds, and can be tried again', {timeout: 60_000}, async () => {
  const {page, video, close} = await open(tube('', {id: 'silent-----'}));
  await launch(video);
  await video.getByText('The player does not answer.').waitFor({timeout: 20_000});
  await video.getByRole('link', {name: /^Watch on YouTube/}).waitFor();
  await video.getByRole('button', {name: 'Try again'}).click();
  await video.locator('iframe').waitFor();
  await close();
  assert.ok(page.isClosed());
});

test('a page whose policy does not let the frame in says so at once, to author and learner', async () => {
  const strict = await startServer({fault: sendPage});
  const {video, said, close} = await open(tube(), {origin: strict.origin});
  await launch(video);
  await video.getByText('The player does not answer.').waitFor({timeout: 5000});
  await until(video.page(), () => true);
  await video.page().waitForTimeout(300);
  assert.ok(said.some((words) => words.includes('frame-src https://www.youtube-nocookie.com')), said.join('\n'));
  await close();
  await strict.close();
});

test('an advertisement is neither watched nor taken for a slow connection', {timeout: 60_000}, async () => {
  const {page, video, close} = await open(tube('', {id: 'advert-one-'}));
  await launch(video);
  await page.waitForTimeout(5000);
  assert.equal(await video.getByText('Slow connection').count(), 0);
  assert.ok(await page.evaluate(() => document.querySelector('flip-video').currentTime) < 0.1);
  await page.evaluate(() => {
    window.watched = [];
    document.addEventListener('flip-watched', ({detail}) => window.watched.push(detail));
  });
  await playsPast(page, 1.5);
  await video.getByRole('button', {name: 'Pause', exact: true}).click();
  await until(page, () => window.watched.length > 0);
  const {from, to} = await page.evaluate(() => window.watched[0]);
  assert.ok(from < 0.6 && to < 4, JSON.stringify({from, to}));
  await close();
});

test('Vimeo plays without tracking, stops and goes on; a speed its owner does not allow is not offered', async () => {
  const src = 'https://vimeo.com/76979111/8272103f6e';
  const {page, video, asked, close} = await open(`<flip-video id="talk" label="Forces" src="${src}">
    <flip-checkpoint at="2" label="Breathe"><p>Take a breath.</p></flip-checkpoint></flip-video>`);
  await launch(video);
  await video.getByText('Take a breath.').waitFor({timeout: 15_000});
  const frame = new URL(asked[0]);
  assert.equal(frame.pathname, '/video/76979111');
  assert.equal(frame.searchParams.get('dnt'), '1');
  assert.equal(frame.searchParams.get('h'), '8272103f6e');
  await video.getByRole('button', {name: 'Continue'}).click();
  await playsPast(page, 3);
  await video.getByRole('combobox', {name: 'Speed'}).selectOption('1.5');
  await video.getByText('The speed cannot be changed here.').waitFor();
  assert.equal(await video.getByRole('combobox', {name: 'Speed'}).count(), 0);
  await close();
});

test('in German, and moved in the page while it plays', async () => {
  const {page, video, close} = await open(tube(), {lang: 'de'});
  await video.getByText('Lädt von YouTube; YouTube erhält dann Daten.').waitFor();
  await video.getByRole('button', {name: /^Von YouTube abspielen/}).click();
  await playsPast(page, 1);
  await page.evaluate(() => {
    const section = document.createElement('section');
    document.body.append(section);
    section.append(document.querySelector('flip-video'));
  });
  const before = await page.evaluate(() => document.querySelector('flip-video').currentTime);
  await playsPast(page, before + 1);
  await close();
});
