/** DOM as HTML text: what `innerHTML` would say, without the sink of that name. */

const VOID = new Set('area br hr img input source track wbr col'.split(' '));

/** Gives what to write in place of an element; `undefined` leaves it as it is. */
export type Swap = (element: Element) => string | undefined;

/** The HTML of nodes; a formula that we set is written as its TeX, comments and scripts not at all. */
export function htmlText(nodes: Iterable<Node>, swap: Swap = () => undefined): string {
  return [...nodes].map((node) => (node instanceof Element ? swap(node) : undefined) ?? textOf(node, swap)).join('');
}

function textOf(node: Node, swap: Swap): string {
  if (node instanceof Text) return escaped(node.data).replaceAll('\u00A0', '&nbsp;');
  if (!(node instanceof Element) || node.localName === 'script' || node.localName === 'style') return '';
  const tex = node.localName === 'math' ? node.getAttribute('data-tex') : undefined;
  if (tex) return escaped(node.getAttribute('display') === 'block' ? `\\[${tex}\\]` : `\\(${tex}\\)`);
  const attributes = [...node.attributes].map(({name, value}) => ` ${name}="${escaped(value).replaceAll('"', '&quot;')}"`).join('');
  if (VOID.has(node.localName)) return `<${node.localName}${attributes}>`;
  // The parser takes away a line break behind <pre>.
  const first = node.localName === 'pre' && node.textContent.startsWith('\n') ? '\n' : '';
  return `<${node.localName}${attributes}>${first}${htmlText(node.childNodes, swap)}</${node.localName}>`;
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
