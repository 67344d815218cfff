import {expect, fixture, waitUntil} from '@open-wc/testing';
import {ContextProvider} from '@lit/context';
import {html, render} from 'lit';
import {lessonContext} from '../../src/element/contexts.js';
import {Scope} from '../../src/element/scope.js';
import {keep} from '../../src/media/kept.js';
import {Room, type Seat, type Written} from '../discussion/room.js';
import {button, canPlay, playFrom, settled, shadow, stopsAt, talk} from './stage.js';

const until = (check: () => unknown, message: string) => waitUntil(check, message, {timeout: 8000});

describe('<flip-video> with talk about it', () => {
  let room: Room;
  beforeEach(() => { room = new Room(); });
  afterEach(() => {
    keep('talk-beside', undefined);
    history.replaceState(null, '', location.href.split('#')[0]);
  });

  const pinned = (text: string, at: number, author = 'ada') => room.say(author, 'posted', {text, at}).id;
  const film = html`<flip-video id="v" src=${talk} label="Forces" muted></flip-video>`;
  const forum = html`<flip-discussion id="talk" for="v" anchor="time"></flip-discussion>`;

  async function page(written: Written = html`${film}${forum}`, seat: Seat = room.classSeat('me'), ready = true) {
    const lesson = document.createElement('div');
    new ContextProvider(lesson, {context: lessonContext, initialValue: new Scope('room', Promise.resolve(seat))} as never);
    (await fixture<HTMLElement>(html`<main></main>`)).append(lesson);
    render(written, lesson);
    window.dispatchEvent(new Event('pointermove'));
    const video = lesson.querySelector('flip-video')!;
    if (ready) await canPlay(video);
    const marks = () => [...video.shadowRoot!.querySelectorAll<SVGElement>('.talk-marks [role=button]')];
    return {
      video, forum: lesson.querySelector('flip-discussion')!, marks,
      names: () => marks().map((mark) => mark.getAttribute('aria-label')),
      line: () => shadow(video, '.talk.lit a')?.textContent.replace(/\s+/g, ' ').trim() ?? '',
    };
  }

  const press = (target: Element, key: string) => target.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true, composed: true, cancelable: true}));

  it('marks on its bar where posts are, those that are near each other as one', async () => {
    pinned('Late', 15);
    for (const at of [4, 4.1, 4.2]) pinned('Early', at);
    room.hear('ada', 'About all of it');
    const {video, marks, names} = await page();
    await until(() => marks().length === 2, 'the marks are here');
    expect(names()).to.deep.equal(['3 posts near 0:04', 'Post at 0:15: Late']);
    expect(shadow(video, '.talk-marks')!.getAttribute('aria-label')).to.equal('4 posts about this video');
    marks()[1]!.dispatchEvent(new MouseEvent('click', {bubbles: true}));
    await until(() => video.currentTime === 15, 'it goes there');
    pinned('New', 10);
    await until(() => names().join().includes('Post at 0:10: New'), 'what comes is there');
  });

  it('leads to its marks by one Tab, and from one to the next by arrows', async () => {
    for (const at of [3, 8, 13]) pinned('Words', at);
    const {video, marks} = await page();
    await until(() => marks().length === 3, 'the marks are here');
    const stops = () => marks().map((mark) => mark.getAttribute('tabindex'));
    expect(stops()).to.deep.equal(['0', '-1', '-1']);
    marks()[0]!.focus();
    expect(press(marks()[0]!, 'ArrowRight')).to.equal(false);
    await settled(video);
    expect(video.shadowRoot!.activeElement).to.equal(marks()[1]);
    expect(stops()).to.deep.equal(['-1', '0', '-1']);
    expect(video.currentTime, 'the player did not take the key').to.equal(0);
    press(marks()[1]!, 'End');
    press(marks()[2]!, 'Enter');
    await until(() => video.currentTime === 13, 'Enter goes there');
    await until(() => shadow(video, '[role=status].unseen')!.textContent === 'Post at 0:13: Words', 'and it is said');
  });

  it('shows the beginning of a post beside it while it plays near it, with a way to the post', async () => {
    pinned('Why **is** that?\n\nI do not see it.', 5);
    const {video, forum: discussion, line} = await page();
    await until(() => shadow(video, '.talk'), 'the line is here');
    expect(shadow(video, '.talk')!.textContent.trim()).to.equal('1 post about this video');
    const {height} = shadow(video, '.talk')!.getBoundingClientRect();
    await playFrom(video, 2.6);
    await until(() => line() === 'Ada Why is that? I do not see it.', 'it lights up');
    video.pause();
    expect(shadow(video, '.talk')!.getBoundingClientRect().height, 'nothing moves').to.equal(height);
    expect(shadow(video, '[role=status].unseen')!.textContent).to.equal('');
    shadow(video, '.talk.lit a')!.click();
    await until(() => discussion.shadowRoot!.activeElement?.localName === 'article', 'the post has the focus');
    video.currentTime = 18;
    await until(() => line() === '', 'it is over');
  });

  it('pins a new post to what plays when its first letter is typed', async () => {
    const {video, forum: discussion} = await page();
    await playFrom(video, 6);
    await until(() => discussion.shadowRoot!.querySelector('flip-composer .pin'), 'the box is here');
    const box = discussion.shadowRoot!.querySelector('flip-composer')!;
    const area = box.shadowRoot!.querySelector('textarea')!;
    const type = (text: string) => {
      area.value = text;
      area.dispatchEvent(new Event('input', {bubbles: true, composed: true}));
    };
    type('W');
    await until(() => /^At 0:0[6-9]$/.test(box.querySelector('.pinned')?.textContent.trim() ?? ''), 'it is pinned');
    expect(video.paused, 'it plays on').to.equal(false);
    video.pause();
    type('');
    await until(() => !box.querySelector('.pinned'), 'with the words the second goes');
    type('W');
    await until(() => box.querySelector('.pinned'), 'it is pinned anew');
    [...box.querySelectorAll('button')].find(({textContent}) => textContent.includes('Leave'))!.click();
    await until(() => !box.querySelector('.pinned'), 'it is left out');
    type('Why');
    await settled(video);
    expect(box.querySelector('.pinned'), 'and stays so').to.equal(null);
  });

  it('is rid of a post that is closed, and of all by the settings', async () => {
    pinned('One', 3);
    pinned('Two', 4);
    const {video, line} = await page();
    await until(() => shadow(video, '.talk'), 'the line is here');
    video.currentTime = 5;
    await until(() => line() === 'Ada Two', 'the latest is shown');
    expect(shadow(video, '.talk')!.textContent).to.contain('and 1 more here');
    const close = button(video, 'Hide this post here');
    close.focus();
    close.click();
    await until(() => line() === 'Ada One', 'the other takes its place');
    button(video, 'Hide this post here').click();
    await until(() => line() === '', 'none is left');
    await until(() => video.shadowRoot!.activeElement === shadow(video, '.talk'), 'the focus is not lost');
    button(video, 'Settings').click();
    await until(() => shadow(video, '.settings-panel'), 'the settings open');
    const row = [...shadow(video, '.settings-panel')!.querySelectorAll('label')].find(({textContent}) => textContent.includes('Show posts beside the video'))!;
    row.querySelector('input')!.click();
    await until(() => !shadow(video, '.talk'), 'the line is gone');
    expect(shadow(video, '.talk-marks'), 'the marks stay').not.to.equal(null);
  });

  it('shows only what the discussion shows to everybody', async () => {
    const [hidden, removed, waiting] = [pinned('Rude', 2), pinned('Slip', 5, 'me'), pinned('Waits', 8)];
    pinned('Fine', 11);
    const fine = room.entries.at(-1)!.id;
    room.hear('bob', 'To the slip', {parent: removed});
    room.say('prof', 'moderated', {post: hidden, as: 'hidden', on: true});
    room.say('me', 'removed', {post: removed});
    for (const post of [hidden, removed, fine]) room.say('prof', 'moderated', {post, as: 'approved', on: true});
    const {names, marks} = await page(html`${film}<flip-discussion id="talk" for="v" anchor="time" moderated></flip-discussion>`, room.classSeat('prof', {role: 'staff'}));
    await until(() => marks().length > 0, 'the marks are here');
    expect(names()).to.deep.equal(['Post at 0:11: Fine']);
    room.say('prof', 'moderated', {post: waiting, as: 'approved', on: true});
    await until(() => marks().length === 2, 'once it is approved it is there');
  });

  it('shows nothing from behind a gate', async () => {
    pinned('Theirs', 5);
    const {video, forum: discussion, marks} = await page(html`${film}<flip-discussion id="talk" for="v" anchor="time" gate="post-first"></flip-discussion>`);
    await until(() => discussion.shadowRoot!.textContent.includes('Write'), 'the gate is shut');
    await settled(video);
    expect(marks()).to.deep.equal([]);
    room.say('me', 'posted', {text: 'Mine'});
    await until(() => marks().length === 1, 'behind it there is talk');
  });

  it('says nothing while it asks', async () => {
    pinned('The answer is four', 5);
    const {video, line} = await page(html`<flip-video id="v" src=${talk} muted><flip-checkpoint at="4" require="answer"><input aria-label="x"></flip-checkpoint></flip-video>${forum}`);
    await until(() => shadow(video, '.talk'), 'the line is here');
    await playFrom(video, 3.2);
    await until(() => line() !== '', 'it lights up');
    await stopsAt(video, video.querySelector('flip-checkpoint')!);
    expect(line()).to.equal('');
  });

  it('forgets what was said when the discussion leaves', async () => {
    pinned('Words', 5);
    const {video, forum: discussion, marks} = await page();
    await until(() => marks().length === 1, 'the mark is here');
    const home = discussion.parentElement!;
    discussion.remove();
    await until(() => marks().length === 0 && !shadow(video, '.talk'), 'it is gone');
    home.append(discussion);
    await until(() => marks().length === 1, 'and comes back with it');
  });

  it('goes to a second of YouTube before anybody asked YouTube for anything', async () => {
    pinned('Words', 95);
    const {video, forum: discussion, line} = await page(html`<flip-video id="v" src="https://youtu.be/aqz-KE-bpKQ"></flip-video>${forum}`, undefined, false);
    const moment = () => discussion.shadowRoot!.querySelector<HTMLElement>('button[part=moment]');
    await until(() => moment() && shadow(video, '.launch'), 'both are here');
    moment()!.click();
    await until(() => video.currentTime === 95, 'it will begin there');
    await until(() => line() === 'Ada Words', 'and shows what is said there');
    expect(shadow(video, 'iframe')).to.equal(null);
  });

  it('has a bar of its own for talk where the player is not ours', async () => {
    pinned('Words', 5);
    const {video, marks} = await page(html`<flip-video id="v"><video src=${talk} controls muted></video></flip-video>${forum}`);
    await until(() => marks().length === 1, 'the mark is here');
    marks()[0]!.dispatchEvent(new MouseEvent('click', {bubbles: true}));
    await until(() => video.currentTime === 5, 'it goes there');
  });
});
