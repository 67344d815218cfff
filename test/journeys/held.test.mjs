// Where a lecture is hard to hold: in full screen on a desk and on a phone, in a window of its own, by media keys and
// scripts that do not ask, on a slow machine, in a tab that nobody looks at. It stops at its second everywhere, and the
// question is there.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import puppeteer from 'puppeteer-core';
import { chromiumArgs, findChromium } from '../../.tools/browsers.mjs';
import { listenForFaults, openBrowser } from './browser.mjs';
import { startServer } from './server.mjs';

const LOUD = '--autoplay-policy=no-user-gesture-required';
const GATE = 2;
const NEXT_GATE = 8;
/** Seconds: so exactly it stands at its stop. */
const EXACT = 0.06;

let server;
let browser;

before(async () => {
  server = await startServer();
  browser = await openBrowser({ args: [LOUD] });
});

after(async () => {
  await browser?.close();
  await server?.close();
});

/** A visit in a window of that kind; it is checked at its end that nothing went wrong on the way. */
async function visit(options, walk, prepare) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    const faults = listenForFaults(page);
    if (prepare) await page.addInitScript(prepare);
    await page.goto(`${server.origin}/test/journeys/held.html`);
    await page.waitForFunction(() => document.querySelector('flip-video')?.duration > 0);
    await walk(page);
    assert.deepEqual(faults, []);
  } finally {
    await context.close();
  }
}

const player = (page) => page.locator('flip-video');
const place = (page) => player(page).evaluate((video) => ({ time: video.currentTime, paused: video.paused }));
const question = (page, name = 'The top') => page.getByRole('dialog', { name });

async function stands(page, gate = GATE) {
  const { time, paused } = await place(page);
  assert.equal(paused, true, 'it stands still');
  assert.ok(Math.abs(time - gate) <= EXACT, `it stands at ${time}, meant ${gate}`);
}

const comesTo = (page, seconds) => page.waitForFunction((to) => document.querySelector('flip-video').currentTime > to, seconds);
const playsOn = (page) => comesTo(page, GATE + 0.3);

describe('in full screen', { concurrency: 3 }, () => {
  const phone = { isMobile: true, hasTouch: true, deviceScaleFactor: 2 };
  const windows = {
    'on a desk': {},
    'on a phone': { ...phone, viewport: { width: 360, height: 740 } },
    'on a phone that lies': { ...phone, viewport: { width: 740, height: 360 } },
  };
  for (const [name, options] of Object.entries(windows)) {
    test(`${name} the question lies on it and is answered there`, () => visit(options, (page) => throughFullScreen(page, options.hasTouch)));
  }
  for (const name of ['on a phone', 'on a phone that lies']) {
    test(`${name} whose browser has none the player fills the window`, () => visit(windows[name], async (page) => {
      const before = await player(page).evaluate((video) => video.getBoundingClientRect().height);
      await throughFullScreen(page, true);
      assert.equal(await player(page).evaluate((video) => video.getBoundingClientRect().height), before, 'it is as it was before');
    }, withoutFullScreen));
  }
  test('in a frame that does not allow it the player fills the frame; Escape leaves', () => visit({}, async (page) => {
    await enlarge(page);
    assert.deepEqual(await filled(page), { left: 0, top: 0, width: 1280, height: 900 });
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.querySelector('flip-video').getBoundingClientRect().height < innerHeight);
    assert.equal(await page.evaluate(() => document.activeElement.localName), 'flip-video', 'the focus stays');
  }, () => {
    Element.prototype.requestFullscreen = () => Promise.reject(new TypeError('Disallowed by permissions policy'));
  }));
});

/** As on an iPhone. */
function withoutFullScreen() {
  for (const name of ['requestFullscreen', 'webkitRequestFullscreen', 'webkitRequestFullScreen']) delete Element.prototype[name];
  for (const name of ['fullscreenEnabled', 'webkitFullscreenEnabled', 'exitFullscreen']) delete Document.prototype[name];
}

async function enlarge(page, touch) {
  const button = player(page).getByRole('button', { name: 'Full screen', exact: true });
  await (touch ? button.tap() : button.click());
  await page.waitForFunction(() => {
    const { top, height } = document.querySelector('flip-video').shadowRoot.querySelector('.player').getBoundingClientRect();
    return top === 0 && height === innerHeight;
  });
}

/** Where the player is in the window. */
const filled = (page) => player(page).evaluate((video) => {
  const { left, top, width, height } = video.shadowRoot.querySelector('.player').getBoundingClientRect();
  return { left, top, width, height };
});

async function throughFullScreen(page, touch) {
  const hit = (locator) => (touch ? locator.tap() : locator.click());
  const { width, height } = page.viewportSize();
  const whole = { left: 0, top: 0, width, height };
  await enlarge(page, touch);
  assert.deepEqual(await filled(page), whole);
  await hit(player(page).getByRole('button', { name: 'Play', exact: true }));
  await question(page).waitFor();
  await stands(page);
  assert.deepEqual(await filled(page), whole, 'it is still large');
  await inView(page, page.locator('#q1 p').first(), 'the question');
  await inView(page, page.locator('#first').getByRole('radio').first(), 'its first answer');
  for (const option of await page.locator('#first').getByRole('radio').all()) await reachable(page, option, 'an answer');
  await hit(page.locator('#first').getByRole('radio', { name: 'Gravity alone' }));
  await hit(page.locator('#first').getByRole('button', { name: 'Check' }));
  await hit(page.locator('#first').getByRole('button', { name: 'Continue' }));
  await playsOn(page);
  assert.deepEqual(await filled(page), whole, 'it plays on, large');
  const leave = player(page).getByRole('button', { name: 'Leave full screen' });
  await inView(page, leave, 'the way out');
  await hit(leave);
  await page.waitForFunction(() => !document.fullscreenElement && document.querySelector('flip-video').shadowRoot.querySelector('.player').getBoundingClientRect().height !== innerHeight);
  await player(page).getByRole('button', { name: 'Full screen', exact: true }).waitFor();
  assert.equal((await place(page)).paused, false, 'leaving does not stop it');
}

/** It is in the window as it is, and nothing lies over it. */
async function inView(page, locator, what) {
  const seen = await locator.evaluate(async (element) => {
    // What rises comes to rest first.
    await Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => {})));
    const { left, top, right, bottom } = element.getBoundingClientRect();
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    let hit = document.elementFromPoint(x, y);
    while (hit?.shadowRoot?.elementFromPoint(x, y) && hit.shadowRoot.elementFromPoint(x, y) !== hit) hit = hit.shadowRoot.elementFromPoint(x, y);
    const within = left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
    // A label or a drawing of it takes the tap for it.
    const own = hit && (element.contains(hit) || hit.contains(element) || hit.closest('label')?.control === element || hit.getRootNode() === element.getRootNode());
    return { within, own: Boolean(own), box: [left, top, right, bottom], hit: hit?.outerHTML.slice(0, 80) };
  });
  assert.ok(seen.within && seen.own, `${what} is in view: ${JSON.stringify(seen)}`);
}

async function reachable(page, locator, what) {
  await locator.scrollIntoViewIfNeeded();
  await inView(page, locator, what);
}

describe('in a window of its own (picture in picture)', () => {
  const inWindow = (page) => player(page).evaluate((video) => video.shadowRoot.pictureInPictureElement !== null);
  const toWindow = async (page) => {
    await player(page).getByRole('button', { name: 'Settings', exact: true }).click();
    await player(page).getByLabel('Picture in a window of its own').click();
    await page.waitForFunction(() => document.pictureInPictureElement !== null);
  };

  test('the switch shows it, and takes the picture back', () => visit({}, async (page) => {
    await toWindow(page);
    const row = player(page).getByLabel('Picture in a window of its own');
    await page.waitForTimeout(100);
    assert.equal(await row.isChecked(), true);
    await row.click();
    await page.waitForFunction(() => document.pictureInPictureElement === null);
    await page.waitForTimeout(100);
    assert.equal(await row.isChecked(), false);
  }));

  test('a stop brings the picture back, and the question has the focus', () => visit({}, async (page) => {
    await toWindow(page);
    await player(page).evaluate((video) => video.play());
    await question(page).waitFor();
    await stands(page);
    await page.waitForFunction(() => document.pictureInPictureElement === null);
    assert.equal(await inWindow(page), false);
    await page.waitForFunction(() => document.activeElement?.id === 'first');
    assert.equal((await place(page)).paused, true, 'closing the window does not play it');
  }));
});

describe('keys and scripts that do not ask', () => {
  /** In the page, before all else: what is told to the system's media keys can be pressed here. */
  const keepKeys = () => {
    globalThis.mediaKeys = {};
    const set = MediaSession.prototype.setActionHandler;
    MediaSession.prototype.setActionHandler = function (action, handler) {
      globalThis.mediaKeys[action] = handler;
      set.call(this, action, handler);
    };
  };
  const lecture = (walk) => visit({}, async (page) => walk(page, await player(page).evaluateHandle((video) => video.shadowRoot.querySelector('video'))), keepKeys);
  const toGate = async (page) => {
    await player(page).evaluate((video) => video.play());
    await question(page).waitFor();
  };
  /** A key that no page handles, a headset and a remote control go to the medium itself, as the browser does it. */
  const pressKey = (medium, action) => medium.evaluate((video, key) => {
    const handler = globalThis.mediaKeys[key];
    if (handler) handler({ action: key, seekTime: 15, seekOffset: 10 });
    else if (key === 'play') void video.play().catch(() => {});
    else if (key !== 'pause') video.currentTime = key === 'seekforward' ? video.currentTime + 10 : 15;
  }, action);
  const holds = async (page, gate, name) => {
    await page.waitForTimeout(600);
    await stands(page, gate);
    assert.equal(await question(page, name).isVisible(), true, 'the question stands');
  };

  test('media keys do not go past an open gate', () => lecture(async (page, medium) => {
    await toGate(page);
    for (const action of ['play', 'seekto', 'seekforward', 'nexttrack', 'play']) {
      await pressKey(medium, action);
      await holds(page);
    }
  }));

  test('a media key that jumps over a gate on the way comes to it', () => lecture(async (page, medium) => {
    await player(page).evaluate((video) => video.play());
    await comesTo(page, 0.2);
    await pressKey(medium, 'seekto');
    await page.locator('#first').getByText('This comes first').waitFor();
    await holds(page);
  }));

  test('a script that plays on and on is held, and what lies behind is not counted', () => lecture(async (page, medium) => {
    await page.evaluate(() => {
      globalThis.watched = [];
      document.addEventListener('flip-watched', ({ detail }) => globalThis.watched.push(detail));
    });
    await toGate(page);
    const furthest = await medium.evaluate(async (video) => {
      let far = 0;
      for (let i = 0; i < 10; i += 1) {
        video.currentTime = 4 + i;
        void video.play().catch(() => {});
        await new Promise((done) => { setTimeout(done, 60); });
        if (!video.seeking) far = Math.max(far, video.currentTime);
      }
      return far;
    });
    await holds(page);
    assert.ok(furthest < GATE + 0.5, `it came to ${furthest}`);
    const watched = await page.evaluate(() => globalThis.watched);
    assert.ok(watched.every(({ to }) => to <= GATE + EXACT), JSON.stringify(watched));
  }));

  test('once it is answered the play key is the way on, up to the next gate', () => lecture(async (page, medium) => {
    await toGate(page);
    await page.locator('#first').getByRole('radio').first().check();
    await page.locator('#first').getByRole('button', { name: 'Check' }).click();
    await page.locator('#first').getByText('You can go on').waitFor();
    await pressKey(medium, 'play');
    await playsOn(page);
    assert.equal(await question(page).count(), 0, 'the question is put away');
    await pressKey(medium, 'nexttrack');
    await question(page, 'The way down').waitFor();
    await holds(page, NEXT_GATE, 'The way down');
  }));
});

describe('a machine that is slow, and a tab that nobody looks at', () => {
  test('at a sixth of its speed it stops at its second', () => visit({}, async (page) => {
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: 6 });
    await player(page).evaluate((video) => video.play());
    await question(page).waitFor();
    await stands(page);
  }));

  test('in a hidden tab it stops at its second, and the question is there when the learner comes back', async () => {
    // Playwright keeps every tab visible; Puppeteer keeps hidden ones as fast as others, unless told not to. A video
    // without sound is paused by Chromium itself, so only the browser's sound is off.
    const hiding = await puppeteer.launch({
      executablePath: await findChromium(), args: [...chromiumArgs, LOUD, '--mute-audio'],
      ignoreDefaultArgs: ['--disable-background-timer-throttling', '--disable-backgrounding-occluded-windows', '--disable-renderer-backgrounding'],
    });
    try {
      const page = await hiding.newPage();
      const other = await hiding.newPage();
      await page.bringToFront();
      await page.goto(`${server.origin}/test/journeys/held.html`);
      await page.waitForFunction(() => document.querySelector('flip-video')?.duration > 0);
      await page.emulateCPUThrottling(6);
      await page.evaluate(() => {
        const video = document.querySelector('flip-video');
        globalThis.hidden = { places: [], stopped: undefined };
        video.addEventListener('timeupdate', () => document.hidden && !video.paused && globalThis.hidden.places.push(video.currentTime));
        video.addEventListener('pause', () => { globalThis.hidden.stopped = [video.currentTime, document.visibilityState]; });
      });
      await other.bringToFront();
      await page.waitForFunction(() => document.hidden, { polling: 200 });
      await page.evaluate(() => document.querySelector('flip-video').play());
      await page.waitForFunction(() => globalThis.hidden.stopped, { polling: 200 });
      await new Promise((done) => { setTimeout(done, 1500); });
      const { places, stopped, time, paused } = await page.evaluate(() => {
        const { currentTime: time, paused } = document.querySelector('flip-video');
        return { ...globalThis.hidden, time, paused };
      });
      assert.ok(places.length > 0, 'it played while nobody looked');
      assert.equal(stopped[1], 'hidden', 'it stopped while nobody looked');
      assert.ok(Math.abs(stopped[0] - GATE) < 1, `it stopped at ${stopped[0]}`);
      assert.ok(paused && Math.abs(time - GATE) <= EXACT, `it stands at ${time}`);
      await page.bringToFront();
      await page.waitForFunction(() => document.visibilityState === 'visible');
      const first = await page.waitForSelector('flip-checkpoint#first >>> [role=dialog]', { visible: true, timeout: 8000 });
      assert.ok(first);
      assert.ok(await page.waitForSelector('#q1 >>> input[type=radio]', { visible: true }));
      assert.equal(await page.evaluate(() => document.activeElement?.id), 'first', 'the question has the focus');
    } finally {
      await hiding.close();
    }
  });
});
