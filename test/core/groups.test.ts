import {expect} from '@open-wc/testing';
import {castRoles, encountersOf, groupCount, makeGroups, pairKey, withLate, withoutAbsent, worthOf, type GroupPlan, type Person, type Team} from '../../src/core/groups.js';
import fc from '../chance.js';

const RULES = ['different-answers', 'mixed-score', 'random', 'role'] as const;

/** A class: some answered (`a` and `b` are right), some are sure, some are elsewhere. */
const people = (most = 40) => fc.array(fc.record({
  answer: fc.option(fc.constantFrom('a', 'b', 'c', 'd'), {nil: undefined}), certainty: fc.option(fc.constantFrom(0, 0.5, 1), {nil: undefined}),
  score: fc.option(fc.constantFrom(0, 0.25, 0.5, 1), {nil: undefined}), online: fc.boolean(),
}), {maxLength: most}).map((all) => all.map(({answer, certainty, score, online}, i): Person => ({
  id: `p${i}`, ...(answer !== undefined && {answer, right: answer < 'c'}), ...(certainty !== undefined && {certainty}),
  ...(score !== undefined && {score}), ...(online && {online}),
})));
const inRoom = (most?: number) => people(most).map((all) => all.map((person): Person => ({...person, online: false})));
const plans = fc.record({by: fc.constantFrom(...RULES), size: fc.integer({min: 2, max: 6}), seed: fc.string()});
const sizes = (groups: readonly Team[]) => groups.map(({length}) => length);
const spread = (numbers: readonly number[]) => (numbers.length === 0 ? 0 : Math.max(...numbers) - Math.min(...numbers));
const isOnline = (all: readonly Person[], team: Team) => team.map((id) => Boolean(all.find((person) => person.id === id)!.online));

/** Every way to divide these into groups of these sizes. */
function* divisions(ids: readonly string[], wanted: readonly number[]): Generator<string[][]> {
  const [size, ...rest] = wanted;
  if (size === undefined) {
    yield [];
    return;
  }
  for (const team of teams(ids, size)) for (const others of divisions(ids.filter((id) => !team.includes(id)), rest)) yield [team, ...others];
}

function* teams(ids: readonly string[], size: number): Generator<string[]> {
  if (size === 0) yield [];
  else for (let i = 0; i <= ids.length - size; i++) for (const more of teams(ids.slice(i + 1), size - 1)) yield [ids[i]!, ...more];
}

describe('groups', () => {
  it('hold everybody once, and their sizes differ by at most 1 among those in the room and among those online', () => {
    fc.assert(fc.property(people(), plans, (all, plan) => {
      const groups = makeGroups(all, plan);
      expect(groups.flat().sort()).to.deep.equal(all.map(({id}) => id).sort());
      const places = [true, false].map((online) => groups.filter((team) => isOnline(all, team)[0] === online));
      for (const some of places) expect(spread(sizes(some))).to.be.lessThan(2);
    }));
  });

  it('are of 2 to 4, as near to the size as it goes', () => {
    for (let size = 2; size <= 4; size++) {
      for (let n = 2; n <= 200; n++) {
        const count = groupCount(n, size);
        expect(Math.floor(n / count), `${n} by ${size}`).to.be.greaterThan(1);
        expect(Math.ceil(n / count), `${n} by ${size}`).to.be.lessThan(5);
      }
    }
    expect([3, 5, 7, 9, 10].map((n) => groupCount(n, 2))).to.deep.equal([1, 2, 3, 4, 5]);
    expect([4, 5, 7, 8, 10].map((n) => groupCount(n, 3))).to.deep.equal([1, 2, 2, 3, 3]);
    expect([5, 6, 9, 13].map((n) => groupCount(n, 4))).to.deep.equal([2, 2, 3, 4]);
  });

  it('are the same for the same seed, and others for another', () => {
    const all = Array.from({length: 24}, (_, i): Person => ({id: `p${i}`}));
    const plan: GroupPlan = {by: 'random', size: 3, seed: 'one'};
    expect(makeGroups(all, plan)).to.deep.equal(makeGroups(all, plan));
    expect(makeGroups(all, plan)).not.to.deep.equal(makeGroups(all, {...plan, seed: 'two'}));
  });

  it('each have somebody who is right, where there are enough', () => {
    fc.assert(fc.property(inRoom(), fc.integer({min: 2, max: 4}), fc.string(), (all, size, seed) => {
      const groups = makeGroups(all, {by: 'different-answers', size, seed});
      const known = new Map(all.map((person) => [person.id, person]));
      const right = all.filter((person) => person.right).length;
      const having = groups.filter((team) => worthOf(team, known).right > 0).length;
      expect(having).to.equal(Math.min(right, groups.length));
    }));
  });

  it('spread those who did not answer', () => {
    fc.assert(fc.property(inRoom(), fc.integer({min: 2, max: 4}), fc.string(), (all, size, seed) => {
      const known = new Map(all.map((person) => [person.id, person]));
      const groups = makeGroups(all, {by: 'different-answers', size, seed});
      expect(spread(groups.map((team) => worthOf(team, known).unanswered))).to.be.lessThan(2);
    }));
  });

  it('bring different answers together: nobody agrees with all in the group where it could be otherwise', () => {
    const all = Array.from({length: 30}, (_, i): Person => ({id: `p${i}`, answer: 'abc'[i % 3]!, right: i % 3 === 0}));
    const groups = makeGroups(all, {by: 'different-answers', size: 3, seed: 's'});
    const known = new Map(all.map((person) => [person.id, person]));
    expect(groups.map((team) => worthOf(team, known).answers)).to.deep.equal(Array(10).fill(3));
  });

  it('bring the sure and the unsure together', () => {
    const all = Array.from({length: 12}, (_, i): Person => ({id: `p${i}`, answer: i % 2 ? 'a' : 'b', certainty: i < 6 ? 1 : 0}));
    const groups = makeGroups(all, {by: 'different-answers', size: 2, seed: 's'});
    for (const [one, other] of groups) {
      const [a, b] = [one, other].map((id) => all.find((person) => person.id === id)!);
      expect(a!.answer).not.to.equal(b!.answer);
      expect(a!.certainty! + b!.certainty!).to.equal(1);
    }
  });

  it('by mixed score put the strong with the weak', () => {
    const all = Array.from({length: 9}, (_, i): Person => ({id: `p${i}`, score: i / 8}));
    const known = new Map(all.map((person) => [person.id, person]));
    for (const team of makeGroups(all, {by: 'mixed-score', size: 3, seed: 's'})) {
      const {scores} = worthOf(team, known);
      expect(scores![0]).to.be.lessThan(3 / 8);
      expect(scores![1]).to.be.greaterThan(5 / 8);
    }
  });

  it('of few people repeat as few pairs as any division could', () => {
    const pairs = fc.array(fc.tuple(fc.nat(8), fc.nat(8)), {maxLength: 20});
    fc.assert(fc.property(fc.integer({min: 2, max: 9}), fc.integer({min: 2, max: 4}), pairs, fc.string(), (n, size, before, seed) => {
      const ids = Array.from({length: n}, (_, i) => `p${i}`);
      const met = encountersOf([before.filter(([a, b]) => a !== b && a < n && b < n).map(([a, b]) => [`p${a}`, `p${b}`])]);
      const repeats = (groups: readonly Team[]) => groups.flatMap((team) => team.flatMap((one, i) => team.slice(i + 1).map((other) => met.get(pairKey(one, other)) ?? 0)))
        .reduce((sum, times) => sum + times, 0);
      const groups = makeGroups(ids.map((id) => ({id})), {by: 'random', size, seed, met});
      let fewest = Infinity;
      for (const division of divisions(ids, sizes(groups))) fewest = Math.min(fewest, repeats(division));
      expect(repeats(groups)).to.equal(fewest);
    }), {numRuns: 60});
  });

  it('of few people are the best there are by answers: right first, then different, then few repeats', () => {
    const met = encountersOf([[['p0', 'p1'], ['p2', 'p3'], ['p4', 'p5']], [['p0', 'p2'], ['p1', 'p4'], ['p3', 'p5']]]);
    fc.assert(fc.property(inRoom(7), fc.integer({min: 2, max: 3}), fc.string(), (all, size, seed) => {
      if (all.length < 2) return;
      const plain = all.map((person): Person => ({...person, certainty: 0}));
      const known = new Map(plain.map((person) => [person.id, person]));
      const pairsOf = (team: Team) => team.flatMap((one, i) => team.slice(i + 1).map((other) => [known.get(one)!, known.get(other)!] as const));
      const cost = (groups: readonly Team[]) => {
        const pairs = groups.flatMap(pairsOf);
        const count = (test: (a: Person, b: Person) => boolean) => pairs.filter(([a, b]) => test(a, b)).length;
        return [
          groups.filter((team) => worthOf(team, known).right === 0).length,
          count((a, b) => a.answer === undefined && b.answer === undefined),
          count((a, b) => a.answer !== undefined && a.answer === b.answer),
          pairs.reduce((sum, [a, b]) => sum + (met.get(pairKey(a.id, b.id)) ?? 0), 0),
        ];
      };
      const isLess = (a: number[], b: number[]) => {
        const at = a.findIndex((each, i) => each !== b[i]);
        return at >= 0 && a[at]! < b[at]!;
      };
      const groups = makeGroups(plain, {by: 'different-answers', size, seed, met});
      for (const division of divisions(plain.map(({id}) => id), sizes(groups))) {
        expect(isLess(cost(division), cost(groups)), `${JSON.stringify(division)} is better than ${JSON.stringify(groups)}`).to.equal(false);
      }
    }), {numRuns: 60});
  });

  it('let a whole class meet new partners again and again', () => {
    const all = Array.from({length: 24}, (_, i): Person => ({id: `p${i}`}));
    const runs: Team[][] = [];
    for (let run = 0; run < 8; run++) runs.push(makeGroups(all, {by: 'random', size: 2, seed: `run ${run}`, met: encountersOf(runs)}));
    const met = encountersOf(runs);
    expect([...met.values()].filter((times) => times > 1)).to.deep.equal([]);
    expect(met.size).to.equal(96);
  });

  it('take who comes late into the smallest group, and nobody else moves', () => {
    fc.assert(fc.property(fc.oneof(people(), inRoom()), plans, fc.integer({min: 1, max: 6}), (all, plan, n) => {
      const [here, late] = [all.slice(0, -n), all.slice(-n)];
      if (here.length < 2 || late.length === 0) return;
      const before = makeGroups(here, plan);
      const after = withLate(before, late.map(({id}) => id), all, plan);
      expect(after.length).to.equal(before.length);
      expect(after.flat().sort()).to.deep.equal(all.map(({id}) => id).sort());
      before.forEach((team, i) => expect(after[i]!.slice(0, team.length)).to.deep.equal(team));
      if (all.every(({online}) => !online)) expect(spread(sizes(after))).to.be.lessThan(2);
    }));
  });

  it('let who is absent go; nobody is left alone, and others stay where they were', () => {
    fc.assert(fc.property(inRoom(), plans, fc.array(fc.nat(39), {maxLength: 12}), (all, plan, gone) => {
      const absent = gone.map((i) => `p${i}`);
      const before = makeGroups(all, plan);
      const after = withoutAbsent(before, absent, all, plan);
      const left = all.map(({id}) => id).filter((id) => !absent.includes(id));
      expect(after.flat().sort()).to.deep.equal(left.sort());
      expect(after.length).to.equal(before.length);
      if (left.length > 1 && all.length > 1) expect(after.filter(({length}) => length === 1)).to.deep.equal([]);
      before.forEach((team, i) => {
        const stay = team.filter((id) => !absent.includes(id));
        if (stay.length > 1) expect(after[i]!.slice(0, stay.length)).to.deep.equal(stay);
      });
    }));
  });

  it('keep those online apart, and who is the only one with the room', () => {
    const all = Array.from({length: 11}, (_, i): Person => ({id: `p${i}`, ...(i < 4 && {online: true})}));
    for (const team of makeGroups(all, {by: 'random', size: 3, seed: 's'})) expect(new Set(isOnline(all, team)).size).to.equal(1);
    const single = all.map((person, i) => ({...person, online: i === 0}));
    expect(sizes(makeGroups(single, {by: 'random', size: 3, seed: 's'})).sort()).to.deep.equal([2, 3, 3, 3]);
    const late = withLate([['p0', 'p1'], ['p4', 'p5', 'p6']], ['p2', 'p9'], all, {by: 'random', size: 3, seed: 's'});
    expect(late).to.deep.equal([['p0', 'p1', 'p2'], ['p4', 'p5', 'p6', 'p9']]);
  });

  it('give every role to somebody, in turn from run to run, and take none from who has it', () => {
    const roles = ['Speaker', 'Writer', 'Timekeeper'];
    const none = new Map<string, string[]>();
    expect(castRoles(['a', 'b', 'c'], roles, none)).to.deep.equal([['Speaker'], ['Writer'], ['Timekeeper']]);
    expect(castRoles(['a', 'b'], roles, none)).to.deep.equal([['Speaker', 'Timekeeper'], ['Writer']]);
    expect(castRoles(['a', 'b', 'c', 'd'], roles, none).flat().sort()).to.deep.equal(['Speaker', 'Speaker', 'Timekeeper', 'Writer']);
    const had = new Map([[pairKey('a', 'Speaker'), 1], [pairKey('b', 'Writer'), 1]]);
    expect(castRoles(['a', 'b', 'c'], roles, none, had)).to.deep.equal([['Writer'], ['Speaker'], ['Timekeeper']]);
    // The writer left.
    const kept = new Map([['a', ['Speaker']], ['c', ['Timekeeper']]]);
    expect(castRoles(['a', 'c'], roles, kept)).to.deep.equal([['Speaker', 'Writer'], ['Timekeeper']]);
  });
});
