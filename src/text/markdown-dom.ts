import type {Definition, Image, Link, Nodes, Parents} from 'mdast';
import {fromMarkdown} from 'mdast-util-from-markdown';
import {imageAddress, linkAddress} from './address.js';
import {isTooMuch} from './limits.js';
import {plainText} from './plain.js';

export {escaped, harmless} from './markdown-source.js';

/** Deeper nesting is shown as it was written. */
const MAX_DEPTH = 24;

/** What a node needs to know of the text it stands in. */
interface Place {
  source: string;
  definitions: ReadonlyMap<string, Definition>;
  depth: number;
  inLink: boolean;
  base: string | undefined;
}

/**
 * Makes DOM from Markdown (CommonMark), node by node from the syntax tree: text never passes through an HTML parser, so
 * nothing in it can become an element or attribute that is not named here. HTML stays visible as text, headings become
 * bold lines (a post is no place in the page's outline), line breaks are kept, bare web addresses become links. What has
 * no picture here, or an address that `address.ts` refuses, is shown as it was written. A text that would take long
 * to parse is not parsed.
 * @param base resolves relative addresses; none for what people post, see `address.ts`
 */
export function toDom(source: string, base?: string): Node[] {
  if (isTooMuch(source)) return [plainText(source)];
  const tree = fromMarkdown(source);
  const definitions = new Map(tree.children.flatMap((node) => (node.type === 'definition' ? [[node.identifier, node]] : [])));
  const place: Place = {source, definitions, depth: 0, inLink: false, base};
  const blocks = tree.children.map((node) => build(node, place));
  for (const block of blocks) if (block instanceof HTMLElement) block.dir = 'auto';
  return blocks;
}

function build(node: Nodes, place: Place): Node {
  if (place.depth > MAX_DEPTH) return asWritten(node, place);
  switch (node.type) {
    case 'paragraph': return filled('p', node, place);
    case 'heading': return around('p', filled('strong', node, place));
    case 'blockquote': return filled('blockquote', node, place);
    case 'list': return list(filled(node.ordered ? 'ol' : 'ul', node, place), node.start);
    case 'listItem': return filled('li', node, place);
    case 'thematicBreak': return document.createElement('hr');
    case 'code': return around('pre', around('code', text(node.value)));
    case 'inlineCode': return around('code', text(node.value));
    case 'emphasis': return filled('em', node, place);
    case 'strong': return filled('strong', node, place);
    case 'break': return document.createElement('br');
    case 'link': return link(node, node, place);
    case 'image': return image(node, node, place);
    case 'linkReference': return link(node, place.definitions.get(node.identifier), place);
    case 'imageReference': return image(node, place.definitions.get(node.identifier), place);
    case 'definition': return linkAddress(node.url, place.base) ? text('') : asWritten(node, place);
    case 'text': return words(node.value, place);
    case 'html': return around('span', text(node.value), 'plain');
    default: return asWritten(node, place);
  }
}

function filled(tag: keyof HTMLElementTagNameMap, node: Parents, place: Place): HTMLElement {
  const element = document.createElement(tag);
  const inside = {...place, depth: place.depth + 1};
  for (const child of node.children) {
    // An item of one paragraph is a line, also where blank lines stand between the items.
    if (node.type === 'listItem' && !node.spread && child.type === 'paragraph') element.append(...parts(child, inside));
    else element.append(build(child, inside));
  }
  return element;
}

const parts = (node: Parents, place: Place): Node[] => node.children.map((child) => build(child, place));

function around(tag: keyof HTMLElementTagNameMap, content: Node, name = ''): HTMLElement {
  const element = document.createElement(tag);
  element.append(content);
  if (name) element.className = name;
  return element;
}

function list(element: HTMLElement, start: number | null | undefined): HTMLElement {
  if (element instanceof HTMLOListElement && typeof start === 'number') element.start = start;
  return element;
}

function link(node: Parents, target: Pick<Link, 'url' | 'title'> | undefined, place: Place): Node {
  const address = target && !place.inLink ? linkAddress(target.url, place.base) : undefined;
  if (!address) return asWritten(node, place);
  const anchor = anchorTo(address);
  if (target?.title) anchor.title = target.title;
  anchor.append(...parts(node, {...place, depth: place.depth + 1, inLink: true}));
  return anchor;
}

/** A lesson is no place to be thrown out of, and in a frame most sites refuse to open: links open beside it. */
function anchorTo(address: string): HTMLAnchorElement {
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.rel = 'noopener nofollow ugc';
  if (!address.startsWith('mailto:')) anchor.target = '_blank';
  return anchor;
}

function image(node: Pick<Image, 'alt'> & Nodes, target: Pick<Image, 'url' | 'title'> | undefined, place: Place): Node {
  const address = target && imageAddress(target.url, place.base);
  if (!address) return asWritten(node, place);
  const picture = document.createElement('img');
  // Lazy must be said before the address: it is loaded as soon as it is set.
  picture.loading = 'lazy';
  picture.decoding = 'async';
  picture.referrerPolicy = 'no-referrer';
  picture.alt = node.alt ?? '';
  if (target.title) picture.title = target.title;
  picture.src = address;
  return picture;
}

/** Text with its line breaks, and with links where it names a web address. */
function words(value: string, place: Place): Node {
  const fragment = document.createDocumentFragment();
  value.split('\n').forEach((line, index) => {
    if (index > 0) fragment.append(document.createElement('br'));
    fragment.append(...(place.inLink ? [line] : linked(line)));
  });
  return fragment;
}

const BARE = /(?<!\w)(?:https?:\/\/|www\.)[^\s<>"'`]+/gi;

function linked(line: string): (Node | string)[] {
  const found: (Node | string)[] = [];
  let end = 0;
  for (const {0: match, index} of line.matchAll(BARE)) {
    const shown = withoutStop(match);
    const address = linkAddress(/^www/i.test(shown) ? `https://${shown}` : shown);
    if (!address) continue;
    const anchor = anchorTo(address);
    anchor.textContent = shown;
    found.push(line.slice(end, index), anchor);
    end = index + shown.length;
  }
  return [...found, line.slice(end)];
}

/** An address without the full stop, comma or bracket of the sentence around it; brackets it opens itself stay. */
function withoutStop(address: string): string {
  let open = address.split('(').length - address.split(')').length;
  let end = address.length;
  for (; end > 0 && /[.,;:!?)\]}*_~]/.test(address[end - 1]!); end--) {
    if (address[end - 1] !== ')') continue;
    if (open >= 0) break;
    open++;
  }
  return address.slice(0, end);
}

/** The very characters of the source: what is not understood, or not allowed, is at least not lost. */
function asWritten(node: Nodes, {source}: Place): Node {
  return around('span', text(source.slice(node.position?.start.offset, node.position?.end.offset)), 'plain');
}

const text = (value: string): Node => document.createTextNode(value);
