import {html, type TemplateResult} from 'lit';
import type {Activity} from '../element/scope.js';

/** A way to an activity: a plain link where it has an id of its own, else a button that goes there. */
export function activityLink({id, element, label}: Activity): TemplateResult {
  return element.id === id
    ? html`<a href="#${id}">${label()}</a>`
    : html`<button type="button" class="link" @click=${() => element.scrollIntoView({block: 'start'})}>${label()}</button>`;
}
