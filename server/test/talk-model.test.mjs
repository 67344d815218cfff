// Whatever is said in whatever order: each reader sees exactly what a few plain sentences say they may.
import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {test} from 'node:test';
import fc from 'fast-check';
import {createHandler, openStore} from '../dist/index.js';
import {ADMIN, farAway, openClass, SECRET, until} from './class.mjs';

fc.configureGlobal({seed: 20_261_122});

const LEARNERS = ['ann', 'ben', 'carl'];
const PEOPLE = [...LEARNERS, 'tea', 'guest'];
const GATES = ['none', 'post-first', 'teacher'];
const VEILS = ['no', 'peers', 'all'];

const learner = fc.constantFrom('ann', 'ben');
const speaker = fc.constantFrom('ann', 'ben', 'tea');
const place = fc.record({activity: fc.constantFrom('a', 'b'), which: fc.nat(5)});
const step = fc.oneof(
  {weight: 5, arbitrary: fc.record({who: speaker, type: fc.constant('posted'), answers: fc.boolean(), place})},
  {weight: 2, arbitrary: fc.record({who: speaker, type: fc.constantFrom('edited', 'removed', 'reacted'), place})},
  {weight: 1, arbitrary: fc.record({who: learner, type: fc.constantFrom('completed', 'reported', 'followed'), place})},
  {weight: 1, arbitrary: fc.record({who: fc.constant('tea'), type: fc.constantFrom('endorsed', 'rated'), place})},
  {weight: 3, arbitrary: fc.record({who: fc.constant('tea'), type: fc.constant('moderated'), as: fc.constantFrom('hidden', 'approved', 'locked'), on: fc.boolean(), place})},
  {weight: 2, arbitrary: fc.record({who: fc.constantFrom('ann', 'tea', 'tea'), type: fc.constant('arranged'), gate: fc.constantFrom(...GATES), anonymous: fc.constantFrom(...VEILS), moderated: fc.boolean(), place})},
);

/** What the log holds, told plainly: who said what, and whether nobody is to know who. */
class Model {
  log = [];

  of = (activity, type) => this.log.filter((one) => one.activity === activity && one.type === type);
  post = (activity, id) => this.of(activity, 'posted').find((one) => one.id === id);

  arrangement(activity) {
    const said = this.of(activity, 'arranged');
    const staffs = said.findLast(({who}) => who === 'tea');
    if (staffs) return staffs.data;
    const strictest = (words, key) => words[Math.max(0, ...said.map(({data}) => words.indexOf(data[key])))];
    return {gate: strictest(GATES, 'gate'), anonymous: strictest(VEILS, 'anonymous'), moderated: said.some(({data}) => data.moderated)};
  }

  /** The last word of the staff on a post. */
  last = (activity, as, post) => this.of(activity, 'moderated').findLast(({data}) => data.as === as && data.post === post);
  is = (activity, as, post) => this.last(activity, as, post)?.data.on ?? false;

  /** Takes what somebody says; gives the code of a refusal. */
  take({id, activity, type, data, who}) {
    const target = this.post(activity, data.post);
    if ((type === 'edited' || type === 'removed') && target && target.who !== who) return 'forbidden';
    if (type === 'posted' && who !== 'tea') {
      let opening = data.parent;
      while (this.post(activity, this.post(activity, opening)?.data.parent)) opening = this.post(activity, opening).data.parent;
      if (opening !== undefined && this.is(activity, 'locked', opening)) return 'locked';
    }
    const {anonymous} = this.arrangement(activity);
    const willBe = type === 'arranged' && who !== 'tea' && !this.of(activity, 'arranged').some((one) => one.who === 'tea') ? data.anonymous : 'no';
    const secret = (type === 'edited' || type === 'removed') && target ? target.secret : who !== 'tea' && (anonymous === 'all' || willBe === 'all');
    this.log.push({id, activity, type, data, who, secret, number: this.log.length});
    return undefined;
  }

  /** What somebody sees of one entry: {as, words}; `as`: own, name, peers or all. */
  seen(reader, {id, activity, type, data, who, secret, number}) {
    const staff = reader === 'tea';
    const mine = who === reader;
    if ((type === 'completed' || type === 'reported') && !mine && !staff) return undefined;
    if (type === 'followed' && !mine) return undefined;
    if (type === 'rated' && !staff && data.learner !== reader) return undefined;
    const as = (veil) => (mine ? 'own' : secret ? 'all' : veil ? 'peers' : 'name');
    if (staff) return {as: as(false), words: true};
    const {gate, anonymous, moderated} = this.arrangement(activity);
    const teacherKnown = this.log.some((one) => one.activity === activity && one.who === 'tea' && ['posted', 'arranged', 'endorsed', 'rated', 'moderated'].includes(one.type));
    const veil = anonymous !== 'no' && !(who === 'tea' && teacherKnown);
    if (mine) return {as: 'own', words: true};
    const about = {posted: id, edited: data.post, removed: data.post, reacted: data.post, endorsed: data.post}[type];
    if (about === undefined) return {as: as(veil), words: true};
    const target = this.post(activity, about);
    const past = gate === 'none' || (gate === 'post-first' && this.of(activity, 'posted').some((one) => one.who === reader));
    const approved = this.is(activity, 'approved', about);
    const ownOrStaffs = target && (target.who === reader || target.who === 'tea');
    if (!ownOrStaffs && !(past && (!moderated || approved))) return undefined;
    if (type === 'edited' && moderated && who !== 'tea' && !(approved && this.last(activity, 'approved', about).number > number)) return undefined;
    const gone = this.is(activity, 'hidden', about) || (target && this.of(activity, 'removed').some((one) => one.data.post === about && one.who === target.who));
    return {as: as(veil), words: !(gone && (type === 'posted' || type === 'edited'))};
  }

  view = (reader) => this.log.map((one) => ({one, seen: this.seen(reader, one)})).filter(({seen}) => seen);
}

test('whatever is said in whatever order, each reader sees what the sentences say: all at once and while it happens', async (t) => {
  const limits = {requests: {burst: 1e6, perSecond: 1e6}, bytes: {burst: 1e9, perSecond: 1e9}, joins: {burst: 1e6, perSecond: 1e6}};
  const store = await openStore(':memory:');
  const handler = createHandler({store, secret: SECRET, adminKey: ADMIN, limits});
  t.after(async () => {
    await handler.stop();
    await store.close();
  });
  const ask = async (method, path, token, body) => (await handler(new Request(`http://x/v1/spaces${path}`, {
    method, headers: {'content-type': 'application/json', ...(token && {authorization: `Bearer ${token}`})}, ...(body && {body: JSON.stringify(body)}),
  }))).json();

  await fc.assert(fc.asyncProperty(fc.array(step, {minLength: 4, maxLength: 25}), fc.boolean(), async (steps, together) => {
    const {space, code, key} = await ask('POST', '', ADMIN, {anonymous: true});
    const cast = {};
    for (const who of PEOPLE) cast[who] = await ask('POST', `/${space}/join`, undefined, who === 'tea' ? {key, name: who} : who === 'guest' ? {} : {code, name: who});
    const model = new Model();
    const said = steps.map(({who, type, place: {activity, which}, answers, as, on, ...rest}) => {
      const posts = model.planned ??= [];
      const target = posts[which % Math.max(1, posts.length)]?.id ?? 'none';
      const item = {id: randomUUID(), activity, type, who};
      if (type === 'posted') posts.push(item);
      item.data = {
        posted: {text: `words of ${item.id}`, ...(answers && {parent: target}), ...(who === 'tea' && {by: 'staff'})}, edited: {post: target, text: `words of ${item.id}`}, removed: {post: target},
        reacted: {post: target, kind: 'like', on: true}, endorsed: {post: target, on: true}, rated: {learner: 'ann', score: 1}, reported: {post: target}, followed: {thread: target, on: true}, completed: {},
        moderated: {post: target, as, on}, arranged: {gate: rest.gate, anonymous: rest.anonymous, moderated: rest.moderated, ...(who === 'tea' && {by: 'staff'})},
      }[type];
      return item;
    });
    const cursors = {};
    // One at a time, or as many of one person as come together.
    for (let from = 0; from < said.length;) {
      const {who} = said[from];
      const length = together ? said.slice(from).findIndex((one) => one.who !== who) : 1;
      const batch = said.slice(from, length < 0 ? undefined : from + length);
      from += batch.length;
      const sent = batch.map(({id, activity, type, data}) => ({id, activity, type, data})).map((item) => (item.type === 'rated' ? {...item, data: {...item.data, learner: cast.ann.sub}} : item));
      const {results} = await ask('POST', `/${space}/entries`, cast[who].token, {entries: sent});
      assert.deepEqual(results.map(({error}) => error?.code), batch.map((one) => model.take(one)));
      for (const reader of PEOPLE) {
        const news = await ask('GET', `/${space}/entries?after=${cursors[reader] ?? 0}`, cast[reader].token);
        cursors[reader] = news.cursor;
        check(model, reader, cast, news.entries, model.view(reader).filter(({one}) => batch.some(({id}) => id === one.id)));
      }
    }
    const names = new Map();
    for (const reader of PEOPLE) {
      const {entries, names: told} = await ask('GET', `/${space}/entries?after=0&limit=1000`, cast[reader].token);
      check(model, reader, cast, entries, model.view(reader), names);
      for (const sub of Object.keys(told)) assert.ok(entries.some(({author}) => author === sub), 'no name of nobody');
      for (const activity of ['a', 'b']) {
        const part = await ask('GET', `/${space}/entries?after=0&limit=1000&activity=${activity}`, cast[reader].token);
        assert.deepEqual(part.entries, entries.filter((one) => one.activity === activity));
      }
    }
    await ask('DELETE', `/${space}`, ADMIN);
  }), {numRuns: 120, includeErrorInReport: true, verbose: 1});
});

/** `names`: what everybody goes by, which must be the same for all who read. */
function check(model, reader, cast, entries, wanted, names = new Map()) {
  assert.deepEqual(entries.map(({id}) => id), wanted.map(({one}) => one.id), `${reader} sees`);
  for (const [i, {one, seen}] of wanted.entries()) {
    const {author, data} = entries[i];
    assert.equal(data.redacted ?? false, !seen.words, `${reader}: ${one.type}`);
    if (one.data.text !== undefined) assert.equal(data.text, seen.words ? one.data.text : '');
    if (seen.as === 'own' || seen.as === 'name') {
      assert.equal(author, cast[one.who].sub, `${reader}: ${one.type} of ${one.who}`);
    } else {
      assert.match(author, /^~[\w-]{22}$/);
      const place = `${seen.as} ${one.activity} ${one.who}`;
      assert.equal(names.get(place) ?? author, author, 'fixed for the thread');
      names.set(place, author);
      assert.equal(new Set(names.values()).size, names.size, 'and nobody else\'s');
    }
  }
}

test('streams that are open meanwhile are never told more than a reader might see, and the same as reading tells', async (t) => {
  const room = await openClass(t, {wrap: farAway, settings: {anonymous: true}, limits: {requests: {burst: 1e6, perSecond: 1e6}}});
  const cast = {ann: await room.join(), ben: await room.join(), carl: await room.join(), tea: await room.join({key: room.key}), guest: await room.join({})};
  const model = new Model();
  const streams = Object.fromEntries(await Promise.all(PEOPLE.map(async (who) => [who, await room.stream(cast[who])])));
  const steps = fc.sample(step, {numRuns: 150, seed: 20_261_122});
  const posts = [];
  /** How often each reader could see each entry in each way, after each step. */
  const could = Object.fromEntries(PEOPLE.map((who) => [who, new Map()]));
  for (const {who, type, place: {activity, which}, answers, as, on, gate, anonymous, moderated} of steps) {
    const post = posts.at(-1 - which)?.id ?? 'none';
    const item = {id: randomUUID(), activity, type, data: {
      posted: {text: 'words', ...(answers && {parent: post}), ...(who === 'tea' && {by: 'staff'})}, edited: {post, text: 'words'}, removed: {post}, reacted: {post, kind: 'like', on: true}, endorsed: {post, on: true},
      rated: {learner: cast.ann.sub, score: 1}, reported: {post}, followed: {thread: post, on: true}, completed: {}, moderated: {post, as, on}, arranged: {gate, anonymous, moderated, ...(who === 'tea' && {by: 'staff'})},
    }[type]};
    if (type === 'posted') posts.push(item);
    await room.append(cast[who], item);
    model.take({...item, data: {...item.data, ...(type === 'rated' && {learner: 'ann'})}, who});
    for (const reader of PEOPLE) {
      for (const {one, seen} of model.view(reader)) {
        const ways = could[reader].get(one.id) ?? new Set();
        could[reader].set(one.id, ways.add(`${seen.as === 'peers' || seen.as === 'all' ? 'veiled' : cast[one.who].sub} ${seen.words}`));
      }
    }
  }
  const last = {id: randomUUID(), activity: 'z', type: 'posted', data: {text: 'over'}};
  await room.append(cast.ann, last);
  await until(() => PEOPLE.every((who) => streams[who].entries.some(({id}) => id === last.id)), 'the streams');
  for (const who of PEOPLE) {
    const told = streams[who].entries.filter(({id}) => id !== last.id);
    assert.ok(told.length > 20);
    assert.equal(new Set(told.map(({id}) => id)).size, told.length);
    for (const {id, author, data} of told) {
      const way = `${author.startsWith('~') ? 'veiled' : author} ${!data.redacted}`;
      assert.ok(could[who].get(id)?.has(way), `${who} was told ${way} of ${JSON.stringify([model.log.find((one) => one.id === id), [...could[who].get(id) ?? []], cast])}`);
    }
  }
});
