import {shuffled} from './shuffle.js';

/**
 * An order of the learner's own that is never the right one by chance: that would give the answer away, or take it.
 * @param names in the right order; the same name twice is the same thing
 * @returns the places of the names, in the order to show
 */
export function mixed(names: readonly string[], seed: string): number[] {
  const seen = new Map<string, number>();
  const keys = names.map((name) => {
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name}~${times}`;
  });
  const order = shuffled(keys, seed);
  for (let turn = 0; turn < order.length && order.every((place, i) => names[place] === names[i]); turn++) order.push(order.shift()!);
  return order;
}

/** The author's options of a question, as its data counts them. */
export function optionsOf(host: HTMLElement): HTMLElement[] {
  return [...host.children].filter((child): child is HTMLElement => child instanceof HTMLElement && child.localName === 'flip-option'
    && !['hint', 'explanation', 'feedback'].includes(child.slot));
}

/** The scoring that the author wrote, where it is one; else the usual one of the type. */
export function scoringOf(host: HTMLElement, usual: 'all' | 'partial'): 'all' | 'partial' | 'penalty' {
  const written = host.getAttribute('scoring');
  return written === 'all' || written === 'partial' || written === 'penalty' ? written : usual;
}
