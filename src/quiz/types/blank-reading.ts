import type {Blank} from '../blanks.js';
import {questionOf} from '../question.js';
import {soughtOf} from '../sought.js';

/** The choices of a blank. */
export const optionsIn = (blank: Element) => [...blank.children].filter(({localName}) => localName === 'flip-option');

/**
 * A blank as its author wrote it.
 * @param frozen the words of options that must stay as they were first seen
 */
export function blankOf(element: Element, frozen: ReadonlyMap<Element, string>): Blank {
  const points = Number(element.getAttribute('points')?.trim() || 1);
  const {options} = questionOf({type: 'choice', prompt: '', scoring: null, options: optionsIn(element).map((option) => ({
    text: frozen.get(option) || wordsOf(option),
    value: option.getAttribute('value'),
    correct: option.hasAttribute('correct'),
    weight: option.getAttribute('weight'),
    misconception: option.getAttribute('misconception'),
  }))});
  return {sought: soughtOf(element), options, points: points >= 0 ? points : 1};
}

/** What an option says, without its feedback. */
export function wordsOf(option: Element): string {
  const said = [...option.childNodes].filter((node) => !(node instanceof Element && node.slot === 'feedback'));
  return said.map(({textContent}) => textContent ?? '').join('').replace(/\s+/g, ' ').trim();
}

/** The sentence with dots for its blanks: the choices of a drop-down are no part of what is asked. */
export function labelOf(host: Element): string {
  const walker = document.createTreeWalker(host, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => {
    if (!(node instanceof Element)) return node.parentElement?.localName === 'flip-blank' ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT;
    if (node.localName === 'flip-option' || /^(hint|explanation|feedback)$/.test(node.slot)) return NodeFilter.FILTER_REJECT;
    return node.localName === 'flip-blank' ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP;
  });
  const words: string[] = [];
  while (walker.nextNode()) words.push(walker.currentNode instanceof Element ? '…' : walker.currentNode.textContent ?? '');
  return words.join('').replace(/\s+/g, ' ').trim();
}
