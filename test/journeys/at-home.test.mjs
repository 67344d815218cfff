// Peer instruction at home on the real server: nobody reads a reason before giving one, not even with a token of their own;
// then without names. The teacher sees them by answer, and both distributions reach the class.
import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {after, before, describe, test} from 'node:test';
import {openBrowser} from './browser.mjs';
import {eventually, noSchool, openSchool} from './school.mjs';
import {root, startServer, strictPolicy} from './server.mjs';

const CHECKERS = ['node_modules/axe-core/axe.min.js', 'node_modules/accessibility-checker-engine/ace.js'];

describe('a class that answers at home', {skip: noSchool, timeout: 240_000}, () => {
  let school;
  let site;
  let browser;
  let space;

  before(async () => {
    school = await openSchool();
    await school.start();
    space = await school.call('POST', '/v1/spaces', {label: 'Physics 7b'});
    const html = await readFile(join(root, 'test/journeys/at-home.html'), 'utf8');
    site = await startServer({
      headers: {'content-security-policy': `${strictPolicy}; connect-src 'self' ${school.origin}`},
      fault: (request, response) => {
        const url = new URL(request.url, 'http://127.0.0.1');
        if (url.pathname !== '/home') return false;
        response.setHeader('content-type', 'text/html; charset=utf-8');
        response.end(html.replace('STORE', school.origin).replace('VIEW', url.searchParams.get('view') ?? '')
          .replace('LANG', url.searchParams.get('lang') ?? 'en').replace('DIR', url.searchParams.get('dir') ?? 'ltr'));
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

  test('gives a reason before it reads any, and sees both answers in the end', async () => {
    const anna = await visit('learner', `#flip-code=${space.code}`, {name: 'Anna', viewport: {width: 360, height: 740}});
    await answer(anna, 'upward', 'It moves up, so a force pushes it.');
    await says(anna, 'Nothing touches the ball', 'the teacher\'s reasons stand in while there are none');
    await says(anna, 'written by your teacher');

    // A token of a learner's own reads no reason before one is given.
    const eve = await join1('Eve');
    const before = await read(eve);
    assert.ok(before.some(({type}) => type === 'arranged'), 'the class holds everybody to it');
    assert.deepEqual(before.filter(({type}) => ['posted', 'voted', 'answered', 'reacted'].includes(type)), []);

    const ben = await visit('learner', `#flip-code=${space.code}`, {name: 'Ben', viewport: {width: 320, height: 700}, query: '&dir=rtl&lang=de'});
    await choose(ben, 'gravity');
    await home(ben).locator('textarea').fill('Die Luft drückt nicht.');
    assert.doesNotMatch(await home(ben).evaluate(textOf), /a force pushes it/);
    await home(ben).getByRole('button', {name: 'Antwort und Begründung abschicken', exact: true}).click();
    await says(ben, 'It moves up, so a force pushes it.');
    assert.doesNotMatch(await home(ben).evaluate(textOf), /Anna/);
    await clean(ben, 'a small phone, from right to left');
    await home(ben).getByRole('button', {name: 'Überzeugt mich', exact: true}).first().click();
    await home(ben).getByRole('button', {name: 'Ich bleibe dabei', exact: true}).click();
    await says(ben, 'Beide Antworten sind da.');

    // What others wrote comes to Anna without their names, and she changes her mind after a reload.
    await anna.reload();
    await says(anna, 'Die Luft drückt nicht.');
    await choose(anna, 'gravity');
    await home(anna).getByRole('button', {name: 'Send my second answer', exact: true}).click();
    await says(anna, 'Both answers are in.');
    await clean(anna, 'a phone');

    // Three more, by their tokens: with a reason of their own they read the others', by nobody's name.
    for (const [i, option] of ['upward', 'upward', 'nothing'].entries()) {
      const token = i === 0 ? eve : await join1(`Learner ${i}`);
      await append(token, [['posted', {text: `Reason ${i}`, answer: [option]}], ['voted', {question: 'top', run: 1, round: 1, response: [option], score: 0, correct: false}],
        ['voted', {question: 'top', run: 1, round: 2, response: ['gravity'], score: 1, correct: true}]]);
    }
    const people = (await school.staff(space)).entries;
    const annas = people.find(({type, data}) => type === 'posted' && data.text.startsWith('It moves up')).author;
    const after = await read(eve);
    const hers = after.find(({type, data}) => type === 'posted' && data.text.startsWith('It moves up'));
    assert.match(hers.author, /^~/);
    assert.notEqual(hers.author, annas);
    assert.deepEqual(hers.data.answer, ['upward']);
    assert.equal(after.filter(({type}) => type === 'voted').length, 2, 'nobody reads another\'s answer');

    const teacher = await visit('teacher', `#flip-space=${space.space}&flip-key=${space.key}`);
    await says(teacher, '5 answered, 5 of them again');
    const desk = home(teacher).locator('.by-answer', {hasText: 'Only gravity'});
    await home(teacher).locator('.by-answer', {hasText: 'An upward force'}).getByText('1 finds it convincing').waitFor();
    await desk.getByRole('button', {name: 'Pick to show', exact: true}).click();
    await home(teacher).locator('.by-answer', {hasText: 'None at all'}).getByRole('button', {name: 'Hide', exact: true}).click();
    await home(teacher).getByText('Hidden: no learner sees it.').waitFor();
    await clean(teacher, 'the teacher\'s page');
    await eventually(async () => assert.ok(!(await read(eve)).some(({type, data}) => type === 'posted' && data.text === 'Reason 2')));

    await home(teacher).getByRole('button', {name: 'Close and show both answers', exact: true}).click();
    for (const page of [anna, teacher]) {
      await says(page, 'First answer: 5 votes');
      await says(page, 'After the reasons: 5 votes');
      await says(page, '20% right');
      await says(page, '100% right');
      await says(page, 'What reading changed');
      assert.equal(await page.getByText('was changed since').count(), 0);
    }
    await says(anna, 'Look at the change of speed.');
    await says(anna, 'Die Luft drückt nicht.', 'what the teacher picked');
    await clean(anna, 'a phone with the results');
  });

  test('the same question in class knows how it was answered at home', async () => {
    const token = await join1('Fay');
    for (let i = 0; i < 3; i++) {
      await append(i ? await join1(`More ${i}`) : token, [['answered', {question: 'top', response: ['upward'], score: 0, correct: false, try: 1, duration: 3}]], 'top');
    }
    const teacher = await visit('teacher', `#flip-space=${space.space}&flip-key=${space.key}`);
    const peer = teacher.locator('flip-peer#class');
    await peer.getByRole('button', {name: 'Open voting', exact: true}).click();
    await peer.getByText('Before class: 5 votes').waitFor();
  });

  const home = (page) => page.locator('flip-peer#home');
  const says = (page, words, why = words) => home(page).getByText(words).locator('visible=true').first().waitFor().catch((error) => assert.fail(`${why}: ${error.message}`));
  const choose = (page, value) => page.locator(`#top input[value="${value}"]`).click();
  async function answer(page, value, why) {
    await choose(page, value);
    await home(page).locator('textarea').fill(why);
    await home(page).getByRole('button', {name: 'Send my answer and my reason', exact: true}).click();
  }
  const textOf = (element) => element.shadowRoot.textContent;
  const join1 = async (name) => (await school.call('POST', `/v1/spaces/${space.space}/join`, {code: space.code, name}, '')).token;
  const read = async (token) => (await school.call('GET', `/v1/spaces/${space.space}/entries?after=0&limit=1000`, undefined, token)).entries;
  const append = (token, entries, activity = 'home') => school.call('POST', `/v1/spaces/${space.space}/entries`,
    {entries: entries.map(([type, data]) => ({id: randomUUID(), activity, type, data}))}, token);

  async function visit(view, hash, {name, viewport = {width: 1280, height: 900}, query = ''} = {}) {
    const page = await (await browser.newContext({viewport, reducedMotion: 'reduce', hasTouch: viewport.width < 500})).newPage();
    page.setDefaultTimeout(30_000);
    await page.goto(`${site.origin}/home?view=${view}${query}${hash}`);
    if (name) {
      await page.locator('flip-class #name').fill(name);
      await page.locator('flip-class .go').click();
    }
    await page.locator('flip-class .bar').waitFor();
    await home(page).locator('.state, .desk').first().waitFor();
    return page;
  }

  async function clean(page, what) {
    const session = await page.context().newCDPSession(page);
    for (const path of CHECKERS) await session.send('Runtime.evaluate', {expression: await readFile(join(root, path), 'utf8')});
    const found = await page.evaluate(async () => {
      const element = document.querySelector('flip-peer#home');
      const {violations} = await globalThis.axe.run(element, {rules: {region: {enabled: false}, 'target-size': {enabled: true}}});
      const {results} = await new globalThis.ace.Checker().check(element, ['WCAG_2_2']);
      const all = (node) => [...node.querySelectorAll('*')].flatMap((each) => [each, ...(each.shadowRoot ? all(each.shadowRoot) : [])]);
      const over = [...all(element), ...all(element.shadowRoot)].filter((each) => each.checkVisibility() && (each.getBoundingClientRect().right > innerWidth + 0.5 || each.getBoundingClientRect().left < -0.5) && !each.closest('.unseen'));
      return [...violations.flatMap(({id, nodes}) => nodes.map(({html}) => `axe ${id}: ${html.slice(0, 200)}`)),
        ...results.filter(({value}) => value[0] === 'VIOLATION' && value[1] === 'FAIL').map(({ruleId, message, path}) => `IBM ${ruleId}: ${message} ${path.dom}`),
        ...over.map((each) => `hangs over: ${each.localName}.${each.className?.baseVal ?? each.className}`)];
    });
    assert.deepEqual(found, [], what);
  }
});
