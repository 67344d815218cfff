import type {MediaPort} from '../media/port.js';
import {variantsOf, type Variant} from '../media/variants.js';
import {kindOf} from '../media/source.js';
import type {Extra, Parts} from './extra.js';

export const sources = (parts: Parts): Extra => new Sources(parts);

/** The `<source>`s of a video: the first that plays, the next when it fails, and another when the learner wants. */
class Sources implements Extra {
  #variants: readonly Variant[] = [];
  #playing: Variant | undefined;
  /** They could not be played, since the last that could. */
  readonly #failed = new Set<string>();
  readonly #probe = document.createElement('video');

  constructor(readonly parts: Parts) {
    parts.player.otherwise = () => this.#next();
    this.onUpdate();
  }

  onPort(port: MediaPort, signal: AbortSignal): void {
    if (!this.#playing) return;
    Object.defineProperties(port, {
      qualities: {configurable: true, get: () => (this.#playing ? this.#variants : undefined)},
      quality: {configurable: true, get: () => this.#playing?.id, set: (id: string) => this.#choose(id)},
    });
    port.events.addEventListener('playing', () => this.#failed.clear(), {signal});
  }

  onUpdate(): void {
    const {video, player} = this.parts;
    const elements = video.src || player.guest ? [] : [...video.children].filter((child) => child instanceof HTMLSourceElement);
    this.#variants = variantsOf(elements, (type) => kindOf('', type) === 'hls' || this.#probe.canPlayType(type) !== '');
    const before = this.#playing;
    if (before && this.#variants.some(({src}) => src === before.src)) return;
    const first = this.#variants[0];
    this.#playing = first;
    if (!first && elements.length > 0 && !player.fault) player.fail('unsupported');
    if (!first && before) {
      player.chosen = undefined;
      player.reset();
    }
    if (!first || !video.isConnected) return;
    this.#failed.clear();
    player.chosen = first;
    if (before) player.reset();
    else player.find();
  }

  #choose(id: string): void {
    const variant = this.#variants.find((other) => other.id === id);
    if (variant && variant !== this.#playing) this.#play(variant);
  }

  #play(variant: Variant): void {
    const {player, video} = this.parts;
    this.#playing = variant;
    player.chosen = variant;
    player.retry();
    video.requestUpdate();
  }

  /** The learner may try again from the first. */
  #startOver(): void {
    this.#failed.clear();
    this.#playing = this.#variants[0];
    if (this.#playing) this.parts.player.chosen = this.#playing;
  }

  #next(): boolean {
    if (!this.#playing) return false;
    this.#failed.add(this.#playing.src);
    const next = this.#variants.find(({src}) => !this.#failed.has(src));
    if (next) this.#play(next);
    else this.#startOver();
    return next !== undefined;
  }
}
