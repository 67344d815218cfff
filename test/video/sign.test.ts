import {aTimeout, expect, html, waitUntil} from '@open-wc/testing';
import {keep} from '../../src/media/kept.js';
import {stepOf} from '../../src/video/along.js';
import type {FlipVideo} from '../../src/video/index.js';
import {button, settled, shadow, stage, talk} from './stage.js';

const until = (check: () => unknown, message: string) => waitUntil(check, message, {timeout: 8000});
const signer = (video: FlipVideo) => video.querySelector<HTMLVideoElement>('video[slot=sign]')!;
const own = (video: FlipVideo) => video.shadowRoot!.querySelector('video')!;

async function signed() {
  const {video} = await stage(html`<flip-video id="v" src=${talk} muted><video slot="sign" src=${talk}></video></flip-video>`);
  await until(() => signer(video).getBoundingClientRect().width > 0 && signer(video).readyState >= 2, 'the signing is there');
  return video;
}

describe('a signing <video> in a <flip-video>', () => {
  afterEach(() => keep('sign', undefined));

  it('is not taken for the lecture', async () => {
    const video = await signed();
    expect(own(video).currentSrc).to.contain('talk.mp4');
    expect(signer(video).muted).to.equal(true);
    expect(shadow(video, '.seek')).to.not.equal(null);
  });

  it('plays along: starts, jumps, changes speed and pauses with it', async () => {
    const video = await signed();
    await playFromOwn(video, 3);
    await until(() => !signer(video).paused, 'it plays along');
    video.playbackRate = 1.5;
    await until(() => Math.abs(signer(video).playbackRate - 1.5) < 0.15, 'its speed');
    video.currentTime = 10;
    await until(() => video.currentTime > 10.8 && Math.abs(signer(video).currentTime - video.currentTime) < 0.3, 'it is at the same place');
    video.pause();
    await until(() => signer(video).paused, 'it pauses');
    await until(() => Math.abs(signer(video).currentTime - video.currentTime) < 0.3, 'at the same place');
  });

  it('lies in the corner of the picture, and stands beside it when the learner wants', async () => {
    const video = await signed();
    const [small, all] = [signer(video).getBoundingClientRect(), shadow(video, '.picture')!.getBoundingClientRect()];
    expect(small.width).to.be.below(all.width / 2);
    expect(small.right).to.be.closeTo(all.right, 2);
    expect(small.bottom).to.be.closeTo(all.bottom, 2);
    button(video, 'Settings').click();
    const row = () => [...video.shadowRoot!.querySelectorAll('label.row')].find((label) => label.firstElementChild!.textContent === 'Sign language');
    await until(row, 'the row comes');
    const menu = row()!.querySelector('select')!;
    menu.value = 'beside';
    menu.dispatchEvent(new Event('change'));
    await until(() => signer(video).getBoundingClientRect().left >= shadow(video, '.picture')!.getBoundingClientRect().right - 1, 'it stands beside');
  });

  it('is hidden and shown by its button, and rests while hidden', async () => {
    const video = await signed();
    await until(() => video.shadowRoot!.querySelector('.signer'), 'the button');
    expect(button(video, 'Sign language').getAttribute('aria-pressed')).to.equal('true');
    await playFromOwn(video, 3);
    await until(() => !signer(video).paused, 'it plays along');
    button(video, 'Sign language').click();
    await until(() => signer(video).paused && signer(video).getBoundingClientRect().width === 0, 'it is hidden');
    button(video, 'Sign language').click();
    await until(() => !signer(video).paused && Math.abs(signer(video).currentTime - video.currentTime) < 0.3, 'it is back, at the right place');
    video.pause();
    await settled(video);
  });

  it('stays away where the learner hid it in another lesson', async () => {
    keep('sign', 'hidden');
    const {video} = await stage(html`<flip-video id="v" src=${talk} muted><video slot="sign" src=${talk}></video></flip-video>`);
    await until(() => video.shadowRoot!.querySelector('.signer'), 'the button');
    await aTimeout(100);
    expect(signer(video).getBoundingClientRect().width).to.equal(0);
  });
});

/** As `playFrom`, for the video of our own. */
async function playFromOwn(video: FlipVideo, at: number): Promise<void> {
  own(video).muted = true;
  video.currentTime = at;
  await until(() => !own(video).seeking && own(video).readyState >= 2, 'it is there');
  void video.play();
  await until(() => !video.paused, 'it plays');
}

describe('the step of a second medium', () => {
  it('is a jump when far, another speed when near, and nothing when together', () => {
    expect(stepOf(10, 1, 9)).to.deep.equal({seek: 10, rate: 1});
    expect(stepOf(10, 1, 9.8).rate).to.be.above(1);
    expect(stepOf(10, 2, 10.2).rate).to.be.below(2);
    expect(stepOf(10, 1.5, 10.02)).to.deep.equal({rate: 1.5});
  });
});

