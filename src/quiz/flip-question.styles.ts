import {css} from 'lit';

export const questionStyles = css`
  fieldset {
    border: 0;
    margin: 0;
    padding: 0;
    min-width: 0;
  }
  .legend {
    padding: 0;
    width: 100%;
  }
  .number {
    display: block;
    margin-block-end: 0.35rem;
    font-size: 0.875em;
    color: var(--_muted);
  }
  .prompt {
    font-size: 1.125em;
    font-weight: 600;
    line-height: 1.4;
  }
  ::slotted(*) {
    margin-block: 0;
  }
  .prompt ::slotted(:not(:first-child)) {
    margin-block-start: 0.5em;
  }
  .words,
  .explanation {
    display: grid;
    gap: 0.5em;
  }
  .rows {
    display: grid;
    gap: 0.6rem;
    margin-block-start: 1rem;
  }
  .row {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    gap: 0 0.85em;
    align-items: start;
    min-height: 46px;
    padding: 0.7em 1em;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) - 3px);
    background: var(--_surface);
    cursor: pointer;
    transition: background-color 0.15s, border-color 0.15s, box-shadow 0.15s;
  }
  @media (hover: hover) {
    :enabled .row:hover {
      border-color: var(--_accent);
      background: color-mix(in srgb, var(--_accent) 4%, var(--_surface));
    }
  }
  .row:has(:checked) {
    border-color: var(--_accent);
    background: color-mix(in srgb, var(--_accent) 9%, var(--_surface));
    box-shadow: inset 0 0 0 1px var(--_accent);
  }
  .row:has(:focus-visible) {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
  }
  input {
    appearance: none;
    flex: none;
    width: 1.3em;
    height: 1.3em;
    margin: 0.125em 0 0;
    border: 2px solid var(--_edge);
    border-radius: 50%;
    background: var(--_surface);
    font: inherit;
    cursor: inherit;
    outline: none;
    transition: border-width 0.1s;
  }
  input:checked {
    border: 0.4em solid var(--_accent);
  }
  [type='checkbox'] {
    display: grid;
    place-items: center;
    border-radius: 0.3em;
  }
  [type='checkbox']:checked {
    border: 2px solid var(--_accent);
    background: var(--_accent);
  }
  [type='checkbox']:checked::after {
    content: '';
    width: 0.35em;
    height: 0.65em;
    margin-block-end: 0.15em;
    border: solid var(--_on-accent);
    border-width: 0 2px 2px 0;
    rotate: 45deg;
  }
  :disabled .row {
    cursor: default;
  }
  .mark {
    display: inline-flex;
    gap: 0.4em;
    align-items: center;
    min-height: 1.55em;
    font-size: 0.9375em;
    font-weight: 600;
  }
  .row.right,
  .row.missed {
    --_tone: var(--_good);
    --_tint: var(--_good-tint);
  }
  .row.wrong,
  .row.partly {
    --_tone: var(--_bad);
    --_tint: var(--_bad-tint);
  }
  .row:is(.right, .wrong, .partly) {
    border-color: var(--_tone);
    background: var(--_tint);
    box-shadow: inset 0 0 0 1px var(--_tone);
  }
  .row.missed {
    border: 1px dashed var(--_tone);
  }
  .row:is(.right, .wrong, .partly) input:checked {
    border-color: var(--_tone);
  }
  .row:is(.right, .wrong, .partly) [type='checkbox']:checked {
    background: var(--_tone);
  }
  .row.right [type='checkbox']:checked::after,
  .row.wrong [type='checkbox']:checked::after {
    border-color: var(--_surface);
  }
  .row.missed .mark {
    grid-column: 2;
  }
  .row .mark {
    color: var(--_tone);
  }
  .hints,
  .result {
    margin-block-start: 1rem;
    padding: 0.85em 1.1em;
    border-radius: calc(var(--_radius) - 3px);
    background: var(--_raised);
  }
  .hints {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0.75em;
  }
  .hints .icon {
    margin-block-start: 0.15em;
    color: var(--_muted);
  }
  .result {
    --_tone: var(--_muted);
  }
  .result.good {
    --_tone: var(--_good);
    background: var(--_good-tint);
  }
  .result.bad {
    --_tone: var(--_bad);
    background: var(--_bad-tint);
  }
  .verdict {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25em 0.7em;
    margin: 0;
    font-size: 1.0625em;
  }
  .verdict strong {
    color: var(--_tone);
  }
  .verdict .quiet {
    margin-inline-start: auto;
    font-size: 0.9em;
  }
  .badge {
    display: grid;
    place-items: center;
    width: 1.7em;
    height: 1.7em;
    border-radius: 50%;
    background: var(--_tone);
    color: var(--_surface);
  }
  .badge .icon {
    width: 1.1em;
    height: 1.1em;
    stroke-width: 2.5;
  }
  .explanation {
    margin-block-start: 0.5em;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem;
    margin-block-start: 1.1rem;
  }
  .actions .main {
    min-width: 7.5em;
  }
  .main[aria-disabled='true'] {
    opacity: 0.55;
  }
  .lacking {
    margin: 0;
    color: var(--_bad);
    font-weight: 600;
  }
  .notice {
    margin: 0.75rem 0 0;
  }
  @media (forced-colors: active) {
    input {
      appearance: auto;
    }
    [type='checkbox']:checked::after {
      content: none;
    }
    .row:has(:checked) {
      border: 2px solid Highlight;
    }
    .hints,
    .result {
      border: 1px solid;
    }
  }
  @media print {
    .row,
    .row:has(:checked) {
      break-inside: avoid;
    }
    .lacking {
      display: none;
    }
  }
`;
