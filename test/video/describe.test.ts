import {aTimeout, expect, html, waitUntil} from '@open-wc/testing';
import {keep} from '../../src/media/kept.js';
import type {FlipVideo} from '../../src/video/index.js';
import {button, playFrom, settled, shadow, stage, stopsAt, talk} from './stage.js';

const until = (check: () => unknown, message: string) => waitUntil(check, message, {timeout: 8000});
const press = (video: FlipVideo, key: string) =>
  shadow(video, '.player')!.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true, composed: true, cancelable: true}));
const said = (video: FlipVideo) => shadow(video, '[role=status].unseen')!.textContent;

/** Descriptions at 2 s and 9 s; the first has half a second. */
const descriptions = URL.createObjectURL(new Blob([
  'WEBVTT\n\n00:02.000 --> 00:02.500\nA ball leaves a <i>hand</i>.\n\n00:09.000 --> 00:12.000\nIt falls.\n'], {type: 'text/vtt'}));

class FakeUtterance {
  lang = '';
  onstart: (() => void) | null = null;
  onend: (() => void) | null = null;
  onerror: (() => void) | null = null;
  constructor(readonly text: string) {}
}

/** A voice that speaks as long as a test wants. */
class FakeVoice {
  readonly spoken: FakeUtterance[] = [];
  paused = false;
  now: FakeUtterance | undefined;
  constructor(readonly dumb = false) {}
  speak(utterance: FakeUtterance): void {
    this.spoken.push(utterance);
    if (this.dumb) return;
    this.now = utterance;
    utterance.onstart?.();
  }
  cancel(): void { this.now = undefined; }
  pause(): void { this.paused = true; }
  resume(): void { this.paused = false; }
  finish(): void {
    const {now} = this;
    this.now = undefined;
    now?.onend?.();
  }
}

describe('audio description of a <flip-video>', () => {
  const names = ['speechSynthesis', 'SpeechSynthesisUtterance'] as const;
  let before: (PropertyDescriptor | undefined)[] = [];

  function lend(voice: FakeVoice | undefined): void {
    before = names.map((name) => Object.getOwnPropertyDescriptor(window, name));
    Object.defineProperty(window, 'speechSynthesis', {value: voice, configurable: true, writable: true});
    Object.defineProperty(window, 'SpeechSynthesisUtterance', {value: FakeUtterance, configurable: true, writable: true});
  }

  afterEach(() => {
    keep('describe', undefined);
    names.forEach((name, i) => {
      const descriptor = before[i];
      if (descriptor) Object.defineProperty(window, name, descriptor);
      else Reflect.deleteProperty(window, name);
    });
  });

  async function lecture(stop?: string) {
    const staged = await stage(html`<flip-video id="v" src=${talk} muted>
      <track kind="descriptions" src=${descriptions} srclang="en">
      ${stop ? html`<flip-checkpoint at=${stop} require="answer"><pretend-question></pretend-question></flip-checkpoint>` : ''}</flip-video>`);
    return staged;
  }

  it('is switched on and off by the key d, and says so', async () => {
    lend(new FakeVoice());
    const {video} = await lecture();
    press(video, 'd');
    await until(() => said(video) === 'Audio description is on.', 'it is on');
    press(video, 'd');
    await until(() => said(video) === 'Audio description is off.', 'it is off');
  });

  it('says that there is none where there is none', async () => {
    const {video} = await stage(html`<flip-video id="v" src=${talk} muted></flip-video>`);
    press(video, 'd');
    await until(() => said(video) === 'This video has no audio description.', 'it says so');
  });

  it('reads its text in its language; the video waits for a long one and goes on by itself', async () => {
    const voice = new FakeVoice();
    lend(voice);
    const {video} = await lecture();
    press(video, 'd');
    await until(() => said(video) === 'Audio description is on.', 'it is on');
    await playFrom(video, 1.3);
    await until(() => voice.now, 'it speaks');
    expect(voice.now!.text).to.equal('A ball leaves a hand.');
    expect(voice.now!.lang).to.equal('en');
    await until(() => video.paused, 'the video waits');
    expect(video.currentTime).to.be.within(2.4, 3.4);
    await aTimeout(300);
    expect(video.paused).to.equal(true);
    voice.finish();
    await until(() => !video.paused, 'it goes on');
    expect(voice.spoken).to.have.length(1);
  });

  it('does not go on when the learner paused meanwhile', async () => {
    const voice = new FakeVoice();
    lend(voice);
    const {video} = await lecture();
    keep('describe', undefined);
    press(video, 'd');
    await until(() => said(video) === 'Audio description is on.', 'it is on');
    await playFrom(video, 9.2);
    await until(() => voice.now, 'it speaks');
    video.pause();
    await until(() => voice.paused, 'the voice stops with the video');
    voice.finish();
    await aTimeout(400);
    expect(video.paused).to.equal(true);
  });

  it('is silent at an open question, and does not play over it', async () => {
    const voice = new FakeVoice();
    lend(voice);
    const {video, checkpoints: [stop]} = await lecture('2.3');
    press(video, 'd');
    await until(() => said(video) === 'Audio description is on.', 'it is on');
    await playFrom(video, 1.3);
    await until(() => voice.spoken.length === 1, 'it speaks');
    const speech = voice.now!;
    await stopsAt(video, stop!);
    await until(() => voice.now === undefined, 'the voice breaks off');
    speech.onend?.();
    await aTimeout(400);
    expect(video.paused).to.equal(true);
    expect(shadow(video, '.screen.open')).to.not.equal(null);
  });

  it('leaves the wait to the learner who plays on', async () => {
    const voice = new FakeVoice();
    lend(voice);
    const {video} = await lecture();
    press(video, 'd');
    await until(() => said(video) === 'Audio description is on.', 'it is on');
    await playFrom(video, 1.3);
    await until(() => voice.now && video.paused, 'the video waits');
    await settled(video);
    button(video, 'Play').click();
    await until(() => voice.now === undefined && !video.paused, 'it plays, and the voice is still');
  });

  for (const [name, voice] of [['no voice at all', undefined], ['a voice that never speaks', new FakeVoice(true)]] as const) {
    it(`goes to screen readers where there is ${name}`, async () => {
      lend(voice);
      const {video} = await lecture();
      press(video, 'd');
      await until(() => said(video) === 'Audio description is on.', 'it is on');
      await playFrom(video, 1.3);
      await until(() => said(video) === 'A ball leaves a hand.', 'it is announced');
      await until(() => !video.paused && video.currentTime > 2.6, 'the video goes on');
    });
  }

  it('is chosen for all lessons on this device, in the settings', async () => {
    lend(new FakeVoice());
    const {video} = await lecture();
    button(video, 'Settings').click();
    const row = () => [...video.shadowRoot!.querySelectorAll('label.row')].find((label) => label.firstElementChild!.textContent === 'Audio description');
    await until(row, 'the row comes');
    const menu = row()!.querySelector('select')!;
    expect([...menu.options].map(({text}) => text)).to.deep.equal(['Off', 'Read aloud', 'For a screen reader']);
    menu.value = 'text';
    menu.dispatchEvent(new Event('change'));
    const {video: second} = await lecture();
    await playFrom(second, 1.3);
    await until(() => said(second) === 'A ball leaves a hand.', 'it is announced there too');
  });
});
