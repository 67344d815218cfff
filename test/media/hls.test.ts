import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import {open} from '../../src/media/open.js';

const fixtures = new URL('./fixtures/', import.meta.url).href;

describe('a stream', () => {
  const closers: (() => void)[] = [];
  afterEach(() => {
    for (const close of closers.splice(0)) close();
  });

  async function playing(src: string, at = 0, type = '') {
    const video = await fixture<HTMLVideoElement>(html`<video muted playsinline></video>`);
    video.muted = true;
    const faults: string[] = [];
    const close = open(video, {src, type, at, onFault: (fault) => faults.push(fault)});
    closers.push(close);
    return {video, faults, close};
  }

  it('plays, and begins where it is told to', async () => {
    const {video, faults} = await playing(`${fixtures}hls/main.m3u8`, 9);
    await waitUntil(() => video.readyState >= 3, 'it can play', {timeout: 8000});
    expect(faults).to.deep.equal([]);
    expect(video.duration).to.be.closeTo(20, 0.5);
    expect(video.currentTime).to.be.closeTo(9, 0.3);
  });

  it('knows how long it is before a jump can be made, however late the browser says that it is open', async () => {
    const Source = (globalThis as {ManagedMediaSource?: typeof MediaSource}).ManagedMediaSource ?? MediaSource;
    Source.prototype.addEventListener = function late(this: MediaSource, type: string, listener: EventListenerOrEventListenerObject, options?: AddEventListenerOptions) {
      const tell = typeof listener === 'function' ? listener : listener.handleEvent.bind(listener);
      EventTarget.prototype.addEventListener.call(this, type, type === 'sourceopen' ? (event) => setTimeout(() => tell(event), 400) : listener, options);
    } as typeof Source.prototype.addEventListener;
    try {
      const {video} = await playing(`${fixtures}hls/main.m3u8`);
      const [length, place] = await new Promise<[number, number]>((done) => {
        video.addEventListener('loadedmetadata', () => {
          video.currentTime = 12;
          done([video.duration, video.currentTime]);
        }, {once: true});
      });
      expect(length).to.be.closeTo(20, 0.5);
      expect(place).to.equal(12);
    } finally {
      delete (Source.prototype as Partial<MediaSource>).addEventListener;
    }
  });

  it('brings its subtitles, and loads only the one that is shown', async () => {
    const {video} = await playing(`${fixtures}hls/main.m3u8`);
    await waitUntil(() => video.textTracks.length === 2, 'the tracks come', {timeout: 8000});
    const [english, german] = [...video.textTracks];
    expect([english!.label, german!.label]).to.deep.equal(['English', 'Deutsch']);
    expect(german!.language).to.equal('de');
    german!.mode = 'showing';
    await waitUntil(() => (german!.cues?.length ?? 0) === 3, 'the cues come', {timeout: 8000});
    expect((german!.cues![0] as VTTCue).text).to.contain('Wirf');
    english!.mode = 'hidden';
    expect(english!.cues).to.have.length(0);
  });

  it('that is not there is asked for again, then reported', async () => {
    const {faults} = await playing(`${fixtures}hls/nothing.m3u8`);
    await waitUntil(() => faults.length > 0, 'it says so', {timeout: 9000});
    expect(faults).to.deep.equal(['not-found']);
  });

  it('in whose place a login page comes is reported as that', async () => {
    const {faults} = await playing(`${fixtures}portal.html`, 0, 'application/vnd.apple.mpegurl');
    await waitUntil(() => faults.length > 0, 'it says so', {timeout: 9000});
    expect(faults).to.deep.equal(['page']);
  });

  it('is let go when it is closed', async () => {
    const {video, close} = await playing(`${fixtures}hls/main.m3u8`);
    await waitUntil(() => video.readyState >= 1, 'it loads', {timeout: 8000});
    close();
    await waitUntil(() => video.readyState === 0, 'it is empty');
    expect(video.hasAttribute('src')).to.equal(false);
  });

  it('closed before the player has come never begins', async () => {
    const {video, close} = await playing(`${fixtures}hls/main.m3u8`);
    close();
    await new Promise((done) => setTimeout(done, 300));
    expect(video.hasAttribute('src')).to.equal(false);
  });
});
