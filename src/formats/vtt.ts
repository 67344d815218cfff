import {CaptionsFault, DEFAULT_SETTINGS, type Cue, type CueRegion} from './cue.js';
import {readRegion, readSettings, TIMINGS, timeOf} from './vtt-settings.js';

/** https://www.w3.org/TR/webvtt1/#webvtt-parser-algorithm, steps 4 to 7. */
const SIGNATURE = /^WEBVTT(?=$|[ \t\n])/;
const REGION = /^REGION[\t\f ]*$/;
const STYLE = /^STYLE[\t\f ]*$/;

export const isVtt = (text: string): boolean => SIGNATURE.test(asLines(text));

/**
 * The cues of a WebVTT file, one by one as they are asked for, in the file's order, by the W3C's parsing algorithm.
 * @param text the file as decoded, so without a byte order mark
 * @throws CaptionsFault at the first cue, when it is not WebVTT
 */
export function* parseVtt(text: string): Generator<Cue, void, void> {
  const source = asLines(text);
  if (!SIGNATURE.test(source)) throw new CaptionsFault(source.trim() ? 'signature' : 'empty');
  yield* new Blocks(source).cues();
}

/** Line ends as `\n`; NUL, which no text holds, as the replacement character. */
const asLines = (text: string) => text.replace(/\r\n?/g, '\n').replaceAll('\0', '\uFFFD');

/** A WebVTT file, block by block. */
class Blocks {
  #position = 0;
  #seenCue = false;
  readonly #regions: CueRegion[] = [];

  constructor(readonly source: string) {}

  * cues(): Generator<Cue, void, void> {
    this.#line();
    if (this.source[this.#position] === '\n') this.#position++;
    else this.#block(true);
    while (this.#position < this.source.length) {
      const cue = this.#block(false);
      if (cue) yield cue;
    }
  }

  /** The next line without its end; the position moves behind it. */
  #line(): string {
    const found = this.source.indexOf('\n', this.#position);
    const end = found < 0 ? this.source.length : found;
    const line = this.source.slice(this.#position, end);
    this.#position = end + 1;
    return line;
  }

  /** "Collect a WebVTT block": a cue, or nothing that is shown. */
  #block(inHeader: boolean): Cue | undefined {
    let cue: Cue | undefined;
    let isRegion = false;
    let seenArrow = false;
    let buffer: string[] = [];
    for (let count = 1; this.#position < this.source.length; count++) {
      const before = this.#position;
      const line = this.#line();
      if (line === '') break;
      // The standard takes it for a part of the header; browsers for the id of a cue.
      if (inHeader && /^[ \t]+$/.test(line)) {
        this.#position = before;
        break;
      }
      if (line.includes('-->')) {
        // A second arrow belongs to the next cue, which lacks its empty line.
        if (inHeader || count > 2 || seenArrow) {
          this.#position = before;
          break;
        }
        seenArrow = true;
        cue = this.#cue(line, buffer.join('\n'));
        buffer = [];
        this.#seenCue ||= cue !== undefined;
        continue;
      }
      if (!inHeader && count === 2 && !this.#seenCue) {
        isRegion = REGION.test(buffer[0] ?? '');
        if (isRegion || STYLE.test(buffer[0] ?? '')) buffer = [];
      }
      buffer.push(line);
    }
    if (cue) cue.text = buffer.join('\n');
    else if (isRegion) this.#regions.push(readRegion(buffer.join('\n')));
    return cue;
  }

  /** "Collect WebVTT cue timings and settings". */
  #cue(line: string, id: string): Cue | undefined {
    const found = TIMINGS.exec(line);
    const start = timeOf(found?.[1]);
    const end = timeOf(found?.[2]);
    if (start === undefined || end === undefined) return undefined;
    return {id, start, end, text: '', ...DEFAULT_SETTINGS, ...readSettings(found?.[3] ?? '', this.#regions)};
  }
}
