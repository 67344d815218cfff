import {expect} from '@open-wc/testing';
import {Line} from '../../src/media/line.js';
import {moved} from '../../src/media/moved.js';
import {later, waitAfter} from '../../src/media/patience.js';
import type {Renew, Trouble} from '../../src/media/source.js';
import {PretendClock} from './pretend.js';

const home = 'https://a.example/talk/main.m3u8';

describe('an address after the video was renewed', () => {
  it('has the new values of what changed', () => {
    expect(moved('https://a.example/talk/1.ts?token=1&part=7', `${home}?token=1`, `${home}?token=2`))
      .to.equal('https://a.example/talk/1.ts?token=2&part=7');
    expect(moved(`${home}?token=1`, `${home}?token=1`, `${home}?token=2`)).to.equal(`${home}?token=2`);
  });

  it('lies in the new folder', () => {
    expect(moved('https://a.example/one/low/1.ts', 'https://a.example/one/main.m3u8', 'https://b.example/two/main.m3u8'))
      .to.equal('https://b.example/two/low/1.ts');
  });

  it('stays where nothing of the old one is in it', () => {
    expect(moved('https://c.example/1.ts?token=5', `${home}?token=1`, `${home}?token=2`)).to.equal('https://c.example/1.ts?token=5');
    expect(moved('https://a.example/talk/1.ts', `${home}?token=1`, `${home}?token=2`)).to.equal('https://a.example/talk/1.ts');
  });
});

describe('waiting for the network', () => {
  it('takes longer after each try, and stays within what a learner bears', () => {
    expect([1, 2, 3].map(waitAfter)).to.deep.equal([500, 1000, 2000]);
    expect(waitAfter(99)).to.equal(5000);
  });

  it('ends at once when the network comes back', () => {
    const clock = new PretendClock();
    let calls = 0;
    later(5000, () => { calls += 1; }, clock);
    clock.pass(1000);
    window.dispatchEvent(new Event('online'));
    expect(calls).to.equal(1);
    clock.pass(9000);
    expect(calls).to.equal(1);
    expect(clock.waiting).to.equal(0);
  });

  it('can be given up', () => {
    const clock = new PretendClock();
    let calls = 0;
    later(500, () => { calls += 1; }, clock)();
    clock.pass(1000);
    window.dispatchEvent(new Event('online'));
    expect(calls).to.equal(0);
  });
});

describe('the line to a stream', () => {
  function lineWith(renew?: Renew) {
    const troubles: (Trouble | undefined)[] = [];
    const faults: string[] = [];
    let stale = 0;
    const line = new Line({src: `${home}?token=1`, at: 0, renew, onFault: (fault) => faults.push(fault), onTrouble: (trouble) => troubles.push(trouble)},
      () => {}, () => { stale += 1; });
    return {line, troubles, faults, stale: () => stale};
  }

  it('asks for a fresh address once for all that is refused', async () => {
    const asked: unknown[] = [];
    const {line} = lineWith(async (...facts) => {
      asked.push(facts);
      await Promise.resolve();
      return `${home}?token=2`;
    });
    const again = await Promise.all([1, 2, 3].map((n) => line.renew(`https://a.example/talk/${n}.ts?token=1`, 401)));
    expect(again).to.deep.equal([true, true, true]);
    expect(asked).to.deep.equal([[`${home}?token=1`, 401]]);
    expect(line.addressOf('https://a.example/talk/9.ts?token=1')).to.equal('https://a.example/talk/9.ts?token=2');
  });

  it('opens the stream anew where the fresh address does not help its parts, but not for ever', async () => {
    let token = 1;
    const {line, stale} = lineWith(() => `${home}?token=${(token += 1)}`);
    for (let i = 0; i < 5; i += 1) expect(await line.renew('https://a.example/talk/1.ts?sign=x', 403)).to.equal(false);
    expect(stale()).to.equal(2);
    line.come();
    await line.renew('https://a.example/talk/1.ts?sign=x', 403);
    expect(stale()).to.equal(3);
  });

  it('tries the same address again when what ran out was not in it', async () => {
    const {line, stale} = lineWith((src) => src);
    expect(await line.renew('https://a.example/talk/1.ts', 401)).to.equal(true);
    expect(stale()).to.equal(0);
  });

  it('stays refused when the page has no fresh address', async () => {
    expect(await lineWith().line.renew(home, 401)).to.equal(false);
    expect(await lineWith(() => undefined).line.renew(home, 401)).to.equal(false);
  });

  it('says what is in the way, until it arrives', () => {
    const {line, troubles} = lineWith();
    line.come();
    const [one, two] = [{}, {}];
    line.fail(one, {fault: 'network', address: 'one'});
    line.fail(two, {fault: 'not-found', address: 'two'});
    line.settle(two);
    line.settle(one);
    expect(troubles.map((trouble) => trouble?.address)).to.deep.equal(['one', 'two', 'one', undefined]);
  });
});
