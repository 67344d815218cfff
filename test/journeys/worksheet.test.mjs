// A quiz on paper, in the built package under a strict policy: to write on before it is answered, and with what came of it.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {listenForFaults, openBrowser} from './browser.mjs';
import {startServer} from './server.mjs';

const quiz = (attributes) => `<flip-quiz id="all" label="Forces" ${attributes}>
  <flip-question id="c" tries="1"><p>Which force acts at the top?</p><flip-option correct>Only gravity <span slot="feedback">Yes.</span></flip-option><flip-option>No force</flip-option><p slot="hint">What touches it?</p><p slot="explanation">Look at the speed.</p></flip-question>
  <flip-question id="s" type="short" answer="newton" tries="1"><p>The unit of force?</p></flip-question>
  <flip-question id="b" type="blanks" tries="1"><p>Ice is <flip-blank><flip-option correct>lighter</flip-option><flip-option>heavier</flip-option></flip-blank> than <flip-blank answer="water" hint="It is wet."></flip-blank>.</p></flip-question>
  <flip-question id="d" type="drag" tries="1"><p>Light comes from the <flip-blank answer="sun"></flip-blank>.</p><flip-option>moon</flip-option></flip-question>
  <flip-question id="m" type="match" tries="1"><p>Capitals</p><flip-option match="Paris">France</flip-option><flip-option match="Madrid">Spain</flip-option></flip-question>
  <flip-question id="o" type="order" tries="1"><p>From the sun</p><flip-option>Mercury</flip-option><flip-option>Venus</flip-option><flip-option>Earth</flip-option></flip-question>
  <flip-question id="p" type="open" answer="Gravity pulls."><p>Why?</p></flip-question>
</flip-quiz>`;
const page = (attributes) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Worksheet</title>
<script type="module" src="/dist/cdn/autoload.js"></script></head><body><main><p>The page around it.</p>${quiz(attributes)}</main></body></html>`;
const PAGES = {'/favicon.ico': ' ', '/plain': page(''), '/deferred': page('behaviour="deferred" attempts="2" certainty')};

let server;
let browser;
before(async () => {
  server = await startServer({
    fault: (request, response) => {
      const body = PAGES[request.url];
      if (!body) return false;
      response.setHeader('content-type', 'text/html; charset=utf-8');
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

async function visit(path) {
  const context = await browser.newContext({viewport: {width: 800, height: 900}});
  const open = await context.newPage();
  const faults = listenForFaults(open);
  await open.goto(server.origin + path);
  await open.waitForFunction(() => [...document.querySelectorAll('flip-question')].every((each) => each.shadowRoot?.querySelector('fieldset')?.checkVisibility())
    && document.querySelector('flip-quiz').shadowRoot.querySelector('.pen'), null, {timeout: 20_000});
  return {open, faults};
}

/** What ink there is: the texts that can be seen, and what can only be pressed. */
const onPaper = (open) => open.evaluate(() => {
  const trees = (root) => [root, ...[...root.querySelectorAll('*')].flatMap((each) => (each.shadowRoot ? trees(each.shadowRoot) : []))];
  const seen = (element) => element.checkVisibility({visibilityProperty: true, opacityProperty: true}) && element.getClientRects().length > 0
    && element.getBoundingClientRect().width > 2 && getComputedStyle(element).color !== 'rgba(0, 0, 0, 0)';
  const all = trees(document).flatMap((root) => [...root.querySelectorAll('*')]).filter(seen);
  const own = (element) => [...element.childNodes].filter((node) => node instanceof Text && node.data.trim()).map((node) => node.data.trim());
  return {
    text: all.filter(({localName}) => !/^(style|script|option)$/.test(localName)).flatMap(own).join(' | '),
    buttons: all.filter(({localName, classList}) => localName === 'button' && !classList.contains('chip')).map(({textContent}) => textContent.trim()),
    values: all.filter(({localName}) => /^(input|textarea)$/.test(localName)).map(({value, type}) => (type === 'text' || type === 'textarea' ? value : '')).filter(Boolean),
    torn: all.filter(({localName}) => localName === 'flip-question').map((each) => getComputedStyle(each).breakInside),
  };
});

for (const path of ['/plain', '/deferred']) {
  test(`a fresh quiz is a paper to write on: ${path}`, async () => {
    const {open, faults} = await visit(path);
    await open.emulateMedia({media: 'print'});
    const {text, buttons, values, torn} = await onPaper(open);
    assert.deepEqual([buttons, values], [[], []]);
    for (const each of ['Forces', 'Name', 'Date', 'Question 1 of 7', 'Only gravity', 'lighter / heavier', 'Write the words into the gaps.', 'moon', 'sun',
      'Write the number of its partner into each box.', 'Number them in the right order.', 'Why?']) assert.ok(text.includes(each), `${each} in ${text}`);
    for (const each of ['Yes.', 'What touches it?', 'Look at the speed.', 'newton', 'It is wet.', 'Gravity pulls.', 'drag', 'answered', 'Check', 'Choose', 'Hand in']) {
      assert.ok(!text.includes(each), `${each} in ${text}`);
    }
    assert.deepEqual(new Set(torn), new Set(['avoid']));
    const lines = await open.locator('#p .lines span').count();
    assert.ok(lines >= 4 && await open.locator('#p .lines span').first().isVisible());
    assert.deepEqual(faults, []);
    await open.context().close();
  });
}

test('one that is handed in is printed with its result', async () => {
  const {open, faults} = await visit('/deferred');
  await open.locator('#c label').nth(1).click();
  await open.locator('#s input.typed').fill('joule');
  await open.locator('#p textarea').fill('It is heavy.');
  await open.locator('#all').getByRole('button', {name: 'Hand in'}).click();
  await open.locator('#all').getByRole('button', {name: 'Hand in now'}).click();
  await open.locator('#all .ring').waitFor();
  await open.emulateMedia({media: 'print'});
  const {text, buttons} = await onPaper(open);
  assert.deepEqual(buttons.filter((each) => !/force|unit|Ice|Light|Capitals|sun|Why/.test(each)), []);
  for (const each of ['Your result', '0 %', 'Right answer', 'Look at the speed.', 'newton', 'The right order:', 'It is heavy.', 'Gravity pulls.', 'Not right']) assert.ok(text.includes(each), `${each} in ${text}`);
  for (const each of ['Check yourself', 'New attempt', 'Number them', 'drag']) assert.ok(!text.includes(each), `${each} in ${text}`);
  assert.deepEqual(faults, []);
  await open.context().close();
});

test('the quiz prints itself alone', async () => {
  const {open, faults} = await visit('/plain');
  await open.evaluate(async () => {
    window.print = () => {};
    await document.querySelector('flip-quiz').print();
  });
  await open.emulateMedia({media: 'print'});
  assert.equal(await open.getByText('The page around it.').isVisible(), false);
  assert.equal(await open.locator('flip-quiz').isVisible(), true);
  await open.evaluate(() => dispatchEvent(new Event('afterprint')));
  assert.equal(await open.getByText('The page around it.').isVisible(), true);
  assert.deepEqual(faults, []);
  await open.context().close();
});
