// A class of random learners against a model of what a store is: the same cases in every run.
import assert from 'node:assert/strict';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {isDeepStrictEqual} from 'node:util';
import fc from 'fast-check';
import {openStore} from '../dist/store.js';
import {folder} from './engines.mjs';

fc.configureGlobal({seed: 20_261_122});

const spaces = ['a', 'b'];
const authors = ['ada', 'ben', 'eve'];
const at = (day) => new Date(Date.UTC(2026, 10, day)).toISOString();

const space = fc.constantFrom(...spaces);
const author = fc.constantFrom(...authors);
const server = fc.nat(1);
const day = fc.integer({min: 1, max: 4});
// Few ids, so that they often meet again, with the same content or with other.
const said = fc.record({id: fc.nat(15).map(String), activity: fc.constantFrom('x', 'y'), text: fc.constantFrom('one', 'two', 'drei')})
  .map(({id, activity, text}) => ({id, activity, type: 'posted', data: {text}}));
const key = fc.constantFrom('k', 'k/1', 'k/2', 'l');

const steps = fc.array(fc.oneof(
  {weight: 8, arbitrary: fc.record({do: fc.constant('append'), server, space, author, day, batch: fc.array(said, {maxLength: 6})})},
  {weight: 4, arbitrary: fc.record({do: fc.constant('together'), space, one: author, two: author, day, first: fc.array(said, {maxLength: 4}), second: fc.array(said, {maxLength: 4})})},
  {weight: 3, arbitrary: fc.record({do: fc.constant('read'), server, space, after: fc.nat(30), limit: fc.option(fc.nat(5), {nil: undefined}), activity: fc.option(fc.constantFrom('x', 'y'), {nil: undefined}), author: fc.option(author, {nil: undefined})})},
  {weight: 2, arbitrary: fc.record({do: fc.constant('erase'), server, space, what: fc.oneof(fc.constant('all'), fc.record({author}), day.map((before) => ({before: at(before)})), fc.record({author, before: day.map(at)}))})},
  {weight: 3, arbitrary: fc.record({do: fc.constant('put'), server, key, value: fc.jsonValue({maxDepth: 1}), if: fc.constantFrom('none', 'now', 'old', 'any')})},
  {weight: 1, arbitrary: fc.record({do: fc.constant('delete'), server, key})},
  {weight: 1, arbitrary: fc.record({do: fc.constant('reopen'), server})},
), {maxLength: 40, size: 'max'});

describe('SQLite in a file, by chance', {timeout: 300_000}, () => {
  let home;
  let stores;
  before(() => { home = folder(); });
  after(() => home.remove());

  it('is what the model says, whatever comes, from two servers, with watchers that miss nothing', async () => {
    let run = 0;
    await fc.assert(fc.asyncProperty(steps, async (todo) => {
      const address = `file:${join(home.path, `${run++}.db`)}`;
      stores = [await openStore(address), await openStore(address)];
      try {
        await play(address, todo);
      } finally {
        await Promise.all(stores.map((store) => store.close()));
      }
    }), {numRuns: 60});
  });

  async function play(address, todo) {
    let model = {entries: [], last: {a: 0, b: 0}, records: new Map()};
    const heard = {a: [], b: []};
    let said = {a: [], b: []};
    for (const name of spaces) await stores[0].watch(name, 0, (batch) => heard[name].push(...batch));
    for (const step of todo) {
      const store = stores[step.server ?? 0];
      if (step.do === 'append') {
        const outcomes = await store.append(step.space, step.author, at(step.day), step.batch);
        assert.deepEqual(outcomes, append(model, said, step, step.author, step.batch));
      } else if (step.do === 'together') {
        const [one, two] = await Promise.all([
          stores[0].append(step.space, step.one, at(step.day), step.first), stores[1].append(step.space, step.two, at(step.day), step.second)]);
        const order = [[step.one, step.first, one], [step.two, step.second, two]];
        // Either may have been the first, but each went in whole.
        const found = [order, [...order].reverse()].map((attempt) => {
          const next = structuredClone({model, said});
          const fits = attempt.every(([who, batch, outcomes]) => isDeepStrictEqual(append(next.model, next.said, step, who, batch), outcomes));
          return fits && next;
        }).find(Boolean);
        assert.ok(found, 'no order of the two explains what came');
        ({model, said} = found);
      } else if (step.do === 'read') {
        const {after: from, limit, activity, author: by} = step;
        const expected = model.entries.filter((entry) => entry.space === step.space && entry.seq > from
          && (activity === undefined || entry.activity === activity) && (by === undefined || entry.author === by)).slice(0, limit);
        assert.deepEqual(await store.read(step.space, from, {limit, activity, author: by}), expected);
        assert.equal(await store.last(step.space), model.last[step.space]);
      } else if (step.do === 'erase') {
        // What is heard before it is erased is heard.
        await settled(heard, said);
        const {author: by, before: until} = step.what === 'all' ? {} : step.what;
        const left = model.entries.filter((entry) => entry.space !== step.space || (by !== undefined && entry.author !== by) || (until !== undefined && entry.at >= until));
        assert.equal(await store.erase(step.space, step.what), model.entries.length - left.length);
        model.entries = left;
      } else if (step.do === 'put') {
        const now = model.records.get(step.key);
        const wanted = {none: undefined, now: now?.version ?? 0, old: now?.old ?? 0, any: 12_345}[step.if];
        const right = wanted === undefined || wanted === (now?.version ?? 0);
        assert.equal(await store.records.put(step.key, step.value, wanted === undefined ? undefined : {if: wanted}), right);
        if (right) model.records.set(step.key, {value: step.value, old: now?.version, version: (await store.records.get(step.key)).version});
      } else if (step.do === 'delete') {
        await store.records.delete(step.key);
        model.records.delete(step.key);
      } else if (step.server === 1) {
        await stores[1].close();
        stores[1] = await openStore(address);
      }
    }
    await settled(heard, said);
    for (const name of spaces) assert.deepEqual(await stores[1].read(name, 0), model.entries.filter((entry) => entry.space === name));
    for (const prefix of ['', 'k', 'k/', 'm']) {
      const expected = [...model.records].filter(([name]) => name.startsWith(prefix)).sort().map(([name, {value, version}]) => ({key: name, value: JSON.parse(JSON.stringify(value)), version}));
      assert.deepEqual(await stores[0].records.list(prefix), expected);
    }
  }
});

/** What a store has to answer, in ten lines. */
function append(model, said, {space: name, day: when}, author, batch) {
  return batch.map((entry) => {
    const there = model.entries.find(({id, space: where}) => id === entry.id && where === name);
    if (there) {
      const same = there.author === author && there.activity === entry.activity && there.data.text === entry.data.text;
      return same ? {seq: there.seq, dup: true} : {conflict: true};
    }
    model.last[name] += 1;
    const kept = {...entry, space: name, author, at: at(when), seq: model.last[name]};
    model.entries.push(kept);
    said[name].push(kept);
    return {seq: kept.seq, dup: false};
  });
}

async function settled(heard, said) {
  for (const end = Date.now() + 10_000; Date.now() < end && spaces.some((name) => heard[name].length < said[name].length);) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  for (const name of spaces) assert.deepEqual(heard[name], said[name]);
}
