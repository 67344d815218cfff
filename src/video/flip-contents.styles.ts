import {css} from 'lit';

export const contentsStyles = css`
  ol {
    margin: 0;
    padding: 0.375rem;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    list-style: none;
  }
  button {
    width: 100%;
    flex-wrap: wrap;
    justify-content: start;
    gap: 0.25rem 0.75rem;
    padding: 0.5rem 0.625rem;
    border: 0;
    border-radius: calc(var(--_radius) - 4px);
    font-weight: 400;
    text-align: start;
  }
  .chapter {
    font-weight: 600;
  }
  .clock {
    min-width: 2.75em;
    color: var(--_muted);
    font-size: 0.875rem;
    font-weight: 400;
    font-variant-numeric: tabular-nums;
  }
  .state {
    margin-inline-start: auto;
  }
  .name {
    flex: 1 1 6em;
  }
  [aria-current] {
    background: color-mix(in srgb, var(--_accent) 12%, transparent);
    box-shadow: inset 3px 0 var(--_accent);
  }
  [aria-current]:dir(rtl) {
    box-shadow: inset -3px 0 var(--_accent);
  }
  @media (forced-colors: active) {
    [aria-current] {
      outline: 2px solid Highlight;
    }
  }
  @media print {
    button {
      display: flex;
    }
  }
`;
