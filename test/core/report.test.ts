import {expect} from '@open-wc/testing';
import fc from '../chance.js';
import {firstAnswers, remarksOf} from '../../src/core/answers.js';
import {digestOf, TERMS} from '../../src/core/digest.js';
import type {Entry, EntryData, EntryType} from '../../src/core/entry.js';
import {gradebookOf} from '../../src/core/gradebook.js';
import {arranged, groupsOf, quotesOf, sortingOf, UNSORTED} from '../../src/core/grouping.js';
import {heatOf} from '../../src/core/heat.js';
import {correlation, itemsOf} from '../../src/core/items.js';
import {misconceptionsOf} from '../../src/core/misconceptions.js';
import {outlineOf, type Outline} from '../../src/core/outline.js';
import {adviceFor, LIMITS, planOf} from '../../src/core/plan.js';
import {Register, STRETCH} from '../../src/core/register.js';
import {stemsOf} from '../../src/core/stems.js';
import {momentsOf, timelineOf} from '../../src/core/timeline.js';
import {classOf, IDEAS, LOST, outlineOfClass} from '../report/seeded.mjs';

let last = 0;
function entry<T extends EntryType>(author: string, activity: string, type: T, data: EntryData[T], seq = last + 1): Entry<T> {
  last = seq;
  return {id: `${author}-${activity}-${type}-${seq}`, space: 's', activity, type, data, author, at: new Date(seq * 1000).toISOString(), seq};
}

const answer = (author: string, question: string, score: number, more: Partial<EntryData['answered']> = {}) =>
  entry(author, question, 'answered', {question, response: [score === 1 ? 'r' : 'w'], score, correct: score === 1, try: 1, duration: 10, ...more});

const registerOf = (entries: Iterable<Entry>) => {
  const register = new Register();
  register.take(entries);
  return register;
};

const outline = (...questions: string[]): Outline => ({parts: [{id: 'quiz', kind: 'quiz', label: 'Quiz', questions}], questions, wordings: new Map()});

/** Everything a report tells, as plain data. */
function told(register: Register, of: Outline): unknown {
  const pupils = register.pupils();
  const digest = digestOf(register, of, {...TERMS, least: 2});
  return JSON.parse(JSON.stringify([digest, gradebookOf(pupils, of), itemsOf(pupils, of), groupsOf(digest.remarks, 2)],
    (_, value: unknown) => (value instanceof Set ? [...value as Set<unknown>].sort() : value)));
}

const author = fc.constantFrom('ann', 'ben', 'cem', 'dot');
const seconds = fc.integer({min: 0, max: 200});
const happening: fc.Arbitrary<[string, string, EntryType, unknown]> = fc.oneof(
  fc.record({question: fc.constantFrom('q1', 'q2'), right: fc.boolean(), turn: fc.integer({min: 1, max: 3}), idea: fc.constantFrom('impetus', 'mass'), version: fc.constantFrom('a', 'b')})
    .chain(({question, right, turn, idea, version}) => author.map((who): [string, string, EntryType, unknown] => [who, question, 'answered', {
      question, response: [right ? 'r' : 'w'], score: Number(right), correct: right, try: turn, duration: 3, version, ...(!right && {misconceptions: [idea]})}])),
  fc.tuple(author, seconds, seconds).map(([who, a, b]) => [who, 'talk', 'watched', {from: Math.min(a, b), to: Math.max(a, b) + 1, rate: 1}] as [string, string, EntryType, unknown]),
  fc.tuple(author, seconds).map(([who, at]) => [who, 'lost', 'signalled', {label: 'lost', at}] as [string, string, EntryType, unknown]),
  fc.tuple(author, fc.constantFrom('the force at the top', 'falling mass', 'forces', '')).map(([who, text]) => [who, 'quiz', 'asked', {text}] as [string, string, EntryType, unknown]),
  fc.tuple(author, fc.constantFrom('quiz', 'talk'), fc.double({min: 0, max: 1, noNaN: true})).map(([who, what, ratio]) => [who, what, 'progressed', {ratio}] as [string, string, EntryType, unknown]),
  fc.tuple(author, fc.constantFrom('quiz', 'talk')).map(([who, what]) => [who, what, 'completed', {}] as [string, string, EntryType, unknown]),
  fc.tuple(author, seconds).map(([who, at]) => [who, 'forum', 'posted', {text: 'Why?', at}] as [string, string, EntryType, unknown]),
  fc.tuple(fc.constantFrom('prof'), fc.constant('x')).map(([who, post]) => [who, 'forum', 'endorsed', {post, on: true}] as [string, string, EntryType, unknown]),
);
const log = fc.array(happening, {maxLength: 40}).map((list) => list.map(([who, activity, type, data], i) => entry<EntryType>(who, activity, type, data as EntryData[EntryType], i + 1)));
const whole: Outline = {
  parts: [{id: 'talk', kind: 'video', label: 'Talk', questions: [], stops: [{at: 60, label: '', questions: ['q1']}], anchors: ['lost', 'forum']}, {id: 'quiz', kind: 'quiz', label: 'Quiz', questions: ['q1', 'q2']}],
  questions: ['q1', 'q2'], wordings: new Map(),
};

describe('the report of a class', () => {
  it('is the same whatever the order, the repeats and the batches its entries come in', () => {
    fc.assert(fc.property(log, fc.infiniteStream(fc.nat()), (entries, chances) => {
      const order = entries.map((each) => [chances.next().value as number, each] as const).sort((a, b) => a[0] - b[0]).map(([, each]) => each);
      const register = new Register();
      for (let i = 0; i < order.length; i += 3) {
        register.take(order.slice(i, i + 3));
        // Looking in between changes nothing.
        told(register, whole);
        register.take(order.slice(0, i));
      }
      expect(told(register, whole)).to.deep.equal(told(registerOf(entries), whole));
    }), {numRuns: 60});
  });

  it('takes what came without its number again with it, once', () => {
    const made = answer('ann', 'q1', 0, {misconceptions: ['impetus']});
    const register = registerOf([{...made, seq: Number.MAX_SAFE_INTEGER}, entry('ann', 'talk', 'watched', {from: 0, to: 10, rate: 1})]);
    expect(register.take([made])).to.equal(true);
    expect(register.take([made])).to.equal(false);
    expect(register.pupil('ann')!.cells.get('q1')!.said).to.have.length(1);
    expect(register.pupil('ann')!.cells.get('q1')!.spent).to.equal(10_000);
  });

  it('counts the seconds as the heat of a single video does', () => {
    const stretch = fc.tuple(fc.integer({min: 0, max: 190}), fc.integer({min: 1, max: 40})).map(([from, length]) => ({from, to: Math.min(200, from + length), rate: 1}));
    fc.assert(fc.property(fc.array(stretch, {minLength: 1, maxLength: 20}), (list) => {
      const entries = list.map((data, i) => entry('ann', 'talk', 'watched', data, i + 1));
      const {heat} = timelineOf(registerOf(entries), registerOf(entries).pupils(), {...whole.parts[0]!, length: 200}, whole);
      heatOf(entries, 200, 200 / STRETCH).forEach((times, i) => expect(heat[i]).to.be.closeTo(times, 1e-9));
    }));
  });

  it('leaves out who has spoken as staff, and who looks', () => {
    const register = registerOf([answer('prof', 'q1', 0), entry('prof', 'forum', 'endorsed', {post: 'x', on: true}), answer('me', 'q1', 0), answer('ann', 'q1', 1)]);
    expect(register.pupils('me').map(({sub}) => sub)).to.deep.equal(['ann']);
  });
});

describe('the digest of a seeded class of 200', () => {
  const register = registerOf(classOf(200));
  const of = outlineOfClass();
  const digest = digestOf(register, of);

  it('names the three wrong ideas that were planted, the commonest first, with their shares', () => {
    expect(digest.misconceptions.map(({name}) => name)).to.deep.equal(IDEAS.slice(0, 3).map(({name}) => name));
    digest.misconceptions.forEach(({share, question, holders}, i) => {
      expect(share).to.be.closeTo(IDEAS[i]!.share, 0.05);
      expect(question).to.equal(IDEAS[i]!.question);
      expect(holders.size).to.be.greaterThan(30);
    });
  });

  it('does so for every seed', () => {
    for (let seed = 1; seed <= 12; seed++) {
      const {misconceptions} = digestOf(registerOf(classOf(200, {seed})), of);
      expect(misconceptions.map(({name}) => name), `seed ${seed}`).to.deep.equal(IDEAS.slice(0, 3).map(({name}) => name));
    }
  });

  it('quotes those who hold an idea, and nobody else', () => {
    const own = new Map(remarksOf(register.pupils()).map(({author: who, text}) => [who, text]));
    for (const {holders, quotes} of digest.misconceptions) {
      expect(quotes).to.have.length.greaterThan(0);
      for (const quote of quotes) expect([...holders].map((sub) => own.get(sub))).to.include(quote);
    }
  });

  it('finds the three places where the video lost them, the worst first', () => {
    expect(digest.moments).to.have.length(3);
    digest.moments.forEach(({from, to}, i) => {
      expect(from).to.be.at.most(LOST[i]! + 5);
      expect(to).to.be.within(LOST[i]! + 10, LOST[i]! + 40);
    });
    expect(digest.moments[0]!.stop?.label).to.equal('At the top');
  });

  it('tells who is ready, and who may need another way in', () => {
    expect([digest.ready.finished.length, digest.ready.part.length, digest.ready.toDo.length]).to.deep.equal([160, 20, 20]);
    expect(digest.needs.filter(({need}) => need === 'notBegun').map(({sub}) => sub)).to.have.members(digest.ready.toDo);
    expect(digest.needs.filter(({need}) => need === 'stoppedEarly').map(({sub}) => sub)).to.have.members(digest.ready.part);
  });

  it('plans what is divided to be discussed and what is known to be skipped', () => {
    const {lines, skip, few} = digest.plan;
    expect(lines.map(({advice, items}) => [advice, items[0]!.question])).to.deep.equal([['peer', 'top'], ['peer', 'drop']]);
    expect(skip.map(({question}) => question)).to.have.members(['table', 'moon', 'speed']);
    expect(few).to.deep.equal([]);
  });

  it('groups what is unclear by what it is about', () => {
    const groups = groupsOf(digest.remarks, 5);
    const [force, mass, table] = groups;
    expect(force!.name).to.contain('force');
    expect(mass!.name).to.equal('mass');
    expect(table!.name).to.equal('table');
    expect(force!.remarks.every(({text}) => /force/i.test(text))).to.equal(true);
  });

  it('tells nothing of groups below the minimum', () => {
    const few = digestOf(registerOf(classOf(9)), of, {...TERMS, least: 5});
    expect(few.misconceptions.every(({holders}) => holders.size >= 5)).to.equal(true);
    expect(few.rarer).to.be.greaterThan(0);
    expect(few.moments.every(({learners}) => learners >= 5)).to.equal(true);
    for (const {size, key} of groupsOf(few.remarks, 5)) if (key !== 'other') expect(size).to.be.at.least(5);
  });
});

describe('first answers', () => {
  it('are those of the first try of the first attempt, with the learner\'s own judgement of it', () => {
    const entries = [answer('ann', 'q', 1, {attempt: 2}), answer('ann', 'q', 0.5, {judged: ['x']}), answer('ann', 'q', 1, {try: 2})];
    entries.unshift(answer('ann', 'q', 0));
    entries[0]!.seq = entries[1]!.seq - 0.5;
    expect(firstAnswers('q', registerOf(entries).pupils()).of.get('ann')!.data.score).to.equal(0.5);
  });

  it('are those to the present wording; who answered an earlier one only is counted apart', () => {
    const entries = [answer('ann', 'q', 0, {version: 'a'}), answer('ben', 'q', 0, {version: 'a'}), answer('ann', 'q', 1, {version: 'b'})];
    const {of, older} = firstAnswers('q', registerOf(entries).pupils());
    expect([...of].map(([sub, {data}]) => [sub, data.score])).to.deep.equal([['ann', 1]]);
    expect(older).to.equal(1);
  });
});

describe('the gradebook', () => {
  const scores = (keep: 'highest' | 'last' | 'first' | 'average' | undefined) => {
    const entries = [0.4, 0.9, 0.6].map((score, i) => entry('ann', 'quiz', 'submitted', {score, ...(i > 0 && {attempt: i + 1})}));
    const {parts} = outline();
    return gradebookOf(registerOf(entries).pupils(), {parts: [{...parts[0]!, ...(keep && {keep})}]})[0]!.marks[0]!;
  };

  it('keeps the attempts that the quiz says', () => {
    expect(scores(undefined).score).to.equal(0.9);
    expect(scores('last').score).to.equal(0.6);
    expect(scores('first').score).to.equal(0.4);
    expect(scores('average').score).to.be.closeTo(19 / 30, 1e-9);
    expect(scores('last').attempts).to.equal(3);
  });

  it('tells begun from not begun and finished', () => {
    const entries = [entry('ann', 'lesson', 'launched', {}), entry('ben', 'quiz', 'progressed', {ratio: 0.2}), entry('cem', 'quiz', 'completed', {score: 1})];
    expect(gradebookOf(registerOf(entries).pupils(), outline()).map(({sub, ready}) => [sub, ready])).to.deep.equal([['ann', 'toDo'], ['ben', 'part'], ['cem', 'finished']]);
  });

  it('adds the time of a quiz\'s questions to it', () => {
    expect(gradebookOf(registerOf([answer('ann', 'q1', 1), answer('ann', 'q2', 0)]).pupils(), outline('q1', 'q2'))[0]!.marks[0]!.seconds).to.equal(20);
  });
});

describe('item analysis', () => {
  it('correlates an item with the rest: 1 for a perfect order, and nothing where all are alike', () => {
    expect(correlation([[0, 0.1], [1, 0.5], [2, 0.9]])).to.be.closeTo(1, 1e-9);
    expect(correlation([[0, 1], [1, 0]])).to.equal(-1);
    expect(correlation([[1, 0], [1, 1]])).to.equal(null);
  });

  it('stays between -1 and 1, and facility between 0 and 1', () => {
    fc.assert(fc.property(fc.array(fc.array(fc.double({min: 0, max: 1, noNaN: true}), {minLength: 3, maxLength: 3}), {minLength: 10, maxLength: 20}), (rows) => {
      const entries = rows.flatMap((row, i) => row.map((score, k) => answer(`l${i}`, `q${k}`, score)));
      for (const {facility, discrimination, choices} of itemsOf(registerOf(entries).pupils(), outline('q0', 'q1', 'q2'))) {
        expect(facility).to.be.within(0, 1);
        if (discrimination !== null) expect(discrimination).to.be.within(-1, 1);
        expect(choices.reduce((sum, {count}) => sum + count, 0)).to.equal(rows.length);
      }
    }), {numRuns: 40});
  });

  it('finds the question that those who know the rest get wrong', () => {
    const entries = Array.from({length: 20}, (_, i) => {
      const able = i % 2;
      return [answer(`l${i}`, 'a', able), answer(`l${i}`, 'b', able), answer(`l${i}`, 'odd', 1 - able)];
    }).flat();
    const [a, , odd] = itemsOf(registerOf(entries).pupils(), outline('a', 'b', 'odd'));
    expect(odd!.discrimination).to.be.lessThan(-0.5);
    expect(a!.facility).to.equal(0.5);
  });

  it('lists no places as if they were choices, options by who gave them points, and what is ranked first', () => {
    const opinion = (author: string, question: string, response: string[]) => answer(author, question, 0, {response, score: null, correct: null});
    const entries = ['a', 'b'].flatMap((name) => [opinion(name, 'where', ['@31,47']), opinion(name, 'much', name === 'a' ? ['x[.]60', 'y[.]40'] : ['x[.]100']), opinion(name, 'best', ['y', 'x'])]);
    const choices = [{key: 'x', text: 'Ant', correct: false}, {key: 'y', text: 'Bee', correct: false}];
    const of = {
      ...outline('where', 'much', 'best'),
      wordings: new Map([['much', {id: 'much', label: 'much', type: 'points', choices}], ['best', {id: 'best', label: 'best', type: 'rank', choices}]]),
    };
    const [where, much, best] = itemsOf(registerOf(entries).pupils(), of);
    expect(where!.choices).to.deep.equal([]);
    expect(much!.choices.map(({text, count}) => [text, count])).to.deep.equal([['Ant', 2], ['Bee', 1]]);
    expect(best!.choices.map(({text, count}) => [text, count])).to.deep.equal([['Bee', 2], ['Ant', 0]]);
  });

  it('judges by first answers, by the limits, and not from few', () => {
    expect(adviceFor({facility: 0.29, answers: 10}, LIMITS)).to.equal('teach');
    expect(adviceFor({facility: 0.3, answers: 10}, LIMITS)).to.equal('peer');
    expect(adviceFor({facility: 0.7, answers: 10}, LIMITS)).to.equal('peer');
    expect(adviceFor({facility: 0.71, answers: 10}, LIMITS)).to.equal('skip');
    expect(adviceFor({facility: 0.1, answers: 9}, LIMITS)).to.equal('few');
    expect(adviceFor({facility: null, answers: 50}, LIMITS)).to.equal(undefined);
  });

  it('teaches questions with one wrong idea behind them again together', () => {
    const entries = Array.from({length: 12}, (_, i) => ['q1', 'q2', 'q3'].map((question) => answer(`l${i}`, question, 0, {misconceptions: [question === 'q3' ? 'b' : 'a']}))).flat();
    const wordings = new Map(['q1', 'q2', 'q3'].map((id) => [id, {id, label: id, choices: [{key: 'w', text: 'W', correct: false, misconception: id === 'q3' ? 'b' : 'a'}]}]));
    const {lines} = planOf(itemsOf(registerOf(entries).pupils(), {...outline('q1', 'q2', 'q3'), wordings}));
    expect(lines.map(({items}) => items.map(({question}) => question))).to.deep.equal([['q1', 'q2'], ['q3']]);
  });
});

describe('wrong ideas', () => {
  it('count first answers only, each learner once, of those who were asked', () => {
    const entries = [
      answer('ann', 'q1', 0, {misconceptions: ['impetus']}), answer('ann', 'q2', 0, {misconceptions: ['impetus']}),
      answer('ben', 'q1', 1), answer('ben', 'q1', 0, {try: 2, misconceptions: ['impetus']}), answer('cem', 'q3', 1),
    ];
    const [impetus] = misconceptionsOf(registerOf(entries).pupils(), outline('q1', 'q2', 'q3'));
    expect([...impetus!.holders]).to.deep.equal(['ann']);
    expect(impetus!.asked).to.equal(2);
  });
});

describe('words', () => {
  it('are one whatever their ending, in English and German, and empty ones say nothing', () => {
    expect(stemsOf('Why is there a force?')).to.deep.equal(stemsOf('the forces'));
    expect(stemsOf('falling')).to.deep.equal(stemsOf('falls'));
    expect(stemsOf('Die Kräfte verstehe ich nicht')).to.deep.equal(stemsOf('welche Kraft'));
    expect(stemsOf('I do not understand it')).to.deep.equal([]);
  });

  it('put every remark into exactly one group, whatever is sorted by hand', () => {
    const text = fc.array(fc.constantFrom('force', 'forces', 'mass', 'table', 'why', 'gravity', '重力'), {maxLength: 4}).map((list) => list.join(' '));
    const key = fc.constantFrom('forc', 'mass', 'tabl', 'other', 'own 1', 'gone');
    fc.assert(fc.property(fc.array(text, {maxLength: 25}), fc.dictionary(fc.constantFrom('l0', 'l1', 'l2'), key), fc.dictionary(key, key), (texts, places, merged) => {
      const remarks = texts.map((each, i) => ({key: `l${i}`, author: `l${i}`, activity: 'quiz', text: each}));
      const groups = groupsOf(remarks, 2);
      const all = (list: readonly {remarks: readonly {key: string}[]}[]) => list.flatMap(({remarks: own}) => own.map(({key: each}) => each)).sort();
      expect(all(groups)).to.deep.equal(remarks.map(({key: each}) => each).sort());
      expect(all(arranged(groups, {...UNSORTED, places, merged}))).to.deep.equal(all(groups));
      for (const group of groups) {
        expect(quotesOf(group).length).to.be.at.most(2);
        if (group.key !== 'other') expect(group.size).to.be.at.least(2);
      }
    }), {numRuns: 100});
  });

  it('merge, rename and move as the teacher wants', () => {
    const remarks = ['force a', 'force b', 'mass a', 'mass b'].map((text, i) => ({key: `k${i}`, author: `l${i}`, activity: 'quiz', text}));
    const groups = groupsOf(remarks, 2);
    expect(groups.map(({key, size}) => [key, size])).to.deep.equal([['forc', 2], ['mass', 2]]);
    const sorted = arranged(groups, {names: {mass: 'Falling'}, places: {k0: 'own 1'}, merged: {forc: 'mass'}, shown: []});
    expect(sorted.map(({name, size}) => [name, size])).to.deep.equal([['Falling', 3], ['own 1', 1]]);
    expect(sortingOf({names: {a: 1, b: 'B'}, shown: ['x', 3], places: null})).to.deep.equal({names: {b: 'B'}, places: {}, merged: {}, shown: ['x']});
    expect(sortingOf('nonsense')).to.deep.equal(UNSORTED);
  });
});

describe('places in a video', () => {
  it('need the smallest group behind them', () => {
    const entries = ['a', 'b', 'c', 'd'].flatMap((who) => [entry(who, 'talk', 'watched', {from: 0, to: 100, rate: 1}), entry(who, 'talk', 'watched', {from: 40, to: 50, rate: 1}), entry(who, 'lost', 'signalled', {label: 'lost', at: 45})]);
    const timeline = timelineOf(registerOf(entries), registerOf(entries).pupils(), whole.parts[0]!, whole);
    expect(momentsOf(timeline, 5)).to.deep.equal([]);
    const [moment] = momentsOf(timeline, 4);
    expect(moment).to.include({again: 4, lost: 4, learners: 4});
    expect(moment!.from).to.be.within(30, 40);
  });

  it('do not count a press that was taken back, whichever of the two came first', () => {
    const press = entry('a', 'lost', 'signalled', {label: 'lost', at: 45});
    const log = [entry('a', 'talk', 'watched', {from: 0, to: 100, rate: 1}), press, entry('b', 'lost', 'signalled', {label: 'lost', back: press.id}), entry('a', 'lost', 'signalled', {label: 'lost', back: press.id})];
    const lost = (entries: Entry[]) => timelineOf(registerOf(entries), registerOf(entries).pupils(), whole.parts[0]!, whole).lost.flatMap((set) => [...set]);
    expect(lost(log.slice(0, 3)), 'nobody takes back what another pressed').to.deep.equal(['a']);
    expect(lost(log)).to.deep.equal([]);
    expect(lost([...log].reverse())).to.deep.equal([]);
  });
});

describe('what a report is about', () => {
  const register = registerOf(classOf(12));

  it('is what the page has; else what the log can tell', () => {
    const known = outlineOfClass();
    expect(outlineOf(register, known, ['talk', 'warmup']).questions).to.deep.equal(known.questions);
    const alone = outlineOf(register, {parts: [], wordings: new Map()}, []);
    expect(alone.parts.map(({id, kind}) => [id, kind])).to.deep.equal([['talk', 'video'], ['warmup', 'quiz']]);
    expect(alone.questions).to.have.members(known.questions);
    expect(outlineOf(register, {parts: [], wordings: new Map()}, ['warmup']).parts.map(({id}) => id)).to.deep.equal(['warmup']);
  });
});
