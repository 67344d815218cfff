import {expect, html, waitUntil} from '@open-wc/testing';
import {levelOf, nameOf} from '../../src/media/hls-choices.js';
import {keep} from '../../src/media/kept.js';
import {isDescribed, setDescribed} from '../../src/media/offers.js';
import type {Offers} from '../../src/media/port.js';
import {choose} from '../../src/video/look.js';
import type {FlipVideo} from '../../src/video/index.js';
import {button, fixtures, playFrom, settled, shadow, stage, stopsAt, talk} from './stage.js';

const until = (check: () => unknown, message: string) => waitUntil(check, message, {timeout: 8000});
const panel = (video: FlipVideo) => shadow(video, '[role=dialog].settings-panel');
const focused = (video: FlipVideo) => video.shadowRoot!.activeElement;

async function open(video: FlipVideo): Promise<void> {
  button(video, 'Settings').focus();
  button(video, 'Settings').click();
  await until(() => panel(video), 'the panel opens');
  await settled(video);
}

/** The control of a row of the panel, by its name. */
function row(video: FlipVideo, name: string): HTMLSelectElement & HTMLInputElement {
  const found = [...panel(video)!.querySelectorAll('label.row')].find((label) => label.querySelector('span')!.textContent === name);
  expect(found, `a row "${name}"`).to.not.equal(undefined);
  return found!.querySelector('select, input')!;
}

function set(control: HTMLSelectElement, value: string): void {
  control.value = value;
  control.dispatchEvent(new Event('change'));
}

describe('the settings of a <flip-video>', () => {
  afterEach(() => {
    choose({});
    keep('quality', undefined);
  });

  it('open by their button, take the focus, and give it back with Escape', async () => {
    const {video} = await stage(html`<flip-video id="v" src=${talk} muted></flip-video>`);
    await open(video);
    expect(panel(video)!.getAttribute('aria-label')).to.equal('Settings');
    expect(focused(video)).to.equal(panel(video));
    expect(button(video, 'Settings').getAttribute('aria-expanded')).to.equal('true');
    panel(video)!.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape', bubbles: true, composed: true}));
    await settled(video);
    expect(panel(video)).to.equal(null);
    expect(focused(video)).to.equal(button(video, 'Settings'));
  });

  it('close at a click beside them, and stay at one inside', async () => {
    const {video} = await stage(html`<flip-video id="v" src=${talk} muted></flip-video>`);
    await open(video);
    row(video, 'Speed').dispatchEvent(new PointerEvent('pointerdown', {bubbles: true, composed: true}));
    await settled(video);
    expect(panel(video)).to.not.equal(null);
    document.body.dispatchEvent(new PointerEvent('pointerdown', {bubbles: true, composed: true}));
    await settled(video);
    expect(panel(video)).to.equal(null);
  });

  it('leave the player its place when keys are pressed in them', async () => {
    const {video} = await stage(html`<flip-video id="v" src=${talk} muted></flip-video>`);
    await open(video);
    for (const key of ['ArrowRight', 'k', 'End']) panel(video)!.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true, composed: true}));
    await settled(video);
    expect(video.currentTime).to.equal(0);
    expect(video.paused).to.equal(true);
  });

  it('give way to a question', async () => {
    const {video, checkpoints: [stop]} = await stage(html`<flip-video id="v" src=${talk} muted>
      <flip-checkpoint at="2" require="answer"><pretend-question></pretend-question></flip-checkpoint></flip-video>`);
    await open(video);
    await playFrom(video, 1.5);
    await stopsAt(video, stop!);
    expect(panel(video)).to.equal(null);
  });

  it('set the speed', async () => {
    const {video} = await stage(html`<flip-video id="v" src=${talk} muted></flip-video>`);
    await open(video);
    set(row(video, 'Speed'), '1.5');
    expect(video.playbackRate).to.equal(1.5);
  });

  it('repeat the lecture from its start', async () => {
    const {video} = await stage(html`<flip-video id="v" src=${talk} muted start-at="2" end-at="4"></flip-video>`);
    await open(video);
    row(video, 'Repeat').click();
    let ends = 0;
    video.addEventListener('ended', () => { ends += 1; });
    await playFrom(video, 3);
    await until(() => ends > 0 && !video.paused && video.currentTime < 3.5, 'it begins anew');
  });

  it('have the look of captions, shown at once, and a way back', async () => {
    const {video} = await stage(html`<flip-video id="v" src=${talk} muted>
      <track kind="captions" src="${fixtures}talk.en.vtt" srclang="en" label="English" default></flip-video>`);
    await open(video);
    await until(() => panel(video)!.querySelector('.cue-example'), 'the example');
    const example = () => getComputedStyle(panel(video)!.querySelector('.cue-example .cue')!);
    set(row(video, 'Colour'), 'yellow');
    set(row(video, 'Font'), 'fontMono');
    await settled(video);
    expect(example().color).to.equal('rgb(255, 228, 92)');
    expect(example().fontFamily).to.contain('monospace');
    button(video, 'Reset the look').click();
    await settled(video);
    expect(example().color).to.equal('rgb(255, 255, 255)');
    expect(row(video, 'Colour').value).to.equal('');
  });

  it('without captions have no look of them', async () => {
    const {video} = await stage(html`<flip-video id="v" src=${talk} muted></flip-video>`);
    await open(video);
    expect(panel(video)!.textContent).to.not.contain('Look of captions');
  });

  it('have the qualities of a stream, and remember the choice', async () => {
    const {video} = await stage(html`<flip-video id="v" src="${fixtures}hls/main.m3u8" muted></flip-video>`);
    await open(video);
    await until(() => [...panel(video)!.querySelectorAll('label.row span')].some(({textContent}) => textContent === 'Quality'), 'the row comes');
    const choice = row(video, 'Quality');
    expect([...choice.options].map(({text}) => text)).to.deep.equal(['Automatic', '180p', '90p']);
    set(choice, choice.options[2]!.value);
    await until(() => row(video, 'Quality').selectedOptions[0]!.text === '90p', 'it is chosen');
    video.remove();
    const {video: second} = await stage(html`<flip-video id="w" src="${fixtures}hls/main.m3u8" muted></flip-video>`);
    await open(second);
    await until(() => row(second, 'Quality').selectedOptions[0]!.text === '90p', 'it is chosen again');
    await until(() => second.shadowRoot!.querySelector('video')!.videoHeight === 90, 'it plays so');
  });
});

describe('the choices of a stream', () => {
  it('name a quality by its height, and by its rate where that does not tell', () => {
    const levels = [{height: 360, bitrate: 4e5}, {height: 720, bitrate: 15e5}, {height: 720, bitrate: 25e5}, {height: 0, bitrate: 64_000}];
    expect(levels.map((level) => nameOf(level, levels))).to.deep.equal(['360p', '720p, 1500 kbit/s', '720p, 2500 kbit/s', '64 kbit/s']);
  });

  it('take the height that was chosen elsewhere, or the next lower one', () => {
    const levels = [{height: 360}, {height: 720}, {height: 1080}];
    expect([undefined, '720', '900', '100'].map((height) => levelOf(levels, height))).to.deep.equal([-1, 1, 1, -1]);
  });

  it('go to the described sound of the same language, and back', () => {
    const offered: Offers = {audioTrack: '1', audioTracks: [
      {id: '0', label: 'English', language: 'en'}, {id: '1', label: 'Deutsch', language: 'de'},
      {id: '2', label: 'English, described', language: 'en', describes: true}, {id: '3', label: 'Hörfassung', language: 'de', describes: true}]};
    expect(isDescribed(offered)).to.equal(false);
    setDescribed(offered, true);
    expect(offered.audioTrack).to.equal('3');
    setDescribed(offered, false);
    expect(offered.audioTrack).to.equal('1');
    expect(isDescribed({audioTracks: offered.audioTracks!.slice(0, 2)})).to.equal(undefined);
  });
});
