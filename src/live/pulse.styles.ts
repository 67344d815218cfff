import {css} from 'lit';

/** A pulse lies in the hand, beside a video, or small on the teacher's desk. */
export const pulseStyles = css`
  :host {
    display: grid;
    gap: var(--_space);
  }
  p {
    margin: 0;
  }
  .pulse {
    display: grid;
    gap: 0.6em;
  }
  .name {
    font-weight: 600;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }
  .press {
    position: relative;
    overflow: hidden;
    min-height: 48px;
    padding-inline: 1.4em;
    touch-action: manipulation;
  }
  .press[aria-pressed='true'] {
    border-color: var(--_accent);
    box-shadow: inset 0 0 0 1px var(--_accent);
  }
  /* It fades as it stands for less and less: the width of the tint is the time that is left. */
  .press[aria-pressed='true']::before {
    content: '';
    position: absolute;
    inset: 0;
    background: var(--_accent);
    opacity: 0.22;
    animation: fade 60s linear forwards;
  }
  @keyframes fade {
    to {
      opacity: 0.04;
    }
  }
  .state {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 0.5em;
    min-height: 44px;
    font-size: 0.9375em;
  }
  .state svg {
    color: var(--_good);
  }
  .desk {
    display: grid;
    min-width: 0;
    gap: 0.6em;
  }
  .line {
    font-size: 1.125em;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  .line .quiet,
  .line.calm {
    font-weight: 400;
    font-size: 1rem;
  }
  .line.calm {
    color: var(--_muted);
  }
  .small {
    font-size: 0.875em;
  }
  .lane {
    display: block;
    width: 100%;
    height: 2.5em;
  }
  .lane:dir(rtl) {
    scale: -1 1;
  }
  .rail {
    stroke: var(--_line);
    stroke-width: 0.5;
    vector-effect: non-scaling-stroke;
  }
  .fill {
    fill: var(--_accent);
  }
  .axis {
    display: flex;
    justify-content: space-between;
  }
  .axis span {
    unicode-bidi: plaintext;
  }
  summary {
    cursor: pointer;
    min-height: 44px;
    padding-block: 0.6em;
    color: var(--_muted);
  }
  .scroll {
    overflow-x: auto;
  }
  table {
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
  }
  th,
  td {
    padding-block: 0.3em;
    padding-inline: 0 1em;
    white-space: nowrap;
    text-align: start;
    font-weight: 400;
    border-block-end: 1px solid var(--_line);
  }
  thead th {
    font-weight: 600;
  }
  /* On a wall: legible from the last row, and calm. */
  .screen .line {
    font-size: clamp(1.5rem, 0.8rem + 1.8vw, 3rem);
  }
  @media (forced-colors: active) {
    .fill {
      fill: Highlight;
    }
    .press[aria-pressed='true'] {
      outline: 2px solid Highlight;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .press[aria-pressed='true']::before {
      animation: none;
    }
  }
  @media print {
    :host {
      display: none;
    }
  }
`;
