// Discussions in every state, for everybody: clean for two checkers, never wider than a small screen; all that can be done
// is done by keys alone and by touch alone; and on paper all of it can be read. What is put up stands in talks.mjs.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { listenForFaults, openBrowser } from './browser.mjs';
import { small } from './hands.mjs';
import { root, startServer } from './server.mjs';
import { forHands, learner, PAGES, talk, teacher } from './talks.mjs';

const CHECKERS = ['axe-core/axe.min.js', 'accessibility-checker-engine/ace.js'].map((path) => readFileSync(join(root, 'node_modules', path), 'utf8'));
const LOOK = `body { margin: 8px; font-family: sans-serif } main { display: grid; grid-template-columns: minmax(0, 1fr); gap: 2rem; max-width: 46rem }
  @media (prefers-color-scheme: dark) { :root { color-scheme: dark; background: #161412; color: #eee } }`;
const AXE = { resultTypes: ['violations'], preload: false, rules: { region: { enabled: false }, 'target-size': { enabled: true } } };
const PATIENCE = 15_000;
/** What is off the screen is not laid out, and so is judged by nobody: all of it is on this one, px. */
const TALL = 12_000;

let server;
let browser;
before(async () => {
  server = await startServer({
    fault: (request, response) => {
      if (request.url !== '/look.css') return false;
      response.setHeader('content-type', 'text/css').end(LOOK);
      return true;
    },
  });
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await server?.close();
});

async function visit(options) {
  // Colours are judged where they have come to rest.
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  const faults = listenForFaults(page);
  await page.goto(`${server.origin}/test/journeys/talk.html`);
  await page.waitForFunction(() => customElements.get('flip-discussion') && globalThis.put);
  return { page, faults, context };
}

/** Puts discussions up, with somebody there: all that is needed to write has come. */
async function put(page, talks, language = 'en') {
  await page.evaluate(([all, lang]) => {
    // Nobody looks at it: what is new stays so.
    Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
    Object.assign(document.documentElement, { lang, dir: lang === 'ar' ? 'rtl' : 'ltr' });
    scrollTo(0, 0);
    globalThis.put(all);
    dispatchEvent(new Event('pointermove'));
  }, [talks, language]);
  await page.waitForFunction((count) => {
    const all = [...document.querySelectorAll('flip-discussion')].map(({ shadowRoot }) => shadowRoot);
    return all.length === count && all.every((each) => each?.querySelector('.new[hidden], .new flip-composer') && !each.querySelector('[aria-busy=true]'));
  }, talks.length);
}

/** A discussion, its posts, its buttons. */
function of(page, id) {
  const here = page.locator(`flip-discussion#${id}`);
  const saying = (words) => here.locator('article').filter({ hasText: words });
  return {
    here, saying,
    press: (name, within = here) => within.getByRole('button', { name, exact: true }).first().click(),
    more: (words) => saying(words).locator('[part=more]').click(),
  };
}

/** What is done on a page before it is looked at; discussions without a row are looked at as they are. */
const DEEDS = {
  search: async ({ here, press }) => {
    await press('One after the other');
    await here.getByRole('searchbox').fill('number');
    await here.locator('.hits').waitFor();
  },
  questions: ({ here }) => here.locator('.followed-news, .unread-count').first().waitFor(),
  menu: async ({ more, here }) => {
    await more('Hers');
    await here.getByRole('button', { name: 'Follow this thread' }).waitFor();
  },
  link: async ({ here, more, press }) => {
    await here.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error('No.')) }, configurable: true }));
    await more('Hers');
    await press('Copy link');
    await here.locator('.menu input').waitFor();
  },
  reply: async ({ here, press, saying }) => {
    await press('Reply', saying('Hers'));
    const box = here.locator('article flip-composer');
    await box.getByRole('button', { name: 'Reply' }).click();
    await box.getByText('Write something first.').waitFor();
    await box.getByRole('textbox').fill('**Yes**, `so` it is');
    await box.getByRole('button', { name: 'Preview' }).click();
    await box.locator('.preview').waitFor();
  },
  quote: async ({ here, more, press }) => {
    await more('Hers');
    await press('Quote');
    await here.locator('article flip-composer').waitFor();
  },
  edit: async ({ here, press, saying }) => {
    await press('Edit', saying('Mine'));
    await here.locator('article flip-composer').waitFor();
  },
  report: async ({ here, more, press }) => {
    await more('Hers');
    await press('Report');
    await here.locator('.menu textarea').waitFor();
  },
  remove: async ({ here, more, press }) => {
    await more('Mine');
    await press('Remove');
    await here.locator('.undo').waitFor();
  },
  about: async ({ here, press }) => {
    await press('More about this discussion');
    await here.locator('.about').getByText('Follow the whole discussion').waitFor();
  },
  news: async ({ here }) => {
    await here.getByRole('textbox').first().focus();
    await here.evaluate(({ id }) => globalThis.hear(id, { id: 'late', by: 'bob', type: 'posted', data: { text: 'Late.' } }));
    await here.getByRole('button', { name: 'Show 1 new post' }).waitFor();
  },
  mention: async ({ here }) => {
    await here.getByRole('textbox').first().pressSequentially('@');
    await here.getByRole('listbox').waitFor();
  },
  staff: async ({ here, more }) => {
    await more('Yes.');
    await here.getByRole('button', { name: 'Unlock' }).waitFor();
  },
  queue: ({ press }) => press('1 reported post'),
};
/** The Arabic pages say the same in other words. */
const ARABIC = { Hers: 'لها', Mine: 'لي', 'Yes.': 'نعم', number: 'positive' };
const inWordsOf = (language, { saying, more, here, press }) => {
  const word = (words) => (language === 'ar' ? ARABIC[words] ?? words : words);
  return { here, press, saying: (words) => saying(word(words)), more: (words) => more(word(words)) };
};

/** What axe and IBM's checker find in all that is put up. */
const axeFinds = (page) => page.evaluate(async (options) => (await globalThis.axe.run(document.querySelector('main'), options)).violations
  .flatMap(({ id, nodes }) => nodes.map(({ target, any, all }) => `${id} ${target.flat().join(' ')} ${(any[0] ?? all[0])?.message ?? ''}`)), AXE);
const ibmFinds = (page) => page.evaluate(async () => (await new globalThis.ace.Checker().check(document.querySelector('main'), ['WCAG_2_2'])).results
  // The names that an @ offers are walked through by the field (aria-activedescendant), as the pattern wants: none has a tab stop.
  .filter(({ value, ruleId, path }) => value[0] === 'VIOLATION' && value[1] === 'FAIL' && !(ruleId === 'aria_child_tabbable' && path.dom.includes('flip-composer'))).map(({ ruleId, message, path }) => `${ruleId}: ${message} ${path.dom}`));

/** What stands beyond the edge of the screen, on either side. */
const beyond = (page) => page.evaluate(() => {
  const wide = document.documentElement.scrollWidth > document.documentElement.clientWidth;
  const all = (root) => [...root.querySelectorAll('*')].flatMap((each) => [each, ...(each.shadowRoot ? all(each.shadowRoot) : [])]);
  const out = all(document.querySelector('main')).filter((each) => {
    const { left, right, width } = each.getBoundingClientRect();
    return width > 1 && (right > innerWidth + 0.5 || left < -0.5) && each.checkVisibility({ visibilityProperty: true });
  });
  return wide || out.length > 0 ? out.slice(0, 5).map((each) => `${each.getRootNode().host?.id ?? ''} ${each.localName}.${each.className?.baseVal ?? each.className}`) : [];
});

/** What a finger would miss. A link within a sentence is as high as its line (WCAG 2.5.8). */
const tooSmall = async (page) => (await small(page)).filter((each) => !/^a\. "(?:are healthy|https:|أصحاء)/.test(each));

/** Every two of width, direction and colours meet. */
const LOOKS = [
  { width: 1280, language: 'en', colorScheme: 'light', checkers: [axeFinds, ibmFinds] },
  { width: 320, language: 'en', colorScheme: 'dark', checkers: [axeFinds] },
  { width: 320, language: 'en', colorScheme: 'light', forcedColors: 'active', checkers: [axeFinds] },
  { width: 320, language: 'ar', colorScheme: 'light', checkers: [axeFinds] },
  { width: 1280, language: 'ar', colorScheme: 'dark', checkers: [axeFinds] },
];

describe('every state is clean for axe and IBM\'s checker, and fits on 320 px', { timeout: 300_000 }, () => {
  let page;
  let faults;
  before(async () => {
    ({ page, faults } = await visit({ viewport: { width: 1280, height: 900 } }));
    // From outside the page: its policy allows no scripts but its own.
    const session = await page.context().newCDPSession(page);
    for (const expression of CHECKERS) await session.send('Runtime.evaluate', { expression });
  });
  after(() => page.context().close());

  for (const [name, write] of Object.entries(PAGES)) {
    for (const language of ['en', 'ar']) {
      test(`${name}, ${language}`, async () => {
        await page.setViewportSize({ width: 1280, height: TALL });
        const talks = write((english, arabic) => (language === 'en' ? english : arabic)).map((each) => talk(each, (english, arabic) => (language === 'en' ? english : arabic)));
        await put(page, talks, language);
        for (const { id } of talks) await DEEDS[id]?.(inWordsOf(language, of(page, id)));
        const found = {};
        for (const { width, colorScheme, forcedColors = 'none', checkers } of LOOKS.filter((look) => look.language === language)) {
          const look = `${width} px, ${colorScheme}, forced colours: ${forcedColors}`;
          await page.setViewportSize({ width, height: TALL });
          await page.emulateMedia({ colorScheme, forcedColors, reducedMotion: 'reduce' });
          await page.waitForTimeout(60);
          for (const check of [...checkers, beyond, ...(width === 320 ? [tooSmall] : [])]) {
            const faulty = await check(page);
            if (faulty.length > 0) found[`${look}: ${check.name}`] = faulty;
          }
        }
        assert.deepEqual(found, {});
        assert.deepEqual(faults, []);
      });
    }
  }
});

/** What has the focus, through shadow trees. */
const focus = (page) => page.evaluate(() => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  const seen = at.getBoundingClientRect();
  return {
    inside: document.querySelector('flip-discussion').contains(document.activeElement), role: at.localName,
    name: (at.querySelector('.body')?.textContent ?? at.ariaLabel ?? at.labels?.[0]?.textContent ?? at.textContent).trim(), onScreen: seen.bottom > 0 && seen.top < innerHeight,
  };
});
const said = (page, type) => page.evaluate((wanted) => globalThis.saidIn('hands', wanted), type);
/** Polls until it holds. */
async function until(holds, what) {
  for (const late = Date.now() + PATIENCE; !await holds();) {
    assert.ok(Date.now() < late, what);
    await new Promise((done) => setTimeout(done, 50));
  }
}

/** Ways to do things: each finds what it needs by its name, and leaves nothing to a mouse. */
function byKeys(page) {
  async function press(key) {
    await page.keyboard.press(key);
    const now = await focus(page);
    assert.ok(now.onScreen, `after ${key} what has the focus is off the screen: ${now.name}`);
  }
  /** Presses Tab, or Shift+Tab, until something with that name has the focus. */
  async function to(name, { back = false } = {}) {
    const seen = [];
    for (let i = 0; i < 60; i += 1) {
      const now = await focus(page);
      seen.push(now.name.slice(0, 30));
      if (now.inside && now.name.startsWith(name) && now.role !== 'article') return;
      await press(back ? 'Shift+Tab' : 'Tab');
    }
    assert.fail(`Tab never leads to ${name}: ${JSON.stringify(seen)}`);
  }
  /** As `to`, within the post with these words. */
  async function within(words) {
    await page.locator('flip-discussion').getByText(words).first().waitFor();
    for (let i = 0; i < 60; i += 1) {
      const now = await focus(page);
      if (now.role === 'article' && now.name.includes(words)) return;
      await press('Shift+Tab');
    }
    assert.fail(`Shift+Tab never leads to the post "${words}"`);
  }
  return {
    fill: async (name, words) => {
      await to(name);
      await page.keyboard.press('Control+a');
      await page.keyboard.type(words);
    },
    press: async (name, words) => {
      if (words) await end(page);
      if (words) await within(words);
      await to(name);
      await page.keyboard.press('Enter');
    },
  };
}
/** To the end of the discussion, so that what is sought is found on the way back. */
const end = async (page) => {
  await page.locator('#after').focus();
};

function byTouch(page) {
  const here = page.locator('flip-discussion');
  return {
    fill: async (name, words) => {
      const field = here.getByRole('textbox', { name }).last();
      await field.tap();
      assert.match((await focus(page)).role, /^(input|textarea)$/, 'a field has the focus, so that a phone shows its keys');
      await page.keyboard.press('Control+a');
      await page.keyboard.insertText(words);
    },
    press: async (name, words) => {
      const open = here.locator('article').locator('flip-composer, form').first();
      const place = words ? here.locator('article').filter({ hasText: words }).first() : await open.count() > 0 ? open : here;
      await place.getByRole('button', { name, exact: true }).first().tap();
    },
  };
}

/** All that a learner does, by one way of doing it. */
async function takePart(page, hand) {
  const { here, saying } = of(page, 'hands');
  await hand.fill('Your post', 'It means wait');
  await hand.press('Post');
  await saying('It means wait').waitFor();
  await hand.press('Like', 'What does it mean?');
  await until(async () => (await said(page, 'reacted')).length === 1, 'liked');
  await hand.press('Reply', 'What does it mean?');
  await hand.fill('Your reply', 'That nine in a hundred are ill');
  await hand.press('Reply');
  await saying('That nine').waitFor();
  await hand.press('Edit', 'It means wait');
  await hand.fill('Your post', 'It means look again');
  await hand.press('Save');
  await saying('It means look again').waitFor();
  await hand.press('More', 'What does it mean?');
  await hand.press('Quote', 'What does it mean?');
  await hand.fill('Your reply', 'As I said');
  await hand.press('Reply');
  await saying('As I said').waitFor();
  await hand.press('More', 'What does it mean?');
  await hand.press('Stop following this thread', 'What does it mean?');
  await until(async () => (await said(page, 'followed')).length === 1, 'left');
  await hand.press('More', 'What does it mean?');
  await hand.press('Report', 'What does it mean?');
  await hand.fill('What is wrong with it?', 'It frightens');
  await hand.press('Report');
  await until(async () => (await said(page, 'reported')).length === 1, 'reported');
  await hand.press('More', 'It means look again');
  await hand.press('Remove', 'It means look again');
  await hand.press('Undo');
  await saying('It means look again').waitFor();
  await hand.press('More about this discussion');
  const file = page.waitForEvent('download');
  await hand.press('Table (CSV)');
  assert.match((await file).suggestedFilename(), /^the-letter-\d{4}-\d\d-\d\d\.csv$/);
  assert.deepEqual((await said(page, 'posted')).filter(({ author }) => author === 'me').map(({ text, quote }) => [text, quote !== undefined]), [
    ['It means wait', false], ['That nine in a hundred are ill', false], ['As I said', true],
  ]);
  assert.deepEqual((await said(page, 'edited')).map(({ text }) => text), ['It means look again']);
  assert.equal(await here.locator('.undo').count(), 0);
}

/** All that a teacher does. */
async function supervise(page, hand) {
  const { here, saying } = of(page, 'hands');
  await hand.press('Approve', 'What does it mean?');
  await until(async () => (await said(page, 'moderated')).length === 1, 'approved');
  await hand.press('Endorse', 'What does it mean?');
  await saying('Endorsed by the teacher').waitFor();
  for (const [word, badge] of [['Pin to the top', 'Pinned'], ['Lock: no more answers', 'Locked'], ['Hide', 'Hidden']]) {
    await hand.press('More', 'What does it mean?');
    await hand.press(word, 'What does it mean?');
    await here.locator('.badge', { hasText: badge }).waitFor();
  }
}

/** Something after the discussion, for keys to come from. */
const addEnd = (page) => page.evaluate(() => {
  const button = Object.assign(document.createElement('button'), { id: 'after', textContent: 'After' });
  document.querySelector('main').append(button);
});

for (const [name, me, work] of [['a learner', learner, takePart], ['a teacher', teacher, supervise]]) {
  test(`${name} does everything by keys alone`, { timeout: 120_000 }, async () => {
    const { page, faults, context } = await visit({ viewport: { width: 1280, height: 700 } });
    await put(page, [forHands(me)]);
    await addEnd(page);
    await page.evaluate(() => addEventListener('pointerdown', () => { globalThis.touched = true; }, true));
    await work(page, byKeys(page));
    assert.equal(await page.evaluate(() => globalThis.touched), undefined, 'no pointer');
    assert.deepEqual(faults, []);
    await context.close();
  });

  test(`${name} does everything by touch alone`, { timeout: 120_000 }, async () => {
    const { page, faults, context } = await visit({ hasTouch: true, isMobile: true, viewport: { width: 360, height: 640 } });
    await put(page, [forHands(me)]);
    await page.evaluate(() => {
      globalThis.pointers = new Set();
      addEventListener('pointerdown', ({ pointerType }) => globalThis.pointers.add(pointerType), true);
    });
    await work(page, byTouch(page));
    assert.deepEqual(await page.evaluate(() => [...globalThis.pointers]), ['touch'], 'nothing but a finger');
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth) <= 360);
    assert.deepEqual(faults, []);
    await context.close();
  });
}

test('on paper there is every post with its author, its time and where its links lead, and nothing to press', { timeout: 60_000 }, async () => {
  const { page, faults, context } = await visit({ viewport: { width: 1280, height: 900 } });
  const posts = Array.from({ length: 120 }, (_, i) => ({ id: `p${i}`, by: 'ada', type: 'posted', at: '2026-11-20T09:30:00.000Z', data: { text: i ? `Thought ${i}.` : 'See [this](https://example.org/far) and https://example.org/near' } }));
  await put(page, [talk({ id: 'paper', said: posts })]);
  const { here, press } = of(page, 'paper');
  assert.equal(await here.locator('article').count(), 50);
  await press('Show more');
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await until(async () => await here.locator('article').count() === 120, 'all are there');
  const first = here.locator('article').last();
  assert.match(await first.locator('time').innerText(), /November 20, 2026/);
  assert.equal(await first.locator('h4').innerText(), 'Ada');
  await first.locator('.body a').first().waitFor();
  // One is told behind its words; the other's words are its address.
  assert.deepEqual(await first.locator('.body a').evaluateAll((links) => links.map((link) => getComputedStyle(link, '::after').content.includes('('))), [true, false]);
  assert.deepEqual(await here.locator('button, input, textarea, select').evaluateAll((all) => all.filter((each) => each.checkVisibility()).map(({ outerHTML }) => outerHTML)), []);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await until(async () => await here.locator('article').count() === 100, 'as before');
  assert.deepEqual(faults, []);
  await context.close();
});
