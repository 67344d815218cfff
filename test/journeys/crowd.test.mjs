// Two and then twenty people in one discussion, each in a browser of their own, and some who come without a page: they
// post, answer, change, like, hide and lose their network, as a seed says. At the end all read the same, nothing is there
// twice, and what somebody had begun to write is where they left it. FLIP_SEED=7 plays another story.
import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {after, afterEach, before, describe, test} from 'node:test';
import {isDeepStrictEqual} from 'node:util';
import {openBrowser} from './browser.mjs';
import {lendHands} from './crowd-hands.mjs';
import {noSchool, openSchool} from './school.mjs';
import {root, startServer, strictPolicy} from './server.mjs';

const SEED = Number(process.env.FLIP_SEED ?? 6);
/** Coming in costs most; so many do it at once. */
const DOOR = 5;
const PATIENCE = 90_000;

describe('a crowd', {skip: noSchool}, () => {
  let site;
  let school;
  let browser;

  before(async () => {
    const html = await readFile(join(root, 'test/journeys/crowd.html'), 'utf8');
    school = await openSchool();
    await school.start();
    site = await startServer({
      headers: {'content-security-policy': `${strictPolicy}; connect-src 'self' ${school.origin}`},
      fault: (request, response) => {
        if (!request.url.startsWith('/crowd')) return false;
        response.setHeader('content-type', 'text/html; charset=utf-8');
        response.end(html.replace('STORE', school.origin));
        return true;
      },
    });
    browser = await openBrowser();
  });

  afterEach(() => Promise.all((browser?.contexts() ?? []).map((context) => context.close())));

  after(async () => {
    await browser?.close();
    await site?.close();
    await school?.remove();
  });

  test('of two ends with one thread, whatever they do', () => story({learners: 1, acts: 24, raw: 1}));

  test('of twenty does too, and nobody\'s draft is lost', () => story({learners: 19, acts: 7, raw: 4}));

  async function story({learners, acts, raw}) {
    const space = await school.call('POST', '/v1/spaces', {label: 'Physics 7b'});
    const people = [new Person('Prof. Nkem', {space, staff: true}), ...Array.from({length: learners}, (_, i) => new Person(`Learner ${i + 1}`, {space}))];
    const voices = await Promise.all(Array.from({length: raw}, (_, i) => voiceOf(space, `Voice ${i + 1}`)));
    await inTurns(people, DOOR, (person) => person.enter());
    await Promise.all([...people.map((person) => person.act(acts)), ...voices.map((voice, i) => voice.act(acts, chance(`voice ${i}`)))]);
    await Promise.all(people.map((person) => person.comeBack()));
    await Promise.all(people.map((person) => person.leaveDraft()));
    // Half of them look again another day.
    await inTurns(people.filter((_, i) => i % 2), DOOR, (person) => person.reload());
    const said = [...people, ...voices].flatMap(({texts}) => [...texts]).sort();
    await agree(people, said);
    for (const person of people) await person.hasDrafts();
    const {entries} = await school.staff(space);
    assert.equal(new Set(entries.map(({id}) => id)).size, entries.length);
    assert.equal(entries.filter(({type}) => type === 'posted').length, said.length);
    const hidden = entries.filter(({id, type}) => type === 'posted' && lastly(entries, id, 'hidden'));
    for (const voice of voices) await voice.seesOnly(hidden.filter(({author}) => author !== voice.sub).map(({id}) => id));
  }

  /** Waits till everybody reads the same, and all of it. */
  async function agree(people, said) {
    for (const end = Date.now() + PATIENCE; ; await new Promise((done) => { setTimeout(done, 250); })) {
      const views = await Promise.all(people.map((person) => person.read()));
      const lines = views.map((view) => view.map(({line}) => line));
      const settled = views.flat().every(({unkept}) => !unkept) && lines.every((each) => each.join('\n') === lines[0].join('\n')) && lines[0].length >= said.length;
      if (!settled && Date.now() < end) continue;
      people.forEach(({name}, i) => assert.deepEqual(lines[i], lines[0], `seed ${SEED}: what ${name} reads`));
      // The staff reads hidden words too.
      assert.deepEqual(views[0].map(({text}) => text).sort(), said, `seed ${SEED}: what was said`);
      assert.ok(views.flat().every(({unkept}) => !unkept), `seed ${SEED}: something is still on its way`);
      return;
    }
  }

  /** Somebody with a page. */
  class Person {
    texts = new Set();
    drafts = new Set();
    #count = 0;
    #away = false;

    constructor(name, {space, staff = false}) {
      Object.assign(this, {name, space, staff, chance: chance(name)});
    }

    async enter() {
      this.context = await browser.newContext({viewport: {width: 800, height: 600}});
      await this.context.addInitScript(lendHands);
      this.page = await this.context.newPage();
      const {space, key, code} = this.space;
      await this.page.goto(`${site.origin}/crowd#${this.staff ? `flip-space=${space}&flip-key=${key}` : `flip-code=${code}`}`);
      if (!this.staff) {
        await this.page.getByLabel('Your name').fill(this.name);
        await this.page.getByRole('button', {name: 'Join', exact: true}).click();
      }
      await this.#isIn();
    }

    async act(times) {
      for (let i = 0; i < times; i += 1) await this.#actOnce();
    }

    /** The network is there again. */
    async comeBack() {
      this.#away = false;
      await this.context.setOffline(false);
      if (this.page.isClosed()) await this.#open();
    }

    /** What was begun and not sent. */
    async leaveDraft() {
      await this.#hand('write', this.#draft(`${this.name} was about to say`));
    }

    async reload() {
      await this.page.close();
      await this.#open();
    }

    /** Waits till what was begun stands where it was left: after a reload it comes once the browser has read it. */
    async hasDrafts() {
      const begun = [...this.drafts].sort();
      for (const end = Date.now() + PATIENCE; Date.now() < end; await new Promise((done) => { setTimeout(done, 250); })) {
        if (isDeepStrictEqual(await this.#hand('typed'), begun)) return;
      }
      assert.deepEqual(await this.#hand('typed'), begun, `the drafts of ${this.name}`);
    }

    read() {
      return this.#hand('read', this.name);
    }

    async #actOnce() {
      const lot = this.chance();
      if (this.page.isClosed()) return this.comeBack();
      if (lot < 0.3) return this.#say('post');
      if (lot < 0.5) return this.#say('reply', this.chance());
      if (lot < 0.62) return this.#edit();
      if (lot < 0.76) return this.#hand('like', this.chance());
      if (lot < 0.84) return this.staff ? this.#hand('hide', this.chance()) : this.#begin();
      this.#away = !this.#away;
      await this.context.setOffline(this.#away);
      // Some say something without a network, and close the page. The staff's link is not kept, so they stay.
      if (this.#away && lot > 0.93 && !this.staff) {
        await this.#say('post');
        await this.page.close();
      }
    }

    async #say(how, ...share) {
      const text = this.#next('says');
      if (await this.#hand(how, ...share, text) !== false) this.texts.add(text);
    }

    async #edit() {
      const text = this.#next('changes it to');
      const before = await this.#hand('edit', this.chance(), text);
      if (before === undefined) return;
      assert.ok(this.texts.delete(before), `${this.name} changed what they had not said: ${before}`);
      this.texts.add(text);
    }

    async #begin() {
      const text = this.#draft(this.#next('begins'));
      if (!await this.#hand('begin', this.chance(), text)) this.drafts.delete(text);
    }

    #draft(text) {
      this.drafts.add(text);
      return text;
    }

    #next(what) {
      return `${this.name} ${what} ${this.#count += 1}`;
    }

    async #open() {
      this.page = await this.context.newPage();
      await this.page.goto(`${site.origin}/crowd`);
      await this.#isIn();
    }

    async #isIn() {
      await this.page.locator('flip-class .bar').waitFor();
      await this.page.mouse.move(200, 200);
      await this.page.mouse.move(210, 210);
    }

    #hand(name, ...given) {
      return this.page.evaluate(([hand, args]) => globalThis.hands[hand](...args), [name, given]);
    }
  }

  /** Somebody without a page: says things, twice where an answer got lost, and looks at all there is. */
  async function voiceOf({space, code}, name) {
    const {token, sub} = await school.call('POST', `/v1/spaces/${space}/join`, {code, name}, '');
    const path = `/v1/spaces/${space}/entries`;
    const texts = new Set();
    const all = async () => {
      const entries = [];
      for (let after = 0, more = true; more;) {
        const page = await school.call('GET', `${path}?after=${after}&activity=talk`, undefined, token);
        entries.push(...page.entries);
        ({cursor: after, more = false} = page);
      }
      return entries;
    };
    return {
      texts, sub,
      async act(times, lot) {
        for (let i = 0; i < times; i += 1) {
          const posts = (await all()).filter(({type}) => type === 'posted');
          const pick = posts[Math.floor(lot() * posts.length)];
          const text = `${name} says ${i}`;
          const entries = [{id: randomUUID(), activity: 'talk', type: 'posted', data: {text, ...(pick && lot() < 0.5 && {parent: pick.id})}}];
          if (pick) entries.push({id: randomUUID(), activity: 'talk', type: 'reacted', data: {post: pick.id, kind: 'like', on: true}});
          texts.add(text);
          await Promise.all(Array.from({length: lot() < 0.4 ? 2 : 1}, () => school.call('POST', path, {entries}, token)));
        }
      },
      /** Whoever asks the server itself reads no word that is hidden from them. */
      async seesOnly(hidden) {
        const entries = await all();
        for (const id of hidden) {
          const found = entries.filter((entry) => entry.id === id || (entry.type === 'edited' && entry.data.post === id));
          assert.ok(found.length > 0);
          assert.ok(found.every(({data}) => data.text === '' && data.redacted === true), `${name} reads what is hidden`);
        }
      },
    };
  }
});

/** The last word of the staff about a post. */
function lastly(entries, post, as) {
  return entries.findLast(({type, data}) => type === 'moderated' && data.post === post && data.as === as)?.data.on === true;
}

async function inTurns(list, width, work) {
  const left = [...list];
  await Promise.all(Array.from({length: width}, async () => {
    for (let next = left.shift(); next; next = left.shift()) await work(next);
  }));
}

/** Numbers from 0 to 1 that follow from the seed and a word (mulberry32). */
function chance(word) {
  let state = [...word].reduce((sum, letter) => Math.imul(sum ^ letter.codePointAt(0), 16777619), 2166136261 ^ SEED);
  return () => {
    state = (state + 0x6D2B79F5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
