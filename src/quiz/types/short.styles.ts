import {css} from 'lit';

export const shortStyles = css`
  .field {
    display: flex;
    align-items: center;
    gap: 0.35em 0.75em;
  }
  input.typed {
    display: block;
    flex: 0 1 34em;
    width: 100%;
    height: auto;
    min-width: 0;
    min-height: 46px;
    margin: 0;
    padding: 0.55em 0.85em;
    border: 1px solid var(--_tone, var(--_edge));
    border-radius: calc(var(--_radius) - 3px);
    background: var(--_tint, var(--_surface));
    color: var(--_ink);
    font-size: max(1em, 16px);
    opacity: 1;
    -webkit-text-fill-color: currentColor;
    cursor: text;
    place-items: normal;
    text-align: start;
  }
  .short input.typed {
    flex-basis: 15em;
    font-variant-numeric: tabular-nums;
  }
  input.typed:focus-visible {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
  }
  .right input.typed,
  .wrong input.typed,
  .partly input.typed {
    box-shadow: inset 0 0 0 1px var(--_tone);
  }
  input.typed:disabled {
    cursor: default;
  }
  .field .mark:empty {
    display: none;
  }
  .field .mark .icon {
    width: 1.6em;
    height: 1.6em;
  }
  .said {
    margin-block-start: -0.25rem;
  }
  .remark {
    unicode-bidi: plaintext;
  }
  .solution,
  .remark:not(:empty) {
    margin: 0.5em 0 0;
  }
  .solution bdi {
    font-weight: 600;
  }
  @media (forced-colors: active) {
    input.typed {
      border: 1px solid;
    }
  }
  @media print {
    .field input.typed {
      min-height: 2em;
      padding: 0.1em 0.3em;
      border: 0;
      border-block-end: 1px solid #555;
      border-radius: 0;
      background: none;
      box-shadow: none;
    }
  }
`;
