// A class on the real server: two browsers, a bus without a network, a server that is killed, two tabs, a learner who is.
import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {cp, mkdtemp, readFile, readdir, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, afterEach, before, beforeEach, describe, test} from 'node:test';
import {openBrowser} from './browser.mjs';
import {room, start as startMortal} from './mortal.mjs';
import {eventually, noSchool, openSchool} from './school.mjs';
import {root, startServer, strictPolicy} from './server.mjs';

describe('a class', {skip: noSchool}, () => {
  let site;
  let school;
  let browser;
  let space;

  before(async () => {
    const html = await readFile(join(root, 'test/journeys/class.html'), 'utf8');
    school = await openSchool();
    site = await startServer({
      headers: {'content-security-policy': `${strictPolicy}; connect-src 'self' ${school.origin}`},
      fault: (request, response) => {
        if (!request.url.startsWith('/class')) return false;
        response.setHeader('content-type', 'text/html; charset=utf-8');
        const asked = request.url.includes('scored') ? ' anonymous="all" posts="1" replies="1" scored' : '';
        response.end(html.replace('STORE', school.origin).replace('<flip-discussion', `<flip-discussion${asked}`));
        return true;
      },
    });
    browser = await openBrowser();
  });

  beforeEach(async () => {
    await school.start();
    space = await school.call('POST', '/v1/spaces', {label: 'Physics 7b'});
  });

  // Also after a test that failed: its streams must not be counted in the next.
  afterEach(() => Promise.all((browser?.contexts() ?? []).map((context) => context.close())));

  after(async () => {
    await browser?.close();
    await site?.close();
    await school?.remove();
  });

  test('what one posts reaches the other within a moment, with the name', async () => {
    const [anna, ben] = [await learner('Anna'), await learner('Ben')];
    await post(anna, 'Hello from Anna');
    await said(ben, 'Hello from Anna');
    await ben.locator('flip-discussion').getByRole('heading', {name: 'Anna', exact: true}).waitFor();
    await post(ben, 'Hello from Ben');
    await said(anna, 'Hello from Ben');
    await status(anna, 'Saved for the class.');
  });

  test('behind a gate others\' posts come with the first of one\'s own, and after a visit too', async () => {
    const staff = await school.call('POST', `/v1/spaces/${space.space}/join`, {key: space.key});
    await school.call('POST', `/v1/spaces/${space.space}/entries`, {entries: [
      {id: randomUUID(), activity: 'talk', type: 'arranged', data: {gate: 'post-first', by: 'staff'}},
    ]}, staff.token);
    const [anna, ben] = [await learner('Anna'), await learner('Ben')];
    await post(anna, 'Anna was first');
    await status(anna, 'Saved for the class.');
    await post(ben, 'Ben comes later');
    await said(ben, 'Anna was first');
    await said(anna, 'Ben comes later');
    await ben.reload();
    await said(ben, 'Anna was first');
  });

  test('what is written without a network is there after a reload, and in the class when the network is back', async () => {
    const [anna, ben] = [await learner('Anna'), await learner('Ben')];
    await post(ben, 'Before the bus');
    await said(anna, 'Before the bus');
    await anna.context().setOffline(true);
    await post(anna, 'From the bus');
    await status(anna, 'Waiting for the network: saved on this device.');
    await post(ben, 'Meanwhile in class');
    await status(ben, 'Saved for the class.');
    // The page comes from the browser's cache or a worker; here only the class is out of reach.
    await anna.context().route(`${school.origin}/**`, (route) => route.abort());
    await anna.context().setOffline(false);
    await anna.reload();
    await said(anna, 'Before the bus');
    await said(anna, 'From the bus');
    await status(anna, 'Waiting for the network: saved on this device.');
    await anna.context().unroute(`${school.origin}/**`);
    await online(anna);
    await said(anna, 'Meanwhile in class');
    await status(anna, 'Saved for the class.');
    await said(ben, 'From the bus');
    assert.deepEqual(await posts(anna), await posts(ben));
    assert.deepEqual((await stored()).filter(({type}) => type === 'posted').map(({data}) => data.text).sort(), ['Before the bus', 'From the bus', 'Meanwhile in class']);
  });

  test('a server that is killed and started again is no matter', async () => {
    const [anna, ben] = [await learner('Anna'), await learner('Ben')];
    await post(anna, 'Before');
    await said(ben, 'Before');
    await school.kill();
    await post(anna, 'While it was gone');
    await status(anna, 'Waiting for the network: saved on this device.');
    await school.start();
    await said(ben, 'While it was gone');
    await status(anna, 'Saved for the class.');
    assert.equal(await ben.locator('flip-discussion').getByText('While it was gone', {exact: true}).count(), 1);
  });

  test('two tabs have one stream, and both hear; when one is closed the other goes on', async () => {
    const anna = await learner('Anna');
    const second = await anna.context().newPage();
    await second.goto(`${site.origin}/class`);
    await status(second, 'Saved for the class.');
    await eventually(async () => assert.equal(await school.streams(), 1));
    await school.say(space, 'To both tabs');
    await said(anna, 'To both tabs');
    await said(second, 'To both tabs');
    await post(anna, 'From a tab');
    await said(second, 'From a tab');
    assert.equal(await school.streams(), 1);
    await second.close();
    await school.say(space, 'To the one that is left');
    await said(anna, 'To the one that is left');
    assert.equal((await stored()).filter(({data}) => data.text === 'From a tab').length, 1);
  });

  test('an answer of a learner whose browser is killed in the same breath is in the class after the restart', async () => {
    const profile = await mkdtemp(join(await room(), 'flip-class-'));
    try {
      const first = await startMortal(profile);
      await joinClass(first.page, 'Anna');
      const kept = heard(first.page, 'answered');
      // Nothing gets through any more: what was acknowledged is on this device alone.
      await school.kill();
      await first.page.getByRole('radio', {name: 'Gravity'}).check();
      await first.page.locator('#q').getByRole('button', {name: 'Check'}).click();
      await kept;
      await first.kill();
      await school.start();
      const second = await startMortal(profile);
      await second.page.goto(`${site.origin}/class`);
      await second.page.locator('#q').getByText('Right', {exact: true}).first().waitFor();
      await eventually(async () => assert.equal((await stored()).filter(({type}) => type === 'answered').length, 1));
      await status(second.page, 'Saved for the class.');
      await second.kill();
    } finally {
      await rm(profile, {recursive: true, force: true, maxRetries: 5});
    }
  });

  test('what was done before joining goes along, and a teacher comes in by a link that does not stay', async () => {
    const context = await browser.newContext();
    const anna = await context.newPage();
    await anna.goto(`${site.origin}/class#flip-code=${space.code}`);
    await post(anna, 'Not joined yet');
    assert.equal((await stored()).length, 0);
    await enter(anna, 'Anna');
    await eventually(async () => assert.ok((await stored()).some(({data}) => data.text === 'Not joined yet')));
    const teacher = await (await browser.newContext()).newPage();
    await teacher.goto(`${site.origin}/class#flip-space=${space.space}&flip-key=${space.key}`);
    await said(teacher, 'Not joined yet');
    await teacher.locator('flip-class').getByText('Teacher').waitFor();
    assert.equal(new URL(teacher.url()).hash, '');
  });

  test('who is erased goes from every screen and every device, from one that was away too; what others are typing stays', async () => {
    const [anna, ben, cleo] = [await learner('Anna'), await learner('Benjamin'), await learner('Cleo')];
    await post(ben, 'Words of Benjamin');
    await post(anna, 'Words of Anna');
    await said(anna, 'Words of Benjamin');
    await said(cleo, 'Words of Anna');
    await said(cleo, 'Words of Benjamin');
    for (const page of [anna, ben, cleo]) await eventually(async () => assert.ok((await kept(page)).includes('Words of Benjamin')));
    await cleo.context().route(`${school.origin}/**`, (route) => route.abort());
    await cleo.reload();
    await said(cleo, 'Words of Benjamin');
    await anna.locator('flip-discussion').getByRole('textbox').first().fill('Half a sentence');
    await school.erase(space, 'Benjamin');
    await gone(anna, 'Words of Benjamin');
    assert.equal(await anna.locator('flip-discussion').getByRole('textbox').first().inputValue(), 'Half a sentence');
    await cleo.context().unroute(`${school.origin}/**`);
    await online(cleo);
    await gone(cleo, 'Words of Benjamin');
    await gone(ben, 'Words of Benjamin');
    for (const page of [anna, ben, cleo]) {
      await eventually(async () => {
        const text = await kept(page);
        assert.ok(!text.includes('Words of Benjamin'), 'not on the disk');
        assert.ok(page === ben || !text.includes('"Benjamin"'), 'nor the name');
      });
    }
    for (const page of [anna, cleo]) {
      assert.deepEqual(await posts(page), ['Words of Anna']);
      await status(page, 'Saved for the class.');
    }
    await post(cleo, 'And on');
    await said(anna, 'And on');
  });

  test('a server that came back with yesterday\'s copy gets again what this device made, once; what is typed stays', async () => {
    const [anna, ben] = [await learner('Anna'), await learner('Ben')];
    await post(anna, 'Before the copy');
    await said(ben, 'Before the copy');
    await school.kill();
    const {copied, restore} = backups(school);
    const copy = await copied();
    await school.start();
    const late = await learner('Dora');
    await post(anna, 'After the copy, by Anna');
    await post(ben, 'After the copy, by Ben');
    await post(late, 'By who came after the copy');
    await said(anna, 'After the copy, by Ben');
    await said(anna, 'By who came after the copy');
    await said(ben, 'By who came after the copy');
    for (const page of [anna, ben, late]) await status(page, 'Saved for the class.');
    // Ben is away when it happens; and the server is written to before anybody comes back.
    await ben.context().route(`${school.origin}/**`, (route) => route.abort());
    await anna.context().route(`${school.origin}/**`, (route) => route.abort());
    await anna.locator('flip-discussion').getByRole('textbox').first().fill('Half a sentence');
    await school.kill();
    await restore(copy);
    await school.start();
    await school.say(space, 'By the teacher, after the copy');
    for (const page of [ben, anna]) {
      await page.context().unroute(`${school.origin}/**`);
      await online(page);
    }
    const all = ['After the copy, by Anna', 'After the copy, by Ben', 'Before the copy', 'By the teacher, after the copy', 'By who came after the copy'];
    await eventually(async () => assert.deepEqual((await stored()).filter(({type}) => type === 'posted').map(({data}) => data.text).sort(), all), 600);
    for (const page of [anna, ben, late]) {
      await eventually(async () => {
        await page.locator('flip-discussion').getByRole('button', {name: /^Show \d+ new/}).click({timeout: 100}).catch(() => {});
        assert.deepEqual(await posts(page), all);
      }, 600);
      await status(page, 'Saved for the class.');
    }
    assert.equal(await anna.locator('flip-discussion').getByRole('textbox').first().inputValue(), 'Half a sentence');
  });

  test('a teacher rates whom nobody knows: who wrote it reads that, and nobody else; a part is done with its replies', async () => {
    const teacher = await (await browser.newContext()).newPage();
    await teacher.goto(`${site.origin}/class?scored#flip-space=${space.space}&flip-key=${space.key}`);
    await eventually(async () => assert.ok((await stored()).some(({type, data}) => type === 'arranged' && data.by === 'staff')));
    const [anna, ben] = [await learner('Anna', '?scored'), await learner('Ben', '?scored')];
    const part = (page) => page.locator('flip-discussion .worth');
    const hers = (page) => page.locator('flip-discussion article', {hasText: 'only its speed'}).first();
    const write = async (page, text) => {
      await page.locator('flip-discussion').getByRole('textbox').first().fill(text);
      await page.locator('flip-discussion').getByRole('button', {name: 'Post', exact: true}).click();
      await part(page).getByText('1 of 1 post').waitFor();
    };
    await write(anna, 'It stops at the top because only its speed is zero there, not gravity');
    await hers(ben).waitFor();
    await write(ben, 'Ben as well');
    await part(ben).getByText('0 of 1 reply to others').waitFor();
    await hers(ben).getByRole('button', {name: 'Reply', exact: true}).click();
    await hers(ben).getByRole('textbox').fill('But what pulls it down then?');
    await hers(ben).locator('flip-composer').getByRole('button', {name: 'Reply', exact: true}).click();
    await part(ben).getByText('1 of 1 reply to others').waitFor();
    await hers(teacher).getByRole('button', {name: /^Rate/}).click();
    await hers(teacher).getByText(/You see an invented name here/).waitFor();
    await hers(teacher).getByRole('radio', {name: '4'}).check();
    await hers(teacher).getByLabel(/A word on it/).fill('Say what pulls it back.');
    await hers(teacher).getByRole('button', {name: 'Save the rating'}).click();
    await hers(anna).getByText('Say what pulls it back.').waitFor();
    await hers(anna).getByText('80 of 100 points').waitFor();
    assert.equal(await ben.getByText('Say what pulls it back.').count(), 0);
    await eventually(async () => assert.ok((await stored()).some(({type, author}) => type === 'completed' && author.startsWith('~'))));
    const talk = (await stored()).filter(({activity}) => activity === 'talk');
    const {people} = await school.call('GET', `/v1/spaces/${space.space}/people`, undefined, (await school.call('POST', `/v1/spaces/${space.space}/join`, {key: space.key}, '')).token);
    for (const {sub} of people.filter(({role}) => role === 'learner')) assert.ok(!JSON.stringify(talk).includes(sub), 'who is whom');
    assert.match(talk.find(({type}) => type === 'rated').data.learner, /^~/);
  });

  /** Somebody who joined the class, in a browser of their own. */
  async function learner(name, query) {
    const page = await (await browser.newContext()).newPage();
    await joinClass(page, name, query);
    return page;
  }

  async function joinClass(page, name, query = '') {
    await page.goto(`${site.origin}/class${query}#flip-code=${space.code}`);
    await enter(page, name);
  }

  async function enter(page, name) {
    await page.getByLabel('Your name').fill(name);
    await page.getByRole('button', {name: 'Join', exact: true}).click();
    await status(page, 'Saved for the class.');
  }

  const stored = async () => (await school.staff(space)).entries;
});

async function post(page, text) {
  await page.locator('flip-discussion').getByRole('textbox').first().fill(text);
  await page.locator('flip-discussion').getByRole('button', {name: 'Post', exact: true}).click();
  await said(page, text);
}

/** It is to be read, perhaps after asking for what is new. */
async function said(page, text) {
  const talk = page.locator('flip-discussion');
  const more = talk.getByRole('button', {name: /^Show \d+ new/});
  const words = talk.getByText(text, {exact: true});
  await more.or(words.first()).first().waitFor();
  while (await words.count() === 0) {
    if (await more.count() > 0) await more.click();
    await page.waitForTimeout(50);
  }
}

const status = (page, words) => page.locator('flip-class .bar').getByText(words, {exact: true}).waitFor();
const online = (page) => page.evaluate(() => dispatchEvent(new Event('online')));
const posts = async (page) => (await page.locator('flip-discussion [part=body]').allTextContents()).map((text) => text.trim()).sort();

/** Resolves when the log has an entry of a type. */
function heard(page, type) {
  return page.evaluate((wanted) => new Promise((done) => {
    document.addEventListener('flip-record', ({detail}) => detail.type === wanted && done());
  }), type);
}

/** It is not to be read any more. */
const gone = (page, text) => page.locator('flip-discussion').getByText(text, {exact: true}).waitFor({state: 'detached'});

/** All that this origin has on the device, as text. */
const kept = (page) => page.evaluate(() => new Promise((done, failed) => {
  const request = indexedDB.open('flip-elements');
  request.onerror = () => failed(request.error);
  request.onsuccess = () => {
    const database = request.result;
    const transaction = database.transaction([...database.objectStoreNames]);
    const all = [...database.objectStoreNames].map((name) => transaction.objectStore(name).getAll());
    transaction.oncomplete = () => {
      database.close();
      done(JSON.stringify(all.map(({result}) => result)));
    };
  };
}));

/** Copies of a stopped server's files, with the journal that a killed one leaves. */
function backups({data}) {
  const files = async () => (await readdir(data)).filter((name) => name.startsWith('class.db'));
  return {
    async copied() {
      const folder = await mkdtemp(join(tmpdir(), 'flip-copy-'));
      for (const name of await files()) await cp(join(data, name), join(folder, name));
      return folder;
    },
    async restore(folder) {
      for (const name of await files()) await rm(join(data, name));
      await cp(folder, data, {recursive: true});
      await rm(folder, {recursive: true});
    },
  };
}
