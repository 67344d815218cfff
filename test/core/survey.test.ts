import {expect} from '@open-wc/testing';
import fc from '../chance.js';
import {groupOf} from '../../src/core/anonymity.js';
import {classesOf, gatheredTable, mayTell, sumsOf, tableOf, type Sheet} from '../../src/core/survey.js';

const answer = (keys: string) => fc.option(fc.constantFrom(...Array.from(keys)), {nil: undefined}).map((key) => (key === undefined ? [] : [key]));
const sheets = fc.array(fc.record({a: answer('abcdef'), b: answer('xyz'), c: answer('pq')}).map((answers) => ({answers})), {maxLength: 40});
const group = fc.integer({min: 3, max: 8});
const PAIRS = [['a', 'b'], ['b', 'a'], ['a', 'c'], ['c', 'a'], ['b', 'c'], ['c', 'b']] as const;

/** All that can be shown of a survey: every table there is, and the sums of each question. */
function released(all: readonly Pick<Sheet, 'answers'>[], least: number): string {
  const tables = PAIRS.map(([question, by]) => tableOf(all, {question, by, group: least}));
  const sums = ['a', 'b', 'c'].map((question) => sumsOf(question, all.map(({answers}) => ({response: answers[question] ?? []})), {listed: true, numeric: true}));
  return JSON.stringify([tables, sums], (_, value: unknown) => (typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value).sort() : value));
}

describe('what a survey may show', () => {
  it('is only of groups that are large enough, and of everybody', () => {
    fc.assert(fc.property(sheets, group, (all, least) => {
      for (const [question, by] of PAIRS) {
        const table = tableOf(all, {question, by, group: least});
        if (!table) continue;
        for (const line of [...table.rows, ...table.columns]) expect(line.size).to.be.at.least(least);
        const sum = table.cells.flat().reduce((a, b) => a + b, 0);
        expect(sum, 'nobody is missing, so no difference to the whole is somebody\'s').to.equal(all.length);
        for (const [i, row] of table.rows.entries()) expect(table.cells[i]!.reduce((a, b) => a + b, 0)).to.equal(row.size);
      }
    }));
  });

  it('does not change when two people of a small group change places: so no set of tables tells of a part of a group', () => {
    let swapped = 0;
    fc.assert(fc.property(sheets, group, fc.nat(), fc.nat(), fc.constantFrom('a', 'b', 'c'), (all, least, m, n, question) => {
      const groups = classesOf(all.map(({answers}) => answers[question]), least);
      const keyOf = (sheet: typeof all[number]) => sheet.answers[question][0] ?? '';
      const mixed = groups.find(({keys}) => keys.length > 1);
      const members = all.filter((sheet) => mixed?.keys.includes(keyOf(sheet)));
      const [one, other] = [members[m % (members.length || 1)], members[n % (members.length || 1)]];
      if (!one || !other || keyOf(one) === keyOf(other)) return;
      swapped += 1;
      const after = all.map((sheet) => (sheet === one ? {answers: {...one.answers, [question]: other.answers[question]}}
        : sheet === other ? {answers: {...other.answers, [question]: one.answers[question]}} : sheet));
      expect(released(after, least)).to.equal(released(all, least));
    }), {numRuns: 1000});
    expect(swapped).to.be.above(50);
  });

  it('puts small groups together, where need be with the next smallest, and shows none where all are too few', () => {
    const of = (text: string) => Array.from(text).map((key) => [key]);
    expect(classesOf(of('aaaaabbbbbc'), 3)).to.deep.equal([{keys: ['b'], size: 5}, {keys: ['c', 'a'], size: 6}]);
    expect(classesOf(of('aaaabbc'), 3)).to.deep.equal([{keys: ['a'], size: 4}, {keys: ['c', 'b'], size: 3}]);
    expect(classesOf(of('aab'), 5)).to.deep.equal([]);
  });

  it('adds up scales and numbers, and keeps words in no order of their coming', () => {
    const replies = (...texts: string[]) => texts.map((text) => ({response: text ? [text] : []}));
    expect(sumsOf('q', replies('1', '2', '2', '5', ''), {listed: true, numeric: true})).to.deep.equal({question: 'q', total: 4, counts: {1: 1, 2: 2, 5: 1}, mean: 2.5, median: 2});
    expect(sumsOf('q', replies('2,5', '3'), {listed: false, numeric: true})).to.deep.include({mean: 2.75, median: 2.75});
    const words = ['one', 'two', 'three', 'four'];
    expect(sumsOf('q', replies(...words), {listed: false, numeric: true}).words).to.deep.equal(sumsOf('q', replies(...words.toReversed()), {listed: false, numeric: true}).words);
    expect(sumsOf('q', replies(...words), {listed: false, numeric: true})).to.not.have.property('mean');
  });

  it('is told anew only with a whole group of new answers', () => {
    fc.assert(fc.property(fc.array(fc.nat(12)), group, (steps, least) => {
      let [now, told] = [0, 0];
      for (const step of steps) {
        now += step;
        if (!mayTell(told, now, least)) continue;
        expect(now - told).to.be.at.least(least);
        told = now;
      }
    }));
  });

  it('has a least group that no author undercuts', () => {
    expect([undefined, 1, 2, 3, 4.6, 5, 999, NaN].map(groupOf)).to.deep.equal([5, 3, 3, 3, 5, 5, 50, 5]);
  });

  it('takes groups as the class gathered them', () => {
    const replies = Array.from('yyn').map((key) => ({response: [key], of: ['1']})).concat(Array.from('nnnn').map((key) => ({response: [key], of: ['2']})));
    expect(gatheredTable(replies)).to.deep.equal({
      rows: [{keys: ['1'], size: 3}, {keys: ['2'], size: 4}], columns: [{keys: ['n'], size: 5}, {keys: ['y'], size: 2}], cells: [[1, 2], [4, 0]],
    });
    expect(gatheredTable(replies.slice(0, 3))).to.equal(undefined);
  });
});
