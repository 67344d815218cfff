import {expect} from '@open-wc/testing';
import fc from '../chance.js';
import type {Entry, EntryData, EntryType} from '../../src/core/entry.js';
import {inOrder, merge} from '../../src/core/fold.js';
import {roundOf} from '../../src/core/peer.js';
import {answersAtHome, bare, capped, foldPoll, presentOf, shareRight, tallyOf, votesOf} from '../../src/core/tally.js';

let seq = 0;
function entry<T extends EntryType>(author: string, type: T, data: EntryData[T], at = '2026-11-22T10:00:00.000Z'): Entry<T> {
  seq += 1;
  return {id: `e${seq}`, space: 's', activity: 'peer', type, data, author, at, seq};
}
const stage = (phase: string, run = 1) => entry('tea', 'staged', {phase, run});
const vote = (who: string, option: string, {run = 1, round = 1} = {}) =>
  entry(who, 'voted', {question: 'q', run, round, response: [option], score: option === 'a' ? 1 : 0, correct: option === 'a'});
const fold = (entries: Entry[], run = 1, round = 1) => tallyOf(votesOf(foldPoll(entries, roundOf), run, round).values(), round);

describe('the votes of a class', () => {
  it('are one a learner, the latest before closing', () => {
    const entries = [stage('vote1'), vote('ann', 'b'), vote('ben', 'b'), vote('ann', 'a'), stage('advice'), vote('ben', 'a'), vote('cia', 'a')];
    expect(fold(entries)).to.deep.equal({round: 1, total: 2, counts: {a: 1, b: 1}, right: 1});
  });

  it('are apart by round and by run', () => {
    const entries = [
      vote('eve', 'a'), stage('vote1'), vote('ann', 'b'), vote('ann', 'a', {round: 2}), stage('vote2'), vote('ann', 'a', {round: 2}),
      stage('vote1', 2), vote('ann', 'c'), vote('ben', 'c', {run: 2}),
    ];
    expect(fold(entries).counts).to.deep.equal({b: 1});
    expect(fold(entries, 1, 2).counts).to.deep.equal({a: 1});
    expect(fold(entries, 2).counts).to.deep.equal({c: 1});
  });

  it('go on when a vote is opened again', () => {
    const entries = [stage('vote1'), vote('ann', 'b'), stage('advice'), vote('ben', 'a'), stage('vote1'), vote('cia', 'a')];
    expect(fold(entries)).to.deep.equal({round: 1, total: 2, counts: {a: 1, b: 1}, right: 1});
  });

  it('are the same however often and in whatever order entries arrive', () => {
    const entries = [stage('vote1'), vote('ann', 'b'), vote('ben', 'b'), vote('ann', 'a'), stage('discuss'), vote('ben', 'a'), stage('vote2'), vote('ben', 'a', {round: 2})];
    fc.assert(fc.property(fc.shuffledSubarray([...entries, ...entries], {minLength: entries.length * 2}), (arrived) => {
      const known = inOrder(merge(new Map(), arrived));
      expect(fold(known)).to.deep.equal(fold(entries));
      expect(fold(known, 1, 2)).to.deep.equal(fold(entries, 1, 2));
    }));
  });

  it('come to as many as there are learners, and to as many right as chose right', () => {
    const options = fc.constantFrom('a', 'b', 'c');
    fc.assert(fc.property(fc.array(fc.tuple(fc.nat(12), options), {maxLength: 60}), (cast) => {
      const last = new Map(cast.map(([who, option]) => [who, option]));
      const tally = fold([stage('vote1'), ...cast.map(([who, option]) => vote(`l${who}`, option))]);
      expect(tally.total).to.equal(last.size);
      expect(Object.values(tally.counts).reduce((sum, n) => sum + n, 0)).to.equal(last.size);
      expect(shareRight(tally)).to.equal(last.size ? [...last.values()].filter((option) => option === 'a').length / last.size : undefined);
    }));
  });

  it('count each of several options once, and none that is named like a part of an object', () => {
    const tally = tallyOf([{response: ['a', 'a', 'constructor'], correct: null}, {response: ['a', '__proto__'], correct: null}], 1);
    expect(tally.total).to.equal(2);
    expect(tally.counts['a']).to.equal(2);
    expect(tally.counts['constructor']).to.equal(1);
    expect(tally.right).to.equal(undefined);
  });

  it('are told without what was voted while they run', () => expect(bare({round: 1, total: 2, counts: {a: 2}, right: 2})).to.deep.equal({round: 1, total: 2, counts: {}}));

  it('fit into an entry where everybody may write what they like', () => {
    const tally = tallyOf([['x'], ['x'], ['y'], ['z']].map((response) => ({response, correct: null})), 1);
    expect(capped(tally, 2).counts).to.deep.equal({x: 2, y: 1, '': 1});
    expect(capped(tally, 3)).to.equal(tally);
  });
});

describe('a poll', () => {
  it('stands where the staff said last, and knows what was revealed', () => {
    const revealed: EntryData['revealed'] = {run: 1, tallies: [{round: 1, total: 1, counts: {a: 1}, right: 1}]};
    const poll = foldPoll([stage('vote1'), entry('tea', 'revealed', revealed), entry('tea', 'staged', {phase: 'think', run: 2, until: '2026-11-22T10:00:45.000Z', seconds: 45})], roundOf);
    expect(poll.stage).to.deep.include({phase: 'think', run: 2, until: Date.parse('2026-11-22T10:00:45.000Z'), seconds: 45});
    expect(poll.revealed.get(1)).to.deep.equal(revealed);
  });

  it('takes an end that is no time for none', () => {
    expect(foldPoll([entry('tea', 'staged', {phase: 'think', run: 1, until: 'soon'})], roundOf).stage).to.not.have.property('until');
  });

  it('knows how the same question was answered before class: the first try of each', () => {
    const answer = (who: string, option: string) => entry(who, 'answered', {question: 'q', response: [option], score: Number(option === 'a'), correct: option === 'a', try: 1, duration: 3});
    expect(tallyOf(answersAtHome([answer('ann', 'b'), answer('ann', 'a'), answer('ben', 'a')]).values(), 0)).to.deep.equal({round: 0, total: 2, counts: {a: 1, b: 1}, right: 1});
  });

  it('counts as present who opened the lesson lately as a learner, and who votes', () => {
    const now = Date.parse('2026-11-22T12:00:00.000Z');
    const open = (who: string, at: string, view?: string) => entry(who, 'launched', view ? {view} : {}, at);
    const opened = [open('ann', '2026-11-22T11:30:00Z'), open('ben', '2026-11-22T08:00:00Z'), open('cia', '2026-11-22T11:00:00Z', 'screen'), open('tea', '2026-11-22T11:00:00Z')];
    expect(presentOf(opened, ['ann', 'dan'], {now, not: 'tea'})).to.equal(2);
  });
});
