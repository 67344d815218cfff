// A class in the room on the real server: a teacher's browser, a screen and phones. They come in by code and by what the QR
// code says, follow the teacher or stay, come late, are loaded anew, lose the network; and only the teacher learns who is here.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {after, before, describe, test} from 'node:test';
import jsqr from 'jsqr';
import {listenForFaults, openBrowser} from './browser.mjs';
import {noSchool, openSchool} from './school.mjs';
import {root, startServer, strictPolicy} from './server.mjs';

const CHECKERS = ['axe-core/axe.min.js', 'accessibility-checker-engine/ace.js'].map((path) => readFileSync(join(root, 'node_modules', path), 'utf8'));
const AXE = {resultTypes: ['violations'], preload: false, rules: {region: {enabled: false}, 'target-size': {enabled: true}}};
const PHONE = {width: 360, height: 740};
/** A folder for pictures of the views, to be looked at. */
const pictures = process.env.FLIP_PICTURES;

describe('a class in the room', {skip: noSchool, timeout: 150_000}, () => {
  let school;
  let site;
  let browser;
  let space;
  const faults = [];

  before(async () => {
    school = await openSchool();
    await school.start();
    space = await school.call('POST', '/v1/spaces', {label: 'Physics 7b'});
    const html = await readFile(join(root, 'test/journeys/live.html'), 'utf8');
    site = await startServer({
      headers: {'content-security-policy': `${strictPolicy}; img-src 'self' data:; connect-src 'self' ${school.origin}`},
      fault: (request, response) => {
        const url = new URL(request.url, 'http://127.0.0.1');
        if (url.pathname !== '/live') return false;
        response.setHeader('content-type', 'text/html; charset=utf-8');
        response.end(html.replace('STORE', school.origin).replace('VIEW', url.searchParams.get('view') ?? ''));
        return true;
      },
    });
    browser = await openBrowser();
  });

  after(async () => {
    await browser?.close();
    await site?.close();
    await school?.remove();
  });

  test('comes in by code and QR, follows, stays, comes late, is loaded anew, loses the network, and ends', async () => {
    const teacher = await open(`?view=teacher#flip-space=${space.space}&flip-key=${space.key}`);
    const screen = await come(`?view=screen#flip-code=${space.code}`, 'Screen', {width: 1920, height: 1080});

    // The wall says where to go, and the QR code leads there. What stands in the page's own address beside it does not.
    await says(screen, /^127\.0\.0\.1:\d+\/live$/);
    const scanned = await scan(screen);
    assert.equal(scanned, `${site.origin}/live#flip-code=${space.code}`);
    assert.equal(await scan(teacher), scanned, 'the teacher can show the same');
    assert.equal((await live(screen).locator('.code').innerText()).replace('-', ''), space.code.replace('-', ''));
    await says(teacher, 'This address works on this computer alone.');
    await picture(screen, 'wall-before');

    // One types the code, another scans it: it is filled in.
    const anna = await open('', PHONE);
    await anna.getByLabel('Class code').fill(space.code.toLowerCase());
    await comeIn(anna, 'Anna');
    const ben = await open(scanned.slice(`${site.origin}/live`.length), PHONE);
    await comeIn(ben, 'Ben');
    await says(anna, 'Class has not begun. This page follows when it does.');
    await says(screen, '2 are here');
    await says(teacher, '2 are here');
    await live(teacher).getByText('Who is here', {exact: true}).click();
    await says(teacher, 'Anna');
    await says(teacher, 'Ben');
    await clean(teacher, 'the teacher before class');
    await clean(screen, 'the wall before class');
    await clean(anna, 'a phone before class');
    await picture(teacher, 'desk-before');

    await press(teacher, 'Start class');
    for (const page of [anna, ben]) await says(page, 'Class is on');
    await screen.locator('flip-live .bar').waitFor();

    // Phones go where the teacher is; the focus stays where it was.
    await lead(teacher, 'At the top');
    for (const page of [teacher, screen, anna, ben]) await isAt(page, '#peer');
    assert.equal(await anna.evaluate(() => document.activeElement === document.body), true);
    await says(anna, 'At the top');
    await picture(anna, 'phone-led');
    await picture(teacher, 'desk-running');
    await picture(screen, 'wall-running');

    // Who goes back is not moved again, and is told.
    await press(anna, 'Go back');
    await eventually(anna, () => scrollY < 5, 'it is back where it was');
    await press(teacher, 'Next activity');
    await says(anna, 'Pairs');
    await isAt(ben, '#pairs');
    assert.ok(await anna.evaluate(() => scrollY) < 5, 'who stays is not moved');
    await press(anna, 'Follow');
    await isAt(anna, '#pairs');

    // Who writes is not moved either.
    const box = ben.locator('flip-discussion textarea, flip-discussion [contenteditable]').first();
    await ben.locator('flip-discussion').scrollIntoViewIfNeeded();
    await box.click();
    await box.pressSequentially('I wonder');
    await press(teacher, 'Next activity');
    await isAt(anna, '#poll');
    await says(ben, 'Your teacher is at “Before we go” now.');
    await box.pressSequentially(' why');
    assert.equal(await box.evaluate((element) => element.value ?? element.textContent), 'I wonder why');
    await press(ben, 'Go there Before we go');
    await isAt(ben, '#poll');

    // Opening a vote is going there.
    await teacher.locator('#peer').getByRole('button', {name: 'Open voting', exact: true}).click();
    for (const page of [anna, ben, screen]) await isAt(page, '#peer');
    await anna.locator('#top input[value="gravity"]').click();
    await anna.locator('#peer').getByText('Your vote is in.').first().waitFor();
    await teacher.locator('#peer').getByText('1 of about 2 have voted', {exact: true}).waitFor();

    // Late, loaded anew, and without a network for a while: in the running question.
    const cem = await come(`#flip-code=${space.code}`, 'Cem', PHONE);
    await isAt(cem, '#peer');
    await says(cem, 'Class is on');
    await anna.reload();
    await isAt(anna, '#peer');
    await anna.locator('#peer').getByText('Your vote is in.').first().waitFor();
    await teacher.locator('#peer').getByText('1 of about 3 have voted', {exact: true}).waitFor();
    await ben.context().setOffline(true);
    await says(ben, 'No connection. It comes back.');
    await picture(ben, 'phone-lost');
    await ben.locator('#top input[value="upward"]').click();
    await lead(teacher, 'Before we go');
    await isAt(cem, '#poll');
    await ben.context().setOffline(false);
    await says(ben, 'Class is on');
    await isAt(ben, '#poll');
    await teacher.locator('#peer').getByText('2 of about 3 have voted', {exact: true}).waitFor();

    // At their own pace they are told, and not moved.
    await live(teacher).getByLabel('Learners’ pages follow me').uncheck();
    await lead(teacher, 'What was unclear?');
    for (const page of [anna, ben, cem]) {
      await says(page, 'What was unclear?');
      assert.equal(await live(page).getByRole('button', {name: 'Stay here'}).count(), 0);
      assert.ok(await page.evaluate(() => scrollY) > 300, 'nobody was moved');
    }
    await press(cem, 'Go there What was unclear?');
    await isAt(cem, '#talk');
    await clean(teacher, 'the teacher in class');
    await clean(screen, 'the wall in class');
    await clean(anna, 'a phone in class');

    // Nobody but the teacher is told who is here.
    for (const page of [screen, anna]) {
      const told = await page.evaluate(() => globalThis.wire);
      assert.match(told, page === screen ? /"count":\d/ : /"led"/, 'what came is searched');
      assert.doesNotMatch(told, /"people"/);
    }
    assert.doesNotMatch(await live(screen).evaluate((element) => element.shadowRoot.textContent), /Anna|Ben|Cem/);

    await cem.close();
    await says(screen, '2 are here');
    await press(teacher, 'End class');
    for (const page of [anna, ben]) await says(page, 'Class is over. You can go on by yourself.');
    await says(screen, 'Go to');
    await says(teacher, 'Class has ended');
    assert.deepEqual(faults.flat().filter((fault) => !/ERR_INTERNET_DISCONNECTED|ERR_ABORTED|ERR_NETWORK_CHANGED/.test(fault)), []);
  });

  test('is led through the same page in every window of a browser without a class', async () => {
    const html = readFileSync(join(root, 'test/journeys/live.html'), 'utf8');
    const context = await browser.newContext({viewport: {width: 1280, height: 900}, reducedMotion: 'reduce'});
    await context.route('**/alone*', (route) => route.fulfill({
      contentType: 'text/html', body: html.replace('STORE', 'local').replace('VIEW', new URL(route.request().url()).searchParams.get('view') ?? ''),
    }));
    const [both, learner] = [await context.newPage(), await context.newPage()];
    await both.goto(`${site.origin}/alone`);
    await learner.goto(`${site.origin}/alone?view=learner`);
    await both.getByText(/^There is no class here/).first().waitFor();
    await press(both, 'Start class');
    await says(learner, 'Class is on');
    await says(both, '2 windows of this browser');
    await lead(both, 'Before we go');
    await isAt(learner, '#poll');
    assert.equal(await both.getByText(/There is no class here/).count(), 1, 'said once');
    await context.close();
  });

  async function open(path, viewport = {width: 1280, height: 900}) {
    const page = await (await browser.newContext({viewport, reducedMotion: 'reduce', colorScheme: process.env.FLIP_DARK ? 'dark' : 'light'})).newPage();
    await page.addInitScript(listenToWire);
    faults.push(listenForFaults(page));
    await page.goto(`${site.origin}/live${path}`);
    return page;
  }

  async function comeIn(page, name) {
    await page.getByLabel('Your name').fill(name);
    await page.getByRole('button', {name: 'Join', exact: true}).click();
    await page.locator('flip-class .bar').getByText('Saved for the class.', {exact: true}).waitFor();
    // Nobody's hand is on the page any more.
    await page.evaluate(() => document.activeElement.blur());
  }

  async function come(path, name, viewport) {
    const page = await open(path, viewport);
    await comeIn(page, name);
    return page;
  }

  const live = (page) => page.locator('flip-live');
  const says = (page, words) => live(page).getByText(words).locator('visible=true').first().waitFor();
  const press = (page, name) => live(page).getByRole('button', {name, exact: true}).click();
  const lead = (page, label) => live(page).getByRole('combobox', {name: 'Where the class is'}).selectOption({label});

  /** The page has come to an element: it is under the line that stays in sight, or near it where the page ends. */
  const isAt = (page, selector) => eventually(page, (place) => {
    const {top, bottom} = document.querySelector(place).getBoundingClientRect();
    const isEnd = scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
    return top >= 0 && (top < innerHeight / 2 || (isEnd && bottom <= innerHeight + 1));
  }, `it is at ${selector}`, selector);

  async function eventually(page, holds, what, argument) {
    await page.waitForFunction(holds, argument, {timeout: 20_000}).catch(async () => {
      assert.fail(`${what}: not within 20 s, but at ${await page.evaluate(() => scrollY)}`);
    });
  }

  /** What a phone reads off the glass. */
  async function scan(page) {
    const shot = await page.locator('flip-live .qr').screenshot();
    const blank = await browser.newPage();
    const {data, width, height} = await blank.evaluate(async (base64) => {
      const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob());
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      const context = canvas.getContext('2d');
      context.drawImage(bitmap, 0, 0);
      return {data: [...context.getImageData(0, 0, bitmap.width, bitmap.height).data], width: bitmap.width, height: bitmap.height};
    }, shot.toString('base64'));
    await blank.close();
    return jsqr(Uint8ClampedArray.from(data), width, height)?.data;
  }

  async function picture(page, name) {
    if (pictures) await page.screenshot({path: join(pictures, `${name}.png`)});
  }

  async function clean(page, what) {
    const session = await page.context().newCDPSession(page);
    for (const expression of CHECKERS) await session.send('Runtime.evaluate', {expression});
    const axe = await page.evaluate(async (options) => (await globalThis.axe.run(document.querySelector('main'), options)).violations
      .flatMap(({id, nodes}) => nodes.map(({target, any, all}) => `${id} ${target.flat().join(' ')} ${(any[0] ?? all[0])?.message ?? ''}`)), AXE);
    const ibm = await page.evaluate(async () => (await new globalThis.ace.Checker().check(document.querySelector('flip-live'), ['WCAG_2_2'])).results
      .filter(({value}) => value[0] === 'VIOLATION' && value[1] === 'FAIL').map(({ruleId, message, path}) => `${ruleId}: ${message} ${path.dom}`));
    assert.deepEqual([...axe, ...ibm], [], what);
    assert.deepEqual(await page.evaluate(() => [...document.querySelector('flip-live').shadowRoot.querySelectorAll('*')]
      .filter((each) => each.checkVisibility() && each.getBoundingClientRect().right > innerWidth + 0.5).map((each) => `${each.localName}.${each.className?.baseVal ?? each.className}`)), [], `${what} is no wider than its screen`);
  }
});

/** Runs in a page: keeps what the network brings, of streams too. */
function listenToWire() {
  const real = globalThis.fetch;
  globalThis.wire = '';
  const keep = async (reader, decoder) => {
    for (let part = await reader.read(); !part.done; part = await reader.read()) globalThis.wire += decoder.decode(part.value, {stream: true});
  };
  globalThis.fetch = async (...asked) => {
    const response = await real(...asked);
    if (response.body) keep(response.clone().body.getReader(), new TextDecoder()).catch(() => {});
    return response;
  };
}
