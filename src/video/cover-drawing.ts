import {html, svg, type TemplateResult} from 'lit';

/** How high the bars of the drawn sound are, 1..9: as of a spoken sentence. */
const BARS = [2, 3, 5, 4, 6, 8, 5, 3, 2, 4, 7, 9, 6, 4, 5, 3, 2, 1, 3, 6, 8, 7, 5, 6, 4, 2, 3, 5, 4, 2];

/** What stands where no picture is: the author's poster, or a calm drawing with the lecture's name. */
export function renderCover(label: string, poster: string, drawing: 'rings' | 'sound'): TemplateResult {
  return html`<div class="cover">${poster
    ? html`<img src=${poster} alt="">`
    : html`<svg class="ornament ${drawing}" viewBox="0 0 300 100" preserveAspectRatio=${drawing === 'sound' ? 'xMidYMid meet' : 'xMaxYMax slice'}
        aria-hidden="true" width="100%" height="100%">${drawing === 'sound' ? sound : rings}</svg>
      <span class="title" dir="auto">${label}</span>`}</div>`;
}

const rings = [112, 88, 64, 40, 18].map((r) => svg`<circle cx="262" cy="84" r=${r} />`);
const sound = BARS.map((height, i) => svg`<rect x=${i * 10 + 3} y=${50 - height * 4} width="4" height=${height * 8} rx="2" />`);
