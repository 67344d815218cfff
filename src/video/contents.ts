import {html, nothing, type TemplateResult} from 'lit';
import {formatTime} from '../core/time.js';
import {Localize} from '../element/localize.js';
import {video as words} from '../lang/en/video.js';
import {contentsStyles} from './contents.styles.js';
import {legend} from './controls.js';
import type {Extra, Parts} from './extra.js';

/** The list of chapters and stops, each a button that goes there. It is loaded when it is first opened. */
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

function renderContents({video, course, study, chapters}: Parts, localize: Localize): TemplateResult {
  const rows = [
    ...chapters().map(({at, title}) => ({at, name: title, end: nothing, go: () => video.seek(at)})),
    ...course.stops.map((stop) => ({
      at: stop.at, name: stop.mark.checkpoint.name,
      go: () => {
        study.cut();
        course.visit(stop);
      },
      end: course.passed.has(stop.id)
        ? html`${legend(stop.gate, true)}<span class="unseen">${localize.term('stopPassed')}</span>` : legend(stop.gate, false),
    })),
  ].sort((a, b) => a.at - b.at);
  return html`<ul id="contents" class="rows" part="list">${rows.map(({at, name, end, go}) =>
    html`<li><button type="button" @click=${go}><span class="clock" dir="ltr">${formatTime(at)}</span><span class="name">${name}</span>${end}</button></li>`)}</ul>`;
}
