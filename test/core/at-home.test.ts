import {expect} from '@open-wc/testing';
import fc from '../chance.js';
import {byAnswer, foldHome, isSame, reasonsFor, stepOf, type Reason} from '../../src/core/at-home.js';
import type {Entry, EntryData, EntryType} from '../../src/core/entry.js';

const reason = fc.record({
  author: fc.constantFrom('me', 'a', 'b', 'c', 'd', 'e', 'f'), answer: fc.constantFrom('x', 'y', 'z').map((key) => [key]),
  hidden: fc.boolean(), reported: fc.boolean(), likes: fc.uniqueArray(fc.constantFrom('a', 'b', 'c')),
});
const list = (maxLength: number, of: 'p' | 'seed') => fc.array(reason, {maxLength}).map((all): Reason[] => all.map(({author, answer, hidden, reported, likes}, i) => ({
  id: `${of}${i}`, author: of === 'seed' ? '' : author, answer, text: 'Because.', likes: new Set(likes), hidden: of === 'p' && hidden, pinned: false, reports: new Set(reported ? ['me'] : []),
})));
const wants = (answer: string, before: string[] = []) => ({sub: 'me', answer: [answer], isRight: ([key]: readonly string[]) => key === 'x', before});
const may = ({author, hidden, reports}: Reason) => author !== 'me' && !hidden && !reports.has('me');

let n = 0;
const entry = <T extends EntryType>(author: string, type: T, data: EntryData[T]): Entry => ({id: `e${++n}`, space: 's', activity: 'home', type, data, author, at: '2026-11-22T10:00:00.000Z', seq: n});
const vote = (author: string, round: number, key: string) => entry(author, 'voted', {question: 'q', run: 1, round, response: [key], score: 0, correct: false});

describe('peer instruction at home', () => {
  it('shows four reasons at most, none that may not be seen, and one for another answer where there is any', () => {
    fc.assert(fc.property(list(12, 'p'), list(3, 'seed'), fc.constantFrom('x', 'y'), (reasons, seeds, own) => {
      const shown = reasonsFor(reasons, seeds, wants(own));
      const all = [...reasons, ...seeds].filter(may);
      expect(shown.length).to.be.at.most(4);
      expect(shown.length, 'two, where there are two').to.be.at.least(Math.min(2, all.length));
      expect(shown.every((each) => all.includes(each))).to.equal(true);
      expect(new Set(shown).size).to.equal(shown.length);
      if (all.some(({answer}) => !isSame(answer, [own]))) expect(shown.some(({answer}) => !isSame(answer, [own]))).to.equal(true);
      if (own === 'y' && all.some(({answer}) => isSame(answer, ['x']))) expect(shown.some(({answer}) => isSame(answer, ['x'])), 'the right one is among them').to.equal(true);
      // Peers come before seeds.
      if (shown.some(({id}) => id.startsWith('seed'))) {
        const peers = reasons.filter(may);
        const others = peers.filter(({answer}) => !isSame(answer, [own]));
        expect(peers.length < 2 || others.length === 0 || (own === 'y' && !others.some(({answer}) => isSame(answer, ['x'])))).to.equal(true);
      }
    }));
  });

  it('shows the same again, whatever the order they came in, and keeps what was shown', () => {
    fc.assert(fc.property(list(10, 'p'), list(2, 'seed'), fc.infiniteStream(fc.nat()), (reasons, seeds, chances) => {
      const shown = reasonsFor(reasons, seeds, wants('y'));
      const mixed = reasons.map((each) => [chances.next().value as number, each] as const).sort((a, b) => a[0] - b[0]).map(([, each]) => each);
      expect(reasonsFor(mixed, seeds, wants('y')).map(({id}) => id)).to.deep.equal(shown.map(({id}) => id));
      const more: Reason[] = [...reasons, {id: 'new', author: 'g', answer: ['z'], text: 'New.', likes: new Set(), hidden: false, pinned: false, reports: new Set()}];
      const later = reasonsFor(more, seeds, wants('y', shown.map(({id}) => id)));
      expect(later).to.include.members(shown);
    }));
  });

  it('goes from answer to comparison to done, and closes', () => {
    const home = foldHome([vote('me', 1, 'y')]);
    expect(stepOf(foldHome([]), 'me', false)).to.equal('answer');
    expect(stepOf(home, 'me', false)).to.equal('compare');
    expect(stepOf(home, 'you', false)).to.equal('answer');
    expect(stepOf(foldHome([vote('me', 1, 'y'), vote('me', 2, 'x')]), 'me', false)).to.equal('done');
    expect(stepOf(home, 'me', true)).to.equal('closed');
  });

  it('counts the first of the first answers, the last of the second, and none without a first', () => {
    const {first, second} = foldHome([vote('a', 1, 'x'), vote('a', 1, 'y'), vote('a', 2, 'y'), vote('a', 2, 'z'), vote('b', 2, 'z')]);
    expect([...first].map(([who, {response}]) => [who, ...response])).to.deep.equal([['a', 'x']]);
    expect([...second].map(([who, {response}]) => [who, ...response])).to.deep.equal([['a', 'z']]);
  });

  it('counts nothing that came after the class was told', () => {
    const {first, second} = foldHome([vote('a', 1, 'x'), entry('t', 'revealed', {run: 1, tallies: []}), vote('a', 2, 'y'), vote('b', 1, 'x')]);
    expect([first.size, second.size]).to.deep.equal([1, 0]);
  });

  it('knows what is hidden, liked and reported', () => {
    const posts = ['a', 'b', 'c'].map((who) => entry(who, 'posted', {text: `${who} says`, answer: [who === 'a' ? 'x' : 'y']}));
    const [a, b, c] = posts.map(({id}) => id);
    const {reasons} = foldHome([...posts, entry('t', 'moderated', {post: a!, as: 'hidden', on: true}), entry('c', 'removed', {post: c!}),
      entry('t', 'moderated', {post: b!, as: 'pinned', on: true}), entry('a', 'reacted', {post: b!, kind: 'like', on: true}), entry('c', 'reacted', {post: b!, kind: 'like', on: true}),
      entry('c', 'reacted', {post: b!, kind: 'like', on: false}), entry('a', 'reported', {post: b!}), entry('d', 'posted', {text: 'no reason'}), entry('e', 'posted', {text: '', answer: ['x'], redacted: true})]);
    expect(reasons.map(({author, hidden, pinned, likes, reports}) => [author, hidden, pinned, likes.size, reports.size]))
      .to.deep.equal([['a', true, false, 0, 0], ['b', false, true, 1, 1], ['c', true, false, 0, 0]]);
    expect(byAnswer(reasons, ['x', 'y']).map(({answer, reasons: list2}) => [...answer, list2.map(({author}) => author).join('')])).to.deep.equal([['x', 'a'], ['y', 'bc']]);
  });
});
