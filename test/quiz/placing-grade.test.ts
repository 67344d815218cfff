import {expect} from '@open-wc/testing';
import fc from '../chance.js';
import {accepted, bankOf, gradeGaps, marksOfGaps, usedOf, withWord} from '../../src/quiz/drag-grade.js';
import {gradeMatch, marksOfMatch, matchingOf, partnerKey, withPartner} from '../../src/quiz/match-grade.js';
import {mixed} from '../../src/quiz/mix.js';
import {gradeOrder, inOrder, marksOfOrder, movedTo, orderShown} from '../../src/quiz/order-grade.js';
import {questionOf, versionOf, type Question, type Scoring} from '../../src/quiz/question.js';

const options = (texts: readonly string[]) => texts.map((text) => ({text, value: text || null, correct: false, weight: null, misconception: null}));
const base = (type: string, texts: readonly string[], scoring: Scoring): Question => ({
  ...questionOf({type, prompt: 'Why?', scoring, options: options(texts)}), graded: true,
});

/** `frog>amphibian`, with nothing before the sign for a distractor. */
function matching(pairs: readonly string[], scoring: Scoring = 'partial'): Question {
  const split = pairs.map((pair) => pair.split('>') as [string, string]);
  const question = base('match', split.map(([text]) => text), scoring);
  return {...question, more: matchingOf(question.options, split.map(([, partner]) => partner))};
}
const pairs = (text: string) => text.split(' ').filter(Boolean).map((pair) => {
  const [item, partner] = pair.split('>') as [string, string];
  return `${item}[.]${partnerKey(partner)}`;
});
const ordering = (right: string, scoring: Scoring = 'all') => base('order', right.split(' '), scoring);
const gaps = (answers: readonly string[], scoring: Scoring = 'partial', distractors: readonly string[] = []): Question =>
  ({...base('drag', distractors, scoring), more: {blanks: answers.map(accepted)}});

const ANIMALS = ['frog>amphibian', 'cat>mammal', 'newt>amphibian', '>insect'];
const MOODLE = 'Modular Object Oriented Dynamic Learning Environment';

/** Worked examples; each with where its rule is written. */
const MATCHES: [source: string, scoring: Scoring, response: string, score: number][] = [
  ['Moodle, qtype_match: right subquestions by all of them', 'partial', 'frog>amphibian cat>mammal newt>amphibian', 1],
  ['Moodle, qtype_match', 'partial', 'frog>amphibian cat>amphibian newt>amphibian', 2 / 3],
  ['Moodle, qtype_match: an unanswered one is not right', 'partial', 'frog>amphibian', 1 / 3],
  ['Moodle, qtype_match: a distractor is never right', 'partial', 'frog>insect cat>insect newt>insect', 0],
  ['all or nothing', 'all', 'frog>amphibian cat>amphibian newt>amphibian', 0],
  ['all or nothing', 'all', 'frog>amphibian cat>mammal newt>amphibian', 1],
  ['H5P, "apply penalties": right less wrong', 'penalty', 'frog>amphibian cat>insect newt>amphibian', 1 / 3],
  ['H5P, "apply penalties": nothing for what is empty', 'penalty', 'frog>amphibian', 1 / 3],
  ['H5P, "apply penalties": never below 0', 'penalty', 'frog>insect cat>insect newt>mammal', 0],
];

const ORDERS: [source: string, scoring: Scoring, right: string, response: string, score: number][] = [
  ['Moodle, qtype_ordering question_test::test_grading_all_or_nothing', 'all', MOODLE, MOODLE, 1],
  ['the same', 'all', MOODLE, 'Oriented Object Dynamic Learning Environment Modular', 0],
  ['question_test::test_grading_longest_ordered_subset', 'partial', MOODLE, MOODLE, 1],
  ['the same, reversed', 'partial', MOODLE, 'Environment Learning Dynamic Oriented Object Modular', 0],
  ['the same, five of six', 'partial', MOODLE, 'Object Oriented Dynamic Learning Environment Modular', 5 / 6],
  ['Moodle, ordering renderers, four of six', 'partial', MOODLE, 'Object Dynamic Modular Learning Environment Oriented', 4 / 6],
  ['one changed place with its neighbour', 'partial', 'a b c d', 'b a c d', 3 / 4],
  ['each to be moved takes a share', 'penalty', 'a b c d', 'b a c d', 1 / 2],
  ['half in order is no better than chance', 'penalty', 'a b c d', 'c d a b', 0],
  ['H5P.SortParagraphs, "duplicates are interchangeable"', 'all', 'x y x~2', 'x~2 y x', 1],
];

const GAPS: [source: string, scoring: Scoring, response: string[], score: number][] = [
  ['H5P.DragText: a point a gap', 'partial', ['sun', 'earth', 'minutes'], 1],
  ['H5P.DragText', 'partial', ['sun', 'moon', 'minutes'], 2 / 3],
  ['H5P.DragText: an alternative counts as much', 'partial', ['Sun', 'earth', 'minutes'], 1],
  ['Moodle, qtype_ddwtos: an empty gap is not right', 'partial', ['sun', '', ''], 1 / 3],
  ['all or nothing', 'all', ['sun', 'earth', ''], 0],
  ['H5P, "apply penalties"', 'penalty', ['sun', 'moon', ''], 0],
  ['H5P, "apply penalties"', 'penalty', ['sun', 'earth', 'moon'], 1 / 3],
];

describe('grading what is put in place', () => {
  for (const [source, scoring, response, score] of MATCHES) {
    it(`match, ${scoring}: ${response} gives ${score.toFixed(2)} (${source})`, () => {
      expect(gradeMatch(matching(ANIMALS, scoring), pairs(response)).score).to.be.closeTo(score, 1e-9);
    });
  }
  for (const [source, scoring, right, response, score] of ORDERS) {
    it(`order, ${scoring}: ${response} gives ${score.toFixed(2)} (${source})`, () => {
      const question = ordering(right, scoring);
      // A number behind a key tells equal texts apart.
      const same: Question = {...question, options: question.options.map((option) => ({...option, text: option.text.split('~')[0]!}))};
      expect(gradeOrder(same, response.split(' ')).score).to.be.closeTo(score, 1e-9);
    });
  }
  for (const [source, scoring, response, score] of GAPS) {
    it(`drag, ${scoring}: ${response.map((word) => word || '_').join(' ')} gives ${score.toFixed(2)} (${source})`, () => {
      expect(gradeGaps(gaps(['sun|Sun', 'earth', 'minutes'], scoring, ['moon']), response).score).to.be.closeTo(score, 1e-9);
    });
  }

  it('marks each item, and at the end those that were left out', () => {
    const question = matching(ANIMALS);
    expect([...marksOfMatch(question, pairs('frog>amphibian cat>insect'), true)].sort())
      .to.deep.equal([['cat', 'wrong'], ['frog', 'right'], ['newt', 'missed']]);
    expect(marksOfMatch(question, pairs('frog>amphibian'), false).size).to.equal(1);
  });

  it('marks as wrong what has to be moved, and as few of them as can be', () => {
    expect([...marksOfOrder(ordering('a b c d'), ['b', 'c', 'd', 'a'])]).to.deep.equal([['b', 'right'], ['c', 'right'], ['d', 'right'], ['a', 'wrong']]);
    expect([...marksOfOrder(ordering('a b'), ['b', 'a']).values()]).to.deep.equal(['wrong', 'wrong']);
  });

  it('marks gaps, and the distractors that were used', () => {
    const marks = marksOfGaps(gaps(['sun', 'earth'], 'partial', ['moon']), ['moon', ''], true);
    expect([...marks]).to.deep.equal([['gap 0', 'wrong'], ['gap 1', 'missed'], ['moon', 'wrong']]);
  });

  it('tells the wrong idea behind a partner or a word that belongs nowhere', () => {
    expect(gradeMatch(matching(ANIMALS), pairs('cat>insect'), new Map([[partnerKey('insect'), 'six-legs']])).misconceptions).to.deep.equal(['six-legs']);
    const question = gaps(['sun'], 'partial', ['moon']);
    const ideas = {...question, options: question.options.map((option) => ({...option, misconception: 'moonlight'}))};
    expect(gradeGaps(ideas, ['moon']).misconceptions).to.deep.equal(['moonlight']);
  });

  it('takes words apart at a bar, but not at one behind a backslash', () => {
    expect(accepted(' Paris | paris ')).to.deep.equal(['Paris', 'paris']);
    expect(accepted(String.raw`a\|b|c`)).to.deep.equal(['a|b', 'c']);
    expect(accepted('|')).to.deep.equal([]);
  });
});

const word = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
const scorings = fc.constantFrom<Scoring>('all', 'partial', 'penalty');
const words = (min: number) => fc.uniqueArray(fc.string({minLength: 1, maxLength: 4}).filter((text) => /^[^\s>~]+$/.test(text)), {minLength: min, maxLength: 7});

describe('grading what is put in place, for every question and every answer', () => {
  const matchings = fc.tuple(words(1), scorings).chain(([items, scoring]) => fc.tuple(
    fc.constant(items.map((item) => `${item}>`)), fc.array(word, {minLength: items.length, maxLength: items.length}),
    fc.array(fc.option(word, {nil: ''}), {minLength: items.length, maxLength: items.length}), fc.constant(scoring)))
    .map(([items, partners, given, scoring]) => {
      const written = items.map((item, i) => `${item}${partners[i]}`);
      const question = matching([...written, '>a', '>z'], scoring);
      const response = given.reduce<string[]>((so, partner, i) => (partner ? withPartner(question, so, items[i]!.slice(0, -1), partnerKey(partner)) : so), []);
      return {question, response, written, partners, given};
    });

  it('match: a score from 0 to 1; all for the right partners, and for nothing else', () => fc.assert(fc.property(matchings, ({question, response, partners, given}) => {
    const {score, correct} = gradeMatch(question, response);
    expect(score! >= 0 && score! <= 1).to.equal(true);
    expect(correct).to.equal(partners.every((partner, i) => given[i] === partner));
  })));

  it('match: the order of writing counts for nothing', () => fc.assert(fc.property(matchings, ({question, response, written}) => {
    const other = matching([...written, '>a', '>z'].reverse(), question.scoring);
    expect(gradeMatch(other, [...response].reverse())).to.deep.equal(gradeMatch(question, response));
    expect(JSON.stringify(other.more)).to.equal(JSON.stringify(question.more));
    expect(versionOf({...other, options: []})).to.equal(versionOf({...question, options: []}));
  })));

  const orders = words(2).chain((right) => fc.record({
    right: fc.constant(right), response: fc.shuffledSubarray(right, {minLength: right.length}), scoring: scorings,
  }));

  it('order: a score from 0 to 1; all for the right order, and for nothing else', () => fc.assert(fc.property(orders, ({right, response, scoring}) => {
    const question = base('order', right, scoring);
    const {score, correct} = gradeOrder(question, response);
    expect(score! >= 0 && score! <= 1).to.equal(true);
    expect(correct).to.equal(response.join(' ') === right.join(' '));
    expect(gradeOrder(question, question.options.map(({key}) => key)).score).to.equal(1);
  })));

  it('order: what stays is in order, and one more moved to its place never makes it worse', () => fc.assert(fc.property(orders, ({right, response}) => {
    const stays = response.filter((_, i) => inOrder(response, right).has(i));
    expect(stays).to.deep.equal(right.filter((text) => stays.includes(text)));
    const moved = response.find((text) => !stays.includes(text));
    if (!moved) return;
    const before = Math.max(-1, ...stays.filter((text) => right.indexOf(text) < right.indexOf(moved)).map((text) => response.filter((each) => each !== moved).indexOf(text)));
    expect(inOrder(movedTo(response, moved, before + 1), right).size).to.be.at.least(stays.length);
  })));

  it('order: moving loses nothing, and what the author added stands at the end', () => fc.assert(fc.property(orders, fc.nat(9), ({right, response}, place) => {
    const moved = movedTo(response, right[0]!, place);
    expect([...moved].sort()).to.deep.equal([...right].sort());
    expect(orderShown(response.slice(1), right)).to.deep.equal([...response.slice(1), response[0]]);
  })));

  it('order: is never shown in the right order, for any learner', () => fc.assert(fc.property(words(2), fc.string(), (right, seed) => {
    const order = mixed(right, seed);
    expect([...order].sort((a, b) => a - b)).to.deep.equal(right.map((_, i) => i));
    expect(order.map((place) => right[place])).not.to.deep.equal(right);
    expect(mixed(right, seed)).to.deep.equal(order);
  })));

  const sentences = fc.record({
    answers: fc.array(word, {minLength: 1, maxLength: 6}), distractors: fc.uniqueArray(fc.constantFrom('x', 'y', 'z'), {maxLength: 3}), scoring: scorings,
  }).chain(({answers, distractors, scoring}) => fc.record({
    question: fc.constant(gaps(answers, scoring, distractors)), answers: fc.constant(answers),
    response: fc.array(fc.constantFrom('', ...answers, ...distractors), {minLength: answers.length, maxLength: answers.length}),
  }));

  it('drag: a score from 0 to 1; all for the right words, and for nothing else', () => fc.assert(fc.property(sentences, ({question, answers, response}) => {
    const {score, correct} = gradeGaps(question, response);
    expect(score! >= 0 && score! <= 1).to.equal(true);
    expect(correct).to.equal(response.join() === answers.join());
    expect(gradeGaps(question, answers).score).to.equal(1);
  })));

  it('drag: the list holds each word as often as it is needed', () => fc.assert(fc.property(sentences, ({question, answers}) => {
    const bank = bankOf(question);
    expect(usedOf(bank, answers).size).to.equal(answers.length);
    for (const each of new Set(answers)) expect(bank.filter((other) => other === each).length).to.equal(answers.filter((other) => other === each).length);
  })));

  it('drag: what is put in and taken back leaves no answer behind', () => fc.assert(fc.property(sentences, fc.nat(5), ({question, answers}, at) => {
    const gap = at % answers.length;
    const filled = withWord(question, [], gap, 'a');
    expect(filled.length).to.equal(answers.length);
    expect(withWord(question, filled, gap, '')).to.deep.equal([]);
  })));
});
