// Hands for one question of a page: keys alone, or a finger alone. After each stroke the focus must still be in the question.
import assert from 'node:assert/strict';

const PATIENCE = 8000;

/** What is the same for both: where the question's parts are, and what is said. */
function eyes(page) {
  const question = page.locator('flip-question');
  return {
    within: (selector, text) => question.locator(selector, text ? { hasText: text } : {}).first(),
    all: (selector) => question.locator(selector),
    /** Which row of an order has that name, from 0. */
    item: (name) => question.evaluate((host, words) => [...host.shadowRoot.querySelectorAll('.up')].findIndex((up) => up.ariaLabel.includes(words)), name),
    /** Waits until that is said to who listens. */
    heard: (wanted) => page.waitForFunction(([source]) => new RegExp(source).test(document.querySelector('flip-question').shadowRoot.querySelector('[role=status]').textContent),
      [wanted.source], { timeout: PATIENCE }),
    verdict: (words) => question.locator('.result .verdict strong', { hasText: words }).waitFor({ timeout: PATIENCE }),
  };
}

/** What has the focus, through shadow trees: its name, its value, and whether it is in the question. */
const focus = (page, selector) => page.evaluate((wanted) => {
  const question = document.querySelector('flip-question');
  const inside = question.contains(document.activeElement);
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  const seen = at?.getBoundingClientRect();
  return {
    inside, value: at?.value, fits: wanted ? at?.matches(wanted) : true, kind: `${at?.localName}.${at?.className}`,
    name: at?.ariaLabel ?? at?.textContent.trim() ?? '', onScreen: seen ? seen.bottom > 0 && seen.top < innerHeight : false,
  };
}, selector);

/** By real key presses. The focus stands on a button before the question. */
export function keys(page) {
  const settled = () => page.evaluate(async () => {
    await document.querySelector('flip-question').updateComplete;
    await new Promise((done) => { requestAnimationFrame(() => setTimeout(done)); });
  });
  /** @param name what must have the focus then, by its name */
  async function press(key, name) {
    await page.keyboard.press(key);
    await settled();
    for (let wait = 0; name && !(await focus(page)).name.startsWith(name) && wait < 40; wait += 1) await page.waitForTimeout(50);
    const now = await focus(page);
    assert.ok(now.inside, `after ${key} the focus is lost to ${now.kind} ${now.name}`);
    assert.ok(now.onScreen, `after ${key} what has the focus is off the screen: ${now.kind} ${now.name}`);
    if (name) assert.ok(now.name.startsWith(name), `after ${key} the focus is on ${now.name}, not on ${name}`);
  }
  /** Presses a key until something with that name, and of that kind, has the focus. */
  async function to(name, selector, key = 'Tab') {
    for (let i = 0; i < 30; i += 1) {
      const now = await focus(page, selector);
      if (now.inside && now.name.startsWith(name) && now.fits) return;
      await press(key);
    }
    assert.fail(`${key} never leads to ${name || selector}`);
  }
  return {
    ...eyes(page), press, to,
    at: async () => (await focus(page)).value,
    write: async (text) => {
      await page.keyboard.type(text);
      await settled();
    },
  };
}

/** By touch: a finger that taps, and the keys that a phone shows once a field has the focus. */
export function finger(page) {
  const tap = async (target, options) => {
    await target.tap({ timeout: PATIENCE, ...options });
    await page.waitForTimeout(30);
  };
  return {
    ...eyes(page), tap,
    write: async (text) => {
      assert.match((await focus(page)).kind, /^(input|textarea)/, 'a field has the focus, so that a phone shows its keys');
      await page.keyboard.insertText(text);
    },
    /** The phone draws the choice itself, outside the page: that it comes by a tap is all that can be seen here. */
    choose: async (list, label) => {
      await tap(list);
      assert.match((await focus(page)).kind, /^select/, 'the list has the focus, so that a phone shows its choices');
      await list.selectOption({ label });
    },
  };
}

/** Whatever can be pressed and is smaller than a finger needs: 24 px, and 44 for the main button. */
export const small = (page) => page.evaluate(() => {
  const all = (root) => [...root.querySelectorAll('*')].flatMap((each) => [each, ...(each.shadowRoot ? all(each.shadowRoot) : [])]);
  const targets = all(document.querySelector('main')).filter((each) => each.matches('button, select, textarea, summary, label, input, a[href]')
    && each.checkVisibility({ visibilityProperty: true }) && getComputedStyle(each).pointerEvents !== 'none' && !(each.localName === 'input' && each.closest('label')));
  return targets.flatMap((each) => {
    const least = each.matches('.main') ? 44 : 24;
    // A word may run over two lines: each piece is a target.
    const boxes = [...each.getClientRects()];
    const width = Math.max(...boxes.map((box) => box.width));
    const height = Math.min(...boxes.map((box) => box.height));
    return width < least - 0.5 || height < least - 0.5 ? `${each.localName}.${each.className} "${each.ariaLabel ?? each.textContent.trim().slice(0, 30)}" ${width.toFixed(0)} x ${height.toFixed(0)} px` : [];
  });
});
