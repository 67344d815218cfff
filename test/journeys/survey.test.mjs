// An anonymous survey on the real server: a teacher's browser and six phones. Of four answers nobody sees any, the fifth
// shows all; and what the teacher's network, disk and files hold leads from no answer to a person.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {after, before, describe, test} from 'node:test';
import {listenForFaults, listenToWire, openBrowser} from './browser.mjs';
import {noSchool, openSchool} from './school.mjs';
import {root, startServer, strictPolicy} from './server.mjs';

const CHECKERS = ['axe-core/axe.min.js', 'accessibility-checker-engine/ace.js'].map((path) => readFileSync(join(root, 'node_modules', path), 'utf8'));
const AXE = {resultTypes: ['violations'], preload: false, rules: {region: {enabled: false}, 'target-size': {enabled: true}}};

describe('a class that answers anonymously', {skip: noSchool, timeout: 180_000}, () => {
  let school;
  let site;
  let browser;
  let space;
  const faults = [];

  before(async () => {
    school = await openSchool();
    await school.start();
    space = await school.call('POST', '/v1/spaces', {label: 'Physics 7b'});
    const html = await readFile(join(root, 'test/journeys/survey.html'), 'utf8');
    site = await startServer({
      headers: {'content-security-policy': `${strictPolicy}; connect-src 'self' ${school.origin}`},
      fault: (request, response) => {
        const [, view] = /^\/survey\?view=(\w+)$/.exec(request.url) ?? [];
        if (!view) return false;
        response.setHeader('content-type', 'text/html; charset=utf-8');
        response.end(html.replace('STORE', school.origin).replace('VIEW', view));
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

  test('shows nothing of four answers, all of five, and then what was done', async () => {
    const teacher = await visit('teacher', `#flip-space=${space.space}&flip-key=${space.key}`);
    const names = ['Anna', 'Ben', 'Cem', 'Dora', 'Eli', 'Fay'];
    const phones = [];
    for (const name of names) phones.push(await visit('learner', `#flip-code=${space.code}`, {width: 320, height: 720}, name));
    await says(phones[0], /Anonymous: stored without your name/);
    await clean(phones[0], 'the first page of the form');

    const word = (i) => `muddy-${names[i].toLowerCase()}`;
    for (const i of [0, 1, 2]) await answer(phones[i], String(i + 2), word(i));
    // A phone that is loaded anew has what was typed; one without a network sends it later.
    const dora = phones[3];
    await dora.locator('#pace input[value="5"]').click();
    await press(dora, 'Next');
    await dora.locator('#fast textarea').fill('the proof');
    await dora.reload();
    await says(dora, 'Page 2 of 2');
    assert.equal(await dora.locator('#fast textarea').inputValue(), 'the proof');
    await dora.context().setOffline(true);
    await dora.locator('#muddy textarea').fill(word(3));
    await press(dora, 'Send my answers');
    await says(dora, /Your answers are on this device|Thank you/);
    await dora.context().setOffline(false);
    await dora.evaluate(() => dispatchEvent(new Event('online')));
    await says(teacher, '4 people have answered');
    await says(teacher, 'Results appear from 5 answers on.');
    await nothing(teacher, /muddy-|"gathered"|"confided"/);

    await answer(phones[4], '3', word(4));
    for (let i = 0; i < 5; i++) await says(teacher, word(i));
    await says(teacher, '5 answers · mean 3.4 · median 3');
    await says(phones[0], '5 answers · mean 3.4 · median 3');
    assert.doesNotMatch(await phones[0].locator('flip-survey').evaluate((survey) => survey.shadowRoot.textContent), /the proof/, 'one answer is too few to be shown');
    await clean(teacher, 'the results');
    await clean(phones[0], 'a phone with results');

    await answer(phones[5], '1', word(5));
    await says(teacher, '6 people have answered');
    await says(teacher, /^1 answer waits until 5 more people/);
    await nothing(teacher, /muddy-fay/);
    for (const [i, phone] of phones.entries()) {
      assert.doesNotMatch(await memory(phone), /"confided"|"answers"|muddy-fay/, `${names[i]}'s device has forgotten what it sent`);
    }

    await teacher.locator('flip-survey textarea[name=said]').fill('The proof was too fast');
    await teacher.locator('flip-survey textarea[name=did]').fill('We do it once more on Monday');
    await press(teacher, 'Show it');
    for (const phone of phones) await says(phone, 'We do it once more on Monday');
    await clean(phones[1], 'a phone with what was done');
    assert.deepEqual(faults.flat().filter((fault) => !/ERR_INTERNET_DISCONNECTED|ERR_ABORTED/.test(fault)), []);
  });

  async function answer(page, pace, muddy) {
    await page.locator(`#pace input[value="${pace}"]`).click();
    await press(page, 'Next');
    await says(page, 'Page 2 of 2');
    await page.locator('#muddy textarea').fill(muddy);
    await press(page, 'Send my answers');
    await says(page, /Thank you\. Nobody can tell which answers are yours/);
  }

  /** All that the teacher's page ever got, keeps and can save. */
  async function nothing(teacher, pattern) {
    assert.match(await teacher.evaluate(() => globalThis.wire), /"completed"/, 'the network is searched');
    for (const told of [await teacher.evaluate(() => globalThis.wire), await memory(teacher), JSON.stringify(await school.staff(space)), await school.exported(space)]) {
      assert.doesNotMatch(told, pattern);
    }
  }

  async function visit(view, hash, viewport = {width: 1280, height: 900}, name) {
    const page = await (await browser.newContext({viewport, reducedMotion: 'reduce'})).newPage();
    page.setDefaultTimeout(20_000);
    await page.addInitScript(listenToWire);
    faults.push(listenForFaults(page));
    await page.goto(`${site.origin}/survey?view=${view}${hash}`);
    if (name) {
      await page.getByLabel('Your name').fill(name);
      await page.getByRole('button', {name: 'Join', exact: true}).click();
    }
    await page.locator('flip-class .bar').getByText('Saved for the class.', {exact: true}).waitFor();
    return page;
  }

  const says = (page, words) => page.locator('flip-survey').getByText(words).locator('visible=true').first().waitFor();
  const press = (page, name) => page.locator('flip-survey').getByRole('button', {name, exact: true}).click();

  const memory = (page) => page.evaluate(async () => {
    const asked = (request) => new Promise((done, fail) => Object.assign(request, {onsuccess: () => done(request.result), onerror: () => fail(request.error)}));
    const found = [];
    for (const {name} of await indexedDB.databases()) {
      const database = await asked(indexedDB.open(name));
      for (const store of database.objectStoreNames) found.push(await asked(database.transaction(store).objectStore(store).getAll()));
      database.close();
    }
    return JSON.stringify(found);
  });

  async function clean(page, what) {
    const session = await page.context().newCDPSession(page);
    for (const expression of CHECKERS) await session.send('Runtime.evaluate', {expression});
    const axe = await page.evaluate(async (options) => (await globalThis.axe.run(document.querySelector('main'), options)).violations
      .flatMap(({id, nodes}) => nodes.map(({target, any, all}) => `${id} ${target.flat().join(' ')} ${(any[0] ?? all[0])?.message ?? ''}`)), AXE);
    const ibm = await page.evaluate(async () => (await new globalThis.ace.Checker().check(document.querySelector('main'), ['WCAG_2_2'])).results
      .filter(({value}) => value[0] === 'VIOLATION' && value[1] === 'FAIL').map(({ruleId, message, path}) => `${ruleId}: ${message} ${path.dom}`));
    assert.deepEqual([...axe, ...ibm], [], what);
    assert.deepEqual(await page.evaluate(() => {
      const all = (node) => [...node.querySelectorAll('*')].flatMap((each) => [each, ...(each.shadowRoot ? all(each.shadowRoot) : [])]);
      return all(document.querySelector('flip-survey').shadowRoot).concat(all(document.querySelector('flip-survey')))
        .filter((each) => each.getBoundingClientRect().right > innerWidth + 0.5 && each.checkVisibility()).map((each) => `${each.localName}.${each.className?.baseVal ?? each.className}`);
    }), [], `${what} is no wider than its screen`);
  }
});
