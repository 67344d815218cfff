/** What a checkpoint asks, as it stands on a sheet of paper: nothing in it tells the answer. */

const KEPT = new Set(('p div span em strong b i u s sub sup small code pre kbd ul ol li dl dt dd table caption thead tbody tr th td img br '
  + 'blockquote q figure figcaption h1 h2 h3 h4 h5 h6 abbr bdi bdo ruby rt').split(' '));
const LEFT_OUT = new Set('script style template audio video iframe object embed track source map area input select textarea button form'.split(' '));
const TOLD_LATER = new Set(['feedback', 'hint', 'explanation']);
const KEPT_ATTRIBUTES = ['src', 'srcset', 'sizes', 'alt', 'width', 'height', 'colspan', 'rowspan', 'scope', 'start', 'dir', 'lang'];
const DRAWINGS = ['http://www.w3.org/2000/svg', 'http://www.w3.org/1998/Math/MathML'];

/** The content of a checkpoint as plain elements, made one by one: no ids, no custom elements, no scripts. */
export function worksheet(checkpoint: Element): HTMLElement {
  const sheet = box('div', 'sheet');
  sheet.append(...content(checkpoint));
  return sheet;
}

const content = (parent: Node): Node[] => [...parent.childNodes].flatMap(copy);

function copy(node: Node): Node[] {
  if (node instanceof Text) return [document.createTextNode(node.data)];
  if (!(node instanceof Element)) return [];
  const {localName: tag, namespaceURI} = node;
  if (LEFT_OUT.has(tag) || TOLD_LATER.has(node.getAttribute('slot') ?? '')) return [];
  if (DRAWINGS.includes(namespaceURI ?? '')) return [drawing(node)];
  if (tag === 'flip-question') return [question(node)];
  if (tag === 'flip-blank') return [blank(node)];
  // A mark is the answer, a link leads nowhere from paper; of any other element the content counts.
  if (!KEPT.has(tag)) return content(node);
  const twin = document.createElement(tag);
  for (const name of KEPT_ATTRIBUTES) if (node.hasAttribute(name)) twin.setAttribute(name, node.getAttribute(name) ?? '');
  twin.append(...content(node));
  return [twin];
}

function question(node: Element): HTMLElement {
  const whole = box('div', 'question');
  const children = [...node.childNodes];
  whole.append(...children.filter((child) => !isOption(child)).flatMap(copy));
  const options = children.filter(isOption);
  const type = node.getAttribute('type') ?? '';
  if (options.length > 0) whole.append(...optionList(options, type, node));
  else if (!node.querySelector('flip-blank, mark, img')) whole.append(...[1, 2, 3].map(() => box('div', 'rule')));
  return whole;
}

const isOption = (node: Node): node is Element => node instanceof Element && node.localName === 'flip-option';

function optionList(options: readonly Element[], type: string, node: Element): HTMLElement[] {
  // Accepted answers are no choices.
  if (type === 'short' || type === 'number') return [box('div', 'rule')];
  const list = box('ul', 'options');
  const several = type === 'multiple' || (!type && options.filter((option) => option.hasAttribute('correct')).length > 1);
  const rows = options.map((option) => {
    const row = box('li', type === 'order' || type === 'match' ? 'number' : several ? 'several' : 'one');
    row.append(...content(option));
    return row;
  }).filter(({textContent, childElementCount}) => textContent.trim() || childElementCount > 0);
  // Written in the right order, or to be mixed: by the alphabet then, which tells nothing.
  const mixed = type === 'order' || node.hasAttribute('shuffled');
  list.append(...(mixed ? rows.sort((a, b) => a.textContent.trim().localeCompare(b.textContent.trim())) : rows));
  const matches = options.map((option) => option.getAttribute('match') ?? '').filter(Boolean);
  if (matches.length === 0) return [list];
  const bank = box('p', 'bank');
  bank.textContent = [...new Set(matches)].sort((a, b) => a.localeCompare(b)).join('  ·  ');
  return [list, bank];
}

/** A line to write on, or the words to choose from. */
function blank(node: Element): HTMLElement {
  const options = [...node.querySelectorAll('flip-option')].map((option) => content(option).map(({textContent}) => textContent).join('').trim()).filter(Boolean);
  const gap = box('span', 'blank');
  gap.textContent = options.length > 0 ? `[ ${options.sort((a, b) => a.localeCompare(b)).join(' / ')} ]` : '\u00A0'.repeat(24);
  return gap;
}

/** Pictures and formulas whole, but for what acts or is looked up by name. */
function drawing(node: Element): Element {
  const twin = document.createElementNS(node.namespaceURI, node.localName);
  for (const {name, value} of node.attributes) if (!/^(?:id|style|on.*|(?:xlink:)?href)$/i.test(name)) twin.setAttribute(name, value);
  twin.append(...[...node.childNodes].flatMap((child): Node[] => {
    if (child instanceof Text) return [document.createTextNode(child.data)];
    return child instanceof Element && DRAWINGS.includes(child.namespaceURI ?? '') && child.localName !== 'script' ? [drawing(child)] : [];
  }));
  return twin;
}

function box(tag: string, name: string): HTMLElement {
  const element = document.createElement(tag);
  element.className = name;
  return element;
}
