import {expect} from '@open-wc/testing';
import fc from '../chance.js';
import {covered, union, type Interval} from '../../src/core/interval.js';
import {Watch, type Watched} from '../../src/media/watch.js';
import {asVisibility, PretendClock, PretendPage, PretendPort} from './pretend.js';
import '../webkit.js';

function watching() {
  const clock = new PretendClock();
  const port = new PretendPort(clock);
  const page = new PretendPage();
  const seen: Watched[] = [];
  const watch = new Watch(port, (watched) => seen.push(watched), asVisibility(page), clock);
  const near = (...expected: [number, number, number?][]) => {
    expect(seen).to.have.length(expected.length);
    for (const [i, [from, to, rate = 1]] of expected.entries()) {
      expect(seen[i]!.from).to.be.closeTo(from, 0.3);
      expect(seen[i]!.to).to.be.closeTo(to, 0.3);
      expect(seen[i]!.rate).to.equal(rate);
    }
  };
  return {clock, port, page, seen, watch, near};
}

describe('what was watched', () => {
  it('runs from play to pause', () => {
    const {port, near} = watching();
    void port.play();
    port.run(3000);
    port.pause();
    near([0, 3]);
  });

  it('never counts what was jumped over', () => {
    const {port, near} = watching();
    void port.play();
    port.run(2000);
    port.seek(50);
    port.run(1000);
    port.pause();
    near([0, 2], [50, 51]);
  });

  it('loses nothing before a jump when it is asked first', () => {
    const {port, watch, seen} = watching();
    void port.play();
    port.run(2200);
    watch.cut();
    port.seek(50);
    expect(seen[0]!.to).to.be.closeTo(2.2, 0.01);
  });

  it('counts a rewind as seen twice, not as seen backwards', () => {
    const {port, near} = watching();
    void port.play();
    port.run(4000);
    port.seek(1);
    port.run(2000);
    port.pause();
    near([0, 4], [1, 3]);
  });

  it('does not count while the page is hidden', () => {
    const {port, page, near} = watching();
    void port.play();
    port.run(2000);
    page.set('hidden');
    port.run(5000);
    page.set('visible');
    port.run(1000);
    port.pause();
    near([0, 2], [7, 8]);
  });

  it('keeps speeds apart', () => {
    const {port, near} = watching();
    void port.play();
    port.run(2000);
    port.rate = 2;
    port.run(2000);
    port.pause();
    near([0, 2], [2, 6, 2]);
  });

  it('tells every ten seconds, so that a crash loses little', () => {
    const {port, near} = watching();
    void port.play();
    port.run(25_000);
    near([0, 10], [10, 20]);
  });

  it('does not count a hole that a stream jumps over without a word', () => {
    const {port, near} = watching();
    void port.play();
    port.run(2000);
    port.currentTime = 12;
    port.run(1000);
    port.pause();
    near([0, 2], [12.25, 13]);
  });

  it('is not cut by false seeking events of a player at double speed', () => {
    const {port, near} = watching();
    port.rate = 2;
    void port.play();
    for (let i = 0; i < 20; i++) {
      port.run(100);
      port.tell('seeking');
    }
    port.pause();
    near([0, 4, 2]);
  });

  it('tells the last stretch when its element goes', () => {
    const {port, watch, near} = watching();
    void port.play();
    port.run(1500);
    watch.close();
    port.run(1500);
    near([0, 1.5]);
  });

  it('agrees with what was really played, whatever the learner does', () => {
    const act = fc.oneof(
      fc.record({do: fc.constant('run' as const), ms: fc.integer({min: 20, max: 4000})}),
      fc.record({do: fc.constant('seek' as const), to: fc.integer({min: 0, max: 95})}),
      fc.record({do: fc.constantFrom('play' as const, 'pause' as const, 'hide' as const, 'show' as const)}),
      fc.record({do: fc.constant('rate' as const), rate: fc.constantFrom(0.5, 1, 1.5, 2)}),
    );
    fc.assert(fc.property(fc.array(act, {maxLength: 25}), (acts) => {
      const {port, page, seen, watch} = watching();
      const truth: Interval[] = [];
      for (const step of acts) {
        const before = port.currentTime;
        if (step.do === 'run') {
          port.run(step.ms);
          if (page.visibilityState === 'visible' && port.currentTime > before) truth.push([before, port.currentTime]);
        } else if (step.do === 'seek') {
          watch.cut();
          port.seek(step.to);
          port.ended = false;
        } else if (step.do === 'rate') port.rate = step.rate;
        else if (step.do === 'play') void port.play();
        else if (step.do === 'pause') port.pause();
        else page.set(step.do === 'hide' ? 'hidden' : 'visible');
      }
      watch.close();
      const counted = union(seen.map(({from, to}): Interval => [from, to]));
      // Nothing is counted that was not played; and what is lost is the tremble between two steps.
      expect(covered([...truth, ...counted])).to.be.at.most(covered(truth) + 0.01 * acts.length);
      expect(covered(counted)).to.be.at.least(covered(truth) - 0.06 * acts.length);
    }), {numRuns: 300});
  });
});
