/** Formulas as MathML, which browsers draw and screen readers read. It weighs much: load it by import(). */
import temml from 'temml';

/** Never throws: what cannot be set is `undefined`. Nothing in a formula can make a link, a picture or an id. */
export function typeset(tex: string, display: boolean): Element | undefined {
  try {
    const holder = document.createElement('span');
    temml.render(tex, holder, {displayMode: display, throwOnError: true, trust: false, maxExpand: 300, maxSize: [20, 50]});
    const math = holder.querySelector('math');
    if (!math || holder.querySelector('a, img, [href], [src]')) return undefined;
    for (const element of holder.querySelectorAll('[id]')) element.removeAttribute('id');
    // Kept where nobody reads it, to be written again; an annotation would be among the words of the page.
    math.setAttribute('data-tex', tex);
    return math;
  } catch {
    return undefined;
  }
}
