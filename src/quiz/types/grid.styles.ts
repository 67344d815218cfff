import {css} from 'lit';
import {planeStyles} from '../plane.styles.js';

export const gridStyles = css`
  ${planeStyles}
  .field2 {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: 0.35em 0.75em;
    width: min(100%, 26em);
  }
  .field2 > span {
    min-width: 0;
    overflow-wrap: anywhere;
    font-size: 0.9375em;
    line-height: 1.25;
    color: var(--_muted);
  }
  .field2 :is(.high, .low) {
    grid-column: 1 / -1;
    text-align: center;
  }
  .field2 .to {
    text-align: end;
  }
  .field2 .high::before {
    content: '↑ ' / '';
  }
  .field2 .low::before {
    content: '↓ ' / '';
  }
  .field2 .from:dir(ltr)::before {
    content: '←\\a0' / '';
  }
  .field2 .to:dir(ltr)::after {
    content: '\\a0→' / '';
  }
  .field2 .from:dir(rtl)::before {
    content: '→\\a0' / '';
  }
  .field2 .to:dir(rtl)::after {
    content: '\\a0←' / '';
  }
  .field2 .inner {
    display: contents;
  }
  .field2 .plane {
    grid-column: 1 / -1;
    aspect-ratio: 1;
    border: 2px solid var(--_edge);
    border-radius: calc(var(--_radius) - 6px);
    background: var(--_surface);
  }
  .field2 .sliders {
    grid-column: 1 / -1;
    order: 1;
    margin-block-start: 0.75rem;
  }
  /* The words above their line: beside it, they would leave nothing of it on a phone. */
  .field2 .slider {
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: 0 1em;
    align-items: end;
    line-height: 1.25;
  }
  .field2 .slider .end:first-child {
    text-align: start;
  }
  .field2 .slider .end:last-child {
    text-align: end;
  }
  .field2 .slider input {
    grid-row: 2;
    grid-column: 1 / -1;
    height: 32px;
  }
  .lines {
    position: absolute;
    inset: 0;
    pointer-events: none;
  }
  .lines line {
    stroke: var(--_line);
    stroke-width: 2px;
  }
  @media print {
    .field2 {
      break-inside: avoid;
      width: min(100%, 18em);
    }
  }
`;
