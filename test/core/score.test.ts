import {expect} from '@open-wc/testing';
import fc from '../chance.js';
import type {Entry, EntryData, EntryType} from '../../src/core/entry.js';
import {inOrder, merge} from '../../src/core/fold.js';
import {contributionsOf, foldParticipation, needsOf, shareOf, type Terms} from '../../src/core/participation.js';
import {scoreOf, type Score, type ScoreTerms} from '../../src/core/score.js';

const TERMS: ScoreTerms = {lang: 'en'};
/** 1: nine different words. */
const PLAIN = 'The moon pulls the water of the sea towards itself daily';
/** Thirty different words and a reason. */
const LONG = 'I think tides come twice every day because our planet turns below two bulges of water: one faces the moon directly while another rises behind, where that pull gets weaker than inside rock';

/** A class that talks; each line is an entry. */
class Talk {
  readonly entries: Entry[] = [];

  say<T extends EntryType>(author: string, type: T, data: EntryData[T], at = '2026-11-22T10:00:00.000Z'): string {
    const seq = this.entries.length + 1;
    this.entries.push({id: `e${seq}`, space: 's', activity: 'a', type, data, author, at, seq});
    return `e${seq}`;
  }

  post(author: string, text: string, parent?: string): string {
    return this.say(author, 'posted', {text, ...(parent !== undefined && {parent})});
  }

  score(terms: Partial<ScoreTerms> = {}, learner = 'me'): Score {
    return scoreOf(foldParticipation(this.entries), learner, {...TERMS, ...terms});
  }

  needs(terms: Partial<Terms> = {}): string[] {
    const needs = needsOf(contributionsOf(foldParticipation(this.entries), 'me', {...TERMS, ...terms}), {...TERMS, ...terms});
    return needs.map(({what, have, of}) => `${have}/${of} ${what}`);
  }

  faults(terms: Partial<ScoreTerms> = {}): unknown[] {
    return this.score(terms).posts.map(({fault}) => fault);
  }
}

const part = ({reasons}: Score, wanted: string) => {
  const {have, of, earned, weight} = reasons.find(({what}) => what === wanted)!;
  return [have, of, Math.round(1000 * earned) / 1000, Math.round(1000 * weight) / 1000];
};

describe('completion by posts and replies', () => {
  let talk: Talk;
  beforeEach(() => { talk = new Talk(); });

  // Moodle, mod/forum/classes/completion/custom_completion.php: discussions started, replies (posts with a parent), posts of
  // both kinds. Ours: posts, replies, contributions; and an answer to oneself is no reply.
  it('counts posts, replies to others, and both', () => {
    const hers = talk.post('ada', 'Hers');
    const mine = talk.post('me', 'Mine');
    talk.post('me', 'A reply', hers);
    talk.post('me', 'A word more', mine);
    expect(talk.needs({posts: 1, replies: 2, contributions: 4})).to.deep.equal(['1/1 posts', '1/2 replies', '3/4 contributions']);
    expect(talk.needs()).to.deep.equal(['3/1 contributions']);
  });

  it('does not count what is removed, hidden, not approved, too short or said twice, nor what another wrote', () => {
    const [removed, hidden, edited] = [talk.post('me', 'One'), talk.post('me', 'Two'), talk.post('me', 'Three')];
    talk.say('me', 'removed', {post: removed});
    talk.say('tea', 'moderated', {post: hidden, as: 'hidden', on: true});
    expect(talk.needs({posts: 5})).to.deep.equal(['1/5 posts']);
    talk.post('me', '👍 https://example.org/a-long-address');
    talk.post('me', '> Four words of hers');
    talk.post('me', '  three! ');
    talk.post('ada', PLAIN);
    talk.post('me', PLAIN);
    expect(talk.needs({posts: 5})).to.deep.equal(['1/5 posts']);
    expect(talk.faults()).to.deep.equal(['removed', 'hidden', 'few', 'short', 'short', 'repeated', 'repeated']);
    expect(talk.needs({posts: 5, minWords: 3})).to.deep.equal(['0/5 posts']);
    const approve = (post: string) => talk.say('tea', 'moderated', {post, as: 'approved', on: true});
    expect(talk.needs({posts: 1, moderated: true})).to.deep.equal(['0/1 posts']);
    approve(edited);
    expect(talk.needs({posts: 1, moderated: true})).to.deep.equal(['1/1 posts']);
    talk.say('me', 'edited', {post: edited, text: 'Something else'});
    expect(talk.needs({posts: 1, moderated: true})).to.deep.equal(['0/1 posts']);
  });

  it('of two with the same words the one counts that had them first: nobody takes them by an edit', () => {
    const old = talk.post('ada', 'First');
    const mine = talk.post('me', LONG);
    talk.say('ada', 'edited', {post: old, text: LONG});
    expect(talk.score().posts.map(({post, fault}) => [post.id, fault])).to.deep.equal([[mine, undefined]]);
    expect(talk.score({}, 'ada').posts[0]!.fault).to.equal('repeated');
  });

  it('is a share that never passes 1', () => {
    fc.assert(fc.property(fc.array(fc.record({have: fc.nat(9), of: fc.integer({min: 1, max: 9})}), {minLength: 1}), (list) => {
      const share = shareOf(list.map((each) => ({what: 'posts' as const, ...each})));
      expect(share).to.be.within(0, 1);
      expect(share === 1).to.equal(list.every(({have, of}) => have >= of));
    }));
  });
});

describe('the score of a part', () => {
  let talk: Talk;
  beforeEach(() => { talk = new Talk(); });

  // The parts are those of Perusall (support.perusall.com, "How scoring works"): the best posts count, 0, 1 or 2 each;
  // replies; responses; upvotes. What makes a post worth 0, 1 or 2 is ours: score.ts.
  it('a worked example: 2 of 2 replies to others, 0.3 of 0.3', () => {
    const [hers, his] = [talk.post('ada', PLAIN), talk.post('bob', 'What about lakes then, have they got any tides at all?')];
    const mine = talk.post('me', LONG);
    talk.post('me', 'Lakes are far too small for that, as far as I know', his);
    talk.post('me', 'Is it the sun as well that does this, or not?', hers);
    talk.post('ada', 'Yes, that is right', mine);
    talk.say('bob', 'reacted', {post: mine, kind: 'like', on: true});
    const score = talk.score();
    expect(score.posts.map(({points, signs}) => [points, ...signs])).to.deep.equal([[2, 'long', 'reason', 'answered'], [1], [1, 'question']]);
    expect(part(score, 'quality')).to.deep.equal([4, 6, 0.333, 0.5]);
    expect(part(score, 'replies')).to.deep.equal([2, 2, 0.3, 0.3]);
    expect(part(score, 'answers')).to.deep.equal([1, 2, 0.05, 0.1]);
    expect(part(score, 'likes')).to.deep.equal([1, 2, 0.05, 0.1]);
    expect(score.score).to.equal(0.733);
  });

  it('a post is worth 0, 1 or 2 by what can be seen of it', () => {
    const points = (text: string) => {
      const one = new Talk();
      one.post('me', text);
      return one.score().posts[0]!.points;
    };
    expect(points('I agree with all of that')).to.equal(0);
    expect(points(Array.from({length: 40}, () => 'very').join(' '))).to.equal(0);
    expect(points(PLAIN)).to.equal(1);
    expect(points(LONG.replace('because', 'when'))).to.equal(1);
    expect(points(LONG)).to.equal(2);
    expect(points(LONG.replace('because', 'when').concat('?'))).to.equal(2);
    // Another's words and question marks in addresses are not one's own.
    expect(points(`> ${LONG}?\n\nWell said`)).to.equal(0);
    expect(points(`${PLAIN} https://example.org/?q=because`)).to.equal(1);
    expect(points('Ich glaube, dass es zweimal am Tag Flut gibt, weil sich die Erde unter zwei Wasserbergen dreht und nicht, wie viele denken, der Mond das ganze Meer herumzieht')).to.equal(2);
    expect(points('潮汐每天发生两次，因为地球在两个水包下面旋转，一个朝向月亮，另一个在背面，那里的引力比地球内部弱，所以水会升高，我们在海边可以看到')).to.equal(2);
  });

  it('an answer by somebody else speaks for a post; endorsed, it is worth 2', () => {
    const mine = talk.post('me', 'Is it the sun as well that does this, or not?');
    talk.post('me', 'I mean the sun', mine);
    expect(talk.score().posts[0]!.points).to.equal(1);
    const answer = talk.post('ada', 'It is', mine);
    expect(talk.score().posts[0]!.points).to.equal(2);
    talk.say('tea', 'moderated', {post: answer, as: 'hidden', on: true});
    expect(talk.score().posts[0]!.points).to.equal(1);
    talk.say('tea', 'endorsed', {post: mine, on: true});
    expect(talk.score().posts[0]!.points).to.equal(2);
  });

  it('likes of one\'s own do not count, nor two by one person', () => {
    const mine = talk.post('me', PLAIN);
    const like = (author: string, kind: 'like' | 'too' = 'like') => talk.say(author, 'reacted', {post: mine, kind, on: true});
    like('me');
    expect(part(talk.score(), 'likes')[0]).to.equal(0);
    like('ada');
    like('ada', 'too');
    expect(part(talk.score(), 'likes')[0]).to.equal(1);
    talk.say('ada', 'reacted', {post: mine, kind: 'like', on: false});
    expect(part(talk.score(), 'likes')[0]).to.equal(1);
  });

  it('much is not more: two replies to one post count once, two posts in another\'s thread, ten of a day', () => {
    const hers = talk.post('ada', PLAIN);
    const say = (n: number, parent = hers) => talk.post('me', `Number ${n} of my many quick answers to what she said`, parent);
    say(1);
    say(2);
    expect(part(talk.score({replies: 9}), 'replies')[0]).to.equal(1);
    const [one, two] = [talk.post('bob', 'So', hers), talk.post('cem', 'Oh', hers)];
    say(3, one);
    say(4, two);
    expect(part(talk.score({replies: 9}), 'replies')[0]).to.equal(2);
    expect(part(talk.score({replies: 9}), 'quality')[0]).to.equal(2);
    for (let n = 5; n < 15; n++) talk.post('me', `Number ${n} of my many quick posts of this one day`);
    expect(talk.faults().filter((fault) => fault === 'many')).to.have.length(4);
    expect(part(talk.score({posts: 20}), 'quality')[0]).to.equal(8);
  });

  it('under what the teacher opened with, all may count', () => {
    const opening = talk.say('tea', 'posted', {text: 'What pulls the sea?', by: 'staff'});
    for (let n = 0; n < 3; n++) talk.post('me', `Thought number ${n} about everything that pulls at our sea`, opening);
    expect(part(talk.score(), 'quality')[0]).to.equal(3);
    expect(part(talk.score(), 'replies')[0]).to.equal(1);
  });

  it('weighs as the author says', () => {
    talk.post('me', LONG);
    const score = talk.score({weights: {quality: 3, replies: 1, answers: 0, likes: 0}});
    expect(score.reasons.map(({what, weight}) => [what, weight])).to.deep.equal([['quality', 0.75], ['replies', 0.25]]);
    expect(score.score).to.equal(0.25);
  });

  it('the teacher\'s word counts, of a post and of all; the latest, until it is taken back', () => {
    const mine = talk.post('me', PLAIN);
    const rate = (data: Partial<EntryData['rated']>) => talk.say('tea', 'rated', {learner: 'me', score: 0, ...data});
    rate({post: mine, score: 0.75});
    expect(talk.score().posts[0]).to.deep.include({points: 1.5, signs: ['rated']});
    rate({score: 0.2});
    rate({score: 0.9, reasons: ['Kind']});
    expect(talk.score()).to.deep.include({score: 0.9, reckoned: 0.125});
    expect(talk.score().rating).to.deep.include({by: 'tea', reasons: ['Kind']});
    rate({on: false});
    rate({post: mine, on: false});
    expect(talk.score()).to.deep.include({score: 0.083, reckoned: 0.083, rating: undefined});
    // A post of somebody else is not rated in one's name.
    rate({learner: 'ada', post: mine, score: 1});
    expect(talk.score().posts[0]!.points).to.equal(1);
  });

  const people = ['me', 'ada', 'bob', 'tea'];
  const step = fc.record({
    who: fc.constantFrom(...people), what: fc.constantFrom('posted', 'replied', 'liked', 'endorsed'),
    text: fc.constantFrom('Yes', PLAIN, LONG, 'Is it the sun as well that does this, or not?', 'Because of the moon', ...Array.from({length: 6}, (_, n) => `Number ${n} of so many different thoughts about tides`)),
    which: fc.nat(), day: fc.integer({min: 1, max: 3}),
  });

  function play(steps: readonly (typeof step extends fc.Arbitrary<infer T> ? T : never)[]): Entry[] {
    const talk = new Talk();
    const posts: string[] = [];
    for (const {who, what, text, which, day} of steps) {
      const about = posts[which % Math.max(1, posts.length)];
      const at = `2026-11-0${Math.min(3, day)}T10:00:00.000Z`;
      if (what === 'posted' || what === 'replied') posts.push(talk.say(who, 'posted', {text, ...(what === 'replied' && about && {parent: about}), ...(who === 'tea' && {by: 'staff'})}, at));
      else if (about && what === 'liked') talk.say(who, 'reacted', {post: about, kind: 'like', on: true}, at);
      else if (about) talk.say('tea', 'endorsed', {post: about, on: true}, at);
    }
    return talk.entries;
  }

  it('is within 0..1 with parts that add up to it, and no part is more than it weighs', () => {
    fc.assert(fc.property(fc.array(step, {maxLength: 30}), fc.integer({min: 1, max: 4}), (steps, replies) => {
      const {score, reckoned, reasons} = scoreOf(foldParticipation(play(steps)), 'me', {...TERMS, replies});
      expect(score).to.be.within(0, 1);
      expect(reckoned).to.be.closeTo(reasons.reduce((sum, {earned}) => sum + earned, 0), 0.001);
      for (const {earned, weight, have, of} of reasons) {
        expect(earned).to.be.within(0, weight + 1e-9);
        expect(have).to.be.within(0, of);
      }
    }));
  });

  it('comes from the log alone: how often and in which order entries came is nothing', () => {
    fc.assert(fc.property(fc.array(step, {maxLength: 20}), fc.nat(), (steps, turn) => {
      const entries = play(steps);
      const mixed = [...entries.slice(turn % (entries.length + 1)), ...entries, ...entries.slice(0, turn % (entries.length + 1))];
      expect(scoreOf(foldParticipation(inOrder(merge(new Map(), mixed))), 'me', TERMS)).to.deep.equal(scoreOf(foldParticipation(entries), 'me', TERMS));
    }));
  });

  it('is never lower for one more post, reply, like or endorsement, by whomever', () => {
    fc.assert(fc.property(fc.array(step, {maxLength: 25}), (steps) => {
      const entries = play(steps);
      let before = 0;
      for (let n = 0; n <= entries.length; n++) {
        const {reckoned} = scoreOf(foldParticipation(entries.slice(0, n)), 'me', TERMS);
        expect(reckoned).to.be.at.least(before);
        before = reckoned;
      }
    }));
  });

  it('own likes and answers to oneself never raise it', () => {
    fc.assert(fc.property(fc.array(step, {maxLength: 20}), (steps) => {
      const entries = play(steps);
      const mine = entries.filter(({type, author}) => type === 'posted' && author === 'me');
      const selfish = mine.map((entry, i): Entry<'reacted'> => ({...entry, id: `self${i}`, type: 'reacted', data: {post: entry.id, kind: 'like', on: true}, seq: 1000 + i}));
      const score = (some: Entry[]) => scoreOf(foldParticipation(some), 'me', TERMS).reckoned;
      expect(score([...entries, ...selfish])).to.equal(score(entries));
    }));
  });
});
