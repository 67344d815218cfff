/** A stretch of a GIFT file between blank lines, with its comments taken out. */
import {trimmed} from './escape.js';

export interface Block {
  /** The number of its first line, from 1. */
  line: number;
  /** As written, comment lines emptied: its lines are the file's. */
  text: string;
  id: string;
  tags: string[];
}

/** The blocks that hold more than comments. */
export function* blocksOf(source: string): Generator<Block, void, void> {
  const lines = source.replace(/^\uFEFF/, '').split(/\r\n?|\n/);
  let begun = 0;
  for (let i = 0; i <= lines.length; i++) {
    if (i < lines.length && trimmed(lines[i]!) !== '') continue;
    const block = blockOf(lines.slice(begun, i), begun + 1);
    if (trimmed(block.text) !== '') yield block;
    begun = i + 1;
  }
}

function blockOf(lines: string[], line: number): Block {
  const isComment = (text: string) => trimmed(text).startsWith('//');
  const comments = lines.filter(isComment).join('\n');
  return {
    line,
    text: lines.map((text) => (isComment(text) ? ' ' : text)).join('\n'),
    id: valueIn(/\[id:((?:\\\]|[^\]\n])+)\]/.exec(comments)?.[1]),
    tags: [...comments.matchAll(/\[tag:((?:\\\]|[^\]\n<>`])+)\]/g)].map(([, tag]) => valueIn(tag)).filter(Boolean),
  };
}

const valueIn = (text = '') => text.replaceAll('\\]', ']').replace(/\s+/g, ' ').trim().replace(/\\+$/, '');
