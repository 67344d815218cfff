// Learners who are lost at a second of a video, on the real server: the teacher sees how many now, the report where; a press
// without a network keeps its time, and nobody's token gets at another's press.
import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {after, before, describe, test} from 'node:test';
import {openBrowser} from './browser.mjs';
import {eventually, noSchool, openSchool} from './school.mjs';
import {root, startServer, strictPolicy} from './server.mjs';

describe('a class that gets lost', {skip: noSchool, timeout: 180_000}, () => {
  let school;
  let site;
  let browser;
  let space;

  before(async () => {
    school = await openSchool();
    await school.start();
    space = await school.call('POST', '/v1/spaces', {label: 'Physics 7b'});
    const html = await readFile(join(root, 'test/journeys/pulse.html'), 'utf8');
    site = await startServer({
      headers: {'content-security-policy': `${strictPolicy}; connect-src 'self' ${school.origin}`},
      fault: (request, response) => {
        const [, view] = /^\/pulse(?:\?view=(\w+))?$/.exec(request.url) ?? [];
        if (!request.url.startsWith('/pulse')) return false;
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

  test('presses reach the teacher, now and in the report, and nobody else', async () => {
    const others = await Promise.all(Array.from({length: 5}, () => join1()));
    // Five learners elsewhere have watched, and were lost at 1:22.
    for (const token of others) {
      await append(token, [
        {activity: 'lesson', type: 'launched', data: {}},
        {activity: 'lecture', type: 'watched', data: {from: 0, to: 120, rate: 1}},
        {activity: 'lost', type: 'signalled', data: {label: 'lost', at: 82}},
      ]);
    }
    const [anna, teacher] = [await visit('learner', `#flip-code=${space.code}`, 'Anna'), await visit('teacher', `#flip-space=${space.space}&flip-key=${space.key}`)];
    await teacher.locator('flip-pulse').getByText('5 of 6 are lost').first().waitFor();

    // Without a network, at 1:23 of the video.
    await anna.locator('flip-video').evaluate((video) => { Object.defineProperty(video, 'currentTime', {get: () => 83.4}); });
    await anna.context().setOffline(true);
    await anna.locator('flip-pulse').getByRole('button', {name: 'I am lost', exact: true}).click();
    await anna.locator('flip-pulse').getByText('Your teacher knows, at 1:23 of the video.').first().waitFor();
    assert.equal((await signals()).length, 5);
    const before = Date.now();
    await new Promise((done) => { setTimeout(done, 1500); });
    await anna.context().setOffline(false);
    await anna.evaluate(() => dispatchEvent(new Event('online')));
    await teacher.locator('flip-pulse').getByText('6 are lost').first().waitFor();
    let own;
    await eventually(async () => assert.ok(own = (await signals()).find(({data}) => data.at === 83.4), 'it arrives'));
    assert.ok(own.made && Math.abs(Date.parse(own.made) - before) < 1400, `its own time is kept: ${own.made} for ${own.at}`);

    // The report shows the place.
    const report = teacher.locator('flip-report');
    const lostThere = () => report.locator('tbody tr').evaluateAll((rows) => {
      const row = rows.find((each) => each.querySelector('th').textContent.trim().startsWith('1:15'));
      return row?.querySelectorAll('td')[2].textContent.trim();
    });
    await report.getByText('Lost', {exact: true}).first().waitFor({state: 'attached'});
    await eventually(async () => assert.equal(await lostThere(), '6'));

    // Taken back, it is nowhere.
    await anna.locator('flip-pulse').getByRole('button', {name: 'Take it back', exact: true}).click();
    await teacher.locator('flip-pulse').getByText('5 of 6 are lost').first().waitFor();
    await eventually(async () => assert.equal(await lostThere(), '5'));

    const told = await school.call('GET', `/v1/spaces/${space.space}/entries?after=0`, undefined, others[0]);
    assert.equal(told.entries.filter(({type}) => type === 'signalled').length, 1, 'their own');
  });

  test('is pressed while the video is in full screen, where nothing else on the page can be reached', async () => {
    const ben = await visit('learner', `#flip-code=${space.code}`, 'Ben');
    const [video, pulse] = [ben.locator('flip-video'), ben.locator('flip-pulse')];
    await video.evaluate((element) => { element.src = '/test/media/fixtures/talk.mp4'; });
    const before = (await signals()).length;
    await video.getByRole('button', {name: 'Full screen', exact: true}).click();
    await ben.waitForFunction(() => document.fullscreenElement?.localName === 'flip-video');
    await video.getByRole('button', {name: 'I am lost', exact: true}).click();
    await video.getByText('Your teacher knows').first().waitFor();
    await eventually(async () => assert.equal((await signals()).length, before + 1));
    await video.getByRole('button', {name: 'Leave full screen', exact: true}).click();
    await video.getByRole('button', {name: 'I am lost', exact: true}).waitFor({state: 'detached'});
    await pulse.getByRole('button', {name: 'I am lost', exact: true, pressed: true}).waitFor();
    await pulse.getByRole('button', {name: 'Take it back', exact: true}).click();
    await eventually(async () => assert.equal((await signals()).filter(({data}) => data.back).length, 2, 'the other one was taken back before'));
  });

  const join1 = async () => (await school.call('POST', `/v1/spaces/${space.space}/join`, {code: space.code, name: `Learner ${randomUUID().slice(0, 4)}`}, '')).token;
  const append = (token, entries) => school.call('POST', `/v1/spaces/${space.space}/entries`, {entries: entries.map((entry) => ({id: randomUUID(), ...entry}))}, token);
  const signals = async () => (await school.staff(space)).entries.filter(({type}) => type === 'signalled');

  async function visit(view, hash, name) {
    const page = await (await browser.newContext({viewport: {width: 1000, height: 900}, reducedMotion: 'reduce'})).newPage();
    page.setDefaultTimeout(60_000);
    await page.goto(`${site.origin}/pulse?view=${view}${hash}`);
    if (name) {
      await page.getByLabel('Your name').fill(name);
      await page.getByRole('button', {name: 'Join', exact: true}).click();
    }
    await page.locator('flip-class .bar').getByText('Saved for the class.', {exact: true}).waitFor();
    return page;
  }
});
