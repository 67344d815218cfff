import type {CSSResult} from 'lit';

/** Gives an element's shadow tree a look that comes later than the element, once. */
export function adopt({shadowRoot}: Element, look: CSSResult | undefined): void {
  const sheet = look?.styleSheet;
  if (shadowRoot && sheet && !shadowRoot.adoptedStyleSheets.includes(sheet)) shadowRoot.adoptedStyleSheets.push(sheet);
}
