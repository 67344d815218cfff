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
  posted: { text: 'Why is <b>that</b>?', parent: '0b0e2a51-6f0e-4c1c-9a83-2d5d3a0f4b11' },
  edited: { post: 'p', text: 'changed' },
  reacted: { post: 'p', kind: 'like', on: true },
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
