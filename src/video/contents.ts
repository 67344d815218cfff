import {html, nothing, type TemplateResult} from 'lit';
import {formatTime} from '../core/time.js';
import {legend} from './controls.js';
import type {Deck} from './deck.js';

/** The list of chapters and stops, each a button that goes there. It is loaded when it is first opened. */
export function renderContents({stops, chapters, passed, term, act, onVisit}: Deck): TemplateResult {
  const rows = [
    ...chapters.map(({at, title}) => ({at, name: title, end: nothing, go: () => act({do: 'seek', to: at})})),
    ...stops.map((stop) => ({
      at: stop.at, name: stop.mark.checkpoint.name, go: () => onVisit(stop),
      end: passed.has(stop.id) ? html`${legend(stop.gate, true)}<span class="unseen">${term('stopPassed')}</span>` : legend(stop.gate, false),
    })),
  ].sort((a, b) => a.at - b.at);
  return html`<ul id="contents" class="rows" part="list">${rows.map(({at, name, end, go}) =>
    html`<li><button type="button" @click=${go}><span class="clock" dir="ltr">${formatTime(at)}</span><span class="name">${name}</span>${end}</button></li>`)}</ul>`;
}
