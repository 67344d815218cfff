import {html, nothing, type TemplateResult} from 'lit';
import {cellsIn, regionsOf} from '../../core/cells.js';
import type {Localize} from '../../element/localize.js';
import type {Chart} from '../votes-shown.js';
import {drawDots} from './plane.js';
import {drawTable} from './rows.js';

const REGIONS = ['regionTopLeft', 'regionTop', 'regionTopRight', 'regionLeft', 'regionMiddle', 'regionRight', 'regionBottomLeft', 'regionBottom', 'regionBottomRight'] as const;

/** A picture and where the votes lie on it; its nine parts as a table. */
export function drawMap({name, tally: {counts, total}, sheet}: Chart, localize: Localize): TemplateResult {
  const cells = cellsIn(counts);
  const votes = regionsOf(cells, 3).flat();
  return html`<div class="drawn" part="chart"><p><strong>${localize.term('votesOf', name, total)}</strong></p>
    <div class="map" dir="ltr">${sheet?.picture?.src ? html`<img src=${sheet.picture.src} alt=${sheet.picture.alt}>` : nothing}
      <svg class="over" width="100%" height="100%" aria-hidden="true" focusable="false">${drawDots(cells)}</svg></div>
    ${drawTable(localize, [localize.term('placeColumn'), localize.term('votesColumn')], REGIONS.map((region, i) => [localize.term(region), votes[i] ?? 0] as const))}</div>`;
}
