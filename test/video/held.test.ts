import {expect, html, waitUntil} from '@open-wc/testing';
import {button, playFrom, settled, shadow, stage, stopsAt, talk, type Stage} from './stage.js';

const lecture = () => stage(html`<flip-video id="v" src=${talk} muted>
  <flip-checkpoint at="2" require="answer"><pretend-question></pretend-question></flip-checkpoint></flip-video>`);
const picture = ({video}: Stage) => video.shadowRoot!.querySelector('video')!;

/** Lets a picture look as if it were in a window of its own, until the page closes it. Tells how often the page did. */
function pretendWindow(medium: HTMLVideoElement): {closed: number; restore(): void} {
  const root = medium.getRootNode() as ShadowRoot;
  const seen = {closed: 0, restore() {
    Reflect.deleteProperty(root, 'pictureInPictureElement');
    Reflect.deleteProperty(document, 'exitPictureInPicture');
  }};
  const shown = () => (seen.closed ? null : medium);
  // The document names only the host that a medium stands in.
  Object.defineProperty(root, 'pictureInPictureElement', {get: shown, configurable: true});
  Object.defineProperty(document, 'exitPictureInPicture', {configurable: true, value: () => {
    seen.closed += 1;
    medium.dispatchEvent(new Event('leavepictureinpicture'));
    return Promise.resolve();
  }});
  return seen;
}

describe('a stop of a <flip-video> whose picture is elsewhere', () => {
  it('takes it back from a window of its own (pretended)', async () => {
    const set = await lecture();
    const seen = pretendWindow(picture(set));
    try {
      await playFrom(set.video, 1.5);
      await stopsAt(set.video, set.checkpoints[0]!);
      await waitUntil(() => seen.closed === 1, 'the window is closed');
      await settled(set.video);
      expect(seen.closed).to.equal(1);
      expect(document.activeElement).to.equal(set.checkpoints[0]);
    } finally {
      seen.restore();
    }
  });

  it("leaves the picture's own full screen of an iPhone (pretended)", async () => {
    const set = await lecture();
    let left = 0;
    Object.assign(picture(set), {webkitExitFullscreen() { left += 1; Object.assign(picture(set), {webkitDisplayingFullscreen: false}); }});
    Object.defineProperty(picture(set), 'webkitDisplayingFullscreen', {value: true, writable: true, configurable: true});
    await playFrom(set.video, 1.5);
    await stopsAt(set.video, set.checkpoints[0]!);
    await waitUntil(() => left === 1, 'it is left');
  });

  it('has a switch that tells it, and takes it back (pretended)', async function () {
    if (!document.pictureInPictureEnabled) this.skip();
    const set = await lecture();
    button(set.video, 'Settings').click();
    await waitUntil(() => shadow(set.video, '.settings-panel'), 'the settings are there', {timeout: 8000});
    const input = () => [...set.video.shadowRoot!.querySelectorAll<HTMLInputElement>('.settings-panel input')]
      .find(({labels}) => labels?.[0]?.textContent.includes('window of its own'))!;
    expect(input().checked).to.equal(false);
    const seen = pretendWindow(picture(set));
    try {
      picture(set).dispatchEvent(new Event('enterpictureinpicture'));
      await waitUntil(() => input().checked, 'it is on');
      input().click();
      await waitUntil(() => seen.closed === 1 && !input().checked, 'it is off');
    } finally {
      seen.restore();
    }
  });
});

describe('an open stop of a <flip-video>', () => {
  it('does not show what lies behind when a key plays it on a page that is busy', async () => {
    const set = await lecture();
    await playFrom(set.video, 1.5);
    await stopsAt(set.video, set.checkpoints[0]!);
    for (let i = 0; i < 2; i += 1) {
      void picture(set).play().catch(() => {});
      for (const end = performance.now() + 200; performance.now() < end;);
      await waitUntil(() => set.video.paused, 'it is held');
      await waitUntil(() => Math.abs(set.video.currentTime - 2) <= 0.06, `it stands at its second, not at ${String(set.video.currentTime)}`);
    }
  });
});
