import {html, nothing} from 'lit';
import {Localize} from '../element/localize.js';
import {sign as words} from '../lang/en/sign.js';
import {keep, kept} from '../media/kept.js';
import type {MediaPort} from '../media/port.js';
import {Along} from './along.js';
import type {Extra, Parts} from './extra.js';
import {choiceRow} from './settings-row.js';
import {signStyles} from './sign.styles.js';

export const sign = (parts: Parts): Extra => new Signing(parts);

const SIZES = {corner: 'signCorner', large: 'signLarge', beside: 'signBeside', hidden: 'signHidden'} as const;

type Size = keyof typeof SIZES;

/** The learner's choice, on this device for all lessons. */
const NAME = 'sign';

/** A second video in which the lecture is signed, in step with it. */
class Signing implements Extra {
  readonly styles = signStyles;
  readonly draw = {front: () => this.#renderSigner(), buttons: () => this.#renderButton(), settings: () => this.#renderRow()};
  readonly #localize: Localize;
  #size: Size;
  /** Where it was before it was hidden. */
  #shown: Size = 'corner';
  #port: [port: MediaPort, signal: AbortSignal] | undefined;
  #signer: HTMLElement | null = null;
  #along: AbortController | undefined;

  constructor(readonly parts: Parts) {
    this.#localize = new Localize(parts.video, words);
    const size = kept(NAME) ?? '';
    this.#size = size in SIZES ? size as Size : 'corner';
    if (this.#size !== 'hidden') this.#shown = this.#size;
  }

  onPort(port: MediaPort, signal: AbortSignal): void {
    this.#port = [port, signal];
    this.#signer = null;
    signal.addEventListener('abort', () => this.#along?.abort());
    this.onUpdate();
  }

  onUpdate(): void {
    const {video} = this.parts;
    const signer = [...video.children].find((child): child is HTMLElement => child.slot === 'sign') ?? null;
    // Slots are assigned by hand, once this one is drawn.
    void video.updateComplete.then(() => {
      const slot = video.renderRoot.querySelector<HTMLSlotElement>('#sign');
      if (slot && slot.assignedNodes()[0] !== (signer ?? undefined)) slot.assign(...(signer ? [signer] : []));
    });
    if (signer === this.#signer) return;
    this.#signer = signer;
    this.#follow();
  }

  /** In step while it can be seen. */
  #follow(): void {
    this.#along?.abort();
    const [port, signal] = this.#port ?? [];
    if (!port || signal?.aborted || this.#size === 'hidden' || !(this.#signer instanceof HTMLVideoElement)) return;
    this.#along = new AbortController();
    new Along(port, this.#signer, this.#along.signal);
  }

  #set(size: Size): void {
    this.#size = size;
    if (size !== 'hidden') this.#shown = size;
    keep(NAME, size);
    this.#follow();
    this.parts.video.requestUpdate();
  }

  #renderSigner(): unknown {
    return html`<div class="sign ${this.#size}" part="sign" ?hidden=${this.#size === 'hidden'}><slot id="sign"></slot></div>`;
  }

  #renderButton(): unknown {
    const name = this.#localize.term('signing');
    const on = this.#size !== 'hidden';
    return html`<button type="button" class="signer ${on ? 'on' : ''}" part="button signing" aria-label=${name} title=${name} aria-pressed=${on}
      @click=${() => this.#set(on ? 'hidden' : this.#shown)}><svg class="icon" part="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d="M8 12V5.5a1.5 1.5 0 0 1 3 0V11M11 10.5v-6a1.5 1.5 0 0 1 3 0V11M14 11V6a1.5 1.5 0 0 1 3 0v8a7 7 0 0 1-7 7c-2.5 0-4-1.5-5-3.5l-2-4a1.5 1.5 0 0 1 2.6-1.5L8 14" /></svg></button>`;
  }

  #renderRow(): unknown {
    if (!this.#signer) return nothing;
    const options = Object.entries(SIZES).map(([size, word]) => [size, this.#localize.term(word)] as const);
    return choiceRow(this.#localize.term('signing'), this.#size, options, (size) => this.#set(size as Size));
  }
}
