import {html, nothing, type TemplateResult} from 'lit';
import {formatTime} from '../core/time.js';
import {icon} from '../element/icons.js';
import {Localize} from '../element/localize.js';
import {stops as words} from '../lang/en/stops.js';
import {contentsStyles} from './contents.styles.js';
import {legend} from './controls.js';
import type {Extra, Parts} from './extra.js';
import {rowsOf} from './rows.js';
import {STATES} from './states.js';

/** The list of chapters and stops, each a button that goes there, with the bar's marks. It is loaded when it is first opened. */
export function contents(parts: Parts): Extra {
  const localize = new Localize(parts.video, words);
  return {
    styles: contentsStyles,
    draw: {below: () => (parts.extras.opened === 'list' ? renderContents(parts, localize) : nothing)},
    onCommand: (name) => {
      if (name !== 'list') return false;
      parts.extras.opened = parts.extras.opened === 'list' ? '' : 'list';
      return true;
    },
  };
}

function renderContents({video, course, chapters}: Parts, localize: Localize): TemplateResult {
  const {stops, passed, skipped} = course;
  const rows = rowsOf({chapters: chapters(), stops, passed, skipped}, {
    toChapter: (at) => video.seek(at),
    toStop: (stop) => video.visit(stop),
  });
  const onSum = () => {
    course.summed = true;
    video.requestUpdate();
  };
  const asks = stops.some(({mark}) => mark.checkpoint.standings.size > 0);
  return html`<ul id="contents" class="rows" part="list">${rows.map(({at, name, state, gate, done, go}) =>
    html`<li><button type="button" @click=${go}><span class="clock" dir="ltr">${formatTime(at)}</span><span class="name">${name}</span>
      ${state ? html`<span class="state quiet">${localize.term(STATES[state][1])}${legend(gate, done)}</span>` : nothing}</button></li>`)}
    ${asks ? html`<li><button type="button" @click=${onSum}>${icon('part')}<span class="name">${localize.term('howItWent')}</span>${icon('right')}</button></li>` : nothing}</ul>`;
}
