import {warn} from './warn.js';

/**
 * Gives a class its tag. A tag that is taken is left alone: the first copy of the library on a page serves it.
 */
export function define(tag: `flip-${string}`, constructor: CustomElementConstructor): void {
  const taken = customElements.get(tag);
  if (!taken) customElements.define(tag, constructor);
  else if (taken !== constructor) {
    warn(taken, `A second copy of flip-elements wants <${tag}> too, in vain: keep one of the script tags or imports.`);
  }
}
