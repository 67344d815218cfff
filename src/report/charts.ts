import {html, svg, type SVGTemplateResult, type TemplateResult} from 'lit';

/*
 * Drawings beside numbers that say the same: they are hidden from who listens, and stretch to the width there is.
 */

/** A bar as long as its share, 0..1. */
export const bar = (share: number, tone = ''): TemplateResult =>
  html`<svg class="bar ${tone}" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">
    <rect class="ground" width="100" height="8" /><rect class="value" width=${round(share * 100)} height="8" /></svg>`;

/** Shares that make up a whole, side by side. */
export function stack(shares: readonly {share: number; tone: string}[]): TemplateResult {
  let from = 0;
  return html`<svg class="stack" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">
    ${shares.map(({share, tone}) => {
      const x = from;
      from += share * 100;
      return svg`<rect class=${tone} x=${round(x)} width=${round(share * 100)} height="8" />`;
    })}</svg>`;
}

/** The height of a lane, in its own units. */
export const HEIGHT = 40;

/** One lane along a medium: `width` units long, with the marked stretches behind what is drawn. */
export function lane(width: number, marked: readonly (readonly [number, number])[], drawing: unknown): TemplateResult {
  return html`<svg class="lane" viewBox="0 0 ${Math.max(1, width)} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true" focusable="false">
    ${marked.map(([from, to]) => svg`<rect class="marked" x=${from} width=${to - from} height=${HEIGHT} />`)}${drawing}</svg>`;
}

/** Values as an area, each `step` units wide, the highest as high as the lane. */
export function area(values: readonly number[], step: number, width: number): SVGTemplateResult {
  const top = Math.max(1, ...values);
  const points = values.map((value, i) => `${Math.min(width, round((i + 0.5) * step))} ${round(HEIGHT - (value / top) * (HEIGHT - 2))}`);
  return svg`<path class="area" d="M0 ${HEIGHT}L${points.join('L')}L${width} ${HEIGHT}Z" />`;
}

/** Values as columns, each `step` units wide; `top` is the highest there may be. */
export function columns(values: readonly number[], step: number, top: number): SVGTemplateResult[] {
  return values.flatMap((value, i) => {
    if (value <= 0) return [];
    const height = Math.max(3, (value / Math.max(1, top)) * (HEIGHT - 2));
    return [svg`<rect class="column" x=${round(i * step + step * 0.1)} y=${round(HEIGHT - height)} width=${round(step * 0.8)} height=${round(height)} />`];
  });
}

const round = (value: number) => Math.round(value * 100) / 100;
