import {html, nothing, type TemplateResult} from 'lit';
import type {Log} from '../core/log.js';
import type {ActivityController} from './activity.js';
import {define} from './define.js';

/**
 * The note that a learner's work is not kept, when something is wrong with a log. Few ever see it, so it is loaded only
 * then; when that fails, the next drawing tries again.
 */
export function saveNote(log: Log | undefined): TemplateResult | typeof nothing {
  if (!log || log.status === 'saved') return nothing;
  import('./flip-save-note.js').then(({FlipSaveNote}) => define('flip-save-note', FlipSaveNote), () => {});
  return html`<flip-save-note .log=${log} .status=${log.status}></flip-save-note>`;
}

/** For an element that may stand alone: the note when it stands in no lesson and nothing else waits for it. */
export function ownSaveNote(activity: ActivityController): TemplateResult | typeof nothing {
  return activity.alone ? saveNote(activity.log) : nothing;
}
