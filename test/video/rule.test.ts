import {expect} from '@open-wc/testing';
import {judge, parseAfter, type Rule} from '../../src/video/lead.js';
import {parseRequire} from '../../src/video/rule.js';

const rule = (part: Partial<Rule>): Rule => ({require: 'none', onCorrect: 'continue', onWrong: 'continue', ...part});
const none = {answered: false, score: 0, final: false};
const right = {answered: true, score: 1, final: true};
const wrong = {answered: true, score: 0, final: false};
const half = {answered: true, score: 0.5, final: false};

describe('what a checkpoint asks', () => {
  it('is nothing, an answer, a right one, or a score', () => {
    expect(['none', 'answer', 'correct', '.5', '1', '0'].map(parseRequire)).to.deep.equal(['none', 'answer', 'correct', 0.5, 1, 0]);
    expect(['', 'yes', '2', '-1'].map(parseRequire)).to.deep.equal([undefined, undefined, undefined, undefined]);
  });

  it('leads to going on, another try, or another time', () => {
    expect(['continue', 'retry', '1:05', 'later'].map(parseAfter)).to.deep.equal(['continue', 'retry', 65, undefined]);
  });
});

describe('whether a checkpoint lets on', () => {
  it('always does when it asks nothing, or holds nothing to answer', () => {
    expect(judge(rule({}), none, 1).open).to.equal(true);
    expect(judge(rule({require: 'correct'}), none, 0).open).to.equal(true);
  });

  it('waits for an answer, right or wrong', () => {
    expect(judge(rule({require: 'answer'}), none, 1)).to.include({open: false, met: false, state: 'waiting'});
    expect(judge(rule({require: 'answer'}), wrong, 1)).to.include({open: true, met: true, state: 'wrong'});
  });

  it('waits for a right answer', () => {
    expect(judge(rule({require: 'correct'}), half, 1).open).to.equal(false);
    expect(judge(rule({require: 'correct'}), right, 1)).to.include({open: true, met: true, state: 'right'});
  });

  it('waits for a score', () => {
    expect(judge(rule({require: 0.5}), wrong, 2).open).to.equal(false);
    expect(judge(rule({require: 0.5}), half, 2)).to.include({open: true, met: true});
  });

  it('asks to try again where the author wants that', () => {
    expect(judge(rule({require: 'answer', onWrong: 'retry'}), wrong, 1).open).to.equal(false);
  });

  it('lets on when no try is left, though what it asks is not done', () => {
    expect(judge(rule({require: 'correct'}), {...wrong, final: true}, 1)).to.include({open: true, met: false, stuck: true});
  });

  it('offers the time that fits the answer', () => {
    const jumps = rule({onCorrect: 130, onWrong: 65});
    expect(judge(jumps, none, 1)).to.not.have.property('jump');
    expect(judge(jumps, wrong, 1).jump).to.equal(65);
    expect(judge(jumps, right, 1).jump).to.equal(130);
  });
});
