// Matching, ordering and words for gaps in the built package under a strict policy: by keys alone, by touch alone, on a
// small screen, in each state clean for axe and IBM's checker, on paper.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { listenForFaults, openBrowser } from './browser.mjs';
import { root, startServer } from './server.mjs';

const axe = readFileSync(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8');
const ace = readFileSync(join(root, 'node_modules/accessibility-checker-engine/ace.js'), 'utf8');
const MATCH = `<flip-question id="m" type="match" tries="1"><p>Which capital belongs where?</p>
  <flip-option match="Paris">France</flip-option><flip-option match="Madrid">Spain</flip-option>
  <flip-option match="Copenhagen, where the little mermaid sits on her stone">Denmark</flip-option><flip-option match="Rome"></flip-option></flip-question>`;
const ORDER = `<flip-question id="o" type="order" tries="1"><p>The nearest to the sun first.</p>
  <flip-option>Mercury</flip-option><flip-option>Venus</flip-option><flip-option>Earth, which is the only one we know to carry life</flip-option><flip-option>Mars</flip-option></flip-question>`;
const DRAG = `<flip-question id="d" type="drag" tries="1"><p>Complete it.</p>
  <p>Light goes from the <flip-blank answer="sun"></flip-blank> to the <flip-blank answer="earth"></flip-blank>.</p><flip-option>moon</flip-option></flip-question>`;

const page = (body, start = '<html lang="en">') => `<!doctype html>${start}<head><meta charset="utf-8"><title>In place</title>
<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/look.css">
<script type="module" src="/dist/cdn/autoload.js"></script></head><body><main>${body}</main></body></html>`;
const PAGES = {
  '/favicon.ico': ' ',
  '/look.css': 'body { margin: 8px; font-family: sans-serif } main { display: grid; gap: 1rem } .tall { height: 120vh }\n'
    + '@media (prefers-color-scheme: dark) { :root { color-scheme: dark; background: #161412; color: #eee } }',
  '/all': page(MATCH + ORDER + DRAG),
  '/rtl': page(MATCH + ORDER + DRAG, '<html lang="de" dir="rtl">'),
  '/match': page(`${MATCH}<div class="tall"></div>`),
  '/order': page(`${ORDER}<div class="tall"></div>`),
  '/drag': page(`${DRAG}<div class="tall"></div>`),
};

let server;
let browser;
before(async () => {
  server = await startServer({
    fault: (request, response) => {
      const body = PAGES[request.url];
      if (!body) return false;
      response.setHeader('content-type', request.url.endsWith('.css') ? 'text/css' : 'text/html; charset=utf-8');
      response.end(body);
      return true;
    },
  });
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await server?.close();
});

/** Opens a page of the above, once its questions can be answered. */
async function visit(path, options = {}) {
  const context = await browser.newContext({ viewport: { width: 320, height: 640 }, ...options });
  const open = await context.newPage();
  const faults = listenForFaults(open);
  await open.goto(server.origin + path);
  await open.waitForFunction(() => [...document.querySelectorAll('flip-question')].every((each) => each.shadowRoot?.querySelector('fieldset')
    && [...each.querySelectorAll('flip-blank')].every((blank) => blank.shadowRoot?.querySelector('button'))), null, { timeout: 20_000 });
  return { open, faults, context };
}

const verdict = (open) => open.locator('flip-question .verdict strong').first();
const heard = (open) => open.evaluate(() => document.querySelector('flip-question').shadowRoot.querySelector('[role=status]').textContent.trim());

/** What has the focus, by its name, through shadow trees. */
const focused = (open) => open.evaluate(() => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return { kind: at?.localName, name: at?.getAttribute('aria-label') ?? at?.textContent.trim() ?? '' };
});

/** Presses Tab until the focus is on something of that name. */
async function tabTo(open, name, back = false) {
  for (let i = 0; i < 40; i++) {
    await open.keyboard.press(back ? 'Shift+Tab' : 'Tab');
    if ((await focused(open)).name.startsWith(name)) return;
  }
  assert.fail(`Tab never leads to ${name}`);
}

test('matching by keys alone: by the lists, and by the cards', { timeout: 60_000 }, async () => {
  const { open, faults, context } = await visit('/match');
  await open.keyboard.press('Tab');
  assert.equal((await focused(open)).kind, 'select');
  await open.keyboard.type('Par');
  await open.keyboard.press('Tab');
  await open.keyboard.type('Mad');
  await open.keyboard.press('Tab');
  await open.keyboard.press('Tab');
  // From the list of Denmark on to the cards: one stop, then arrows.
  for (let i = 0; i < 4 && !(await focused(open)).name.startsWith('Copenhagen'); i++) await open.keyboard.press('ArrowRight');
  await open.keyboard.press('Enter');
  assert.match((await focused(open)).name, /^Put Copenhagen.* here: Denmark$/);
  await open.keyboard.press('Enter');
  await soon(async () => assert.match(await heard(open), /^Denmark: Copenhagen, .* 3 of 3 placed\.$/));
  await tabTo(open, 'Check');
  await open.keyboard.press('Enter');
  assert.equal(await verdict(open).textContent(), 'Right');
  assert.deepEqual(faults, []);
  await context.close();
});

test('ordering by keys alone', { timeout: 60_000 }, async () => {
  const { open, faults, context } = await visit('/order');
  const names = () => open.evaluate(() => [...document.querySelector('flip-question').shadowRoot.querySelectorAll('.item slot')]
    .map((slot) => slot.assignedElements()[0].textContent.split(',')[0]));
  for (const [place, name] of ['Mercury', 'Venus', 'Earth', 'Mars'].entries()) {
    await open.locator('flip-question').evaluate((question) => question.focus());
    if (!(await focused(open)).name.startsWith(`Move up: ${name}`)) await tabTo(open, `Move up: ${name}`);
    while ((await names()).indexOf(name) > place) await open.keyboard.press((await names()).indexOf(name) % 2 ? 'Alt+ArrowUp' : 'Enter');
    assert.match((await focused(open)).name, new RegExp(`^Move up: ${name}`));
  }
  await tabTo(open, 'Check');
  await open.keyboard.press('Enter');
  assert.equal(await verdict(open).textContent(), 'Right');
  assert.deepEqual(faults, []);
  await context.close();
});

test('words for gaps by keys alone', { timeout: 60_000 }, async () => {
  const { open, faults, context } = await visit('/drag');
  await open.keyboard.press('Tab');
  assert.equal((await focused(open)).name, 'Gap 1 of 2: empty');
  await open.keyboard.press('Enter');
  for (let i = 0; i < 3 && (await focused(open)).name !== 'sun'; i++) await open.keyboard.press('ArrowRight');
  await open.keyboard.press('Enter');
  assert.equal((await focused(open)).name, 'Gap 1 of 2: sun');
  await tabTo(open, 'earth').catch(async () => {
    await tabTo(open, 'moon');
    await open.keyboard.press('ArrowRight');
  });
  await open.keyboard.press('Enter');
  assert.equal((await focused(open)).name, 'Gap 2 of 2: empty');
  await open.keyboard.press('Enter');
  await soon(async () => assert.equal(await heard(open), 'Gap 2 of 2: earth. 2 of 2 placed.'));
  await tabTo(open, 'Check');
  await open.keyboard.press('Enter');
  assert.equal(await verdict(open).textContent(), 'Right');
  assert.deepEqual(faults, []);
  await context.close();
});

/** A finger that the browser takes for one: it scrolls, unless it has hold of something. */
async function finger(open) {
  const session = await open.context().newCDPSession(open);
  const touch = (type, at) => session.send('Input.dispatchTouchEvent', { type, touchPoints: at ? [at] : [] });
  const middle = async (locator) => {
    const { x, y, width, height } = await locator.boundingBox();
    return { x: x + width / 2, y: y + height / 2 };
  };
  return async (from, to) => {
    // Both on the screen, wherever chance has put the card.
    await from.scrollIntoViewIfNeeded();
    const between = 'x' in to ? 0 : (((await middle(from)).y + (await middle(to)).y) - 640) / 2;
    await open.evaluate((by) => scrollBy({ top: by, behavior: 'instant' }), between);
    const start = await middle(from);
    await touch('touchStart', start);
    const end = 'x' in to ? { x: start.x + to.x, y: start.y + to.y } : await middle(to);
    for (let i = 1; i <= 12; i++) {
      await touch('touchMove', { x: start.x + (end.x - start.x) * i / 12, y: start.y + (end.y - start.y) * i / 12 });
      await open.waitForTimeout(16);
    }
    await open.waitForTimeout(80);
    await touch('touchEnd');
    await open.waitForTimeout(120);
  };
}

/** What is seen after a gesture comes in the browser's own time. */
async function soon(look) {
  for (let left = 40; ; left -= 1) {
    try {
      return await look();
    } catch (fault) {
      if (left === 0) throw fault;
      await new Promise((done) => setTimeout(done, 50));
    }
  }
}

const TOUCH = { hasTouch: true, isMobile: true, viewport: { width: 320, height: 640 } };

test('by touch alone: matching by dragging a card at its grip, and by tapping', { timeout: 60_000 }, async () => {
  const { open, faults, context } = await visit('/match', TOUCH);
  const drag = await finger(open);
  await drag(open.locator('.bank button', { hasText: 'Paris' }).locator('.grip'), open.locator('.pair').nth(0));
  await soon(async () => assert.equal(await heard(open), 'France: Paris. 1 of 3 placed.'));
  for (const [card, at] of [['Madrid', 1], ['Copenhagen', 2]]) {
    await open.locator('.bank button', { hasText: card }).tap();
    await open.locator('.put').nth(at).tap();
  }
  await soon(async () => assert.match(await heard(open), /3 of 3 placed/));
  await open.locator('button.main').tap();
  assert.equal(await verdict(open).textContent(), 'Right');
  assert.deepEqual(faults, []);
  await context.close();
});

test('by touch alone: a row is carried by its handle, and elsewhere the page scrolls', { timeout: 60_000 }, async () => {
  const { open, faults, context } = await visit('/order', TOUCH);
  const drag = await finger(open);
  const names = () => open.evaluate(() => [...document.querySelector('flip-question').shadowRoot.querySelectorAll('.item')].map((item) => item.dataset.key));
  const before = await names();
  await drag(open.locator('.item').nth(0).locator('.grip'), open.locator('.item').nth(2));
  await soon(async () => assert.deepEqual(await names(), [before[1], before[2], before[0], before[3]]));
  await soon(async () => assert.match(await heard(open), /moved to place 3 of 4$/));
  const top = () => open.evaluate(() => scrollY);
  const from = await top();
  await drag(open.locator('.item').nth(1).locator('.what'), { x: 0, y: -200 });
  assert.deepEqual(await names(), [before[1], before[2], before[0], before[3]]);
  await soon(async () => assert.ok(await top() > from + 100, `the page scrolled from ${from} to ${await top()}`));
  for (const [place, name] of ['Mercury', 'Venus', 'Earth', 'Mars'].entries()) {
    for (let i = 0; i < 4; i++) {
      const at = await open.evaluate((words) => [...document.querySelector('flip-question').shadowRoot.querySelectorAll('.item slot')]
        .findIndex((slot) => slot.assignedElements()[0].textContent.startsWith(words)), name);
      if (at <= place) break;
      await open.locator('.item').nth(at).locator('.up').tap();
    }
  }
  await open.locator('button.main').tap();
  await soon(async () => assert.equal(await verdict(open).textContent(), 'Right'));
  assert.deepEqual(faults, []);
  await context.close();
});

test('by touch alone: words for gaps by dragging, by tapping, and back again', { timeout: 60_000 }, async () => {
  const { open, faults, context } = await visit('/drag', TOUCH);
  const drag = await finger(open);
  const word = (text) => open.locator('.bank button', { hasText: text });
  const gap = (at) => open.locator('flip-blank button').nth(at);
  await drag(word('moon').locator('.grip'), gap(0));
  await soon(async () => assert.equal(await heard(open), 'Gap 1 of 2: moon. 1 of 2 placed.'));
  await drag(gap(0).locator('.grip'), open.locator('.bank'));
  await soon(async () => assert.equal(await heard(open), 'moon is taken back. 0 of 2 placed.'));
  await word('sun').tap();
  await gap(0).tap();
  await gap(1).tap();
  await word('earth').tap();
  await soon(async () => assert.equal(await heard(open), 'Gap 2 of 2: earth. 2 of 2 placed.'));
  await open.locator('button.main').tap();
  assert.equal(await verdict(open).textContent(), 'Right');
  assert.deepEqual(faults, []);
  await context.close();
});

test('by mouse: a card is carried across a page that scrolls under it', { timeout: 60_000 }, async () => {
  const { open, context } = await visit('/match', { viewport: { width: 320, height: 360 } });
  const card = open.locator('.bank button', { hasText: 'Rome' });
  await card.scrollIntoViewIfNeeded();
  await open.evaluate(() => scrollTo(0, document.querySelector('flip-question').getBoundingClientRect().bottom + scrollY - 340));
  const { x, y } = await card.boundingBox();
  await open.mouse.move(x + 10, y + 10);
  await open.mouse.down();
  await open.mouse.move(x + 30, 30, { steps: 5 });
  await open.waitForFunction(() => document.querySelector('flip-question').shadowRoot.querySelector('.pair').getBoundingClientRect().top > 60, null, { timeout: 8000 });
  const row = await open.locator('.pair').nth(0).boundingBox();
  await open.mouse.move(row.x + 60, row.y + 20, { steps: 3 });
  await open.mouse.up();
  await open.waitForTimeout(100);
  await soon(async () => assert.match(await heard(open), /^(France|Spain|Denmark): Rome\. 1 of 3 placed\.$/));
  await context.close();
});

const LOOKS = [['light', {}], ['dark', { colorScheme: 'dark' }], ['forced colours', { forcedColors: 'active' }], ['less motion', { reducedMotion: 'reduce' }]];
for (const [look, options] of LOOKS) {
  for (const path of ['/all', '/rtl']) {
    test(`clean for two checkers in each state, and never wider than 320 px: ${look}, ${path.slice(1)}`, { timeout: 90_000 }, async () => {
      const { open, faults, context } = await visit(path, options);
      if (path === '/rtl') await open.locator('text=Prüfen').first().waitFor();
      // From outside the page: its policy allows no scripts but its own.
      const session = await context.newCDPSession(open);
      for (const expression of [axe, ace]) await session.send('Runtime.evaluate', { expression });
      const states = {
        begun: async () => {},
        picked: async () => {
          await open.locator('#m .bank button').nth(0).click();
          await open.locator('#d flip-blank button').nth(0).click();
          await open.locator('#d .bank button').nth(0).click();
          await open.locator('#d .bank button').nth(0).click();
        },
        placed: async () => {
          await open.locator('#m .put').nth(0).click();
          await open.locator('#o .down').nth(0).click();
          await open.locator('#d flip-blank button').nth(1).click();
        },
        checked: async () => {
          for (const id of ['m', 'o', 'd']) await open.locator(`#${id} button.main`).click();
          await open.locator('#d .result').waitFor();
        },
      };
      for (const [state, enter] of Object.entries(states)) {
        await enter();
        await open.waitForTimeout(300);
        const found = await open.evaluate(async () => (await window.axe.run(document, { rules: { 'page-has-heading-one': { enabled: false } } })).violations
          .flatMap(({ id, nodes }) => nodes.map(({ target, any }) => `${id} ${target.join(' ')} ${any[0]?.message ?? ''}`)));
        assert.deepEqual(found, [], state);
        const faultsOfAce = await open.evaluate(async () => (await new window.ace.Checker().check(document, ['WCAG_2_2'])).results
          .filter(({ value }) => value[0] === 'VIOLATION' && value[1] === 'FAIL').map(({ ruleId, message, path }) => `${ruleId}: ${message} ${path.dom}`));
        assert.deepEqual(faultsOfAce, [], state);
        assert.ok(await open.evaluate(() => document.documentElement.scrollWidth) <= 320, `${state}: ${await open.evaluate(() => document.documentElement.scrollWidth)} px wide`);
      }
      assert.deepEqual(faults, []);
      await context.close();
    });
  }
}

test('is a worksheet on paper: boxes and lines to write on, words to choose from, no buttons', { timeout: 60_000 }, async () => {
  const { open, context } = await visit('/all', { viewport: { width: 800, height: 900 } });
  await open.emulateMedia({ media: 'print' });
  assert.equal(await open.locator('button.main').first().isVisible(), false);
  assert.equal(await open.locator('#o .moves button').first().isVisible(), false);
  assert.equal(await open.locator('#m .bank .chip').count(), 4);
  assert.equal(await open.locator('#m .bank .chip').first().isVisible(), true);
  assert.equal(await open.locator('#d .bank .chip').first().isVisible(), true);
  assert.equal(await open.locator('#o .place').first().evaluate((place) => getComputedStyle(place).color), 'rgba(0, 0, 0, 0)');
  const line = await open.locator('flip-blank button').first().boundingBox();
  assert.ok(line.width > 100, 'there is room to write');
  await context.close();
});
