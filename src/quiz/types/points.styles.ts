import {css} from 'lit';

export const pointsStyles = css`
  .spread {
    container-type: inline-size;
    display: grid;
    gap: 0.5rem;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .share {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    gap: 0.4em 0.75em;
    padding: 0.5em min(0.8em, 3vw);
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) - 3px);
    background: var(--_surface);
  }
  .share .what {
    min-width: 0;
  }
  .give {
    display: flex;
    align-items: center;
    gap: 4px;
  }
  .give button {
    width: 44px;
    padding: 0;
    font-size: 1.25em;
    line-height: 1;
    touch-action: manipulation;
  }
  .give button[aria-disabled='true'] {
    opacity: 0.35;
    cursor: default;
  }
  .give input {
    appearance: textfield;
    -moz-appearance: textfield;
    display: block;
    width: 3.6em;
    height: auto;
    min-height: 44px;
    margin: 0;
    padding: 0.3em;
    border: 1px solid var(--_edge);
    border-radius: calc(var(--_radius) - 6px);
    background: var(--_surface);
    color: var(--_ink);
    font-size: max(1em, 16px);
    font-weight: 600;
    font-variant-numeric: tabular-nums;
    text-align: center;
    opacity: 1;
    -webkit-text-fill-color: currentColor;
    cursor: text;
  }
  .give input::-webkit-inner-spin-button {
    appearance: none;
    margin: 0;
  }
  .give input:focus-visible {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
  }
  .share .bar {
    grid-column: 1 / -1;
    display: block;
    height: 6px;
  }
  .share .bar:dir(rtl) {
    scale: -1 1;
  }
  .share .rail {
    fill: var(--_line);
    opacity: 0.6;
  }
  .share .fill {
    fill: var(--_accent);
  }
  .left {
    margin: 0;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  .left.none {
    color: var(--_good);
  }
  :disabled .left,
  :disabled .give button {
    display: none;
  }
  @container (max-width: 20rem) {
    .share {
      grid-template-columns: minmax(0, 1fr);
    }
    .give {
      justify-content: end;
    }
  }
  @media (forced-colors: active) {
    .share .rail {
      fill: Canvas;
      stroke: CanvasText;
    }
    .share .fill {
      fill: Highlight;
    }
  }
  @media print {
    .share {
      break-inside: avoid;
    }
    .give button,
    .left,
    .share .bar {
      display: none;
    }
  }
`;
