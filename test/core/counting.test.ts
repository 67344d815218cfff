import {expect} from '@open-wc/testing';
import fc from '../chance.js';
import {binsIn, binsOf, medianOf} from '../../src/core/bins.js';
import {CELLS, cellsIn, cellsOf, placeAsPart, regionsOf} from '../../src/core/cells.js';
import {cloudOf, foldWord} from '../../src/core/cloud.js';
import {bytesOf, MAX_DATA_BYTES} from '../../src/core/entry.js';
import {countVotes} from '../../src/core/counting.js';
import {rankingOf, spreadOf} from '../../src/core/preferences.js';

const say = (...response: string[]) => ({response, correct: null});
const sum = (counts: Record<string, number>) => Object.values(counts).reduce((all, n) => all + n, 0);

describe('what a class says, counted', () => {
  it('merges words whatever their case and spaces, once a vote, under the usual spelling', () => {
    expect(cloudOf([say('Calm', 'calm'), say(' calm '), say('calm'), say('Very  busy')])).to.deep.equal({calm: 3, 'Very busy': 1});
    expect(cloudOf([say('Damn!'), say('damn you'), say('dam')], ['DAMN'])).to.deep.equal({dam: 1});
  });

  it('tells words that fit an entry, in whatever order votes come', () => {
    fc.assert(fc.property(fc.array(fc.array(fc.string({unit: 'grapheme', maxLength: 60}), {maxLength: 4}), {maxLength: 150}), (said) => {
      const votes = said.map((words) => say(...words));
      const counts = cloudOf(votes);
      expect(cloudOf(votes.toReversed())).to.deep.equal(counts);
      expect(bytesOf(counts)).to.be.below(MAX_DATA_BYTES - 4000);
    }), {numRuns: 50});
    fc.assert(fc.property(fc.string({unit: 'grapheme'}), (word) => foldWord(foldWord(word)) === foldWord(word)));
  });

  it('gives every ranking the same weight, and nobody more points than there are', () => {
    const keys = ['a', 'b', 'c', 'd'];
    const part = fc.oneof(fc.constantFrom(...keys, 'x'), fc.tuple(fc.constantFrom(...keys, 'x'), fc.integer({min: -5, max: 200})).map(([key, n]) => `${key}[.]${n}`));
    fc.assert(fc.property(fc.array(fc.array(part, {maxLength: 6}), {maxLength: 20}), (said) => {
      const votes = said.map((parts) => say(...parts));
      expect(sum(rankingOf(votes, keys).sums)).to.equal(votes.length * 10);
      expect(sum(spreadOf(votes, keys, 100).sums)).to.be.at.most(votes.length * 100);
    }));
    expect(rankingOf([say('b', 'a'), say('b')], ['a', 'b', 'c'])).to.deep.equal({counts: {a: 0, b: 2, c: 0}, sums: {a: 4.5, b: 2, c: 5.5}});
  });

  it('comes to the same mean and median whatever the order of the votes, of scales of numbers alone', () => {
    fc.assert(fc.property(fc.array(fc.integer({min: 1, max: 7}), {minLength: 1}), (points) => {
      const votes = points.map((point) => say(String(point)));
      const asked = {type: 'scale', keys: ['1', '2', '3', '4', '5', '6', '7']};
      const {mean = 0, median = 0} = countVotes(votes, 1, asked);
      expect(countVotes(votes.toReversed(), 1, asked)).to.deep.equal(countVotes(votes, 1, asked));
      expect(mean).to.be.closeTo(points.reduce((all, point) => all + point, 0) / points.length, 1e-9);
      expect(points.filter((point) => point < median).length).to.be.at.most(points.length / 2);
    }));
    expect(countVotes([say('low'), say('7')], 1, {type: 'scale', keys: ['low', '7']})).to.not.have.any.keys('mean', 'median');
  });

  it('tells places by coarse cells', () => {
    fc.assert(fc.property(fc.array(fc.record({x: fc.integer({min: 0, max: 100}), y: fc.integer({min: 0, max: 100})})), (places) => {
      const counts = cellsOf(places.map((place) => say(placeAsPart(place))));
      expect(sum(counts)).to.equal(places.length);
      expect(Object.keys(counts).length).to.be.at.most(CELLS * CELLS);
      expect(regionsOf(cellsIn(counts), 3).flat().reduce((all, n) => all + n, 0)).to.equal(places.length);
    }));
  });

  it('puts each number into one of few round bins', () => {
    fc.assert(fc.property(fc.array(fc.oneof(fc.integer({min: -1000, max: 1000}), fc.double({noNaN: true, min: -1e9, max: 1e9}))), (numbers) => {
      const bins = binsOf(numbers);
      expect(sum(bins)).to.equal(numbers.length);
      expect(binsIn(bins).length).to.be.at.most(25);
    }));
    expect(binsOf([1, 2, 2, 3])).to.deep.equal({1: 1, 2: 2, 3: 1});
    expect(Object.keys(binsOf([0, 25, 50, 75, 99]))[0]).to.equal('0..10');
    expect(binsOf([1, 2, 3, 1e9])['4..'] ?? binsOf([1, 2, 3, 3, 2, 1, 2, 1e9])['4..']).to.equal(1);
    expect(medianOf([3, 1, 2, 10])).to.equal(2.5);
  });
});
