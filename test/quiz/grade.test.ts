import {expect} from '@open-wc/testing';
import fc from '../chance.js';
import {gradeOne, gradeSeveral, marksOf} from '../../src/quiz/grade.js';
import {questionOf, type Question, type Scoring} from '../../src/quiz/question.js';

/** `A` is right, `a` is wrong; `a-.5` carries a weight. */
function question(type: string, options: string, scoring: Scoring | null = null): Question {
  return questionOf({type, prompt: '', scoring, options: options.split(' ').map((option) => ({
    text: option[0]!, value: option[0]!, correct: /^[A-Z]/.test(option), weight: option.slice(1) || null, misconception: null,
  }))});
}

/** Worked examples: options, what is chosen, what that earns, and whose rule says so. */
const EXAMPLES: [type: string, scoring: Scoring | null, options: string, chosen: string, score: number, source: string][] = [
  ['choice', null, 'A b c', 'A', 1, 'Moodle, qtype_multichoice_single_question::grade_response'],
  ['choice', null, 'A b c', 'b', 0, 'the same'],
  ['choice', null, 'A b.5 c', 'b', 0.5, 'the same: the chosen answer\'s fraction'],
  ['choice', null, 'A b-.33 c', 'b', 0, 'our floor; Moodle keeps a single choice\'s negative fraction'],
  ['true-false', null, 'T f', 'T', 1, 'Moodle, qtype_truefalse_question::grade_response'],
  ['multiple', null, 'A B c', 'AB', 1, 'Moodle, qtype_multichoiceset: all or nothing'],
  ['multiple', null, 'A B c', 'A', 0, 'the same'],
  ['multiple', null, 'A B c', 'ABc', 0, 'the same'],
  ['multiple', 'partial', 'A B C d e', 'A', 1 / 3, 'Open University, qtype_oumultiresponse: min(right, all right - wrong) / all right'],
  ['multiple', 'partial', 'A B C d e', 'ABd', 2 / 3, 'the same'],
  ['multiple', 'partial', 'A B C d e', 'ABCd', 2 / 3, 'the same'],
  ['multiple', 'partial', 'A B C d e', 'ABCde', 1 / 3, 'the same'],
  ['multiple', 'partial', 'A B c d e', 'cde', 0, 'the same'],
  ['multiple', 'penalty', 'A B C d e', 'ABd', 1 / 3, 'H5P.MultiChoice calcScore: right - wrong, at least 0'],
  ['multiple', 'penalty', 'A B C d e', 'ABC', 1, 'the same'],
  ['multiple', 'penalty', 'A B c d e', 'cde', 0, 'the same'],
  ['multiple', null, 'A.5 B.5 c-.5', 'A', 0.5, 'Moodle, qtype_multichoice_multi_question::grade_response: the sum of fractions'],
  ['multiple', null, 'A.5 B.5 c-.5', 'ABc', 0.5, 'the same'],
  ['multiple', null, 'A.5 B.5 c-1', 'Ac', 0, 'the same: min(max(0, sum), 1)'],
  ['multiple', null, 'A.33333 B.33333 C.33334 d', 'ABC', 1, 'Moodle, question_state::graded_state_for_fraction: 0.999999 is all'],
];

describe('grading', () => {
  for (const [type, scoring, options, chosen, score, source] of EXAMPLES) {
    it(`${type}${scoring ? `, ${scoring}` : ''}: of ${options}, ${chosen} earns ${score.toFixed(2)} (${source})`, () => {
      const grade = (type === 'multiple' ? gradeSeveral : gradeOne)(question(type, options, scoring), Array.from(chosen));
      expect(grade.score).to.be.closeTo(score, 1e-9);
      expect(grade.correct).to.equal(grade.score === 1);
    });
  }

  it('names the wrong ideas behind what was chosen, each once', () => {
    const several = questionOf({type: 'multiple', prompt: '', scoring: null, options: ['x', 'x', 'y', null].map((misconception, i) => (
      {text: String(i), value: String(i), correct: i === 3, weight: null, misconception}))});
    expect(gradeSeveral(several, ['0', '1', '3']).misconceptions).to.deep.equal(['x']);
  });

  it('gives no score where nothing is set as right', () => {
    expect(gradeOne(question('choice', 'a b'), ['a'])).to.include({score: null, correct: null});
  });

  it('marks what was chosen, and at the end what was missed', () => {
    const several = question('multiple', 'A B c d');
    expect([...marksOf(several, ['A', 'c'], false)]).to.deep.equal([['A', 'right'], ['c', 'wrong']]);
    expect([...marksOf(several, ['A', 'c'], true)]).to.deep.equal([['A', 'right'], ['B', 'missed'], ['c', 'wrong']]);
    expect([...marksOf(question('choice', 'A b.5'), ['b'], false)]).to.deep.equal([['b', 'partly']]);
  });
});

const anyQuestion = fc.record({
  type: fc.constantFrom('choice', 'multiple'),
  scoring: fc.constantFrom(null, 'all', 'partial', 'penalty'),
  options: fc.array(fc.record({correct: fc.boolean(), weight: fc.option(fc.double({min: -1, max: 1, noNaN: true}), {freq: 3})}),
    {minLength: 1, maxLength: 8}),
}).map(({type, scoring, options}) => questionOf({type, prompt: '', scoring, options: options.map(({correct, weight}, i) => ({
  text: `${i}`, value: `${i}`, correct, weight: weight === null ? null : String(weight), misconception: null,
}))}));

const unweighted = anyQuestion.filter(({options}) => options.every(({weight}) => weight === undefined));
const grader = ({type}: Question) => (type === 'multiple' ? gradeSeveral : gradeOne);
const withResponse = (questions: fc.Arbitrary<Question>) =>
  questions.chain((each) => fc.tuple(fc.constant(each), fc.subarray(each.options.map(({key}) => key))));

describe('grading, for every question and every answer', () => {
  it('gives a score from 0 to 1, or none', () => fc.assert(fc.property(withResponse(anyQuestion), ([each, response]) => {
    const {score} = grader(each)(each, response);
    expect(score === null || (score >= 0 && score <= 1)).to.equal(true);
  })));

  it('does not look at the order of what was chosen', () => fc.assert(fc.property(withResponse(anyQuestion), ([each, response]) => {
    if (each.type === 'multiple') expect(gradeSeveral(each, [...response].reverse())).to.deep.equal(gradeSeveral(each, response));
  })));

  it('gives all only for the full answer', () => fc.assert(fc.property(withResponse(unweighted), ([each, response]) => {
    if (each.type !== 'multiple' || each.options.every(({correct}) => !correct)) return;
    const full = each.options.every(({key, correct}) => response.includes(key) === correct);
    expect(gradeSeveral(each, response).correct).to.equal(full);
  })));

  it('passes over what is not one of its options', () => fc.assert(fc.property(withResponse(anyQuestion), ([each, response]) => {
    expect(grader(each)(each, [...response, 'gone'])).to.deep.equal(grader(each)(each, response));
  })));
});
