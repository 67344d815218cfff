// The report on the real server: a class that has worked, its teacher the evening before, and a learner who looks.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { classOf, IDEAS, lessonHtml } from '../report/seeded.mjs';
import { listenForFaults, openBrowser } from './browser.mjs';
import { root, startServer, strictPolicy } from './server.mjs';

const skip = !existsSync(join(root, 'server/dist/index.js')) && 'flip-server is not built';
const LEARNERS = 30;

describe('a report', { skip }, () => {
  let site;
  let school;
  let browser;
  let people;
  const closing = [];

  before(async () => {
    const { openClass } = await import('../../server/test/class.mjs');
    school = await openClass({ after: (work) => closing.push(work) }, { settings: { label: 'Physics 7b' } });
    const origin = new URL(school.origin).origin;
    site = await startServer({
      headers: { 'content-security-policy': `${strictPolicy.replace("default-src 'self'", "default-src 'self'; img-src 'self' data:")}; connect-src 'self' ${origin}` },
      fault: (request, response) => {
        const url = new URL(request.url, 'http://127.0.0.1');
        if (url.pathname !== '/report') return false;
        response.setHeader('content-type', 'text/html; charset=utf-8');
        response.end(`<!doctype html><html lang="${url.searchParams.get('lang') ?? 'en'}" dir="${url.searchParams.get('dir') ?? 'ltr'}"><head><meta charset="utf-8"><title>Forces</title>
          <meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><link rel="icon" href="data:,"><script type="module" src="/dist/cdn/autoload.js"></script></head>
          <body><main><flip-lesson lesson="report-journey" label="Forces" store="${origin}">${lessonHtml()}</flip-lesson></main></body></html>`);
        return true;
      },
    });
    people = new Map();
    const entries = classOf(LEARNERS);
    for (const author of new Set(entries.map((each) => each.author))) {
      const person = await school.join({ code: school.code, name: `Learner ${author.slice(1)}` });
      people.set(author, person);
      const own = entries.filter((each) => each.author === author).map(({ activity, type, data }) => ({ id: randomUUID(), activity, type, data }));
      for (let i = 0; i < own.length; i += 50) {
        const { status, text } = await school.append(person, own.slice(i, i + 50));
        assert.ok(status < 300, text);
      }
    }
    browser = await openBrowser();
  });

  after(async () => {
    await browser?.close();
    await site?.close();
    for (const work of closing.reverse()) await work();
  });

  async function open(query = '', options = {}) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
    const faults = listenForFaults(page);
    await page.goto(`${site.origin}/report?${query}#flip-space=${school.space}&flip-key=${school.key}`);
    await page.locator('flip-report .ideas').waitFor({ timeout: 60_000 });
    await page.locator('flip-report').getByText('Which force acts on it at the top?').first().waitFor({ timeout: 60_000 });
    return { page, faults: faults.filter((fault) => !fault.includes('/fixtures/')) };
  }

  const report = (page) => page.locator('flip-report');

  test('the teacher reads the planted ideas in their order, by the names of nobody', async () => {
    const { page, faults } = await open();
    const ideas = await report(page).locator('.ideas > li strong').allTextContents();
    const planted = IDEAS.filter(({ share }) => Math.round(share * LEARNERS) >= 5).map(({ name }) => name.replaceAll('-', ' '));
    assert.deepEqual(ideas, planted.slice(0, ideas.length));
    assert.ok(ideas.length >= 2);
    assert.doesNotMatch((await report(page).locator('.quotes').allTextContents()).join(' '), /Learner \d/);
    await report(page).getByText(/^Not begun: \d/).first().click();
    await report(page).getByText('Learner 9', { exact: true }).first().waitFor();
    assert.deepEqual(faults, []);
    await page.close();
  });

  test('axe and IBM\'s checker find nothing in any panel, in light and in dark', async () => {
    const { page } = await open();
    const scripts = await Promise.all(['node_modules/axe-core/axe.min.js', 'node_modules/accessibility-checker-engine/ace.js'].map((path) => readFile(join(root, path), 'utf8')));
    for (const script of scripts) await page.evaluate(script);
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme });
      for (const tab of ['Gradebook', 'Questions', 'Videos', 'Digest']) {
        await report(page).getByRole('tab', { name: tab }).click();
        await report(page).locator('details').evaluateAll((all) => all.forEach((each) => { each.open = true; }));
        const found = await page.evaluate(async () => {
          const element = document.querySelector('flip-report');
          const { violations } = await globalThis.axe.run(element, { rules: { region: { enabled: false } } });
          const { results } = await new globalThis.ace.Checker().check(element, ['WCAG_2_2']);
          return [
            ...violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `axe ${id}: ${html.slice(0, 200)}`)),
            ...results.filter(({ value }) => value[0] === 'VIOLATION' && value[1] === 'FAIL').map(({ ruleId, message, path }) => `IBM ${ruleId}: ${message} ${path.dom}`),
          ];
        });
        assert.deepEqual(found, [], `${tab}, ${colorScheme}`);
      }
    }
    await page.close();
  });

  test('nothing hangs over the edge at 320 px, in either direction, and the fingers find what they press', async () => {
    for (const query of ['', 'dir=rtl&lang=de']) {
      const { page } = await open(query, { viewport: { width: 320, height: 700 }, hasTouch: true });
      for (const tab of ['gradebook', 'items', 'watching', 'digest']) {
        await report(page).locator(`#tab-${tab}`).tap();
        const { over, small } = await report(page).evaluate((element) => ({
          // Tables scroll in a frame of their own.
          over: [...element.shadowRoot.querySelectorAll('*')].filter((each) => !each.closest('.scroll > *, svg > *') && each.checkVisibility()
            && (each.getBoundingClientRect().right > innerWidth + 0.5 || each.getBoundingClientRect().left < -0.5)).map(({ localName, className }) => `${localName} ${className}`),
          small: [...element.shadowRoot.querySelectorAll('button, select, input[type=text], summary')]
            .filter((each) => each.checkVisibility() && each.getBoundingClientRect().height < 44 - 0.5).map((each) => `${each.localName} ${each.textContent.trim().slice(0, 40)}`),
        }));
        assert.deepEqual(over, [], `${tab} ${query}`);
        assert.deepEqual(small, [], `${tab} ${query}`);
      }
      await page.close();
    }
  });

  test('the digest is one page of paper', async () => {
    const { page } = await open();
    await page.evaluate(() => { globalThis.print = () => {}; });
    await report(page).getByRole('button', { name: 'Print' }).click();
    const pdf = (await page.pdf({ format: 'A4', margin: { top: '12mm', bottom: '12mm', left: '12mm', right: '12mm' } })).toString('latin1');
    assert.equal(pdf.match(/\/Type\s*\/Page\b(?!s)/g).length, 1);
    await page.close();
  });

  test('a learner of the class reads one sentence, and the page loads nothing of the report', async () => {
    const page = await browser.newPage();
    const loaded = [];
    page.on('response', (response) => loaded.push(response.url()));
    await page.goto(`${site.origin}/report#flip-code=${school.code}`);
    await page.getByLabel('Your name').fill('Late');
    await page.getByRole('button', { name: 'Join', exact: true }).click();
    await page.locator('flip-class .bar').getByText('Saved for the class.', { exact: true }).waitFor();
    await report(page).getByText('Your teacher sees here').waitFor();
    assert.equal(await report(page).locator('table').count(), 0);
    assert.deepEqual(loaded.filter((url) => /chunks\/desk-/.test(url)), []);
    await page.close();
  });
});
