import {html, type TemplateResult} from 'lit';
import {HUNDRED} from '../../core/counting.js';
import type {Localize} from '../../element/localize.js';
import type {Chart} from '../votes-shown.js';
import {drawRows} from './rows.js';

/** Spread points: the mean of each option. */
export function drawPoints({name, tally: {sums = {}, counts, total}, sheet}: Chart, localize: Localize): TemplateResult {
  const all = sheet?.sum ?? HUNDRED;
  const rows = Object.keys(sums).map((key) => {
    const mean = total > 0 ? sums[key]! / total : 0;
    return {name: sheet?.label(key) ?? key, small: localize.term('gaveAny', counts[key] ?? 0), figure: localize.number(mean, {maximumFractionDigits: 1}), share: mean / all};
  });
  return html`${drawRows(localize.term('votesOf', name, total), [localize.term('answerColumn'), localize.term('votesColumn'), localize.term('meanPoints')], rows)}
    <p class="quiet">${localize.term('pointsNote', localize.number(all))}</p>`;
}
