import {aTimeout, expect} from '@open-wc/testing';
import {inTurn, queued} from '../../src/element/turn.js';

/** Takes that long, as drawing does. */
function draw(ms: number): void {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

describe('drawing in turn', () => {
  it('draws at once where there is little to draw', async () => {
    await aTimeout(20);
    const drawn: number[] = [];
    void inTurn(() => drawn.push(1));
    void inTurn(() => drawn.push(2));
    await Promise.resolve();
    expect(drawn).to.deep.equal([1, 2]);
    expect(queued()).to.equal(0);
  });

  it('lets the page do something else between, and draws all of it in order', async () => {
    await aTimeout(20);
    const drawn: number[] = [];
    let pauses = 0;
    const {port1, port2} = new MessageChannel();
    port1.onmessage = () => {
      pauses += 1;
      if (drawn.length < 100) port2.postMessage(0);
    };
    port2.postMessage(0);
    await Promise.all(Array.from({length: 100}, (_, i) => inTurn(() => {
      draw(5);
      drawn.push(i);
    })));
    expect(drawn).to.deep.equal(Array.from({length: 100}, (_, i) => i));
    expect(pauses).to.be.greaterThan(3);
  });

  it('is not stopped by one that cannot be drawn', async () => {
    const broken = inTurn(() => {
      throw new Error('broken');
    });
    let drawn = false;
    await inTurn(() => {
      drawn = true;
    });
    expect(drawn).to.equal(true);
    expect(await broken.catch((error: unknown) => (error as Error).message)).to.equal('broken');
  });
});
