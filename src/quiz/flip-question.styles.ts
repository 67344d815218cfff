import {css} from 'lit';

export const questionStyles = css`
  fieldset {
    border: 0;
    margin: 0;
    padding: 0;
    min-width: 0;
  }
  @supports (overflow-clip-margin: 1em) {
    .late {
      content-visibility: auto;
      contain-intrinsic-size: auto 18em;
      overflow-clip-margin: 1em;
    }
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
  }
  @media print {
    input {
      print-color-adjust: exact;
    }
    .late {
      content-visibility: visible;
    }
    .row {
      break-inside: avoid;
    }
    .lacking {
      display: none;
    }
  }
`;
