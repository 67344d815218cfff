import {css} from 'lit';
import {placingStyles} from './placing.styles.js';

export const matchStyles = css`
  ${placingStyles}
  .pairs {
    display: grid;
    gap: 0.6rem;
    container-type: inline-size;
  }
  .pair {
    position: relative;
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    gap: 0.4em min(1em, 3vw);
    align-items: center;
    padding: 0.5em;
    padding-inline-start: min(1em, 3.5vw);
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) - 3px);
    transition: border-color 0.15s, box-shadow 0.15s;
  }
  @container (max-width: 25rem) {
    .pair {
      grid-template-columns: minmax(0, 1fr);
      padding: 0.6em;
    }
  }
  .pick {
    position: relative;
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    gap: 0.5em;
    min-height: 44px;
    padding-block: 0.35em;
    padding-inline: 0.9em 0.7em;
    border: 1px dashed var(--_edge);
    border-radius: 10px;
    background: var(--_raised);
    color: var(--_muted);
  }
  .pick > .icon {
    rotate: 90deg;
    color: var(--_muted);
  }
  .full .pick {
    border: 1px solid var(--_tone, var(--_edge));
    background: var(--_tint, var(--_surface));
    color: var(--_ink);
    font-weight: 600;
  }
  @media (hover: hover) {
    :enabled > .rows .pick:hover {
      border-color: var(--_accent);
    }
  }
  .pick:has(:focus-visible) {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
  }
  /* The list is the browser's own; what it shows while closed is drawn beneath it, so that long partners wrap. */
  select {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    margin: 0;
    font: inherit;
    color: var(--_ink);
    background: var(--_surface);
    opacity: 0;
    cursor: pointer;
  }
  option {
    color: var(--_ink);
    background: var(--_surface);
  }
  :disabled select {
    cursor: default;
  }
  .pair.over,
  .pair:has(.put:hover) {
    border-color: var(--_accent);
    box-shadow: inset 0 0 0 1px var(--_accent);
  }
  .put {
    position: absolute;
    inset: 0;
    min-height: 0;
    border: 2px dashed var(--_accent);
    border-radius: inherit;
  }
  .pair .mark {
    grid-column: -2 / -1;
    flex-wrap: wrap;
    gap: 0.2em 1.2em;
    height: auto;
  }
  .pair .mark:not(:has(*)) {
    display: none;
  }
  .mark > span {
    display: inline-flex;
    align-items: center;
    gap: 0.4em;
  }
  .mark .answer {
    display: block;
    color: var(--_good);
  }
  .mark .quiet {
    font-weight: 400;
  }
  @media (forced-colors: active) {
    .pick {
      border: 1px solid ButtonText;
    }
    .pair.over,
    .put {
      border: 2px solid Highlight;
    }
  }
  @media print {
    .bank {
      counter-reset: partner;
    }
    .chip::before {
      counter-increment: partner;
      content: counter(partner) '.';
      font-weight: 600;
      margin-inline-end: 0.3em;
    }
    .pairs {
      gap: 0.3rem;
    }
    .pair {
      break-inside: avoid;
      grid-template-columns: minmax(0, 2fr) minmax(0, 3fr);
      gap: 0 1em;
      padding: 0;
      border: 0;
    }
    .pick,
    .full .pick {
      min-height: 2em;
      padding: 0.1em 0.5em;
      border: 1px solid;
      border-radius: 4px;
      background: none;
    }
    .pair:not(.full) .pick {
      width: 3.2em;
    }
    .pair:not(.full) bdi[aria-hidden],
    .pick select {
      display: none;
    }
    .pick > .icon {
      display: none;
    }
  }
`;
