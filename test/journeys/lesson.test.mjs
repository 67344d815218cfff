// The main job: a learner works through the example lesson in the built package, under a strict policy, closes the
// browser, comes back and finds everything as it was.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { listenForFaults, openProfile } from './browser.mjs';
import { startServer } from './server.mjs';

let server;
let profile;
let context;
let page;
let faults;

before(async () => {
  server = await startServer();
  profile = await openProfile();
  await visit();
});

after(async () => {
  await context?.close();
  await profile?.remove();
  await server?.close();
});

async function visit() {
  context = await profile.open({ viewport: { width: 1280, height: 900 } });
  page = await context.newPage();
  faults = listenForFaults(page);
  await page.addInitScript(() => {
    globalThis.violations = [];
    globalThis.records = [];
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => globalThis.violations.push(`${violatedDirective} ${blockedURI}`));
    document.addEventListener('flip-record', ({ detail }) => globalThis.records.push(detail));
  });
  await page.goto(`${server.origin}/stories/lesson/`);
  await page.locator('flip-lesson').getByText('Saved on this device').waitFor();
}

const video = () => page.locator('flip-video');
const time = () => video().evaluate((element) => element.currentTime);
const stops = () => page.locator('flip-checkpoint').evaluateAll((list) => list.map((each) => {
  const [minutes, seconds] = each.at.includes(':') ? each.at.split(':').map(Number) : [0, Number(each.at)];
  return { at: minutes * 60 + seconds, label: each.label, require: each.require };
}));

/** Answers a question: rightly, or with the first wrong option. */
async function answer(root, right) {
  const options = await root.evaluate((question) => [...question.querySelectorAll('flip-option')].map((option) => option.hasAttribute('correct')));
  const inputs = root.locator('input');
  for (const [i, correct] of options.entries()) {
    const multiple = await inputs.nth(i).getAttribute('type') === 'checkbox';
    if (correct === right) {
      await inputs.nth(i).check();
      if (!multiple) break;
    }
  }
  await root.getByRole('button', { name: 'Check', exact: true }).click();
}

test('the streamed lecture plays with captions', async () => {
  await video().getByRole('button', { name: 'Play', exact: true }).click();
  await page.waitForFunction(() => document.querySelector('flip-video').currentTime > 0.5);
  const showing = await video().evaluate((element) => [...element.shadowRoot.querySelector('video').textTracks]
    .filter(({ mode }) => mode === 'showing').map(({ label, kind, cues }) => ({ label, kind, cues: cues.length > 0 })));
  assert.deepEqual(showing, [{ label: 'English', kind: 'captions', cues: true }]);
});

test('it stops at each question, exactly, tells why, and goes on when it may', async () => {
  for (const [i, { at, label, require }] of (await stops()).entries()) {
    await video().evaluate((element, to) => {
      element.currentTime = to;
    }, at - 1.2);
    if (await video().evaluate((element) => element.paused)) await video().getByRole('button', { name: 'Play', exact: true }).click();
    const panel = page.getByRole('dialog', { name: label });
    await panel.waitFor();
    assert.ok(Math.abs(await time() - at) <= 0.06, `stopped at ${await time()}, meant ${at}`);
    assert.equal(await video().evaluate((element) => element.paused), true);
    const question = page.locator('flip-checkpoint').nth(i).locator('flip-question');
    const goOn = panel.getByRole('button', { name: 'Continue' });
    assert.equal(await goOn.isEnabled(), require === 'none', `before an answer, require=${require}`);
    await answer(question, false);
    await question.getByText('Not yet').first().waitFor();
    assert.ok(await question.locator('flip-option [part~=feedback], flip-option span[slot=feedback]').filter({ visible: true }).count() > 0, 'the wrong option says why');
    if (require === 'correct') {
      assert.equal(await goOn.isEnabled(), false);
      await question.getByRole('button', { name: 'Try again' }).click();
      await answer(question, true);
      assert.ok(await question.locator('[slot=explanation]').isVisible());
    }
    await goOn.click();
    await page.waitForFunction((place) => document.querySelector('flip-video').currentTime > place, at + 0.2);
  }
});

test('what is jumped over is not counted as watched', async () => {
  await video().evaluate((element) => element.pause());
  const watched = await page.evaluate(() => globalThis.records.filter(({ type }) => type === 'watched').map(({ data }) => data.to - data.from));
  const sum = watched.reduce((all, each) => all + each, 0);
  assert.ok(sum > 4 && sum < 40, `${sum} s of a lecture of three minutes`);
});

test('the quiz explains, and gives a result', async () => {
  const questions = page.locator('flip-quiz flip-question');
  const count = await questions.count();
  for (let i = 0; i < count; i += 1) {
    await answer(questions.nth(i), true);
    await questions.nth(i).getByText('Right', { exact: true }).first().waitFor();
    assert.ok(await questions.nth(i).locator('[slot=explanation]').isVisible());
  }
  await page.locator('flip-quiz').getByRole('heading', { name: 'Your result' }).waitFor();
});

test('the discussion takes a post, safely marked up, and a like', async () => {
  const talk = page.locator('flip-discussion');
  await talk.getByRole('textbox').first().fill('I would write: **nine of ten** people with this letter are healthy. <img src=x onerror=alert(1)>');
  await talk.getByRole('button', { name: 'Post', exact: true }).click();
  const post = talk.getByRole('article').first();
  await post.locator('strong', { hasText: 'nine of ten' }).waitFor();
  assert.equal(await post.locator('img').count(), 0);
  await post.getByRole('button', { name: /like/i }).click();
  await page.waitForFunction(() => globalThis.records.some(({ type }) => type === 'reacted'));
  await talk.getByRole('textbox').first().fill('And not finished');
  await page.waitForTimeout(300);
});

test('nothing broke a rule of the strict policy, and nothing was thrown', async () => {
  assert.deepEqual(await page.evaluate(() => globalThis.violations), []);
  assert.deepEqual(faults.filter((fault) => !/ERR_ABORTED/.test(fault)), []);
});

test('after the browser is closed and opened again, everything is as it was', async () => {
  const before = await time();
  await context.close();
  await visit();
  await video().getByText('Resumed at').waitFor();
  await page.waitForFunction((place) => Math.abs(document.querySelector('flip-video').currentTime - place) < 1.5, before);
  assert.equal(await video().evaluate((element) => element.paused), true, 'it does not play by itself');
  await page.locator('flip-quiz').getByRole('heading', { name: 'Your result' }).waitFor();
  const talk = page.locator('flip-discussion');
  await talk.getByRole('article').first().locator('strong', { hasText: 'nine of ten' }).waitFor();
  assert.equal(await talk.getByRole('button', { name: /like/i }).first().getAttribute('aria-pressed'), 'true');
  assert.equal(await talk.getByRole('textbox').first().inputValue(), 'And not finished');
  await page.locator('flip-progress').getByText('2 of 5 done').waitFor();
  assert.equal(await page.evaluate(() => globalThis.records.filter(({ type }) => type !== 'launched').length), 0, 'coming back is not an answer');
});

test('passed questions do not stop it again', async () => {
  const [{ at }] = await stops();
  await video().evaluate((element, to) => {
    element.currentTime = to;
  }, at - 0.6);
  await video().getByRole('button', { name: 'Play', exact: true }).click();
  await page.waitForFunction((place) => document.querySelector('flip-video').currentTime > place, at + 0.4);
});
