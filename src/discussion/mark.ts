import {html, svg, type SVGTemplateResult, type TemplateResult} from 'lit';
import {hash} from '../core/id.js';

/** Fills that stand out from light and from dark pages alike (3:1 against both). */
const FILLS = ['#b0562c', '#8a6d1f', '#4d7c33', '#1f7f74', '#2f76a8', '#6166c4', '#9456b0', '#b84d78'];

/** White drawings on a 24 x 24 disc; each is told from the others by its outline alone. */
const DRAWINGS: SVGTemplateResult[] = [
  svg`<circle cx="12" cy="12" r="5" />`,
  svg`<path d="M12 6l6 11H6z" />`,
  svg`<path d="M12 5.5l6.5 6.5-6.5 6.5L5.5 12z" />`,
  svg`<path d="M5.5 12a6.5 6.5 0 0 1 13 0z" />`,
  svg`<path d="M6 18C6 10 10 6 18 6c0 8-4 12-12 12z" />`,
  svg`<circle cx="9" cy="9" r="3" /><circle cx="15" cy="15" r="3" />`,
  svg`<path d="M12 5l2.1 4.9L19 12l-4.9 2.1L12 19l-2.1-4.9L5 12l4.9-2.1z" />`,
  svg`<path d="M9.5 5.5h5v4h4v5h-4v4h-5v-4h-4v-5h4z" />`,
];

/** Two numbers that belong to an author for ever, one for the mark and one for the friendly words. */
const numberOf = (author: string, half: 0 | 7): number => parseInt(hash(author).slice(half, half + 7), 36);

/** The number of an author's pseudonym: the same in every language, room and tab. */
export const pseudonymOf = (author: string): number => numberOf(author, 7);

/** A small mark that belongs to an author, by colour, drawing and turn. Decoration beside a name. */
export function mark(author: string): TemplateResult {
  const number = numberOf(author, 0);
  const [fill, drawing, turn] = [number % 8, (number >>> 3) % 8, (number >>> 6) % 4];
  return html`<svg class="mark" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <circle cx="12" cy="12" r="12" fill=${FILLS[fill]} />
    <g fill="#fff" transform="rotate(${turn * 90} 12 12)">${DRAWINGS[drawing]}</g>
  </svg>`;
}
