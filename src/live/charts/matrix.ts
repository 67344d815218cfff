import {html, type TemplateResult} from 'lit';
import {cellsIn, regionsOf} from '../../core/cells.js';
import type {Localize} from '../../element/localize.js';
import type {Chart} from '../votes-shown.js';
import {drawDots} from './plane.js';
import {drawTable} from './rows.js';

/** A field with two axes, and where the votes lie in it; its four quarters as a table. */
export function drawMatrix({name, tally: {counts, total}, sheet}: Chart, localize: Localize): TemplateResult {
  const [[left, right], [low, high]] = sheet?.axes ?? [['−', '+'], ['−', '+']];
  const cells = cellsIn(counts);
  const [[a = 0, b = 0] = [], [c = 0, d = 0] = []] = regionsOf(cells, 2);
  const quarter = (x: string, y: string) => localize.term('quarterOf', x, y);
  return html`<div class="drawn" part="chart"><p><strong>${localize.term('votesOf', name, total)}</strong></p>
    <div class="matrix" aria-hidden="true"><span class="top"><bdi>${high}</bdi></span>
      <svg class="plane" width="100%" height="100%" focusable="false"><line x1="50%" x2="50%" y1="0" y2="100%"></line><line x1="0" x2="100%" y1="50%" y2="50%"></line>${drawDots(cells)}</svg>
      <span class="low"><bdi>${low}</bdi></span><span class="start"><bdi>${left}</bdi></span><span class="end"><bdi>${right}</bdi></span></div>
    ${drawTable(localize, [localize.term('placeColumn'), localize.term('votesColumn')], [[quarter(left, high), a], [quarter(right, high), b], [quarter(left, low), c], [quarter(right, low), d]])}</div>`;
}
