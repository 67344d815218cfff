import {expect} from '@open-wc/testing';
import fc from '../chance.js';
import {folded, matches, shown, tidy} from '../../src/quiz/answer-text.js';
import {distance, isMisspelt} from '../../src/quiz/spelling.js';
import {given} from '../text/given.js';

/** What a learner types, what the author accepts, whether they meet, and whose rule says so. */
const EXAMPLES: [typed: string, answer: string, meets: boolean, why: string][] = [
  ['paris', 'Paris', true, 'case says nothing (Moodle shortanswer, usecase off; H5P.Blanks, caseSensitive off)'],
  ['  New   York ', 'New York', true, 'white space (Moodle: trimmed; H5P: trimmed)'],
  ['it’s', 'it\'s', true, 'quotes of word processors'],
  ['„so“', '"so"', true, 'quotes of other languages'],
  ['well–known', 'well-known', true, 'dashes'],
  ['ﬁne', 'fine', true, 'NFKC'],
  ['cafe\u0301', 'café', true, 'NFC and NFD (Moodle: safe_normalize)'],
  ['cafe', 'café', false, 'an accent is a letter of its own'],
  ['x²', 'x^2', true, 'what is raised'],
  ['x²', 'x2', false, 'what is raised is not what stands beside'],
  ['H₂O', 'H2O', true, 'what is lowered'],
  ['1½', '1 1/2', true, 'a fraction behind a whole'],
  ['So\u00adfia\u200b', 'Sofia', true, 'signs that cannot be seen'],
  ['ΣΟΦΟΣ', 'σοφός', false, 'a Greek accent'],
  ['ΣΟΦΌΣ', 'σοφός', true, 'a final sigma'],
  ['the big force', '*force*', true, 'Moodle shortanswer: * is any text'],
  ['enforce', '* force', false, 'the space before a word counts'],
  ['a force', '* force', true, 'the same'],
  ['forces', '*force', false, 'anchored at the end'],
  ['ab', 'ab*ab', false, 'the two ends do not share their letters'],
  ['abab', 'ab*ab', true, 'nothing between is any text'],
  ['2*3', '2\\*3', true, 'Moodle shortanswer: \\* is a star'],
  ['2x3', '2\\*3', false, 'the same'],
  ['a.c', 'a.c', true, 'a point is a point'],
  ['abc', 'a.c', false, 'the same'],
  ['c:\\', 'c:\\\\', true, 'an escaped backslash'],
];

describe('texts that are typed', () => {
  for (const [typed, answer, meets, why] of EXAMPLES) {
    it(`${meets ? 'takes' : 'refuses'} "${typed}" for "${answer}": ${why}`, () => expect(matches(typed, answer, false)).to.equal(meets));
  }

  it('tells large from small letters where the author wants it', () => {
    expect(matches('paris', 'Paris', true)).to.equal(false);
    expect(matches('Paris', 'Paris', true)).to.equal(true);
  });

  it('shows an answer without its escapes', () => expect(shown('2\\*3 = *')).to.equal('2*3 = …'));

  it('makes nothing of what is already equal', () => {
    fc.assert(fc.property(fc.string({unit: 'binary', maxLength: 30}), fc.boolean(), (text, caseSensitive) => {
      expect(tidy(tidy(text))).to.equal(tidy(text));
      expect(folded(folded(text, caseSensitive), caseSensitive)).to.equal(folded(text, caseSensitive));
    }), {numRuns: 2000});
  });

  it('takes every text for itself, and for itself between wildcards', () => {
    const escape = (text: string) => text.replace(/[\\*]/g, '\\$&');
    fc.assert(fc.property(fc.string({unit: 'grapheme', maxLength: 20}).filter((text) => tidy(text) !== ''), (text) => {
      expect(matches(text, escape(text), false)).to.equal(true);
      expect(matches(`before ${text} behind`, `*${escape(text.trim())}*`, false)).to.equal(true);
    }));
  });

  it('takes what is said between wildcards as a simple search for the letters would', () => {
    const letters = fc.string({unit: fc.constantFrom('a', 'b'), maxLength: 8});
    fc.assert(fc.property(letters, fc.array(letters, {minLength: 1, maxLength: 4}), (text, parts) => {
      const plain = new RegExp(`^${parts.join('[ab]*')}$`).test(text);
      expect(matches(text, parts.join('*'), false)).to.equal(plain);
    }));
  });

  it('takes its time from no wildcard', () => {
    const begun = performance.now();
    expect(matches('a'.repeat(100_000), `${'a*'.repeat(2000)}b`, false)).to.equal(false);
    expect(performance.now() - begun).to.be.lessThan(1000);
  });

  it('compares each naughty string with itself', async function () {
    for (const text of await given<string[]>(this, 'xss/naughty-strings/blns.json')) {
      if (tidy(text)) expect(matches(text, text.replace(/[\\*]/g, '\\$&'), false), text).to.equal(true);
    }
  });
});

/** H5P.Blanks, acceptSpellingErrors: over 9 letters two slips, over 3 letters one (H5P.TextUtilities.areSimilar). */
const SLIPS: [typed: string, right: string, passes: boolean][] = [
  ['mississipi', 'mississippi', true], ['misisipi', 'mississippi', false], ['missisippi', 'mississippi', true], ['missippi', 'mississippi', false],
  ['mississpipi', 'mississippi', true], ['gravty', 'gravity', true], ['grvaity', 'gravity', true], ['grvty', 'gravity', false],
  ['cat', 'cut', false], ['form', 'from', true], ['1914', '1915', false], ['in 1914 ende', 'in 1914 ended', true],
];

describe('spelling', () => {
  for (const [typed, right, passes] of SLIPS) {
    it(`${passes ? 'lets pass' : 'holds'} ${typed} for ${right}`, () => expect(isMisspelt(typed, right)).to.equal(passes));
  }

  it('counts what is put in, left out, changed and swapped', () => {
    for (const [one, other, slips] of [['ab', 'ba', 1], ['abc', 'abc', 0], ['', 'ab', 2], ['kitten', 'sitting', 3], ['ca', 'abc', 3]] as const) {
      expect(distance(one, other, 9), `${one} ${other}`).to.equal(slips);
    }
  });

  it('is the same in both directions, and never more than the limit and one', () => {
    const words = fc.string({unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8});
    fc.assert(fc.property(words, words, fc.nat(3), (one, other, limit) => {
      expect(distance(one, other, limit)).to.equal(Math.min(distance(other, one, 9), limit + 1));
    }));
  });
});
