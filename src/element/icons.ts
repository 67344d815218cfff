import {svg, type SVGTemplateResult, type TemplateResult} from 'lit';
import {drawn, HINT} from './drawn.js';

/** Line drawings on a 24 x 24 grid. */
const DRAWINGS = {
  play: svg`<path d="M7 4.5v15l12-7.5z" fill="currentColor" />`,
  pause: svg`<path d="M8 5v14M16 5v14" stroke-width="4" />`,
  back: svg`<path d="M4 4v6h6M4.6 10A8 8 0 1 1 4 14" />`,
  settings: svg`<path d="M4 7h8M18 7h2M4 17h2M12 17h8" /><circle cx="15" cy="7" r="3" /><circle cx="9" cy="17" r="3" />`,
  sound: svg`<path d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9a4 4 0 0 1 0 6M18 6.5a7.5 7.5 0 0 1 0 11" />`,
  muted: svg`<path d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM16 10l5 5M21 10l-5 5" />`,
  enlarge: svg`<path d="M9 4H4v5M15 4h5v5M9 20H4v-5M15 20h5v-5" />`,
  reduce: svg`<path d="M4 9h5V4M20 9h-5V4M4 15h5v5M20 15h-5v5" />`,
  check: svg`<path d="M5 12.5l4.5 4.5L19 7.5" />`,
  cross: svg`<path d="M6.5 6.5l11 11M17.5 6.5l-11 11" />`,
  part: svg`<circle cx="12" cy="12" r="8" /><path d="M12 4a8 8 0 0 1 0 16z" fill="currentColor" />`,
  hint: HINT,
  pencil: svg`<path d="M4 20l1-4.5L16.5 4 20 7.5 8.5 19z" />`,
  right: svg`<path d="M9 5l7 7-7 7" />`,
} satisfies Record<string, SVGTemplateResult>;

export type IconName = keyof typeof DRAWINGS;

/** @param name one that many elements use, or a drawing of the element's own, 24 units wide and high */
export function icon(name: IconName | SVGTemplateResult): TemplateResult {
  return drawn(typeof name === 'string' ? DRAWINGS[name] : name);
}
