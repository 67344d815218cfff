// The schema that editors use and the reader that learners meet must not disagree.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import Ajv from 'ajv';
import {build} from 'esbuild';
import fc from 'fast-check';
import {root} from '../../.tools/rooms.mjs';

// The same cases in every run; test/chance.ts says why.
fc.configureGlobal({seed: 20_261_122});

const {outputFiles: [{text}]} = await build({entryPoints: [join(root, 'src/formats/quiz-json.ts')], bundle: true, format: 'esm', write: false});
const {parseQuizJson, writeQuizJson, SCHEMA} = await import(`data:text/javascript,${encodeURIComponent(text)}`);
const schema = JSON.parse(readFileSync(join(root, 'src/formats/quiz.schema.json'), 'utf8'));
const valid = new Ajv({strict: true, strictRequired: false, allErrors: false, allowUnionTypes: true}).compile(schema);
const read = (questions) => parseQuizJson(JSON.stringify({questions}));

const choice = {type: 'choice', prompt: 'What is *this*?', options: [{text: 'a', correct: true, feedback: 'Yes'}, {text: {text: '<b>b</b>', format: 'html'}, misconception: 'm'}]};
export const examples = [
  choice,
  {...choice, type: 'multiple', scoring: 'penalty', points: 2, tries: 3, shuffled: true, hints: ['one', 'two'], explanation: 'So.', tags: ['t'], id: 'x1', name: 'X', category: 'a/b', certainty: true},
  {type: 'true-false', prompt: 'So?', options: [{value: 'true', correct: true}, {value: 'false', text: 'Never'}]},
  {type: 'short', prompt: 'Who?', caseSensitive: true, options: [{text: 'A*', correct: true}, {text: 'b', weight: 0.5}, {text: '*', feedback: 'No.'}]},
  {type: 'number', prompt: 'g?', unit: 'm/s²', options: [{text: '9.81', tolerance: 0.05, correct: true}, {text: '9..10', weight: 0.5}, {text: '-1e3'}]},
  {type: 'blanks', prompt: '[[1]] is in [[2]].', blanks: [{answer: ['Paris', 'paris'], hint: 'P'}, {options: [{text: 'France', correct: true}, {text: 'Spain'}]}]},
  {type: 'drag', prompt: '[[1]]', blanks: [{answer: ['x']}], options: [{text: 'y'}]},
  {type: 'match', prompt: 'M', options: [{text: 'France', match: 'Paris'}, {match: 'Rome'}]},
  {type: 'order', prompt: 'O', options: [{text: '1'}, {text: '2'}]},
  {type: 'mark', prompt: {text: 'A <mark>cat</mark> sat.', format: 'html'}},
  {type: 'hotspot', prompt: 'Where?', image: {src: 'map.png', alt: 'A map', width: 300, height: 200}, areas: [{shape: 'circle', coords: [10, 10, 5], alt: 'Here', correct: true}, {shape: 'default', coords: [], alt: 'Else'}]},
  {type: 'scale', prompt: 'How?', options: [{text: 'low'}, {text: 'high'}]},
  {type: 'open', prompt: 'Why?', answer: 'Because.'},
  {type: 'cloud', prompt: 'In a word?', max: 2, hideWords: ['rude']},
  {type: 'rank', prompt: 'R', options: [{text: '1'}, {text: '2'}]},
  {type: 'points', prompt: 'P', options: [{text: '1'}, {text: '2'}], total: 50},
  {type: 'grid', prompt: 'G', xLabels: ['hard', 'easy'], yLabels: ['dull', 'fun']},
  {type: 'pin', prompt: 'Where?', image: {src: 'map.png', alt: 'A map'}},
  {type: 'description', prompt: 'Read this.'},
];

test('every example is valid, is read whole, and is the same after writing', () => {
  assert.equal(schema.$id, SCHEMA);
  assert.ok(valid({$schema: SCHEMA, questions: examples}), JSON.stringify(valid.errors));
  const {questions, faults, notes} = read(examples);
  assert.deepEqual([...faults, ...notes], []);
  assert.equal(questions.length, examples.length);
  const again = writeQuizJson(questions);
  assert.deepEqual(JSON.parse(again).questions, examples);
  assert.deepEqual(parseQuizJson(again).questions, questions);
  assert.ok(valid(JSON.parse(again)));
});

test('what the schema refuses the reader tells, and the other way round', () => {
  const junk = fc.oneof(fc.constantFrom('', ' ', 'a', 'a|b', '1', 'x y', '*', 'html', '[[1]]', 0, 1, -1, 2, 0.5, -0.5, 1.5, null, true, false, {}, [], ['a'], [{}], [{text: 'a'}], {text: 'a', format: 'html'}, {text: 'a', format: 'rtf'}));
  const places = (value, path = []) => (typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, each]) => [[...path, key], ...places(each, [...path, key])]) : []);
  const change = fc.constantFrom(...examples).chain((example) => fc.tuple(fc.constant(example), fc.constantFrom(...places(example)), fc.constantFrom('set', 'drop', 'add'), junk));
  fc.assert(fc.property(change, ([example, path, how, value]) => {
    const question = structuredClone(example);
    const holder = path.slice(0, -1).reduce((at, key) => at[key], question);
    const key = path.at(-1);
    if (how === 'set') holder[key] = value;
    else if (how === 'drop' && !Array.isArray(holder)) delete holder[key];
    else if (how === 'add' && !Array.isArray(holder)) holder.surplus = value;
    const {faults, notes, questions} = read([question]);
    const told = [...faults, ...notes].filter(({code}) => code !== 'noGap');
    assert.equal(told.length === 0, valid({questions: [question]}), JSON.stringify({question, told, errors: valid.errors}));
    assert.equal(questions.length + faults.length, 1);
    assert.ok(told.every(({path: at, mend}) => at.startsWith('questions[0]') && mend), JSON.stringify(told));
    if (questions.length) assert.deepEqual(parseQuizJson(writeQuizJson(questions)).questions, questions);
  }), {numRuns: 20_000});
});
