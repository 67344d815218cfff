// Peer instruction with thirty phones, a teacher and a screen, each in a browser of its own, on the real server. Phones lose
// their network and vote without one, one is loaded anew, the teacher's page and the screen's line break. What everybody sees
// at the end must be what the raw log says; until then the screen must not know it, and no learner's token may ever find out
// who voted what.
import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {after, before, describe, test} from 'node:test';
import {listenForFaults, openBrowser} from './browser.mjs';
import {diskOf, openWire, treeOf, votesInMemory} from './room-ears.mjs';
import {noSchool, openSchool} from './school.mjs';
import {root, startServer, strictPolicy} from './server.mjs';

const ANSWERS = ['gravity', 'upward', 'nothing'];
/** Coming in costs most; so many do it at once. */
const DOOR = 6;
const PATIENCE = 60_000;

// Who votes what, first and then: 30 people, of whom some come too late or vote only once.
const PLAN = Array.from({length: 30}, (_, i) => ({
  name: `Learner ${i + 1}`, first: ANSWERS[i % 5 < 2 ? 0 : i % 3 ? 1 : 2], then: ANSWERS[i % 7 < 4 ? 0 : i % 2 ? 1 : 2],
}));
/** Vote without a network and have it again in time; vote so and have it again too late; never vote first; never vote again. */
const [AWAY, LATE, ABSENT, TIRED] = [[0, 1, 2, 3], [4, 5], [6, 7, 8], [9, 10, 11, 12]];

describe('thirty in a room', {skip: noSchool, timeout: 300_000}, () => {
  let school;
  let space;
  let site;
  let wire;
  let browser;
  const faults = [];

  before(async () => {
    const html = await readFile(join(root, 'test/journeys/room.html'), 'utf8');
    school = await openSchool();
    await school.start();
    space = await school.call('POST', '/v1/spaces', {label: 'Physics 7b'});
    wire = await openWire(school.origin);
    site = await startServer({
      headers: {'content-security-policy': `${strictPolicy}; connect-src 'self' ${school.origin} ${wire.origin}`},
      fault: (request, response) => {
        const [, view] = /^\/room\?view=(\w+)$/.exec(request.url) ?? [];
        if (!view) return false;
        response.setHeader('content-type', 'text/html; charset=utf-8');
        response.end(html.replace('STORE', view === 'screen' ? wire.origin : school.origin).replace('VIEW', view));
        return true;
      },
    });
    browser = await openBrowser();
  });

  after(async () => {
    await browser?.close();
    await site?.close();
    await wire?.close();
    await school?.remove();
  });

  test('vote, talk and vote again, and only then the screen knows what', async () => {
    const teacher = await visit('teacher', `flip-space=${space.space}&flip-key=${space.key}`, {width: 1280, height: 900});
    const screen = await visit('screen', `flip-code=${space.code}`, {width: 1920, height: 1080}, 'Screen');
    const phones = new Array(PLAN.length);
    const coming = PLAN.map((_, i) => i);
    await Promise.all(Array.from({length: DOOR}, async () => {
      for (let i = coming.shift(); i !== undefined; i = coming.shift()) phones[i] = await visit('learner', `flip-code=${space.code}`, {width: 360, height: 640}, PLAN[i].name);
    }));

    await press(teacher, 'Open voting');
    await every(phones, (phone) => says(phone, 'Vote now.'));
    await every([...AWAY, ...LATE], async (i) => {
      await phones[i].context().setOffline(true);
      await choose(phones[i], PLAN[i].first);
    });
    await every(AWAY, (i) => comeBack(phones[i]));
    await says(screen, `${AWAY.length} have voted`);
    const others = PLAN.map((_, i) => i).filter((i) => ![...AWAY, ...LATE, ...ABSENT].includes(i));
    // One changes their mind before it closes; only the last word counts.
    await choose(phones[20], 'nothing');
    await every(others, (i) => choose(phones[i], PLAN[i].first));
    await phones[21].reload();
    await says(phones[21], 'Your vote is in.');
    assert.ok(await radio(phones[21], PLAN[21].first).isChecked(), 'a phone that is loaded anew has its vote');
    await says(screen, `${AWAY.length + others.length} have voted`);
    await screenKnowsNothing(screen, 'the first vote');

    await press(teacher, 'Close voting');
    await every(LATE, async (i) => {
      await comeBack(phones[i]);
      await says(phones[i], 'Voting had closed before your vote arrived, so it does not count.');
    });
    await press(teacher, 'Let them discuss');
    await says(screen, 'Talk to somebody who chose differently.');
    await screenKnowsNothing(screen, 'the talk');

    await press(teacher, 'Vote again');
    await every(phones, (phone) => says(phone, 'Vote again, for what you think now.'));
    wire.cut();
    await every(AWAY, async (i) => {
      await phones[i].context().setOffline(true);
      await choose(phones[i], PLAN[i].then);
      await comeBack(phones[i]);
    });
    await teacher.reload();
    await every(PLAN.map((_, i) => i).filter((i) => ![...AWAY, ...TIRED].includes(i)), (i) => choose(phones[i], PLAN[i].then));
    wire.mend();
    await says(screen, `${PLAN.length - TIRED.length} have voted`);
    await screenKnowsNothing(screen, 'the second vote');
    await nobodyIsTraced(phones);
    await press(teacher, 'Close voting');
    await press(teacher, 'Show both votes');

    const truth = reckon(await rawLog());
    assert.deepEqual([truth.first, truth.second].map(({size}) => size), [PLAN.length - LATE.length - ABSENT.length, PLAN.length - TIRED.length]);
    assert.ok(truth.changes.flat().every((n) => n > 0), 'the story has every kind of change in it');
    await every([teacher, screen, ...phones], async (page) => {
      await says(page, `First vote: ${truth.first.size} votes`);
      await says(page, `Second vote: ${truth.second.size} votes`);
      const seen = await page.locator('flip-peer').evaluate(({shadowRoot}) => {
        const numbers = (selector) => [...shadowRoot.querySelectorAll(selector)].map(({textContent}) => Number(textContent));
        return {changes: numbers('.changes td'), counts: numbers('.chart td.votes')};
      });
      assert.deepEqual(seen, {changes: truth.changes.flat(), counts: [truth.first, truth.second].flatMap((votes) => ANSWERS.map((answer) => countOf(votes, answer)))});
    });

    // The same search finds what is there, now that it may be.
    const known = await votesInMemory(screen, ANSWERS);
    assert.ok(known.counts.length >= ANSWERS.length, 'what the screen shows is found in its memory');
    assert.match(wire.told(), /"counts":\{"/);
    assert.match(await treeOf(screen), /^part=chart$[^]*^".*%.*"$/m);
    await nobodyIsTraced(phones);
    assert.deepEqual(faults.flat().filter((fault) => !/image 'data:,'|ERR_INTERNET_DISCONNECTED|ERR_ABORTED|ERR_EMPTY_RESPONSE|ERR_CONNECTION|ERR_INCOMPLETE|network/i.test(fault)), []);
  });

  async function visit(view, hash, viewport, name) {
    const page = await (await browser.newContext({viewport, reducedMotion: 'reduce'})).newPage();
    page.setDefaultTimeout(PATIENCE);
    page.on('request', (request) => { page.token = /^Bearer (.+)/.exec(request.headers().authorization)?.[1] ?? page.token; });
    faults.push(listenForFaults(page));
    await page.goto(`${site.origin}/room?view=${view}#${hash}`);
    if (name) {
      await page.getByLabel('Your name').fill(name);
      await page.getByRole('button', {name: 'Join', exact: true}).click();
    }
    await page.locator('flip-class .bar').getByText('Saved for the class.', {exact: true}).waitFor();
    return page;
  }

  /** Neither what it shows, nor what came to it, nor its disk or memory has anything of what was voted. */
  async function screenKnowsNothing(screen, when) {
    const tree = await treeOf(screen);
    assert.match(tree, /have voted|Talk to somebody/, `${when}: the screen's DOM is searched`);
    assert.doesNotMatch(tree, /^(?:table|td|rect)$|^part=chart$|^".*%.*"$/m, `${when}: the screen's DOM shows no result`);
    for (const [place, told] of [['network', wire.told()], ['disk', await diskOf(screen)]]) {
      assert.match(told, /"staged"/, `${when}: the screen's ${place} is searched`);
      assert.doesNotMatch(told, /"voted"|"completed"|"counts":\{"|gravity|upward|nothing/, `${when}: the screen's ${place} has no vote`);
    }
    const {objects, ...found} = await votesInMemory(screen, ANSWERS);
    assert.ok(objects > 10_000, `${when}: the screen's memory is searched`);
    assert.deepEqual(found, {entries: 0, counts: [], texts: []}, `${when}: the screen's memory has no vote`);
  }

  /** By the token of a phone, and by one of somebody who only came to look. */
  async function nobodyIsTraced(phones) {
    const {token: eve} = await school.call('POST', `/v1/spaces/${space.space}/join`, {code: space.code, name: 'Eve'}, '');
    for (const token of [phones[0].token, phones[13].token, eve]) {
      const own = JSON.parse(Buffer.from(token.split('.').at(-2), 'base64url')).sub;
      const {entries} = await school.call('GET', `/v1/spaces/${space.space}/entries?after=0&limit=1000`, undefined, token);
      const {text} = await streamed(token);
      const told = [...entries, ...[...text.matchAll(/^data: (.+)$/gm)].flatMap(([, data]) => JSON.parse(data).entries ?? [])];
      assert.ok(told.some(({type}) => type === 'staged') && /"staged"/.test(text), 'what a learner may read is read');
      assert.deepEqual([...new Set(told.filter(({author}) => author !== own).map(({type}) => type))].sort(), ['revealed', 'staged'], 'of others: what the teacher tells everybody');
      for (const path of ['export?format=ndjson', 'export?format=csv', 'people']) {
        const response = await fetch(`${school.origin}/v1/spaces/${space.space}/${path}`, {headers: {authorization: `Bearer ${token}`}});
        assert.equal(response.status, 403, `${path} is for the staff`);
      }
    }
  }

  /** What the stream says from its beginning on, until it has told where the class is. */
  async function streamed(token) {
    const leave = new AbortController();
    const response = await fetch(`${school.origin}/v1/spaces/${space.space}/entries?after=0`, {headers: {authorization: `Bearer ${token}`, accept: 'text/event-stream'}, signal: leave.signal});
    let text = '';
    for await (const part of response.body.pipeThrough(new TextDecoderStream())) {
      text += part;
      if (/"phase":"vote2"/.test(text) && text.endsWith('\n\n')) break;
    }
    leave.abort();
    return {text};
  }

  /** All that was said, as the staff's export has it. */
  async function rawLog() {
    const {token} = await school.call('POST', `/v1/spaces/${space.space}/join`, {key: space.key}, '');
    const response = await fetch(`${school.origin}/v1/spaces/${space.space}/export?format=ndjson`, {headers: {authorization: `Bearer ${token}`}});
    const lines = (await response.text()).trim().split('\n').map((line) => JSON.parse(line));
    return lines.filter(({activity}) => activity === 'peer').sort((a, b) => a.seq - b.seq);
  }

  const says = (page, words) => page.locator('flip-peer').getByText(words).locator('visible=true').first().waitFor();
  const press = (page, name) => page.locator('flip-peer').getByRole('button', {name, exact: true}).click();
  const radio = (page, value) => page.locator(`#top input[value="${value}"]`);
  const choose = async (page, value) => {
    await radio(page, value).click();
    await says(page, 'Your vote is in.');
  };
  const comeBack = async (page) => {
    await page.context().setOffline(false);
    await page.evaluate(() => dispatchEvent(new Event('online')));
  };
  const every = (list, act) => Promise.all(list.map(act));
});

/** Who voted what in both votes, and what became of whom: reckoned anew from the log's lines, by the rule in words. */
function reckon(entries) {
  const votes = {vote1: new Map(), vote2: new Map()};
  let phase = 'idle';
  for (const {type, author, data} of entries) {
    if (type === 'staged') ({phase} = data);
    // A vote counts when its round is open as it comes into the log.
    if (type === 'voted' && phase === `vote${data.round}`) votes[phase].set(author, data);
  }
  const [first, second] = [votes.vote1, votes.vote2];
  const isRight = ({response}) => response[0] === 'gravity';
  const both = [...second].filter(([author]) => first.has(author)).map(([author, then]) => [isRight(first.get(author)), isRight(then)]);
  const count = (was, is) => both.filter(([a, b]) => a === was && b === is).length;
  return {first, second, changes: [[count(true, true), count(true, false)], [count(false, true), count(false, false)]]};
}

const countOf = (votes, answer) => [...votes.values()].filter(({response}) => response.includes(answer)).length;
