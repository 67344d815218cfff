/** Captions as text to read: cues joined to paragraphs, with chapters and stops at their places. */
import {formatTime} from '../core/time.js';
import {parseCueText, plainText, type CueNode, type ReadName} from '../formats/cue-text.js';
import type {Cue} from '../formats/cue.js';

/** What one person says in one cue. Times are seconds. */
export interface Line {start: number; end: number; speaker: string; nodes: readonly CueNode[]}

export interface Paragraph {kind: 'text'; at: number; speaker: string; lines: Line[]}
export interface Heading {kind: 'heading'; at: number; title: string}
/** A place where the video stops; `at` is `Infinity` where it says none. */
export interface Stop {kind: 'stop'; at: number; title: string; element: Element}
export type Block = Paragraph | Heading | Stop;

/** A silence this long ends a paragraph, seconds. */
const PAUSE = 2;
/** From here a sentence's end is a paragraph's end, characters. */
const ENOUGH = 280;
/** No paragraph is longer, characters, in languages or captions without full stops. */
const TOO_LONG = 800;
const SENTENCE_END = /[.!?…。！？؟۔।]["'»”’)\]」』]*\s*$/u;
/** Captions' signs that somebody else speaks. */
const SPEAKER_CHANGE = /^\s*(?:>>|[-–—]\s*\S)/u;
const CJK = String.raw`[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}、。，！？「」『』ー]`;
const BROKEN_CJK = new RegExp(String.raw`(?<=${CJK})\s*\n\s*(?=${CJK})`, 'gu');
const ENDS_CJK = new RegExp(`${CJK}$`, 'u');

/**
 * The blocks of a transcript, one by one as they are asked for.
 * @param cues by their start
 * @param marks chapters and stops, by their place
 */
export function* blocksOf(cues: readonly Cue[], marks: readonly (Heading | Stop)[], readName?: ReadName): Generator<Block, void, void> {
  let open: Paragraph | undefined;
  let next = 0;
  let length = 0;
  for (const cue of cues) {
    for (const line of linesOf(cue, readName)) {
      const text = plainText(line.nodes);
      const passed = marks.slice(next).findIndex(({at}) => at > line.start);
      const count = passed < 0 ? marks.length - next : passed;
      if (open && (count > 0 || endsBefore(open, line, text, length))) {
        yield open;
        open = undefined;
      }
      yield* marks.slice(next, next += count);
      if (!open) length = 0;
      open ??= {kind: 'text', at: line.start, speaker: line.speaker, lines: []};
      open.lines.push(line);
      length += text.length;
    }
  }
  if (open) yield open;
  yield* marks.slice(next);
}

function endsBefore({lines, speaker}: Paragraph, line: Line, text: string, length: number): boolean {
  const last = lines.at(-1);
  if (!last || line.speaker !== speaker || SPEAKER_CHANGE.test(text)) return true;
  if (line.start - last.end > PAUSE || length > TOO_LONG) return true;
  return length > ENOUGH && SENTENCE_END.test(plainText(last.nodes));
}

/** A cue as lines, one a speaker. Where a cue has no words, none. */
function linesOf({start, end, text}: Cue, readName?: ReadName): Line[] {
  const lines: (Line & {nodes: CueNode[]})[] = [];
  for (const node of parseCueText(joined(text), readName)) {
    const voice = typeof node === 'object' && node.type === 'v' ? node.value : undefined;
    const last = lines.at(-1);
    if (last && (voice ?? '') === last.speaker) last.nodes.push(node);
    else lines.push({start, end, speaker: voice ?? '', nodes: [node]});
  }
  return lines.filter(({nodes}) => plainText(nodes).trim());
}

/** The line breaks of a picture are not those of a page; but two who speak in one cue stay apart. */
function joined(text: string): string {
  if (/^\s*[-–—]/u.test(text) && /\n\s*[-–—]/u.test(text)) return text;
  return text.replace(BROKEN_CJK, '').replaceAll('\n', ' ');
}

/** What stands between two lines of a paragraph: nothing where a script has no spaces. */
export const between = (before: string): string => (ENDS_CJK.test(before.trimEnd()) ? '' : ' ');

/** A transcript as a text file. */
export function asText(blocks: Iterable<Block>): string {
  const out: string[] = [];
  for (const block of blocks) {
    if (block.kind === 'heading') out.push(`\n${block.title}\n`);
    else if (block.kind === 'stop') out.push(`[${block.title}]`);
    else out.push(`[${formatTime(block.at)}] ${block.speaker && `${block.speaker}: `}${paragraphText(block.lines)}`);
  }
  return `${out.join('\n\n').trim()}\n`;
}

function paragraphText(lines: readonly Line[]): string {
  return lines.reduce((text, {nodes}) => text + (text && between(text)) + plainText(nodes).trim(), '');
}
