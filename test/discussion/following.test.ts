import {aTimeout, expect, waitUntil} from '@open-wc/testing';
import {html} from 'lit';
import {followingIn, isFollowed} from '../../src/core/following.js';
import type {Entry} from '../../src/core/entry.js';
import fc from '../chance.js';
import {Reader, Room, type ClassSeat} from './room.js';

/** The browser's notifications, as a page meets them. */
class Shown {
  static permission: NotificationPermission = 'default';
  static answer: NotificationPermission = 'granted';
  static asked = 0;
  static refuses = false;
  static all: Shown[] = [];
  onclick: (() => void) | null = null;
  closed = false;
  static requestPermission(): Promise<NotificationPermission> {
    Shown.asked++;
    Shown.permission = Shown.answer;
    return Promise.resolve(Shown.permission);
  }
  constructor(readonly title: string, readonly options: NotificationOptions = {}) {
    if (Shown.refuses) throw new TypeError('Illegal constructor.');
    if (title) Shown.all.push(this);
  }
  close(): void {
    this.closed = true;
  }
}

describe('following in a <flip-discussion>', () => {
  const {Notification: real} = window;
  const title = document.title;
  let room: Room;
  let hidden = false;
  beforeEach(() => {
    room = new Room();
    Object.assign(Shown, {permission: 'default', answer: 'granted', asked: 0, refuses: false, all: []});
    window.Notification = Shown as unknown as typeof Notification;
    Object.defineProperty(document, 'visibilityState', {configurable: true, get: () => (hidden ? 'hidden' : 'visible')});
    document.title = 'Forces';
  });
  afterEach(() => {
    hide(false);
    window.Notification = real;
    Reflect.deleteProperty(document, 'visibilityState');
    document.title = title;
    history.replaceState(null, '', location.href.split('#')[0]);
  });

  function hide(now = true): void {
    hidden = now;
    document.dispatchEvent(new Event('visibilitychange'));
  }

  const until = async (reader: Reader, done: () => unknown) => {
    for (let i = 0; i < 80 && !done(); i++) await reader.settled();
    expect(Boolean(done())).to.equal(true);
  };
  const follows = (author: string) => room.entries.filter(({type, author: by}) => type === 'followed' && by === author).map(({data}) => data);
  const badge = (reader: Reader) => reader.root.querySelector('.followed-news')?.textContent.trim() ?? '';

  /** Somebody who was here before: what comes now is new to them. */
  async function guest(seat: ClassSeat, written = html`<flip-discussion id="talk" label="The letter"></flip-discussion>`): Promise<Reader> {
    const reader = await Reader.at(seat, written);
    await until(reader, () => reader.root.querySelector('[part=about]') && reader.articles.length > 0);
    // From now on what comes is new.
    while (await seat.drafts.get('talk/seen') === undefined) await reader.settled();
    return reader;
  }
  async function open(reader: Reader): Promise<HTMLElement> {
    reader.root.querySelector<HTMLButtonElement>('[part=about]')!.click();
    await until(reader, () => reader.root.querySelector('.about .notify, .about .permit'));
    return reader.root.querySelector<HTMLElement>('.about')!;
  }

  it('counts what is new in one\'s own threads, in a badge and in the title, until it is read', async () => {
    const mine = room.hear('me', 'Mine');
    const hers = room.hear('ada', 'Hers');
    const seat = room.classSeat('me');
    const reader = await guest(seat);
    // Somebody has read on: what comes waits to be asked for.
    reader.area().focus();
    room.hear('bob', 'To mine', {parent: mine});
    room.hear('bob', 'To hers', {parent: hers});
    await until(reader, () => badge(reader));
    expect(badge(reader)).to.equal('1 new post you follow');
    expect(document.title).to.equal('(1) Forces');
    reader.press('1 new post you follow');
    await until(reader, () => reader.root.activeElement?.textContent.includes('To mine'));
    await waitUntil(() => document.title === 'Forces', 'it was read', {timeout: 5000});
    await until(reader, () => badge(reader) === '');
  });

  it('counts an answer in a thread one wrote in, and nothing more once the thread is left', async () => {
    const hers = room.hear('ada', 'Hers');
    room.hear('me', 'Me too', {parent: hers});
    const reader = await guest(room.classSeat('me'));
    reader.area().focus();
    const answer = room.hear('bob', 'And me', {parent: hers});
    await until(reader, () => document.title === '(1) Forces');
    const heard: unknown[] = [];
    reader.element.addEventListener('flip-followed', ({detail}) => heard.push(detail));
    await reader.more(reader.saying('Hers'));
    await until(reader, () => reader.buttons(reader.saying('Hers')).includes('Stop following this thread'));
    reader.press('Stop following this thread', reader.saying('Hers'));
    await until(reader, () => document.title === 'Forces');
    expect(reader.status).to.equal('You no longer follow this.');
    expect(heard).to.deep.equal([{thread: hers, on: false}]);
    expect(follows('me')).to.deep.equal([{thread: hers, on: false}]);
    expect(answer).to.be.a('string');
  });

  it('follows another\'s thread from any of its posts, says so at its first, and does so on the next device', async () => {
    const hers = room.hear('ada', 'Hers');
    room.hear('bob', 'His answer', {parent: hers});
    const reader = await guest(room.classSeat('me'));
    await reader.more(reader.saying('His answer'));
    await until(reader, () => reader.buttons(reader.saying('His answer')).includes('Follow this thread'));
    reader.press('Follow this thread', reader.saying('His answer'));
    await until(reader, () => reader.saying('Hers').querySelector('.followed'));
    expect(reader.saying('His answer').querySelector('.followed')).to.equal(null);
    const second = await Reader.at(room.classSeat('me'));
    await until(second, () => second.saying('Hers').querySelector('.followed'));
    second.area().focus();
    room.hear('cem', 'Another', {parent: hers});
    await until(second, () => badge(second) === '1 new post you follow');
  });

  it('follows the whole talk, but for threads one left', async () => {
    const hers = room.hear('ada', 'Hers');
    room.say('me', 'followed', {thread: hers, on: false});
    const reader = await guest(room.classSeat('me'));
    const panel = await open(reader);
    reader.press('Follow the whole discussion', panel);
    await until(reader, () => reader.buttons(panel).includes('Stop following the whole discussion'));
    reader.area().focus();
    room.hear('bob', 'To hers', {parent: hers});
    room.hear('bob', 'A new thread');
    await until(reader, () => badge(reader) === '1 new post you follow');
    expect(document.title).to.equal('(1) Forces');
  });

  it('does not count what the reader may not know of, nor what was taken back', async () => {
    const mine = room.hear('me', 'Mine');
    const reader = await guest(room.classSeat('me'), html`<flip-discussion id="talk" moderated></flip-discussion>`);
    reader.area().focus();
    const rude = room.hear('bob', 'Waits', {parent: mine});
    await reader.settled();
    await aTimeout(100);
    expect(document.title).to.equal('Forces');
    room.say('prof', 'moderated', {post: rude, as: 'approved', on: true});
    await until(reader, () => document.title === '(1) Forces');
    room.say('prof', 'moderated', {post: rude, as: 'hidden', on: true});
    await until(reader, () => document.title === 'Forces');
  });

  it('gives the title back when the discussion leaves the page', async () => {
    const mine = room.hear('me', 'Mine');
    const reader = await guest(room.classSeat('me'));
    reader.area().focus();
    room.hear('bob', 'To mine', {parent: mine});
    await until(reader, () => document.title === '(1) Forces');
    const {element} = reader;
    const home = element.parentElement!;
    element.remove();
    expect(document.title).to.equal('Forces');
    element.requestUpdate();
    await element.updateComplete;
    expect(document.title).to.equal('Forces');
    home.append(element);
    await until(reader, () => reader.articles.length > 0);
    element.remove();
    expect(document.title).to.equal('Forces');
  });

  it('is not there for somebody who is alone with their browser', async () => {
    room.hear('me', 'Mine');
    const reader = await Reader.at(room.seat('me'));
    await until(reader, () => reader.root.querySelector('[part=about]'));
    reader.root.querySelector<HTMLButtonElement>('[part=about]')!.click();
    await until(reader, () => reader.root.querySelector('.about'));
    expect(reader.buttons(reader.root.querySelector('.about')!)).to.deep.equal(['Table (CSV)', 'Text (Markdown)', 'Data (JSON)']);
  });

  describe('by notifications', () => {
    /** Somebody with a thread of their own, and the panel open. */
    async function owner(): Promise<{reader: Reader; panel: HTMLElement; mine: string; seat: ClassSeat}> {
      const mine = room.hear('me', 'Mine');
      room.hear('ada', 'Hers');
      const seat = room.classSeat('me');
      const reader = await guest(seat);
      return {reader, panel: await open(reader), mine, seat};
    }

    it('asks nothing before the button is pressed', async () => {
      const {reader, panel, seat} = await owner();
      expect(Shown.asked).to.equal(0);
      reader.press('Notify me on this device', panel);
      await until(reader, () => reader.buttons(panel).includes('No more notifications on this device'));
      expect(Shown.asked).to.equal(1);
      expect(await seat.drafts.get('talk/notify')).to.equal(true);
      reader.press('No more notifications on this device', panel);
      await until(reader, () => reader.buttons(panel).includes('Notify me on this device'));
      expect(await seat.drafts.get('talk/notify')).to.equal(undefined);
    });

    it('shows one of what came while the page was out of sight, in what is followed, and leads to it', async () => {
      const {reader, panel, mine} = await owner();
      reader.press('Notify me on this device', panel);
      await until(reader, () => reader.buttons(panel).includes('No more notifications on this device'));
      room.hear('bob', 'While it is seen', {parent: mine});
      await aTimeout(2300);
      expect(Shown.all).to.have.length(0);
      hide();
      const first = room.hear('ada', 'A **first** answer', {parent: mine});
      room.hear('bob', 'Elsewhere');
      await waitUntil(() => Shown.all.length === 1, 'the first', {timeout: 5000});
      expect([Shown.all[0]!.title, Shown.all[0]!.options.body]).to.deep.equal(['The letter', 'Ada: A first answer']);
      room.hear('bob', 'A second', {parent: mine});
      room.hear('cem', 'A third', {parent: mine});
      await waitUntil(() => Shown.all.length === 2, 'the second', {timeout: 5000});
      expect(Shown.all[1]!.options.body).to.equal('3 new posts you follow');
      expect(Shown.all[1]!.options.tag).to.equal(Shown.all[0]!.options.tag);
      Shown.all[1]!.onclick!();
      await until(reader, () => reader.root.activeElement?.id === `post-${first}`);
      expect(location.hash).to.equal(`#post-${first}`);
      hide(false);
      expect(Shown.all[1]!.closed).to.equal(true);
    });

    it('stays silent for who did not ask for it, also where the browser would allow it', async () => {
      Shown.permission = 'granted';
      const {mine} = await owner();
      hide();
      room.hear('ada', 'An answer', {parent: mine});
      await aTimeout(2300);
      expect(Shown.all).to.have.length(0);
    });

    it('says plainly why it cannot', async () => {
      const {reader, panel} = await owner();
      const said = () => reader.root.querySelector('.permit')?.textContent ?? '';
      Shown.answer = 'denied';
      reader.press('Notify me on this device', panel);
      await until(reader, said);
      expect(said()).to.contain('Your browser blocks notifications');
      expect(reader.root.activeElement!.className).to.contain('permit');
      expect(reader.buttons(panel)).not.to.include('Notify me on this device');
      // A phone: it has the name and refuses the thing.
      Object.assign(Shown, {permission: 'default', refuses: true, asked: 0});
      await reader.element.updateComplete;
      reader.element.requestUpdate();
      await until(reader, () => reader.buttons(panel).includes('Notify me on this device'));
      reader.press('Notify me on this device', panel);
      await until(reader, () => said().includes('cannot show notifications'));
      expect(Shown.asked).to.equal(0);
    });

    it('says so where the page is not safe', async function() {
      // WebKit's compiled code looks at what was there before, so nobody can pretend.
      if (!/Chrome|Firefox/.test(navigator.userAgent)) this.skip();
      const safe = Object.getOwnPropertyDescriptor(window, 'isSecureContext')!;
      Object.defineProperty(window, 'isSecureContext', {configurable: true, value: false});
      const {panel} = await owner();
      Object.defineProperty(window, 'isSecureContext', safe);
      expect(panel.querySelector('.permit')!.textContent).to.contain('https');
    });

    it('says so where the browser knows none', async () => {
      Reflect.deleteProperty(window, 'Notification');
      const {panel} = await owner();
      expect(panel.querySelector('.permit')!.textContent).to.contain('cannot show notifications');
    });
  });

  it('is the last word of each thread, whatever was said before', () => {
    const word = fc.record({thread: fc.option(fc.constantFrom('a', 'b'), {nil: undefined}), on: fc.boolean()});
    fc.assert(fc.property(fc.array(word), fc.constantFrom('a', 'b', 'c'), fc.boolean(), (all, thread, mine) => {
      const entries = all.map((data, seq): Entry => ({id: `${seq}`, space: 's', activity: 't', type: 'followed', author: 'me', at: '', seq, data: {on: data.on, ...(data.thread !== undefined && {thread: data.thread})}}));
      const of = (about: string | undefined) => all.findLast((each) => each.thread === about)?.on;
      const expected = of(thread) ?? ((of(undefined) ?? false) || mine);
      expect(isFollowed(thread, followingIn(entries), new Set(mine ? [thread] : []))).to.equal(expected);
    }));
  });
});
