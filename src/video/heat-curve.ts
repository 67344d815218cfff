import {html, nothing, svg} from 'lit';
import type {Entry} from '../core/entry.js';
import {heatOf, peaksOf} from '../core/heat.js';
import {formatTime} from '../core/time.js';
import {Localize} from '../element/localize.js';
import {watched} from '../lang/en/watched.js';
import type {Extra, Parts} from './extra.js';
import {heatCurveStyles} from './heat-curve.styles.js';

/** Parts of the curve: as many as a small screen can show. */
const PARTS = 100;
/** Its height over the bar, px. */
const HEIGHT = 12;

/** How often each second was seen: a curve over the bar, and the most often seen parts in words. */
class HeatCurve implements Extra {
  readonly styles = heatCurveStyles;
  readonly draw = {bar: () => this.#drawCurve(), below: () => this.#drawWords()};
  readonly #localize: Localize;
  #entries: readonly Entry[] = [];
  #heat: readonly number[] = [];
  #length = 0;

  constructor(readonly parts: Parts) {
    this.#localize = new Localize(parts.video, watched);
  }

  onEntries(entries: readonly Entry[]): void {
    this.#entries = entries;
    this.#length = 0;
  }

  onUpdate(): void {
    const {duration} = this.parts.video;
    if (duration === this.#length || !(duration > 0)) return;
    this.#length = duration;
    // A part of less than a second would show a player's tremble.
    this.#heat = heatOf(this.#entries, duration, Math.max(1, Math.min(PARTS, Math.floor(duration))));
  }

  #drawCurve(): unknown {
    const {video} = this.parts;
    const [start, end] = video.shown;
    const top = Math.max(...this.#heat);
    if (!video.heat || this.#heat.length === 0 || top === 0 || !(end > start) || !Number.isFinite(end)) return nothing;
    // The bar shows a stretch of the video, the curve all of it: it is moved and cut to fit.
    const share = (time: number) => ((time - start) / (end - start)) * 100;
    const width = this.#length / this.#heat.length;
    const points = this.#heat.map((times, i): [number, number] =>
      [share((i + 0.5) * width), HEIGHT - (times / Math.max(2, top)) * (HEIGHT - 1)]).filter(([x]) => x >= 0 && x <= 100);
    const line = points.map(([x, y]) => `${round(x)} ${round(y)}`).join('L');
    return svg`<svg y=${-HEIGHT} width="100%" height=${HEIGHT} viewBox="0 0 100 ${HEIGHT}" preserveAspectRatio="none">
      <path class="heat" d="M0 ${HEIGHT}L${line}L100 ${HEIGHT}" /></svg>`;
  }

  #drawWords(): unknown {
    const {video} = this.parts;
    const peaks = video.heat ? peaksOf(this.#heat, this.#length) : [];
    if (peaks.length === 0) return nothing;
    const term = this.#localize.term.bind(this.#localize);
    return html`<p class="heat-words"><span class="quiet">${term('heatMost')}</span>
      ${peaks.map(({from, to, times}) => html`<button type="button" @click=${() => video.seek(from)}>
        ${term('heatPart', formatTime(from), formatTime(to), times)}</button>`)}</p>`;
  }
}

const round = (value: number) => Math.round(value * 100) / 100;

export const heatCurve = (parts: Parts): Extra => new HeatCurve(parts);
