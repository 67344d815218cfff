import {css} from 'lit';

export const blankStyles = css`
  :host {
    display: inline;
    line-height: inherit;
  }
  .blank {
    display: inline-flex;
    align-items: center;
    gap: 0.3em;
    max-width: 100%;
    margin-block: 0.15em;
    vertical-align: middle;
    line-height: 1.3;
  }
  .right {
    --_tone: var(--_good);
    --_tint: var(--_good-tint);
  }
  .wrong,
  .missed,
  .partly {
    --_tone: var(--_bad);
    --_tint: var(--_bad-tint);
  }
  input,
  select {
    box-sizing: border-box;
    min-width: 0;
    max-width: 100%;
    min-height: 2.25em;
    margin: 0;
    padding: 0.2em 0.55em;
    border: 1px solid var(--_tone, var(--_edge));
    border-radius: 8px;
    background: var(--_tint, var(--_surface));
    color: var(--_ink);
    font: inherit;
    font-size: max(1em, 16px);
    line-height: 1.3;
    opacity: 1;
    -webkit-text-fill-color: currentColor;
  }
  input {
    field-sizing: content;
    flex: 0 1 auto;
    min-width: 5.5em;
  }
  .right > :first-child,
  .wrong > :first-child,
  .missed > :first-child,
  .partly > :first-child {
    box-shadow: inset 0 0 0 1px var(--_tone);
  }
  .mark {
    display: inline-flex;
    color: var(--_tone);
  }
  .mark:empty {
    display: none;
  }
  .mark .icon {
    stroke-width: 2.75;
  }
  button {
    display: inline-grid;
    flex: none;
    place-items: center;
    width: 2.25em;
    height: 2.25em;
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: none;
    color: var(--_muted);
    font: inherit;
    cursor: pointer;
  }
  button:hover,
  button[aria-expanded='true'] {
    background: var(--_raised);
    color: var(--_ink);
  }
  .solution {
    display: inline-block;
    max-width: 100%;
    margin-inline-start: 0.15em;
    padding: 0.15em 0.5em;
    border: 1px dashed var(--_good);
    border-radius: 8px;
    color: var(--_good);
    font-weight: 600;
    line-height: 1.4;
    vertical-align: middle;
  }
  .help,
  ::slotted(flip-option) {
    display: inline-block !important;
    max-width: 100%;
    margin-inline-start: 0.15em;
    padding: 0.2em 0.6em;
    border-radius: 8px;
    background: var(--_raised);
    font-weight: 400;
    line-height: 1.4;
    vertical-align: middle;
  }
  ::slotted(flip-option) {
    padding-block-start: 0;
  }
  .help {
    color: var(--_muted);
    font-size: 0.9375em;
  }
  .gap {
    display: inline-block;
    width: 5.5em;
    border-block-end: 1px solid var(--_edge);
  }
  @media (pointer: coarse) {
    input,
    select,
    button {
      min-height: 44px;
    }
    select,
    button {
      min-width: 44px;
    }
  }
  @media (forced-colors: active) {
    button {
      border: 1px solid ButtonText;
    }
  }
  .pen {
    display: none;
  }
  @media print {
    button {
      display: none;
    }
    .blank > :first-child {
      min-width: 8em;
      border: 0;
      border-block-end: 1px solid #555;
      border-radius: 0;
      background: none;
      box-shadow: none;
      appearance: none;
    }
    /* What is to be chosen from stands behind its line. */
    .open {
      color: transparent;
    }
    .pen {
      display: inline;
    }
  }
`;
