import {expect} from '@open-wc/testing';
import fc from '../chance.js';
import type {Entry} from '../../src/core/entry.js';
import {coverageOf, progressOf, resumePlace} from '../../src/video/coverage.js';

const watched = (from: number, to: number): Entry<'watched'> => ({
  id: `${from}-${to}`, space: 's', activity: 'v', type: 'watched', data: {from, to, rate: 1}, author: 'a', at: '', seq: 1,
});
const ratio = (entries: Entry[], end = 100, start = 0) => coverageOf(entries, [start, end]).ratio;

describe('how much was seen', () => {
  it('is the union of what was watched, over all visits', () => {
    expect(ratio([watched(0, 30), watched(20, 50)])).to.equal(0.5);
  });

  it('counts a part seen twice once', () => {
    expect(ratio([watched(0, 10), watched(0, 10), watched(5, 10)])).to.equal(0.1);
  });

  it('counts only what is shown of the video', () => {
    expect(ratio([watched(0, 30)], 40, 20)).to.equal(0.5);
    expect(ratio([watched(90, 130)])).to.equal(0.1);
  });

  it('is all when only the last picture was not told, or times were rounded', () => {
    expect(ratio([watched(0, 596.474)], 596.474195)).to.equal(1);
    expect(ratio([watched(0, 0.5)], 1)).to.equal(0.5);
  });

  it('is nothing while the length is not known', () => {
    expect(ratio([watched(0, 30)], Infinity)).to.equal(0);
  });

  it('grows with what is watched, stays within 0 and 1, and does not depend on order', () => {
    const stretch = fc.tuple(fc.integer({min: 0, max: 120}), fc.integer({min: 0, max: 60})).map(([from, length]) => watched(from, from + length));
    fc.assert(fc.property(fc.array(stretch, {maxLength: 30}), stretch, (entries, more) => {
      const before = ratio(entries);
      expect(before).to.be.within(0, 1);
      expect(ratio([more, ...entries])).to.be.at.least(before);
      expect(ratio([...entries].reverse())).to.equal(before);
    }));
  });
});

describe('the way to the goal', () => {
  it('is told in tenths of the goal', () => {
    expect([0.04, 0.45, 0.9].map((share) => progressOf(share, 0.9, true))).to.deep.equal([0, 0.5, 1]);
  });

  it('keeps its last tenth for the questions', () => {
    expect(progressOf(1, 0.9, false)).to.equal(0.9);
  });

  it('of no seconds is gone once the questions are passed', () => {
    expect(progressOf(0, 0, true)).to.equal(1);
  });
});

describe('coming back', () => {
  it('goes on where it was left', () => {
    expect(resumePlace(42.5, [0, 100])).to.equal(42.5);
  });

  it('begins anew from the first seconds, from the end, and from nonsense', () => {
    for (const kept of [1, 99, 130, -4, NaN, undefined, '42', {time: 42}]) expect(resumePlace(kept, [0, 100])).to.equal(undefined);
  });
});
