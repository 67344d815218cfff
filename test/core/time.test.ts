import {expect} from '@open-wc/testing';
import fc from '../chance.js';
import {formatTime, isoDuration, parseTime} from '../../src/core/time.js';

describe('times as authors write them', () => {
  for (const [text, seconds] of [['83', 83], ['83.5', 83.5], ['1:23', 83], ['1:02:03', 3723], ['0', 0], [' 2:05 ', 125], ['90:00', 5400]] as const) {
    it(`reads ${text} as ${seconds} s`, () => expect(parseTime(text)).to.equal(seconds));
  }

  for (const text of ['', '1:75', '1:60:00', '-3', 'soon', '1:2:3:4', '1e3', 'NaN', '１:２３', null, undefined]) {
    it(`does not guess at ${JSON.stringify(text)}`, () => expect(parseTime(text)).to.equal(undefined));
  }

  it('reads back every clock it writes', () => {
    fc.assert(fc.property(fc.nat(200_000), (s) => parseTime(formatTime(s)) === s));
  });

  it('shows what is no time as 0:00', () => {
    expect([NaN, Infinity, -1].map(formatTime)).to.deep.equal(['0:00', '0:00', '0:00']);
  });

  it('writes durations as ISO 8601', () => expect(isoDuration(12.345)).to.equal('PT12.35S'));
});
