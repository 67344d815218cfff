import {expect} from '@open-wc/testing';
import fc from '../chance.js';
import type {Entry, EntryData, EntryType} from '../../src/core/entry.js';
import {inOrder, merge, type Known} from '../../src/core/fold.js';
import {UNNUMBERED} from '../../src/core/log.js';
import {MemoryLog} from '../../src/core/memory-log.js';
import {foldPosts, Posts} from '../../src/discussion/posts.js';
import {inThreads} from '../../src/discussion/thread.js';

let seq = 0;
function entry<T extends EntryType>(author: string, type: T, data: EntryData[T], id = `${type}-${seq + 1}`): Entry {
  seq += 1;
  return {id, space: 's', activity: 'a', type, data, author, at: new Date(seq * 1000).toISOString(), seq};
}

/** What a reader sees, in reading order: indent, author, text. */
const page = (entries: Entry[]) => inThreads(foldPosts(entries)).map(({post, level}) => `${'  '.repeat(level)}${post.author}: ${post.text}`);

describe('a discussion, from what was said to what is read', () => {
  beforeEach(() => { seq = 0; });

  it('puts the newest thread first and answers under what they answer, oldest first', () => {
    expect(page([
      entry('ada', 'posted', {text: 'first'}, '1'), entry('bob', 'posted', {text: 'second'}, '2'),
      entry('cem', 'posted', {text: 'to first', parent: '1'}, '3'), entry('bob', 'posted', {text: 'also to first', parent: '1'}, '4'),
      entry('ada', 'posted', {text: 'deeper', parent: '3'}, '5'),
    ])).to.deep.equal(['bob: second', 'ada: first', '  cem: to first', '    ada: deeper', '  bob: also to first']);
  });

  it('lets only its author change a post; the last change counts', () => {
    const {posts} = {posts: foldPosts([
      entry('eve', 'edited', {post: '1', text: 'stolen'}), entry('ada', 'posted', {text: 'mine'}, '1'),
      entry('ada', 'edited', {post: '1', text: 'better'}), entry('ada', 'edited', {post: '1', text: 'best'}, 'last'), entry('eve', 'edited', {post: '1', text: 'stolen'}),
    ])};
    expect(posts.get('1')).to.include({text: 'best', author: 'ada', edited: new Date(4000).toISOString()});
  });

  it('counts a like once a learner, and not when it is taken back', () => {
    const like = (author: string, on: boolean) => entry(author, 'reacted', {post: '1', kind: 'like', on});
    const posts = foldPosts([entry('ada', 'posted', {text: 'a'}, '1'),
      like('bob', true), like('bob', true), like('cem', true), like('cem', false), like('dia', false), like('dia', true)]);
    expect([...posts.get('1')!.likes]).to.deep.equal(['bob', 'dia']);
  });

  it('shows an answer whose post is missing as a thread, until the post comes', () => {
    const [answer, post] = [entry('bob', 'posted', {text: 'answer', parent: '1'}, '2'), entry('ada', 'posted', {text: 'post'}, '1')];
    expect(page([answer])).to.deep.equal(['bob: answer']);
    expect(page([answer, post])).to.deep.equal(['ada: post', '  bob: answer']);
  });

  it('loses no post and never hangs when forged posts answer each other, or themselves', () => {
    expect(page([
      entry('eve', 'posted', {text: 'a', parent: '2'}, '1'), entry('eve', 'posted', {text: 'b', parent: '1'}, '2'),
      entry('eve', 'posted', {text: 'self', parent: '3'}, '3'), entry('ada', 'posted', {text: 'to b', parent: '2'}, '4'),
    ])).to.deep.equal(['eve: self', 'eve: b', '  ada: to b', 'eve: a']);
  });

  it('shows a thread ten thousand answers deep', () => {
    const deep = Array.from({length: 10_000}, (_, i) => entry('ada', 'posted', {text: `${i}`, ...(i > 0 && {parent: `${i - 1}`})}, `${i}`));
    expect(inThreads(foldPosts(deep)).at(-1)).to.deep.include({level: 9999});
  });

  it('knows which posts the log does not have yet', () => {
    const posts = foldPosts([{...entry('ada', 'posted', {text: 'a'}, '1'), seq: UNNUMBERED}, entry('ada', 'posted', {text: 'b'}, '2')]);
    expect([posts.get('1')!.kept, posts.get('2')!.kept]).to.deep.equal([false, true]);
  });

  it('is the same read at once and bit by bit, with what has no number yet on top', () => {
    const author = fc.constantFrom('ada', 'bob');
    const post = fc.constantFrom('p0', 'p1', 'p2', 'p3');
    const act = fc.oneof(
      fc.record({type: fc.constant('posted' as const), data: fc.record({text: fc.string(), parent: post}, {requiredKeys: ['text']})}),
      fc.record({type: fc.constant('edited' as const), data: fc.record({post, text: fc.string()})}),
      fc.record({type: fc.constant('reacted' as const), data: fc.record({post, kind: fc.constant('like' as const), on: fc.boolean()})}),
    );
    fc.assert(fc.property(fc.array(fc.tuple(author, act, fc.boolean()), {maxLength: 20}), fc.array(fc.nat({max: 20})), (acts, cuts) => {
      seq = 0;
      let posted = 0;
      const whole = acts.map(([who, {type, data}], i) => entry(who, type, data, type === 'posted' ? `p${posted++}` : `e${i}`));
      const book = new Posts();
      let known: Known = new Map();
      for (const cut of [...cuts, whole.length]) {
        // The later half has no number yet; at the end all have one.
        const batch = whole.slice(0, cut).map((each, i) => (i > cut / 2 && cut < whole.length ? {...each, seq: UNNUMBERED} : each));
        known = merge(known, batch);
        const entries = inOrder(known);
        expect([...book.take(entries)]).to.deep.equal([...foldPosts(entries)]);
      }
    }), {numRuns: 200});
  });

  it('takes nothing from an entry but what it may say', () => {
    const forged = {...entry('eve', 'posted', {text: 'a'}, '1'), data: {text: 'a', pinned: true, endorsed: ['x'], author: 'ada', likes: 7, staff: true}};
    expect(foldPosts([forged]).get('1')).to.deep.equal({id: '1', author: 'eve', at: new Date(1000).toISOString(), seq: 1, text: 'a', likes: new Set(), kept: true});
  });

  it('ends the same for every reader, however batches are lost, repeated and reordered', async () => {
    const ids = ['p0', 'p1', 'p2', 'p3', 'p4', 'gone'];
    const author = fc.constantFrom('ada', 'bob', 'cem');
    const act = fc.oneof(
      fc.record({type: fc.constant('posted' as const), data: fc.record({text: fc.string(), parent: fc.constantFrom(...ids)}, {requiredKeys: ['text']})}),
      fc.record({type: fc.constant('edited' as const), data: fc.record({post: fc.constantFrom(...ids), text: fc.string()})}),
      fc.record({type: fc.constant('reacted' as const), data: fc.record({post: fc.constantFrom(...ids), kind: fc.constant('like' as const), on: fc.boolean()})}),
    );
    const story = fc.array(fc.tuple(author, act), {maxLength: 25});
    await fc.assert(fc.asyncProperty(story, fc.integer({min: 3, max: 5}), fc.infiniteStream(fc.nat()), async (acts, readers, dice) => {
      const log = new MemoryLog('s');
      let posted = 0;
      for (const [i, [, {type, data}]] of acts.entries()) {
        await log.append({id: type === 'posted' ? `p${posted++}` : `e${i}`, activity: 'a', type, data});
      }
      const whole = (await log.read(0)).map((each, i): Entry => ({...each, author: acts[i]![0], at: new Date(i * 1000).toISOString()}));
      const roll = (n: number) => dice.next().value! % n;
      const views = Array.from({length: readers}, () => {
        let known: Known = new Map();
        // Batches cut anywhere, some lost, some again, some before they have a number; in the end the log is read once more.
        for (let i = 0; i < 6; i++) {
          const from = roll(whole.length + 1);
          const batch = whole.slice(from, from + roll(8)).map((each) => (roll(4) === 0 ? {...each, seq: UNNUMBERED} : each));
          if (roll(5) > 0) known = merge(known, roll(2) ? batch.reverse() : batch);
        }
        const posts = foldPosts(inOrder(merge(known, whole)));
        return inThreads(posts).map(({post, level}) => ({...post, level, likes: [...post.likes].sort()}));
      });
      for (const view of views) expect(view).to.deep.equal(views[0]);
      expect(views[0]).to.have.length(posted);
    }), {numRuns: 150});
  });
});
