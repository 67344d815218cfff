// A competition on the real server: two phones, a teacher and a screen, and four learners who only speak to the server. What all
// of them see is what the raw log comes to by the rule in words; nothing of it is anywhere before a question is shown, and no
// learner's token ever reads a vote of somebody else.
import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {after, before, describe, test} from 'node:test';
import {listenForFaults, openBrowser} from './browser.mjs';
import {eventually, noSchool, openSchool} from './school.mjs';
import {root, startServer, strictPolicy} from './server.mjs';

/** Who is right in which question. */
const ELSEWHERE = [['top'], ['top'], ['fall'], []];

describe('a calm competition', {skip: noSchool, timeout: 180_000}, () => {
  let school;
  let site;
  let browser;
  let space;
  const faults = [];

  before(async () => {
    school = await openSchool();
    await school.start();
    space = await school.call('POST', '/v1/spaces', {label: 'Physics 7b'});
    const html = await readFile(join(root, 'test/journeys/race.html'), 'utf8');
    site = await startServer({
      headers: {'content-security-policy': `${strictPolicy}; connect-src 'self' ${school.origin}`},
      fault: (request, response) => {
        const [, view] = /^\/race\?view=(\w+)$/.exec(request.url) ?? [];
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

  test('is what the log says, after each question and not before', async () => {
    const [teacher, screen, anna, ben] = await Promise.all([
      visit('teacher', `flip-space=${space.space}&flip-key=${space.key}`), visit('screen', `flip-code=${space.code}`, 'Screen'),
      visit('learner', `flip-code=${space.code}`, 'Anna'), visit('learner', `flip-code=${space.code}`, 'Ben'),
    ]);
    const others = await Promise.all(ELSEWHERE.map(async (right, i) => ({right, token: (await school.call('POST', `/v1/spaces/${space.space}/join`, {code: space.code, name: `Learner ${i}`}, '')).token})));
    const names = new Set();
    let seen = 0;
    for (const [poll, wrong] of [['top', 'upward'], ['fall', 'more']]) {
      const before = (await told()).length;
      await press(teacher, poll, 'Open voting');
      await vote(anna, poll, 'gravity');
      await vote(ben, poll, poll === 'top' ? wrong : 'gravity');
      await Promise.all(others.map(({right, token}) => append(token, poll, right.includes(poll), right.includes(poll) ? 'gravity' : wrong)));
      await teacher.locator(`#${poll}`).getByText('6 have voted').first().waitFor();
      assert.equal((await told()).length, before, 'nothing is told while votes come');
      for (const page of [screen, anna, ben]) assert.equal(await page.locator('#race li').count(), seen, 'the standings stay as they were');
      await press(teacher, poll, 'Close voting');

      const truth = await eventually(async () => {
        const log = reckon((await school.staff(space)).entries);
        assert.equal((await told()).length, before + 1);
        assert.equal(log.points.size, 6);
        return log;
      });
      const best = truth.ranked.filter((points) => points > truth.ranked.at(-1) && truth.ranked.filter((each) => each >= points).length <= 5);
      for (const page of [teacher, screen, anna, ben]) {
        await eventually(async () => assert.deepEqual(await page.locator('#race .row .points').allTextContents().then((all) => all.map((text) => parseInt(text, 10))), best));
      }
      seen = best.length;
      for (const page of [anna, ben]) {
        const points = truth.points.get(subOf(page.token));
        const place = 1 + truth.ranked.filter((each) => each > points).length;
        await page.locator('#race').getByText(`Place ${place} · ${points} points`).waitFor();
        const [, called] = /^You are (\S+ \S+)$/.exec(await page.locator('#race .own .name').textContent());
        names.add(called);
        // Who is among the best is so under the same name on the wall.
        assert.equal(await screen.locator(`#race .row[data-name="${called}"]`).count(), best.includes(points) ? 1 : 0);
      }
    }
    assert.equal(names.size, 2, 'each has one name, for both questions');

    for (const {token} of others) {
      const {entries} = await school.call('GET', `/v1/spaces/${space.space}/entries?after=0`, undefined, token);
      const own = subOf(token);
      assert.deepEqual([...new Set(entries.filter(({author}) => author !== own).map(({type}) => type))].sort(), ['revealed', 'staged'], 'of others: what the teacher tells everybody');
      const standings = JSON.stringify(entries.filter(({activity, type}) => activity === 'race' && type === 'revealed'));
      for (const entry of (await school.staff(space)).entries.filter(({type}) => type === 'voted')) assert.ok(!standings.includes(entry.author) && !standings.includes(entry.id));
      const forged = await fetch(`${school.origin}/v1/spaces/${space.space}/entries`, {
        method: 'POST', headers: {authorization: `Bearer ${token}`, 'content-type': 'application/json'},
        body: JSON.stringify({entries: [{id: randomUUID(), activity: 'race', type: 'revealed', data: {run: 1, tallies: [], standings: {by: 'pseudonyms', polls: {top: 1}, rows: [{n: 1, points: 9000}]}}}]}),
      });
      assert.doesNotMatch(JSON.stringify(await forged.json()), /"seq":\d/, 'nobody makes standings but the staff');
    }
    assert.equal((await told()).length, 2);

    await teacher.reload();
    await teacher.locator('#race').getByRole('button', {name: 'Start anew…'}).click();
    await teacher.locator('#race').getByRole('button', {name: 'Start anew', exact: true}).click();
    await anna.locator('#race').getByText('The standings come here after the first question.').waitFor();
    assert.equal((await told()).length, 2, 'a page that is loaded anew tells nothing again');
    assert.deepEqual(faults.flat().filter((fault) => !/image 'data:,'|ERR_ABORTED/.test(fault)), []);
  });

  const subOf = (token) => JSON.parse(Buffer.from(token.split('.').at(-2), 'base64url')).sub;
  const told = async () => (await school.staff(space)).entries.filter(({activity, type}) => activity === 'race' && type === 'revealed');
  const press = (page, poll, name) => page.locator(`#${poll}`).getByRole('button', {name, exact: true}).click();
  const vote = async (page, poll, value) => {
    await page.locator(`#${poll}-q input[value="${value}"]`).click();
    await page.locator(`#${poll}`).getByText('Your vote is in.').first().waitFor();
  };
  const append = (token, poll, correct, value) => school.call('POST', `/v1/spaces/${space.space}/entries`, {entries: [
    {id: randomUUID(), activity: poll, type: 'voted', data: {question: `${poll}-q`, run: 1, round: 1, response: [value], score: Number(correct), correct}},
  ]}, token);

  async function visit(view, hash, name) {
    const page = await (await browser.newContext({viewport: view === 'learner' ? {width: 360, height: 740} : {width: 1280, height: 800}, reducedMotion: 'reduce'})).newPage();
    page.setDefaultTimeout(60_000);
    page.on('request', (request) => { page.token = /^Bearer (.+)/.exec(request.headers().authorization)?.[1] ?? page.token; });
    faults.push(listenForFaults(page));
    await page.goto(`${site.origin}/race?view=${view}#${hash}`);
    if (name) {
      await page.getByLabel('Your name').fill(name);
      await page.getByRole('button', {name: 'Join', exact: true}).click();
    }
    await page.locator('flip-class .bar').getByText('Saved for the class.', {exact: true}).waitFor();
    return page;
  }

  /** A hundred points for each right vote that came while its poll was open, of polls that are closed by now. */
  function reckon(entries) {
    const [phase, votes, points] = [new Map(), new Map(), new Map()];
    for (const {type, activity, author, data} of [...entries].sort((a, b) => a.seq - b.seq)) {
      if (type === 'staged') phase.set(activity, data.phase);
      if (type === 'voted' && phase.get(activity) === 'open') votes.set(`${activity} ${author}`, data.response[0] === 'gravity');
    }
    for (const [key, right] of votes) {
      const [activity, author] = key.split(' ');
      if (phase.get(activity) === 'locked') points.set(author, (points.get(author) ?? 0) + 100 * Number(right));
    }
    return {points, ranked: [...points.values()].sort((a, b) => b - a)};
  }
});
