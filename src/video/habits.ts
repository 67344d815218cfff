import {html, nothing} from 'lit';
import {icon} from '../element/icons.js';
import {Localize} from '../element/localize.js';
import {watched} from '../lang/en/watched.js';
import {floats} from '../media/offers.js';
import type {MediaPort} from '../media/port.js';
import type {Extra, Parts} from './extra.js';
import {habitsStyles} from './habits.styles.js';

/** What a player does without being asked: begin by itself, begin anew, pause when nobody looks. */
class Habits implements Extra {
  readonly styles = habitsStyles;
  readonly draw = {picture: () => this.#drawSoundless()};
  readonly #localize: Localize;
  /** Once a source: what the learner paused stays paused. */
  #begun = false;
  /** We took the sound away. */
  #soundless = false;
  /** A stop was open when it was last drawn. */
  #stopped = false;

  constructor(readonly parts: Parts) {
    this.#localize = new Localize(parts.video, watched);
  }

  onPort(port: MediaPort, signal: AbortSignal): void {
    const {video, player} = this.parts;
    this.#begun = player.started;
    this.#soundless = false;
    video.addEventListener('ended', () => this.#onEnded(), {signal});
    port.events.addEventListener('pause', () => { this.#begun ||= player.started; }, {signal});
    document.addEventListener('visibilitychange', () => this.#onVisibility(), {signal});
    if (port.ready) void this.#begin(port);
    else port.events.addEventListener('loadedmetadata', () => void this.#begin(port), {signal, once: true});
  }

  onUpdate(): void {
    const {video, course} = this.parts;
    const left = this.#stopped && !course.open;
    this.#stopped = course.open !== undefined;
    // A stop at the very end was left.
    if (left && video.loop && video.ended) void video.play();
  }

  /** The browser lets nothing play by itself with sound; who wants less motion, nothing at all. */
  async #begin(port: MediaPort): Promise<void> {
    const {video, activity, player, course} = this.parts;
    if (!video.autoplay || this.#begun || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    await activity.heard;
    // One turn later it stands where an earlier visit left it.
    await new Promise((resolve) => setTimeout(resolve));
    if (this.#begun || player.started || player.port !== port || course.open) return;
    this.#begun = true;
    this.#soundless = !port.muted;
    port.muted = true;
    await player.play();
    video.requestUpdate();
  }

  #onEnded(): void {
    const {video, course} = this.parts;
    if (!video.loop) return;
    // A stop may stand at the very end, and opens in the same turn.
    queueMicrotask(() => {
      if (!course.open && video.ended) void video.play();
    });
  }

  #onVisibility(): void {
    const {video, player} = this.parts;
    // In picture in picture it is still looked at.
    const seen = document.visibilityState === 'visible' || floats(player.media);
    if (video.pauseWhenHidden && !seen) video.pause();
  }

  #drawSoundless(): unknown {
    const {port} = this.parts.player;
    this.#soundless &&= port?.muted === true;
    if (!this.#soundless || !port || this.parts.course.open) return nothing;
    const onSound = () => {
      port.muted = false;
      this.parts.video.requestUpdate();
    };
    return html`<div class="notice calm soundless" part="notice"><p>${this.#localize.term('withoutSound')}</p>
      <button type="button" @click=${onSound}>${icon('sound')}${this.#localize.term('soundOn')}</button></div>`;
  }
}

export const habits = (parts: Parts): Extra => new Habits(parts);
