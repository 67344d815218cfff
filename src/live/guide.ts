/** Bringing somebody to a place of the page: calmly, without the focus, and never while they write. */

/** A line round what somebody was brought to goes after so long, ms. */
const SHOWN = 2600;

/** Input elements into which nothing is written. */
const UNWRITTEN = /^(?:button|checkbox|radio|submit|reset|range|color|file|image)$/;

/** Somebody writes, or chooses in a list that lies over the page. */
export function isWriting(): boolean {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  if (active instanceof HTMLInputElement) return !UNWRITTEN.test(active.type) && !active.readOnly;
  return active instanceof HTMLTextAreaElement || active instanceof HTMLSelectElement || (active instanceof HTMLElement && active.isContentEditable);
}

/** The element itself where it can be seen, else what holds it back: a step that asks for something else first. */
export function seenPlaceOf(element: HTMLElement): HTMLElement | undefined {
  for (let place: Element | null | undefined = element; place; place = parentOf(place)) {
    if (place instanceof HTMLElement && place.getClientRects().length > 0 && place !== document.body) return place;
  }
  return undefined;
}

/**
 * Moves the page so that an element is at its top, if it is not in sight there, and draws a line round it for a while.
 * @param above so many pixels of the window's top are covered  @param isCalm it glides; else it is there at once
 * @returns whether the page had to be moved
 */
export function bring(element: HTMLElement, {above, isCalm}: {above: number; isCalm: boolean}): boolean {
  const {top, bottom} = element.getBoundingClientRect();
  const isThere = top >= above - 2 && (bottom <= innerHeight || top <= above + innerHeight / 4);
  if (!isThere) {
    const {style} = element;
    const before = style.scrollMarginBlockStart;
    style.scrollMarginBlockStart = `${above + 12}px`;
    element.scrollIntoView({block: 'start', behavior: isCalm && !isStill() ? 'smooth' : 'instant'});
    style.scrollMarginBlockStart = before;
  }
  const line = {outline: '3px solid var(--flip-accent, #0b6e63)', outlineOffset: '4px'};
  element.animate([line, {...line, offset: 0.75}, {...line, outlineColor: 'transparent'}], {duration: SHOWN, easing: isStill() ? 'step-start' : 'ease'});
  return !isThere;
}

/** Goes back to where the page was. */
export function goBackTo(top: number): void {
  scrollTo({top, behavior: isStill() ? 'instant' : 'smooth'});
}

const isStill = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** The next element around it, out of shadow trees too. */
function parentOf(element: Element): Element | null {
  const root = element.getRootNode();
  return element.assignedSlot ?? element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}
