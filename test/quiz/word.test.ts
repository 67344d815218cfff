import {expect} from '@open-wc/testing';
import fc from '../chance.js';
import {countWords, hasKeyword, keywordsOf, readJudgements, writeJudgements} from '../../src/quiz/keyword.js';
import {wordsOf} from '../../src/quiz/word.js';

const words = (text: string, language?: string) => wordsOf(text, language).map(([from, to]) => text.slice(from, to));

describe('the words of a text', () => {
  for (const [text, expected] of [
    ['The cat (a "tom") sat, and left.', 'The|cat|a|tom|sat|and|left'],
    ['Don\'t e-mail me: it\'s 3.14, -5 or 20 %!', 'Don\'t|e-mail|me|it\'s|3.14|-5|or|20'],
    ['100% of U.S.A. — yes…no...maybe', '100%|of|U.S.A|yes|no|maybe'],
    ['¿Qué? «Oui», sagte „er“.', 'Qué|Oui|sagte|er'],
    ['E = mc² and C++', 'E|mc²|and|C++'],
    ['ذهب الولد، وكتب.', 'ذهب|الولد|وكتب'],
    ['!!! , – …', ''],
  ] as const) it(`of: ${text}`, () => expect(words(text).join('|')).to.equal(expected));

  it('are found where a script sets no spaces', () => {
    expect(words('我喜欢苹果。', 'zh')).to.include('苹果');
    expect(words('我喜欢苹果。', 'zh').join('')).to.equal('我喜欢苹果');
  });

  it('stand one after the other, and never begin or end with a space (all texts)', () => {
    fc.assert(fc.property(fc.string({unit: 'grapheme', maxLength: 80}), fc.constantFrom('en', 'ja', 'not a language', ''), (text, language) => {
      let last = 0;
      for (const [from, to] of wordsOf(text, language)) {
        expect(from).to.be.at.least(last);
        expect(to).to.be.greaterThan(from);
        expect(text.slice(from, to)).to.equal(text.slice(from, to).trim());
        last = to;
      }
      expect(last).to.be.at.most(text.length);
    }), {numRuns: 500});
  });

  it('are counted', () => expect(countWords('One, two – three.\n\nFour')).to.equal(4));

  it('take no second, whatever the text', () => {
    const start = performance.now();
    for (const piece of ['!', '.', 'a.', '-', 'a*', '—', '  ', '。我']) wordsOf(piece.repeat(16_000));
    expect(performance.now() - start).to.be.below(4000);
  });
});

describe('keywords', () => {
  for (const [text, keyword, found] of [
    ['The force of gravity.', 'gravity', true],
    ['GRAVITÉ!', 'gravite', true],
    ['Die Straße', 'strasse', true],
    ['antigravity', 'gravity', false],
    ['accelerating', 'accelerat*', true],
    ['acceleration', '*ration', true],
    ['the net force is', 'net force', true],
    ['the net is a force', 'net force', false],
    ['重力很大', '重力', true],
    ['', 'gravity', false],
  ] as const) it(`"${keyword}" is ${found ? '' : 'not '}in "${text}"`, () => expect(hasKeyword(text, keyword)).to.equal(found));

  it('are read one by one', () => expect(keywordsOf(' force | gravity||force|*| ')).to.deep.equal(['force', 'gravity']));

  it('are looked for at once, whatever stands in them', () => {
    const start = performance.now();
    hasKeyword('a'.repeat(16_000), `${'a*'.repeat(40)}b`);
    hasKeyword('ab '.repeat(5000), 'ab ab ab ab ac');
    expect(performance.now() - start).to.be.below(1000);
  });

  it('are kept with what was said of them, and read back (all keywords)', () => {
    fc.assert(fc.property(fc.dictionary(fc.string(), fc.constantFrom('had', 'partly', 'not-yet' as const)), (said) => {
      const judged = new Map(Object.entries(said));
      expect([...readJudgements(writeJudgements(judged))]).to.deep.equal([...judged]);
    }));
    expect([...readJudgements(['x', 3, 'force[.]what'])]).to.deep.equal([]);
  });
});
