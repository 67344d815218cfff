import {expect} from '@open-wc/testing';
import fc from '../chance.js';
import {inWords, isWithin, spanOf, typedNumber, unitOf} from '../../src/quiz/answer-number.js';

/** What is typed, the page's language, and what it can mean. */
const READINGS: [typed: string, language: string, values: number[], rest?: string][] = [
  ['3.14', 'en', [3.14]], ['3,14', 'en', [3.14]], ['3.14', 'de', [3.14]], ['3,14', 'de', [3.14]],
  ['1,234', 'en', [1234, 1.234]], ['1.234', 'en', [1.234]], ['1.234', 'de', [1234, 1.234]], ['1,234', 'de', [1.234]],
  ['1,234,567', 'en', [1_234_567]], ['1.234.567,8', 'de', [1_234_567.8]], ['1,234.5', 'de', [1234.5]], ['12,34,567', 'hi', [1_234_567]],
  ['1 234,5', 'fr', [1234.5]], ['1\u202f234,5', 'fr', [1234.5]], ['1’234.5', 'de-CH', [1234.5]], ['1 234', 'en', [1234]],
  ['1e3', 'en', [1000]], ['1E-3', 'en', [0.001]], ['2·10³', 'en', [2000]], ['2 × 10⁻³', 'en', [0.002]], ['2*10^3', 'en', [2000]],
  ['−5', 'en', [-5]], ['- 5', 'en', [-5]], ['+5', 'en', [5]], ['.5', 'en', [0.5]], ['5.', 'en', [5]], ['0', 'en', [0]],
  ['1/2', 'en', [0.5]], ['½', 'en', [0.5]], ['1½', 'en', [1.5]], ['1 1/2', 'en', [1.5]], ['-3/4', 'en', [-0.75]],
  ['٣٫١٤', 'ar', [3.14]], ['१२', 'hi', [12]], ['１２', 'ja', [12]],
  ['9.81 m/s²', 'en', [9.81], 'm/s^2'], ['9,81m/s²', 'de', [9.81], 'm/s^2'], ['5 eV', 'en', [5], 'eV'], ['50%', 'en', [50], '%'], ['20 °C', 'en', [20], '°C'],
];

describe('numbers that are typed', () => {
  for (const [typed, language, values, rest = ''] of READINGS) {
    it(`reads ${typed} in ${language} as ${values.join(' or ')} ${rest}`, () => {
      expect(typedNumber(typed, language)).to.deep.equal({values, rest: rest.normalize('NFKC')});
    });
  }

  it('takes no words, dates or broken numbers for one', () => {
    for (const text of ['', 'five', 'm/s', '1/0', '1 2', '1,2,3', '1..5', '--5', 'Infinity', '1e999', '9'.repeat(500)]) {
      expect(typedNumber(text, 'en'), text).to.equal(undefined);
    }
  });

  it('reads back what the page\'s language writes', () => {
    const languages = fc.constantFrom('en', 'de', 'fr', 'hi', 'ar-EG', 'fa', 'de-CH', 'sv', 'es', 'pl', 'ja', 'bn');
    fc.assert(fc.property(languages, fc.integer({min: -9_999_999, max: 9_999_999}), fc.nat(3), (language, n, decimals) => {
      const value = n / 10 ** decimals;
      const written = new Intl.NumberFormat(language, {maximumFractionDigits: 3}).format(value);
      expect(typedNumber(written, language)?.values[0], written).to.be.closeTo(value, 1e-9);
    }), {numRuns: 500});
  });

  it('fails on nothing that can be typed', () => {
    fc.assert(fc.property(fc.string({unit: 'binary'}), (text) => {
      for (const value of typedNumber(text, 'de')?.values ?? []) expect(Number.isFinite(value)).to.equal(true);
    }), {numRuns: 1000});
  });

  it('compares units without spaces, but with case', () => {
    expect(unitOf('m / s²')).to.equal(unitOf('m/s^2'));
    expect(unitOf('N*m')).to.equal(unitOf('N·m'));
    expect(unitOf('\u212b')).to.equal(unitOf('Å'));
    expect(unitOf('\u00b5m')).to.equal(unitOf('\u03bcm'));
    expect(unitOf('mW')).not.to.equal(unitOf('MW'));
  });

  it('writes an author\'s number in the language of the page', () => {
    expect(inWords('9.80', 'de')).to.equal('9,80');
    expect(inWords('1..5', 'en')).to.equal('1 – 5');
    expect(inWords('1e3', 'de')).to.equal('1e3');
  });
});

/** Moodle, qtype_numerical_answer::get_tolerance_interval (nominal, relative); GIFT's `{#1..5}`, `{#3:2}`. */
const SPANS: [answer: string, tolerance: string | null, value: number, within: boolean][] = [
  ['9.81', null, 9.81, true], ['9.81', null, 9.8, false],
  ['9.81', '.05', 9.86, true], ['9.81', '.05', 9.76, true], ['9.81', '.05', 9.87, false],
  ['3', '2', 1, true], ['3', '2', 5, true], ['3', '2', 5.1, false],
  ['200', '5%', 210, true], ['200', '5%', 211, false], ['-200', '5%', -190, true],
  ['1..5', null, 1, true], ['1..5', null, 5, true], ['1..5', null, 0.99, false], ['5..1', null, 3, true], ['-5..-1', null, -3, true],
  ['0.3', '.1', 0.2, true], ['0.3', null, 0.1 + 0.2, true], ['0', null, 0, true],
];

describe('tolerance', () => {
  for (const [answer, tolerance, value, within] of SPANS) {
    it(`${within ? 'takes' : 'refuses'} ${value} for ${answer}${tolerance ? ` ± ${tolerance}` : ''}`, () =>
      expect(isWithin(value, spanOf(answer, tolerance)!)).to.equal(within));
  }

  it('takes what is in the middle and at both ends, and nothing beyond', () => {
    const number = fc.double({min: -1e6, max: 1e6, noNaN: true}).map((n) => Number(n.toFixed(4)));
    fc.assert(fc.property(number, fc.double({min: 0.001, max: 1000, noNaN: true}).map((n) => Number(n.toFixed(3))), (n, room) => {
      const span = spanOf(String(n), String(room))!;
      for (const value of [n, n - room, n + room]) expect(isWithin(value, span)).to.equal(true);
      for (const value of [n - 1.01 * room, n + 1.01 * room]) expect(isWithin(value, span)).to.equal(false);
    }));
  });

  it('reads no nonsense', () => {
    for (const answer of ['', 'x', '1..', '..5', '1..2..3', '1 m']) expect(spanOf(answer, null), answer).to.equal(undefined);
  });
});
