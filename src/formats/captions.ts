/** Captions in any format that we read. Pure: no page is needed. */
import {breath} from './breath.js';
import {CaptionsFault, type Cue} from './cue.js';
import {isSrt, parseSrt} from './srt.js';
import {isVtt, parseVtt} from './vtt.js';

/**
 * The text of a captions file. UTF-8, as WebVTT must be, or UTF-16 with its mark; SRT from older programs, which is
 * neither, is read as windows-1252. One byte order mark is taken away.
 */
export function decodeCaptions(bytes: ArrayBuffer | Uint8Array): string {
  const view = new Uint8Array(bytes);
  const [first, second] = view;
  if (first === 0xFF && second === 0xFE) return new TextDecoder('utf-16le').decode(view);
  if (first === 0xFE && second === 0xFF) return new TextDecoder('utf-16be').decode(view);
  const text = new TextDecoder().decode(view);
  return text.includes('\uFFFD') && isSrt(text) ? new TextDecoder('windows-1252').decode(view) : text;
}

/**
 * The cues of a WebVTT or SRT file, one by one as they are asked for: see `gather` for long ones.
 * @param text the file as decoded, see `decodeCaptions`
 * @throws CaptionsFault at once, when it is neither
 */
export function parseCaptions(text: string): Generator<Cue, void, void> {
  if (isVtt(text.slice(0, 20))) return parseVtt(text);
  if (isSrt(text)) return parseSrt(text);
  if (!text.trim()) throw new CaptionsFault('empty');
  throw new CaptionsFault(/^\s*<(?:!doctype|html|\?xml)/i.test(text) ? 'page' : 'signature');
}

/** The longest that work goes on before the page may act, ms. */
const SLICE = 8;

/**
 * Goes through many things without holding up the page: after each few milliseconds it gives way.
 * @param onSome gets what came since the last time, before the page is given way to
 */
export async function gather<T>(all: Iterable<T>, onSome: (some: T[]) => void, signal?: AbortSignal): Promise<void> {
  let some: T[] = [];
  let since = performance.now();
  for (const each of all) {
    some.push(each);
    if (performance.now() - since < SLICE) continue;
    onSome(some);
    some = [];
    await breath();
    if (signal?.aborted) return;
    since = performance.now();
  }
  onSome(some);
}

/** A WebVTT file of cues, in their order. */
export function writeVtt(cues: Iterable<Pick<Cue, 'start' | 'end' | 'text'>>): string {
  const blocks = [...cues].map(({start, end, text}) =>
    `${timestamp(start)} --> ${timestamp(end)}\n${text.replaceAll('-->', '--&gt;').replace(/\n{2,}/g, '\n').trim()}\n`);
  return `WEBVTT\n\n${blocks.join('\n')}`;
}

function timestamp(seconds: number): string {
  const thousandths = Math.round(Math.max(0, seconds) * 1000);
  const [h, m, s] = [Math.floor(thousandths / 3_600_000), Math.floor(thousandths / 60_000) % 60, Math.floor(thousandths / 1000) % 60];
  return `${[h, m, s].map((part) => String(part).padStart(2, '0')).join(':')}.${String(thousandths % 1000).padStart(3, '0')}`;
}
