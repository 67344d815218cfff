import {expect} from '@open-wc/testing';
import {StallClock, type Flow} from '../../src/media/stall.js';
import {PretendClock, PretendPort} from './pretend.js';
import '../webkit.js';

function playing() {
  const clock = new PretendClock();
  const port = new PretendPort(clock);
  const said: Flow[] = [];
  const stall = new StallClock(port, (flow) => said.push(flow), clock);
  void port.play();
  port.run(1000);
  return {clock, port, said, stall};
}

describe('a video that does not arrive', () => {
  it('says after four seconds that the connection is slow, after fifteen that it is stuck', () => {
    const {port, said} = playing();
    port.stalled = true;
    port.run(3500);
    expect(said).to.deep.equal([]);
    port.run(1500);
    expect(said).to.deep.equal(['slow']);
    port.run(11_000);
    expect(said).to.deep.equal(['slow', 'stuck']);
  });

  it('takes it back once the video plays on', () => {
    const {port, said} = playing();
    port.stalled = true;
    port.run(5000);
    port.stalled = false;
    port.run(600);
    expect(said).to.deep.equal(['slow', 'flowing']);
  });

  it('says nothing while the learner pauses, or at the end', () => {
    const {port, said} = playing();
    port.pause();
    port.run(20_000);
    port.seek(99);
    void port.play();
    port.run(20_000);
    expect(said).to.deep.equal([]);
  });

  it('counts from the start when the first picture never comes', () => {
    const clock = new PretendClock();
    const port = new PretendPort(clock);
    port.stalled = true;
    const said: Flow[] = [];
    new StallClock(port, (flow) => said.push(flow), clock);
    void port.play();
    port.run(4600);
    expect(said).to.deep.equal(['slow']);
  });

  it('gets a player going that stands still with the video at hand', () => {
    const {port, said} = playing();
    port.buffered = {length: 1, start: () => 0, end: () => 50};
    port.frozen = true;
    port.run(3000);
    expect(port.frozen).to.equal(false);
    expect(port.paused).to.equal(false);
    expect(port.currentTime).to.be.above(1.3);
    expect(said).to.deep.equal([]);
  });

  it('leaves a player alone that waits for the network', () => {
    const {port} = playing();
    port.buffered = {length: 1, start: () => 0, end: () => port.currentTime + 0.1};
    port.frozen = true;
    port.run(3000);
    expect(port.frozen).to.equal(true);
  });

  it('says nothing while the learner searches back and forth, to the same places', () => {
    const {port, said} = playing();
    port.stalled = true;
    for (let i = 0; i < 40; i += 1) {
      port.seek(i % 2 ? 5 : 10);
      port.run(250);
    }
    expect(said).to.deep.equal([]);
    port.run(5000);
    expect(said).to.deep.equal(['slow']);
  });

  it('is not misled by a player that pushes itself on a little', () => {
    const {port, said} = playing();
    port.stalled = true;
    for (let i = 0; i < 4; i += 1) {
      port.run(1200);
      port.seek(port.currentTime + 0.1);
    }
    expect(said).to.deep.equal(['slow']);
  });

  it('speaks to a learner who jumped without playing, too', () => {
    const {port, said} = playing();
    port.pause();
    port.seeking = true;
    port.tell('seeking');
    port.run(5000);
    expect(said).to.deep.equal(['slow']);
  });

  it('leaves nothing waiting when it is closed', () => {
    const {clock, stall} = playing();
    stall.close();
    expect(clock.waiting).to.equal(0);
  });
});
