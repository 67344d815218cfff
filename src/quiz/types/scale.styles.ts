import {css} from 'lit';

export const scaleStyles = css`
  .scale {
    container-type: inline-size;
  }
  .points {
    display: grid;
    gap: 0.5rem;
  }
  .point {
    display: grid;
    grid-template-columns: auto auto minmax(0, 1fr);
    gap: 0 0.7em;
    align-items: center;
    min-height: 46px;
    padding: 0.5em min(1em, 3.5vw);
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) - 3px);
    background: var(--_surface);
    cursor: pointer;
    transition: background-color 0.15s, border-color 0.15s;
  }
  .point .value {
    font-variant-numeric: tabular-nums;
  }
  .point input {
    margin: 0;
    --_tone: var(--_accent);
  }
  .point:has(:checked) {
    border-color: var(--_accent);
    background: color-mix(in srgb, var(--_accent) 9%, var(--_surface));
    box-shadow: inset 0 0 0 1px var(--_accent);
  }
  .point:has(:focus-visible) {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
  }
  @media (hover: hover) {
    :enabled .point:hover {
      border-color: var(--_accent);
    }
  }
  :disabled .point {
    cursor: default;
  }
  .ends {
    display: none;
  }
  @container (min-width: 30rem) {
    .few .points {
      grid-auto-flow: column;
      grid-auto-columns: minmax(0, 1fr);
    }
    .few .point {
      grid-template-columns: minmax(0, 1fr);
      gap: 0.4em;
      align-content: start;
      justify-items: center;
      padding: 0.75em 0.3em;
      text-align: center;
    }
    .few.ended .label {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }
    .few .ends {
      display: flex;
      justify-content: space-between;
      gap: 1rem;
      margin-block-start: 0.4rem;
      font-size: 0.9375em;
    }
    .few .ends span {
      max-width: 45%;
    }
    .few .ends :last-child {
      text-align: end;
    }
  }
  @media (forced-colors: active) {
    .point:has(:checked) {
      border: 2px solid Highlight;
    }
  }
  @media print {
    .point,
    .point:has(:checked) {
      break-inside: avoid;
    }
  }
`;
