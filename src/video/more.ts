import {html, nothing, type LitElement, type TemplateResult} from 'lit';
import {formatTime} from '../core/time.js';
import {adopt} from '../element/adopt.js';
import type {Standing} from '../element/gate.js';
import {icon} from '../element/icons.js';
import type {Localize} from '../element/localize.js';
import {stops as words} from '../lang/en/stops.js';
import {speak} from '../lang/speak.js';
import {linkAddress} from '../text/address.js';
import {jumpOf, judge, parseWay, shortName, type Way} from './lead.js';
import {moreStyles} from './more.styles.js';
import type {Require, Verdict} from './rule.js';
import {lookOver} from './slips.js';

/** A checkpoint, as what few of them need knows it. */
interface Holder extends LitElement {
  onCorrect: string;
  onWrong: string;
  readonly place: string;
  /** Others are open with it: where answers lead is said once, for all. */
  readonly joint: boolean;
  leave(to: number | 'skip'): void;
}

/**
 * What few checkpoints need: what is said to an answer, addresses it leads to, options that lead somewhere, leaving it
 * out, links that jump, and putting it away while the video plays on. Loaded when a checkpoint has one of these.
 */
export class More {
  /** Where the latest answer leads, when that is an address. */
  #go: Way | undefined;
  #offered: number | undefined;

  constructor(readonly checkpoint: Holder, readonly localize: Localize) {
    speak(words);
    adopt(checkpoint, moreStyles);
    checkpoint.addEventListener('click', (event) => this.#onClick(event));
    lookOver(checkpoint);
  }

  /** How the learner stands: an option that was chosen may lead elsewhere than the checkpoint says. */
  judge(require: Require, standing: Standing, size: number): Verdict {
    this.#go = parseWay(standing.go ?? '');
    const {onCorrect, onWrong} = this.checkpoint;
    const after = (text: string) => (this.#go ?? parseWay(text))?.after ?? 'continue';
    return judge({require, onCorrect: after(onCorrect), onWrong: after(onWrong)}, standing, size);
  }

  /** What stands at the foot of the panel, before the way on; or, while the video plays, the way to put it away. */
  draw({state, open, met, jump}: Verdict): TemplateResult | typeof nothing {
    const {place, onCorrect, onWrong} = this.checkpoint;
    if (place === 'window') return this.#renderShut();
    if (place !== 'panel') return nothing;
    const offer = this.checkpoint.joint ? undefined : jump;
    if (offer !== undefined && offer !== this.#offered) void this.#offer();
    this.#offered = offer;
    const link = state === 'waiting' ? undefined : (this.#go ?? parseWay(state === 'right' ? onCorrect : onWrong))?.link;
    const wrong = state === 'wrong';
    return html`<p class="message" part="message" role="status">${this.#told(state, jump)}</p>
      ${link === undefined ? nothing : this.#renderLink(link)}
      ${offer === undefined ? nothing : html`<button type="button" class="jump main" part="jump" @click=${() => this.checkpoint.leave(offer)}>
        ${icon(wrong ? 'back' : 'right')}${this.localize.term(wrong ? 'watchAgain' : 'goOnAt', formatTime(offer))}</button>`}
      ${this.checkpoint.hasAttribute('optional') && !open && !met ? html`<button type="button" class="plain" part="skip"
        @click=${() => this.checkpoint.leave('skip')}>${this.localize.term('skipThis')}</button>` : nothing}`;
  }

  /** The author's words on an answer; else what to do with the way that opens. */
  #told(state: Verdict['state'], jump: number | undefined): string {
    if (state === 'waiting') return '';
    const words = this.checkpoint.getAttribute(`on-${state === 'right' ? 'correct' : 'wrong'}-message`);
    return words ?? (state === 'wrong' && jump !== undefined ? this.localize.term('wrongWatchAgain') : '');
  }

  /** The way that an answer opens takes the focus of who answered here. */
  async #offer(): Promise<void> {
    const {checkpoint} = this;
    await checkpoint.updateComplete;
    if (checkpoint.matches(':focus-within')) checkpoint.renderRoot.querySelector<HTMLElement>('.jump')?.focus();
  }

  #renderLink(text: string): TemplateResult | typeof nothing {
    const address = linkAddress(text, document.baseURI);
    if (!address) return nothing;
    return html`<a class="button link" part="link" href=${address} target="_blank" rel="noopener">${this.localize.term('openLink', shortName(address))}
      <span class="unseen">(${this.localize.term('newTab')})</span></a>`;
  }

  #renderShut(): TemplateResult {
    return html`<button type="button" class="plain shut" part="close" aria-label=${this.localize.term('closeNote')} title=${this.localize.term('closeNote')}
      @click=${() => this.checkpoint.dispatchEvent(new Event('close'))}>${icon('cross')}</button>`;
  }

  /** A link to a time, as media fragments write it, jumps the video. */
  #onClick(event: MouseEvent): void {
    const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
    const to = jumpOf(link?.getAttribute('href') ?? '');
    if (to === undefined || event.defaultPrevented || this.checkpoint.place === 'alone') return;
    event.preventDefault();
    this.checkpoint.leave(to);
  }
}
