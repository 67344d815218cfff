import {warn} from '../element/warn.js';
import type {Advice, Facts} from './advice.js';

/** Tells the page's author what is wrong and what to write instead. The words for it come only now. */
export function advise<K extends keyof Facts>(element: HTMLElement, occasion: K, ...facts: Facts[K]): void {
  import('./advice.js').then(({ADVICE}) => {
    const words: (...facts: Facts[K]) => Advice = ADVICE[occasion];
    warn(element, ...words(...facts));
  }, () => warn(element, occasion));
}
