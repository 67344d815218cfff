import {expect} from '@open-wc/testing';
import fc from '../chance.js';
import {clamp, covered, union, type Interval} from '../../src/core/interval.js';

const interval = fc.tuple(fc.nat(100), fc.nat(100)).map(([a, b]): Interval => [Math.min(a, b), Math.max(a, b)]);
const intervals = fc.array(interval);

/** The same by brute force: which whole seconds are covered. */
const secondsOf = (list: readonly Interval[]) => Array.from({length: 101}, (_, s) => s)
  .filter((s) => list.some(([from, to]) => s >= from && s < to));

describe('what was watched, as intervals', () => {
  it('covers exactly the seconds that its parts cover', () => {
    fc.assert(fc.property(intervals, (list) => {
      expect(secondsOf(union(list))).to.deep.equal(secondsOf(list));
      expect(covered(list)).to.equal(secondsOf(list).length);
    }));
  });

  it('is sorted, disjoint, and the same in any order and with repeats', () => {
    fc.assert(fc.property(intervals, (list) => {
      const whole = union(list);
      whole.forEach(([from], i) => expect(i === 0 || from > whole[i - 1]![1]).to.equal(true));
      expect(union([...list].reverse().concat(list))).to.deep.equal(whole);
    }));
  });

  it('drops broken parts and those outside the medium', () => {
    expect(union([[5, 5], [9, 3], [NaN, 4], [0, Infinity]])).to.deep.equal([]);
    expect(clamp([[-3, 4], [8, 30], [40, 50]], 20)).to.deep.equal([[0, 4], [8, 20]]);
  });
});
