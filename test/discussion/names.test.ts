import {expect, waitUntil} from '@open-wc/testing';
import {looksOf, Namesakes} from '../../src/discussion/namesake.js';
import fc from '../chance.js';
import {Reader, Room} from './room.js';

const looksLike = (one: string, other: string) => looksOf(one).some((look) => looksOf(other).includes(look));

describe('names in a discussion', () => {
  it('are alike where nobody can tell them apart', () => {
    for (const [one, other] of [
      ['Ada', 'ada'], ['Ada', 'Аdа'], ['Ada', 'A\u200Bda'], ['Ada', '\u202EAda'], ['Ada', 'Ada\u3164'], ['Ada', 'A\u0301da'], ['Ada', 'Ａｄａ'],
      ['Ada', ' Ada '], ['Ali', 'AIi'], ['Ilse', 'lIse'], ['Bob 10', 'Bob IO'], ['Prof. Nkem', 'Prof Nkem'], ['Ρita', 'Pita'],
    ] as const) expect(looksLike(one, other), `${one} ${other}`).to.equal(true);
  });

  it('are not where they can', () => {
    for (const [one, other] of [
      ['Ian', 'Lan'], ['Ada', 'Ida'], ['Anna', 'Anne'], ['राम', 'रमा'], ['عمر', 'عمار'], ['Learner 1', 'Learner 11'], ['王芳', '王方'],
    ] as const) expect(looksLike(one, other), `${one} ${other}`).to.equal(false);
  });

  it('are each another\'s own, whatever people call themselves', () => {
    const name = fc.oneof(fc.constantFrom('Ada', 'ada', 'Аda', 'Ada (2)', 'Bob', 'B0b', 'Ada (2) (2)'), fc.string({unit: 'grapheme', maxLength: 6}));
    fc.assert(fc.property(fc.array(name, {maxLength: 12}), (names) => {
      const labels = [...new Namesakes().tellApart(names.map((each, i) => [`${i}`, each] as const)).values()];
      expect(labels).to.have.length(names.length);
      labels.forEach((label, i) => {
        expect(label.startsWith(names[i]!)).to.equal(true);
        for (const other of labels.slice(0, i)) expect(looksLike(label, other), `${label} ${other}`).to.equal(false);
      });
    }));
  });

  describe('as somebody reads them', () => {
    let room: Room;
    beforeEach(() => { room = new Room(); });
    const authors = (reader: Reader) => reader.articles.map((article) => article.querySelector('h4')!.textContent);

    it('get a number when somebody later comes with the same, or with one that looks the same', async () => {
      const seat = room.classSeat('me');
      for (const [author, name] of [['ada', 'Ada'], ['eve', 'Аda'], ['mallory', 'ada\u200D']] as const) seat.names.set(author, name);
      for (const author of ['ada', 'eve', 'mallory', 'ada']) room.hear(author, 'Hello');
      expect(authors(await Reader.at(seat))).to.deep.equal(['Ada', 'ada\u200D (3)', 'Аda (2)', 'Ada']);
    });

    it('are the staff\'s before anybody\'s', async () => {
      const seat = room.classSeat('me');
      seat.names.set('eve', 'Prof Nkem');
      room.hear('eve', 'I was here first');
      room.say('prof', 'posted', {text: 'Hello', by: 'staff'});
      const reader = await Reader.at(seat);
      await reader.whole();
      expect(authors(reader)).to.deep.equal(['Prof. Nkem', 'Prof Nkem (2)']);
      expect(reader.articles.map((article) => reader.badges(article))).to.deep.equal([['Teacher'], []]);
    });

    it('come while the reader types, and the box stays', async () => {
      const reader = await Reader.at(room.classSeat('me'));
      const [box] = reader.boxes;
      box!.focus();
      room.say('a stranger', 'posted', {text: 'Hello'});
      await waitUntil(() => reader.root.querySelector('.news, article'), 'the post is heard of', {timeout: 8000});
      await Promise.all([import('../../src/discussion/aliases.js'), import('../../src/discussion/unread.js')]);
      await reader.settled();
      expect(reader.boxes[0]).to.equal(box);
      expect(reader.root.activeElement).to.equal(box);
    });

    it('are none where they say to be the reader or the teacher, or where nothing is to be seen', async () => {
      const seat = room.classSeat('me');
      const names = ['You', 'yоu', 'TEACHER', 'Tеacher\u2060', '\u3164', '\u2800\u2800', '\u200B'];
      names.forEach((name, i) => {
        seat.names.set(`${i}`, name);
        room.hear(`${i}`, 'Hello');
      });
      room.hear('me', 'Mine');
      const reader = await Reader.at(seat);
      await reader.whole();
      const shown = authors(reader);
      expect(shown[0]).to.equal('You');
      expect(new Set(shown).size).to.equal(names.length + 1);
      for (const name of shown.slice(1)) expect(name).to.match(/^[A-Z][a-z]+ [A-Z]?[a-z]+( \d+)?$/);
    });
  });
});
