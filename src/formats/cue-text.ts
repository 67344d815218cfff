/** The text of a cue as a tree: WebVTT's cue text tokeniser and DOM-less tree, https://www.w3.org/TR/webvtt1/#cue-text-parsing-rules. */
import {timeOf} from './vtt-settings.js';

export type CueNode =
  | string
  /** A time within the cue, seconds: what follows is said then. */
  | {readonly type: 'timestamp'; readonly at: number}
  | CueSpan;

/** `c` class, `v` voice, `lang` language, the others as in HTML. */
export interface CueSpan {
  readonly type: 'c' | 'i' | 'b' | 'u' | 'ruby' | 'rt' | 'v' | 'lang';
  readonly classes: readonly string[];
  /** Who speaks (`v`), or which language (`lang`). */
  readonly value: string;
  readonly children: CueNode[];
}

/** Reads the name after `&`: what it stands for, and how many characters of it were used, the `;` included. */
export type ReadName = (rest: string) => {text: string; length: number} | undefined;

const BASIC: Readonly<Record<string, string>> = {
  amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00A0', lrm: '\u200E', rlm: '\u200F',
};

/** The names that captions use. `entities.ts` knows all of HTML's. */
export const readBasicName: ReadName = (rest) => {
  const [run = '', name = ''] = /^(\w+);/.exec(rest) ?? [];
  const text = Object.hasOwn(BASIC, name) ? BASIC[name] : undefined;
  return text === undefined ? undefined : {text, length: run.length};
};

/** Some text holds a name that only `entities.ts` knows. */
export const hasRareNames = (text: string): boolean => /&(?!(?:amp|lt|gt|quot|nbsp|lrm|rlm);)[A-Za-z]/.test(text);

/** @param readName knows names of characters: all of HTML's where it matters, see `hasRareNames` */
export function parseCueText(text: string, readName: ReadName = readBasicName): CueNode[] {
  const root: CueNode[] = [];
  const open: CueSpan[] = [];
  for (const token of tokens(text.replaceAll('\0', '\uFFFD'), readName)) {
    const into = open.at(-1)?.children ?? root;
    if (token.kind === 'start') {
      const {text: type, classes, note} = token;
      if (!isSpan(type) || (type === 'rt' && open.at(-1)?.type !== 'ruby')) continue;
      const span: CueSpan = {type, classes, value: type === 'v' || type === 'lang' ? note : '', children: []};
      into.push(span);
      open.push(span);
    } else if (token.kind === 'end') close(open, token.text);
    else if (token.kind === 'text') into.push(token.text);
    else {
      const at = timeOf(token.text);
      if (at !== undefined) into.push({type: 'timestamp', at});
    }
  }
  return root;
}

/** The words alone. Ruby's reading stands in brackets behind its base, as where it cannot be drawn. */
export function plainText(nodes: readonly CueNode[]): string {
  return nodes.map((node) => {
    if (typeof node === 'string') return node;
    if (node.type === 'timestamp') return '';
    const inner = plainText(node.children);
    return node.type === 'rt' && inner.trim() ? `(${inner})` : inner;
  }).join('');
}

const isSpan = (name: string): name is CueSpan['type'] => ['c', 'i', 'b', 'u', 'ruby', 'rt', 'v', 'lang'].includes(name);

/** An end tag closes what is open last, if that has its name; `</ruby>` also an open reading. */
function close(open: CueSpan[], name: string): void {
  const type = open.at(-1)?.type;
  if (type === name) open.pop();
  else if (name === 'ruby' && type === 'rt') open.splice(-2);
}

type Token =
  | {kind: 'text' | 'end' | 'timestamp'; text: string}
  | {kind: 'start'; text: string; classes: readonly string[]; note: string};

const NUMERIC = /^#(?:[xX]([\dA-Fa-f]+)|(\d+));?/;
/** What windows-1252 has in place of C1 controls, from 0x80; HTML reads `&#128;` so. */
const C1 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8DŽ\x8F\x90‘’“”•–—˜™š›œ\x9DžŸ';

function* tokens(source: string, readName: ReadName): Generator<Token, void, void> {
  for (let at = 0; at < source.length;) {
    if (source[at] !== '<') {
      const end = source.indexOf('<', at);
      const text = source.slice(at, end < 0 ? source.length : end);
      at += text.length;
      yield {kind: 'text', text: decode(text, readName)};
      continue;
    }
    const end = source.indexOf('>', at);
    const tag = source.slice(at + 1, end < 0 ? source.length : end);
    at = end < 0 ? source.length : end + 1;
    yield tokenOf(tag, readName);
  }
}

function tokenOf(tag: string, readName: ReadName): Token {
  if (tag.startsWith('/')) return {kind: 'end', text: tag.slice(1)};
  if (/^\d/.test(tag)) return {kind: 'timestamp', text: tag};
  const space = tag.search(/[\t\n\f ]/);
  const end = space < 0 ? tag.length : space;
  const [text = '', ...classes] = tag.slice(0, end).split('.');
  const note = decode(tag.slice(end), readName).replace(/[\t\n\f\r ]+/g, ' ').replace(/^ | $/g, '');
  return {kind: 'start', text, classes: classes.filter(Boolean), note};
}

/** Replaces HTML's character references. */
function decode(text: string, readName: ReadName): string {
  const [start = '', ...parts] = text.split('&');
  return start + parts.map((part) => {
    const [run = '', hex, decimal] = NUMERIC.exec(part) ?? [];
    if (run) return character(hex === undefined ? Number(decimal) : parseInt(hex, 16)) + part.slice(run.length);
    const named = readName(part);
    return named ? named.text + part.slice(named.length) : `&${part}`;
  }).join('');
}

function character(code: number): string {
  if (code >= 0x80 && code <= 0x9F) return C1[code - 0x80] ?? '';
  const valid = code > 0 && code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
  return valid ? String.fromCodePoint(code) : '\uFFFD';
}
