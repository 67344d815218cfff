import {html, nothing, svg, type TemplateResult} from 'lit';
import type {Tally} from '../core/entry.js';
import {shareRight} from '../core/tally.js';
import {adopt} from '../element/adopt.js';
import type {Sheet} from '../element/ballot.js';
import {icon} from '../element/icons.js';
import type {Localize} from '../element/localize.js';
import {middlesOf} from './middles.js';
import type {Chart} from './votes-shown.js';

/** Counted in ways that bars do not show. */
const DRAWN = ['cloud', 'rank', 'points', 'grid', 'pin', 'number'];
let drawn: typeof import('./charts/all.js') | undefined;

/** Votes as their question's type has them: bars, or a chart that is loaded with the first of its kind. */
export function drawChart(chart: Chart, localize: Localize): TemplateResult {
  const {kind = ''} = chart.tally;
  if (!DRAWN.includes(kind)) return drawBars(chart, localize);
  if (!drawn) {
    void import('./charts/all.js').then((come) => {
      drawn = come;
      localize.host.requestUpdate();
    }, () => setTimeout(() => localize.host.requestUpdate(), 4000));
    return html`<p><strong>${localize.term('votesOf', chart.name, chart.tally.total)}</strong></p>`;
  }
  adopt(localize.host, drawn.chartStyles);
  return drawn.CHARTS[kind]!(chart, localize);
}

/** Votes as bars: a table whose rows are drawn, so that nobody needs another one to read them. */
function drawBars({name, tally, sheet, solved, strong}: Chart, localize: Localize): TemplateResult {
  const term = localize.term.bind(localize);
  const right = solved ? shareRight(tally) : undefined;
  const rows = rowsOf(tally, sheet);
  // Where one is right, that one stands out.
  const look = strong && !(solved && sheet?.graded) ? 'strong' : '';
  const {mean, median} = tally;
  return html`<table role="table" class="chart ${look}" part="chart">
    <caption><strong>${term('votesOf', name, tally.total)}</strong>${right === undefined ? nothing
      : html` <span class="share">${term('shareRight', percent(right, localize))}</span>`}${mean === undefined || median === undefined || tally.total < 2 ? nothing : html` <span class="share">${middlesOf({mean, median}, localize)}</span>`}</caption>
    <thead class="unseen" role="rowgroup"><tr role="row"><th scope="col" role="columnheader">${term('answerColumn')}</th><th scope="col" role="columnheader">${term('votesColumn')}</th>
      <th scope="col" role="columnheader">${term('shareColumn')}</th></tr></thead>
    <tbody role="rowgroup">${rows.map(({key, votes}) => {
      const isRight = solved && key !== '' && sheet?.graded === true && sheet.isRight(key);
      const share = tally.total > 0 ? votes / tally.total : 0;
      return html`<tr role="row" class=${isRight ? 'right' : ''}>
        <th scope="row" role="rowheader"><bdi>${key === '' ? term('otherAnswers') : sheet?.label(key) ?? key}</bdi>${sheet?.beside(key) ? html` <span class="beside">${sheet.beside(key)}</span>` : nothing}
          ${isRight ? html`<span class="mark">${icon('check')}<span class="unseen">${term('rightOne')}</span></span>` : nothing}</th>
        <td role="cell" class="votes">${localize.number(votes)}</td>
        <td role="cell" class="percent">${percent(share, localize)}</td>
        <td class="bar" aria-hidden="true">${bar(share)}</td>
      </tr>`;
    })}</tbody>
  </table>
  ${rows.length === 0 ? html`<p class="quiet">${term('noVotes')}</p>` : nothing}`;
}

/** As wide as its share: as an attribute, because a strict page lets no style be written. */
function bar(share: number): TemplateResult {
  return html`<svg width="100%" height="100%" focusable="false">
    <rect class="rail" width="100%" height="100%" rx="6"></rect>
    ${share > 0 ? svg`<rect class="fill" width="${Math.max(1, share * 100).toFixed(1)}%" height="100%" rx="6"></rect>` : nothing}
  </svg>`;
}

/** The options in the author's order; where everybody says what they like, the most frequent first. */
export function rowsOf({counts}: Tally, sheet: Pick<Sheet, 'keys'> | undefined): {key: string; votes: number}[] {
  const known = sheet?.keys ?? [];
  const others = Object.keys(counts).filter((key) => !known.includes(key))
    .sort((a, b) => Number(a === '') - Number(b === '') || counts[b]! - counts[a]! || (a < b ? -1 : 1));
  return [...known, ...others].map((key) => ({key, votes: counts[key] ?? 0}));
}

export const percent = (share: number, localize: Localize): string =>
  localize.number(share, {style: 'percent', maximumFractionDigits: 0});
