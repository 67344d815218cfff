import {html, nothing, svg, type SVGTemplateResult, type TemplateResult} from 'lit';
import type {Box, Point, Shape} from './area.js';
import type {Mark} from './grade.js';

/** An outline over the picture, drawn twice so that it is seen on any ground. */
export function drawShape(shape: Shape, {width, height}: Pick<Box, 'width' | 'height'>, mark: Mark | undefined): TemplateResult {
  return html`<svg class="shape ${mark ?? ''}" viewBox="0 0 ${width} ${height}" preserveAspectRatio="none" aria-hidden="true"
    focusable="false">${outline(shape, 'under')}${outline(shape, 'over')}</svg>`;
}

function outline(shape: Shape, layer: string): SVGTemplateResult {
  switch (shape.kind) {
    case 'rect': return svg`<rect class=${layer} x=${shape.box.left} y=${shape.box.top} width=${shape.box.width} height=${shape.box.height} />`;
    case 'circle': return svg`<circle class=${layer} cx=${shape.x} cy=${shape.y} r=${shape.r} />`;
    case 'poly': return svg`<polygon class=${layer} points=${shape.points.map(({x, y}) => `${x},${y}`).join(' ')} />`;
  }
}

const LINES = 'M-14 0h9M5 0h9M0-14v9M0 5v9';
const SIGNS: Record<Mark, string> = {right: 'M-4 .5l3 3 5.5-6', missed: 'M-4 .5l3 3 5.5-6', wrong: 'M-3.5-3.5l7 7M3.5-3.5l-7 7', partly: 'M-4 0h8'};

/** A cross of the same size on every picture, at a place in per cent; once it is known, with a sign how right it was. */
export function drawCross({x, y}: Point, mark: Mark | undefined): TemplateResult {
  return html`<svg aria-hidden="true" focusable="false"><svg class="cross ${mark ?? ''}" x="${x}%" y="${y}%" width="1" height="1" overflow="visible">
    <path class="under" d=${LINES} /><path class="over" d=${LINES} />
    ${mark ? svg`<circle class="disc" r="10" /><path class="sign" d=${SIGNS[mark]} />` : nothing}
  </svg></svg>`;
}
