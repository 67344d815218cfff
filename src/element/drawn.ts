import {html, svg, type SVGTemplateResult, type TemplateResult} from 'lit';

/** The one line drawing that a page has from the start; the others are in `icons.ts`. */
export const HINT = svg`<path d="M9.5 18h5M10.5 21h3M12 3a6 6 0 0 0-3.6 10.8c.7.6 1.1 1.3 1.1 2.2h5c0-.9.4-1.6 1.1-2.2A6 6 0 0 0 12 3z" />`;

/** A drawing, 24 units wide and high. Decoration only: the words stand beside it or in the button's name. */
export function drawn(drawing: SVGTemplateResult): TemplateResult {
  return html`<svg class="icon" part="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${drawing}</svg>`;
}
