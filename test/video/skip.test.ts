import {aTimeout, expect, html, waitUntil} from '@open-wc/testing';
import fc from '../chance.js';
import type {Interval} from '../../src/core/interval.js';
import {uuid} from '../../src/core/id.js';
import {LocalLog} from '../../src/core/local-log.js';
import type {FlipVideo} from '../../src/video/index.js';
import {isHole, nearest, reach, type Skip} from '../../src/video/skip.js';
import {button, isOpen, playFrom, settled, shadow, stage, stopsAt, talk, warningsOf} from './stage.js';

const standing = (seen: Interval[], here: number, done = false) => ({seen, shown: [0, 100] as Interval, here, done});

describe('where a learner may jump', () => {
  it('is anywhere in a free video', () => {
    expect(reach('free', standing([], 0))).to.deep.equal([[0, 100]]);
  });

  it('is as far as was seen without a hole, and anywhere once the goal is reached', () => {
    expect(reach('watched', standing([[0, 20], [60, 70]], 5))).to.deep.equal([[0, 20]]);
    expect(reach('watched', standing([[0, 20]], 5, true))).to.deep.equal([[0, 100]]);
  });

  it('is what was seen around them too, where a checkpoint led ahead', () => {
    expect(reach('watched', standing([[0, 20], [60, 70]], 68))).to.deep.equal([[0, 20], [60, 68]]);
  });

  it('is not ahead of the furthest place they were at', () => {
    expect(reach('back', standing([[0, 5], [10, 30]], 12))).to.deep.equal([[0, 30]]);
  });

  it('is nowhere in a video without jumps', () => {
    expect(reach('none', standing([[0, 50]], 12))).to.deep.equal([[12, 12]]);
  });

  it('takes a lost moment for no hole', () => {
    expect(reach('watched', standing([[0, 10], [10.4, 20]], 3))).to.deep.equal([[0, 20]]);
  });

  it('never leads to what was not seen, and always lets stay', () => {
    const stretch = fc.tuple(fc.integer({min: 0, max: 90}), fc.integer({min: 1, max: 30})).map(([from, length]): Interval => [from, Math.min(100, from + length)]);
    fc.assert(fc.property(
      fc.array(stretch, {maxLength: 8}), fc.integer({min: 0, max: 100}), fc.integer({min: 0, max: 100}), fc.constantFrom<Skip>('watched', 'back', 'none'),
      (seen, here, to, skip) => {
        const open = reach(skip, standing(seen, here));
        expect(nearest(here, open)).to.equal(here);
        const time = nearest(to, open);
        expect(nearest(time, open), 'what is nearest is allowed').to.equal(time);
        expect(time).to.be.at.most(Math.max(here, ...seen.map(([, end]) => end)));
        if (skip === 'watched' && time > here) expect(seen.some(([from, end]) => from <= time && time <= end + 1), `${time} was seen`).to.equal(true);
      }));
  });

  it('knows a hole in a stream from a jump', () => {
    expect(isHole([[0, 10], [20, 30]], 9.8, 20.1)).to.equal(true);
    expect(isHole([[0, 10], [20, 30]], 9.8, 25)).to.equal(false);
    expect(isHole([[0, 30]], 9.8, 20)).to.equal(false);
  });
});

/** Waits until the part that guards jumps is here: it says why it refuses. */
async function guarded(video: FlipVideo): Promise<void> {
  await waitUntil(() => {
    video.currentTime = 19;
    return words(video);
  }, 'the guard is here', {timeout: 8000});
}

const words = (video: FlipVideo) => shadow(video, '.notice.skip p')?.textContent ?? '';
const medium = (video: FlipVideo) => video.querySelector('video') ?? video.shadowRoot!.querySelector('video')!;
const key = (video: FlipVideo, name: string) =>
  shadow(video, '.player')!.dispatchEvent(new KeyboardEvent('keydown', {key: name, bubbles: true, composed: true, cancelable: true}));

async function watchTo(video: FlipVideo, at: number): Promise<void> {
  await playFrom(video, 0);
  video.playbackRate = 2;
  await waitUntil(() => video.currentTime >= at, `${at} s are watched`, {timeout: 8000});
  video.pause();
  await settled(video);
}

describe('<flip-video skip>', () => {
  it('lets nobody jump before its guard is here', async () => {
    const {video} = await stage(html`<flip-video id="v" src=${talk} muted></flip-video>`);
    video.skip = 'watched';
    video.currentTime = 15;
    expect(video.currentTime).to.equal(0);
    await guarded(video);
    expect(video.currentTime).to.equal(0);
  });

  it('watched: names no place to who has seen nothing', async () => {
    const {video} = await stage(html`<flip-video id="v" src=${talk} muted skip="watched"></flip-video>`);
    await guarded(video);
    key(video, 'End');
    await waitUntil(() => words(video).includes('Once you have seen 90'), 'it says when');
    expect(words(video)).to.not.contain('0:00');
  });

  it('watched: goes as far as was seen, says why not further, in text and to screen readers', async () => {
    const {video} = await stage(html`<flip-video id="v" src=${talk} muted skip="watched"></flip-video>`);
    await guarded(video);
    await watchTo(video, 3);
    const furthest = video.currentTime;
    key(video, 'Home');
    await waitUntil(() => video.currentTime === 0, 'back is allowed');
    key(video, 'End');
    await waitUntil(() => Math.abs(video.currentTime - furthest) < 0.5, `it lands at ${furthest}, the furthest second seen`);
    await settled(video);
    expect(words(video)).to.contain('You can jump to any place up to 0:03');
    expect(words(video)).to.contain('Once you have seen 90');
    await waitUntil(() => shadow(video, '[role=status].unseen')!.textContent.includes('up to 0:03'), 'it is announced');
    button(video, 'Close').click();
    await settled(video);
    expect(words(video)).to.equal('');
  });

  it('watched: shows on the bar what is not open yet, and opens all once the goal is reached', async () => {
    const {video} = await stage(html`<flip-video id="v" src=${talk} muted skip="watched" goal="0.1"></flip-video>`);
    await guarded(video);
    await settled(video);
    expect(shadow(video, '.closed'), 'a part is closed').to.not.equal(null);
    await watchTo(video, 2.5);
    await waitUntil(() => !shadow(video, '.closed'), 'nothing is closed', {timeout: 4000});
    video.currentTime = 15;
    await waitUntil(() => video.currentTime === 15, 'it jumps freely');
  });

  it('back: goes back and forward again to where the learner was', async () => {
    const {video} = await stage(html`<flip-video id="v" src=${talk} muted skip="back"></flip-video>`);
    await guarded(video);
    await watchTo(video, 3);
    video.currentTime = 1;
    await waitUntil(() => video.currentTime === 1, 'back');
    video.currentTime = 2.5;
    await waitUntil(() => video.currentTime === 2.5, 'and forward again');
    video.currentTime = 12;
    await waitUntil(() => video.currentTime > 2.6 && video.currentTime < 4, 'not ahead');
    expect(words(video)).to.match(/You can jump back, and forward again to 0:0[34]/);
  });

  it('none: goes nowhere, but begins anew after the end', async () => {
    const {video} = await stage(html`<flip-video id="v" src=${talk} muted skip="none" end-at="2"></flip-video>`);
    await waitUntil(() => {
      key(video, 'l');
      return words(video);
    }, 'the guard is here', {timeout: 8000});
    expect(words(video)).to.contain('without jumps');
    await playFrom(video, 0);
    await waitUntil(() => video.ended && video.paused, 'it ends', {timeout: 8000});
    key(video, 'j');
    expect(video.currentTime).to.be.closeTo(2, 0.2);
    void video.play();
    await waitUntil(() => video.currentTime < 1 && !video.paused, 'it begins anew', {timeout: 4000});
  });

  it("takes back a jump on a foreign player's own bar, and says why", async () => {
    const {video} = await stage(html`<flip-video id="v" skip="watched"><video src=${talk} controls muted playsinline></video></flip-video>`);
    await guarded(video);
    await playFrom(video, 0);
    await waitUntil(() => video.currentTime > 2.5, 'it plays', {timeout: 6000});
    const before = video.currentTime;
    medium(video).currentTime = 15;
    await waitUntil(() => !medium(video).seeking && video.currentTime < 8, 'it is back', {timeout: 6000});
    expect(video.currentTime).to.be.closeTo(before, 1.5);
    await waitUntil(() => words(video).includes('You can jump to any place'), 'it says why', {timeout: 8000});
    video.pause();
  });

  it('a free video lets a foreign bar be', async () => {
    const {video} = await stage(html`<flip-video id="v"><video src=${talk} controls muted playsinline></video></flip-video>`);
    medium(video).currentTime = 15;
    await aTimeout(400);
    expect(video.currentTime).to.equal(15);
  });

  it("follows an author's jump ahead", async () => {
    const {video, checkpoints: [stop], questions: [question]} = await stage(html`<flip-video id="v" src=${talk} muted skip="watched">
      <flip-checkpoint at="1" require="answer" on-correct="12"><pretend-question></pretend-question></flip-checkpoint></flip-video>`);
    await guarded(video);
    await settled(video);
    button(video, 'Close').click();
    await playFrom(video, 0);
    await stopsAt(video, stop!);
    question!.answer(1);
    await settled(video);
    button(stop!, /Go on at 0:12/).click();
    await waitUntil(() => video.currentTime >= 12.2 && !video.paused, 'it plays there', {timeout: 6000});
    video.pause();
    await settled(video);
    expect(words(video)).to.equal('');
  });

  it('does not open a stop that lies ahead', async () => {
    const {video, checkpoints: [stop]} = await stage(html`<flip-video id="v" src=${talk} muted skip="watched">
      <flip-checkpoint at="10"><p>Think.</p></flip-checkpoint></flip-video>`);
    await guarded(video);
    await settled(video);
    button(video, 'Close').click();
    video.shadowRoot!.querySelector('.mark')!.dispatchEvent(new MouseEvent('click'));
    await settled(video);
    expect(isOpen(stop!)).to.equal(false);
    expect(words(video)).to.contain('you can jump anywhere');
  });

  it('does not open it from a list of stops beside the video either', async () => {
    const {lesson, video, checkpoints: [stop]} = await stage(html`<flip-contents for="v"></flip-contents>
      <flip-video id="v" src=${talk} muted skip="watched"><flip-checkpoint at="10"><p>Think.</p></flip-checkpoint></flip-video>`);
    await guarded(video);
    await settled(video);
    button(video, 'Close').click();
    const list = lesson.querySelector('flip-contents')!;
    await waitUntil(() => list.shadowRoot!.querySelector('button'), 'the list is there', {timeout: 6000});
    list.shadowRoot!.querySelector('button')!.click();
    await settled(video);
    expect(isOpen(stop!)).to.equal(false);
    expect(words(video)).to.contain('you can jump anywhere');
  });

  it('comes back no further than was seen, whatever place was kept', async () => {
    const name = uuid();
    const log = await LocalLog.open(name, {indexedDB});
    await log.append({id: uuid(), activity: 'v', type: 'watched', data: {from: 0, to: 6, rate: 1}});
    await log.drafts.set('v/place', 14);
    log.close();
    const {video} = await stage(html`<flip-video id="v" src=${talk} muted skip="watched"></flip-video>`, {name, store: 'local'});
    await waitUntil(() => Math.abs(video.currentTime - 6) < 0.3, 'it is where it was seen to', {timeout: 8000});
    expect(words(video)).to.equal('');
  });

  it('tells the author of a word it does not know, and lets learners jump', async () => {
    const said = await warningsOf(async () => {
      const {video} = await stage(html`<flip-video id="v" src=${talk} muted skip="seen"></flip-video>`);
      await waitUntil(() => {
        video.currentTime = 12;
        return video.currentTime === 12;
      }, 'it jumps', {timeout: 8000});
    });
    expect(said).to.contain('skip="seen"').and.to.contain('skip="watched"');
  });
});
