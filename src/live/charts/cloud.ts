import {html, nothing, type TemplateResult} from 'lit';
import type {Localize} from '../../element/localize.js';
import type {Chart} from '../votes-shown.js';
import {drawTable} from './rows.js';

/** Sizes of words, in steps: a strict page lets no style be written. */
const SIZES = 6;

/** Words by the alphabet, so that each stays in its place while votes come; larger, the more often they are said. */
export function drawCloud({name, tally: {counts, total}, words: presses}: Chart, localize: Localize): TemplateResult {
  const words = Object.entries(counts).filter(([word]) => word !== '');
  const most = Math.max(1, ...words.map(([, count]) => count));
  const sizeOf = (count: number) => (most === 1 ? 2 : 1 + Math.round((SIZES - 1) * Math.sqrt((count - 1) / (most - 1))));
  const byName = [...words].sort(([a], [b]) => a.localeCompare(b, localize.lang()));
  const byCount = [...byName].sort(([, a], [, b]) => b - a);
  const others = counts[''] ?? 0;
  return html`<div class="drawn" part="chart"><p><strong>${localize.term('votesOf', name, total)}</strong></p>
    <ul class="words" role="list">${byName.map(([word, count]) => html`<li class="size-${sizeOf(count)}">${presses
      ? html`<button type="button" class="word" aria-label=${presses.name(word, count)} @click=${() => presses.press(word)}><bdi>${word}</bdi></button>`
      : html`<bdi>${word}</bdi><span class="unseen"> ${localize.number(count)}</span>`}</li>`)}</ul>
    ${presses && words.length > 0 ? html`<p class="quiet">${localize.term('pressToHide')}</p>` : nothing}
    ${drawTable(localize, [localize.term('wordColumn'), localize.term('votesColumn')], [...byCount, ...(others > 0 ? [[localize.term('otherAnswers'), others] as const] : [])])}</div>`;
}
