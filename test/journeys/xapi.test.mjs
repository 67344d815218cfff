// Statements are checked by the validator that Learning Locker wrote, over every type of entry in the built package.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import xapi from '@learninglocker/xapi-validation';
import { ENTRY_RULES, faultOf, statementOf } from '../../dist/core.js';

const samples = {
  launched: {},
  watched: { from: 3.2, to: 14.7, rate: 1.5 },
  read: { from: 3.2, to: 14.7 },
  noted: { at: 12.5, text: 'Ask about this' },
  reached: { checkpoint: 'c1' },
  passed: { checkpoint: 'c1' },
  skipped: { checkpoint: 'c1' },
  answered: { question: 'q', response: ['a', 'b'], score: 0.5, correct: false, try: 2, duration: 8.256, misconceptions: ['m'], version: 'v' },
  attempted: { attempt: 2, seed: 's', picked: ['q'], until: '2026-11-22T10:30:00.000Z' },
  submitted: { score: 0.8, attempt: 2, certainty: -2 },
  asked: { text: 'Why is it not zero?' },
  arranged: { gate: 'post-first', anonymous: 'peers', moderated: true, kind: 'questions', closes: '2026-11-29T22:00:00.000Z', perDay: 3, version: 'v', by: 'staff' },
  posted: { text: 'Why is <b>that</b>?', parent: '0b0e2a51-6f0e-4c1c-9a83-2d5d3a0f4b11', at: 12.5, quote: 'q' },
  edited: { post: 'p', text: 'changed' },
  removed: { post: 'p' },
  reacted: { post: 'p', kind: 'like', on: true },
  endorsed: { post: 'p', on: true },
  moderated: { post: 'p', as: 'hidden', on: true },
  reported: { post: 'p', reason: 'It names somebody.' },
  rated: { learner: 'l', score: 0.75, reasons: ['It answers others.'], post: 'p' },
  staged: { phase: 'vote1', run: 2, until: '2026-11-22T10:02:30.000Z', seconds: 150 },
  led: { to: 'peer', pace: 'teacher' },
  voted: { question: 'q', run: 2, round: 1, response: ['a', 'b'], score: 0, correct: false, certainty: 0.5, misconceptions: ['m'] },
  revealed: { run: 2, tallies: [{ round: 1, total: 12, counts: { a: 4, b: 8 }, right: 4 }, { round: 2, total: 12, counts: { a: 9, b: 3 }, right: 9 }], changes: [4, 5, 0, 3], gain: 0.625 },
  grouped: { run: 2, groups: [{ label: 'Table 1', members: ['a', 'b'], roles: [['Speaker'], ['Writer', 'Timekeeper']] }], issue: 'i', part: 1, parts: 2 },
  signalled: { label: 'I am lost', at: 83.5, back: 's' },
  surveyed: { answers: { pace: ['3'], more: ['More examples'], less: [] } },
  confided: { answers: { pace: ['3'] }, group: 5, by: 'pace' },
  gathered: { question: 'pace', responses: [['3'], ['4']], by: 'term', of: ['2'] },
  summed: { question: 'pace', total: 7, counts: { 3: 4, 4: 3 }, mean: 3.43, median: 3 },
  heeded: { said: 'Too fast', did: 'A pause after each part', note: 'n' },
  followed: { thread: 'p', on: true },
  progressed: { ratio: 0.333 },
  completed: { score: 1, coverage: 0.95 },
};

const context = { lesson: 'https://school.example/forces', homePage: 'https://school.example', language: 'en', names: new Map([['talk', 'The talk']]), learner: 'Ada' };

const entry = (type, data) => ({
  id: '5e1a1f0e-0d6c-4a52-8a53-6a1c8d1f6b3e', space: 'forces', activity: 'talk', type, data,
  author: 'd0c6b8f4-0000-4000-8000-000000000001', at: '2026-11-22T10:00:00.000Z', seq: 1,
});

test('there is a sample of every type', () => assert.deepEqual(Object.keys(samples).sort(), Object.keys(ENTRY_RULES).sort()));

for (const [type, data] of Object.entries(samples)) {
  test(`"${type}" is a valid xAPI statement`, () => {
    assert.equal(faultOf(entry(type, data)), undefined);
    const statement = statementOf(entry(type, data), context);
    assert.deepEqual(xapi.default(statement).map(String), []);
    assert.deepEqual(statementOf(entry(type, data), context), statement);
  });
}

test('the validator does find faults', () => {
  const broken = { ...statementOf(entry('launched', {}), context), actor: { account: { name: 'x' } } };
  assert.notEqual(xapi.default(broken).length, 0);
});

test('an answer carries response, score, success and duration', () => {
  const { result, object, actor } = statementOf(entry('answered', samples.answered), context);
  assert.deepEqual(result, { response: 'a[,]b', score: { scaled: 0.5 }, duration: 'PT8.26S', success: false });
  assert.equal(object.id, 'https://school.example/forces#talk');
  assert.deepEqual(object.definition.name, { en: 'The talk' });
  assert.equal(actor.name, 'Ada');
});

test('a post that is pinned to a second of a video carries it, as the video profile has it', () => {
  const { result } = statementOf(entry('posted', samples.posted), context);
  assert.deepEqual(result, { response: samples.posted.text, extensions: { 'https://w3id.org/xapi/video/extensions/time': 12.5 } });
  assert.deepEqual(statementOf(entry('posted', { text: 'x' }), context).result, { response: 'x' });
});

test('a rating carries its score and whom it is for, until it is taken back; a score completes', () => {
  const rated = (more) => statementOf(entry('rated', { ...samples.rated, ...more }), context);
  assert.deepEqual(rated({}).result, {
    score: { scaled: 0.75 }, extensions: { 'urn:flip-elements:xapi:learner': 'l', 'urn:flip-elements:xapi:post': 'p' },
  });
  const back = rated({ score: 0, on: false });
  assert.equal(back.result.score, undefined);
  assert.equal(back.verb.id, 'http://activitystrea.ms/schema/1.0/remove');
  assert.deepEqual(xapi.default(back).map(String), []);
  assert.deepEqual(statementOf(entry('completed', { score: 0.733 }), context).result, { completion: true, score: { scaled: 0.733 } });
});
