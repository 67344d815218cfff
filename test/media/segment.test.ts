import {expect} from '@open-wc/testing';
import {faultInSegment} from '../../src/media/segment.js';

const fixtures = new URL('./fixtures/', import.meta.url).href;
const bytesOf = async (name: string) => new Uint8Array(await (await fetch(fixtures + name)).arrayBuffer());
const text = (words: string) => new TextEncoder().encode(words);

function packets(count: number, extra: readonly number[] = []): Uint8Array {
  const bytes = new Uint8Array(count * 188 + extra.length);
  for (let i = 0; i < count; i += 1) bytes[i * 188] = 0x47;
  bytes.set(extra, count * 188);
  return bytes;
}

describe('a segment that came', () => {
  it('whole is taken', async () => {
    expect(faultInSegment(await bytesOf('hls/small/init.mp4'))).to.equal(undefined);
    expect(faultInSegment(await bytesOf('hls/small/2.m4s'))).to.equal(undefined);
    expect(faultInSegment(packets(20))).to.equal(undefined);
  });

  it('cut anywhere is refused', async () => {
    const whole = await bytesOf('hls/small/2.m4s');
    for (const share of [0.1, 0.5, 0.9, 0.999]) {
      expect(faultInSegment(whole.subarray(0, Math.floor(whole.length * share))), String(share)).to.equal('broken');
    }
    expect(faultInSegment(packets(20).subarray(0, 188 * 19 + 50))).to.equal('broken');
  });

  it('with padding behind its packets is taken', () => {
    expect(faultInSegment(packets(20, [0, 0, 0]))).to.equal(undefined);
  });

  it('as a web page or as something else is refused', () => {
    expect(faultInSegment(text('<!doctype html><title>Log in</title>'))).to.equal('page');
    expect(faultInSegment(text('{"error": "no such file"}'))).to.equal('broken');
    expect(faultInSegment(new Uint8Array())).to.equal('broken');
  });

  it('as sound or captions is taken', () => {
    expect(faultInSegment(new Uint8Array([0xff, 0xf1, 0x50, 0x80]))).to.equal(undefined);
    expect(faultInSegment(text('ID3\u0004'))).to.equal(undefined);
    expect(faultInSegment(text('WEBVTT\n\n'))).to.equal(undefined);
  });
});
