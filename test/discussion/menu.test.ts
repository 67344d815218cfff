import {aTimeout, expect} from '@open-wc/testing';
import {gist} from '../../src/discussion/gist.js';
import {naming} from '../../src/discussion/mention.js';
import {Reader, Room} from './room.js';

describe('what else can be done in a <flip-discussion>', () => {
  let room: Room;
  beforeEach(() => { room = new Room(); });

  const me = () => Reader.at(room.seat('me'));
  const inClass = (sub = 'me') => Reader.at(room.classSeat(sub));
  const key = (target: Element, name: string) => target.dispatchEvent(new KeyboardEvent('keydown', {key: name, bubbles: true, composed: true, cancelable: true}));

  describe('the menu of a post', () => {
    it('is a disclosure: it says whether it is open, stands behind its button, and Escape closes it', async () => {
      room.hear('ada', 'Hers');
      const reader = await me();
      const more = () => reader.articles[0]!.querySelector<HTMLButtonElement>('[part=more]')!;
      expect(more().getAttribute('aria-label')).to.equal('More');
      expect(more().getAttribute('aria-expanded')).to.equal('false');
      await reader.more(reader.articles[0]!);
      expect(more().getAttribute('aria-expanded')).to.equal('true');
      expect(more().parentElement!.nextElementSibling!.className).to.contain('menu');
      for (let i = 0; i < 50 && reader.buttons(reader.root.querySelector('.menu')!).length < 4; i++) await reader.settled();
      expect(reader.buttons(reader.root.querySelector('.menu')!)).to.deep.equal(['Copy link', 'Quote', 'Follow this thread', 'Report']);
      key(reader.root.querySelector('.menu button')!, 'Escape');
      await reader.settled();
      expect(reader.root.querySelector('.menu')).to.equal(null);
      expect(reader.root.activeElement).to.equal(more());
    });

    it('is open for one post at a time', async () => {
      room.hear('ada', 'One');
      room.hear('ada', 'Two');
      const reader = await me();
      await reader.more(reader.saying('One'));
      await reader.more(reader.saying('Two'));
      expect(reader.root.querySelectorAll('.menu')).to.have.length(1);
      expect(reader.saying('One').querySelector('[part=more]')!.getAttribute('aria-expanded')).to.equal('false');
    });

    it('gives the post\'s address, by hand where no script may copy', async () => {
      const post = room.hear('ada', 'Hers');
      const reader = await me();
      const copied: string[] = [];
      const {clipboard} = navigator;
      const lend = (writeText: (text: string) => Promise<void>) => Object.defineProperty(navigator, 'clipboard', {value: {writeText}, configurable: true});
      lend((text) => Promise.resolve(void copied.push(text)));
      await reader.choose('Copy link', reader.articles[0]!);
      expect(copied).to.deep.equal([`${location.href.split('#')[0]}#post-${post}`]);
      expect(reader.status).to.equal('The link is copied.');
      lend(() => Promise.reject(new Error('No.')));
      await reader.choose('Copy link', reader.articles[0]!);
      Object.defineProperty(navigator, 'clipboard', {value: clipboard, configurable: true});
      const field = reader.root.querySelector<HTMLInputElement>('.menu input')!;
      expect(field.value).to.equal(copied[0]);
      expect(reader.root.activeElement).to.equal(field);
    });
  });

  describe('removing', () => {
    it('can be undone, and until then nothing is said', async () => {
      room.hear('me', 'Regretted');
      const reader = await me();
      await reader.choose('Remove', reader.saying('Regretted'));
      for (let i = 0; i < 20 && !reader.root.querySelector('.undo'); i++) await reader.settled();
      expect(reader.texts[0]).to.contain('You removed this post');
      expect(reader.root.activeElement!.textContent).to.equal('Undo');
      expect(room.entries.some(({type}) => type === 'removed')).to.equal(false);
      reader.press('Undo');
      await reader.settled();
      expect(reader.texts).to.deep.equal(['Regretted']);
      expect(reader.root.activeElement).to.equal(reader.articles[0]);
    });

    it('leaves a stub where there are answers, and nothing where there are none', async () => {
      const thread = room.hear('me', 'With answers');
      room.hear('me', 'Without');
      room.hear('ada', 'An answer', {parent: thread});
      const seat = room.seat('me');
      const reader = await Reader.at(seat);
      const heard: unknown[] = [];
      reader.element.addEventListener('flip-removed', ({detail}) => heard.push(detail.post));
      await reader.choose('Remove', reader.saying('With answers'));
      await reader.settled();
      await reader.choose('Remove', reader.saying('Without'));
      await reader.settled();
      // Who goes has decided.
      window.dispatchEvent(new Event('pagehide'));
      await reader.settled();
      expect(reader.texts).to.deep.equal(['Removed by its author', 'An answer']);
      expect(reader.buttons(reader.articles[0]!)).to.deep.equal([]);
      expect(heard).to.have.length(2);
      expect(await seat.drafts.get('talk/removing')).to.equal(undefined);
    });

    it('is done at the next visit when the page died meanwhile', async () => {
      const post = room.hear('me', 'Regretted');
      const seat = room.seat('me');
      await seat.drafts.set('talk/removing', [post, 'gone', 7]);
      room.say('me', 'removed', {post: room.hear('ada', 'Not mine to remove')});
      const reader = await Reader.at(seat);
      for (let i = 0; i < 20 && reader.texts.length > 1; i++) await reader.settled();
      expect(reader.texts).to.deep.equal(['Not mine to remove']);
      expect(room.entries.filter(({type}) => type === 'removed').at(-1)!.data).to.deep.equal({post});
    });
  });

  describe('quoting', () => {
    it('writes an answer that holds the quoted post\'s id, and shows it as a block that leads there', async () => {
      const post = room.hear('ada', 'The **first** word');
      for (let i = 0; i < 60; i++) room.hear('bob', `Post ${i}`);
      const reader = await inClass();
      reader.press('Show more');
      for (let i = 0; i < 50 && !reader.texts.includes('The first word'); i++) await reader.settled();
      await reader.choose('Quote', reader.saying('first'));
      expect(reader.root.activeElement).to.equal(reader.boxes[1]);
      reader.type('I agree', 1);
      reader.press('Reply', reader.boxes[1]);
      await reader.settled();
      expect(room.entries.find(({data}) => 'quote' in data)!.data).to.deep.equal({text: 'I agree', parent: post, quote: post});
      for (let i = 0; i < 20 && !reader.root.querySelector('.quoted'); i++) await reader.settled();
      const quoted = reader.saying('I agree').querySelector('.quoted')!;
      expect(quoted.textContent.trim()).to.equal('Ada The first word');
      quoted.querySelector('a')!.click();
      for (let i = 0; i < 20 && reader.root.activeElement !== reader.saying('The first word'); i++) await reader.settled();
      expect(reader.root.activeElement).to.equal(reader.saying('The first word'));
    });

    it('shows no word of what was hidden or removed since', async () => {
      const [hidden, removed] = [room.hear('ada', 'Secret'), room.hear('bob', 'Gone')];
      for (const quote of [hidden, removed, 'nowhere']) room.say('cem', 'posted', {text: `On ${quote}`, quote});
      room.say('prof', 'moderated', {post: hidden, as: 'hidden', on: true});
      room.say('bob', 'removed', {post: removed});
      const reader = await inClass();
      const quotes = [...reader.root.querySelectorAll('.quoted')].map(({textContent}) => textContent.trim());
      expect(quotes).to.deep.equal(['The quoted post is not here.', 'Bob Removed by its author', 'Ada Hidden by the teacher']);
      expect(reader.root.textContent).not.to.contain('Secret');
    });

    it('tells the gist of a text in one line', () => {
      expect(gist('# Title\n\n> quoted\n\n**Bold** and [a link](https://a.example) and ![a picture](x.png)')).to.equal('Title Bold and a link and a picture');
      expect(Array.from(gist('👩‍🚀'.repeat(500)))).to.have.length(181);
    });
  });

  describe('naming somebody', () => {
    it('offers who wrote here, by arrow keys and Enter, and writes the name as text', async () => {
      room.hear('ada', 'One');
      room.hear('bob', 'Two');
      const reader = await inClass();
      const box = reader.boxes[0]!;
      reader.area().focus();
      reader.type('Thanks, @');
      for (let i = 0; i < 50 && !box.shadowRoot!.querySelector('[role=listbox]'); i++) await reader.settled();
      const options = () => [...box.shadowRoot!.querySelectorAll('[role=option]')];
      expect(options().map(({textContent}) => textContent)).to.deep.equal(['Bob', 'Ada']);
      expect(reader.area().getAttribute('aria-controls')).to.equal('names');
      key(reader.area(), 'ArrowDown');
      await reader.settled();
      expect(reader.area().getAttribute('aria-activedescendant')).to.equal(options().find((each) => each.getAttribute('aria-selected') === 'true')!.id);
      await expect(reader.element).to.be.accessible();
      key(reader.area(), 'Enter');
      await reader.settled();
      expect(reader.area().value).to.equal('Thanks, @Ada ');
      expect(options()).to.have.length(0);
      reader.press('Post', box);
      for (let i = 0; i < 50 && !reader.root.querySelector('.mention'); i++) await reader.settled();
      expect(reader.saying('Thanks').querySelector('bdi.mention')!.textContent).to.equal('@Ada');
    });

    it('shows names of any letters in their own direction, and takes none of them for a pattern', async () => {
      const names = ['Anne-Marie (2) {y} +?^$|.', 'عمر', 'Ann', 'Ann Lee'];
      const seat = room.classSeat('me');
      names.forEach((name, i) => seat.names.set(`n${i}`, name));
      names.forEach((_, i) => room.hear(`n${i}`, `${i}: @${names[(i + 1) % names.length]!} and so on`));
      const reader = await Reader.at(seat);
      for (let i = 0; i < 50 && reader.root.querySelectorAll('.mention').length < 4; i++) await reader.settled();
      expect([...reader.root.querySelectorAll('.mention')].map(({textContent}) => textContent).reverse()).to.deep.equal(['@عمر', '@Ann', '@Ann Lee', `@${names[0]!}`]);
    });

    it('works by a tap, and Escape leaves what was typed', async () => {
      room.hear('ada', 'One');
      const reader = await inClass();
      const box = reader.boxes[0]!;
      reader.area().focus();
      reader.type('@a');
      for (let i = 0; i < 50 && !box.shadowRoot!.querySelector('[role=option]'); i++) await reader.settled();
      key(reader.area(), 'Escape');
      await reader.settled();
      expect(box.shadowRoot!.querySelector('[role=option]')).to.equal(null);
      expect(reader.area().value).to.equal('@a');
      reader.type('@ad');
      await reader.settled();
      box.shadowRoot!.querySelector<HTMLElement>('[role=option]')!.click();
      await reader.settled();
      expect(reader.area().value).to.equal('@Ada ');
    });

    it('knows a name that is being typed from an address', () => {
      const names = ['Ann Lee', 'Ann', 'Zoë Adams'];
      expect(naming('Hi @', names)).to.deep.equal({from: 4, found: names});
      expect(naming('(@zoe', names)!.found).to.deep.equal(['Zoë Adams']);
      expect(naming('@ada', names)!.found).to.deep.equal(['Zoë Adams']);
      expect(naming('me@an', names)).to.equal(undefined);
      expect(naming('@nobody', names)).to.equal(undefined);
      expect(naming('@Zoë Adams ', names)).to.equal(undefined);
    });
  });

  it('what is typed before all has come is in the box that comes, with the focus and the caret', async () => {
    const fresh = document.createElement('flip-discussion');
    document.body.append(fresh);
    await fresh.updateComplete;
    const bare = fresh.shadowRoot!.querySelector<HTMLTextAreaElement>('#bare');
    expect(bare).not.to.equal(null);
    bare!.focus();
    bare!.value = 'Quick';
    bare!.setSelectionRange(2, 2);
    for (let i = 0; i < 300 && !fresh.shadowRoot!.querySelector('flip-composer'); i++) await aTimeout(20);
    await aTimeout(50);
    const area = fresh.shadowRoot!.querySelector('flip-composer')!.shadowRoot!.querySelector('textarea')!;
    expect([area.value, area.selectionStart]).to.deep.equal(['Quick', 2]);
    expect(fresh.shadowRoot!.activeElement!.localName).to.equal('flip-composer');
    fresh.remove();
  });
});
