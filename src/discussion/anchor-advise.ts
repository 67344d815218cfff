import {warn} from '../element/warn.js';
import type {AnchorAdvice, AnchorFacts} from './anchor-advice.js';

/** Tells the page's author what is wrong with the video of a discussion. The words for it come only now. */
export function adviseAnchor<K extends keyof AnchorFacts>(element: HTMLElement, occasion: K, ...facts: AnchorFacts[K]): void {
  import('./anchor-advice.js').then(({ANCHOR_ADVICE}) => {
    const words: (...facts: AnchorFacts[K]) => AnchorAdvice = ANCHOR_ADVICE[occasion];
    warn(element, ...words(...facts));
  }, () => warn(element, occasion));
}
