import {expect} from '@open-wc/testing';
import fc from '../chance.js';
import type {Entry} from '../../src/core/entry.js';
import {overall, standings} from '../../src/lesson/standing.js';

const entry = fc.record({
  activity: fc.constantFrom('talk', 'quiz'), author: fc.constantFrom('me', 'you'),
  what: fc.oneof(fc.constant({type: 'completed', data: {}} as const), fc.double({min: 0, max: 1, noNaN: true})
    .map((ratio) => ({type: 'progressed', data: {ratio}}) as const)),
}).map(({activity, author, what}): Entry => ({
  id: 'x', space: 's', activity, author, at: '', seq: 1, ...what,
}));

describe('how far a learner is', () => {
  it('does not depend on the order or on repeats', () => {
    fc.assert(fc.property(fc.array(entry), (entries) => {
      expect([...standings([...entries].reverse().concat(entries), 'me')].sort())
        .to.deep.equal([...standings(entries, 'me')].sort());
    }));
  });

  it('never goes back, and never counts what others did', () => {
    fc.assert(fc.property(fc.array(entry), fc.array(entry), (early, late) => {
      const [before, after] = [standings(early, 'me'), standings([...early, ...late], 'me')];
      for (const [id, {ratio}] of before) expect(after.get(id)!.ratio).to.be.at.least(ratio);
      expect([...standings(early.filter(({author}) => author !== 'me'), 'me')]).to.deep.equal([]);
    }));
  });

  it('has the score it was completed with last, in whatever order that comes', () => {
    const completed = (seq: number, score?: number): Entry<'completed'> =>
      ({id: `e${seq}`, space: 's', activity: 'talk', author: 'me', at: '', seq, type: 'completed', data: score === undefined ? {} : {score}});
    fc.assert(fc.property(fc.shuffledSubarray([completed(1, 0.5), completed(2, 0.9), completed(3, 0.7)], {minLength: 3}), (entries) => {
      expect(standings(entries, 'me').get('talk')).to.deep.equal({ratio: 1, completed: true, score: 0.7});
      expect(standings([...entries, completed(4)], 'me').get('talk')!.score).to.equal(undefined);
    }));
  });

  it('weighs every activity the same', () => {
    expect(overall([{ratio: 1, completed: true}, {ratio: 0.5, completed: false}])).to.equal(0.75);
    expect(overall([])).to.equal(0);
  });
});
