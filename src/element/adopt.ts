import type {CSSResult} from 'lit';

/** Gives an element's shadow tree a look that comes later than the element, once: behind the others, or at that place. */
export function adopt({shadowRoot}: Element, look: CSSResult | undefined, place = Infinity): void {
  const sheet = look?.styleSheet;
  const known = shadowRoot?.adoptedStyleSheets ?? [];
  if (shadowRoot && sheet && !known.includes(sheet)) shadowRoot.adoptedStyleSheets = [...known.slice(0, place), sheet, ...known.slice(place)];
}
