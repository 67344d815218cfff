/** A text in any format that a file of questions may hold, as DOM: Markdown, HTML, Moodle's own, or plain. */
import {loadMarkdown} from './markdown.js';
import {hasMath, loadMath, piecesOf, setMath, textNodesIn} from './math.js';

export interface Written {text: string; format: 'html' | 'markdown' | 'moodle' | 'plain'}

export interface Setting {
  /** Resolves relative addresses: where the file is from. */
  base: string;
  /** It stands in a line: one paragraph is its words alone. */
  inline?: boolean;
  /** Hears that the page's policy forbids to read HTML. */
  onForbidden?: () => void;
}

/** Never fails: where a part cannot be loaded, the words are there as they were written. */
export async function richDom({text, format}: Written, {base, inline = false, onForbidden}: Setting): Promise<Node[]> {
  const holder = document.createElement('div');
  holder.append(...await nodesOf({text, format}, base, onForbidden));
  if (inline) unwrap(holder);
  if (hasMath(holder.textContent)) {
    const typeset = await loadMath();
    holder.normalize();
    if (typeset) setMath(holder, typeset);
  }
  return [...holder.childNodes];
}

async function nodesOf({text, format}: Written, base: string, onForbidden?: () => void): Promise<Node[]> {
  if (format === 'plain') return [paragraph(text)];
  if (format === 'markdown') return markdown(text, base);
  const html = format === 'moodle' ? asHtml(text) : text;
  if (!/[<&]/.test(html)) return [paragraph(html)];
  try {
    const {htmlDom} = await import('./html-dom.js');
    const nodes = [...htmlDom(html, base).childNodes];
    const isWords = nodes.every((node) => node instanceof Text || (node instanceof Element && getsLine(node)));
    return isWords ? [paragraph('', nodes)] : nodes;
  } catch (cause) {
    if (cause instanceof TypeError && 'trustedTypes' in globalThis) onForbidden?.();
    return [paragraph(text.replace(/<br\s*\/?>|<\/p>/gi, '\n').replace(/<[^>]*>/g, '').trim())];
  }
}

/** Moodle's own format: HTML in which a line break breaks the line, except beside tags and within formulas. */
function asHtml(text: string): string {
  return piecesOf(text).map((piece) => (typeof piece === 'string' ? piece.replace(/>\s*\n\s*/g, '>').replace(/\s*\n\s*</g, '<').replace(/\n/g, '<br>') : piece.written)).join('');
}

async function markdown(text: string, base: string): Promise<Node[]> {
  const render = await loadMarkdown();
  if (!render) return [paragraph(text)];
  // In Markdown a backslash before a bracket is an escape: formulas wait outside, behind signs that no text may hold.
  const formulas: string[] = [];
  const source = piecesOf(text.replace(/[\uFDD0\uFDD1]/g, '\uFFFD')).map((piece) => {
    if (typeof piece === 'string') return piece;
    return `\uFDD0${formulas.push(piece.written) - 1}\uFDD1`;
  }).join('');
  const holder = document.createElement('div');
  holder.append(...render(source, base));
  for (const node of textNodesIn(holder)) node.data = node.data.replace(/\uFDD0(\d+)\uFDD1/g, (_, i: string) => formulas[Number(i)] ?? '');
  for (const element of holder.querySelectorAll('*')) {
    for (const attribute of element.attributes) attribute.value = attribute.value.replace(/\uFDD0(\d+)\uFDD1/g, (_, i: string) => formulas[Number(i)] ?? '');
  }
  return [...holder.childNodes];
}

function paragraph(text: string, nodes?: Node[]): HTMLElement {
  const block = document.createElement('p');
  block.dir = 'auto';
  block.append(...nodes ?? text.split('\n').flatMap((line, i) => (i > 0 ? [document.createElement('br'), line] : [line])));
  return block;
}

/** A single paragraph gives its words to the line it stands in. */
function unwrap(holder: HTMLElement): void {
  const only = holder.children[0];
  if (holder.childNodes.length === 1 && only?.localName === 'p') only.replaceWith(...only.childNodes);
}

const BLOCKS = new Set('p div ul ol dl table blockquote pre h3 h4 h5 h6 hr figure audio video'.split(' '));
const getsLine = (element: Element): boolean => !BLOCKS.has(element.localName) && [...element.children].every(getsLine);
