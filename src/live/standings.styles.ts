import {css} from 'lit';

/** Standings on a phone, on a desk and on a wall. */
export const standingsStyles = css`
  section {
    display: grid;
    gap: var(--_space);
    /* A wide card holds a wall's letters. */
    container-type: inline-size;
    --_lead: 1.75em;
  }
  h3 {
    margin: 0;
    font-size: 1.125em;
    line-height: 1.3;
  }
  p {
    margin: 0;
    text-wrap: pretty;
  }
  .after {
    margin-block-start: -0.6em;
    font-size: 0.9375em;
  }
  .own {
    display: grid;
    gap: 0.1em;
    padding: 0.8em 1em;
    border-radius: calc(var(--_radius) - 4px);
    background: var(--_raised);
    border-inline-start: 4px solid var(--_accent);
  }
  .name {
    font-size: 1.1875em;
    font-weight: 700;
    line-height: 1.3;
  }
  .where {
    font-variant-numeric: tabular-nums;
  }
  .rows {
    display: grid;
    gap: 0.9em;
    list-style: none;
    margin: 0;
    padding: 0;
    font-variant-numeric: tabular-nums;
  }
  .row {
    display: grid;
    grid-template-columns: var(--_lead) minmax(0, 1fr) auto;
    align-items: baseline;
    gap: 0.3em 0.5em;
  }
  .place {
    font-weight: 700;
    color: var(--_accent);
    font-size: 1.125em;
  }
  .who {
    font-weight: 600;
    min-width: 0;
  }
  .you {
    display: inline-block;
    padding: 0.05em 0.6em;
    border-radius: 999px;
    border: 1px solid var(--_accent);
    color: var(--_accent);
    font-size: 0.8125em;
  }
  .points {
    color: var(--_muted);
    white-space: nowrap;
  }
  .bar {
    grid-column: 2 / -1;
    display: block;
    height: 0.5em;
  }
  .bar:dir(rtl) {
    scale: -1 1;
  }
  .rail {
    fill: var(--_raised);
  }
  .fill {
    fill: var(--_accent);
    transition: width 0.7s ease-in-out;
  }
  .shared {
    padding-inline-start: calc(var(--_lead) + 0.5em);
  }
  .desk {
    display: grid;
    gap: 0.5em;
    padding-block-start: var(--_space);
    border-block-start: 1px solid var(--_line);
    font-size: 0.9375em;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem;
  }
  .buttons p {
    flex: 1 1 16em;
  }
  /* Narrow: the points go below the name. */
  @container (max-width: 20em) {
    .points {
      grid-column: 2;
    }
    .bar {
      grid-column: 2 / -1;
    }
    .row {
      grid-template-columns: var(--_lead) minmax(0, 1fr);
    }
  }
  /* On a wall: legible from the last row, and calm. */
  .screen {
    font-size: clamp(1.125rem, 0.6rem + 1.6vw, 2.75rem);
    padding: 0.5em;
    --_lead: 1.4em;
  }
  .screen .rows {
    gap: 0.75em;
  }
  .screen .place {
    font-size: 1.4em;
    line-height: 1;
  }
  @media (forced-colors: active) {
    .fill {
      fill: Highlight;
    }
    .rail {
      fill: Canvas;
    }
  }
  @media print {
    .desk {
      display: none;
    }
  }
`;
