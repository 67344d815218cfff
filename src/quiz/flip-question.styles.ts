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
    --_tone: var(--_accent);
    --_tint: color-mix(in srgb, var(--_accent) 9%, var(--_surface));
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    gap: 0 min(0.85em, 3vw);
    align-items: start;
    min-height: 46px;
    padding: 0.7em min(1em, 3.5vw);
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) - 3px);
    background: var(--_surface);
    cursor: pointer;
    transition: background-color 0.15s, border-color 0.15s;
  }
  .right,
  .missed,
  .good {
    --_tone: var(--_good);
    --_tint: var(--_good-tint);
  }
  .wrong,
  .partly,
  .bad {
    --_tone: var(--_bad);
    --_tint: var(--_bad-tint);
  }
  @media (hover: hover) {
    :enabled .row:hover {
      border-color: var(--_tone);
    }
  }
  .row:has(:checked) {
    border-color: var(--_tone);
    background: var(--_tint);
    box-shadow: inset 0 0 0 1px var(--_tone);
  }
  .row:has(:focus-visible) {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
  }
  .missed {
    border: 1px dashed var(--_tone);
  }
  :disabled .row {
    cursor: default;
  }
  input {
    appearance: none;
    display: grid;
    place-items: center;
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
    border: 0.4em solid var(--_tone);
  }
  [type='checkbox'] {
    border-radius: 0.3em;
  }
  [type='checkbox']:checked {
    border-width: 2px;
    background: var(--_tone);
  }
  [type='checkbox']:checked::after {
    content: '';
    width: 0.35em;
    height: 0.65em;
    margin-block-end: 0.15em;
    border: solid var(--_surface);
    border-width: 0 2px 2px 0;
    rotate: 45deg;
  }
  .mark {
    display: inline-flex;
    gap: 0.4em;
    align-items: center;
    height: 1.55em;
    color: var(--_tone);
    font-size: 0.9375em;
    font-weight: 600;
  }
  .missed .mark {
    grid-column: 2;
  }
  .hints,
  .result {
    margin-block-start: 1rem;
    padding: 0.85em 1.1em;
    border-radius: calc(var(--_radius) - 3px);
    background: var(--_tint, var(--_raised));
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
  .verdict {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25em 0.7em;
    margin: 0;
    font-size: 1.0625em;
  }
  .verdict strong {
    color: var(--_tone, var(--_muted));
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
    background: var(--_tone, var(--_muted));
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
    .row {
      break-inside: avoid;
    }
    .lacking {
      display: none;
    }
  }
`;
