import {html, LitElement, type TemplateResult} from 'lit';
import type {Entry} from '../../src/core/entry.js';
import {ActivityController} from '../../src/element/activity.js';
import {GateMember} from '../../src/element/gate.js';
import {ownSaveNote} from '../../src/element/save-note.js';

/** The smallest activity there can be: stands for any family in tests of the frame. */
export class PretendActivity extends LitElement {
  heard: readonly Entry[] = [];
  readonly member = new GateMember(this);
  readonly activity = new ActivityController(this, {
    id: () => this.id || 'pretend',
    label: () => this.getAttribute('label') ?? 'Pretend',
    onEntries: (entries) => { this.heard = entries; },
  });

  override render(): TemplateResult {
    return html`${ownSaveNote(this.activity)}<slot></slot>`;
  }
}

customElements.define('pretend-activity', PretendActivity);

declare global {
  interface HTMLElementTagNameMap {'pretend-activity': PretendActivity}
}
