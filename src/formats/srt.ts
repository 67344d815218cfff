import {DEFAULT_SETTINGS, type Cue} from './cue.js';

const TIME = String.raw`(\d+):(\d{1,2}):(\d{1,2})[,.](\d{1,3})`;
const TIMINGS = new RegExp(String.raw`^[\t ]*${TIME}[\t ]*-->[\t ]*${TIME}(?:[\t ].*)?$`);
/** A number line and timings, or timings with SRT's comma: nothing else is taken for SRT. */
const START = new RegExp(String.raw`^\s*(?:\d+[\t ]*\n[\t ]*\d+:\d{1,2}:\d{1,2}[,.]|\d+:\d{1,2}:\d{1,2},)\d{1,3}[\t ]*-->`);

export const isSrt = (text: string): boolean => START.test(asLines(text.slice(0, 1000)));

/**
 * The cues of a SubRip file, one by one as they are asked for. There is no standard: what players agree on is read. A cue
 * begins at its timings; the number before it is its id. Italics, bold and underline are kept, `<font>` and `{\an8}` go.
 */
export function* parseSrt(text: string): Generator<Cue, void, void> {
  let cue: Cue | undefined;
  let lines: string[] = [];
  for (const line of linesOf(asLines(text))) {
    const found = TIMINGS.exec(line);
    if (!found) {
      lines.push(line);
      continue;
    }
    const id = /^\s*\d+\s*$/.test(lines.at(-1) ?? '') ? lines.pop()!.trim() : '';
    if (cue) yield filled(cue, lines);
    const [h, m, s, t, ...end] = found.slice(1) as [string, string, string, string, ...string[]];
    cue = {id, start: seconds(h, m, s, t), end: seconds(...end as [string, string, string, string]), text: '', ...DEFAULT_SETTINGS};
    lines = [];
  }
  if (cue) yield filled(cue, lines);
}

const asLines = (text: string) => text.replace(/\r\n?/g, '\n').replaceAll('\0', '\uFFFD');

function* linesOf(text: string): Generator<string, void, void> {
  for (let from = 0; from < text.length;) {
    const found = text.indexOf('\n', from);
    const end = found < 0 ? text.length : found;
    yield text.slice(from, end);
    from = end + 1;
  }
}

const seconds = (h: string, m: string, s: string, t: string) => Number(h) * 3600 + Number(m) * 60 + Number(`${s}.${t}`);

function filled(cue: Cue, lines: readonly string[]): Cue {
  return {...cue, text: asCueText(lines.join('\n').replace(/\n{2,}/g, '\n').trim())};
}

/** SRT's few marks are also WebVTT's; any other `<` is only a sign. */
function asCueText(text: string): string {
  return text.replace(/\{\\[^}]*\}|<\/?font\b[^>]*>/gi, '')
    .replace(/<(\/?)([biu])>/gi, (_, slash: string, name: string) => `<${slash}${name.toLowerCase()}>`)
    .replace(/<(?!\/?[biu]>)/g, '&lt;');
}
