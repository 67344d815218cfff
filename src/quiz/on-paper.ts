import {html, type TemplateResult} from 'lit';
import type {Localize} from '../element/localize.js';
import {worksheet as words} from '../lang/en/worksheet.js';
import {speak} from '../lang/speak.js';

/** What to do with a pen, where that is not what is done on the screen; nothing, and not the latter either, once it is done. */
export function drawOnPaper(localize: Localize, what: keyof typeof words & `paper${string}`, done: boolean): TemplateResult {
  speak(words);
  return html`<p class="on-paper" aria-hidden="true" ?hidden=${done}>${localize.term(what)}</p>`;
}
