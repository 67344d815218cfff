import {css} from 'lit';

export const controlsStyles = css`
  .controls {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: end;
    padding: 0 0.5rem 0.375rem;
  }
  .bar {
    position: relative;
    flex: 0 0 100%;
    height: 2rem;
    margin-block-end: -0.125rem;
  }
  .bar svg {
    position: absolute;
    inset: 0 8px;
    width: calc(100% - 16px);
    pointer-events: none;
  }
  .drawing {
    height: 6px;
    margin-block: auto;
    border-radius: 3px;
  }
  .rail {
    fill: var(--_line);
  }
  .buffered {
    fill: color-mix(in srgb, var(--_edge) 40%, transparent);
  }
  .seen {
    fill: color-mix(in srgb, var(--_accent) 45%, transparent);
  }
  .played {
    fill: var(--_accent);
  }
  .marks {
    overflow: visible;
  }
  .mark {
    position: static;
    pointer-events: auto;
    cursor: pointer;
  }
  .mark:hover .shape {
    scale: 1.2;
  }
  .reach {
    fill: transparent;
  }
  .shape {
    fill: var(--_surface);
    stroke: var(--_accent);
    stroke-width: 2.5;
  }
  .shape.done {
    fill: var(--_accent);
    stroke: var(--_surface);
    stroke-width: 1.5;
  }
  .shape.tick {
    fill: none;
    stroke: var(--_on-accent);
    stroke-width: 2;
  }
  svg.legend {
    width: 18px;
    height: 18px;
    flex: none;
    overflow: visible;
  }
  .marks text {
    fill: #fff;
    stroke: #14110f;
    stroke-width: 8;
    stroke-linejoin: round;
    paint-order: stroke;
    font-size: 0.8125rem;
    font-weight: 600;
    text-anchor: middle;
  }
  .seek {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    margin: 0;
    appearance: none;
    background: transparent;
    cursor: pointer;
  }
  .seek::-webkit-slider-thumb {
    appearance: none;
    width: 16px;
    height: 16px;
    border: 2px solid var(--_surface);
    border-radius: 50%;
    background: var(--_accent);
    box-shadow: 0 0 0 1px var(--_accent);
  }
  .seek::-moz-range-thumb {
    width: 12px;
    height: 12px;
    border: 2px solid var(--_surface);
    border-radius: 50%;
    background: var(--_accent);
    box-shadow: 0 0 0 1px var(--_accent);
  }
  .controls button,
  .choice {
    min-width: 44px;
    min-height: 44px;
    padding: 0 0.5rem;
    border: 0;
    border-radius: 10px;
    font-size: 0.875rem;
    font-variant-numeric: tabular-nums;
  }
  .controls svg.icon {
    width: 1.375rem;
    height: 1.375rem;
  }
  .clock {
    padding-inline: 0.375rem;
    font-size: 0.875rem;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .gap {
    flex: 1;
  }
  .choice {
    position: relative;
    display: grid;
    place-content: center;
    font-weight: 600;
  }
  .choice:hover {
    background: color-mix(in srgb, currentColor 8%, transparent);
  }
  .choice:has(:focus-visible) {
    outline: 3px solid var(--_accent);
  }
  .choice select {
    position: absolute;
    inset: 0;
    width: 100%;
    opacity: 0;
    font: inherit;
    cursor: pointer;
  }
  .choice option {
    color: #23201c;
    background: #fff;
  }
  .volume {
    width: 5rem;
    accent-color: var(--_accent);
  }
  @container player (width < 560px) {
    .volume {
      display: none;
    }
    .controls {
      padding-inline: 0.25rem;
    }
    .controls button,
    .choice {
      min-width: 34px;
      padding: 0 0.25rem;
      gap: 0.25em;
    }
  }
  @container player (width < 380px) {
    .controls .clock .quiet {
      display: none;
    }
  }
  @media (forced-colors: active) {
    .rail {
      fill: GrayText;
    }
    .buffered {
      fill: none;
    }
    .seen,
    .played {
      fill: Highlight;
    }
    .shape,
    .shape.done {
      fill: Canvas;
      stroke: CanvasText;
    }
    .shape.tick {
      fill: none;
      stroke: CanvasText;
    }
    .volume {
      border-block-end: 2px solid CanvasText;
    }
    .seek::-webkit-slider-thumb {
      background: CanvasText;
    }
    .seek::-moz-range-thumb {
      background: CanvasText;
    }
  }
`;
