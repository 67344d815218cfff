// What a log tells of a video, as statements of the xAPI Video Profile 1.0.3: checked by Learning Locker's validator and by
// the profile's own templates (adlnet/xapi-authored-profiles, video/v1.0.3), over the built package.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import xapi from '@learninglocker/xapi-validation';
import fc from 'fast-check';
import { videoStatementsOf } from '../../dist/core.js';

// The same cases in every run; test/chance.ts says why.
fc.configureGlobal({seed: 20_261_122});

const EXT = 'https://w3id.org/xapi/video/extensions/';
const VIDEO = 'https://w3id.org/xapi/video';
const START = Date.parse('2026-11-22T10:00:00.000Z');
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

const context = {
  lesson: 'https://school.example/forces', homePage: 'https://school.example', language: 'en', names: new Map([['talk', 'The talk']]),
  videos: new Map([['talk', { length: 60, threshold: 0.9, captions: 'en', volume: 1, fullScreen: false, screenSize: '1280x720', userAgent: 'A browser' }]]),
  now: '2026-11-23T10:00:00.000Z',
};

let made = 0;
const uuid = () => `5e1a1f0e-0d6c-4a52-8a53-${String(++made).padStart(12, '0')}`;
const entry = (type, data, seconds, author = 'ada') => ({
  id: uuid(), space: 'forces', activity: 'talk', type, data, author, at: new Date(START + seconds * 1000).toISOString(), seq: made,
});
/** Told at its end, `seconds` after the start. */
const watched = (from, to, seconds, rate = 1, author = 'ada') => entry('watched', { from, to, rate }, seconds, author);
const verb = ({ verb: { id } }) => id.split('/').pop();
const ext = (part, name) => part?.extensions?.[EXT + name];

/** The profile's templates: what a statement of each verb must carry, r = in result, c = in context. */
const MUST = {
  initialized: ['c length'],
  played: ['r time'],
  paused: ['c length', 'r time', 'r progress', 'r played-segments'],
  seeked: ['r time-to', 'r time-from'],
  interacted: ['r time'],
  completed: ['c length', 'r time', 'r progress', 'r played-segments'],
  terminated: ['c length', 'r time', 'r progress', 'r played-segments'],
};

/** What is wrong with statements by the rules of the profile; of one learner and one video. */
function faultsOf(statements) {
  const faults = [];
  const fault = (statement, words) => faults.push(`${verb(statement)}: ${words}`);
  let session;
  let playing = false;
  const marks = new Set();
  for (const statement of statements) {
    const { id, verb: { id: verbId }, object, result, context: around } = statement;
    const name = verb(statement);
    if (!UUID.test(id)) fault(statement, `id ${id} is no UUID of version 4`);
    if (object.definition.type !== `${VIDEO}/activity-type/video`) fault(statement, 'the object is not a video');
    if (!around.contextActivities.category.some((activity) => activity.id === VIDEO)) fault(statement, 'the category is not the profile');
    const own = ['played', 'paused', 'seeked'].includes(name);
    if (!verbId.startsWith(own ? `${VIDEO}/verbs/` : 'http://adlnet.gov/expapi/verbs/')) fault(statement, `verb ${verbId}`);
    for (const rule of MUST[name] ?? [fault(statement, 'is not of the profile')].flat()) {
      const [where, key] = String(rule).split(' ');
      if (ext(where === 'r' ? result : around, key) === undefined) fault(statement, `${key} is missing`);
    }
    for (const key of ['time', 'time-from', 'time-to', 'progress']) {
      const value = ext(result, key);
      if (value === undefined) continue;
      if (Math.abs(value * 1000 - Math.round(value * 1000)) > 1e-6) fault(statement, `${key} has more than three decimals`);
      if (key.startsWith('time-') && name !== 'seeked') fault(statement, `${key} belongs to seeked only`);
    }
    if (ext(result, 'progress') !== undefined && !(ext(result, 'progress') >= 0 && ext(result, 'progress') <= 1)) fault(statement, 'progress is no share');
    if ((result?.completion === true) !== (name === 'completed')) fault(statement, 'completion belongs to completed only');
    if (name === 'completed' && !/^PT[\d.]+S$/.test(result.duration)) fault(statement, 'duration is missing');
    if (name === 'initialized') {
      if (session) fault(statement, 'the session before is not terminated');
      session = id;
    }
    if (!session) fault(statement, 'comes outside of a session');
    if (ext(around, 'session-id') !== session) fault(statement, 'session-id is not the id of the initialized statement');
    for (const key of ['time', 'time-from', 'time-to']) if (ext(result, key) !== undefined) marks.add(ext(result, key));
    for (const [from, to] of segmentsOf(result)) {
      if (!(to > from)) fault(statement, `segment ${from} to ${to}`);
      if (!marks.has(from) || !marks.has(to)) fault(statement, `segment ${from} to ${to} matches no time that was told`);
    }
    if (name === 'played') playing = true;
    if (name === 'paused') playing = false;
    if (name === 'terminated') {
      if (playing) fault(statement, 'no paused before it');
      session = undefined;
    }
  }
  const times = statements.map(({ timestamp }) => Date.parse(timestamp));
  if (times.some((time, i) => time < times[i - 1])) faults.push('not in the order of time');
  if (new Set(statements.map(({ id }) => id)).size !== statements.length) faults.push('two statements share an id');
  if (statements.filter((statement) => verb(statement) === 'completed').length > 1) faults.push('completed twice');
  return faults;
}

const segmentsOf = (result) => (ext(result, 'played-segments') ?? '').split('[,]').filter(Boolean).map((part) => part.split('[.]').map(Number));

function check(statements) {
  assert.deepEqual(faultsOf(statements), []);
  for (const statement of statements) assert.deepEqual(xapi.default(statement).map(String), []);
}

test('a lecture that is watched, jumped in, watched again and finished', () => {
  const statements = videoStatementsOf([
    watched(0, 10, 10), watched(10, 12, 12), watched(30, 40, 22), watched(40, 60, 32, 2), watched(12, 30, 70),
    entry('completed', { coverage: 1 }, 70.1), entry('progressed', { ratio: 1 }, 70.1),
  ], context);
  check(statements);
  assert.deepEqual(statements.map(verb), ['initialized', 'played', 'seeked', 'played', 'interacted', 'paused', 'seeked', 'played', 'paused', 'completed', 'terminated']);
});

test('a completed statement tells all that was played, how long it took and how much it is', () => {
  const statements = videoStatementsOf([watched(0, 30, 15, 2), watched(30, 60, 45), entry('completed', {}, 45.2)], context);
  check(statements);
  const completed = statements.find((statement) => verb(statement) === 'completed');
  assert.equal(completed.result.duration, 'PT45S');
  assert.equal(ext(completed.result, 'played-segments'), '0.000[.]60.000');
  assert.equal(ext(completed.result, 'progress'), 1);
  assert.equal(ext(completed.context, 'completion-threshold'), 0.9);
  assert.equal(ext(completed.context, 'length'), 60);
});

test('the first statement tells how it is played', () => {
  const [{ context: { extensions } }] = videoStatementsOf([watched(0, 5, 5, 1.5)], context);
  assert.equal(extensions[`${EXT}speed`], '1.5x');
  assert.equal(extensions[`${EXT}cc-subtitle-lang`], 'en');
  assert.equal(extensions[`${EXT}cc-enabled`], true);
  assert.equal(extensions[`${EXT}full-screen`], false);
  assert.equal(extensions[`${EXT}frame-rate`], undefined);
});

test('after half an hour another session begins, which goes on with what was played before', () => {
  const statements = videoStatementsOf([watched(0, 12, 12), watched(12, 24, 4000)], context);
  check(statements);
  assert.deepEqual(statements.map(verb), ['initialized', 'played', 'paused', 'terminated', 'initialized', 'played', 'paused', 'terminated']);
  assert.equal(ext(statements.at(-1).result, 'progress'), 0.4);
});

test('only what is shown of a video counts as progress', () => {
  const videos = new Map([['talk', { length: 60, shown: [20, 40] }]]);
  const statements = videoStatementsOf([watched(20, 30, 10)], { ...context, videos });
  assert.equal(ext(statements.at(-1).result, 'progress'), 0.5);
});

test('who still watches is not told to have left, and later entries only add statements', () => {
  const entries = [watched(0, 10, 10), watched(10, 20, 20), watched(40, 50, 31), entry('completed', {}, 31.2), watched(5, 9, 60)];
  const { now, ...open } = context;
  const whole = videoStatementsOf(entries, open);
  for (let i = 1; i < entries.length; i += 1) {
    const part = videoStatementsOf(entries.slice(0, i), open);
    assert.ok(!part.some((statement) => verb(statement) === 'terminated'));
    assert.deepEqual(whole.filter(({ id }) => part.some((told) => told.id === id)), part);
  }
  assert.equal(now.length, 24);
});

test('learners are kept apart, and activities that are no videos are left out', () => {
  const other = { ...watched(0, 5, 5), activity: 'warmup' };
  const statements = videoStatementsOf([watched(0, 10, 10, 1, 'ada'), watched(0, 20, 21, 1, 'ben'), other], context);
  for (const name of ['ada', 'ben']) check(statements.filter(({ actor }) => actor.account.name === name));
  assert.equal(statements.length, 8);
  assert.equal(ext(statements.find((statement) => verb(statement) === 'paused').result, 'played-segments'), '0.000[.]10.000');
});

test('holds the rules whatever is watched', () => {
  const step = fc.record({
    from: fc.integer({ min: 0, max: 50_000 }), length: fc.integer({ min: 100, max: 10_000 }), rate: fc.constantFrom(0.75, 1, 1.5, 2),
    wait: fc.constantFrom(0, 0.2, 5, 4000), on: fc.boolean(), done: fc.boolean(),
  });
  fc.assert(fc.property(fc.array(step, { minLength: 1, maxLength: 25 }), (steps) => {
    let clock = 0;
    let place = 0;
    const entries = steps.flatMap(({ from, length, rate, wait, on, done }) => {
      const start = on ? place : from / 1000;
      const end = Math.min(60, start + length / 1000);
      if (end <= start) return [];
      clock += wait + (end - start) / rate;
      place = end;
      return [watched(start, end, clock, rate), ...(done ? [entry('completed', {}, clock + 0.05)] : [])];
    });
    assert.deepEqual(faultsOf(videoStatementsOf(entries, context)), []);
  }), { numRuns: 300 });
});

test('the rules do find faults', () => {
  const [first, ...rest] = videoStatementsOf([watched(0, 10, 10)], context);
  assert.notDeepEqual(faultsOf(rest), []);
  assert.notDeepEqual(faultsOf([first, ...rest.filter((statement) => verb(statement) !== 'paused')]), []);
});
