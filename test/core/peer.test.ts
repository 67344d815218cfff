import {expect} from '@open-wc/testing';
import fc from '../chance.js';
import type {Tally} from '../../src/core/entry.js';
import {
  adviceOn, atEnd, before, changesOf, gainOf, isComplete, isShown, mostWrong, moved, PHASES, phaseOf, PLAN, roundOf, secondsOf, spreadOf, waysFrom, type PeerAdvice, type Phase,
} from '../../src/core/peer.js';
import {tallyOf, type Vote} from '../../src/core/tally.js';

const vote = (response: string, correct: boolean | null, round = 1): Vote =>
  ({question: 'q', run: 1, round, response: [response], score: correct === null ? null : Number(correct), correct});
const tally = (right: number, total: number): Tally => ({round: 1, total, counts: {a: right, b: total - right}, right});
const advices: PeerAdvice[] = ['teach', 'discuss', 'explain', 'few'];

describe('the way of peer instruction', () => {
  it('is think, vote, discuss, vote again, reveal, explain, follow-up, done', () => {
    const plan = {...PLAN, followUp: true};
    const path: Phase[] = ['idle'];
    for (let at: Phase | undefined = 'idle'; at; at = waysFrom(at, plan, {advice: 'discuss', voted2: true})[0]) if (at !== 'idle') path.push(at);
    expect(path).to.deep.equal(['idle', 'think', 'vote1', 'advice', 'discuss', 'vote2', 'closed', 'reveal', 'explain', 'follow-up', 'done']);
  });

  it('explains and moves on without a second vote where nearly all are right', () => {
    expect(waysFrom('advice', PLAN, {advice: 'explain', voted2: false})[0]).to.equal('explain');
    expect(waysFrom('explain', PLAN, {advice: 'explain', voted2: false})).to.deep.equal(['done', 'vote2']);
  });

  it('lets the teacher do otherwise than advised, and leads everywhere from everywhere to the end', () => {
    for (const advice of advices) expect(waysFrom('advice', PLAN, {advice, voted2: false})).to.have.members(['teach', 'discuss', 'explain']);
    for (const phase of PHASES) for (const advice of advices) for (const voted2 of [true, false]) for (const followUp of [true, false]) {
      const seen = new Set<Phase>([phase]);
      for (const at of seen) for (const next of waysFrom(at, {...PLAN, followUp}, {advice, voted2})) seen.add(next);
      expect(seen.has('done'), phase).to.equal(true);
    }
  });

  it('steps back to where no vote is shown before both are in', () => {
    expect(before('idle', {voted2: false})).to.equal(undefined);
    for (const phase of PHASES.slice(1)) for (const voted2 of [true, false]) {
      let [at, steps]: [Phase | undefined, number] = [phase, 0];
      while (at && at !== 'idle' && steps < 20) [at, steps] = [before(at, {voted2}), steps + 1];
      expect(at, phase).to.equal('idle');
    }
    expect(before('reveal', {voted2: true})).to.equal('closed');
    expect(isShown('closed')).to.equal(false);
  });

  it('waits in a phase that it does not know', () => expect(phaseOf('quiz-show')).to.equal('idle'));

  it('has a time for what is timed, and ends by itself only what reveals nothing', () => {
    expect(PHASES.filter((phase) => secondsOf(phase, PLAN))).to.deep.equal(['think', 'vote1', 'discuss', 'vote2', 'follow-up']);
    expect(secondsOf('think', {...PLAN, think: 0})).to.equal(undefined);
    for (const phase of PHASES) expect(isShown(atEnd(phase) ?? 'idle'), phase).to.equal(false);
    expect(PHASES.map(roundOf).filter(Boolean)).to.deep.equal([1, 2, 3]);
  });

  it('closes a vote when nine of ten have voted and ten seconds have passed', () => {
    expect(isComplete({open: 10, voted: 27, present: 30})).to.equal(true);
    expect(isComplete({open: 9.9, voted: 30, present: 30})).to.equal(false);
    expect(isComplete({open: 60, voted: 26, present: 30})).to.equal(false);
    expect(isComplete({open: 60, voted: 0, present: 0})).to.equal(false);
  });
});

describe('what a first vote says', () => {
  it('is to teach again below a low share right, to explain above a high one, else to discuss', () => {
    const advice = (right: number, total = 100) => adviceOn(tally(right, total), PLAN, 4);
    expect([29, 30, 50, 70, 71].map((right) => advice(right))).to.deep.equal(['teach', 'discuss', 'discuss', 'discuss', 'explain']);
    expect([0, 9].map((right) => advice(right, 9))).to.deep.equal(['few', 'few']);
    expect(adviceOn(tally(40, 100), {low: 0.5, high: 0.9}, 4)).to.equal('teach');
  });

  it('never falls back as more are right', () => {
    const rank = {teach: 0, discuss: 1, explain: 2, few: -1};
    fc.assert(fc.property(fc.integer({min: 10, max: 300}), fc.nat(), fc.nat(), (total, a, b) => {
      const [less, more] = [a % (total + 1), b % (total + 1)].sort((x, y) => x - y) as [number, number];
      expect(rank[adviceOn(tally(less, total), PLAN, 4)]).to.be.at.most(rank[adviceOn(tally(more, total), PLAN, 4)]);
    }));
  });

  it('goes by how far opinions are spread where no answer is right', () => {
    const opinion = (...counts: number[]): Tally =>
      ({round: 1, total: counts.reduce((sum, n) => sum + n, 0), counts: Object.fromEntries(counts.map((n, i) => [`o${i}`, n]))});
    expect(adviceOn(opinion(25, 25, 25, 25), PLAN, 4)).to.equal('discuss');
    expect(adviceOn(opinion(97, 1, 1, 1), PLAN, 4)).to.equal('explain');
    expect(adviceOn(opinion(3, 2), PLAN, 2)).to.equal('few');
    expect(spreadOf(opinion(50, 50), 2)).to.be.closeTo(1, 1e-9);
    expect(spreadOf(opinion(50, 50), 4), 'half of the options').to.be.closeTo(0.5, 1e-9);
    expect(spreadOf(opinion(50, 0), 2)).to.equal(0);
    expect(spreadOf(opinion(), 0)).to.equal(0);
  });

  it('has a spread between none and all, whatever the order of the options', () => {
    fc.assert(fc.property(fc.array(fc.nat(400), {minLength: 1, maxLength: 8}), (counts) => {
      const spread = (some: number[]) => spreadOf({round: 1, total: 0, counts: Object.fromEntries(some.map((n, i) => [`o${i}`, n]))}, counts.length);
      expect(spread(counts)).to.be.within(0, 1);
      expect(spread([...counts].reverse())).to.be.closeTo(spread(counts), 1e-9);
    }));
  });
});

describe('what came of talking', () => {
  const first = new Map([['ann', vote('a', true)], ['ben', vote('b', false)], ['cia', vote('b', false)], ['dan', vote('c', false)], ['eva', vote('a', true)]]);
  const second = new Map([['ann', vote('a', true, 2)], ['ben', vote('a', true, 2)], ['cia', vote('a', true, 2)], ['dan', vote('b', false, 2)], ['eva', vote('b', false, 2)], ['fay', vote('a', true, 2)]]);

  it('is a table of changes over those who voted twice', () => {
    expect(changesOf(first, second)).to.deep.equal([1, 2, 1, 1]);
    expect(moved(first, second)).to.deep.equal({moved: 4, of: 5});
    expect(changesOf(new Map([['ann', vote('a', null)]]), new Map([['ann', vote('b', null)]]))).to.equal(undefined);
  });

  it('adds up: changes, votes and shares tell one story', () => {
    const votes = fc.array(fc.option(fc.boolean(), {nil: undefined}), {minLength: 1, maxLength: 40});
    fc.assert(fc.property(votes, votes, (one, two) => {
      const cast = (some: typeof one, round: number) => new Map(some.flatMap((right, i) =>
        (right === undefined ? [] : [[`learner ${i}`, vote(right ? 'a' : 'b', right, round)] as const])));
      const [before1, after] = [cast(one, 1), cast(two, 2)];
      const [rr, wr, rw, ww] = changesOf(before1, after)!;
      const both = [...after.keys()].filter((who) => before1.has(who));
      expect(rr + wr + rw + ww).to.equal(both.length);
      expect(rr + wr).to.equal(both.filter((who) => after.get(who)!.correct).length);
      expect(rr + rw).to.equal(both.filter((who) => before1.get(who)!.correct).length);
      expect(moved(before1, after).moved).to.equal(wr + rw);
    }));
  });

  it('is a gain between the shares right, and none where all were right before', () => {
    expect(gainOf(tally(40, 100), tally(70, 100))).to.be.closeTo(0.5, 1e-9);
    expect(gainOf(tally(40, 100), tally(40, 100))).to.equal(0);
    expect(gainOf(tally(50, 100), tally(25, 100))).to.be.closeTo(-0.5, 1e-9);
    expect(gainOf(tally(10, 10), tally(10, 10))).to.equal(undefined);
    expect(gainOf(tally(0, 0), tally(1, 2))).to.equal(undefined);
    fc.assert(fc.property(fc.nat(50), fc.integer({min: 1, max: 50}), fc.nat(50), (a, wrong, b) => {
      const pre = tally(a, a + wrong);
      expect(gainOf(pre, tally(50, 50))).to.be.closeTo(1, 1e-9);
      expect(gainOf(pre, tally(b, 50))).to.be.at.most(1 + 1e-9);
    }));
  });

  it('names the wrong option that most have chosen, the first of equals', () => {
    expect(mostWrong({round: 1, total: 9, counts: {a: 5, b: 2, c: 2}}, ['b', 'c'])).to.deep.equal({key: 'b', votes: 2});
    expect(mostWrong(tallyOf([vote('a', true)], 1), ['b', 'c'])).to.equal(undefined);
  });
});
