import {html, svg, nothing, type TemplateResult} from 'lit';
import type {Localize} from '../../element/localize.js';

/** A row of a table that is drawn: what, two figures, and a bar as wide as its share. */
export interface Row {name: string; small: string; figure: string; share: number}

/** A table whose rows are drawn. @param heads of its three columns */
export function drawRows(caption: string, heads: readonly [string, string, string], rows: readonly Row[]): TemplateResult {
  return html`<table role="table" class="chart strong figured" part="chart">
    <caption><strong>${caption}</strong></caption>
    <thead class="unseen" role="rowgroup"><tr role="row">${heads.map((head) => html`<th scope="col" role="columnheader">${head}</th>`)}</tr></thead>
    <tbody role="rowgroup">${rows.map(({name, small, figure, share}) => html`<tr role="row">
      <th scope="row" role="rowheader"><bdi>${name}</bdi></th><td role="cell" class="votes">${small}</td><td role="cell" class="percent">${figure}</td>
      <td class="bar" aria-hidden="true"><svg width="100%" height="100%" focusable="false"><rect class="rail" width="100%" height="100%" rx="6"></rect>
        ${share > 0 ? svg`<rect class="fill" width="${Math.max(1, share * 100).toFixed(1)}%" height="100%" rx="6"></rect>` : nothing}</svg></td>
    </tr>`)}</tbody></table>`;
}

/** The same numbers as a table, for whoever wants to read them. @param caption what they come to */
export function drawTable(localize: Localize, heads: readonly [string, string], rows: readonly (readonly [string, number])[], caption = ''): TemplateResult {
  return html`<details class="figures"><summary>${localize.term('chartTable')}</summary>
    <table class="plain">${caption ? html`<caption>${caption}</caption>` : nothing}<thead><tr><th scope="col">${heads[0]}</th><th scope="col">${heads[1]}</th></tr></thead>
      <tbody>${rows.map(([name, votes]) => html`<tr><th scope="row"><bdi>${name}</bdi></th><td>${localize.number(votes)}</td></tr>`)}</tbody></table></details>`;
}
