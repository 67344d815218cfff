import {html, type TemplateResult} from 'lit';
import {bordaShare} from '../../core/preferences.js';
import type {Localize} from '../../element/localize.js';
import type {Chart} from '../votes-shown.js';
import {drawRows} from './rows.js';

/** A ranking: the mean place of each option; in the author's order while votes come, so that nothing jumps. */
export function drawRank({name, tally: {sums = {}, counts, total}, sheet, solved}: Chart, localize: Localize): TemplateResult {
  const keys = Object.keys(sums);
  const sorted = solved ? [...keys].sort((a, b) => sums[a]! - sums[b]!) : keys;
  const rows = sorted.map((key) => ({
    name: sheet?.label(key) ?? key, small: localize.term('firstTimes', counts[key] ?? 0),
    figure: total > 0 ? localize.number(sums[key]! / total, {minimumFractionDigits: 1, maximumFractionDigits: 1}) : '–', share: bordaShare(sums[key]!, total, keys.length),
  }));
  return html`${drawRows(localize.term('votesOf', name, total), [localize.term('answerColumn'), localize.term('votesColumn'), localize.term('meanPlace')], rows)}
    <p class="quiet">${localize.term('rankNote')}</p>`;
}
