/** Where elements stand in the window, px from its top, with whatever moves them now. */
export function placesOf(elements: readonly Element[]): Map<Element, number> {
  return new Map(elements.map((element) => [element, element.getBoundingClientRect().top]));
}

/** Lets elements glide from where they stood to where they stand now, unless the learner wants no motion. */
export function glide(from: ReadonlyMap<Element, number>): void {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  for (const [element, before] of from) {
    const by = before - element.getBoundingClientRect().top;
    if (Math.abs(by) > 1) element.animate([{translate: `0 ${by}px`}, {translate: '0 0'}], {duration: 180, easing: 'ease-out'});
  }
}
