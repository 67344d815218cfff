import {html, type TemplateResult} from 'lit';
import type {FlipOption} from './flip-option.js';
import type {Question} from './question.js';

const optionsOf = (host: HTMLElement) => [...host.querySelectorAll<FlipOption>(':scope > flip-option')];

/** Where what can be chosen is no option, options only say something of it: of each that was hit, what it is about and its feedback. */
export function drawFeedback(host: HTMLElement, {options}: Question, hits: readonly string[]): TemplateResult {
  const elements = optionsOf(host);
  return html`${options.map(({key, text}, i) => (hits.includes(key) && elements[i]?.querySelector(':scope > [slot=feedback]')
    ? html`<div class="said"><strong>${text}</strong><slot name="option-${i}"></slot></div>` : ''))}`;
}

/** Of its options only the feedback can be seen. */
export function hideOptions(host: HTMLElement): void {
  for (const option of optionsOf(host)) option.bare = true;
}
