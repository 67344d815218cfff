import {expect} from '@open-wc/testing';
import fc from '../chance.js';
import type {Entry, EntryData, EntryType} from '../../src/core/entry.js';
import {sightOf} from '../../src/core/sight.js';
import {arrangementOf, foldTalk, isNews, newTalk, stricter, threadOf, UNARRANGED, type Arrangement} from '../../src/core/talk.js';

let seq = 0;
function entry<T extends EntryType>(author: string, type: T, data: EntryData[T], id = `${type}-${seq + 1}`): Entry<T> {
  seq += 1;
  return {id, space: 's', activity: 'a', type, data, author, at: '2026-11-22T10:00:00.000Z', seq};
}

const arranged = fc.record({
  gate: fc.constantFrom('none', 'post-first', 'teacher'), anonymous: fc.constantFrom('no', 'peers', 'all'), moderated: fc.boolean(),
  closes: fc.constantFrom('2026-11-22T10:00:00Z', '2026-11-22T12:00:00+01:00', '2027-01-01T00:00:00Z'), perDay: fc.integer({min: 1, max: 5}),
}, {requiredKeys: []}) as fc.Arbitrary<EntryData['arranged']>;

/** What is strict in an arrangement, whatever was said first of the rest. */
const strict = ({gate, anonymous, moderated, closes, perDay}: Arrangement) => ({gate, anonymous, moderated, closes: closes && Date.parse(closes), perDay});

describe('how a talk is arranged', () => {
  it('is the strictest that learners\' pages said, in whatever order they come', () => {
    fc.assert(fc.property(fc.array(arranged, {minLength: 1}), fc.nat(), (said, turn) => {
      const fold = (some: typeof said) => strict(foldTalk(some.map((data) => entry('ann', 'arranged', data))).arrangement);
      expect(fold([...said.slice(turn % said.length), ...said.slice(0, turn % said.length)])).to.deep.equal(fold(said));
      for (const one of said) expect(strict(stricter(arrangementOf(one), foldTalk(said.map((data) => entry('ann', 'arranged', data))).arrangement))).to.deep.equal(fold(said));
    }));
  });

  it('is the staff\'s latest once the staff has said so', () => {
    fc.assert(fc.property(fc.array(arranged), arranged, fc.array(arranged), (before, said, after) => {
      const learners = (some: typeof before) => some.map((data) => entry('ann', 'arranged', data));
      const talk = foldTalk([...learners(before), entry('tea', 'arranged', {gate: 'teacher', by: 'staff'}), entry('tea', 'arranged', {...said, by: 'staff'}), ...learners(after)]);
      expect(talk.arrangement).to.deep.equal(arrangementOf(said));
      expect([...talk.staff]).to.deep.equal(['tea']);
    }));
  });

  it('is said by a page only when that is news', () => {
    const wanted = arrangementOf({gate: 'post-first'});
    expect(isNews(newTalk(), UNARRANGED, true)).to.equal(false);
    for (const isStaff of [true, false]) expect(isNews(newTalk(), wanted, isStaff)).to.equal(true);
    const byLearner = foldTalk([entry('ann', 'arranged', {gate: 'post-first'})]);
    expect(isNews(byLearner, wanted, false)).to.equal(false);
    expect(isNews(byLearner, arrangementOf({}), false)).to.equal(false);
    expect(isNews(byLearner, arrangementOf({moderated: true}), false)).to.equal(true);
    expect(isNews(byLearner, wanted, true), 'the staff stands behind it').to.equal(true);
    const byStaff = foldTalk([entry('tea', 'arranged', {gate: 'post-first', by: 'staff'})]);
    expect(isNews(byStaff, wanted, true)).to.equal(false);
    expect(isNews(byStaff, arrangementOf({}), true)).to.equal(true);
    expect(isNews(byStaff, arrangementOf({gate: 'teacher'}), false)).to.equal(false);
  });

  it('takes a word it does not know for the strictest, and a date that is none for none', () => {
    const odd = {gate: 'later', anonymous: 'some', closes: 'soon'} as unknown as EntryData['arranged'];
    expect(arrangementOf(odd)).to.deep.equal({gate: 'teacher', anonymous: 'all', moderated: false});
  });
});

describe('how a talk stands', () => {
  it('knows only the moderations there are', () => {
    const odd = ['authors', 'posts', '__proto__', 'staff'].map((as) => entry('tea', 'moderated', {post: 'p', as, on: true} as unknown as EntryData['moderated']));
    const talk = foldTalk(odd);
    expect(talk.authors.size + talk.posts.size).to.equal(0);
  });

  it('lets only its author take a post back', () => {
    const post = entry('ann', 'posted', {text: 'x'});
    expect(foldTalk([post, entry('ben', 'removed', {post: post.id})]).removed.size).to.equal(0);
    expect(foldTalk([post, entry('ann', 'removed', {post: post.id})]).removed.has(post.id)).to.equal(true);
  });

  it('finds the opening of a thread, however deep, and comes to an end in a circle', () => {
    const posts = new Map([['a', {}], ['b', {parent: 'a'}], ['c', {parent: 'b'}], ['lost', {parent: 'gone'}], ['x', {parent: 'y'}], ['y', {parent: 'x'}]]);
    expect(['a', 'b', 'c', 'lost', 'none'].map((id) => threadOf(posts, id))).to.deep.equal(['a', 'a', 'a', 'lost', 'none']);
    expect(['x', 'y']).to.include(threadOf(posts, 'x'));
  });

  it('shows the page itself what it shows in the class', () => {
    const [theirs, tea] = [entry('ann', 'posted', {text: 'x'}), entry('tea', 'posted', {text: 'y', by: 'staff'})];
    const talk = foldTalk([entry('tea', 'arranged', {gate: 'post-first', by: 'staff'}), theirs, tea]);
    const ben = {role: 'learner', names: ['ben']} as const;
    expect([theirs, tea].map((one) => sightOf(one, talk, ben))).to.deep.equal(['none', 'whole']);
    const own = entry('ben', 'posted', {text: 'z'});
    const after = foldTalk([entry('tea', 'arranged', {gate: 'post-first', by: 'staff'}), theirs, tea, own, entry('tea', 'moderated', {post: theirs.id, as: 'hidden', on: true})]);
    expect([theirs, tea, own].map((one) => sightOf(one, after, ben))).to.deep.equal(['redacted', 'whole', 'whole']);
    expect(sightOf(theirs, after, {role: 'staff', names: ['other']})).to.equal('whole');
  });
});
