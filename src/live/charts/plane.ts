import {svg, type SVGTemplateResult} from 'lit';
import type {Cell} from '../../core/cells.js';

/** A dot in each cell that has votes, larger and darker the more it has; of a side of 100. */
export function drawDots(cells: readonly Cell[]): SVGTemplateResult[] {
  const most = Math.max(1, ...cells.map(({votes}) => votes));
  return cells.map(({x, y, votes}) => svg`<circle class="dot" cx="${x}%" cy="${y}%" r="${(1.2 + 1.3 * Math.sqrt(votes / most)).toFixed(2)}%"
    fill-opacity=${(0.45 + 0.5 * votes / most).toFixed(2)}></circle>`);
}
