import {aTimeout, expect, waitUntil} from '@open-wc/testing';
import {html} from 'lit';
import {LocalLog} from '../../src/core/local-log.js';
import {MAX_CHARACTERS, room as roomFor} from '../../src/discussion/length.js';
import {given, strangersIn, watchScripts} from '../text/given.js';
import {Reader, Room} from './room.js';

describe('<flip-discussion>', () => {
  let room: Room;
  beforeEach(() => { room = new Room(); });

  const me = () => Reader.at(room.seat('me'));
  const types = () => room.entries.map(({type}) => type);

  it('invites the first one to write', async () => {
    expect((await me()).empty).to.contain('Nobody has written yet');
  });

  it('keeps the author\'s prompt readable, and names itself', async () => {
    const reader = await Reader.at(room.seat('me'), html`<flip-discussion id="talk" label="The letter"><p>Say something.</p></flip-discussion>`);
    expect(reader.element.innerText).to.contain('Say something.');
    expect(reader.root.querySelector('h3')!.textContent).to.equal('The letter');
  });

  describe('posting', () => {
    it('shows the post at once, on top, and empties the box', async () => {
      room.hear('ada', 'Hello');
      const reader = await me();
      await reader.post('Hi *all*');
      for (let i = 0; i < 50 && !reader.root.querySelector('em'); i++) await reader.settled();
      expect(reader.texts).to.deep.equal(['Hi all', 'Hello']);
      expect(reader.articles[0]!.querySelector('em')!.textContent).to.equal('all');
      expect(reader.articles[0]!.querySelector('h4')!.textContent).to.equal('You');
      expect(reader.area().value).to.equal('');
      expect(reader.status).to.equal('Posted.');
      expect(reader.element.matches(':state(posted)')).to.equal(true);
    });

    it('completes the activity with the first post, once', async () => {
      const reader = await me();
      const heard: string[] = [];
      for (const name of ['flip-posted', 'flip-progressed', 'flip-completed', 'flip-record'] as const) reader.element.addEventListener(name, () => heard.push(name));
      await reader.post('One');
      await reader.post('Two');
      expect(types()).to.deep.equal(['posted', 'progressed', 'completed', 'posted']);
      expect(heard).to.include.members(['flip-posted', 'flip-progressed', 'flip-completed', 'flip-record']);
      await me();
      expect(types()).to.have.length(4);
    });

    it('completes at the next visit when the browser died right after the post', async () => {
      room.hear('me', 'Just in time');
      await me();
      expect(types()).to.deep.equal(['posted', 'progressed', 'completed']);
    });

    it('works by Control+Enter, and leaves the focus in the box', async () => {
      const reader = await me();
      reader.area().focus();
      reader.type('By key');
      reader.area().dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', ctrlKey: true, bubbles: true, composed: true, cancelable: true}));
      await reader.settled();
      expect(reader.texts).to.deep.equal(['By key']);
      expect(reader.root.activeElement).to.equal(reader.boxes[0]);
    });

    it('refuses an empty post with a sentence', async () => {
      const reader = await me();
      await reader.post(' \n ');
      expect(room.entries).to.have.length(0);
      const fault = reader.boxes[0]!.shadowRoot!.querySelector('[role=alert]')!;
      expect(fault.textContent).to.equal('Write something first.');
      expect(reader.area().getAttribute('aria-invalid')).to.equal('true');
      reader.type('a');
      await reader.settled();
      expect(fault.textContent).to.equal('');
    });

    it('counts what is left near the end, and says by how much to shorten, without cutting', async () => {
      const reader = await me();
      const count = () => reader.boxes[0]!.shadowRoot!.querySelector('#count')!.textContent;
      reader.type('a'.repeat(3000));
      await reader.settled();
      expect(count()).to.equal('');
      reader.type('a'.repeat(7900));
      await reader.settled();
      expect(count()).to.equal('100 characters left');
      await reader.post('a'.repeat(8003));
      expect(count()).to.contain('by 3 characters');
      expect(reader.area().value).to.have.length(8003);
      expect(room.entries).to.have.length(0);
    });

    it('counts letters that weigh more by their weight', () => {
      expect(roomFor('')).to.equal(MAX_CHARACTERS);
      expect(roomFor('a'.repeat(8001))).to.equal(-1);
      expect(roomFor('漢'.repeat(5000))).to.be.within(350, 400);
      const over = roomFor('漢'.repeat(7000));
      expect(over).to.be.below(0);
      expect(roomFor('漢'.repeat(7000 + over))).to.equal(0);
      expect(roomFor('\u0001'.repeat(4000))).to.be.below(0);
      expect(roomFor('👩‍🚀'.repeat(10))).to.be.within(4200, 4400);
    });

    it('gives the text back with a message when it cannot be recorded', async () => {
      const seat = room.seat('me');
      const reader = await Reader.at(seat);
      seat.fate = 'refused';
      await reader.post('Precious');
      expect(reader.texts).to.deep.equal([]);
      expect(reader.area().value).to.equal('Precious');
      expect(reader.boxes[0]!.shadowRoot!.querySelector('[role=alert]')!.textContent).to.contain('could not be posted');
      seat.fate = 'taken';
      reader.press('Post', reader.boxes[0]);
      await reader.settled();
      expect(reader.texts).to.deep.equal(['Precious']);
    });

    it('shows a post that is still on its way, and says that it is not saved', async () => {
      const seat = room.seat('me');
      seat.fate = 'on its way';
      const reader = await Reader.at(seat);
      await reader.post('Slow');
      expect(reader.texts).to.deep.equal(['Slow']);
      expect(reader.articles[0]!.textContent).to.contain('not saved yet');
      expect(await seat.drafts.get('talk/post')).to.equal('Slow');
    });

    it('keeps the draft of a post that a full disk holds only in the page', async () => {
      const seat = room.seat('me');
      seat.fate = 'held';
      const reader = await Reader.at(seat);
      await reader.post('Held');
      expect(reader.texts).to.deep.equal(['Held']);
      expect(reader.area().value).to.equal('');
      expect(await seat.drafts.get('talk/post')).to.equal('Held');
    });

    it('shows how the Markdown will look, as it is typed', async () => {
      const reader = await me();
      reader.type('**so**');
      reader.press('Preview', reader.boxes[0]);
      await reader.settled();
      const preview = () => reader.boxes[0]!.shadowRoot!.querySelector('.preview')?.innerHTML ?? '';
      expect(preview()).to.contain('<strong>so</strong>');
      reader.type('`and so`');
      await reader.settled();
      expect(preview()).to.contain('<code>and so</code>');
    });
  });

  describe('answering', () => {
    it('puts the answer under the post and the focus on it', async () => {
      room.hear('ada', 'Old');
      room.hear('bob', 'New');
      const reader = await me();
      reader.press('Reply', reader.saying('Old'));
      await reader.settled();
      expect(reader.root.activeElement).to.equal(reader.boxes[1]);
      reader.type('I think so too', 1);
      reader.press('Reply', reader.boxes[1]);
      await reader.settled();
      expect(reader.texts).to.deep.equal(['New', 'Old', 'I think so too']);
      expect(reader.articles[2]!.classList.contains('level-1')).to.equal(true);
      expect(reader.articles[2]!.querySelector('.meta')!.textContent).to.match(/in reply to \w+ \w+/);
      expect(reader.root.activeElement).to.equal(reader.articles[2]);
      expect(reader.boxes).to.have.length(1);
    });

    it('keeps an answer for later when it is cancelled, and goes back to the button', async () => {
      room.hear('ada', 'Old');
      const reader = await me();
      reader.press('Reply', reader.saying('Old'));
      await reader.settled();
      reader.type('Half a thou', 1);
      reader.press('Cancel', reader.boxes[1]);
      await reader.settled();
      expect(reader.boxes).to.have.length(1);
      expect(reader.root.activeElement!.textContent).to.contain('Reply');
      reader.press('Reply', reader.saying('Old'));
      await reader.settled();
      expect(reader.area(1).value).to.equal('Half a thou');
    });
  });

  describe('changing', () => {
    it('lets a learner change their own post, in its place, and says so', async () => {
      room.hear('me', 'Teh');
      room.hear('ada', 'Hers');
      const reader = await me();
      expect([...reader.saying('Hers').querySelectorAll('button')].map((button) => button.textContent.trim())).not.to.include('Edit');
      reader.press('Edit', reader.saying('Teh'));
      await reader.settled();
      expect(reader.area(1).value).to.equal('Teh');
      reader.type('The', 1);
      reader.press('Save', reader.boxes[1]);
      await reader.settled();
      expect(reader.texts).to.deep.equal(['Hers', 'The']);
      expect(reader.saying('The').querySelector('.meta')!.textContent).to.contain('edited now');
      expect(reader.root.activeElement).to.equal(reader.saying('The'));
      expect(reader.status).to.equal('Changed.');
    });

    it('leaves the post as it was when it is cancelled', async () => {
      room.hear('me', 'Fine');
      const reader = await me();
      reader.press('Edit', reader.saying('Fine'));
      await reader.settled();
      reader.type('Worse', 1);
      reader.press('Cancel', reader.boxes[1]);
      await reader.settled();
      expect(reader.texts).to.deep.equal(['Fine']);
      reader.press('Edit', reader.saying('Fine'));
      await reader.settled();
      expect(reader.area(1).value).to.equal('Fine');
    });
  });

  describe('liking', () => {
    it('is a switch that counts who likes', async () => {
      const post = room.hear('ada', 'Good');
      room.add({id: 'l1', activity: 'talk', type: 'reacted', data: {post, kind: 'like', on: true}}, 'bob');
      const reader = await me();
      const like = () => reader.root.querySelector('[part=like]')!;
      expect(like().getAttribute('aria-pressed')).to.equal('false');
      expect(like().textContent).to.contain('1 like');
      reader.press('Like', reader.articles[0]);
      await reader.settled();
      expect(like().getAttribute('aria-pressed')).to.equal('true');
      expect(like().textContent).to.contain('2 likes');
      reader.press('Like', reader.articles[0]);
      await reader.settled();
      expect(like().textContent).to.contain('1 like');
    });
  });

  describe('reading', () => {
    it('names others by two friendly words that stay theirs', async () => {
      room.hear('ada', 'One');
      room.hear('bob', 'Two');
      room.hear('ada', 'Three');
      const [first, second] = [await me(), await Reader.at(room.seat('cem'))];
      const names = (reader: Reader) => reader.articles.map((article) => article.querySelector('bdi')!.textContent);
      expect(names(first)[0]).to.match(/^[A-Z]\w+ [A-Z]\w+$/);
      expect(names(first)[0]).to.equal(names(first)[2]);
      expect(names(first)[0]).not.to.equal(names(first)[1]);
      expect(names(second)).to.deep.equal(names(first));
      expect(first.articles[0]!.querySelector('svg')!.outerHTML).to.equal(first.articles[2]!.querySelector('svg')!.outerHTML);
    });

    it('is a feed of articles with name, time and place', async () => {
      room.hear('ada', 'One', {at: new Date(Date.now() - 2 * 86_400_000).toISOString()});
      room.hear('bob', 'Two');
      const reader = await me();
      const {root} = reader;
      expect(root.querySelector('[role=feed]')!.getAttribute('aria-labelledby')).to.equal('label');
      const article = reader.saying('One');
      expect([article.getAttribute('aria-posinset'), article.getAttribute('aria-setsize')]).to.deep.equal(['2', '2']);
      const words = (name: string) => article.getAttribute(name)!.split(' ').map((id) => root.getElementById(id)!.textContent.trim()).join(' ');
      expect(words('aria-labelledby')).to.match(/^\w+ \w+ 2 days ago$/);
      expect(words('aria-describedby')).to.equal('One');
      const time = article.querySelector('time')!;
      expect(Date.parse(time.dateTime)).to.be.closeTo(Date.now() - 2 * 86_400_000, 10_000);
      expect(time.title).to.match(/\d{4}/);
    });

    it('obeys the keys of the feed pattern', async () => {
      for (const text of ['One', 'Two', 'Three']) room.hear('ada', text);
      const reader = await me();
      const after = document.createElement('button');
      reader.element.after(after);
      const press = async (key: string, ctrlKey = false) => {
        const target = reader.root.activeElement!;
        target.dispatchEvent(new KeyboardEvent('keydown', {key, ctrlKey, bubbles: true, composed: true, cancelable: true}));
        await reader.settled();
        return reader.articles.indexOf(reader.root.activeElement as HTMLElement);
      };
      reader.articles[0]!.querySelector('button')!.focus();
      expect(await press('PageDown')).to.equal(1);
      expect(await press('PageDown')).to.equal(2);
      expect(await press('PageDown')).to.equal(2);
      expect(await press('PageUp')).to.equal(1);
      expect(await press('Home', true)).to.equal(0);
      await press('End', true);
      expect(document.activeElement).to.equal(after);
      expect(reader.articles.every(({tabIndex}) => tabIndex === 0)).to.equal(true);
    });

    it('shows fifty threads first, and more when asked or by key', async () => {
      for (let i = 1; i <= 120; i++) room.hear('ada', `Post ${i}`);
      const reader = await me();
      expect(reader.articles).to.have.length(50);
      expect(reader.articles[0]!.getAttribute('aria-setsize')).to.equal('120');
      reader.press('Show more');
      await reader.settled();
      expect(reader.articles).to.have.length(100);
      expect(reader.root.activeElement).to.equal(reader.articles[50]);
      reader.articles[99]!.focus();
      reader.articles[99]!.dispatchEvent(new KeyboardEvent('keydown', {key: 'PageDown', bubbles: true, composed: true, cancelable: true}));
      await reader.settled();
      expect(reader.articles).to.have.length(120);
      expect(reader.root.activeElement).to.equal(reader.articles[100]);
    });

    it('shows an answer past the last one on show, also while what rules over the posts is on its way', async () => {
      const old = room.hear('ada', 'Old');
      for (let i = 1; i <= 48; i++) room.hear('ada', `Post ${i}`);
      for (let i = 1; i <= 4; i++) room.hear('bob', `Answer ${i}`, {parent: old});
      const reader = await me();
      expect(reader.articles).to.have.length(50);
      reader.press('Reply', reader.saying('Old'));
      await reader.settled();
      reader.type('Mine', 1);
      room.say('bob', 'removed', {post: room.hear('bob', 'Gone')});
      reader.press('Reply', reader.boxes[1]);
      await waitUntil(() => reader.texts.includes('Mine'));
      await waitUntil(() => reader.root.activeElement === reader.saying('Mine'));
    });

    it('prints all of them', async () => {
      for (let i = 1; i <= 60; i++) room.hear('ada', `Post ${i}`);
      const reader = await me();
      window.dispatchEvent(new Event('beforeprint'));
      await reader.settled();
      expect(reader.articles).to.have.length(60);
    });
  });

  describe('news from others', () => {
    it('appears at its place and is announced, several as one', async () => {
      const first = room.hear('ada', 'First');
      const reader = await me();
      room.hear('bob', 'Answer', {parent: first});
      room.hear('bob', 'Second');
      await reader.settled();
      expect(reader.texts).to.deep.equal(['Second', 'First', 'Answer']);
      expect(reader.status).to.equal('');
      await aTimeout(1100);
      expect(reader.status).to.equal('2 new posts');
    });

    it('waits to be asked for while the learner types, and then takes the focus there', async () => {
      room.hear('ada', 'First');
      const reader = await me();
      reader.area().focus();
      room.hear('bob', 'Second');
      room.hear('bob', 'Third');
      await reader.settled();
      expect(reader.texts).to.deep.equal(['First']);
      expect(reader.root.activeElement).to.equal(reader.boxes[0]);
      await reader.post('Mine is there at once');
      expect(reader.texts).to.deep.equal(['Mine is there at once', 'First']);
      reader.press('Show 2 new posts');
      await reader.settled();
      expect(reader.texts).to.deep.equal(['Mine is there at once', 'Third', 'Second', 'First']);
      expect(reader.root.activeElement).to.equal(reader.saying('Third'));
    });

    it('changes and likes of others appear without a sound', async () => {
      const post = room.hear('ada', 'First');
      const reader = await me();
      room.add({id: 'e', activity: 'talk', type: 'edited', data: {post, text: 'Better'}}, 'ada');
      room.add({id: 'l', activity: 'talk', type: 'reacted', data: {post, kind: 'like', on: true}}, 'bob');
      await reader.settled();
      expect(reader.texts).to.deep.equal(['Better']);
      await aTimeout(1100);
      expect(reader.status).to.equal('');
    });
  });

  it('talks with another tab of this browser, live', async () => {
    const space = `tabs-${Math.random()}`;
    const tab = () => LocalLog.open(space, {indexedDB, channel: (name) => new BroadcastChannel(name)});
    const logs = [await tab(), await tab()];
    const [here, there] = [await Reader.at(logs[0]!), await Reader.at(logs[1]!)];
    await here.post('Written here');
    for (let i = 0; i < 100 && there.texts.length === 0; i++) await there.settled();
    expect(there.texts).to.deep.equal(['Written here']);
    there.press('Reply', there.articles[0]);
    for (let i = 0; i < 100 && there.boxes.length < 2; i++) await there.settled();
    there.type('Answered there', 1);
    there.press('Reply', there.boxes[1]);
    there.press('Like', there.articles[0]);
    for (let i = 0; i < 100 && here.texts.length < 2; i++) await here.settled();
    await here.settled();
    expect(here.texts).to.deep.equal(['Written here', 'Answered there']);
    for (const log of logs) log.close();
  });

  it('works on in another place, and hears nothing once it is gone', async () => {
    room.hear('ada', 'Hello');
    const seat = room.seat('me');
    const reader = await Reader.at(seat);
    reader.type('Half');
    const lesson = reader.element.parentElement!;
    const other = document.createElement('section');
    lesson.append(other);
    other.append(reader.element);
    await reader.settled();
    expect(reader.texts).to.deep.equal(['Hello']);
    expect(reader.area().value).to.equal('Half');
    await reader.post('Moved');
    expect(reader.texts).to.deep.equal(['Moved', 'Hello']);
    reader.element.remove();
    room.hear('ada', 'Nobody hears');
    await reader.settled();
    expect(reader.texts).to.deep.equal(['Moved', 'Hello']);
  });

  it('does not answer to printing any more once it is gone', async () => {
    for (let i = 1; i <= 60; i++) room.hear('ada', `Post ${i}`);
    const reader = await me();
    reader.element.remove();
    window.dispatchEvent(new Event('beforeprint'));
    await reader.settled();
    expect(reader.articles).to.have.length(50);
  });

  it('has nothing to complain about for axe, with posts, boxes and news', async () => {
    const post = room.hear('ada', '# Title\n\n- *a*\n\n> `b` [c](https://c.example) ![d](data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7)');
    room.hear('me', 'Mine', {parent: post});
    const reader = await me();
    reader.press('Edit', reader.saying('Mine'));
    reader.press('Reply', reader.articles[0]);
    await reader.settled();
    room.hear('bob', 'News');
    await reader.post('');
    await expect(reader.element).to.be.accessible();
  });

  it('shows hostile strings as text, in posts and from authors of any name', async function () {
    this.timeout(60_000);
    const strings = await given<string[]>(this, 'xss/naughty-strings/blns.json');
    const watch = watchScripts();
    const control = document.createElement('div');
    control.innerHTML = '<img src="x:" onerror="alert(1)">';
    for (const [i, text] of strings.entries()) room.hear(text, text, {id: `${i} ${text}`});
    const reader = await me();
    while (reader.root.querySelector('.more')) {
      reader.press('Show more');
      await reader.settled();
    }
    expect(reader.articles).to.have.length(strings.length);
    expect(strangersIn([...reader.root.querySelectorAll('.body')].flatMap((body) => [...body.childNodes]))).to.deep.equal([]);
    const stay = (event: Event) => event.preventDefault();
    reader.element.addEventListener('click', stay);
    for (const node of reader.root.querySelectorAll<HTMLElement>('.body *')) {
      node.focus();
      node.click();
    }
    await aTimeout(200);
    reader.element.removeEventListener('click', stay);
    watch.stop();
    // The one that should run did, so the hooks work.
    expect(watch.ran).to.deep.equal(['alert']);
  });
});
