import {expect} from '@open-wc/testing';
import fc from '../chance.js';
import type {Entry, EntryData} from '../../src/core/entry.js';
import {attemptOf} from '../../src/quiz/attempt.js';
import {faultsOf} from '../../src/quiz/faults.js';
import {idOf, questionOf, versionOf, type Written, type WrittenOption} from '../../src/quiz/question.js';
import {resultOf} from '../../src/quiz/result.js';
import {shuffled} from '../../src/quiz/shuffle.js';

const option = (text: string, more: Partial<WrittenOption> = {}): WrittenOption =>
  ({text, value: null, correct: false, weight: null, misconception: null, ...more});
const written = (more: Partial<Written> = {}): Written =>
  ({type: undefined, prompt: 'Why?', scoring: null, options: [option('a', {correct: true}), option('b')], ...more});

describe('a question as it is written', () => {
  it('is a choice with one right option and multiple with several', () => {
    expect(questionOf(written()).type).to.equal('choice');
    expect(questionOf(written({options: [option('a', {correct: true}), option('b', {correct: true})]})).type).to.equal('multiple');
    expect(questionOf(written({options: [option('a', {weight: '.5'}), option('b', {weight: '.5'})]})).type).to.equal('multiple');
  });

  it('keeps the keys of its options when they change places', () => {
    const [one, two] = [written(), written({options: written().options.toReversed()})].map((each) => questionOf(each).options);
    expect(one!.map(({key}) => key)).to.deep.equal(two!.map(({key}) => key).reverse());
  });

  it('takes the author\'s value as the key, and tells equal options apart', () => {
    const {options} = questionOf(written({options: [option('a', {value: 'x'}), option('b'), option('b')]}));
    expect(options[0]!.key).to.equal('x');
    expect(options[2]!.key).to.equal(`${options[1]!.key}~2`);
  });

  it('is the same version in another order, and another one in other words or with another right answer', () => {
    const version = (more: Partial<Written>) => versionOf(questionOf(written({type: 'choice', ...more})));
    expect(version({options: written().options.toReversed()})).to.equal(version({}));
    expect(version({prompt: 'How?'})).not.to.equal(version({}));
    expect(version({options: [option('a'), option('b', {correct: true})]})).not.to.equal(version({}));
    expect(version({options: [option('a', {correct: true, misconception: 'm'}), option('b')]})).to.equal(version({}));
  });

  it('has an id made from its words, whatever is right', () => {
    expect(idOf(questionOf(written()))).to.match(/^q-[a-z0-9]{14}$/);
    expect(idOf(questionOf(written({options: [option('a'), option('b')]})))).to.equal(idOf(questionOf(written())));
  });

  it('says what is wrong and what to write', () => {
    const attributes = {type: '', types: ['choice'], tries: undefined, points: 1};
    const faults = faultsOf(written({scoring: 'half', options: [option('a', {weight: '50%'}), option('a')]}), attributes);
    expect(faults.map(({message}) => message).join()).to.match(/weight "50%".*scoring="half".*same text/);
    expect(faults.every(({instead}) => instead.includes('<flip-'))).to.equal(true);
    expect(faultsOf(written(), attributes)).to.deep.equal([]);
  });
});

const entry = (type: 'answered' | 'completed', data: Partial<EntryData['answered']> = {}, seq = 1): Entry => ({
  id: String(seq), space: 's', activity: 'q', type, author: 'me', at: '2026-01-01T00:00:00Z', seq,
  data: type === 'answered' ? {question: 'q', response: ['b'], score: 0, correct: false, try: 1, duration: 1, version: 'v', ...data} : {},
});

describe('where a learner stands with a question', () => {
  it('is nowhere before an answer', () => {
    expect(attemptOf([], {version: 'v'}, Infinity)).to.include({tries: 0, settled: false, outdated: false, score: null});
  });

  it('counts tries and keeps the best score', () => {
    const list = [entry('answered', {score: 0.5}, 1), entry('answered', {score: 0.25}, 2)];
    expect(attemptOf(list, {version: 'v'}, Infinity)).to.include({tries: 2, score: 0.5, settled: false});
    expect(attemptOf(list, {version: 'v'}, Infinity).shown).to.equal(list[1]);
  });

  it('is settled when right, when not graded, when no try is left, and when the answer was shown', () => {
    expect(attemptOf([entry('answered', {correct: true, score: 1})], {version: 'v'}, Infinity).settled).to.equal(true);
    expect(attemptOf([entry('answered', {correct: null, score: null})], {version: 'v'}, Infinity).settled).to.equal(true);
    expect(attemptOf([entry('answered')], {version: 'v'}, 1).settled).to.equal(true);
    expect(attemptOf([entry('answered'), entry('completed', {}, 2)], {version: 'v'}, Infinity).settled).to.equal(true);
    expect(attemptOf([entry('answered')], {version: 'v'}, 2).settled).to.equal(false);
  });

  it('keeps an answer to an older wording, and lets it be given again', () => {
    const old = [entry('answered', {version: 'older', score: 1, correct: true}), entry('completed', {}, 2)];
    expect(attemptOf(old, {version: 'v'}, Infinity)).to.include({tries: 0, settled: false, outdated: true, score: 1});
    const again = [...old, entry('answered', {}, 3)];
    expect(attemptOf(again, {version: 'v'}, Infinity)).to.include({tries: 1, settled: false, outdated: false, score: 0});
  });
});

describe('an order of one\'s own', () => {
  const keys = fc.uniqueArray(fc.string({minLength: 1}), {maxLength: 8});

  it('shows every option once, and the same way every time', () => fc.assert(fc.property(keys, fc.string(), (list, seed) => {
    const order = shuffled(list, seed);
    expect([...order].sort((a, b) => a - b)).to.deep.equal(list.map((_, i) => i));
    expect(shuffled(list, seed)).to.deep.equal(order);
  })));

  it('puts every option first about equally often', () => {
    const first = new Map<number, number>();
    for (let learner = 0; learner < 2000; learner++) {
      const [top] = shuffled(['a', 'b', 'c', 'd'], `learner-${learner}`);
      first.set(top!, (first.get(top!) ?? 0) + 1);
    }
    for (const times of first.values()) expect(times).to.be.within(400, 600);
  });
});

describe('a quiz\'s result', () => {
  const line = {points: 1, graded: true, score: 0, answered: true, final: true};

  it('weighs by points, and leaves out what is not graded', () => {
    expect(resultOf([{...line, points: 3, score: 1}, line, {...line, graded: false, score: 1}]))
      .to.deep.equal({all: 3, answered: 3, earned: 3, points: 4, score: 0.75, final: true});
  });

  it('is whole when nothing could be earned and everything is answered', () => {
    expect(resultOf([{...line, graded: false}]).score).to.equal(1);
    expect(resultOf([]).score).to.equal(0);
  });

  it('is a share from 0 to 1', () => fc.assert(fc.property(fc.array(fc.record({
    points: fc.nat(10), graded: fc.boolean(), score: fc.double({min: 0, max: 1, noNaN: true}), answered: fc.boolean(), final: fc.boolean(),
  })), (lines) => {
    expect(resultOf(lines).score).to.be.within(0, 1);
  })));
});
