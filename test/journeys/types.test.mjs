// Every type of question, in every state, for everybody: clean for two checkers, never wider than a small screen, answered
// right by keys alone and by touch alone. What is asked stands in types.mjs; a type without a row there fails here.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { listenForFaults, openBrowser } from './browser.mjs';
import { finger, keys, small } from './hands.mjs';
import { root, startServer } from './server.mjs';
import { TYPES } from './types.mjs';

const CHECKERS = ['axe-core/axe.min.js', 'accessibility-checker-engine/ace.js'].map((path) => readFileSync(join(root, 'node_modules', path), 'utf8'));
const LOOK = `body { margin: 8px; font-family: sans-serif } main { display: grid; gap: 1rem }
  @media (prefers-color-scheme: dark) { :root { color-scheme: dark; background: #161412; color: #eee } }`;
const AXE = { resultTypes: ['violations'], preload: false, rules: { region: { enabled: false }, 'target-size': { enabled: true } } };
const LANGUAGES = { en: 'ltr', ar: 'rtl' };
const wordsOf = (language) => (english, arabic) => (language === 'en' ? english : arabic);

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
  const faults = listenForFaults(page);
  const warnings = [];
  page.on('console', (message) => message.type() === 'warning' && warnings.push(message.text()));
  await page.goto(`${server.origin}/test/journeys/types.html`);
  await page.waitForFunction(() => customElements.get('flip-question'));
  return { page, faults, warnings, context };
}

/** A question as its author writes it. */
function write(type, id, { language = 'en', faulty = false } = {}) {
  const t = wordsOf(language);
  const { html, attributes } = TYPES[type];
  if (faulty) return `<flip-question id="${id}" type="${type}">${TYPES[type].faulty()}</flip-question>`;
  return `<flip-question id="${id}" type="${type}" ${attributes?.(t) ?? ''}>${html(t, id)}
    <p slot="hint">${t('Think of what you saw.', 'فكر فيما رأيت.')}</p><p slot="explanation">${t('That is how it is.', 'هكذا هو الأمر.')}</p></flip-question>`;
}

/** Puts an author's HTML into the page, as the parser makes it, and waits until all of it can be answered. */
async function put(page, html, { language = 'en' } = {}) {
  await page.evaluate(([written, lang, dir]) => {
    globalThis.authored ??= globalThis.trustedTypes.createPolicy('author', { createHTML: (text) => text });
    Object.assign(document.documentElement, { lang, dir });
    scrollTo(0, 0);
    document.querySelector('main').innerHTML = globalThis.authored.createHTML(written);
  }, [html, language, LANGUAGES[language]]);
  await page.waitForFunction(() => [...document.querySelectorAll('flip-question')].every((question) => question.shadowRoot?.querySelector('fieldset, .legend')
    && [...question.querySelectorAll('flip-blank')].every((blank) => blank.shadowRoot?.querySelector('input, select, button'))
    && [...question.shadowRoot.querySelectorAll('.picture img')].every((img) => img.complete)), null, { timeout: 20_000 });
}

/** By name, how a question comes into a state; each runs in the page. */
const STATES = {
  fresh: () => {},
  lacking: (question) => question.shadowRoot.querySelector('.main').click(),
  hinted: (question) => question.shadowRoot.querySelector('.actions .plain').click(),
  given: (question, { right }) => question.answering.choose(right),
  'in hand': (question, { busy }) => busy?.(question),
  tried: async (question, { wrong }) => {
    question.answering.choose(wrong);
    await question.updateComplete;
    question.shadowRoot.querySelector('.main').click();
  },
  again: async (question, { wrong }) => {
    question.answering.choose(wrong);
    for (let i = 0; i < 2; i += 1) {
      await question.updateComplete;
      question.shadowRoot.querySelector('.main')?.click();
    }
  },
  right: async (question, { right }) => {
    question.answering.choose(right);
    await question.updateComplete;
    question.shadowRoot.querySelector('.main').click();
  },
  shown: async (question, { wrong }) => {
    question.answering.choose(wrong);
    await question.updateComplete;
    question.shadowRoot.querySelector('.main').click();
    question.reveal();
  },
  off: (question) => Object.assign(question, { disabled: true }),
  'given and off': (question, { right }) => {
    question.answering.choose(right);
    question.disabled = true;
  },
};

const names = Object.keys(TYPES);

/** All types in one state. */
async function stand(page, state, language) {
  const t = wordsOf(language);
  const idOf = (type) => `${type}-${state.replaceAll(' ', '-')}-${language}`;
  await put(page, names.map((type) => write(type, idOf(type), { language })).join(''), { language });
  for (const type of names) {
    const { right, wrong, busy } = TYPES[type];
    const given = `{right: ${JSON.stringify(right(t))}, wrong: ${JSON.stringify(wrong(t))}, busy: ${busy ?? 'undefined'}}`;
    await page.evaluate(`(${STATES[state]})(document.getElementById(${JSON.stringify(idOf(type))}), ${given})`);
  }
  await page.waitForTimeout(100);
}

/** All types in a quiz that is handed in: what is seen then is for its author to say. */
async function handIn(page, attributes, language) {
  const t = wordsOf(language);
  const id = `quiz-${attributes.length}-${language}`;
  await put(page, `<flip-quiz id="${id}" behaviour="deferred" ${attributes}>${names.map((type) => write(type, `${id}-${type}`, { language })).join('')}</flip-quiz>`, { language });
  const given = Object.fromEntries(names.map((type, i) => [`${id}-${type}`, TYPES[type][i % 2 ? 'right' : 'wrong'](t)]));
  await page.waitForFunction(() => [...document.querySelectorAll('flip-question')].every(({ terms }) => terms));
  await page.evaluate((responses) => {
    for (const [key, response] of Object.entries(responses)) {
      const question = document.getElementById(key);
      question.answering.choose(response);
      question.dispatchEvent(new Event('change', { bubbles: true }));
    }
  }, given);
  await page.waitForFunction(() => {
    const quiz = document.querySelector('flip-quiz');
    const button = [...quiz.shadowRoot.querySelectorAll('button:enabled')].findLast(({ textContent }) => textContent.trim().startsWith('Hand in'));
    button?.click();
    return quiz.shadowRoot.querySelector('.result') && !button;
  }, null, { timeout: 10_000, polling: 100 });
}

/** What axe finds in all that is asked. */
const axeFinds = (page) => page.evaluate(async (options) => (await globalThis.axe.run(document.querySelector('main'), options)).violations
  .flatMap(({ id, nodes }) => nodes.map(({ target, any, all }) => `${id} ${target.flat().join(' ')} ${(any[0] ?? all[0])?.message ?? ''}`)), AXE);

/** What IBM's checker finds. */
const ibmFinds = (page) => page.evaluate(async () => (await new globalThis.ace.Checker().check(document.querySelector('main'), ['WCAG_2_2'])).results
  .filter(({ value }) => value[0] === 'VIOLATION' && value[1] === 'FAIL').map(({ ruleId, message, path }) => `${ruleId}: ${message} ${path.dom}`));

/** Every two of width, direction and colours meet; that nothing is wider than the screen is seen in each. */
const LOOKS = [
  { width: 1280, language: 'en', colorScheme: 'light', checkers: [axeFinds, ibmFinds] },
  { width: 320, language: 'en', colorScheme: 'dark', checkers: [axeFinds] },
  { width: 320, language: 'ar', colorScheme: 'light', checkers: [axeFinds] },
  { width: 1280, language: 'ar', colorScheme: 'dark', checkers: [axeFinds] },
];

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

const SETTINGS = {
  ...Object.fromEntries(Object.keys(STATES).map((state) => [state, (page, language) => stand(page, state, language)])),
  'handed in': (page, language) => handIn(page, '', language),
  'handed in, and little of it told': (page, language) => handIn(page, 'review="after: answer"', language),
  'wrongly written': async (page) => {
    await put(page, names.map((type) => write(type, `${type}-faulty`, { faulty: true })).join(''));
    // Nobody can answer there, and what its author wrote is shown all the same.
    await page.locator('#hotspot-faulty img').waitFor({ timeout: 8000 });
  },
};

test('every type has a row', async () => {
  const { page, warnings, context } = await visit();
  await put(page, '<flip-question type="no such"><p>?</p><flip-option correct>a</flip-option></flip-question>');
  while (warnings.length === 0) await page.waitForTimeout(50);
  const [, list] = /type="([a-z|-]+)"/.exec(warnings.join('\n')) ?? [];
  assert.deepEqual(names.toSorted(), list?.split('|').toSorted());
  await context.close();
});

describe('every type in every state is clean for axe and IBM\'s checker, and fits on 320 px', { timeout: 400_000 }, () => {
  let page;
  let faults;
  let warnings;
  before(async () => {
    ({ page, faults, warnings } = await visit({ viewport: { width: 1280, height: 900 } }));
    // From outside the page: its policy allows no scripts but its own.
    const session = await page.context().newCDPSession(page);
    for (const expression of CHECKERS) await session.send('Runtime.evaluate', { expression });
  });
  after(() => page.context().close());

  for (const [state, set] of Object.entries(SETTINGS)) {
    test(state, async () => {
      warnings.length = 0;
      for (const language of Object.keys(LANGUAGES)) {
        await page.setViewportSize({ width: 1280, height: 900 });
        await set(page, language);
        for (const { width, colorScheme, checkers } of LOOKS.filter((look) => look.language === language)) {
          const name = `${state}, ${width} px, ${language}, ${colorScheme}`;
          await page.setViewportSize({ width, height: 900 });
          await page.emulateMedia({ colorScheme });
          await page.waitForTimeout(60);
          for (const check of checkers) assert.deepEqual(await check(page), [], name);
          assert.deepEqual(await beyond(page), [], `${name}: wider than the screen`);
        }
      }
      const told = names.filter((type) => warnings.some((words) => words.includes(`${type}-faulty`) || words.includes(`type="${type}"`)));
      assert.deepEqual(told, state === 'wrongly written' ? names : [], 'its author is told');
      assert.deepEqual(faults, []);
    });
  }
});

/** What is said at the end: right, or for what nobody grades, that it is kept. */
const outcomeOf = (type) => (TYPES[type].kept ? 'Your answer is kept' : 'Right');

/** The result is on the screen, it is told, and who works by keys stands on it. */
async function assertTold(hand, page, type) {
  await hand.verdict(outcomeOf(type));
  await hand.heard(new RegExp(`^${outcomeOf(type)}`));
  assert.deepEqual(await page.evaluate(() => [document.activeElement?.localName, document.activeElement?.shadowRoot?.activeElement?.className.split(' ')[0]]), ['flip-question', 'result']);
}

describe('every type is answered right by keys alone', { timeout: 200_000 }, () => {
  let page;
  let faults;
  before(async () => {
    ({ page, faults } = await visit({ viewport: { width: 1280, height: 640 } }));
  });
  after(() => page.context().close());

  for (const type of names) {
    test(type, async () => {
      await put(page, `<button>Before</button>${write(type, `${type}-keys`)}<button>After</button>`);
      await page.evaluate(() => document.querySelector('main > button').focus());
      const hand = keys(page);
      await TYPES[type].keys(hand);
      await hand.to('Check');
      await hand.press('Enter');
      await assertTold(hand, page, type);
      await TYPES[type].afterKeys?.(hand);
      assert.deepEqual(faults, []);
    });
  }
});

describe('every type is answered right by touch alone', { timeout: 200_000 }, () => {
  let page;
  let faults;
  before(async () => {
    ({ page, faults } = await visit({ hasTouch: true, isMobile: true, viewport: { width: 360, height: 640 } }));
    await page.evaluate(() => {
      globalThis.pointers = new Set();
      addEventListener('pointerdown', ({ pointerType }) => globalThis.pointers.add(pointerType), true);
    });
  });
  after(() => page.context().close());

  for (const type of names) {
    test(type, async () => {
      await put(page, write(type, `${type}-touch`));
      const hand = finger(page);
      assert.deepEqual(await small(page), [], 'at first');
      await TYPES[type].touch(hand);
      assert.deepEqual(await small(page), [], 'once it is answered');
      await hand.tap(hand.within('.main'));
      await assertTold(hand, page, type);
      await TYPES[type].afterTouch?.(hand);
      assert.deepEqual(await small(page), [], 'at the end');
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth) <= 360);
      assert.deepEqual(await page.evaluate(() => [...globalThis.pointers]), ['touch'], 'nothing but a finger');
      assert.deepEqual(faults, []);
    });
  }
});
