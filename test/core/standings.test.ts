import {expect} from '@open-wc/testing';
import fc from '../chance.js';
import {MAX_DATA_BYTES, type Entry, type EntryData, type EntryType, type Group} from '../../src/core/entry.js';
import {uuid} from '../../src/core/id.js';
import {
  askedIn, BEST, keysIn, ladderOf, nameNumber, ordinalOf, PAIRS, placeOf, pointsOf, seedOf, standingsOf, teamAt, teamPoints, topRungs, type Competition,
  type Contest, type Facts,
} from '../../src/core/standings.js';

const POLLS: Contest[] = ['a', 'b', 'c'].map((id) => ({id, worth: 100, selfPaced: false}));
const ALONE: Competition = {by: 'pseudonyms', speed: false, teams: 4, least: 3};

/** A class's log, an entry a second. */
class Class {
  readonly entries: Entry[] = [];

  say<T extends EntryType>(author: string, type: T, data: EntryData[T], activity = 'a'): this {
    const seq = this.entries.length + 1;
    this.entries.push({id: uuid(), space: 's', activity, type, data, author, at: new Date(Date.UTC(2026, 10, 23, 10, 0, seq)).toISOString(), seq});
    return this;
  }

  stage = (phase: string, {poll = 'a', run = 1, seconds}: {poll?: string; run?: number; seconds?: number} = {}) =>
    this.say('tea', 'staged', {phase, run, ...(seconds !== undefined && {seconds})}, poll);

  vote = (who: string, score: number | null, {poll = 'a', run = 1} = {}) =>
    this.say(who, 'voted', {question: `q ${poll}`, run, round: 1, response: ['x'], score, correct: score === 1}, poll);

  show = (poll = 'a', run = 1) => this.say('tea', 'revealed', {run, tallies: [{round: 1, total: 1, counts: {x: 1}}]}, poll);

  facts = (more: Partial<Facts> = {}): Facts => ({entries: this.entries, contests: POLLS, competition: ALONE, space: 's', run: 1, after: 0, told: undefined, groups: undefined, ...more});

  standings = (more: Partial<Facts> = {}) => standingsOf(this.facts(more));

  /** Opens, takes votes, closes and shows. */
  play(scores: Record<string, number>, poll = 'a'): this {
    this.stage('open', {poll});
    for (const [who, score] of Object.entries(scores)) this.vote(who, score, {poll});
    return this.stage('locked', {poll}).show(poll);
  }
}

describe('the standings of a class', () => {
  it('are told once a question is closed and its results are shown, not before, in whichever order', () => {
    const one = new Class().stage('open').vote('ann', 1).show();
    expect(one.standings(), 'shown while votes come').to.equal(undefined);
    expect(one.stage('locked').standings()?.ladder).to.deep.equal({100: 1});
    const other = new Class().stage('open').vote('ann', 1).stage('locked');
    expect(other.standings(), 'closed').to.equal(undefined);
    expect(other.say('tea', 'revealed', {run: 1, tallies: [{round: 1, total: 1, counts: {}}]}).standings(), 'only how many').to.equal(undefined);
    expect(other.show().standings()?.polls).to.deep.equal({a: 1});
  });

  it('fit into an entry, however many different sums there are', () => {
    const room = new Class().stage('open', {seconds: 5000});
    for (let i = 0; i < 2100; i++) room.vote(`learner ${i}`, 1);
    const told = room.stage('locked').show().standings({competition: {...ALONE, speed: true}, contests: POLLS.map((each) => ({...each, worth: 99_999}))})!;
    expect(new TextEncoder().encode(JSON.stringify({run: 1, tallies: [], standings: told})).length).to.be.lessThan(MAX_DATA_BYTES);
    expect(Object.keys(told.ladder!).length).to.be.greaterThan(300);
    // There are names for 2000 of them, drawn by chance: one of the best may have none.
    expect(told.rows.length).to.be.within(1, BEST);
  });

  it('count no vote that was changed or given once the results were known, and no second run', () => {
    const room = new Class().play({ann: 1, ben: 0});
    room.stage('open').vote('ben', 1).vote('cia', 1).stage('locked').show();
    room.stage('open', {run: 2}).vote('ben', 1, {run: 2}).stage('locked', {run: 2}).show('a', 2);
    expect(room.standings()?.ladder).to.deep.equal({0: 1, 100: 1});
  });

  it('leave out what has no right answer, who was late, and other rounds', () => {
    const room = new Class().stage('open').vote('ann', 1).stage('locked').vote('ben', 1).show();
    room.stage('open', {poll: 'b'}).vote('ann', null, {poll: 'b'}).stage('locked', {poll: 'b'}).show('b');
    expect(room.standings()).to.include.keys('rows').and.to.deep.include({polls: {a: 1}, ladder: {100: 1}});
  });

  it('give a share for what is partly right, and what the question is worth', () => {
    const room = new Class().play({ann: 1 / 3, ben: 0.5});
    const contests = [{id: 'a', worth: 200, selfPaced: false}];
    expect(room.standings({contests})?.ladder).to.deep.equal({67: 1, 100: 1});
  });

  it('take a poll that is open from the start', () => {
    const room = new Class().vote('ann', 1).stage('locked').show();
    expect(room.standings()).to.equal(undefined);
    expect(room.standings({contests: [{...POLLS[0]!, selfPaced: true}]})?.ladder).to.deep.equal({100: 1});
  });

  it('give half as much again for the whole time, where speed counts, by the class\'s clock, and longer time is no loss', () => {
    const competition = {...ALONE, speed: true};
    // Opened in second 1 for 10 seconds; votes in seconds 2 and 6.
    const room = new Class().stage('open', {seconds: 10}).vote('ann', 1).vote('x', 0).vote('x', 0).vote('x', 0).vote('ben', 1).vote('cia', 0.5).stage('locked').show();
    const asked = askedIn(room.entries, POLLS);
    expect(['ann', 'ben', 'cia', 'x'].map((who) => pointsOf(who, asked, true))).to.deep.equal([145, 125, 60, 0]);
    expect(['ann', 'ben', 'cia', 'x'].map((who) => pointsOf(who, asked, false))).to.deep.equal([100, 100, 50, 0]);
    expect(room.standings({competition})?.speed).to.equal(true);
    // 2 of 10 seconds are over as 8 more are added to the 8 that are left.
    const longer = new Class().stage('open', {seconds: 10}).vote('ann', 1).stage('open', {seconds: 16}).vote('ben', 1).stage('locked').show();
    const ben = pointsOf('ben', askedIn(longer.entries, POLLS), true)!;
    expect(ben).to.equal(Math.round(100 * (1 + 15 / 18 / 2)));
    const untimed = new Class().play({ann: 1});
    expect(pointsOf('ann', askedIn(untimed.entries, POLLS), true)).to.equal(100);
  });

  it('name the best five at most, say how many share what is too many, and never the lowest', () => {
    expect(topRungs({300: 1, 200: 2, 100: 4, 0: 1})).to.deep.equal({named: [300, 200], shared: {points: 100, count: 4}});
    expect(topRungs({300: 2, 200: 3, 100: 4})).to.deep.equal({named: [300, 200], shared: undefined});
    expect(topRungs({300: 1, 200: 1})).to.deep.equal({named: [300], shared: undefined});
    expect(topRungs({300: 3})).to.deep.equal({named: [300], shared: undefined});
    expect(topRungs({0: 3})).to.deep.equal({named: [], shared: undefined});
    expect(topRungs({100: 20, 0: 5})).to.deep.equal({named: [], shared: {points: 100, count: 20}});
    expect([300, 200, 100].map((points) => placeOf({300: 1, 200: 2, 100: 4}, points)), 'ties share a place').to.deep.equal([1, 2, 4]);
  });

  it('begin anew with other names, and keep them while they go on', () => {
    const room = new Class().play({ann: 1, ben: 0});
    const first = room.standings()!;
    room.play({cia: 1, ann: 1, ben: 0}, 'b');
    const second = room.standings({told: first})!;
    expect(second.keys!.startsWith(first.keys!)).to.equal(true);
    expect(second.rows[0]).to.deep.equal({n: first.rows[0]!.n, points: 200});
    const after = room.entries.length;
    expect(room.standings({run: 2, after})).to.equal(undefined);
    const third = room.play({ann: 1, ben: 0}, 'c').standings({run: 2, after})!;
    expect(third.polls).to.deep.equal({c: 1});
    expect(third.keys).not.to.contain(first.keys!.slice(0, 5));
  });

  const SCORES = fc.dictionary(fc.constantFrom(...Array.from({length: 30}, (_, i) => `learner ${i}`)), fc.constantFrom(0, 0.5, 1), {minKeys: 1});
  const CLASS = fc.array(SCORES, {minLength: 1, maxLength: 3}).map((rounds) => {
    const room = new Class();
    rounds.forEach((scores, i) => room.play(scores, POLLS[i]!.id));
    return {room, rounds};
  });

  it('are what anybody would reckon by hand, and each finds themselves by what they may read', () => {
    fc.assert(fc.property(CLASS, ({room, rounds}) => {
      const told = room.standings()!;
      const totals = new Map<string, number>();
      for (const scores of rounds) for (const [who, score] of Object.entries(scores)) totals.set(who, (totals.get(who) ?? 0) + 100 * score);
      const points = [...totals.values()].sort((a, b) => b - a);
      expect(Object.entries(ladderOf(told)).flatMap(([each, count]) => Array.from({length: count}, () => Number(each))).sort((a, b) => b - a)).to.deep.equal(points);
      expect(told.rows.length).to.be.at.most(BEST);
      const text = JSON.stringify(told);
      expect(text).not.to.contain('learner');
      const names = new Map<number, string>();
      for (const [who, total] of totals) {
        const readable = room.entries.filter(({type, author}) => type !== 'voted' || author === who);
        expect(readable.some(({id}) => text.includes(id))).to.equal(false);
        const mine = pointsOf(who, askedIn(readable, POLLS), false);
        expect(mine).to.equal(total);
        expect(placeOf(ladderOf(told), total)).to.equal(1 + points.findIndex((each) => each === total));
        const number = nameNumber(seedOf('s', 1), ordinalOf(told.keys!, keysIn(readable, POLLS, 1).get(who)));
        expect(names.has(number), 'a name of their own').to.equal(false);
        names.set(number, who);
      }
      for (const {n, points: shown} of told.rows) expect(totals.get(names.get(n!)!)).to.equal(shown);
      const lowest = Math.min(...points);
      if (new Set(points).size > 1) expect(told.rows.every((row) => row.points > lowest)).to.equal(true);
    }), {numRuns: 60});
  });

  it('tell of no vote before its question was shown', () => {
    fc.assert(fc.property(CLASS, fc.nat(), ({room}, cut) => {
      const entries = room.entries.slice(0, cut % (room.entries.length + 1));
      const shown = entries.filter(({type}) => type === 'revealed').map(({activity}) => activity).sort();
      expect(Object.keys(standingsOf(room.facts({entries}))?.polls ?? {})).to.deep.equal(shown);
      // What was voted since changes nothing.
      const lately = entries.filter(({type, activity}) => type !== 'voted' || shown.includes(activity));
      const [now, then] = [standingsOf(room.facts({entries})), standingsOf(room.facts({entries: lately}))];
      expect(now?.rows).to.deep.equal(then?.rows);
    }), {numRuns: 60});
  });

  it('draw even teams, and a team\'s points do not go by its size', () => {
    fc.assert(fc.property(CLASS, fc.integer({min: 2, max: 6}), ({room, rounds}, teams) => {
      const competition: Competition = {by: 'teams', speed: false, teams, least: 3};
      const told = room.standings({competition})!;
      expect(told.teams).to.be.within(2, teams);
      const authors = [...keysIn(room.entries, POLLS, 1)];
      const team = (key: string) => teamAt(ordinalOf(told.keys!, key), told.teams!);
      const sizes = Array.from({length: told.teams!}, (_, i) => authors.filter(([, key]) => team(key) === i).length);
      expect(Math.max(...sizes) - Math.min(...sizes)).to.be.at.most(1);
      for (let i = 0; i < told.teams!; i += 1) {
        const members = authors.filter(([, key]) => team(key) === i).map(([author]) => author);
        const means = rounds.flatMap((scores) => {
          const own = members.flatMap((who) => scores[who] ?? []);
          return own.length < 3 ? [] : [own.reduce<number>((sum, score) => sum + score, 0) / own.length];
        });
        const row = told.rows.find(({n}) => n === nameNumber(seedOf('s', 1), i));
        if (means.length === 0) expect(row).to.equal(undefined);
        else expect(row!.points).to.be.closeTo(100 * rounds.length * means.reduce((sum, mean) => sum + mean, 0) / means.length, 0.5001);
      }
    }), {numRuns: 60});
  });

  it('go by the groups that the class has, and tell nothing of which fewer than three voted', () => {
    const room = new Class().play({a1: 1, a2: 1, a3: 0, b1: 1, b2: 1, b3: 1, b4: 1, c1: 1, c2: 0});
    room.play({a1: 0, b1: 0, b2: 0, b3: 0}, 'b');
    const group = (label: string, ...members: string[]): Group => ({label, members});
    const groups = [group('Table 1', 'a1', 'a2', 'a3'), group('Table 2', 'b1', 'b2', 'b3', 'b4'), group('Table 3', 'c1', 'c2')];
    const told = room.standings({groups, competition: {...ALONE, by: 'teams'}})!;
    // One vote of Table 1 in the second question is no mean: it counts like the first.
    expect(told.rows).to.deep.equal([{label: 'Table 1', points: 133}, {label: 'Table 2', points: 100}]);
    expect(told).not.to.have.any.keys('keys', 'ladder', 'teams');
    expect(teamPoints(['c1', 'c2'], askedIn(room.entries, POLLS), {speed: false, least: 3})).to.equal(undefined);
  });

  it('give everybody another name, also in a large hall', () => {
    const numbers = Array.from({length: 3000}, (_, i) => nameNumber('hall 1', i));
    expect(new Set(numbers).size).to.equal(3000);
    expect(numbers.slice(0, PAIRS).every((number) => number < PAIRS)).to.equal(true);
  });
});
