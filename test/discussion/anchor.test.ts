import {aTimeout, expect, waitUntil} from '@open-wc/testing';
import type axe from 'axe-core';
import {html} from 'lit';
import '../../src/lang/en.js';
import '../../src/video/index.js';
import type {FlipVideo} from '../../src/video/index.js';
import {Reader, Room, type Seat, type Written} from './room.js';

declare global {
  interface Window {axe: typeof axe}
}

const film = new URL('../media/fixtures/talk.mp4', import.meta.url).href;
const until = (check: () => unknown, message: string) => waitUntil(check, message, {timeout: 8000});

describe('a <flip-discussion> about a video', () => {
  let room: Room;
  beforeEach(() => { room = new Room(); });

  const forum = html`<flip-discussion id="talk" for="v" anchor="time"></flip-discussion>`;
  const both = html`<flip-video id="v" src=${film} label="Forces" muted></flip-video>${forum}`;

  /** Somebody at a page with a video, which is ready. */
  async function at(seat: Seat = room.classSeat('me'), written: Written = both): Promise<Reader & {video: FlipVideo}> {
    const reader = await Reader.at(seat, written);
    const video = reader.element.parentElement!.querySelector<FlipVideo>('flip-video, video')!;
    await until(() => video.duration > 0, 'its length is known');
    return Object.assign(reader, {video});
  }

  /** What comes late has come, and pushes the page no more. */
  async function still(): Promise<void> {
    let height = -1;
    let since = 0;
    await until(() => {
      const {scrollHeight} = document.documentElement;
      since = scrollHeight === height ? since + 1 : 0;
      height = scrollHeight;
      return since > 15;
    }, 'the page stands still');
  }

  const moment = (post: Element) => post.querySelector<HTMLElement>('[part=moment]')!;
  const pin = (reader: Reader) => reader.root.querySelector('.new .pin')!;
  const pinned = (reader: Reader) => pin(reader).querySelector('.pinned')?.textContent.trim() ?? '';
  const hasPin = (reader: Reader) => until(() => reader.root.querySelector('.new .pin'), 'a second can be added');
  const isNow = (post: Element) => {
    const word = post.querySelector<HTMLElement>('.near');
    return word !== null && getComputedStyle(word).visibility === 'visible' && word.textContent === 'now';
  };
  const pinnedPost = (text: string, second: number, author = 'ada') => room.say(author, 'posted', {text, at: second}).id;
  const lastPost = () => room.entries.findLast(({type}) => type === 'posted')!.data;

  async function warningsOf(written: Written): Promise<string> {
    const said: unknown[] = [];
    const {warn} = console;
    console.warn = (...words: unknown[]) => said.push(...words);
    try {
      await Reader.at(room.classSeat('me'), written);
      await until(() => said.length > 0, 'something is said');
    } finally {
      console.warn = warn;
    }
    return said.join('\n');
  }

  it('takes the present second into a post, another one, or none', async () => {
    const reader = await at();
    await hasPin(reader);
    expect(reader.buttons(pin(reader))).to.deep.equal(['Add this second of the video']);
    reader.video.currentTime = 5.5;
    reader.press('Add this second', pin(reader));
    await reader.settled();
    expect(pinned(reader)).to.equal('At 0:05');
    reader.video.currentTime = 12;
    reader.press('Take this second', pin(reader));
    await reader.settled();
    expect(pinned(reader)).to.equal('At 0:12');
    await reader.post('What is that?');
    expect(lastPost()).to.deep.equal({text: 'What is that?', at: 12});
    expect(moment(reader.saying('What is')).getAttribute('aria-label')).to.equal('Go to 0:12 in the video');
    expect(pinned(reader), 'the next post has none').to.equal('');
    reader.press('Add this second', pin(reader));
    await reader.settled();
    reader.press('Leave the time out', pin(reader));
    await reader.settled();
    expect(pinned(reader)).to.equal('');
    await until(() => reader.root.activeElement?.textContent.trim() === 'Add this second of the video', 'the focus stays at hand');
    await reader.post('And this?');
    expect(lastPost()).to.deep.equal({text: 'And this?'});
  });

  it('keeps the second with the draft', async () => {
    const seat = room.classSeat('me');
    const reader = await at(seat);
    await hasPin(reader);
    reader.video.currentTime = 7;
    reader.press('Add this second', pin(reader));
    reader.type('Half a tho');
    await reader.settled();
    const again = await at(seat);
    await until(() => reader.root && pinned(again) === 'At 0:07', 'the second is back');
    expect(again.area().value).to.equal('Half a tho');
    again.press('Post', again.boxes[0]);
    await again.settled();
    expect(lastPost()).to.deep.equal({text: 'Half a tho', at: 7});
    expect(await seat.drafts.get('talk/seconds')).to.equal(undefined);
  });

  it('gives the second back with the words of a post that is refused', async () => {
    const seat = room.classSeat('me');
    const reader = await at(seat);
    await hasPin(reader);
    reader.video.currentTime = 3;
    reader.press('Add this second', pin(reader));
    seat.fate = 'refused';
    await reader.post('Too early');
    await until(() => reader.area().value === 'Too early', 'the words are back');
    expect(pinned(reader)).to.equal('At 0:03');
  });

  it('pins an answer where its author wants that', async () => {
    room.hear('ada', 'A question');
    const reader = await at();
    reader.press('Reply', reader.articles[0]);
    await until(() => reader.articles[0]!.querySelector('flip-composer .pin'), 'the box is open');
    reader.video.currentTime = 8;
    reader.press('Add this second', reader.articles[0]!.querySelector('.pin')!);
    await reader.settled();
    reader.type('An answer', 1);
    reader.press('Reply', reader.boxes[1]);
    await reader.settled();
    expect(lastPost()).to.include({text: 'An answer', at: 8});
  });

  it('leads from a post to its second, and says when the video is there', async () => {
    pinnedPost('Look here', 9);
    const reader = await at();
    await until(() => moment(reader.articles[0]!)?.localName === 'button', 'the button is here');
    moment(reader.articles[0]!).focus();
    moment(reader.articles[0]!).click();
    await until(() => reader.video.currentTime === 9, 'the video goes there');
    await until(() => reader.status === 'The video is at 0:09.', 'it is said');
    expect(reader.root.activeElement, 'the focus stays').to.equal(moment(reader.articles[0]!));
  });

  it('leaves it to the video to say why it does not go there', async () => {
    pinnedPost('Look here', 15);
    const reader = await at(undefined, html`<flip-video id="v" src=${film} skip="none" muted></flip-video>${forum}`);
    await until(() => moment(reader.articles[0]!)?.localName === 'button', 'the button is here');
    await until(() => reader.video.shadowRoot!.querySelector('.talk-marks') && reader.video.shadowRoot!.querySelector('.closed'), 'the video knows of it, and of its rule');
    moment(reader.articles[0]!).click();
    await until(() => reader.video.shadowRoot!.querySelector('.notice.skip'), 'the video says why not');
    expect(reader.video.currentTime).to.be.lessThan(1);
    expect(reader.status).to.equal('');
  });

  it('shows which posts are near the present second, and moves nothing', async () => {
    pinnedPost('early', 3);
    pinnedPost('late', 14);
    room.hear('ada', 'somewhere');
    const reader = await at();
    await until(() => moment(reader.saying('early'))?.localName === 'button', 'the buttons are here');
    // What is off the screen has a height that is only guessed.
    for (const article of reader.articles) article.style.contentVisibility = 'visible';
    reader.area().focus({preventScroll: true});
    await still();
    const standing = () => [document.activeElement, ...['somewhere', 'early'].map((text) => reader.saying(text).getBoundingClientRect().height)];
    const [before, place] = [standing(), scrollY];
    const heard: string[] = [];
    const listener = new MutationObserver(() => heard.push(reader.status));
    listener.observe(reader.root.querySelector('[role=status]')!, {childList: true, characterData: true, subtree: true});
    const near = () => ['early', 'late', 'somewhere'].filter((text) => isNow(reader.saying(text)));
    expect(near(), 'before anything was played').to.deep.equal([]);
    for (const [time, expected] of [[1, 'early'], [10.5, 'early'], [11.5, ''], [12, 'late'], [19, 'late']] as const) {
      reader.video.currentTime = time;
      await until(() => near().join() === expected, `at ${time}: ${expected}`);
    }
    listener.disconnect();
    expect(standing()).to.deep.equal(before);
    // A pixel may be rounded away where the page grows above.
    expect(scrollY).to.be.closeTo(place, 1);
    expect(heard).to.deep.equal([]);
    const plain = getComputedStyle(reader.saying('somewhere')).backgroundColor;
    await until(() => getComputedStyle(reader.saying('late')).backgroundColor !== plain, 'it is lit');
  });

  it('is also about a plain <video>, and about one that comes later', async () => {
    pinnedPost('Look here', 6);
    const reader = await Reader.at(room.classSeat('me'), forum);
    await until(() => moment(reader.articles[0]!), 'its time is here');
    expect(moment(reader.articles[0]!).localName).to.equal('span');
    expect(moment(reader.articles[0]!).textContent.trim()).to.equal('0:06 in the video');
    const video = Object.assign(document.createElement('video'), {id: 'v', src: film, muted: true});
    reader.element.before(video);
    await until(() => moment(reader.articles[0]!).localName === 'button', 'it can be gone to');
    await until(() => video.readyState > 0, 'it is loaded');
    moment(reader.articles[0]!).click();
    await until(() => video.currentTime === 6, 'it goes there');
    await until(() => isNow(reader.articles[0]!), 'it is near');
    video.remove();
    await until(() => moment(reader.articles[0]!).localName === 'span', 'it is a text again');
    expect(isNow(reader.articles[0]!)).to.equal(false);
  });

  it('shows the time of posts as a text where it is about no video', async () => {
    pinnedPost('Look here', 83);
    const reader = await Reader.at(room.classSeat('me'));
    await until(() => moment(reader.articles[0]!), 'its time is here');
    expect(moment(reader.articles[0]!).textContent.trim()).to.equal('1:23 in the video');
    expect(reader.root.querySelector('.pin')).to.equal(null);
  });

  it('puts threads in the order of the video', async () => {
    for (const [text, second] of [['last', 15], ['first', 2], ['middle', 8]] as const) pinnedPost(text, second);
    room.hear('ada', 'nowhere');
    for (const text of ['a', 'b']) room.hear('bob', text, {parent: room.entries[0]!.id});
    const reader = await at();
    await until(() => reader.root.querySelector('select'), 'the order can be chosen');
    const select = reader.root.querySelector('select')!;
    expect([...select.options].map(({textContent}) => textContent).at(-1)).to.equal('By place in the video');
    select.value = 'place';
    select.dispatchEvent(new Event('change'));
    await reader.settled();
    expect(reader.texts).to.deep.equal(['first', 'middle', 'last', 'a', 'b', 'nowhere']);
  });

  it('tells authors what is missing, and learners lose nothing', async () => {
    expect(await warningsOf(html`<flip-discussion id="talk" for="nothing" anchor="time"></flip-discussion>`)).to.contain('Nothing on this page has the id "nothing"').and.to.contain('<flip-video id="nothing"');
    expect(await warningsOf(html`<flip-discussion id="talk" anchor="time"></flip-discussion>`)).to.contain('for="the-id-of-the-video"');
    expect(await warningsOf(html`<p id="v"></p><flip-discussion id="talk" for="v" anchor="time"></flip-discussion>`)).to.contain('plays nothing');
    expect(await warningsOf(html`<p id="v"></p><flip-discussion id="talk" for="v"></flip-discussion>`)).to.contain('anchor="time"');
    expect(await warningsOf(html`<p id="v"></p><flip-discussion id="talk" for="v" anchor="page"></flip-discussion>`)).to.contain('anchor="page" is not known');
    const reader = await Reader.at(room.classSeat('me'), html`<flip-discussion id="talk" for="nothing" anchor="time"></flip-discussion>`);
    await reader.post('It works');
    expect(reader.texts).to.deep.equal(['It works']);
  });

  it('is clean for axe, near and far, in the box and on posts', async function () {
    this.timeout(60_000);
    pinnedPost('near', 3);
    pinnedPost('far', 15);
    const reader = await at();
    await hasPin(reader);
    reader.press('Add this second', pin(reader));
    reader.video.currentTime = 3;
    await until(() => isNow(reader.saying('near')), 'one is near');
    await until(() => reader.video.shadowRoot!.querySelector('.talk.lit'), 'and beside the video');
    if (!('axe' in window)) {
      const script = Object.assign(document.createElement('script'), {src: '/node_modules/axe-core/axe.min.js'});
      document.head.append(script);
      await new Promise((resolve) => { script.onload = resolve; });
    }
    // What fades in has its colours then.
    await aTimeout(700);
    const {violations} = await window.axe.run(reader.element.parentElement!, {rules: {region: {enabled: false}, 'heading-order': {enabled: false}}});
    expect(violations.map(({id, nodes}) => `${id}: ${nodes.map(({html: found}) => found).join(' ')}`)).to.deep.equal([]);
  });
});
