import {html, type TemplateResult} from 'lit';
import {icon} from '../element/icons.js';
import type {Parts} from './parts.js';

/** The button that takes a question to class. */
export function askButton(parts: Parts, question: string): TemplateResult {
  const chosen = parts.isChosen(question);
  return html`<button type="button" class="ask" aria-pressed=${chosen ? 'true' : 'false'} aria-label=${parts.term('askQuestionInClass', parts.labelOf(question))}
    @click=${() => parts.choose(question)}>${icon(chosen ? 'check' : 'right')}${parts.term('askInClass')}</button>`;
}
