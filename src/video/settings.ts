import {html, nothing, type TemplateResult} from 'lit';
import {icon} from '../element/icons.js';
import {Localize} from '../element/localize.js';
import {settings as words} from '../lang/en/settings.js';
import {floats, isDescribed, offersOf, setDescribed} from '../media/offers.js';
import type {MediaPort, Offers} from '../media/port.js';
import type {Extra, Parts} from './extra.js';
import {choiceRow, switchRow} from './settings-row.js';
import {settingsStyles} from './settings.styles.js';

export const settings = (parts: Parts): Extra => new Settings(parts);

/** The panel of settings: speed, quality, sound, repeating, a window of its own, and what other extras add as rows. */
class Settings implements Extra {
  readonly styles = settingsStyles;
  readonly draw = {below: () => (this.#open && this.#port ? this.#renderPanel(this.#port) : nothing)};
  readonly #localize: Localize;
  #port: MediaPort | undefined;
  #repeat = false;
  #outside: AbortController | undefined;

  constructor(readonly parts: Parts) {
    this.#localize = new Localize(parts.video, words);
    parts.video.addEventListener('ended', () => {
      if (this.#repeat && !parts.course.open) void parts.video.play();
    });
  }

  onPort(port: MediaPort, signal: AbortSignal): void {
    this.#port = port;
    signal.addEventListener('abort', () => this.#close());
    // Also when it is closed by a button of its own.
    for (const type of ['enterpictureinpicture', 'leavepictureinpicture']) port.events.addEventListener(type, () => this.parts.video.requestUpdate(), {signal});
  }

  onCommand(name: string): boolean {
    if (name !== 'settings') return false;
    if (this.#open) this.#close(true);
    else this.#show();
    return true;
  }

  /** A question comes first, and another panel in this one's place. */
  onUpdate(): void {
    if (this.#outside && (this.parts.course.open || !this.#open)) this.#close();
  }

  get #open(): boolean {
    return this.parts.extras.opened === 'settings';
  }

  get #panel(): HTMLElement | null {
    return this.parts.video.renderRoot.querySelector<HTMLElement>('.settings-panel');
  }

  get #gear(): HTMLElement | null {
    return this.parts.video.renderRoot.querySelector<HTMLElement>('button.settings');
  }

  #show(): void {
    const {video, extras, course} = this.parts;
    if (course.open) return;
    extras.opened = 'settings';
    this.#gear?.setAttribute('aria-expanded', 'true');
    this.#outside = new AbortController();
    document.addEventListener('pointerdown', (event) => {
      const path = event.composedPath();
      if (![this.#panel, this.#gear].some((part) => part && path.includes(part))) this.#close();
    }, {signal: this.#outside.signal});
    video.requestUpdate();
    void video.updateComplete.then(() => this.#panel?.focus({preventScroll: true})).then(() => this.#panel?.scrollIntoView({block: 'nearest'}));
  }

  #close(back = false): void {
    const {video, extras} = this.parts;
    this.#outside?.abort();
    this.#outside = undefined;
    if (this.#open) extras.opened = '';
    this.#gear?.setAttribute('aria-expanded', 'false');
    if (back) this.#gear?.focus();
    video.requestUpdate();
  }

  #renderPanel(port: MediaPort): TemplateResult {
    const {parts: {extras}} = this;
    const offered = offersOf(port);
    const described = isDescribed(offered);
    const term = this.#localize.term.bind(this.#localize);
    return html`<div class="settings-panel" part="settings" role="dialog" aria-label=${term('settings')} tabindex="-1" @keydown=${this.#onKey}>
      <header><h2 aria-hidden="true">${term('settings')}</h2>
        <button type="button" aria-label=${term('closeSettings')} @click=${() => this.#close(true)}>${icon('cross')}</button></header>
      ${port.capabilities.rates ? this.#renderSpeed(port) : nothing}
      ${this.#renderChoice('quality', offered.qualities, offered.quality, (id) => { offered.quality = id; })}
      ${this.#renderChoice('audioTrack', offered.audioTracks, offered.audioTrack, (id) => { offered.audioTrack = id; })}
      ${described === undefined ? nothing : switchRow(term('description'), described, (on) => setDescribed(offered, on))}
      ${switchRow(term('repeat'), this.#repeat, (on) => { this.#repeat = on; })}
      ${canFloat(port.events) ? switchRow(term('inWindow'), floats(port.events), () => void float(port.events as HTMLVideoElement)) : nothing}
      ${extras.draw('settings')}
    </div>`;
  }

  #renderSpeed(port: MediaPort): TemplateResult {
    const {remote} = this.parts;
    return choiceRow(this.#localize.term('speed'), String(port.rate), remote.host.speeds.map((rate) =>
      [String(rate), this.#localize.term('times', String(rate))]), (rate) => remote.act({do: 'rate', rate: Number(rate)}));
  }

  #renderChoice(name: 'quality' | 'audioTrack', choices: Offers['qualities'], chosen: string | undefined, choose: (id: string) => void): unknown {
    if (!choices) return nothing;
    return choiceRow(this.#localize.term(name), chosen ?? '',
      choices.map(({id, label}) => [id, label || this.#localize.term('qualityAuto')]), (id) => {
        choose(id);
        this.parts.video.requestUpdate();
      });
  }

  /** Keys in the panel are the panel's, not the player's. */
  readonly #onKey = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key !== 'Escape') return;
    event.preventDefault();
    this.#close(true);
  };
}

function canFloat(medium: EventTarget): boolean {
  return document.pictureInPictureEnabled && medium instanceof HTMLVideoElement
    && 'requestPictureInPicture' in medium && !medium.disablePictureInPicture && medium.videoWidth > 0;
}

async function float(medium: HTMLVideoElement): Promise<void> {
  try {
    if (floats(medium)) await document.exitPictureInPicture();
    else await medium.requestPictureInPicture();
  } catch {
    // The page or the browser does not allow it; the picture stays where it is.
  }
}
