import {expect} from '@open-wc/testing';
import {html} from 'lit';
import '../../src/lang/de.js';
import {isEntry} from '../../src/core/entry.js';
import {Reader, Room, type Written} from './room.js';

const HOUR = 3_600_000;
const ago = (ms: number) => new Date(Date.now() - ms).toISOString();

describe('the rules of a <flip-discussion>', () => {
  let room: Room;
  beforeEach(() => { room = new Room(); });

  const at = (written: Written, sub = 'me') => Reader.at(room.seat(sub), written);
  const inClass = (written: Written, identity = {}, sub = 'me') => Reader.at(room.classSeat(sub, identity), written);
  const arranged = () => room.entries.filter((entry) => isEntry(entry, 'arranged')).map(({author, data}) => ({author, ...data}));

  describe('gate="post-first"', () => {
    const gated = html`<flip-discussion id="talk" gate="post-first"></flip-discussion>`;

    it('shows what the teacher opened with, and what the others wrote after an own post', async () => {
      room.say('prof', 'posted', {text: 'What surprised you?', by: 'staff'});
      room.hear('ada', 'The size');
      const reader = await at(gated);
      expect(reader.texts).to.deep.equal(['What surprised you?']);
      expect(reader.rules.join()).to.contain('Write your own first');
      await reader.post('The speed');
      expect(reader.texts).to.deep.equal(['The speed', 'The size', 'What surprised you?']);
      expect(reader.rules.join()).not.to.contain('Write your own first');
    });

    it('says in place of the posts why there are none', async () => {
      room.hear('ada', 'The size');
      const reader = await at(gated);
      expect(reader.empty).to.contain('not shown yet');
      expect(reader.root.querySelector('.count')).to.equal(null);
    });

    it('does not count as news what the gate held back, nor hold it back again', async () => {
      const reader = await at(gated);
      reader.area().focus();
      room.hear('ada', 'Held');
      await reader.settled();
      expect(reader.root.querySelector('.news')).to.equal(null);
      await reader.post('Mine');
      expect(reader.texts).to.deep.equal(['Mine', 'Held']);
    });

    it('says in a class that an own post is on its way', async () => {
      const seat = room.classSeat('me');
      seat.fate = 'on its way';
      const reader = await Reader.at(seat, gated);
      await reader.post('Mine');
      expect(reader.rules.join()).to.contain('on its way');
    });
  });

  it('gate="teacher": one can write, and sees the others once the teacher opens it', async () => {
    const seat = room.classSeat('me');
    room.say('prof', 'arranged', {gate: 'teacher', by: 'staff'});
    room.hear('ada', 'Hers');
    const reader = await Reader.at(seat, html`<flip-discussion id="talk" gate="teacher"></flip-discussion>`);
    await reader.post('Mine');
    expect(reader.texts).to.deep.equal(['Mine']);
    expect(reader.rules.join()).to.contain('opens this discussion later');
    room.say('prof', 'arranged', {gate: 'none', by: 'staff'});
    await reader.settled();
    expect(reader.texts).to.deep.equal(['Mine', 'Hers']);
  });

  it('kind="one-each": the box goes with the first thread, answers stay', async () => {
    room.hear('ada', 'Her thread');
    const reader = await at(html`<flip-discussion id="talk" kind="one-each"></flip-discussion>`);
    expect(reader.boxes).to.have.length(1);
    await reader.post('My thread');
    expect(reader.boxes).to.have.length(0);
    expect(reader.rules.join()).to.contain('You have opened your thread');
    reader.press('Reply', reader.saying('Her thread'));
    await reader.settled();
    reader.type('An answer', 0);
    reader.press('Reply', reader.boxes[0]);
    await reader.settled();
    expect(reader.texts).to.deep.equal(['My thread', 'Her thread', 'An answer']);
  });

  it('kind="questions": asks for a question, and counts who has it too', async () => {
    const question = room.hear('ada', 'Why?');
    room.hear('bob', 'Because', {parent: question});
    room.say('bob', 'reacted', {post: question, kind: 'too', on: true});
    const reader = await at(html`<flip-discussion id="talk" kind="questions"></flip-discussion>`);
    expect(reader.boxes[0]!.shadowRoot!.querySelector('label')!.textContent).to.equal('Your question');
    const too = () => reader.saying('Why?').querySelector<HTMLButtonElement>('[part=too]')!;
    for (let i = 0; i < 50 && !reader.root.querySelector('[part=too]'); i++) await reader.settled();
    expect(reader.saying('Because').querySelector('[part=too]')).to.equal(null);
    expect(too().textContent).to.contain('I have this too').and.to.contain('one has this');
    too().click();
    await reader.settled();
    expect(too().getAttribute('aria-pressed')).to.equal('true');
    expect(too().textContent).to.contain('2 have this');
  });

  it('kind="single": all answer the prompt, the oldest first', async () => {
    room.hear('ada', 'First');
    room.hear('bob', 'Second');
    const reader = await at(html`<flip-discussion id="talk" kind="single"></flip-discussion>`);
    await reader.post('Third');
    expect(reader.texts).to.deep.equal(['First', 'Second', 'Third']);
  });

  describe('closes', () => {
    it('can be read and not written any more, after that; typed words stay', async () => {
      room.hear('ada', 'Hers');
      room.hear('me', 'Mine');
      const seat = room.seat('me');
      await seat.drafts.set('talk/post', 'Half a thought');
      const reader = await Reader.at(seat, html`<flip-discussion id="talk" closes="2020-01-01T10:00"></flip-discussion>`);
      expect(reader.rules.join()).to.contain('closed on Jan 1, 2020');
      expect(reader.buttons(reader.saying('Mine'))).to.deep.equal(['Like', 'More']);
      expect(reader.area().value).to.equal('Half a thought');
      reader.press('Post', reader.boxes[0]);
      await reader.settled();
      expect(reader.fault()).to.contain('has closed meanwhile');
      expect(reader.area().value).to.equal('Half a thought');
    });

    it('has no box where nothing was typed, and does not hold the staff', async () => {
      const closed = html`<flip-discussion id="talk" closes="2020-01-01T10:00"></flip-discussion>`;
      expect((await at(closed)).boxes).to.have.length(0);
      expect((await inClass(closed, {role: 'staff'})).boxes).to.have.length(1);
    });

    it('says until when, and warns an author whose time is none', async () => {
      const {warn} = console;
      const said: unknown[] = [];
      console.warn = (words: unknown) => said.push(words);
      const reader = await at(html`<flip-discussion id="talk" closes="2999-01-01T10:00"></flip-discussion>`);
      await at(html`<flip-discussion id="talk" closes="tomorrow"></flip-discussion>`);
      console.warn = warn;
      expect(reader.rules.join()).to.contain('Open until Jan 1, 2999');
      expect(said.join()).to.contain('closes="tomorrow" is no date and time').and.to.contain('closes="2026-12-02T10:00"');
    });
  });

  it('limit: tells when the next post can be written, keeps the words, and lets answers to edits through', async () => {
    room.hear('me', 'One', {at: ago(20 * HOUR)});
    room.hear('me', 'Two', {at: ago(HOUR)});
    room.hear('me', 'Long ago', {at: ago(30 * HOUR)});
    const reader = await at(html`<flip-discussion id="talk" limit="2"></flip-discussion>`);
    expect(reader.note()).to.contain('2 posts in 24 hours');
    await reader.post('Three');
    expect(reader.fault()).to.contain('You can post again on').and.to.contain('2 posts in 24 hours');
    expect(reader.area().value).to.equal('Three');
    reader.press('Edit', reader.saying('Two'));
    await reader.settled();
    reader.type('Two and a half', 1);
    reader.press('Save', reader.boxes[1]);
    await reader.settled();
    expect(reader.texts).to.include('Two and a half');
  });

  it('min-words and max-words: counts words as they are written, also where no spaces stand between them', async () => {
    const post = room.hear('ada', 'Hers');
    const reader = await at(html`<flip-discussion id="talk" min-words="4" max-words="6"></flip-discussion>`);
    reader.type('> quoted words do not count\nOnly two');
    await reader.settled();
    expect(reader.count()).to.equal('2 of 4 words');
    reader.press('Post', reader.boxes[0]);
    await reader.settled();
    expect(reader.fault()).to.equal('Please write at least 4 words; so far there are 2.');
    await reader.post('one two three four five six seven');
    expect(reader.fault()).to.contain('at most 6 words; there are 7');
    await reader.post('我们今天学习物理');
    expect(reader.texts).to.include('我们今天学习物理');
    reader.press('Reply', reader.saying('Hers'));
    await reader.settled();
    reader.type('Yes', 1);
    reader.press('Reply', reader.boxes[1]);
    await reader.settled();
    expect(room.entries.some(({type, data}) => type === 'posted' && 'parent' in data && data.parent === post)).to.equal(true);
  });

  it('edit-for: a post can be changed and removed for so many minutes; what is being changed is not lost', async () => {
    room.hear('me', 'Old', {at: ago(6 * 60_000)});
    room.hear('me', 'Young', {at: ago(4 * 60_000)});
    const reader = await at(html`<flip-discussion id="talk" edit-for="5"></flip-discussion>`);
    expect(reader.note()).to.contain('for 5 minutes');
    expect(reader.buttons(reader.saying('Old'))).to.deep.equal(['Like', 'Reply', 'More']);
    expect(reader.buttons(reader.saying('Young'))).to.deep.equal(['Like', 'Reply', 'Edit', 'More']);
    await reader.more(reader.saying('Old'));
    expect(reader.buttons(reader.saying('Old'))).not.to.include('Remove');
    await reader.more(reader.saying('Young'));
    expect(reader.buttons(reader.saying('Young'))).to.include('Remove');
  });

  describe('names', () => {
    const veiled = (anonymous: string) => html`<flip-discussion id="talk" anonymous=${anonymous}></flip-discussion>`;

    it('are told to all, to the teacher or to nobody, and the box says which', async () => {
      expect((await inClass(veiled('no'), {name: 'Mia'})).note()).to.equal('Everybody here sees your name: Mia.');
      room = new Room();
      expect((await inClass(veiled('peers'), {name: 'Mia'})).note()).to.equal('The others see an invented name. Your teacher sees Mia.');
      room = new Room();
      expect((await inClass(veiled('all'), {name: 'Mia'})).note()).to.contain('Nobody sees who you are');
      room = new Room();
      expect((await inClass(veiled('no'), {name: 'Prof', role: 'staff'})).note()).to.contain('from the teacher: Prof');
    });

    it('are invented for who has none: two words that stay theirs, and no one shares them', async () => {
      // Two authors whose words are the same, found by trying.
      const {pseudonymOf} = await import('../../src/discussion/mark.js');
      const seen = new Map<number, string>();
      let twins: [string, string] | undefined;
      for (let i = 0; !twins; i++) {
        const number = pseudonymOf(`~${i}`) % 1024;
        const other = seen.get(number);
        if (other !== undefined) twins = [other, `~${i}`];
        seen.set(number, `~${i}`);
      }
      room.hear(twins[0], 'One');
      room.hear(twins[1], 'Two');
      const reader = await inClass(veiled('peers'));
      const [second, first] = reader.articles.map((article) => article.querySelector('bdi')!.textContent);
      expect(first).to.match(/^[A-Z]\w+ [A-Z]\w+$/);
      expect(second).to.equal(`${first} 2`);
    });
  });

  describe('in a class', () => {
    it('the teacher\'s page says what the HTML says, once, and again when that changes', async () => {
      const prof = {role: 'staff', name: 'Prof'} as const;
      const reader = await inClass(html`<flip-discussion id="talk" gate="post-first" anonymous="peers" limit="3"></flip-discussion>`, prof, 'prof');
      expect(arranged()).to.deep.equal([{author: 'prof', gate: 'post-first', anonymous: 'peers', moderated: false, perDay: 3, by: 'staff'}]);
      reader.element.gate = 'none';
      await reader.post('Hello');
      await inClass(html`<flip-discussion id="talk" gate="none" anonymous="peers" limit="3"></flip-discussion>`, prof, 'prof');
      expect(arranged().map(({gate}) => gate)).to.deep.equal(['post-first', 'none']);
    });

    it('a learner\'s page says it only where nobody has yet', async () => {
      const gated = html`<flip-discussion id="talk" gate="post-first"></flip-discussion>`;
      await inClass(gated);
      expect(arranged()).to.have.length(1);
      await inClass(gated, {}, 'cem');
      expect(arranged()).to.have.length(1);
      room.say('prof', 'arranged', {gate: 'none', by: 'staff'});
      const reader = await inClass(gated, {}, 'dia');
      expect(arranged()).to.have.length(2);
      room.hear('ada', 'Seen, for the teacher opened it');
      await reader.settled();
      expect(reader.texts).to.have.length(1);
    });

    it('says nothing where nothing is arranged, and nothing outside of a class', async () => {
      await inClass(html`<flip-discussion id="talk"></flip-discussion>`, {role: 'staff'});
      await at(html`<flip-discussion id="talk" gate="post-first"></flip-discussion>`);
      expect(arranged()).to.deep.equal([]);
    });
  });

  it('speaks German', async () => {
    document.documentElement.lang = 'de';
    try {
      const reader = await at(html`<flip-discussion id="talk" gate="post-first" min-words="3"></flip-discussion>`);
      expect(reader.rules.join()).to.contain('Schreib zuerst selbst etwas');
      reader.type('Nur eins');
      reader.press('Veröffentlichen', reader.boxes[0]);
      await reader.settled();
      expect(reader.fault()).to.equal('Bitte schreib mindestens 3 Wörter; bis jetzt sind es 2.');
    } finally {
      document.documentElement.lang = 'en';
    }
  });
});
