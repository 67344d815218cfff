import {warn} from '../element/warn.js';

/** Something that a part is rated by: it is so or not, or it is so on one of several levels. */
export interface Criterion {
  text: string;
  /** The most it is worth. */
  points: number;
  levels: readonly Level[];
}

export interface Level {
  text: string;
  points: number;
}

/**
 * What the page's author rates by: `<ul slot="rubric"><li data-points="2">Gives a reason</li></ul>`. A list within an item
 * holds its levels, each with its points. Where the author says nothing, an item is worth 1.
 */
export function rubricOf(talk: Element): Criterion[] {
  const lists = [...talk.children].filter((child) => child.slot === 'rubric');
  return lists.flatMap((list) => {
    const items = itemsOf(list);
    if (items.length > 0) return items.map((item) => criterionOf(item, talk));
    warn(talk, 'What stands in slot="rubric" is no list with items: there is nothing to rate by.', '<ul slot="rubric"><li data-points="2">Gives a reason</li></ul>');
    return [];
  }).filter(({points}) => points > 0);
}

function criterionOf(item: Element, talk: Element): Criterion {
  const levels = [...item.children].filter(isList).flatMap(itemsOf).map((each) => ({text: textOf(each), points: pointsOf(each, talk)}));
  return {text: textOf(item), points: levels.length > 0 ? Math.max(...levels.map(({points}) => points)) : pointsOf(item, talk), levels};
}

const isList = ({localName}: Element) => localName === 'ul' || localName === 'ol';

const itemsOf = (list: Element): Element[] => [...list.children].filter(({localName}) => localName === 'li');

/** Its words without those of a list within. */
function textOf(item: Element): string {
  const nodes = [...item.childNodes].filter((node) => !(node instanceof Element && isList(node)));
  return nodes.map(({textContent}) => textContent ?? '').join('').replace(/\s+/g, ' ').trim();
}

function pointsOf(item: Element, talk: Element): number {
  const said = item.getAttribute('data-points') ?? '1';
  const points = Number(said.replace(',', '.'));
  if (said.trim() !== '' && points >= 0 && points < 1e6) return points;
  warn(talk, `data-points="${said}" of “${textOf(item)}” is no number of points; 1 is taken.`, '<li data-points="2">');
  return 1;
}
