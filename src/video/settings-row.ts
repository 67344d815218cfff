import {html, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';

/** A row of the settings: a menu with its name. Any extra may draw such rows in the place `settings`. */
export function choiceRow(name: string, value: string, options: readonly (readonly [value: string, words: string])[], onChoice: (value: string) => void): TemplateResult {
  return html`<label class="row"><span>${name}</span><select .value=${live(value)}
    @change=${(event: Event) => onChoice((event.target as HTMLSelectElement).value)}>
    ${options.map(([option, words]) => html`<option value=${option} ?selected=${option === value}>${words}</option>`)}
  </select></label>`;
}

/** A row of the settings: on or off. */
export function switchRow(name: string, on: boolean, onSwitch: (on: boolean) => void): TemplateResult {
  return html`<label class="row"><span>${name}</span><input type="checkbox" role="switch" .checked=${live(on)}
    @change=${(event: Event) => onSwitch((event.target as HTMLInputElement).checked)}></label>`;
}

/** Rows that belong together, under a name. */
export function rowGroup(name: string, rows: unknown): TemplateResult {
  return html`<fieldset class="group"><legend>${name}</legend>${rows}</fieldset>`;
}
