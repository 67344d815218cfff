import {html, nothing, svg, type TemplateResult} from 'lit';
import {binsIn, type Bin} from '../../core/bins.js';
import type {Localize} from '../../element/localize.js';
import {middlesOf} from '../middles.js';
import type {Chart} from '../votes-shown.js';
import {drawTable} from './rows.js';

/** So many columns are named. */
const NAMED = 5;

/** Numbers as columns from the smallest to the largest, with the one in the middle. */
export function drawHistogram({name, tally: {counts, total, median, mean}}: Chart, localize: Localize): TemplateResult {
  const bins = binsIn(counts);
  const most = Math.max(1, ...bins.map(({count}) => count));
  const every = Math.ceil(bins.length / NAMED);
  const others = counts[''] ?? 0;
  const middle = median === undefined ? '' : mean === undefined ? localize.term('medianIs', localize.number(median)) : middlesOf({mean, median}, localize);
  return html`<div class="drawn" part="chart"><p><strong>${localize.term('votesOf', name, total)}</strong>
      ${middle ? html` <span class="share">${middle}</span>` : nothing}</p>
    <div class="histogram" aria-hidden="true">${bins.map((bin, i) => html`<div class="column"><svg width="100%" height="100%" focusable="false">
        ${svg`<rect class="fill" x="4%" width="92%" y="${100 - bin.count / most * 100}%" height="${bin.count / most * 100}%" rx="3"></rect>`}</svg>
      <span class=${bin.from === bin.to || bin.from === -Infinity ? '' : 'edge'}>${i % every === 0 ? shortOf(bin, localize) : nothing}</span></div>`)}</div>
    ${drawTable(localize, [localize.term('numberColumn'), localize.term('votesColumn')],
      [...bins.map((bin) => [nameOf(bin, localize), bin.count] as const), ...(others > 0 ? [[localize.term('noNumber'), others] as const] : [])], middle)}</div>`;
}

function nameOf({from, to}: Bin, localize: Localize): string {
  if (from === to) return localize.number(from);
  if (from === -Infinity) return localize.term('binBelow', localize.number(to));
  return to === Infinity ? localize.term('binFrom', localize.number(from)) : localize.term('binBetween', localize.number(from), localize.number(to));
}

const shortOf = ({from, to}: Bin, localize: Localize): string => (from === -Infinity ? `< ${localize.number(to)}` : to === Infinity ? `≥ ${localize.number(from)}` : localize.number(from));
