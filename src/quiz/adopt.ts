import type {CSSResult} from 'lit';

/** Gives an element's shadow tree a look that comes later than the element. */
export function adopt({shadowRoot}: Element, {styleSheet}: CSSResult): void {
  if (shadowRoot && styleSheet && !shadowRoot.adoptedStyleSheets.includes(styleSheet)) shadowRoot.adoptedStyleSheets.push(styleSheet);
}
