import {aTimeout, expect} from '@open-wc/testing';
import {html} from 'lit';
import {inOrderOf, type Order} from '../../src/discussion/order.js';
import {foldPosts} from '../../src/discussion/posts.js';
import {inThreads} from '../../src/discussion/thread.js';
import {wordsIn} from '../../src/discussion/words.js';
import {Reader, Room} from './room.js';

describe('reading a <flip-discussion>', () => {
  let room: Room;
  beforeEach(() => { room = new Room(); });
  afterEach(() => {
    history.replaceState(null, '', location.href.split('#')[0]);
  });

  const me = () => Reader.at(room.classSeat('me'));
  const six = () => ['One', 'Two', 'Three', 'Four', 'Five', 'Six'].map((text) => room.hear('ada', text));
  const until = async (reader: Reader, done: () => unknown) => {
    for (let i = 0; i < 60 && !done(); i++) await reader.settled();
  };

  describe('the order of threads', () => {
    const sort = async (reader: Reader, order: string) => {
      const select = reader.root.querySelector('select')!;
      select.value = order;
      select.dispatchEvent(new Event('change'));
      await reader.settled();
    };

    it('is chosen by the learner and kept for the next visit', async () => {
      const [one, two] = six();
      room.hear('bob', 'To one', {parent: one!});
      room.say('bob', 'reacted', {post: two!, kind: 'like', on: true});
      const seat = room.classSeat('me');
      const reader = await Reader.at(seat);
      expect([...reader.root.querySelectorAll('option')].map(({textContent}) => textContent)).to.deep.equal(['Newest first', 'Oldest first', 'Best liked first', 'Unanswered first']);
      expect(reader.texts[0]).to.equal('Six');
      await sort(reader, 'old');
      expect(reader.texts.slice(0, 3)).to.deep.equal(['One', 'To one', 'Two']);
      await sort(reader, 'top');
      expect(reader.texts[0]).to.equal('Two');
      await sort(reader, 'unanswered');
      expect(reader.texts.slice(-2)).to.deep.equal(['One', 'To one']);
      expect((await Reader.at(seat)).texts.slice(-2)).to.deep.equal(['One', 'To one']);
    });

    it('is the author\'s until then', async () => {
      six();
      expect((await Reader.at(room.classSeat('me'), html`<flip-discussion id="talk" sort="old"></flip-discussion>`)).texts[0]).to.equal('One');
    });

    it('does not change under the eyes', async () => {
      const [one] = six();
      const reader = await me();
      await sort(reader, 'top');
      reader.articles[0]!.focus();
      room.say('bob', 'reacted', {post: one!, kind: 'like', on: true});
      room.say('prof', 'moderated', {post: one!, as: 'pinned', on: true});
      await reader.whole();
      await reader.settled();
      expect(reader.texts.at(-1)).to.equal('One');
      await reader.post('Mine');
      expect(reader.texts[0]).to.equal('Mine');
    });

    it('can be one post after the other, with what each answers', async () => {
      const [one] = six();
      room.hear('bob', 'To one', {parent: one!});
      const reader = await me();
      reader.press('One after the other');
      await reader.settled();
      expect(reader.texts.slice(0, 2)).to.deep.equal(['To one', 'Six']);
      expect(reader.saying('To one').querySelector<HTMLElement>('.to')!.offsetWidth).to.be.greaterThan(20);
    });
  });

  describe('the search', () => {
    it('finds posts by words and names, whatever their accents, and says how many', async () => {
      six();
      room.hear('bob', 'Le café est **là**');
      const reader = await me();
      const field = reader.root.querySelector<HTMLInputElement>('[type=search]')!;
      const seek = async (words: string) => {
        field.value = words;
        field.dispatchEvent(new Event('input'));
        await reader.settled();
      };
      await seek('CAFE la');
      await until(reader, () => reader.texts[0] === 'Le café est là');
      expect(reader.texts).to.deep.equal(['Le café est là']);
      expect(reader.root.querySelector('.hits')!.textContent).to.equal('1 post found');
      await aTimeout(800);
      expect(reader.status).to.equal('1 post found');
      if (typeof Highlight === 'function') expect([...CSS.highlights.get('flip-discussion-found')!].map(String)).to.include.members(['café', 'là']);
      await seek('bob');
      expect(reader.texts).to.have.length(1);
      await seek('nothing of that sort');
      expect(reader.empty).to.equal('No post has “nothing of that sort”.');
      await seek('');
      expect(reader.texts).to.have.length(7);
      expect(document.activeElement).not.to.equal(reader.articles[0]);
    });
  });

  describe('what was not read yet', () => {
    it('is marked at the next visit, and leads from one to the next', async () => {
      six();
      const seat = room.classSeat('me');
      const first = await Reader.at(seat);
      await until(first, () => seat.drafts.get('talk/seen'));
      expect(first.root.querySelector('.fresh')).to.equal(null);
      first.element.remove();
      room.hear('bob', 'While I was away');
      room.hear('me', 'From my other device');
      const reader = await Reader.at(seat);
      await until(reader, () => reader.root.querySelector('.fresh'));
      expect([...reader.root.querySelectorAll('.fresh')].map((mark) => mark.closest('article')!.querySelector('.body')!.textContent.trim())).to.deep.equal(['While I was away']);
      reader.press('Go to the one unread post');
      await reader.settled();
      expect(reader.root.activeElement).to.equal(reader.saying('away'));
      expect(reader.root.querySelector('.unread-count')).to.equal(null);
      expect(reader.root.querySelector('.fresh')).not.to.equal(null);
      reader.element.remove();
      const third = await Reader.at(seat);
      await third.settled();
      expect(third.root.querySelector('.fresh')).to.equal(null);
    });

    it('is read once it was on the screen for a while', async () => {
      six();
      const seat = room.classSeat('me');
      const first = await Reader.at(seat);
      await until(first, () => seat.drafts.get('talk/seen'));
      first.element.remove();
      room.hear('bob', 'New one');
      const reader = await Reader.at(seat);
      reader.element.scrollIntoView();
      await until(reader, () => reader.root.querySelector('.unread-count'));
      reader.saying('New one').scrollIntoView({block: 'center'});
      for (let i = 0; i < 40 && reader.root.querySelector('.unread-count'); i++) await aTimeout(100);
      expect(reader.root.querySelector('.unread-count')).to.equal(null);
    });
  });

  describe('the address of a post', () => {
    const follow = (id: string) => {
      location.hash = `#post-${id}`;
    };

    it('is on its time, and opens it at the first look at the page', async () => {
      const [one] = six();
      follow(one!);
      (document.activeElement as HTMLElement | null)?.blur();
      const reader = await me();
      await until(reader, () => reader.root.activeElement);
      expect(reader.root.activeElement).to.equal(reader.saying('One'));
      expect(reader.saying('One').querySelector('time')!.closest('a')!.href).to.equal(location.href);
    });

    it('takes the focus from nobody who does something else', async () => {
      const [one] = six();
      follow(one!);
      const other = document.body.appendChild(document.createElement('input'));
      other.focus();
      const reader = await me();
      await reader.settled();
      expect(document.activeElement).to.equal(other);
      other.remove();
    });

    it('is followed when it changes, also to a post far down, which is shown with what belongs to it', async () => {
      const deep = room.hear('ada', 'Deep thread');
      const answer = room.hear('bob', 'Deep answer', {parent: deep});
      room.hear('cem', 'Its answer', {parent: answer});
      room.hear('cem', 'Beside it', {parent: deep});
      for (let i = 0; i < 400; i++) room.hear('ada', `Post ${i}`);
      const reader = await me();
      expect(reader.articles).to.have.length(50);
      follow(answer);
      await until(reader, () => reader.root.activeElement);
      expect(reader.texts).to.deep.equal(['Deep thread', 'Deep answer', 'Its answer']);
      expect(reader.root.activeElement).to.equal(reader.saying('Deep answer'));
      reader.press('Show the whole discussion');
      await reader.settled();
      expect(reader.articles).to.have.length(50);
    });

    it('that names nothing here, or what is hidden behind a gate, moves nothing', async () => {
      const [one] = six();
      const reader = await Reader.at(room.classSeat('me'), html`<flip-discussion id="talk" gate="teacher"></flip-discussion>`);
      follow(one!);
      await reader.settled();
      follow('nowhere');
      await reader.settled();
      expect(reader.texts).to.deep.equal([]);
    });

    it('leaves an address alone that a page uses for its own ways', async () => {
      location.hash = '#/lessons/3';
      six();
      const reader = await me();
      expect(reader.root.querySelector('.meta a')).to.equal(null);
      await reader.more(reader.articles[0]!);
      expect(reader.buttons(reader.root.querySelector('.menu')!)).not.to.include('Copy link');
    });
  });

  it('more is drawn without losing what was there, whatever comes above', async () => {
    for (let i = 1; i <= 60; i++) room.hear('ada', `Post ${i}`);
    const reader = await me();
    const last = reader.articles.at(-1)!;
    room.hear('bob', 'On top');
    await reader.settled();
    if (reader.root.querySelector('.news')) reader.press('Show 1 new post');
    await reader.settled();
    expect(reader.articles).to.have.length(51);
    expect(reader.articles.at(-1)).to.equal(last);
  });

  it('counts words that no space sets apart', () => {
    expect(wordsIn('one two, three!', 'en')).to.equal(3);
    expect(wordsIn('我们今天学习物理', 'zh')).to.be.within(3, 5);
    expect(wordsIn('今日は物理を勉強します', 'ja')).to.be.within(4, 8);
    expect(wordsIn('สวัสดีครับ', 'th')).to.be.within(1, 3);
    expect(wordsIn('> quoted\nsee https://a.example/one/two', 'en')).to.equal(1);
    expect(wordsIn('…!?', 'en')).to.equal(0);
  });

  it('every order keeps every post once, and threads whole', () => {
    for (let i = 0; i < 40; i++) room.hear('ada', `${i}`, i % 3 === 0 ? {} : {parent: room.entries[i % 7 === 0 ? 0 : i - 1]!.id});
    const rows = inThreads(foldPosts(room.entries));
    for (const order of ['new', 'old', 'top', 'unanswered'] satisfies Order[]) {
      for (const flat of [true, false]) {
        const sorted = inOrderOf(rows, {order, flat, ranks: new Map()});
        expect(sorted.map(({post}) => post.id).sort()).to.deep.equal(rows.map(({post}) => post.id).sort());
        if (flat) continue;
        sorted.forEach(({post, level, to}, i) => {
          if (level > 0) expect(sorted.slice(0, i).some((row) => row.post.id === to!.id), post.text).to.equal(true);
        });
      }
    }
  });
});
