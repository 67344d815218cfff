import {css} from 'lit';
import {onPaperStyles} from '../on-paper.styles.js';

export const hotspotStyles = css`
  ${onPaperStyles}
  .picture {
    position: relative;
    width: fit-content;
    max-width: 100%;
    cursor: crosshair;
    touch-action: manipulation;
    -webkit-user-select: none;
    user-select: none;
    line-height: 0;
  }
  :disabled .picture {
    cursor: default;
  }
  .picture img {
    max-width: 100%;
    height: auto;
    border-radius: calc(var(--_radius) - 6px);
  }
  .picture .spot {
    appearance: none;
    position: absolute;
    margin: 0;
    border: 0;
    background: none;
    pointer-events: none;
  }
  .picture .pinned {
    width: 24px;
    height: 24px;
    translate: -50% -50%;
  }
  .picture svg {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    overflow: visible;
    fill: none;
    pointer-events: none;
  }
  .shape :is(rect, circle, polygon) {
    vector-effect: non-scaling-stroke;
    stroke: none;
  }
  /* Two strokes, one light and one dark, are seen on any picture. */
  .spot:focus-visible + .shape .under,
  .shape:is(.right, .wrong, .partly, .missed) .under {
    stroke: #fff;
    stroke-width: 6px;
  }
  .spot:focus-visible + .shape .over {
    stroke: #111;
    stroke-width: 3px;
  }
  .shape:is(.right, .wrong, .partly, .missed) .over {
    stroke: #17663a;
    stroke-width: 3px;
  }
  .shape:is(.wrong, .partly) .over {
    stroke: #a13c12;
  }
  .shape.missed .over {
    stroke-dasharray: 7 5;
  }
  .cross {
    stroke-linecap: round;
  }
  .cross .under {
    stroke: #fff;
    stroke-width: 6px;
  }
  .cross .over {
    stroke: #111;
    stroke-width: 2.5px;
  }
  .cross .disc {
    fill: #111;
    stroke: #fff;
    stroke-width: 2px;
  }
  .cross .sign {
    stroke: #fff;
    stroke-width: 2.5px;
  }
  .cross:is(.right, .missed) .over {
    stroke: #17663a;
  }
  .cross:is(.right, .missed) .disc {
    fill: #17663a;
  }
  .cross:is(.wrong, .partly) .over {
    stroke: #a13c12;
  }
  .cross:is(.wrong, .partly) .disc {
    fill: #a13c12;
  }
  .beside {
    margin: 0;
    font-size: 0.9375em;
  }
  .names summary {
    width: fit-content;
    min-height: 44px;
    padding-block: 0.5em;
    cursor: pointer;
    font-weight: 600;
  }
  .names .list {
    display: grid;
    gap: 0.6rem;
    margin-block-start: 0.35rem;
  }
  .said {
    padding-inline-start: 0.9em;
    border-inline-start: 3px solid var(--_line);
  }
  @media (forced-colors: active) {
    .picture svg {
      forced-color-adjust: none;
    }
  }
  @media print {
    .names {
      display: none;
    }
    .picture {
      break-inside: avoid;
    }
  }
`;
