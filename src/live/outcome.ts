import {html, nothing, type TemplateResult} from 'lit';
import type {EntryData, Tally} from '../core/entry.js';
import {FOLLOW_UP, mostWrong} from '../core/peer.js';
import {AT_HOME} from '../core/tally.js';
import type {Sheet} from '../element/ballot.js';
import type {Localize} from '../element/localize.js';
import {drawChart, percent, rowsOf} from './chart.js';
import type {PeerHost} from './hosts.js';

/** What came of it, for everybody: the votes side by side, what changed, and the idea behind the commonest mistake. */
export function drawOutcome(host: PeerHost, {tallies, changes, gain}: EntryData['revealed']): TemplateResult {
  const {localize, places, room} = host;
  const sheet = room.sheet(places.main);
  const shown = [...tallies].sort((a, b) => order(a) - order(b)).filter(({total, counts}) => total > 0 && Object.keys(counts).length > 0);
  const last = shown.findLast(({round}) => round < FOLLOW_UP);
  return html`<div class="charts">${shown.map((tally) => html`<div>${drawChart({
    name: host.nameOf(tally), tally, solved: true, strong: tally === last || tally.round === FOLLOW_UP,
    sheet: tally.round === FOLLOW_UP ? room.sheet(places.followUp) : sheet,
  }, localize)}</div>`)}</div>
  <div class="facts">
    ${changes ? drawChanges(changes, localize, host.atHome ? 'homeChanges' : 'changesTable') : nothing}
    ${gain === undefined ? nothing : drawGain(gain, localize)}
    ${drawWrong(shown.filter(({round}) => round !== FOLLOW_UP), sheet, localize)}
  </div>`;
}

/** Before class, then as voted. */
const order = ({round}: Tally) => (round === AT_HOME ? -1 : round);

function drawChanges([rr = 0, wr = 0, rw = 0, ww = 0]: readonly number[], localize: Localize, name: 'changesTable' | 'homeChanges'): TemplateResult {
  const term = localize.term.bind(localize);
  const cell = (n: number, look = '') => html`<td class=${look}>${localize.number(n)}</td>`;
  return html`<div>
    <table class="changes"><caption><strong>${term(name)}</strong></caption>
      <thead><tr><th scope="col">${term('changesFirst')}</th><th scope="col">${term('changesSecond')}: ${term('changedRight')}</th>
        <th scope="col">${term('changesSecond')}: ${term('changedWrong')}</th></tr></thead>
      <tbody><tr><th scope="row">${term('changedRight')}</th>${cell(rr)}${cell(rw, 'lost')}</tr>
        <tr><th scope="row">${term('changedWrong')}</th>${cell(wr, 'won')}${cell(ww)}</tr></tbody></table>
  </div>`;
}

function drawGain(gain: number, localize: Localize): TemplateResult {
  return html`<div><h4>${localize.term('gainNamed')}</h4>
    <p class="big">${localize.number(gain, {maximumFractionDigits: 2, minimumFractionDigits: 2})}</p>
    ${gain > 0 ? html`<p class="quiet">${localize.term('gainSaid', percent(gain, localize))}</p>` : nothing}</div>`;
}

/** The wrong answer that most have chosen at first, and what became of it. */
function drawWrong(tallies: readonly Tally[], sheet: Sheet | undefined, localize: Localize): TemplateResult | typeof nothing {
  const first = tallies.find(({round}) => round > AT_HOME);
  if (!first || !sheet?.graded) return nothing;
  const wrong = rowsOf(first, sheet).map(({key}) => key).filter((key) => key !== '' && !sheet.isRight(key));
  const most = mostWrong(first, wrong);
  if (!most) return nothing;
  const idea = sheet.misconception(most.key);
  const shares = tallies.filter(({round}) => round > AT_HOME).map(({counts, total}) => percent((counts[most.key] ?? 0) / total, localize));
  return html`<div><h4>${localize.term('mostChosenWrong')}</h4>
    <p><bdi>${sheet.label(most.key)}</bdi> · ${shares.length > 1 ? localize.term('fromTo', shares[0]!, shares.at(-1)!) : shares[0]}</p>
    ${idea ? html`<p class="quiet">${localize.term('misconceptionNamed')}: <bdi>${idea}</bdi></p>` : nothing}</div>`;
}
