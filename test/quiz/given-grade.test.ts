import {expect} from '@open-wc/testing';
import fc from '../chance.js';
import {areaAt, boxOf, contains, innerPoint, shapeOf} from '../../src/quiz/area.js';
import {gradeMarked, type Marking} from '../../src/quiz/mark.js';
import {pointsOf} from '../../src/quiz/points.js';
import type {Question, Scoring} from '../../src/quiz/question.js';
import {elsewhere, gradeSpots, pointOf, readSpots} from '../../src/quiz/spot.js';

/** `A` is right, `a` is wrong. */
function text(words: string, scoring: Scoring = 'penalty'): Question {
  const more: Marking = {words: words.split(' ').map((key) => ({key, text: key, correct: /^[A-Z]/.test(key), misconception: undefined}))};
  return {type: 'mark', prompt: '', scoring, options: [], more, graded: true};
}

function picture(areas: string, scoring: Scoring = 'all', rest?: string): Question {
  const written = areas.split(' ').map((alt) => ({id: '', alt, shape: 'rect', coords: '0,0,9,9', correct: /^[A-Z]/.test(alt), misconception: null}));
  const more = readSpots([...written, ...(rest ? [{...written[0]!, alt: '', shape: 'default', correct: false, misconception: rest}] : [])]);
  return {type: 'hotspot', prompt: '', scoring, options: [], more, graded: true};
}

/** Worked examples: what can be chosen, what is, what that earns, and whose rule says so. */
const EXAMPLES: [question: Question, chosen: string, score: number, what: string][] = [
  [text('A B C d e'), 'A B C', 1, 'mark: H5P.MarkTheWords, correct - wrong, at least 0'],
  [text('A B C d e'), 'A B', 2 / 3, 'mark: the same'],
  [text('A B C d e'), 'A B d', 1 / 3, 'mark: the same'],
  [text('A B C d e'), 'A d e', 0, 'mark: the same'],
  [text('A B C d e'), 'A B C d e', 1 / 3, 'mark: the same: marking everything does not pay'],
  [text('A B C d e', 'all'), 'A B', 0, 'mark, all: Moodle, qtype_multichoiceset'],
  [text('A B C d e', 'all'), 'A B C', 1, 'mark, all: the same'],
  [text('A B C d e', 'partial'), 'A B d', 2 / 3, 'mark, partial: qtype_oumultiresponse'],
  [picture('A b c'), 'A', 1, 'hotspot: QTI 3, map_response of a hotspotInteraction with one right area'],
  [picture('A b c'), 'b', 0, 'hotspot: the same'],
  [picture('A b c'), '@10,20', 0, 'hotspot: beside every area'],
  [picture('A B c'), 'A B', 1, 'hotspots, all: Moodle, qtype_multichoiceset'],
  [picture('A B c'), 'A', 0, 'hotspots, all: the same'],
  [picture('A B c'), 'A B @10,20', 0, 'hotspots, all: a place beside is a wrong one'],
  [picture('A B c', 'partial'), 'A', 1 / 2, 'hotspots, partial: qtype_oumultiresponse'],
  [picture('A B c', 'penalty'), 'A B @10,20', 1 / 2, 'hotspots, penalty: right - wrong'],
];

const gradeOf = (question: Question, chosen: string[]) => (question.type === 'mark' ? gradeMarked : gradeSpots)(question, chosen);

describe('grading words and places', () => {
  for (const [question, chosen, score, what] of EXAMPLES) {
    it(`${chosen} earns ${score.toFixed(2)} (${what})`, () => {
      const grade = gradeOf(question, chosen.split(' '));
      expect(grade.score).to.be.closeTo(score, 1e-9);
      expect(grade.correct).to.equal(grade.score === 1);
    });
  }

  it('keeps to 0 to 1, whatever the order; full marks only for the full answer (all answers)', () => {
    const questions = fc.constantFrom(...(['all', 'partial', 'penalty'] as const).flatMap((scoring) => [text('A B C d e f', scoring), picture('A B c d', scoring), picture('A b c', scoring)]));
    fc.assert(fc.property(questions, fc.uniqueArray(fc.constantFrom('A', 'B', 'C', 'b', 'c', 'd', 'e', 'f', '@5,5', '@90,1.5', 'unknown'), {maxLength: 8}), (question, chosen: string[]) => {
      const {score, correct} = gradeOf(question, chosen);
      expect(score).to.be.within(0, 1);
      const several = question.type === 'mark' || !/^A b/.test((question.more as {areas: {key: string}[]}).areas.map(({key}) => key).join(' '));
      if (several) expect(gradeOf(question, [...chosen].reverse()).score).to.equal(score);
      const keys = question.type === 'mark' ? ['A', 'B', 'C'] : several ? ['A', 'B'] : ['A'];
      const known = chosen.filter((key) => key !== 'unknown' && (key.startsWith('@') ? question.type !== 'mark' : JSON.stringify(question.more).includes(`"key":"${key}"`)));
      const full = several ? keys.every((key) => known.includes(key)) && known.length === keys.length : chosen[0] === 'A';
      expect(correct).to.equal(full);
    }), {numRuns: 1000});
  });

  it('tells the wrong idea behind a place beside all areas', () => {
    expect(gradeSpots(picture('A b', 'all', 'not-in-the-cell'), ['@3,4']).misconceptions).to.deep.equal(['not-in-the-cell']);
  });

  it('keeps a place in per cent, and reads it back (all places)', () => {
    fc.assert(fc.property(fc.double({min: 0, max: 100, noNaN: true}), fc.double({min: 0, max: 100, noNaN: true}), (x, y) => {
      const back = pointOf(elsewhere({x, y}))!;
      expect(back.x).to.be.closeTo(x, 0.0501);
      expect(back.y).to.be.closeTo(y, 0.0501);
    }));
    expect(pointOf('Left: the body')).to.equal(undefined);
  });
});

describe('areas of a picture', () => {
  it('are read as browsers read them', () => {
    expect(shapeOf(null, '10, 20, 5, 8')).to.deep.equal({kind: 'rect', box: {left: 5, top: 8, width: 5, height: 12}});
    expect(shapeOf('CIRCLE', '5 5 2.5')).to.deep.equal({kind: 'circle', x: 5, y: 5, r: 2.5});
    expect(shapeOf('poly', '0,0,4,0,0,4,9')).to.deep.equal({kind: 'poly', points: [{x: 0, y: 0}, {x: 4, y: 0}, {x: 0, y: 4}]});
    for (const [shape, coords] of [['circle', '1,2,0'], ['poly', '1,2,3,4'], ['rect', '1,2'], ['default', ''], [null, null]] as const) {
      expect(shapeOf(shape, coords)).to.equal(undefined);
    }
  });

  it('are hit inside, a little beside when they are small, and the first of two', () => {
    const shapes = ['0,0,10,10', '5,5,60,60', '100,100,102,102'].map((coords) => shapeOf('rect', coords));
    expect(areaAt(shapes, {x: 7, y: 7}, 12)).to.equal(0);
    expect(areaAt(shapes, {x: 70, y: 7}, 12)).to.equal(undefined);
    expect(areaAt(shapes, {x: 110, y: 101}, 12)).to.equal(2);
    expect(areaAt(shapes, {x: 120, y: 101}, 12)).to.equal(undefined);
  });

  it('have a point that is inside, also where the middle is not', () => {
    const horseshoe = shapeOf('poly', '0,0,100,0,100,100,80,100,80,20,20,20,20,100,0,100')!;
    expect(contains(horseshoe, {x: 50, y: 50})).to.equal(false);
    expect(contains(horseshoe, innerPoint(horseshoe))).to.equal(true);
  });

  it('lie in their box (all areas)', () => {
    const numbers = fc.array(fc.integer({min: -500, max: 500}), {maxLength: 12});
    fc.assert(fc.property(fc.constantFrom('rect', 'circle', 'poly'), numbers, fc.integer({min: -500, max: 500}), fc.integer({min: -500, max: 500}), (kind, coords, x, y) => {
      const shape = shapeOf(kind, coords.join(','));
      if (!shape || !contains(shape, {x, y})) return;
      const {left, top, width, height} = boxOf(shape);
      expect(x).to.be.within(left, left + width);
      expect(y).to.be.within(top, top + height);
    }), {numRuns: 1000});
  });
});

describe('the points of a scale', () => {
  const scale = (min: string | null, max: string | null, step: string | null = null, labels: string | null = null) => pointsOf({min, max, step, labels});
  it('run from 1 to 5 by themselves, and as written', () => {
    expect(scale(null, null).map(({key}) => key)).to.deep.equal(['1', '2', '3', '4', '5']);
    expect(scale('0', '1', '.1').map(({key}) => key).join(' ')).to.equal('0 0.1 0.2 0.3 0.4 0.5 0.6 0.7 0.8 0.9 1');
    expect(scale('-2', '2').map(({value}) => value)).to.deep.equal([-2, -1, 0, 1, 2]);
    expect(scale('5', '1')).to.have.length(5);
    expect(scale('0', '1e9')).to.have.length(21);
  });
  it('carry words at the ends, or each', () => {
    expect(scale('1', '3', null, 'Never|Always').map(({label}) => label)).to.deep.equal(['Never', '', 'Always']);
    expect(scale('1', '3', null, 'a|b|c').map(({label}) => label)).to.deep.equal(['a', 'b', 'c']);
  });
});
