import {html, nothing, type TemplateResult} from 'lit';
import {CALL, CALLS, type Call} from '../element/calls.js';
import {icon} from '../element/icons.js';
import {callsStyles} from './calls.styles.js';
import type {Extra, Parts} from './extra.js';

/** Others' buttons, below the controls while the video fills the screen. Who has some is asked, see `element/calls.ts`. */
class Calls implements Extra {
  readonly styles = callsStyles;
  readonly draw = {below: () => (this.#isAlone && this.#calls.length > 0 ? html`<div class="calls">${this.#calls.map((call) => this.#drawCall(call))}</div>` : nothing)};
  #calls: readonly Call[] = [];

  constructor(readonly parts: Parts) {}

  onCommand(name: string): boolean {
    if (name !== CALL) return false;
    const calls: Call[] = [];
    this.parts.video.dispatchEvent(Object.assign(new Event(CALLS), {take: (call: Call) => calls.push(call)}));
    this.#calls = calls;
    this.parts.video.requestUpdate();
    return true;
  }

  /** Nothing else on the page can be seen. */
  get #isAlone(): boolean {
    return this.parts.filled === true || this.#isFull;
  }

  get #isFull(): boolean {
    return this.parts.video.matches(':fullscreen');
  }

  #drawCall({name, buttons, state}: Call): TemplateResult {
    return html`<div class="call" role="group" aria-label=${name}>
      ${buttons.map(({word, pressed, press}) => html`<button type="button" aria-pressed=${pressed ? 'true' : 'false'} @click=${() => this.#say(press())}>${word}</button>`)}
      ${state ? html`<span>${icon('check')} ${state}</span>` : nothing}</div>`;
  }

  /** Whose buttons they are cannot be heard in full screen, and else says it itself. */
  #say(words: string): void {
    if (this.#isFull) this.parts.announce(words);
  }
}

export const calls = (parts: Parts): Extra => new Calls(parts);
