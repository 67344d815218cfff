import {expect} from '@open-wc/testing';
import fc from '../chance.js';
import {leftOf, triesOf} from '../../src/quiz/behaviour.js';
import {certaintyPoints, levelOf, LEVELS, ratioOf} from '../../src/quiz/certainty.js';
import {earnest, effortOf} from '../../src/quiz/effort.js';
import {momentOf} from '../../src/quiz/hours.js';
import {mix, pick} from '../../src/quiz/pool.js';
import {phaseOf, policyOf} from '../../src/quiz/review.js';
import {keptOf} from '../../src/quiz/rounds.js';
import {extended, limitOf, marksOf, passedMark} from '../../src/quiz/time-limit.js';

describe('the rules of a quiz', () => {
  it('give one try more than there are hints, and take a share for each wrong one', () => {
    expect([triesOf('interactive', Infinity, 2), triesOf('interactive', 5, 2), triesOf('deferred', 3, 2), triesOf('adaptive', 1, 0), triesOf('immediate', 2, 0)])
      .to.deep.equal([3, 5, 1, Infinity, 2]);
    expect([0, 1, 2, 3].map((before) => leftOf(1, before, 'interactive', undefined)).map((left) => left.toFixed(3))).to.deep.equal(['1.000', '0.667', '0.333', '0.000']);
    expect(leftOf(1, 9, 'adaptive', 0)).to.equal(1);
    expect(leftOf(0.5, 9, 'immediate', 0.5)).to.equal(0.5);
  });

  it('keep the score of the attempt that counts', () => {
    expect((['highest', 'last', 'first', 'average'] as const).map((keep) => keptOf([0.5, 1, 0], keep))).to.deep.equal([1, 0, 0.5, 0.5]);
    expect(keptOf([], 'highest')).to.equal(undefined);
  });

  it('pick as many as are wanted, and keep what was picked, whatever is added', () => fc.assert(fc.property(
    fc.uniqueArray(fc.string({minLength: 1}), {minLength: 1, maxLength: 9}), fc.nat(9), fc.string(), fc.uniqueArray(fc.string({minLength: 1}), {maxLength: 5}),
    (ids, count, seed, more) => {
      const first = pick(ids, count, seed);
      expect(first).to.have.length(Math.min(count, ids.length));
      const all = [...new Set([...more, ...ids])];
      expect(pick(all, count, seed, first)).to.include.members(first);
    },
  )));

  it('mix what holds questions, and nothing else', () => {
    const list = ['intro', 'a', 'b', 'text', 'c', 'd', 'e'];
    const mixed = mix(list, (item) => (item.length === 1 ? item : undefined), 'seed 2');
    expect([mixed[0], mixed[3]]).to.deep.equal(['intro', 'text']);
    expect(mixed).to.have.members(list).and.not.to.deep.equal(list);
  });

  it('read dates, and times before class', () => {
    const at = Date.parse('2026-12-02T10:00');
    expect(momentOf('2026-12-02T10:00', null)).to.equal(at);
    expect(['-3h', '+30m', '-2d', '+1w'].map((text) => momentOf(text, '2026-12-02T10:00')! - at)).to.deep.equal([-10_800_000, 1_800_000, -172_800_000, 604_800_000]);
    expect([momentOf('-3h', null), momentOf('soon', null), momentOf('3', null)]).to.deep.equal([undefined, undefined, undefined]);
  });

  it('read time limits and what is added to them, and know when to tell', () => {
    expect([limitOf('20'), limitOf('1:30'), limitOf('1:00:00'), limitOf('soon'), limitOf('0')]).to.deep.equal([1200, 90, 3600, undefined, undefined]);
    expect([extended(600, '5'), extended(600, '25%'), extended(600, 'more')]).to.deep.equal([900, 750, 600]);
    expect([marksOf(1200), marksOf(600), marksOf(90)]).to.deep.equal([[600, 300, 60], [300, 60], [60, 45]]);
    expect([passedMark([600, 300, 60], 601, 599), passedMark([600, 300, 60], 700, 50), passedMark([600], 500, 400)]).to.deep.equal([600, 60, undefined]);
  });

  it('read what may be seen and when', () => {
    const faults: string[] = [];
    const policy = policyOf('after: answer, marks; closed: all; soon: right; later: everything', (word) => faults.push(word));
    expect([[...policy.after], policy.closed.size, [...policy.later], policy.during.size]).to.deep.equal([['answer', 'marks'], 6, [], 6]);
    expect(faults).to.deep.equal(['soon', 'everything']);
    expect([...policyOf('closed: all').after]).to.deep.equal(['answer']);
    expect([phaseOf(0, undefined, undefined), phaseOf(100, 50, undefined), phaseOf(200_000, 50, undefined), phaseOf(9, 5, 8)])
      .to.deep.equal(['during', 'after', 'later', 'closed']);
  });

  it('pay for being rightly sure as Gardner-Medwin set it', () => {
    expect(LEVELS.map((level) => [certaintyPoints(1, level), certaintyPoints(0, level)])).to.deep.equal([[1, 0], [2, -2], [3, -6]]);
    expect(certaintyPoints(0.5, 3)).to.equal(1.5);
    expect(LEVELS.map((level) => levelOf(ratioOf(level)))).to.deep.equal([1, 2, 3]);
    expect(levelOf(undefined)).to.equal(undefined);
  });

  it('count what was answered in earnest, right or wrong', () => {
    const one = {points: 1, answered: true, right: false, seconds: 5, words: 20};
    expect([earnest(one), earnest({...one, seconds: 1}), earnest({...one, seconds: 1, right: true}), earnest({...one, answered: false}), earnest({...one, words: 900, seconds: 10})])
      .to.deep.equal([true, false, true, false, true]);
    expect(effortOf([one, {...one, points: 3, seconds: 0}])).to.equal(0.25);
    expect(effortOf([{...one, points: 0}, {...one, points: 0, seconds: 0}])).to.equal(0.5);
  });
});
