import {html, nothing, svg, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import {Localize} from '../element/localize.js';
import {captions as words} from '../lang/en/captions.js';
import {floats} from '../media/offers.js';
import type {MediaPort} from '../media/port.js';
import {CaptionBox} from './caption-box.js';
import {captionsStyles} from './captions.styles.js';
import {CueClock} from './cue-clock.js';
import type {Extra, Parts} from './extra.js';
import {lendTracks} from './lent-tracks.js';
import {choices, looked, lookOf, type Choices} from './look.js';
import {renderLook} from './look-rows.js';
import {captionTracks, keyOf, nameOf, readChapters, trackOf} from './tracks.js';

export const captions = (parts: Parts): Extra => new Captions(parts);

/** Apple's own full screen, in which only the browser can draw. */
interface ApplePicture {webkitDisplayingFullscreen?: boolean}

/** Browsers write in a twentieth of the picture's height, px: below this that is too small. */
const SMALL = 260;

/** The picture goes elsewhere, or comes back. */
const MOVES = ['enterpictureinpicture', 'leavepictureinpicture', 'webkitbeginfullscreen', 'webkitendfullscreen'];

/**
 * The menu of captions and the learner's choice in it. The browser draws them, in the look that the device is set to,
 * until the learner chooses another look or the player cannot draw: then we do. Chapters come with it: they are a text
 * track too.
 */
class Captions implements Extra {
  readonly styles = captionsStyles;
  readonly draw = {
    bar: () => this.#renderCuts(),
    buttons: () => this.#renderMenu(),
    picture: () => this.#renderBox(false),
    front: () => this.#renderBox(true),
    settings: () => (this.#tracks().length > 0 ? renderLook(this.#localize, this.#choices) : nothing),
  };
  readonly #localize: Localize;
  readonly #box = new CaptionBox();
  #clock: CueClock | undefined;
  #port: MediaPort | undefined;
  #signal: AbortSignal | undefined;
  /** Holds the author's tracks where the player takes none. */
  #lent: HTMLVideoElement | undefined;
  #chosen: TextTrack | undefined;
  /** The one shown before captions were switched off. */
  #last: TextTrack | undefined;
  /** The choice of this or an earlier visit; `undefined` while it is not known. */
  #kept: string | undefined;
  #choices: Choices = {};
  /** The author's default was heeded once. */
  #followed = false;

  constructor(readonly parts: Parts) {
    this.#localize = new Localize(parts.video, words);
    this.#dress(choices());
  }

  onPort(port: MediaPort, signal: AbortSignal): void {
    this.#port = port;
    this.#signal = signal;
    this.#chosen = this.#last = undefined;
    this.#followed = false;
    this.#lent = lendTracks(this.parts.video, port);
    // A track's `load` does not bubble.
    for (const holder of [port.events, this.#lent]) holder?.addEventListener('load', () => this.#clock?.look(), {signal, capture: true});
    for (const list of [port.textTracks, this.#lent?.textTracks]) {
      list?.addEventListener('change', () => this.#follow(), {signal});
      list?.addEventListener('addtrack', () => this.#onTrack(), {signal});
      list?.addEventListener('removetrack', () => this.parts.video.requestUpdate(), {signal});
    }
    for (const type of MOVES) port.events.addEventListener(type, () => this.parts.video.requestUpdate(), {signal});
    this.#clock = new CueClock(port, () => (this.#drawn ? this.#chosen?.cues : undefined),
      (due) => this.#box.show(due, this.#chosen?.language ?? ''), signal);
    const deaf = looked.listen((chosen) => this.#dress(chosen));
    signal.addEventListener('abort', deaf);
    this.#onTrack();
    void this.#recall();
  }

  onCommand(name: string): boolean {
    if (name !== 'captions') return false;
    const tracks = this.#tracks();
    if (tracks.length > 0) this.#choose(this.#chosen ? undefined : this.#last ?? tracks[0]);
    return tracks.length > 0;
  }

  /** Who draws may have changed: the picture's size is known, or it went into a window of its own. */
  onUpdate(): void {
    this.#apply();
  }

  /** What a learner can choose from: not the tracks of a player with a menu of its own. */
  #tracks(): TextTrack[] {
    return captionTracks([...(this.parts.player.bare ? this.#port?.textTracks ?? [] : []), ...(this.#lent?.textTracks ?? [])]);
  }

  /**
   * We draw: the browser cannot, the learner wants another look than the device's, the picture is so small that the
   * browser's words are not to be read, or hands that sign must stay free.
   */
  get #drawn(): boolean {
    const medium = this.#port?.events;
    if (this.#lent || !(medium instanceof HTMLVideoElement)) return true;
    if (floats(medium) || (medium as ApplePicture).webkitDisplayingFullscreen) return false;
    return Object.keys(this.#choices).length > 0 || (medium.readyState > 0 && medium.videoWidth === 0)
      || medium.clientHeight < SMALL || this.parts.video.querySelector('[slot=sign]') !== null;
  }

  /** Below the picture, by choice; and always for a player in a frame, whose controls we must not cover. */
  get #below(): boolean {
    return lookOf(this.#choices).place === 'below' || !(this.#port?.events instanceof HTMLMediaElement);
  }

  async #recall(): Promise<void> {
    const kept = await this.parts.activity.draft('captions');
    if (typeof kept !== 'string' || this.#kept !== undefined) return;
    this.#kept = kept;
    this.#onTrack();
  }

  /** A track came, perhaps the one of an earlier visit. */
  #onTrack(): void {
    const {parts: {onChapters}} = this;
    if (this.#port && this.#signal) readChapters(this.#lent ?? this.#port.events as HTMLElement, onChapters, this.#signal);
    if (this.#kept === undefined) this.#follow();
    else this.#show(trackOf(this.#tracks(), this.#kept));
    this.parts.video.requestUpdate();
  }

  /** The author's default; not every browser heeds it. */
  get #default(): TextTrack | undefined {
    const marked = [...(this.#lent ?? this.#port?.events as HTMLElement | undefined)?.querySelectorAll<HTMLTrackElement>('track[default]') ?? []];
    return this.#tracks().find((track) => marked.some((element) => element.track === track));
  }

  /** Takes over what the browser or the page shows, such as an author's default, or switches off. */
  #follow(): void {
    const shown = this.#tracks().find(({mode}) => mode === 'showing') ?? (this.#followed ? undefined : this.#default);
    this.#followed ||= shown !== undefined;
    // The browser heeds the author's default late; the learner's own choice goes before it.
    if (this.#kept !== undefined && !this.parts.player.started) this.#show(trackOf(this.#tracks(), this.#kept));
    else if (shown ? shown !== this.#chosen : this.#chosen?.mode === 'disabled') this.#show(shown);
    this.#clock?.look();
    this.parts.video.requestUpdate();
  }

  #choose(track: TextTrack | undefined): void {
    this.#kept = track ? keyOf(track) : 'off';
    void this.parts.activity.keepDraft('captions', this.#kept);
    this.#show(track);
    this.parts.video.requestUpdate();
  }

  #show(track: TextTrack | undefined): void {
    const before = this.#chosen;
    this.#last = track ?? before ?? this.#last;
    this.#chosen = track;
    // A track that another part reads in hiding is left to it.
    for (const other of this.#tracks()) if (other !== track && (other === before || other.mode === 'showing')) other.mode = 'disabled';
    this.#apply();
  }

  #apply(): void {
    const mode = this.#drawn ? 'hidden' : 'showing';
    if (this.#chosen && this.#chosen.mode !== mode) this.#chosen.mode = mode;
    this.#box.place = this.#below ? 'below' : lookOf(this.#choices).place;
    this.#clock?.look();
  }

  #dress(chosen: Choices): void {
    this.#choices = chosen;
    const {video} = this.parts;
    const player = video.renderRoot.querySelector<HTMLElement>('.player');
    for (const [name, value] of Object.entries(lookOf(chosen).styles)) player?.style.setProperty(name, value);
    player?.classList.toggle('looked', Object.keys(chosen).length > 0);
    this.#apply();
    this.#box.refresh();
    video.requestUpdate();
  }

  /** Where chapters meet, the time bar is cut. */
  #renderCuts(): unknown {
    const {video: {shown: [start, end]}, chapters} = this.parts;
    return chapters().filter(({at}) => at > start && at < end)
      .map(({at}) => svg`<rect class="cut" x=${`${((at - start) / (end - start)) * 100}%`} width="3" height="100%" />`);
  }

  #renderBox(below: boolean): unknown {
    return this.#chosen && this.#drawn && this.#below === below ? this.#box.element : nothing;
  }

  #renderMenu(): TemplateResult | typeof nothing {
    const tracks = this.#tracks();
    if (tracks.length === 0) return nothing;
    const name = this.#localize.term('captions');
    const on = this.#chosen ? tracks.indexOf(this.#chosen) : -1;
    return html`<label class="choice ${on < 0 ? '' : 'on'}" part="button captions" title="${name} (c)">
      <svg class="icon" part="icon" viewBox="0 0 24 24" aria-hidden="true"><rect x="3" y="5" width="18" height="14" rx="3" />
        <path d="M10.5 10.5a2 2 0 1 0 0 3M17 10.5a2 2 0 1 0 0 3" /></svg>
      <select aria-label=${name} aria-keyshortcuts="c" .value=${live(String(on))} @change=${(event: Event) => this.#choose(tracks[Number((event.target as HTMLSelectElement).value)])}>
        <option value="-1" ?selected=${on < 0}>${this.#localize.term('captionsOff')}</option>
        ${tracks.map((track, i) => html`<option value=${i} ?selected=${i === on}>${nameOf(track, i)}</option>`)}
      </select></label>`;
  }
}
