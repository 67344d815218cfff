import {aTimeout, expect, fixture, html, waitUntil} from '@open-wc/testing';
import {uuid} from '../../src/core/id.js';
import type {FlipLesson} from '../../src/lesson/index.js';
import type {FlipVideo} from '../../src/video/index.js';
import {button, canPlay, entriesOf, fixtures, isOpen, playFrom, settled, shadow, stage, stopsAt, talk, warningsOf} from './stage.js';

const picture = (video: FlipVideo) => video.shadowRoot!.querySelector('video')!;
const press = (element: Element, key: string) => {
  const event = new KeyboardEvent('keydown', {key, bubbles: true, composed: true, cancelable: true});
  element.dispatchEvent(event);
  return event;
};
/** It comes with the first text track. */
const captionsMenu = async (video: FlipVideo) => {
  await waitUntil(() => shadow(video, '[part~=captions] select'), 'the menu comes', {timeout: 8000});
  return shadow(video, '[part~=captions] select') as HTMLSelectElement;
};
const player = (video: FlipVideo) => shadow(video, '.player')!;

describe('<flip-video>', () => {
  it('plays and pauses by its button, and says what the button does', async () => {
    const {video} = await stage(html`<flip-video id="v" src=${talk} muted></flip-video>`);
    button(video, 'Play').click();
    await waitUntil(() => video.currentTime > 0.2, 'it plays', {timeout: 4000});
    await settled(video);
    button(video, 'Pause').click();
    await settled(video);
    expect(video.paused).to.equal(true);
  });

  it('speaks the events of HTML media', async () => {
    const {video} = await stage(html`<flip-video id="v" src=${talk} muted></flip-video>`);
    const heard = new Set<string>();
    for (const type of ['play', 'pause', 'timeupdate', 'seeking', 'seeked', 'ratechange', 'volumechange']) video.addEventListener(type, () => heard.add(type));
    await playFrom(video, 3);
    video.playbackRate = 1.5;
    await aTimeout(500);
    video.pause();
    button(video, /^(Sound on|Mute)$/).click();
    await waitUntil(() => heard.size === 7, 'all are heard', {timeout: 3000});
  });

  it('says its place in words on the bar, and moves by it', async () => {
    const {video} = await stage(html`<flip-video id="v" src=${talk}></flip-video>`);
    const bar = shadow(video, 'input.seek') as HTMLInputElement;
    bar.value = '10';
    bar.dispatchEvent(new Event('input'));
    await waitUntil(() => video.currentTime === 10, 'it moves');
    await settled(video);
    expect(bar.getAttribute('aria-valuetext')).to.equal('10 seconds of 20 seconds');
  });

  it('runs its bar from left to right in every language', async () => {
    const {video} = await stage(html`<flip-video dir="rtl" id="v" src=${talk}></flip-video>`);
    expect(getComputedStyle(shadow(video, '.bar')!).direction).to.equal('ltr');
    expect(getComputedStyle(shadow(video, '.controls')!).direction).to.equal('rtl');
  });

  it('shows a mark for each checkpoint at its place, another one when it is passed', async () => {
    const {video, checkpoints: [stop]} = await stage(html`
      <flip-video id="v" src=${talk}><flip-checkpoint at="5"><p>Think.</p></flip-checkpoint></flip-video>`);
    const mark = () => video.shadowRoot!.querySelector('.mark')!;
    expect(mark().getAttribute('x')).to.equal('25%');
    expect(mark().querySelector('circle')).to.equal(null);
    mark().dispatchEvent(new MouseEvent('click'));
    await stopsAt(video, stop!);
    button(stop!, 'Continue').click();
    await settled(video);
    video.pause();
    expect(mark().querySelector('circle')).to.not.equal(null);
  });

  it('has the keys of a player', async () => {
    const {video} = await stage(html`<flip-video id="v" src=${talk} muted></flip-video>`);
    const keys: [string, () => boolean][] = [
      ['ArrowRight', () => video.currentTime === 5], ['l', () => video.currentTime === 15], ['j', () => video.currentTime === 5],
      ['ArrowLeft', () => video.currentTime === 0], ['>', () => video.playbackRate === 1.25], ['<', () => video.playbackRate === 1],
      ['m', () => !picture(video).muted], ['ArrowDown', () => picture(video).volume < 1], ['End', () => video.ended], ['Home', () => video.currentTime === 0],
    ];
    for (const [key, done] of keys) {
      expect(press(player(video), key).defaultPrevented, key).to.equal(true);
      await waitUntil(done, `${key} works`, {timeout: 2000});
    }
    picture(video).muted = true;
    press(player(video), 'k');
    await waitUntil(() => !video.paused, 'k plays');
    press(player(video), ' ');
    await waitUntil(() => video.paused, 'space pauses');
  });

  it('leaves a menu its keys, a button its space, and the browser its shortcuts', async () => {
    const {video} = await stage(html`<flip-video id="v" src=${talk}></flip-video>`);
    expect(press(shadow(video, 'select')!, 'ArrowDown').defaultPrevented).to.equal(false);
    expect(press(button(video, 'Mute'), ' ').defaultPrevented).to.equal(false);
    const shortcut = new KeyboardEvent('keydown', {key: 'f', ctrlKey: true, bubbles: true, cancelable: true});
    player(video).dispatchEvent(shortcut);
    expect(shortcut.defaultPrevented).to.equal(false);
  });

  it('gives its tracks to the player: captions to choose, chapters to go to', async () => {
    const {video} = await stage(html`<flip-video id="v" src=${talk}>
      <track kind="captions" src="${fixtures}talk.en.vtt" srclang="en" label="English">
      <track kind="captions" src="${fixtures}talk.de.vtt" srclang="de">
      <track kind="chapters" src="${fixtures}chapters.vtt"></flip-video>`);
    const menu = await captionsMenu(video);
    expect([...menu.options].map(({text}) => text)).to.deep.equal(['Off', 'English', 'Deutsch']);
    menu.value = '1';
    menu.dispatchEvent(new Event('change'));
    expect([...picture(video).textTracks].filter(({mode}) => mode === 'showing').map(({language}) => language)).to.deep.equal(['de']);
    press(player(video), 'c');
    expect([...picture(video).textTracks].some(({mode}) => mode === 'showing')).to.equal(false);
    await waitUntil(() => shadow(video, '.lister'), 'the chapters come', {timeout: 4000});
    button(video, 'Chapters and questions').click();
    await waitUntil(() => shadow(video, '.rows'), 'the list opens', {timeout: 8000});
    button(video, /Coming down/).click();
    await waitUntil(() => video.currentTime === 8, 'it goes there');
  });

  it('uses the player that stands in it, and keeps its own controls away', async () => {
    const {video, checkpoints: [stop]} = await stage(html`<flip-video id="v">
      <video src=${talk} controls muted playsinline></video><flip-checkpoint at="2"><p>Think.</p></flip-checkpoint></flip-video>`);
    expect(shadow(video, '.seek')).to.equal(null);
    expect(video.querySelector('video')!.getBoundingClientRect().height).to.be.above(0);
    await playFrom(video, 1.5);
    await stopsAt(video, stop!);
    expect(video.currentTime).to.be.within(1.95, 2.06);
  });

  it('lends its controls to a bare medium', async () => {
    const {video} = await stage(html`<flip-video id="v"><audio src=${talk}></audio></flip-video>`);
    expect(shadow(video, '.seek')).to.not.equal(null);
  });

  it('plays only from start-at to end-at', async () => {
    const {video, entries} = await stage(html`<flip-video id="v" src=${talk} start-at="0:05" end-at="0:07" goal=".5" muted></flip-video>`);
    await waitUntil(() => video.currentTime === 5, 'it begins there');
    let ended = 0;
    video.addEventListener('ended', () => { ended += 1; });
    void video.play();
    await waitUntil(() => ended === 1, 'it ends', {timeout: 5000});
    expect(video.paused).to.equal(true);
    expect(video.currentTime).to.be.within(6.95, 7.06);
    await waitUntil(async () => (await entries()).some(({type}) => type === 'completed'), 'it is completed');
  });
});

describe('what a <flip-video> keeps', () => {
  it('records the seconds that were watched, never those that were jumped over', async () => {
    const {video, entries} = await stage(html`<flip-video id="v" src=${talk}></flip-video>`);
    await playFrom(video, 1);
    await waitUntil(() => video.currentTime > 2, 'it plays', {timeout: 4000});
    video.currentTime = 12;
    await waitUntil(() => video.currentTime > 13, 'it plays on', {timeout: 6000});
    video.playbackRate = 2;
    await waitUntil(() => video.currentTime > 14, 'it plays on', {timeout: 6000});
    video.pause();
    await aTimeout(100);
    const watched = (await entries()).filter(({type}) => type === 'watched').map(({data}) => data as {from: number; to: number; rate: number});
    expect(watched.every(({from, to}) => (from >= 0.9 && to < 3) || (from > 11.9 && to < 16))).to.equal(true);
    expect(watched.reduce((sum, {from, to}) => sum + to - from, 0)).to.be.above(2.4);
    expect(watched.at(-1)!.rate).to.equal(2);
  });

  it('tells progress in tenths of the goal, then that it is completed, once', async () => {
    const {video, entries} = await stage(html`<flip-video id="v" src=${talk} goal=".1"></flip-video>`);
    await playFrom(video, 0);
    await waitUntil(() => video.currentTime > 2.3, 'it plays', {timeout: 4000});
    video.pause();
    await aTimeout(100);
    void video.play();
    await aTimeout(400);
    video.pause();
    await aTimeout(100);
    const told = await entries();
    expect(told.filter(({type}) => type === 'progressed').map(({data}) => (data as {ratio: number}).ratio).at(-1)).to.equal(1);
    expect(told.filter(({type}) => type === 'completed')).to.have.length(1);
  });

  it('is not completed while a gate is not passed', async () => {
    const {video, checkpoints: [stop], questions: [question], entries} = await stage(html`<flip-video id="v" src=${talk} goal=".05">
      <flip-checkpoint at="2" require="answer"><pretend-question></pretend-question></flip-checkpoint></flip-video>`);
    await playFrom(video, 0.5);
    await stopsAt(video, stop!);
    expect((await entries()).some(({type}) => type === 'completed')).to.equal(false);
    question!.answer(1);
    await waitUntil(async () => (await entries()).some(({type}) => type === 'completed'), 'it is completed');
  });

  async function visit(name: string): Promise<FlipVideo> {
    const {video} = await stage(html`<flip-video id="v" src=${talk}>
      <track kind="captions" src="${fixtures}talk.en.vtt" srclang="en" label="English">
      <track kind="captions" src="${fixtures}talk.de.vtt" srclang="de" label="Deutsch"></flip-video>`, {name, store: 'local'});
    return video;
  }

  it('goes on at the next visit where it was left, without playing by itself', async () => {
    const name = uuid();
    const first = await visit(name);
    await playFrom(first, 7);
    await aTimeout(600);
    first.pause();
    await aTimeout(200);
    const left = first.currentTime;
    first.closest('flip-lesson')!.remove();
    const second = await visit(name);
    await waitUntil(() => Math.abs(second.currentTime - left) < 0.3, 'it is there again', {timeout: 4000});
    expect(second.paused).to.equal(true);
    expect(shadow(second, '[part=notice]')!.textContent).to.contain('Resumed at 0:0');
    button(second, 'Start over').click();
    await waitUntil(() => second.currentTime < 1, 'it begins anew');
    second.pause();
  });

  it('remembers speed and captions', async () => {
    const name = uuid();
    const first = await visit(name);
    press(player(first), '>');
    const menu = await captionsMenu(first);
    menu.value = '1';
    menu.dispatchEvent(new Event('change'));
    await aTimeout(200);
    first.closest('flip-lesson')!.remove();
    const second = await visit(name);
    await waitUntil(() => second.playbackRate === 1.25, 'the speed');
    await waitUntil(() => picture(second).textTracks[1]!.mode === 'showing', 'the captions');
  });

  it('opens the question again at which the learner left, without taking the focus', async () => {
    const name = uuid();
    const content = html`<flip-video id="v" src=${talk}>
      <flip-checkpoint at="5" require="answer"><pretend-question></pretend-question></flip-checkpoint></flip-video>`;
    const first = await stage(content, {name, store: 'local'});
    await playFrom(first.video, 4.5);
    await stopsAt(first.video, first.checkpoints[0]!);
    await aTimeout(300);
    first.lesson.remove();
    const second = await stage(content, {name, store: 'local'});
    await stopsAt(second.video, second.checkpoints[0]!);
    expect(document.activeElement).to.equal(document.body);
  });

  it('keeps the last stretch when it is taken off the page', async () => {
    const {lesson, video} = await stage(html`<flip-video id="v" src=${talk}></flip-video>`);
    await playFrom(video, 3);
    await waitUntil(() => video.currentTime > 4, 'it plays', {timeout: 4000});
    const own = picture(video);
    video.remove();
    await waitUntil(async () => (await entriesOf(lesson, 'v')).some(({type}) => type === 'watched'), 'it is recorded');
    expect(own.paused).to.equal(true);
    expect(own.hasAttribute('src')).to.equal(false);
  });

  it('reaches its goal with the last stretch, too, when it is taken off the page', async () => {
    const {lesson, video} = await stage(html`<flip-video id="v" src=${talk} goal=".05"></flip-video>`);
    await playFrom(video, 3);
    await waitUntil(() => video.currentTime > 4.3, 'it plays', {timeout: 4000});
    video.remove();
    await waitUntil(async () => (await entriesOf(lesson, 'v')).some(({type}) => type === 'progressed'), 'it is recorded');
  });

  it('plays on when it is moved, and works as before', async () => {
    const {lesson, video, checkpoints: [stop]} = await stage(html`<flip-video id="v" src=${talk}>
      <flip-checkpoint at="6" require="answer"><pretend-question></pretend-question></flip-checkpoint></flip-video><section></section>`);
    await playFrom(video, 3);
    await aTimeout(300);
    lesson.querySelector('section')!.append(video);
    await aTimeout(200);
    if (video.paused) void video.play();
    expect(video.currentTime).to.be.above(3);
    await stopsAt(video, stop!);
    expect(video.currentTime).to.be.within(5.95, 6.1);
  });

  it('is at its old place when it comes back to the page later', async () => {
    const {lesson, video} = await stage(html`<flip-video id="v" src=${talk}></flip-video>`);
    await playFrom(video, 9);
    await aTimeout(500);
    video.pause();
    const left = video.currentTime;
    video.remove();
    await aTimeout(100);
    lesson.append(video);
    await waitUntil(() => Math.abs(video.currentTime - left) < 0.5, 'it is there', {timeout: 4000});
  });
});

describe('a <flip-video> that cannot be played', () => {
  async function failing(src: string, type = '') {
    let stageOf: Awaited<ReturnType<typeof stage>> | undefined;
    const codes: string[] = [];
    const listen = (event: CustomEvent<{code: string}>) => codes.push(event.detail.code);
    document.addEventListener('flip-failed', listen);
    const said = await warningsOf(async () => {
      stageOf = await stage(html`<flip-video id="v" src=${src} type=${type}><p>Read the <a href="#text">lecture as text</a>.</p>
        <flip-checkpoint at="2" require="answer"><pretend-question></pretend-question></flip-checkpoint></flip-video>`, {ready: false});
      await waitUntil(() => codes.length > 0, 'it fails', {timeout: 9000});
      await settled(stageOf.video);
    });
    document.removeEventListener('flip-failed', listen);
    const {video, checkpoints, questions, entries} = stageOf!;
    return {video, stop: checkpoints[0]!, question: questions[0]!, entries, said, code: codes[0], words: shadow(video, '[role=alert]')!.textContent};
  }

  it('without a source says so, to the learner and to the author', async () => {
    const {code, words, said} = await failing('');
    expect(code).to.equal('no-source');
    expect(words).to.equal('No video is set here yet.');
    expect(said).to.contain('<flip-video src="lecture.mp4">');
  });

  it('because nothing is there says so, and keeps its questions and the text beside it usable', async () => {
    const {video, stop, question, entries, code, words, said} = await failing(`${fixtures}nothing.mp4`);
    expect(code).to.equal('not-found');
    expect(words).to.contain('not found');
    expect(said).to.contain('nothing.mp4');
    expect(isOpen(stop)).to.equal(true);
    expect(video.querySelector('a')!.getBoundingClientRect().height).to.be.above(0);
    question.answer(1);
    await waitUntil(async () => (await entries()).some(({type}) => type === 'passed'), 'the answer counts');
  });

  it('because a network wants to log in first says so', async () => {
    const {code, words} = await failing(`${fixtures}portal.html`);
    expect(code).to.equal('page');
    expect(words).to.contain('log in');
  });

  it('because of its kind says so', async () => {
    const {code} = await failing(new URL('../../package.json', import.meta.url).href);
    expect(code).to.equal('unsupported');
  });

  it('because a stream is not there says so', async () => {
    const {code} = await failing(`${fixtures}hls/nothing.m3u8`);
    expect(code).to.equal('not-found');
  });

  it('plays after the mend, when the learner tries again', async () => {
    const {video} = await failing(`${fixtures}nothing.mp4`);
    video.src = talk;
    await canPlay(video);
    expect(shadow(video, '[role=alert]')).to.equal(null);
  });

  it('hides what is for that case while it can be played', async () => {
    const {video} = await stage(html`<flip-video id="v" src=${talk}><p>Read the text.</p></flip-video>`);
    expect(video.querySelector('p')!.getBoundingClientRect().height).to.equal(0);
  });
});

describe('a streamed <flip-video>', () => {
  const stream = `${fixtures}hls/main.m3u8`;

  it('stops at its questions, and has its captions', async () => {
    const {video, checkpoints: [stop]} = await stage(html`<flip-video id="v" src=${stream}>
      <flip-checkpoint at="2" require="answer"><pretend-question></pretend-question></flip-checkpoint></flip-video>`);
    await playFrom(video, 1.5);
    await stopsAt(video, stop!);
    expect(video.currentTime).to.be.within(1.95, 2.06);
    const menu = await captionsMenu(video);
    expect([...menu.options].map(({text}) => text)).to.deep.equal(['Off', 'English', 'Deutsch']);
  });

  it('never skips over a login page in a segment\'s place, nor over a question in it', async () => {
    const ask = XMLHttpRequest.prototype.open;
    let portal = true;
    XMLHttpRequest.prototype.open = function (this: XMLHttpRequest, method: string, url: string | URL) {
      ask.call(this, method, portal && /[12]\.m4s/.test(String(url)) ? `${fixtures}portal.html` : url, true);
    };
    try {
      const {video, checkpoints: [stop]} = await stage(html`<flip-video id="v" src=${stream}>
        <flip-checkpoint at="6" require="answer"><pretend-question></pretend-question></flip-checkpoint></flip-video>`);
      let ended = false;
      video.addEventListener('ended', () => { ended = true; });
      await playFrom(video, 2.5);
      await aTimeout(3500);
      expect(video.currentTime).to.be.below(4.5);
      expect(ended).to.equal(false);
      portal = false;
      await stopsAt(video, stop!);
      expect(video.currentTime).to.be.within(5.9, 6.1);
    } finally {
      XMLHttpRequest.prototype.open = ask;
    }
  }).timeout(20_000);

  it('is let go when it leaves the page', async () => {
    const {video} = await stage(html`<flip-video id="v" src=${stream}></flip-video>`);
    const own = picture(video);
    video.remove();
    await waitUntil(() => own.readyState === 0, 'it is empty');
  });
});

describe('a <flip-video> made by a script', () => {
  it('works with children that come later', async () => {
    const lesson = await fixture<FlipLesson>(html`<flip-lesson lesson=${uuid()} store="memory"></flip-lesson>`);
    const video = document.createElement('flip-video');
    lesson.append(video);
    video.src = talk;
    await canPlay(video);
    const stop = document.createElement('flip-checkpoint');
    stop.textContent = 'Think.';
    video.append(stop);
    stop.at = '2';
    await settled(video);
    await playFrom(video, 1.5);
    await stopsAt(video, stop);
  });
});
