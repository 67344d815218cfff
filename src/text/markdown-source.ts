import type {Nodes} from 'mdast';
import {fromMarkdown} from 'mdast-util-from-markdown';
import {imageAddress, linkAddress} from './address.js';
import {isTooMuch} from './limits.js';

/** Taking something away can show something else; so often at most. */
const ROUNDS = 8;
/** CommonMark 2.4: each of these stands for itself behind a backslash. */
const PUNCTUATION = /[!-/:-@[-`{-~]/g;

/** A text as Markdown that any reader shows as this text, with nothing in it that means something. */
export const escaped = (text: string): string => text.replace(PUNCTUATION, '\\$&');

/**
 * Markdown that people posted, as Markdown (CommonMark) for a file that other programs show: HTML, definitions that
 * would reach other posts, and addresses that `address.ts` refuses become text. The rest stays as it was written.
 */
export function harmless(source: string): string {
  let text = source;
  for (let round = 0; round < ROUNDS && !isTooMuch(text); round++) {
    const places = doubtsIn(fromMarkdown(text), text);
    if (places.length === 0) return text;
    text = without(text, places);
  }
  return escaped(source);
}

/** Where signs stand that must mean nothing, from the last to the first. */
function doubtsIn(tree: Nodes, source: string): number[] {
  const places = new Set<number>();
  const visit = (node: Nodes) => {
    const [start, end] = [node.position!.start.offset!, node.position!.end.offset!];
    if (node.type === 'html') {
      for (let at = source.indexOf('<', start); at >= 0 && at < end; at = source.indexOf('<', at + 1)) places.add(at);
    } else if (isDoubtful(node)) places.add(start);
    if ('children' in node) node.children.forEach(visit);
  };
  visit(tree);
  return [...places].sort((a, b) => b - a);
}

function isDoubtful(node: Nodes): boolean {
  if (node.type === 'link') return !linkAddress(node.url);
  return node.type === 'image' ? !imageAddress(node.url) : node.type === 'definition';
}

function without(text: string, places: readonly number[]): string {
  let left = text;
  for (const at of places) left = `${left.slice(0, at)}${left[at] === '<' ? '&lt;' : `\\${left[at]!}`}${left.slice(at + 1)}`;
  return left;
}
