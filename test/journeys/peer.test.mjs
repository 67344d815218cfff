// A round of peer instruction on the real server: a teacher's browser, a screen and three phones, with a reload and a lost
// network. The raw log says what the numbers must be; the screen and the phones are searched for what they must not know.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {after, before, describe, test} from 'node:test';
import {changesOf, foldPoll, gainOf, roundOf, tallyOf, votesOf} from '../../dist/core.js';
import {listenForFaults, listenToWire, openBrowser} from './browser.mjs';
import {noSchool, openSchool} from './school.mjs';
import {root, startServer, strictPolicy} from './server.mjs';

const CHECKERS = ['axe-core/axe.min.js', 'accessibility-checker-engine/ace.js'].map((path) => readFileSync(join(root, 'node_modules', path), 'utf8'));
const AXE = {resultTypes: ['violations'], preload: false, rules: {region: {enabled: false}, 'target-size': {enabled: true}}};

describe('a class that votes', {skip: noSchool, timeout: 120_000}, () => {
  let school;
  let site;
  let browser;
  let space;
  const faults = [];

  before(async () => {
    school = await openSchool();
    await school.start();
    space = await school.call('POST', '/v1/spaces', {label: 'Physics 7b'});
    const html = await readFile(join(root, 'test/journeys/peer.html'), 'utf8');
    site = await startServer({
      headers: {'content-security-policy': `${strictPolicy}; connect-src 'self' ${school.origin}`},
      fault: (request, response) => {
        const [, view] = /^\/peer(?:\?view=(\w+))?$/.exec(request.url) ?? [];
        if (!request.url.startsWith('/peer')) return false;
        response.setHeader('content-type', 'text/html; charset=utf-8');
        response.end(html.replace('STORE', school.origin).replace('VIEW', view ?? 'learner'));
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

  test('thinks, votes, talks, votes again and sees what changed', async () => {
    const teacher = await visit('teacher', `#flip-space=${space.space}&flip-key=${space.key}`, {width: 1280, height: 900});
    const screen = await visit('screen', `#flip-code=${space.code}`, {width: 1920, height: 1080}, 'Screen');
    const phones = await Promise.all(['Anna', 'Ben', 'Cem'].map((name) => visit('learner', `#flip-code=${space.code}`, {width: 360, height: 740}, name)));
    const [anna, ben, cem] = phones;

    await says(anna, 'Your teacher starts this question');
    await press(teacher, 'Open voting');
    for (const page of phones) await says(page, 'Vote now.');
    await choose(anna, 'gravity');
    await choose(ben, 'upward');
    await says(screen, '2 have voted');
    await says(teacher, /^2 of about [34] have voted$/);
    await clean(screen, 'the screen while votes come');

    // A phone that is loaded anew is in the running question, with its vote.
    await ben.reload();
    await says(ben, 'Your vote is in.');
    assert.ok(await radio(ben, 'upward').isChecked());

    // A phone without a network keeps the vote, and sends it when it can.
    await cem.context().setOffline(true);
    await choose(cem, 'upward');
    await says(cem, 'Your vote is in.');
    await cem.context().setOffline(false);
    await cem.evaluate(() => dispatchEvent(new Event('online')));
    await says(screen, '3 have voted');

    await closeVote(teacher);
    await says(teacher, '3 votes are too few to judge the class by. Talking harms nobody.');
    await press(teacher, 'Let them discuss');
    await says(anna, /Talk to somebody who chose differently/);
    await press(teacher, 'Vote again');
    for (const page of phones) await says(page, 'Vote again, for what you think now.');
    for (const page of phones) assert.equal(await page.locator('#top input:checked').count(), 0, 'the second vote is not filled in');

    // Somebody comes late.
    const dora = await visit('learner', `#flip-code=${space.code}`, {width: 360, height: 740}, 'Dora');
    await choose(dora, 'gravity');
    for (const page of [anna, ben]) await choose(page, 'gravity');
    await choose(cem, 'nothing');
    await says(screen, '4 have voted');
    await clean(anna, 'a phone with a vote');

    for (const [place, told] of [['network', await screen.evaluate(() => globalThis.wire)], ['disk', await memory(screen)]]) {
      assert.match(told, /"staged"/, `the screen's ${place} is searched`);
      assert.doesNotMatch(told, /"voted"|"counts":\{"|gravity|upward/, `the screen's ${place} has no vote`);
    }
    assert.doesNotMatch(await screen.locator('flip-peer').evaluate((peer) => peer.shadowRoot.textContent), /%/);

    await closeVote(teacher);
    await says(teacher, '2 of 3 changed their mind.');
    await press(teacher, 'Show both votes');
    const log = foldPoll((await school.staff(space)).entries.filter(({activity}) => activity === 'peer'), roundOf);
    const [first, second] = [1, 2].map((round) => votesOf(log, 1, round));
    const [pre, post] = [first, second].map((votes, i) => tallyOf(votes.values(), i + 1));
    assert.deepEqual([pre.total, pre.right, post.total, post.right], [3, 1, 4, 3]);
    for (const page of [teacher, screen, ...phones, dora]) {
      await says(page, `First vote: ${pre.total} votes`);
      await says(page, `Second vote: ${post.total} votes`);
      const cells = (await page.locator('flip-peer .changes td').allTextContents()).map(Number);
      const [rr, wr, rw, ww] = changesOf(first, second);
      assert.deepEqual(cells, [rr, rw, wr, ww]);
      await says(page, gainOf(pre, post).toFixed(2));
    }
    for (const [page, name] of [[teacher, 'the teacher'], [screen, 'the screen'], [anna, 'a phone']]) await clean(page, name);

    // No learner's token gets at another's vote.
    const token = await school.join(space);
    const told = await school.call('GET', `/v1/spaces/${space.space}/entries?after=0`, undefined, token);
    assert.equal(told.entries.filter(({type}) => type === 'voted').length, 0);

    await press(teacher, 'Explain');
    for (const page of [screen, anna]) await says(page, 'Look at the change of speed.');
    await press(teacher, 'Finish');
    await says(anna, 'This question is finished.');
  });

  test('polls: bars grow on the screen, and are hidden when the teacher wants', async () => {
    const [teacher, screen] = [await visit('teacher', `#flip-space=${space.space}&flip-key=${space.key}`), await visit('screen', `#flip-code=${space.code}`, undefined, 'Wall')];
    const anna = await visit('learner', `#flip-code=${space.code}`, {width: 360, height: 740}, 'Anna again');
    const poll = (page) => page.locator('#poll');
    await poll(teacher).getByRole('button', {name: 'Open voting', exact: true}).click();
    await anna.locator('#mood input[value="3"]').click();
    await poll(screen).getByText('Result: 1 vote', {exact: true}).waitFor();
    assert.deepEqual((await poll(screen).locator('tbody tr').allInnerTexts()).map((row) => row.replace(/\s+/g, ' ').trim()), ['1 lost 0 0%', '2 0 0%', '3 well 1 100%']);
    await poll(teacher).getByRole('button', {name: 'Hide the results', exact: true}).click();
    await poll(screen).getByText('Result: 1 vote', {exact: true}).waitFor({state: 'detached'});
    await poll(teacher).getByRole('button', {name: 'Close voting', exact: true}).click();
    await poll(anna).getByText('Voting is closed.', {exact: true}).first().waitFor();
    assert.deepEqual(faults.flat().filter((fault) => !/ERR_INTERNET_DISCONNECTED|ERR_ABORTED/.test(fault)), []);
  });

  test('a word that the teacher hides leaves no page but theirs; ideas are seen when they say so, and nobody finds out whose', async () => {
    const [teacher, screen] = [await visit('teacher', `#flip-space=${space.space}&flip-key=${space.key}`), await visit('screen', `#flip-code=${space.code}`, {width: 1920, height: 1080}, 'Wall 2')];
    const [dora, emil] = [await visit('learner', `#flip-code=${space.code}`, {width: 320, height: 640}, 'Dora'), await visit('learner', `#flip-code=${space.code}`, {width: 360, height: 740}, 'Emil')];
    const pressIn = (page, id, name) => page.locator(id).getByRole('button', {name, exact: true}).click();
    const saysIn = (page, id, words) => page.locator(id).getByText(words, {exact: true}).locator('visible=true').first().waitFor();

    await pressIn(teacher, '#word', 'Open voting');
    for (const [i, word] of ['push', 'stupid'].entries()) await dora.locator('#word .cloud input').nth(i).fill(word);
    await pressIn(dora, '#word', 'Send my vote');
    await pressIn(teacher, '#word', 'stupid, 1: hide from the class');
    await saysIn(teacher, '#word', '1 hidden word');
    await teacher.reload();
    await saysIn(teacher, '#word', '1 hidden word');
    await pressIn(teacher, '#word', 'Show the results');
    for (const page of [screen, emil]) await saysIn(page, '#word', 'push');
    assert.equal(await screen.locator('#word').getByText('stupid').count(), 0);

    await pressIn(teacher, '#ideas', 'Open for ideas');
    const send = async (page, text) => {
      await page.locator('#ideas').getByRole('textbox', {name: 'Your idea'}).fill(text);
      await pressIn(page, '#ideas', 'Send');
      await saysIn(page, '#ideas', text);
    };
    await send(dora, 'Weigh a ball, pump it up and weigh it again');
    await send(emil, 'Two balloons on a stick');
    await saysIn(screen, '#ideas', '2 ideas');
    for (const page of [screen, emil]) assert.doesNotMatch(await page.evaluate(() => globalThis.wire) + await memory(page), /Weigh a ball/, 'the class keeps the ideas until then');
    await pressIn(teacher, '#ideas', 'Show the ideas');
    await pressIn(emil, '#ideas', 'Vote for: Weigh a ball, pump it up and weigh it again. 0 votes');
    await pressIn(dora, '#ideas', 'Vote for: Two balloons on a stick. 0 votes');
    await pressIn(dora, '#ideas', 'Vote for: Two balloons on a stick. 1 vote');
    await screen.locator('#ideas .idea.first').getByText('Weigh a ball, pump it up and weigh it again', {exact: true}).waitFor();
    assert.match(await screen.locator('#ideas .idea').first().innerText(), /Weigh a ball[^]*1 vote/);
    await clean(dora, 'a phone with ideas');
    await clean(screen, 'the screen with ideas');
    await clean(teacher, 'the teacher with ideas');
    await pressIn(teacher, '#ideas', 'Hide: Two balloons on a stick');
    await screen.locator('#ideas').getByText('Two balloons on a stick').waitFor({state: 'detached'});
    await pressIn(teacher, '#ideas', 'Close');
    await saysIn(dora, '#ideas', 'Closed: no more ideas and votes are taken.');

    // Whoever reads the wire as a learner learns of no word that is hidden, and of no author.
    for (const page of [screen, emil]) assert.doesNotMatch(await page.evaluate(() => globalThis.wire) + await memory(page), /stupid/);
    const authors = (await school.staff(space)).entries.filter(({activity, type}) => activity === 'ideas' && (type === 'posted' || type === 'reacted')).map(({author}) => author);
    assert.equal(new Set(authors).size, 2);
    const read = await (await fetch(`${school.origin}/v1/spaces/${space.space}/entries?after=0&limit=1000&activity=ideas`, {headers: {authorization: `Bearer ${await school.join(space)}`}})).text();
    assert.match(read, /Weigh a ball/);
    for (const author of authors) assert.ok(!read.includes(author), 'under a pseudonym');
    assert.deepEqual(faults.flat().filter((fault) => !/ERR_INTERNET_DISCONNECTED|ERR_ABORTED/.test(fault)), []);
  });

  async function visit(view, hash, viewport = {width: 1280, height: 900}, name) {
    const page = await (await browser.newContext({viewport, reducedMotion: 'reduce'})).newPage();
    await page.addInitScript(listenToWire);
    faults.push(listenForFaults(page));
    await page.goto(`${site.origin}/peer?view=${view}${hash}`);
    if (name) {
      await page.getByLabel('Your name').fill(name);
      await page.getByRole('button', {name: 'Join', exact: true}).click();
    }
    await page.locator('flip-class .bar').getByText('Saved for the class.', {exact: true}).waitFor();
    return page;
  }

  const says = (page, words) => page.locator('flip-peer').getByText(words).locator('visible=true').first().waitFor();
  const press = (page, name) => page.locator('flip-peer').getByRole('button', {name, exact: true}).click();
  /** Where it takes long until all have voted, the vote has closed by itself; what follows sees that it is closed. */
  const closeVote = (page) => page.locator('flip-peer').getByRole('button', {name: 'Close voting', exact: true}).click({timeout: 3000}).catch(() => {});
  const radio = (page, value) => page.locator(`#top input[value="${value}"]`);
  const choose = (page, value) => radio(page, value).click();

  /** All that a page's disk holds. */
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
      const out = all(document.querySelector('main')).filter((each) => each.closest('flip-peer, flip-poll') ?? each.getRootNode().host?.closest('flip-peer, flip-poll')).filter((each) => each.getBoundingClientRect().right > innerWidth + 0.5 && each.checkVisibility());
      return out.map((each) => `${each.localName}.${each.className?.baseVal ?? each.className}`);
    }), [], `${what} is no wider than its screen`);
  }
});
