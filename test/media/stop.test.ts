import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import fc from '../chance.js';
import {NativePort} from '../../src/media/native.js';
import {open} from '../../src/media/open.js';
import {Stopper} from '../../src/media/stop.js';
import '../webkit.js';
import {PretendClock, PretendPort} from './pretend.js';

const fixtures = new URL('./fixtures/', import.meta.url).href;

function stopping(stops: number[], ranges = true) {
  const clock = new PretendClock();
  const port = new PretendPort(clock, ranges);
  const stopped: number[] = [];
  const stopper = new Stopper(port, (at) => stopped.push(at), clock);
  stopper.arm(stops);
  return {clock, port, stopped, stopper};
}

describe('stopping at a time', () => {
  it('pauses there, within a frame', () => {
    const {port, stopped} = stopping([3]);
    void port.play();
    port.run(10_000);
    expect(port.paused).to.equal(true);
    expect(stopped).to.deep.equal([3]);
    expect(port.currentTime).to.be.within(3, 3.02);
  });

  it('pauses as well at double and at half speed, and when the speed changes on the way', () => {
    const {port} = stopping([8]);
    void port.play();
    port.rate = 2;
    port.run(2000);
    port.rate = 0.5;
    port.run(60_000);
    expect(port.currentTime).to.be.within(8, 8.02);
  });

  it('goes on after it, and reports it again only in another pass', () => {
    const {port, stopped} = stopping([3]);
    void port.play();
    port.run(4000);
    void port.play();
    port.run(2000);
    expect(stopped).to.deep.equal([3]);
    port.seek(1);
    port.run(4000);
    expect(stopped).to.deep.equal([3, 3]);
  });

  it('is not stopped by what a jump passes over', () => {
    const {port, stopped} = stopping([3, 20]);
    void port.play();
    port.run(1000);
    port.seek(10);
    port.run(2000);
    expect(stopped).to.deep.equal([]);
    expect(port.paused).to.equal(false);
  });

  it('stops where a jump landed, once it plays', () => {
    const {port, stopped} = stopping([10]);
    port.seek(10);
    expect(stopped).to.deep.equal([]);
    void port.play();
    port.run(500);
    expect(stopped).to.deep.equal([10]);
  });

  it('stops at the very start', () => {
    const {port, stopped} = stopping([0]);
    void port.play();
    port.run(500);
    expect(stopped).to.deep.equal([0]);
    expect(port.currentTime).to.be.below(0.1);
  });

  it('stops at the end, also when a stream ends too early', () => {
    const {port, stopped} = stopping([100]);
    port.seek(99);
    void port.play();
    port.run(500);
    port.ended = true;
    port.tell('ended');
    expect(stopped).to.deep.equal([100]);
  });

  it('goes back when it comes late, if the server lets it', () => {
    const late = (ranges: boolean) => {
      const {port} = stopping([3], ranges);
      void port.play();
      port.run(2600);
      // The page slept: no timer, no frame, only the next event.
      port.clock.time += 900;
      port.currentTime = 3.5;
      port.tell('timeupdate');
      return port;
    };
    expect(late(true).currentTime).to.equal(3);
    expect(late(true).paused).to.equal(true);
    expect(late(false).currentTime).to.equal(3.5);
    expect(late(false).sought).to.deep.equal([]);
  });

  it('misses none when two are passed in one step', () => {
    const {port, stopped} = stopping([3, 3.2], false);
    void port.play();
    port.run(2600);
    port.clock.time += 900;
    port.currentTime = 3.5;
    port.tell('timeupdate');
    void port.play();
    port.run(500);
    expect(stopped).to.deep.equal([3, 3.2]);
  });

  it('does not run in circles while the speed is nought, and stops after it', () => {
    const {clock, port, stopped} = stopping([3]);
    void port.play();
    port.run(2500);
    port.rate = 0;
    expect(clock.waiting).to.equal(0);
    port.run(60_000);
    expect(stopped).to.deep.equal([]);
    port.rate = 1;
    port.run(2000);
    expect(stopped).to.deep.equal([3]);
  });

  it('leaves nothing waiting when it is closed', () => {
    const {clock, port, stopper} = stopping([3]);
    void port.play();
    stopper.close();
    expect(clock.waiting).to.equal(0);
  });

  it('reports every stop once a pass, whatever the learner does', () => {
    const act = fc.oneof(
      fc.record({do: fc.constant('run' as const), ms: fc.integer({min: 20, max: 5000})}),
      fc.record({do: fc.constant('seek' as const), to: fc.integer({min: 0, max: 99})}),
      fc.record({do: fc.constant('rate' as const), rate: fc.constantFrom(0.5, 1, 2, 4)}),
    );
    const times = fc.uniqueArray(fc.integer({min: 1, max: 99}), {maxLength: 8}).map((list) => list.sort((a, b) => a - b));
    fc.assert(fc.property(times, fc.array(act, {maxLength: 25}), (stops, acts) => {
      const {port, stopped} = stopping(stops);
      for (const step of acts) {
        if (step.do === 'seek') {
          port.ended = false;
          port.seek(step.to);
        } else if (step.do === 'rate') port.rate = step.rate;
        else {
          const from = port.currentTime;
          const told = stopped.length;
          void port.play();
          port.run(step.ms);
          const now = port.currentTime;
          // It stops at the first one within a frame, so none behind it is reached; one on the very place may come first.
          const crossed = stops.filter((at) => at > from && at <= now - 0.1);
          expect(crossed).to.deep.equal([]);
          expect(stopped.length - told).to.be.at.most(1);
          if (stopped.length > told) expect(port.paused).to.equal(true);
        }
      }
    }), {numRuns: 300});
  });
});

for (const name of ['talk.mp4', 'hls/main.m3u8']) {
  describe(`stopping a real player: ${name}`, () => {
    let close = () => {};
    afterEach(() => close());

    async function player(stops: number[]) {
      const video = await fixture<HTMLVideoElement>(html`<video muted playsinline></video>`);
      video.muted = true;
      const faults: string[] = [];
      const closeSource = open(video, {src: fixtures + name, at: 0, onFault: (fault) => faults.push(fault)});
      const port = new NativePort(video);
      const stopped: number[] = [];
      const stopper = new Stopper(port, (at) => stopped.push(at));
      stopper.arm(stops);
      close = () => {
        stopper.close();
        closeSource();
      };
      await waitUntil(() => video.readyState >= 3 || faults.length > 0, 'it can play', {timeout: 8000});
      expect(faults).to.deep.equal([]);
      return {video, port, stopped};
    }

    it('stops within a frame, goes on, and stops again', async () => {
      const {video, stopped} = await player([1, 2.5]);
      video.playbackRate = 2;
      for (const at of [1, 2.5]) {
        await video.play();
        await waitUntil(() => stopped.includes(at), `it stops at ${at}`, {timeout: 6000});
        expect(video.paused).to.equal(true);
        await waitUntil(() => !video.seeking, 'it stands still');
        expect(video.currentTime).to.be.within(at - 0.05, at + 0.06);
      }
      expect(stopped).to.deep.equal([1, 2.5]);
    });

    it('stops after a jump to a place before it', async () => {
      const {video, stopped} = await player([8]);
      video.currentTime = 7;
      await video.play();
      await waitUntil(() => stopped.length > 0, 'it stops', {timeout: 6000});
      expect(video.currentTime).to.be.within(7.95, 8.06);
    });
  });
}
