import {css} from 'lit';

/** Posts that are pinned to a second: nothing moves when they light up, for the word and the line have their room before. */
export const anchorStyles = css`
  :host {
    --_tint: color-mix(in srgb, var(--_accent) 10%, var(--_surface));
  }
  .moment {
    display: inline-flex;
    align-items: center;
    gap: 0.3em;
    min-height: 0;
    padding: 0.05em 0.6em;
    border: 1px solid transparent;
    border-radius: 999px;
    background: var(--_tint);
    color: var(--_accent);
    font-size: 0.8125em;
    font-weight: 600;
    line-height: inherit;
    font-variant-numeric: tabular-nums;
    position: relative;
  }
  span.moment {
    background: var(--_raised);
    color: var(--_muted);
  }
  /* The eye gets a small button, the finger a large one. */
  button.moment::after {
    content: '';
    position: absolute;
    inset: -8px -4px;
  }
  .moment .icon {
    width: 1em;
    height: 1em;
  }
  .near {
    visibility: hidden;
    position: absolute;
    inset-block-start: 0.15rem;
    inset-inline-end: 0;
    font-size: 0.75em;
    font-weight: 600;
    color: var(--_accent);
  }
  .near::before {
    content: '● ' / '';
    font-size: 0.7em;
    vertical-align: 0.1em;
  }
  .post {
    position: relative;
    transition: background-color 0.6s, box-shadow 0.6s;
  }
  .post[data-near] {
    background: var(--_tint);
    box-shadow: 0 0 0 8px var(--_tint);
    border-radius: 1px;
  }
  .post[data-near] .near {
    visibility: visible;
  }
  .post[data-near] button.moment {
    background: var(--_surface);
    border-color: var(--_accent);
  }
  .pin {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 0.35em;
    margin-block-start: 0.35em;
    font-size: 0.875em;
  }
  .pin button.plain {
    padding-inline: 0.6em;
    font-weight: 500;
  }
  .pin .take:first-child {
    margin-inline-start: -0.6em;
  }
  .pinned {
    display: inline-flex;
    align-items: center;
    gap: 0.35em;
    padding: 0.2em 0.75em;
    border-radius: 999px;
    background: var(--_tint);
    color: var(--_accent);
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  @media (forced-colors: active) {
    .post[data-near]:not(:focus-visible) {
      outline: 2px solid Highlight;
      outline-offset: 0;
    }
    .moment,
    .pinned {
      border-color: currentColor;
    }
  }
  @media print {
    button.moment {
      display: inline-flex;
      padding: 0;
      background: none;
      color: inherit;
    }
    .near {
      display: none;
    }
    .post[data-near] {
      background: none;
      box-shadow: none;
    }
  }
`;
