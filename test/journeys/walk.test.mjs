// A whole lecture by keyboard alone, and what a screen reader is told on the way: the stop and its question once, not
// twice; the focus goes in and comes back; keys that belong to a question never reach the player.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { listenForFaults, openBrowser } from './browser.mjs';
import { startServer } from './server.mjs';

let server;
let browser;
let page;
let cdp;
let faults;

before(async () => {
  server = await startServer();
  browser = await openBrowser();
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  faults = listenForFaults(page);
  await page.addInitScript(hearLiveRegions);
  await page.goto(`${server.origin}/stories/lesson/`);
  await page.locator('flip-lesson').getByText('Saved on this device').waitFor();
  cdp = await page.context().newCDPSession(page);
});

after(async () => {
  await browser?.close();
  await server?.close();
});

/** In the page: keeps what live regions in any shadow root come to say, as a screen reader would. */
function hearLiveRegions() {
  globalThis.said = [];
  const last = new WeakMap();
  const look = (root) => {
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) look(element.shadowRoot);
      if (!element.matches('[role=status], [role=alert], [aria-live=polite], [aria-live=assertive]')) continue;
      const text = element.checkVisibility({ checkVisibilityCSS: true }) ? element.innerText.replace(/\s+/g, ' ').trim() : '';
      // What stands there from the start is not announced.
      if (last.has(element) && text && text !== last.get(element)) globalThis.said.push(text);
      last.set(element, text);
    }
  };
  setInterval(() => look(document), 50);
}

/** The focused element as assistive technology gets it: role, name and the dialog it stands in. */
async function focused() {
  const { nodes } = await cdp.send('Accessibility.getFullAXTree');
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const held = nodes.filter((node) => node.properties?.some(({ name, value }) => name === 'focused' && value.value)).at(-1);
  const around = [];
  for (let node = held; node; node = byId.get(node.parentId)) around.push({ role: node.role?.value, name: node.name?.value ?? '', description: node.description?.value ?? '' });
  return { ...around[0], around };
}

async function until(check, what) {
  for (let i = 0; i < 200; i += 1) {
    const now = await focused();
    if (check(now)) return now;
    await page.waitForTimeout(50);
  }
  assert.fail(`${what}; the focus is on ${JSON.stringify((await focused()).around.slice(0, 3))}`);
}

const player = () => page.locator('flip-video').evaluate((video) => {
  const medium = video.shadowRoot.querySelector('video');
  return { time: medium.currentTime, paused: medium.paused, muted: medium.muted, rate: medium.playbackRate, volume: Math.round(medium.volume * 100), captions: [...medium.textTracks].some(({ mode }) => mode === 'showing') };
});
const said = () => page.evaluate(() => globalThis.said.splice(0));
const times = (list, words) => list.filter((each) => each.includes(words)).length;

async function tabTo(check, what) {
  for (let i = 0; i < 40; i += 1) {
    const now = await focused();
    if (check(now)) return now;
    await page.keyboard.press('Tab');
  }
  return assert.fail(`Tab comes to no ${what}`);
}

test('Tab comes to the player, and k plays it', async () => {
  await tabTo(({ role, name }) => role === 'button' && name === 'Play', 'Play');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => !document.querySelector('flip-video').paused);
  await page.keyboard.press('k');
  await page.waitForFunction(() => document.querySelector('flip-video').paused);
  await until(({ name }) => name === 'Play', 'the button says what it does now');
  await page.keyboard.press('k');
});

test('every stop is told once, takes the focus, keeps its keys, and gives the focus back', async () => {
  const stops = await page.locator('flip-checkpoint').evaluateAll((list) => list.map(({ at, label, require }) => ({ at, label, require })));
  for (const [i, { at, label, require }] of stops.entries()) {
    const [minutes, seconds] = at.includes(':') ? at.split(':').map(Number) : [0, Number(at)];
    await page.locator('flip-video').evaluate((video, to) => {
      video.currentTime = to;
      return video.paused ? video.play() : undefined;
    }, minutes * 60 + seconds - 1.5);
    await said();

    const dialog = await until(({ role }) => role === 'dialog', `the stop "${label}" takes the focus`);
    assert.equal(dialog.name, label);
    assert.equal(times(await said(), label), 0, 'the focus says it; a live region would say it twice');
    const question = page.locator('flip-checkpoint').nth(i).locator('flip-question');
    const prompt = (await question.locator('p').first().innerText()).trim();

    const group = await tabTo(({ role }) => role === 'radio' || role === 'checkbox', 'option');
    assert.ok(group.around.some(({ name }) => name.includes(prompt.slice(0, 30))), `an option is heard with its question: ${JSON.stringify(group.around)}`);
    const before = await player();
    for (const key of ['k', 'j', 'l', 'm', 'c', 'f', '<', '>', 'ArrowDown', 'ArrowUp', 'Home', 'End']) await page.keyboard.press(key);
    const now = await player();
    assert.deepEqual(now, before, 'keys in a question stay there');
    assert.equal(await page.evaluate(() => document.fullscreenElement), null);

    await choose(question);
    await tabTo(({ name }) => name === 'Check', 'Check');
    await said();
    await page.keyboard.press('Enter');
    await page.waitForTimeout(400);
    const verdicts = (await said()).filter((words) => /^(Right|Not yet|Partly right)/.test(words));
    assert.equal(verdicts.length, 1, `the verdict is said once: ${JSON.stringify(verdicts)}`);
    const goOn = await tabTo(({ role, name }) => role === 'button' && name === 'Continue', `Continue (require=${require})`);
    assert.ok(goOn.around.some(({ role }) => role === 'dialog'));
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => !document.querySelector('flip-video').paused);
    const back = await focused();
    assert.ok(!back.around.some(({ role }) => role === 'dialog'), 'the focus has left the stop');
    assert.ok(back.around.some(({ name }) => name.includes('Pause') || name.includes('player') || name.length > 0) && back.role !== 'RootWebArea', `the focus is in the player again: ${JSON.stringify(back.around[0])}`);
    // The keys are the player's again.
    await page.keyboard.press('m');
    assert.notEqual((await player()).muted, now.muted);
    await page.keyboard.press('m');
  }
});

/** Chooses the right options by keys alone: the focus stands on one of them. */
async function choose(question) {
  const right = await question.locator('flip-option').evaluateAll((list) => list.map((option) => option.hasAttribute('correct')));
  const inputs = question.locator('input');
  if (await inputs.first().getAttribute('type') === 'radio') {
    // With arrows, as radio buttons go: at most once round.
    for (let i = 0; i <= right.length; i += 1) {
      await page.keyboard.press(i === 0 ? 'Space' : 'ArrowDown');
      if (await inputs.nth(right.indexOf(true)).isChecked()) return;
    }
    assert.fail('the arrows do not come to the right option');
  }
  for (let i = 0; i < right.length; i += 1) {
    if (await inputs.nth(i).isChecked() !== right[i]) await page.keyboard.press('Space');
    if (i < right.length - 1) await page.keyboard.press('Tab');
  }
}

test('nothing went wrong on the way', () => {
  assert.deepEqual(faults, []);
});
