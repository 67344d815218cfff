import {css} from 'lit';
import {placingStyles} from './placing.styles.js';

/** For the inside of a blank. */
export const gapStyles = css`
  ${placingStyles}
  :host {
    display: inline-block;
    max-width: 100%;
    margin-inline: 0.15em;
    vertical-align: middle;
  }
  .holder {
    display: inline-flex;
    align-items: center;
    flex-wrap: wrap;
    gap: 0.1em 0.45em;
    max-width: 100%;
    line-height: 1.3;
  }
  .chip {
    width: auto;
    height: auto;
    min-width: 6.5em;
    font-weight: 600;
  }
  .chip.empty {
    justify-content: center;
    padding-inline: 0.6em;
    border: 1px dashed var(--_edge);
    background: var(--_raised);
    cursor: pointer;
  }
  .chip.empty[aria-pressed='true'] {
    border: 2px solid var(--_accent);
  }
  .chip.over,
  .chip.waiting:hover:not(:disabled) {
    border: 2px solid var(--_accent);
    background: color-mix(in srgb, var(--_accent) 14%, var(--_surface));
  }
  .chip:disabled {
    padding-inline: 0.9em;
    cursor: default;
  }
  .chip:disabled .grip {
    display: none;
  }
  .right {
    --_tone: var(--_good);
    --_tint: var(--_good-tint);
  }
  .wrong {
    --_tone: var(--_bad);
    --_tint: var(--_bad-tint);
  }
  .right .chip,
  .wrong .chip {
    border-color: var(--_tone);
    background: var(--_tint);
  }
  .missed .chip {
    box-shadow: none;
  }
  .mark {
    display: inline-flex;
    color: var(--_tone);
  }
  .settled.wrong .chip bdi {
    text-decoration: line-through;
    text-decoration-thickness: 1px;
  }
  .answer {
    color: var(--_good);
    font-weight: 600;
  }
  @media (forced-colors: active) {
    .chip.over,
    .chip.empty[aria-pressed='true'] {
      border: 3px solid Highlight;
    }
  }
  @media print {
    .chip,
    .chip.empty {
      border: 0;
      border-block-end: 1px solid;
      border-radius: 0;
      background: none;
      min-width: 9em;
    }
  }
`;
