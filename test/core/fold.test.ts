import {expect} from '@open-wc/testing';
import fc from '../chance.js';
import type {Entry} from '../../src/core/entry.js';
import {inOrder, merge, type Known} from '../../src/core/fold.js';
import {UNNUMBERED} from '../../src/core/log.js';

const entries: Entry[] = Array.from({length: 8}, (_, i) => ({
  id: `e${i}`, space: 's', activity: 'a', type: 'posted', data: {text: `${i}`}, author: 'me', at: '2026-01-01T00:00:00Z', seq: i + 1,
}));

const NONE: Known = new Map();

describe('folding what the log delivers', () => {
  it('ends equal however entries are repeated, reordered and first seen without a number', () => {
    const delivery = fc.shuffledSubarray([...entries, ...entries, ...entries.map((e) => ({...e, seq: UNNUMBERED}))]);
    fc.assert(fc.property(delivery, delivery, (early, late) => {
      const one = merge(merge(NONE, early), [...late, ...entries]);
      const two = merge(NONE, entries);
      expect(inOrder(one)).to.deep.equal(inOrder(two));
    }));
  });

  it('shows what is not numbered yet last', () => {
    const known = merge(NONE, [{...entries[0]!, id: 'mine', seq: UNNUMBERED}, ...entries]);
    expect(inOrder(known).at(-1)!.id).to.equal('mine');
  });
});
