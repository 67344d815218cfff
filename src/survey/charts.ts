import {html, nothing, svg, type TemplateResult} from 'lit';
import type {EntryData} from '../core/entry.js';
import {PASSED, type Class, type Heed, type Table} from '../core/survey.js';
import type {Sheet} from '../element/ballot.js';
import type {Localize} from '../element/localize.js';

export interface Sums {
  sums: EntryData['summed'];
  sheet: Sheet;
  /** Fewer answers are not shown. */
  group: number;
}

/** So many different numbers are told as bars. */
const MOST_BARS = 12;

/** What a question came to: a table whose rows are drawn, or words in no order. */
export function drawSums({sums, sheet, group}: Sums, localize: Localize): TemplateResult {
  const {total, mean, median, words} = sums;
  const term = localize.term.bind(localize);
  const number = (value: number) => localize.number(value, {maximumFractionDigits: 2});
  const facts = [term('surveyReplies', total), mean === undefined ? '' : term('surveyMean', number(mean)), median === undefined ? '' : term('surveyMedian', number(median))];
  const head = (shown: readonly string[]) => html`<strong class="asked">${sheet.name}</strong> <span class="facts">${shown.filter(Boolean).join(' · ')}</span>`;
  if (total < group) return html`<div class="sums"><p class="caption">${head([])}</p><p class="quiet">${term(total === 0 ? 'surveyNoReply' : 'surveyTooFew', group)}</p></div>`;
  const numbers = words && numbersIn(words, sheet);
  if (numbers) return html`<div class="sums">${drawBars({counts: numbers, total}, sheet, head(facts), localize)}</div>`;
  if (words) {
    return html`<div class="sums"><p class="caption">${head(facts)}</p>
      <ul class="words">${words.map((text) => html`<li dir="auto">${text}</li>`)}</ul></div>`;
  }
  return html`<div class="sums">${drawBars({counts: listed(sums.counts, sheet), total}, sheet, head(facts), localize)}</div>`;
}

/** In the author's order; what is no option any more stands behind. */
const listed = (counts: EntryData['summed']['counts'], {keys}: Sheet): Map<string, number> =>
  new Map([...keys, ...Object.keys(counts).filter((key) => !keys.includes(key))].map((key) => [key, counts[key] ?? 0]));

/** How often each number was given, the least first; nothing where there are too many to be read as bars, or words among them. */
function numbersIn(words: readonly string[], {type, numberOf}: Sheet): Map<string, number> | undefined {
  if (type !== 'number' || !numberOf) return undefined;
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word.trim(), (counts.get(word.trim()) ?? 0) + 1);
  if (counts.size > MOST_BARS || [...counts.keys()].some((word) => numberOf(word) === undefined)) return undefined;
  return new Map([...counts].sort(([a], [b]) => numberOf(a)! - numberOf(b)!));
}

function drawBars({counts, total}: {counts: ReadonlyMap<string, number>; total: number}, sheet: Sheet, caption: TemplateResult, localize: Localize): TemplateResult {
  const term = localize.term.bind(localize);
  return html`<table role="table" class="chart" part="chart">
    <caption class="caption">${caption}</caption>
    <thead class="unseen" role="rowgroup"><tr role="row">${(['surveyOption', 'surveyCount', 'surveyShare'] as const).map((word) => html`
      <th scope="col" role="columnheader">${term(word)}</th>`)}</tr></thead>
    <tbody role="rowgroup">${[...counts].map(([key, count]) => {
      const share = count / total;
      return html`<tr role="row"><th scope="row" role="rowheader"><bdi>${sheet.label(key)}</bdi>${sheet.beside(key) ? html` <span class="quiet">${sheet.beside(key)}</span>` : nothing}</th>
        <td role="cell" class="count">${localize.number(count)}</td>
        <td role="cell" class="percent">${localize.number(share, {style: 'percent', maximumFractionDigits: 0})}</td>
        <td class="bar" aria-hidden="true">${bar(share)}</td></tr>`;
    })}</tbody></table>`;
}

/** As wide as its share: as an attribute, because a strict page lets no style be written. */
function bar(share: number): TemplateResult {
  return html`<svg width="100%" height="100%" focusable="false"><rect class="rail" width="100%" height="100%" rx="5"></rect>
    ${share > 0 ? svg`<rect class="fill" width="${Math.max(1, share * 100).toFixed(1)}%" height="100%" rx="5"></rect>` : nothing}</svg>`;
}

/** The answers to one question by the answer to another; a share of each row, so that groups can be compared. */
export function drawTable({rows, columns, cells}: Table, {question, by}: {question: Sheet; by: Sheet}, localize: Localize): TemplateResult {
  const term = localize.term.bind(localize);
  // In the author's order, whatever the sizes.
  const order = (sheet: Sheet, classes: readonly Class[]) => classes.map((_, i) => i).sort((a, b) => first(sheet, classes[a]!) - first(sheet, classes[b]!));
  const [lines, heads] = [order(by, rows), order(question, columns)];
  const name = (sheet: Sheet, {keys}: Class) => {
    const names = keys.toSorted((a, b) => placeIn(sheet, a) - placeIn(sheet, b)).map((key) => (key === PASSED ? term('surveyPassed') : sheet.label(key)));
    return names.length > 1 ? term('surveyTogether', names.join(', ')) : names[0]!;
  };
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${term('surveyTable', question.name, by.name)}><table class="cross" part="chart">
    <caption class="caption"><strong class="asked">${term('surveyTable', question.name, by.name)}</strong></caption>
    <thead><tr><td></td>${heads.map((j) => html`<th scope="col"><bdi>${name(question, columns[j]!)}</bdi></th>`)}<th scope="col">${term('surveyCount')}</th></tr></thead>
    <tbody>${lines.map((i) => ({i, row: rows[i]!})).map(({i, row}) => html`<tr><th scope="row"><bdi>${name(by, row)}</bdi></th>
      ${heads.map((j) => html`<td>${localize.number(cells[i]![j]!)} <span class="quiet">${localize.number(cells[i]![j]! / row.size, {style: 'percent', maximumFractionDigits: 0})}</span></td>`)}
      <td class="total">${localize.number(row.size)}</td></tr>`)}</tbody></table></div>`;
}

const placeIn = ({keys}: Sheet, key: string): number => (key === PASSED ? Infinity : keys.indexOf(key));
const first = (sheet: Sheet, {keys}: Class): number => Math.min(keys.length * 1000, ...keys.map((key) => placeIn(sheet, key)));

/** You said, we did: the latest first. @param tools what the staff can do with each */
export function drawHeeds(heeds: readonly Heed[], localize: Localize, tools: (heed: Heed) => unknown = () => nothing): TemplateResult | typeof nothing {
  if (heeds.length === 0) return nothing;
  const term = localize.term.bind(localize);
  return html`<div class="heeded" part="heeded"><h4>${term('surveyHeeded')}</h4>
    <ul>${heeds.toReversed().map((heed) => html`<li><dl>
      <div><dt>${term('surveySaid')}</dt><dd dir="auto">${heed.said}</dd></div>
      <div class="did"><dt>${term('surveyDid')}</dt><dd dir="auto">${heed.did}</dd></div></dl>
      <p class="quiet date"><time datetime=${heed.at}>${localize.date(new Date(heed.at), {dateStyle: 'medium'})}</time> ${tools(heed)}</p></li>`)}</ul></div>`;
}
