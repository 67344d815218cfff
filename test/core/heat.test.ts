import {expect} from '@open-wc/testing';
import fc from '../chance.js';
import type {Entry} from '../../src/core/entry.js';
import {heatOf, peaksOf} from '../../src/core/heat.js';

const watched = (from: number, to: number): Entry<'watched'> => ({
  id: `${from}-${to}`, space: 's', activity: 'v', type: 'watched', data: {from, to, rate: 1}, author: 'a', at: '', seq: 1,
});

describe('how often each part was seen', () => {
  it('counts each pass, and parts of a part', () => {
    expect(heatOf([watched(0, 10), watched(5, 10), watched(5, 7.5)], 20, 4)).to.deep.equal([1, 2.5, 0, 0]);
  });

  it('is nothing while the length is not known', () => {
    expect(heatOf([watched(0, 10)], NaN, 2)).to.deep.equal([0, 0]);
  });

  it('adds up to all seconds that were played within the video', () => {
    const stretch = fc.tuple(fc.integer({min: 0, max: 90}), fc.integer({min: 1, max: 40})).map(([from, length]) => watched(from, from + length));
    fc.assert(fc.property(fc.array(stretch, {maxLength: 20}), fc.integer({min: 1, max: 50}), (entries, buckets) => {
      const played = entries.reduce((sum, {data: {from, to}}) => sum + Math.min(100, to) - from, 0);
      expect(heatOf(entries, 100, buckets).reduce((sum, times) => sum + times * (100 / buckets), 0)).to.be.closeTo(played, 1e-6);
    }));
  });

  it('names the stretches seen again, the most often seen ones, in their order', () => {
    expect(peaksOf([1, 2, 2, 0, 3, 1, 2], 70)).to.deep.equal([
      {from: 10, to: 30, times: 2}, {from: 40, to: 50, times: 3}, {from: 60, to: 70, times: 2}]);
    expect(peaksOf([1, 1, 0], 30)).to.deep.equal([]);
  });
});
