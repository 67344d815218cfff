import {expect} from '@open-wc/testing';
import fc from '../chance.js';
import {gradeBlanks, isGradedBlank, marksOfBlanks, type Blank} from '../../src/quiz/blanks.js';
import {questionOf, type Question, type Scoring} from '../../src/quiz/question.js';
import {gradeShort, type Short} from '../../src/quiz/short.js';
import {soughtOf} from '../../src/quiz/sought.js';

/** An author's tag, as its attributes. */
function attributes(tag: string): Pick<Element, 'getAttribute' | 'hasAttribute'> {
  return new DOMParser().parseFromString(`<p ${tag}>`, 'text/html').querySelector('p')!;
}

function blank(tag: string): Blank {
  const [, list] = /choices="([^"]*)"/.exec(tag) ?? [];
  const {options} = questionOf({type: 'choice', prompt: '', scoring: null, options: (list?.split(' ') ?? []).map((text) => ({
    text, value: text, correct: /^[A-Z]/.test(text), weight: text.slice(1) || null, misconception: text.startsWith('m') ? 'idea' : null,
  }))});
  return {sought: soughtOf(attributes(tag)), options, points: Number(/points="([^"]*)"/.exec(tag)?.[1] ?? 1)};
}

function blanks(tags: string[], scoring: Scoring = 'partial'): Question {
  const all = tags.map(blank);
  return {...questionOf({type: 'blanks', prompt: '', scoring, options: []}), more: {blanks: all}, graded: all.some(isGradedBlank)};
}

function typed(tag: string, options: [text: string, weight: string | null, tolerance?: string][] = [], number = false): Question {
  const question = questionOf({type: number ? 'number' : 'short', prompt: '', scoring: null, options: options.map(([text, weight]) => ({
    text, value: null, correct: weight === '1', weight: weight === '1' ? null : weight, misconception: weight === null ? `not ${text}` : null,
  }))});
  const sought = soughtOf(attributes(tag), number);
  const more: Short = {sought, tolerances: options.map(([, , tolerance]) => tolerance ?? null), generous: tag.includes('partial')};
  return {...question, more, graded: sought.answers.length > 0 || sought.pattern !== null || question.options.some(({correct}) => correct)};
}

/** Worked examples: the blanks, what stands in them, what that earns, and whose rule says so. */
const BLANKS: [tags: string[], scoring: Scoring, response: string[], score: number, source: string][] = [
  [['answer="Paris"', 'answer="Rome"'], 'partial', ['paris', 'ROME'], 1, 'H5P.Blanks: a point a blank; case off'],
  [['answer="Paris"', 'answer="Rome"'], 'partial', ['Paris', 'Oslo'], 1 / 2, 'the same'],
  [['answer="Paris"', 'answer="Rome"'], 'partial', ['Paris', ''], 1 / 2, 'the same: an empty blank earns nothing and costs nothing'],
  [['answer="Paris"', 'answer="Rome"'], 'all', ['Paris', 'Oslo'], 0, 'H5P.Blanks, and Moodle\'s all-or-nothing behaviours'],
  [['answer="Paris"', 'answer="Rome"'], 'penalty', ['Paris', 'Oslo'], 0, 'ours: right minus wrong, at least 0'],
  [['answer="Paris"', 'answer="Rome"'], 'penalty', ['Paris', ''], 1 / 2, 'ours: an empty blank costs nothing'],
  [['answer="Paris"', 'answer="Rome" points="2"'], 'partial', ['Oslo', 'Rome'], 2 / 3, 'Moodle Cloze: {2:SHORTANSWER:...}, the weighted mean of the parts'],
  [['answer="Paris"', ''], 'partial', ['Paris', 'x'], 1, 'a blank without an answer does not count'],
  [['choices="A b m"', 'answer="2"'], 'partial', ['A', '2'], 1, 'Moodle Cloze: {1:MULTICHOICE:=A~b}'],
  [['choices="A b m"', 'answer="2"'], 'partial', ['m', '2'], 1 / 2, 'the same'],
  [['choices="A b.5 c"', 'answer="2"'], 'partial', ['b.5', '2'], 3 / 4, 'Moodle Cloze: %50%'],
  [['choices="A b-1 c"', 'answer="2"'], 'partial', ['b-1', ''], 0, 'never less than nothing (Moodle: the question\'s minimum is 0)'],
  [['answer="Mississippi" typos'], 'partial', ['Missisippi'], 1, 'H5P.Blanks, acceptSpellingErrors'],
  [['answer="Mississippi"'], 'partial', ['Missisippi'], 0, 'the same, switched off'],
  [['answer="3.14"'], 'partial', ['3,14'], 1, 'a number is read as one'],
  [['answer="007"'], 'partial', ['7'], 0, 'what does not look like a number is a text'],
  [['answer="100" unit="°C"'], 'partial', ['100 °C'], 1, 'Moodle numerical: the unit is given'],
  [['answer="100" unit="°C"'], 'partial', ['100'], 0, 'a unit that is asked for is a part of the answer'],
  [['answer="solid|firm"'], 'partial', ['Firm'], 1, 'H5P.Blanks: *solid/firm*'],
];

/** One field: the tag, the options, what is typed, what that earns. */
const FIELDS: [tag: string, options: [string, string | null, string?][], number: boolean, response: string, score: number, source: string][] = [
  ['answer="Paris|City of Light"', [], false, 'city of light', 1, 'Moodle shortanswer: several answers of 100 %'],
  ['', [['Paris', '1'], ['France', '.5'], ['*', '0']], false, 'France', 0.5, 'Moodle shortanswer: the fraction of the first answer that matches'],
  ['', [['Paris', '1'], ['France', '.5'], ['*', '0']], false, 'Oslo', 0, 'the same: * takes the rest'],
  ['', [['*', '0'], ['Paris', '1']], false, 'Paris', 1, 'ours: what takes anything comes last, wherever it is written'],
  ['typos', [['form', '1'], ['from', null]], false, 'from', 0, 'ours: what is meant exactly comes before what is misspelt'],
  ['answer="9.81" tolerance=".05"', [], true, '9,8', 1, 'Moodle numerical: nominal tolerance'],
  ['', [['3', '1', '0'], ['3', '.8', '2']], true, '4', 0.8, 'GIFT: {#=3:0 =%80%3:2}'],
  ['', [['3', '1', '0'], ['3', '.8', '2']], true, '3', 1, 'the same'],
  ['answer="9.81" unit="m/s²"', [], true, '9.81', 0, 'ours: all or nothing'],
  ['answer="9.81" unit="m/s²" partial', [], true, '9.81', 0.9, 'Moodle numerical: the unit penalty of 0.1'],
  ['answer="9.81" unit="m/s²|m/s^2"', [], true, '9.81m/s^2', 1, 'Moodle numerical: with or without a space'],
  ['answer="9.81"', [], true, '9.81 apples', 0, 'Moodle numerical without units: what stands behind is wrong'],
  ['answer="1..5"', [], true, '4.5', 1, 'GIFT: {#1..5}'],
  ['pattern="gr[ae]y" answer="gray"', [], false, 'Grey', 1, 'ours'],
];

describe('grading what is typed', () => {
  for (const [tags, scoring, response, score, source] of BLANKS) {
    it(`blanks, ${scoring}: ${response.join(', ')} in ${tags.join(', ')} earns ${score.toFixed(2)} (${source})`, () => {
      const grade = gradeBlanks(blanks(tags, scoring), response, 'en');
      expect(grade.score).to.be.closeTo(score, 1e-9);
      expect(grade.correct).to.equal(score === 1);
    });
  }

  for (const [tag, options, number, response, score, source] of FIELDS) {
    it(`${number ? 'number' : 'short'}: ${response} for ${tag} ${options.join(' ')} earns ${score.toFixed(2)} (${source})`, () => {
      const grade = gradeShort(typed(tag, options, number), response, 'en');
      expect(grade.score).to.be.closeTo(score, 1e-9);
      expect(grade.correct).to.equal(score === 1);
    });
  }

  it('names the wrong ideas behind what was typed or chosen', () => {
    expect(gradeShort(typed('', [['up', null], ['down', '1']]), 'Up', 'en').misconceptions).to.deep.equal(['not up']);
    expect(gradeShort(typed('unit="N"', [['98', null], ['9.8', '1']], true), '98', 'en').misconceptions).to.deep.equal(['not 98']);
    expect(gradeBlanks(blanks(['choices="A m"', 'choices="A m"']), ['m', 'm'], 'en').misconceptions).to.deep.equal(['idea']);
  });

  it('gives no score where nothing is set as right', () => {
    expect(gradeBlanks(blanks(['', 'points="0" answer="x"']), ['x', 'x'], 'en')).to.include({score: null, correct: null});
    expect(gradeShort(typed(''), 'x', 'en')).to.include({score: null, correct: null});
  });

  it('marks what is filled, and at the end what is empty', () => {
    const question = blanks(['answer="a"', 'answer="b"', 'answer="c"', '']);
    expect(marksOfBlanks(question, ['a', 'x', '', 'y'], {language: 'en', whole: false})).to.deep.equal(['right', 'wrong', undefined, undefined]);
    expect(marksOfBlanks(question, ['a', 'x', '', 'y'], {language: 'en', whole: true})).to.deep.equal(['right', 'wrong', 'missed', undefined]);
  });
});

const word = fc.string({unit: fc.constantFrom('a', 'b', 'c', 'ä', ' ', '1'), minLength: 1, maxLength: 12}).filter((text) => text.trim() !== '' && !text.includes('|'));
const anyBlanks = fc.record({
  answers: fc.array(word, {minLength: 1, maxLength: 5}),
  points: fc.constantFrom(1, 2, 0.5),
  scoring: fc.constantFrom<Scoring[]>('all', 'partial', 'penalty'),
  flags: fc.subarray(['typos', 'case-sensitive']),
}).map(({answers, points, scoring, flags}) => ({
  answers, question: blanks(answers.map((answer) => `answer="${answer}" points="${points}" ${flags.join(' ')}`), scoring),
}));

describe('grading what is typed, whatever is asked', () => {
  it('gives a score from 0 to 1, and everything only for what is right', () => {
    fc.assert(fc.property(anyBlanks, fc.array(fc.string(), {maxLength: 6}), ({question}, response) => {
      const {score, correct} = gradeBlanks(question, response, 'en');
      expect(score).to.be.within(0, 1);
      expect(correct).to.equal(score === 1);
    }));
  });

  it('gives everything for the author\'s own answers', () => {
    fc.assert(fc.property(anyBlanks, ({question, answers}) => {
      expect(gradeBlanks(question, answers, 'en').score).to.equal(1);
    }));
  });

  it('earns no less with one more blank right, and no blank knows of the others', () => {
    fc.assert(fc.property(anyBlanks, fc.array(fc.string({maxLength: 3}), {minLength: 5, maxLength: 5}), fc.nat(4), ({question, answers}, response, place) => {
      if (place >= answers.length) return;
      const before = gradeBlanks(question, response, 'en').score!;
      const better = response.map((part, i) => (i === place ? answers[i]! : part));
      expect(gradeBlanks(question, better, 'en').score).to.be.at.least(before - 1e-9);
      const mark = marksOfBlanks(question, better, {language: 'en', whole: false})[place];
      expect(mark).to.equal('right');
    }));
  });
});
