import {expect} from '@open-wc/testing';
import fc from '../chance.js';
import type {Entry} from '../../src/core/entry.js';
import {countOf, labelsIn, LATELY, minutesOf, pressesOf, STANDS, standingOf, veiled, type Press} from '../../src/core/pulse.js';

const NOW = Date.parse('2026-11-22T10:00:00.000Z');
const press = (author: string, label: string, when: number, second?: number): Press => ({id: `${author}${when}`, author, label, when, second});
let n = 0;
const entry = (author: string, data: Entry<'signalled'>['data'], when = NOW, made?: number): Entry<'signalled'> => ({
  id: `e${++n}`, space: 's', activity: 'pulse', type: 'signalled', data, author, at: new Date(when).toISOString(), seq: n, ...(made !== undefined && {made: new Date(made).toISOString()}),
});

const presses = fc.array(fc.record({author: fc.constantFrom('a', 'b', 'c', 'd', 'e'), label: fc.constantFrom('fast', 'lost'), ago: fc.integer({min: -60, max: 900})}), {maxLength: 30})
  .map((list) => list.map(({author, label, ago}, i) => ({...press(author, label, NOW - ago * 1000), id: `p${i}`})));
const sum = (counts: ReadonlyMap<string, number>) => [...counts.values()].reduce((all, each) => all + each, 0);

describe('a pulse', () => {
  it('counts each person once, by what they pressed last, whatever the order of the log', () => {
    fc.assert(fc.property(presses, fc.integer({min: 1, max: 900}), (list, span) => {
      const recent = list.filter(({when}) => when <= NOW && when > NOW - span * 1000);
      const counts = countOf(list, NOW, span);
      expect(sum(counts)).to.equal(new Set(recent.map(({author}) => author)).size);
      for (const [label, count] of counts) expect(count).to.be.at.most(recent.filter((each) => each.label === label).length);
    }));
    expect(Object.fromEntries(countOf([press('a', 'lost', NOW - 5000), press('a', 'fast', NOW - 9000)], NOW))).to.deep.equal({lost: 1});
  });

  it('has each press of the last minutes in one minute', () => {
    fc.assert(fc.property(presses, (list) => {
      const minutes = minutesOf(list, NOW, 10);
      expect(minutes).to.have.length(10);
      const people = (from: number) => new Set(list.filter(({when}) => when > NOW - (from + 1) * 60_000 && when <= NOW - from * 60_000).map(({author}) => author)).size;
      expect(minutes.map(sum)).to.deep.equal(Array.from({length: 10}, (_, i) => people(9 - i)));
    }));
  });

  it('forgets after two minutes, and lets a press stand for one, near its second', () => {
    expect(countOf([press('a', 'lost', NOW - LATELY * 1000)], NOW).size).to.equal(0);
    expect(countOf([press('a', 'lost', NOW - LATELY * 1000 + 1)], NOW).size).to.equal(1);
    const own = [press('a', 'lost', NOW, 100)];
    expect(standingOf(own, NOW + STANDS * 1000 - 1, 110)?.label).to.equal('lost');
    expect(standingOf(own, NOW + STANDS * 1000, 110)).to.equal(undefined);
    expect(standingOf(own, NOW + 5000, 131), 'the video is elsewhere').to.equal(undefined);
    expect(standingOf(own, NOW + 5000)?.label).to.equal('lost');
    expect(standingOf(own, NOW - STANDS * 1000), 'a clock that was set back').to.equal(undefined);
    expect(standingOf([], NOW)).to.equal(undefined);
  });

  it('is taken back by who pressed, and by nobody else', () => {
    const [a, b] = [entry('a', {label: 'lost', at: 3}), entry('b', {label: 'lost'})];
    const log = [a, b, entry('a', {label: 'lost', back: a.id}), entry('a', {label: 'lost', back: b.id})];
    expect(pressesOf(log).map(({author}) => author)).to.deep.equal(['b']);
    expect(pressesOf([...log].reverse()).map(({author}) => author), 'in any order').to.deep.equal(['b']);
  });

  it('keeps the time of what was pressed without a network', () => {
    expect(pressesOf([entry('a', {label: 'lost'}, NOW, NOW - 300_000)])[0]!.when).to.equal(NOW - 300_000);
  });

  it('tells the class nothing of few', () => {
    fc.assert(fc.property(presses, fc.nat(30), (list, present) => {
      const told = veiled(countOf(list, NOW, 900), present);
      expect(Object.values(told).every((count) => count >= 3)).to.equal(true);
      if (present < 5) expect(told).to.deep.equal({});
    }));
    expect(veiled(new Map([['lost', 4], ['fast', 2]]), 28)).to.deep.equal({lost: 4});
  });

  it('reads its labels as an author may write them', () => {
    expect(labelsIn(' Too fast| |Too slow|Too fast')).to.deep.equal(['Too fast', 'Too slow']);
    expect(labelsIn('|')).to.deep.equal([]);
  });
});
