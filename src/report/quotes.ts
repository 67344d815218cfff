import {html, nothing, type TemplateResult} from 'lit';

/** What learners wrote, without names. */
export function quotes(texts: readonly string[], label: string): TemplateResult | typeof nothing {
  if (texts.length === 0) return nothing;
  return html`<ul class="quotes" aria-label=${label}>${texts.map((text) => html`<li><bdi>${text}</bdi></li>`)}</ul>`;
}
