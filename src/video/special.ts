import {css} from 'lit';
import {coverStyles} from './cover.styles.js';
import {cover} from './cover.js';
import type {Extra, Parts, Place} from './extra.js';
import {adopt} from '../element/adopt.js';
import {isElsewhere} from '../media/source.js';
import type {MediaPort} from '../media/port.js';
import {Fill} from './fill.js';
import {fillStyles} from './fill.styles.js';
import {guest} from './guest.js';
import {limits} from './limits.js';
import {limitsStyles} from './limits.styles.js';
import {sources} from './sources.js';

export const special = (parts: Parts): Extra => new Special(parts);

/**
 * What a plain file or stream does not need: media that are not a `src`, or that lack a picture or an ability, and
 * browsers that lack full screen.
 */
class Special implements Extra {
  readonly styles = css`${coverStyles}${limitsStyles}${fillStyles}`;
  readonly draw = {picture: () => this.#draw('picture'), below: () => this.#draw('below')};
  readonly #members: Extra[];
  #port: [port: MediaPort, signal: AbortSignal] | undefined;
  #asked = false;

  constructor(readonly parts: Parts) {
    this.#members = [sources(parts), guest(parts), cover(parts), limits(parts), new Fill(parts)];
    this.onUpdate();
  }

  onCommand(name: string): boolean {
    return this.#members.some((member) => member.onCommand?.(name));
  }

  onPort(port: MediaPort, signal: AbortSignal): void {
    this.#port = [port, signal];
    for (const member of this.#members) member.onPort?.(port, signal);
  }

  onUpdate(): void {
    if (!this.#asked && isElsewhere(this.parts.video.src)) this.#bringFacade();
    for (const member of this.#members) member.onUpdate?.();
  }

  #bringFacade(): void {
    const {parts} = this;
    this.#asked = true;
    import('./facade.js').then(({facade}) => {
      const made = facade(parts);
      adopt(parts.video, made.styles);
      this.#members.push(made);
      if (this.#port) made.onPort?.(...this.#port);
      parts.video.requestUpdate();
    }, () => {
      this.#asked = false;
      parts.player.fail('network');
    });
  }

  #draw(place: Place): unknown {
    return this.#members.map(({draw}) => draw?.[place]?.());
  }
}
