/** A text with words to choose, read from the author's HTML: its structure, and of each word whether it is right. */
import {trimmed, wordsOf, type Span} from './word.js';

/** Letters, and the tags around them from the outside in, such as `em`; with a language or direction of their own. */
export interface Piece {
  text: string;
  tags: readonly Tag[];
}

export interface Tag {
  name: string;
  lang: string;
  dir: string;
}

/** A word, or a phrase that the author set as one, that can be chosen. */
export interface Token {
  /** The word, with a number behind it from its second occurrence on. */
  key: string;
  text: string;
  correct: boolean;
  misconception: string | undefined;
  pieces: Piece[];
}

export interface Block {
  tag: Tag;
  parts: Part[];
}

/** A word, what stands between words, something that is no text (a picture, a formula, a line's end), or a part of its own. */
export type Part = {token: Token} | {pieces: Piece[]} | {node: Element} | {block: Block};

/** Letters on their way from the page, with what the author set around them. */
interface Run extends Piece {
  /** The `<mark>` or `<span misconception>` they stand in. */
  group: Element | undefined;
}

const INLINE = new Set('a abbr b bdi bdo cite code del dfn em i ins kbd q s samp small span strong sub sup u var'.split(' '));
const ATOMS = new Set('img picture svg math br wbr hr ruby'.split(' '));
const LEFT_OUT = new Set('script style template noscript'.split(' '));

/** Reads elements of the author's. Keys tell equal words apart by their number, so all are read in one go. */
export function passageOf(elements: readonly Element[], language: string): Block[] {
  const reader = new Reader(language);
  return elements.map((element) => reader.block(element));
}

/** The words that can be chosen, in the order of the text. */
export const tokensIn = (blocks: readonly Block[]): Token[] => blocks.flatMap(({parts}) => parts).flatMap((part) => {
  if ('token' in part) return [part.token];
  return 'block' in part ? tokensIn([part.block]) : [];
});

/** The letters alone, a line a block: what a screen reader reads in one go. */
export const linesOf = (blocks: readonly Block[]): string[] => blocks.flatMap(({parts}) => {
  const lines = [''];
  for (const part of parts) {
    if ('block' in part) lines.push(...linesOf([part.block]), '');
    else lines.push(`${lines.pop() ?? ''}${textOf(part)}`);
  }
  return lines.map((line) => line.replace(/\s+/g, ' ').trim()).filter(Boolean);
});

function textOf(part: Exclude<Part, {block: Block}>): string {
  if ('node' in part) return part.node.localName === 'br' ? '\n' : part.node.getAttribute('alt') ?? part.node.textContent;
  return ('token' in part ? part.token.pieces : part.pieces).map(({text}) => text).join('');
}

class Reader {
  readonly #seen = new Map<string, number>();

  constructor(readonly language: string) {}

  block(element: Element): Block {
    const parts: Part[] = [];
    let line: Run[] = [];
    const flush = () => {
      parts.push(...this.#tokens(line));
      line = [];
    };
    const walk = (node: Node, tags: readonly Tag[], group: Element | undefined): void => {
      if (node instanceof Text) line.push({text: node.data, tags, group});
      if (!(node instanceof Element) || LEFT_OUT.has(node.localName)) return;
      const name = node.localName;
      if (ATOMS.has(name)) {
        flush();
        parts.push({node: node.cloneNode(true) as Element});
      } else if (isGroup(node)) each(node, hasLook(node) ? [...tags, tagOf(node)] : tags, group ?? node);
      else if (INLINE.has(name) || name.includes('-')) each(node, [...tags, tagOf(node)], group);
      else {
        flush();
        parts.push({block: this.block(node)});
      }
    };
    const each = (parent: Element, tags: readonly Tag[], group: Element | undefined) => {
      for (const child of parent.childNodes) walk(child, tags, group);
    };
    if (isGroup(element)) each(element, [], element);
    else each(element, [], undefined);
    flush();
    return {tag: tagOf(element), parts};
  }

  /** One stretch of letters, cut into words and what stands between them. */
  #tokens(line: readonly Run[]): Part[] {
    const parts: Part[] = [];
    let done = 0;
    const take = (from: number, to: number, make: (pieces: Piece[]) => Part) => {
      const pieces = cut(line, from, to);
      if (pieces.length > 0) parts.push(make(pieces));
      done = to;
    };
    for (const {span: [from, to], group} of this.#spans(line)) {
      take(done, from, (pieces) => ({pieces}));
      take(from, to, (pieces) => ({token: this.#token(pieces, group)}));
    }
    take(done, Infinity, (pieces) => ({pieces}));
    return parts;
  }

  /** Where the words are: what the author marked is one, whatever is in it. */
  #spans(line: readonly Run[]): {span: Span; group: Element | undefined}[] {
    const spans: {span: Span; group: Element | undefined}[] = [];
    let at = 0;
    for (let i = 0; i < line.length;) {
      const {group} = line[i]!;
      let text = '';
      while (i < line.length && line[i]!.group === group) text += line[i++]!.text;
      const start = at;
      const move = ([from, to]: Span): Span => [start + from, start + to];
      if (!group) spans.push(...wordsOf(text, this.language).map((span) => ({span: move(span), group})));
      else if (text.trim()) {
        const [from, to] = trimmed(text);
        const whole = text.length - text.trimStart().length;
        spans.push({span: move(from < to ? [from, to] : [whole, whole + text.trim().length]), group});
      }
      at += text.length;
    }
    return spans;
  }

  #token(pieces: Piece[], group: Element | undefined): Token {
    const text = pieces.map((piece) => piece.text).join('').replace(/\s+/g, ' ').trim().normalize();
    const times = (this.#seen.get(text) ?? 0) + 1;
    this.#seen.set(text, times);
    return {
      key: times === 1 ? text : `${text}~${times}`, text, pieces,
      correct: group?.localName === 'mark', misconception: group?.getAttribute('misconception') || undefined,
    };
  }
}

/** The right words, and the wrong ones that stand together or come from a wrong idea. */
const isGroup = (element: Element): boolean => element.localName === 'mark' || element.hasAttribute('misconception');

const hasLook = (element: Element): boolean => element.hasAttribute('lang') || element.hasAttribute('dir');

const tagOf = (element: Element): Tag => ({
  name: isGroup(element) ? 'span' : element.localName, lang: element.getAttribute('lang') ?? '', dir: element.getAttribute('dir') ?? '',
});

/** The letters between two places, with the tags they had. */
function cut(line: readonly Run[], from: number, to: number): Piece[] {
  let at = 0;
  return line.flatMap(({text, tags}) => {
    const [begin, end] = [Math.max(0, from - at), Math.min(text.length, to - at)];
    at += text.length;
    return begin < end ? [{text: text.slice(begin, end), tags}] : [];
  });
}
