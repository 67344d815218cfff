import {css} from 'lit';

/** What stands around the questions of a quiz with more than the plain rules. */
export const sittingStyles = css`
  h5 {
    margin: 0;
    font-size: 1em;
  }
  .notice {
    margin: 0 0 1rem;
    padding: 0.75em 1em;
    border-radius: calc(var(--_radius) - 4px);
    border-inline-start: 4px solid var(--_edge);
    background: var(--_raised);
  }
  .hours {
    margin-block-end: 1rem;
  }
  .intro {
    display: grid;
    justify-items: start;
    gap: 0.75rem;
    padding: min(calc(1.5 * var(--_space)), 5vw);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .clock {
    position: sticky;
    z-index: 1;
    inset-block-start: 0.5rem;
    display: flex;
    align-items: center;
    gap: 0.5em;
    width: fit-content;
    min-height: 44px;
    margin-block-end: 1.25rem;
    margin-inline-start: auto;
    padding: 0.4em 0.95em;
    border: 1px solid var(--_line);
    border-radius: 999px;
    background: var(--_surface);
    font-variant-numeric: tabular-nums;
    font-weight: 600;
  }
  .clock.short {
    border-color: var(--_bad);
    color: var(--_bad);
  }
  .overview {
    min-height: 44px;
    margin-block-end: 1.25rem;
  }
  /* The clock stands beside the list, and goes along when the page is scrolled. */
  .overview:has(+ .clock) {
    padding-inline-end: 7.5rem;
  }
  .overview + .clock {
    margin-block-start: calc(-44px - 1.25rem);
  }
  .overview ol {
    display: flex;
    flex-wrap: wrap;
    gap: 0.4rem;
    margin: 0;
  }
  .stop {
    position: relative;
    min-width: 44px;
    padding: 0.35em;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) - 5px);
    background: var(--_surface);
    font-variant-numeric: tabular-nums;
  }
  .stop.given,
  .stop.calm {
    border-color: var(--_accent);
    background: color-mix(in srgb, var(--_accent) 12%, var(--_surface));
    box-shadow: inset 0 -3px 0 var(--_accent);
  }
  .stop.good {
    border-color: var(--_good);
    background: var(--_good-tint);
    box-shadow: inset 0 -3px 0 var(--_good);
  }
  .stop.bad {
    border-color: var(--_bad);
    background: var(--_bad-tint);
    box-shadow: inset 0 -3px 0 var(--_bad);
  }
  .stop .icon {
    position: absolute;
    inset-block-start: -5px;
    inset-inline-end: -4px;
    width: 1.05em;
    height: 1.05em;
    padding: 1px;
    border-radius: 4px;
    background: var(--_surface);
    color: var(--_accent);
    stroke-width: 2.5;
  }
  .stop .icon path {
    fill: currentColor;
  }
  .summary {
    flex: 1 1 16em;
    display: grid;
    gap: 0.35rem;
  }
  .summary .quiet {
    font-size: 0.9375em;
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }
  .certain {
    display: grid;
    gap: 0.5rem;
    margin-block-start: 1rem;
  }
  .again {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem 1rem;
    margin-block-start: 1rem;
  }
  @media (forced-colors: active) {
    .stop:is(.given, .calm, .good, .bad) {
      border: 2px solid Highlight;
    }
  }
  @media print {
    .overview,
    .clock,
    .intro,
    .again,
    .hours {
      display: none;
    }
  }
`;
