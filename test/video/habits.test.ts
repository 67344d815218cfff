import {aTimeout, expect, html, waitUntil} from '@open-wc/testing';
import type {FlipVideo} from '../../src/video/index.js';
import {button, isOpen, playFrom, settled, shadow, stage, stopsAt, talk} from './stage.js';

/** Lets the page look hidden while `work` runs. */
async function hidden(work: () => Promise<void>): Promise<void> {
  Object.defineProperty(document, 'visibilityState', {value: 'hidden', configurable: true});
  document.dispatchEvent(new Event('visibilitychange'));
  try {
    await work();
  } finally {
    delete (document as unknown as {visibilityState?: string}).visibilityState;
    document.dispatchEvent(new Event('visibilitychange'));
  }
}

const own = (video: FlipVideo) => video.shadowRoot!.querySelector('video')!;

describe('what a <flip-video> does by itself', () => {
  it('begins anew at its end, and each pass counts', async () => {
    const {video, entries} = await stage(html`<flip-video id="v" src=${talk} muted loop end-at="1.5"></flip-video>`);
    let ends = 0;
    video.addEventListener('ended', () => { ends += 1; });
    await playFrom(video, 0);
    await waitUntil(() => ends >= 2 && !video.paused, 'it plays on after its second end', {timeout: 9000});
    video.pause();
    await settled(video);
    const played = (await entries()).filter(({type}) => type === 'watched').reduce((sum, {data}) => sum + (data as {to: number; from: number}).to - (data as {from: number}).from, 0);
    // One pass is 1.5 s at most.
    expect(played).to.be.above(2);
  });

  it('does not begin anew while a question at its end is open', async () => {
    const {video, checkpoints: [stop]} = await stage(html`<flip-video id="v" src=${talk} muted loop end-at="1.5">
      <flip-checkpoint at="1.5"><p>Think.</p></flip-checkpoint></flip-video>`);
    await playFrom(video, 0);
    await stopsAt(video, stop!);
    await aTimeout(500);
    expect(video.paused && isOpen(stop!)).to.equal(true);
    button(stop!, 'Continue').click();
    await waitUntil(() => !video.paused && video.currentTime < 1.4, 'then it does', {timeout: 4000});
    video.pause();
  });

  it('plays by itself without sound, and says how to get it', async () => {
    const {video} = await stage(html`<flip-video id="v" src=${talk} autoplay></flip-video>`, {ready: false});
    await waitUntil(() => !video.paused && video.currentTime > 0, 'it plays', {timeout: 8000});
    expect(own(video).muted).to.equal(true);
    await waitUntil(() => shadow(video, '.notice.soundless'), 'it says so');
    button(video, 'Turn sound on').click();
    await settled(video);
    expect(own(video).muted).to.equal(false);
    expect(shadow(video, '.notice.soundless')).to.equal(null);
    video.pause();
  });

  it('leaves who wants less motion in peace', async () => {
    const before = window.matchMedia;
    window.matchMedia = (query) => Object.create(before.call(window, query), {matches: {value: query.includes('reduced-motion')}}) as MediaQueryList;
    try {
      const {video} = await stage(html`<flip-video id="v" src=${talk} autoplay></flip-video>`);
      await aTimeout(800);
      expect(video.paused).to.equal(true);
    } finally {
      window.matchMedia = before;
    }
  });

  it('pauses in a hidden tab when it is asked to, and only then', async () => {
    const {video} = await stage(html`<flip-video id="v" src=${talk} muted pause-when-hidden></flip-video>`);
    await aTimeout(300);
    await playFrom(video, 0);
    await hidden(async () => {
      await waitUntil(() => video.paused, 'it pauses');
    });
    video.pauseWhenHidden = false;
    await playFrom(video, 3);
    await hidden(async () => {
      await aTimeout(200);
      expect(video.paused).to.equal(false);
    });
    video.pause();
  });

  it('pauses when another lecture on the page is played', async () => {
    const {video, lesson} = await stage(html`<flip-video id="v" src=${talk} muted></flip-video><flip-video id="w" src=${talk} muted></flip-video>`);
    const other = lesson.querySelector<FlipVideo>('#w')!;
    await waitUntil(() => other.duration > 0, 'the other is there', {timeout: 8000});
    await playFrom(video, 0);
    await playFrom(other, 0);
    await waitUntil(() => video.paused, 'the first one pauses');
    expect(other.paused).to.equal(false);
    other.pause();
  });

  it('goes back ten seconds by a button, and sorts its speeds', async () => {
    const {video} = await stage(html`<flip-video id="v" src=${talk} rates="2 1 0.5"></flip-video>`);
    video.currentTime = 15;
    await waitUntil(() => video.currentTime === 15, 'it is there');
    button(video, 'Back 10 seconds').click();
    await waitUntil(() => video.currentTime === 5, 'it went back');
    expect([...(shadow(video, '[part~=speed] select') as HTMLSelectElement).options].map(({value}) => value)).to.deep.equal(['0.5', '1', '2']);
  });

  it('begins at start-at, also when play is pressed before anything is there', async () => {
    const {video} = await stage(html`<flip-video id="v" src=${talk} muted start-at="8"></flip-video>`, {ready: false});
    await waitUntil(() => shadow(video, 'video'), 'a player is there');
    void video.play();
    await waitUntil(() => video.currentTime >= 8, 'it is where the lecture begins', {timeout: 8000});
    video.pause();
  });
});
