/** Formulas in a text: `\(...\)`, `\[...\]` and `$$...$$`, as Moodle and most courses write them. */

/** A stretch of a text: words, or a formula with the signs around it. */
export type Piece = string | {written: string; tex: string; display: boolean};

const OPENERS = [{open: '$$', close: '$$', display: true}, {open: '\\(', close: '\\)', display: false}, {open: '\\[', close: '\\]', display: true}];
/** Longer than any formula; beyond it the signs stand for themselves. */
const MAX_LENGTH = 4000;

export const hasMath = (text: string): boolean => /\$\$|\\[([]/.test(text);

/** The words and formulas of a text, in order: put together again, they are the text. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let done = 0;
  for (const {index, 0: open} of text.matchAll(/\$\$|\\[([]/g)) {
    const kind = OPENERS.find((each) => each.open === open);
    if (index < done || !kind) continue;
    const begin = index + open.length;
    const end = text.slice(begin, begin + MAX_LENGTH).indexOf(kind.close);
    const tex = text.slice(begin, begin + end);
    if (end < 0 || !tex.trim()) continue;
    if (index > done) pieces.push(text.slice(done, index));
    done = begin + end + kind.close.length;
    pieces.push({written: text.slice(index, done), tex, display: kind.display});
  }
  return done < text.length ? [...pieces, text.slice(done)] : pieces;
}

/** A formula as MathML, or `undefined` where it is none. */
export type Typeset = (tex: string, display: boolean) => Element | undefined;

let loading: Promise<Typeset | undefined> | undefined;

/** Brings the typesetter, once for the page; where it cannot be loaded formulas stay as they are written. */
export function loadMath(): Promise<Typeset | undefined> {
  loading ??= import('./math-dom.js').then(({typeset}) => typeset, () => (loading = undefined));
  return loading;
}

/** Puts formulas in the place of their words, except in code. */
export function setMath(root: ParentNode & Node, typeset: Typeset): void {
  for (const node of textNodesIn(root)) {
    if (!hasMath(node.data) || node.parentElement?.closest('code, pre, math')) continue;
    const pieces = piecesOf(node.data).map((piece) => (typeof piece === 'string' ? piece : typeset(piece.tex, piece.display) ?? piece.written));
    if (pieces.some((piece) => typeof piece !== 'string')) node.replaceWith(...pieces);
  }
}

/** All texts below a node, as they stand now. */
export function textNodesIn(root: Node): Text[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found: Text[] = [];
  while (walker.nextNode()) found.push(walker.currentNode as Text);
  return found;
}
