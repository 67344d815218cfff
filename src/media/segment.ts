import {isPage} from './diagnose.js';
import type {MediaFault} from './port.js';

/** MPEG-TS comes in packets of so many bytes, each beginning with this byte (ISO/IEC 13818-1). */
const PACKET = 188;
const SYNC = 0x47;
/** Boxes that a piece of an MP4 stream begins with, or holds (ISO/IEC 14496-12). */
const BOXES = new Set(['styp', 'ftyp', 'moof', 'moov', 'mdat', 'sidx', 'ssix', 'emsg', 'prft', 'free', 'skip', 'uuid', 'mfra', 'meta', 'udta']);

/**
 * What is wrong with a segment of a stream that came with a good status: a web page in its place, something that is no
 * medium, or only its beginning. A player given such a thing skips those seconds in silence.
 */
export function faultInSegment(bytes: Uint8Array): MediaFault | undefined {
  if (isPage(new TextDecoder().decode(bytes.subarray(0, 200)))) return 'page';
  if (isBox(bytes, 0)) return endsWell(bytes) ? undefined : 'broken';
  const sync = syncOf(bytes);
  // A last packet that only begins was cut; what else stands at the end is padding.
  if (sync !== undefined) return bytes[bytes.length - ((bytes.length - sync) % PACKET)] === SYNC ? 'broken' : undefined;
  return isOther(bytes) ? undefined : 'broken';
}

function isBox(bytes: Uint8Array, at: number): boolean {
  return BOXES.has(String.fromCharCode(...bytes.subarray(at + 4, at + 8)));
}

/** The boxes fill the segment to its end, and the pictures that the last `moof` announces are there. */
function endsWell(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  let last = '';
  while (at + 8 <= bytes.length) {
    const short = view.getUint32(at);
    const size = short === 1 && at + 16 <= bytes.length ? Number(view.getBigUint64(at + 8)) : short;
    last = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    // Size 0: the box goes on to the end.
    if (size === 0) return true;
    if (size < 8) return false;
    at += size;
  }
  return at === bytes.length && last !== 'moof';
}

/** Where the first packet begins: some packagers put a few bytes before it. */
function syncOf(bytes: Uint8Array): number | undefined {
  for (let at = 0; at < Math.min(PACKET * 4, bytes.length - PACKET); at += 1) {
    if (bytes[at] === SYNC && bytes[at + PACKET] === SYNC) return at;
  }
  return bytes.length === PACKET && bytes[0] === SYNC ? 0 : undefined;
}

/** Packed audio with or without its ID3 tag (ADTS, MPEG, AC-3), or WebVTT. */
function isOther(bytes: Uint8Array): boolean {
  const [a = 0, b = 0] = bytes;
  return (a === 0xff && b >= 0xe0) || (a === 0x0b && b === 0x77) || /^(ID3|\uFEFF?WEBVTT)/.test(new TextDecoder().decode(bytes.subarray(0, 12)));
}
