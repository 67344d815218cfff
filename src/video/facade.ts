import {html, nothing, type TemplateResult} from 'lit';
import {icon} from '../element/icons.js';
import {Localize} from '../element/localize.js';
import {embed as words} from '../lang/en/embed.js';
import {EmbedPort, type Protocol} from '../media/embed.js';
import type {MediaPort} from '../media/port.js';
import {isElsewhere} from '../media/source.js';
import {vimeo, vimeoVideo} from '../media/vimeo.js';
import {youtube, youtubeVideo} from '../media/youtube.js';
import {advise} from './advise.js';
import {renderCover} from './cover-drawing.js';
import type {Extra, Parts} from './extra.js';
import {facadeStyles} from './facade.styles.js';

export const facade = (parts: Parts): Extra => new Facade(parts);

/**
 * Stands where the player of YouTube or Vimeo will be, and asks them for nothing before the learner does. Their terms
 * allow nothing over the player, so what we say and ask stands below it.
 */
class Facade implements Extra {
  readonly styles = facadeStyles;
  readonly draw = {picture: () => this.#renderPicture(), below: () => this.#renderBelow()};
  readonly #localize: Localize;
  #port: EmbedPort | undefined;
  #protocol: Protocol | undefined;
  /** The address that was looked at last. */
  #src = '';

  constructor(readonly parts: Parts) {
    this.#localize = new Localize(parts.video, words);
    // Its port comes while the extras are told of ports: after this.
    queueMicrotask(() => this.onUpdate());
  }

  onPort(port: MediaPort, signal: AbortSignal): void {
    if (port !== this.#port) return;
    // An element that is only moved keeps its port.
    signal.addEventListener('abort', () => setTimeout(() => this.#letGo()));
  }

  onUpdate(): void {
    const {video, player} = this.parts;
    this.#letGo();
    const src = player.guest ? '' : video.src;
    if (src !== this.#src) this.#protocol = isElsewhere(src) ? this.#read(src) : undefined;
    this.#src = src;
    if (this.#protocol && !player.port && !player.fault && video.isConnected) this.#open(this.#protocol);
    this.#uncover();
  }

  #read(src: string): Protocol | undefined {
    const {video, player} = this.parts;
    const tube = youtubeVideo(src);
    if (tube?.listed) advise(video, 'oneOfList', src);
    const other = vimeoVideo(src);
    if (!tube && !other) {
      advise(video, 'namesNoVideo', src);
      player.fail('not-found');
    }
    return tube ? youtube(tube) : other && vimeo(other);
  }

  #open(protocol: Protocol): void {
    const {video, player, course} = this.parts;
    const port = new EmbedPort(protocol, {
      title: this.#localize.term('playerOf', protocol.name, this.#label),
      language: this.#localize.lang(),
      onChange: () => video.requestUpdate(),
      onFault: (fault) => player.fail(fault),
    });
    port.muted = player.host.muted;
    this.#port = port;
    player.adopt(port);
    if (course.stops.some(({gate}) => gate)) advise(video, 'notHeld', protocol.name);
  }

  #letGo(): void {
    if (!this.#port || this.parts.player.port === this.#port) return;
    this.#port.close();
    this.#port = undefined;
  }

  /** At a stop its own full screen would hide the question. */
  #uncover(): void {
    const {video, course} = this.parts;
    const full = (video.renderRoot as ShadowRoot).fullscreenElement;
    if (course.open && full && full === this.#port?.frame) void document.exitFullscreen();
  }

  get #label(): string {
    return this.parts.video.label || this.#localize.term('lecture');
  }

  #renderPicture(): TemplateResult | typeof nothing {
    const port = this.#port;
    const protocol = this.#protocol;
    if (!port || !protocol) return nothing;
    return html`<div class="embed">${port.frame ?? this.#renderFacade(protocol.name)}</div>
      <p class="origin" @click=${keep}>
        ${port.frame ? nothing : html`<span id="origin">${this.#localize.term('loadsFrom', protocol.name)}</span>`}
        ${this.#renderLink(protocol)}</p>`;
  }

  #renderFacade(name: string): TemplateResult {
    return html`${renderCover(this.#label, this.parts.player.host.poster, 'rings')}
      <button type="button" class="launch" part="button launch" aria-label=${`${this.#localize.term('playOn', name)}: ${this.#label}`}
        aria-describedby="origin" @click=${this.#onLaunch}>${icon('play')}</button>`;
  }

  #renderBelow(): TemplateResult | typeof nothing {
    return this.parts.player.fault && this.#protocol ? html`<p class="origin">${this.#renderLink(this.#protocol)}</p>` : nothing;
  }

  #renderLink({name, page}: Protocol): TemplateResult {
    return html`<a href=${page} target="_blank" rel="noopener">${this.#localize.term('watchOn', name)}<span
      class="unseen"> (${this.#localize.term('opensAnew')})</span></a>`;
  }

  readonly #onLaunch = (event: Event): void => {
    keep(event);
    void this.#launch();
  };

  async #launch(): Promise<void> {
    const {video, study, activity} = this.parts;
    const port = this.#port;
    port?.load();
    // The place of an earlier visit comes first: see `FlipVideo.#resume`.
    await Promise.all([study.resumePlace(), activity.heard]);
    await new Promise((done) => setTimeout(done));
    if (!port || port !== this.#port) return;
    await video.play();
    await video.updateComplete;
    if (!this.parts.course.open) video.renderRoot.querySelector<HTMLElement>('.toggle')?.focus({preventScroll: true});
  }
}

/** A click here is not a click on the picture, which plays and pauses. */
const keep = (event: Event) => event.stopPropagation();
