import {html, svg, type TemplateResult} from 'lit';
import {generate} from 'lean-qr';

/** The standard's quiet zone, in modules. */
const QUIET = 4;

/** An address as a QR code: dark on light, whatever the page's colours are, for many readers take no other. */
export function drawQr(address: string, label: string): TemplateResult {
  const code = generate(address);
  const size = code.size + 2 * QUIET;
  const rows = Array.from({length: code.size}, (_, y) => rowOf((x) => code.get(x, y), code.size, y));
  return html`<svg class="qr" part="qr" role="img" aria-label=${label} viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges">
    ${svg`<title>${label}</title><rect width=${size} height=${size} fill="#fff" /><path fill="#000" d=${rows.join('')} />`}</svg>`;
}

/** The dark modules of a row, those side by side in one piece. */
function rowOf(isDark: (x: number) => boolean, size: number, y: number): string {
  let path = '';
  for (let x = 0; x < size; x++) {
    if (!isDark(x)) continue;
    const from = x;
    while (x + 1 < size && isDark(x + 1)) x++;
    path += `M${from + QUIET} ${y + QUIET}h${x - from + 1}v1h${from - x - 1}z`;
  }
  return path;
}
