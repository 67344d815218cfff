import {aTimeout, expect, fixture, html, waitUntil} from '@open-wc/testing';
import {uuid} from '../../src/core/id.js';
import {EmbedPort, type Protocol} from '../../src/media/embed.js';
import type {MediaFault, MediaPort} from '../../src/media/port.js';
import {isElsewhere} from '../../src/media/source.js';
import {variantsOf} from '../../src/media/variants.js';
import {readVimeo, vimeo, vimeoVideo} from '../../src/media/vimeo.js';
import {readYouTube, secondsOf, youtube, youtubeVideo} from '../../src/media/youtube.js';
import type {FlipVideo} from '../../src/video/index.js';
import {button, canPlay, fixtures, isOpen, playFrom, shadow, stage, stopsAt, talk, warningsOf} from './stage.js';

const ID = 'aqz-KE-bpKQ';

describe('addresses of YouTube and Vimeo', () => {
  for (const src of [
    `https://www.youtube.com/watch?v=${ID}`, `https://m.youtube.com/watch?feature=share&v=${ID}`, `//youtube.com/watch?v=${ID}`,
    `https://youtu.be/${ID}?si=x`, `https://www.youtube.com/embed/${ID}`, `https://www.youtube-nocookie.com/embed/${ID}?rel=0`,
    `https://www.youtube.com/shorts/${ID}`, `https://www.youtube.com/live/${ID}?feature=share`, `https://www.youtube.com/v/${ID}`,
  ]) {
    it(`knows the video in ${src}`, () => {
      expect(isElsewhere(src)).to.equal(true);
      expect(youtubeVideo(src)?.id).to.equal(ID);
    });
  }

  it('finds no video in a channel, a list, or another site that names YouTube', () => {
    for (const src of ['https://www.youtube.com/@channel', 'https://www.youtube.com/playlist?list=PL1', 'https://youtube.com/watch?v=short']) {
      expect(youtubeVideo(src), src).to.equal(undefined);
    }
    expect(isElsewhere(`https://example.org/?u=https://youtu.be/${ID}`)).to.equal(false);
    expect(isElsewhere('https://notyoutube.com/watch?v=1')).to.equal(false);
    expect(isElsewhere('youtube.mp4')).to.equal(false);
  });

  it('begins where the address says, and tells that a list is left out', () => {
    expect(youtubeVideo(`https://youtu.be/${ID}?t=1m30s`)?.start).to.equal(90);
    expect(youtubeVideo(`https://www.youtube.com/watch?v=${ID}&t=75s&list=PL1`)).to.include({start: 75, listed: true});
    expect(youtubeVideo(`https://www.youtube.com/embed/${ID}?start=12`)?.start).to.equal(12);
    expect(youtubeVideo(`https://www.youtube.com/watch?v=${ID}#t=5`)?.start).to.equal(5);
    expect([secondsOf('1h2m3s'), secondsOf('soon'), secondsOf('')]).to.deep.equal([3723, undefined, undefined]);
  });

  it('knows a Vimeo video, its key and its start, and leaves Vimeo\'s files to the browser', () => {
    expect(vimeoVideo('https://vimeo.com/76979871')).to.include({id: '76979871', hash: undefined});
    expect(vimeoVideo('https://vimeo.com/76979871/8272103f6e#t=1m5s')).to.deep.equal({id: '76979871', hash: '8272103f6e', start: 65});
    expect(vimeoVideo('https://player.vimeo.com/video/76979871?h=8272103f6e')).to.include({id: '76979871', hash: '8272103f6e'});
    expect(vimeoVideo('https://vimeo.com/channels/staffpicks/76979871')?.id).to.equal('76979871');
    expect(isElsewhere('https://player.vimeo.com/external/76979871.hd.mp4?s=1')).to.equal(false);
    expect(isElsewhere('https://player.vimeo.com/progressive_redirect/playback/1/file.mp4')).to.equal(false);
  });
});

describe('what the providers say', () => {
  it('is understood, and nothing else is', () => {
    const info = {currentTime: 3.5, duration: 20, playerState: 1, volume: 50, muted: false, playbackRate: 1.5, availablePlaybackRates: [1, 1.5]};
    expect(readYouTube(JSON.stringify({event: 'infoDelivery', info}))).to.deep.equal(
      {answer: true, time: 3.5, duration: 20, state: 'playing', volume: 0.5, muted: false, rate: 1.5, rates: true});
    expect(readYouTube('{"event":"onError","info":101}')).to.deep.equal({fault: 'forbidden'});
    expect(readYouTube('{"event":"onError","info":153}')).to.deep.equal({fault: 'anonymous'});
    for (const noise of ['', '[]', 'null', '{"event":', 7, undefined, {event: 'infoDelivery', info: {currentTime: 'x'}}]) {
      expect(readYouTube(noise)).to.not.have.any.keys('time', 'state', 'fault');
      expect(readVimeo(noise)).to.not.have.any.keys('time', 'state', 'fault');
    }
    expect(readVimeo({event: 'timeupdate', data: {seconds: 2, duration: 20, percent: 0.1}})).to.deep.equal({time: 2, duration: 20});
    expect(readVimeo({event: 'error', data: {method: 'ready', name: 'PrivacyError'}})).to.deep.equal({fault: 'forbidden'});
    expect(readVimeo({event: 'error', data: {method: 'setColor', name: 'Error'}})).to.deep.equal({});
  });
});

/**
 * WebKitGTK names another window than the frame as the source of a message from a frame of the same site, as the stand-ins
 * here are. From another site, as the providers are, its makers' own scripts rely on it too.
 */
function needsSource(this: Mocha.Context): void {
  if (!/Linux.*AppleWebKit/.test(navigator.userAgent) || /Chrom/.test(navigator.userAgent)) return;
  console.log('SKIPPED in WebKitGTK: messages of a stand-in of the same site come from another window there.');
  this.skip();
}

/** A port over a stand-in that this site serves; it speaks what the provider speaks. */
function openPort(name: 'youtube' | 'vimeo', id = 'aqz-KE-bpKQ') {
  const own: Protocol = name === 'youtube' ? youtube({id, start: undefined, listed: false}) : vimeo({id, hash: undefined, start: undefined});
  const faults: MediaFault[] = [];
  const port = new EmbedPort({...own, origin: location.origin, frame: (from) => `${fixtures}${name}.html?v=${id}&start=${from}`},
    {title: 'Talk', language: 'en', onChange: () => {}, onFault: (fault) => faults.push(fault)});
  const heard: string[] = [];
  for (const type of ['play', 'pause', 'seeking', 'seeked', 'loadedmetadata', 'ended', 'ratechange']) port.events.addEventListener(type, () => heard.push(type));
  port.muted = true;
  port.load();
  document.body.append(port.frame!);
  const inside = () => (port.frame!.contentWindow as unknown as {standIn: {media: HTMLVideoElement}}).standIn.media;
  return {port, faults, heard, inside, close: () => {
    port.frame?.remove();
    port.close();
  }};
}

for (const name of ['youtube', 'vimeo'] as const) {
  describe(`the port over ${name}`, () => {
    before(needsSource);

    it('plays, tells its time between the messages, seeks, sets the speed and pauses', async () => {
      const {port, heard, inside, close} = openPort(name);
      port.rate = 1.5;
      void port.play();
      await waitUntil(() => port.currentTime > 1, 'it plays', {timeout: 8000});
      expect(port.duration).to.be.closeTo(20, 0.2);
      expect(inside().playbackRate).to.equal(1.5);
      const times = new Set<number>();
      for (let i = 0; i < 10; i++) {
        times.add(port.currentTime);
        await aTimeout(20);
      }
      expect(times.size).to.be.greaterThan(5);
      expect(Math.abs(port.currentTime - inside().currentTime)).to.be.lessThan(0.6);
      port.seek(12);
      expect(port.currentTime).to.equal(12);
      await waitUntil(() => inside().currentTime > 12.2, 'it is there', {timeout: 8000});
      port.pause();
      await waitUntil(() => inside().paused, 'it paused', {timeout: 8000});
      await aTimeout(600);
      expect(port.paused).to.equal(true);
      expect(heard.filter((type) => type === 'play' || type === 'pause')).to.deep.equal(['play', 'pause']);
      expect(heard.filter((type) => type === 'seeking')).to.have.length(1);
      close();
    });

    it('notices what the learner does in its own controls', async () => {
      const {port, heard, inside, close} = openPort(name);
      void port.play();
      await waitUntil(() => port.currentTime > 0.5, 'it plays', {timeout: 8000});
      inside().currentTime = 15;
      await waitUntil(() => heard.includes('seeking') && port.currentTime >= 15, 'it jumped', {timeout: 8000});
      inside().pause();
      await waitUntil(() => port.paused, 'it paused', {timeout: 8000});
      inside().playbackRate = 2;
      await waitUntil(() => port.rate === 2, 'it is faster', {timeout: 8000});
      void inside().play();
      await waitUntil(() => !port.paused, 'it plays on', {timeout: 8000});
      inside().currentTime = 19.5;
      await waitUntil(() => port.ended, 'it ended', {timeout: 8000});
      expect(port.currentTime).to.be.closeTo(20, 0.3);
      close();
    });
  });
}

describe('the port over a provider', () => {
  it('listens to its own frame only', async () => {
    const {port, close} = openPort('youtube', 'silent-----');
    postMessage(JSON.stringify({event: 'infoDelivery', info: {currentTime: 9, duration: 99}}), '*');
    await aTimeout(100);
    expect(port.duration).to.deep.equal(NaN);
    close();
  });

  it('tells why it cannot be played', async function () {
    needsSource.call(this);
    const {faults, close} = openPort('youtube', 'fault-00101');
    await waitUntil(() => faults.length > 0, 'a fault', {timeout: 8000});
    expect(faults).to.deep.equal(['forbidden']);
    close();
  });

  it('asks for nothing by itself, and keeps a place meanwhile', async () => {
    const port = new EmbedPort(youtube({id: ID, start: 90, listed: false}), {title: '', language: '', onChange: () => {}, onFault: () => {}});
    expect(port.currentTime).to.equal(90);
    port.seek(100);
    expect([port.currentTime, port.frame, port.paused]).to.deep.equal([100, undefined, true]);
    await aTimeout(0);
  });
});

describe('<flip-video> of YouTube before a click', () => {
  const tube = (more = '') => `https://www.youtube.com/watch?v=${ID}${more}`;

  it('shows its name, a play button, what loading means and a link, and asks YouTube for nothing', async () => {
    const {video} = await stage(html`<flip-video id="t" label="Forces" src=${tube()}></flip-video>`, {ready: false});
    await waitUntil(() => shadow(video, '.launch'), 'the play button', {timeout: 8000});
    expect(shadow(video, '.cover')!.textContent).to.contain('Forces');
    expect(shadow(video, '.origin')!.textContent).to.contain('Loads from YouTube; YouTube then receives data.');
    expect(shadow(video, '.origin a')!.getAttribute('href')).to.equal(tube());
    expect(shadow(video, 'iframe')).to.equal(null);
    await expect(video).to.be.accessible();
  });

  it('begins where the address says when start-at does not', async () => {
    const {video} = await stage(html`<flip-video id="t" src=${tube('&t=90')}></flip-video>`, {ready: false});
    await waitUntil(() => video.currentTime === 90, 'it begins there', {timeout: 8000});
    expect(video.shown[0]).to.equal(90);
    video.startAt = '1:00';
    expect(video.shown[0]).to.equal(60);
  });

  it('says that an address without a video cannot be played, with the author\'s own way out', async () => {
    const {video} = await stage(html`<flip-video id="t" src="https://www.youtube.com/@channel"><a href="/text">As text</a></flip-video>`, {ready: false});
    await waitUntil(() => shadow(video, '.fault'), 'the fault', {timeout: 8000});
  });

  it('becomes a file when its src does, and the other way round', async () => {
    const {video} = await stage(html`<flip-video id="t" src=${tube()}></flip-video>`, {ready: false});
    await waitUntil(() => shadow(video, '.launch'), 'the play button', {timeout: 8000});
    video.src = talk;
    await canPlay(video);
    expect(shadow(video, '.launch')).to.equal(null);
    video.src = tube();
    await waitUntil(() => shadow(video, '.launch'), 'the play button', {timeout: 8000});
    expect(shadow(video, 'video')).to.equal(null);
  });
});

describe('<flip-video> with variants', () => {
  const port = (video: FlipVideo): MediaPort => video.port!;

  it('plays the first that this browser can, and another at the same place when the learner wants', async () => {
    const {video} = await stage(html`<flip-video id="t">
      <source src="talk.avi" type="video/x-no-such-thing" label="Old">
      <source src=${talk} type="video/mp4" label="720p"><source src=${`${talk}?small`} label="360p"></flip-video>`);
    expect(port(video).qualities?.map(({label}) => label)).to.deep.equal(['720p', '360p']);
    expect(port(video).quality).to.equal('720p');
    await playFrom(video, 5);
    await waitUntil(() => video.currentTime > 5.3, 'it plays', {timeout: 8000});
    video.playbackRate = 1.5;
    port(video).quality = '360p';
    expect(port(video).quality).to.equal('360p');
    await waitUntil(() => !video.paused && video.currentTime > 5.8, 'it plays on', {timeout: 8000});
    const medium = shadow(video, 'video') as HTMLVideoElement;
    expect(medium.currentSrc).to.contain('?small');
    expect(medium.playbackRate).to.equal(1.5);
    expect(video.currentTime).to.be.lessThan(12);
  });

  it('tries the next when one cannot be played', async () => {
    const {video} = await stage(html`<flip-video id="t"><source src=${`${fixtures}nowhere.mp4`}><source src=${talk}></flip-video>`);
    expect(port(video).quality).to.equal('2');
    expect(shadow(video, '.fault')).to.equal(null);
  });

  it('says so when none can', async () => {
    const {video} = await stage(html`<flip-video id="t"><source src=${`${fixtures}nowhere.mp4`}><p>As text</p></flip-video>`, {ready: false});
    await waitUntil(() => shadow(video, '.fault'), 'the fault', {timeout: 12_000});
  }).timeout(15_000);

  it('gives every variant a name of its own', () => {
    const sources = ['talk_720p.mp4', 'b.mp4', 'c.mp4'].map((src, i) => {
      const source = document.createElement('source');
      source.setAttribute('src', src);
      if (i > 0) source.setAttribute('label', 'Small');
      return source;
    });
    expect(variantsOf(sources, () => true).map(({id, label}) => `${id} ${label}`)).to.deep.equal(['1 720p', 'Small Small', 'Small′ Small']);
  });
});

describe('<flip-video> and what comes late', () => {
  it('takes a player that is defined later, without saying that there is nothing', async () => {
    const tag = `late-${uuid().slice(0, 8)}-video`;
    const faults: string[] = [];
    const heard = (event: Event) => faults.push((event as CustomEvent<{code: string}>).detail.code);
    document.addEventListener('flip-failed', heard);
    const video = document.createElement('flip-video');
    video.id = uuid();
    video.append(document.createElement(tag));
    await fixture(html`${video}`);
    await aTimeout(300);
    customElements.define(tag, class extends HTMLElement {
      currentTime = 0;
      duration = 20;
      paused = true;
      play = () => Promise.resolve();
      pause = () => {};
    });
    await waitUntil(() => video.duration === 20, 'it is taken', {timeout: 8000});
    document.removeEventListener('flip-failed', heard);
    expect(faults).to.deep.equal([]);
    await waitUntil(() => shadow(video, '.limits')?.textContent.includes('The speed cannot be changed here.'), 'what it cannot is said', {timeout: 8000});
    expect(shadow(video, '[part~=speed]')).to.equal(null);
  });

  it('says that a video of the page whose sources all fail cannot be played', async () => {
    const {video} = await stage(html`<flip-video id="t"><video><source src=${`${fixtures}nowhere.mp4`}></video></flip-video>`, {ready: false});
    await waitUntil(() => shadow(video, '.fault'), 'the fault', {timeout: 8000});
  });

  it('shows a poster that is set late', async () => {
    const {video} = await stage(html`<flip-video id="t" src=${talk}></flip-video>`);
    video.poster = '/poster.jpg';
    await video.updateComplete;
    expect((shadow(video, 'video') as HTMLVideoElement).poster).to.match(/\/poster\.jpg$/);
  });

  it('asks as another site does when crossorigin is set late, and goes on where it was', async () => {
    const {video} = await stage(html`<flip-video id="t" src=${talk}></flip-video>`);
    video.crossorigin = 'anonymous';
    await video.updateComplete;
    await canPlay(video);
    expect((shadow(video, 'video') as HTMLVideoElement).crossOrigin).to.equal('anonymous');
  });

  it('keeps place, answers and records when its source is swapped', async () => {
    const {video, checkpoints: [first], questions: [question], entries} = await stage(html`<flip-video id="same" src=${talk}>
      <flip-checkpoint id="c" at="4" require="answer"><pretend-question></pretend-question></flip-checkpoint></flip-video>`);
    await playFrom(video, 3.5);
    await stopsAt(video, first!);
    question!.answer(1);
    await waitUntil(() => !button(first!, 'Continue').disabled, 'it may go on');
    button(first!, 'Continue').click();
    await waitUntil(() => video.currentTime > 5.5, 'it plays on', {timeout: 8000});
    video.pause();
    await aTimeout(100);
    video.src = `${talk}?other`;
    await video.updateComplete;
    await canPlay(video);
    await waitUntil(() => video.currentTime > 5, 'it is where it was', {timeout: 8000});
    expect(isOpen(first!)).to.equal(false);
    expect((await entries()).filter(({type}) => type === 'passed')).to.have.length(1);
  });
});

describe('<flip-video> with something to hear', () => {
  it('shows a cover with its name and its controls, and counts listening in a hidden page', async () => {
    const {video} = await stage(html`<flip-video id="t" label="Forces"><audio src=${talk}></audio></flip-video>`);
    await waitUntil(() => shadow(video, '.cover'), 'the cover', {timeout: 8000});
    expect(shadow(video, '.cover')!.textContent).to.contain('Forces');
    expect(shadow(video, '.controls')).to.not.equal(null);
    expect(video.port!.sound).to.equal(true);
    await expect(video).to.be.accessible();
  });

  it('tells the author of a gate on YouTube what cannot be held', async () => {
    const said = await warningsOf(async () => {
      const {video} = await stage(html`<flip-video id="t" src="https://youtu.be/${ID}">
        <flip-checkpoint at="4" require="answer"><pretend-question></pretend-question></flip-checkpoint></flip-video>`, {ready: false});
      await waitUntil(() => shadow(video, '.limits'), 'the limits', {timeout: 8000});
      await aTimeout(300);
    });
    expect(said).to.contain('YouTube cannot be held at a gate');
  });
});
