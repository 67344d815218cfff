import {css} from 'lit';
import {onPaperStyles} from './on-paper.styles.js';

/** Cards to place: the same in the list and in a gap. */
export const placingStyles = css`
  ${onPaperStyles}
  .bank {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    margin-block-start: 0.4rem;
    padding: 0.75rem;
    border-radius: calc(var(--_radius) - 3px);
    background: var(--_raised);
  }
  .bank.over {
    box-shadow: inset 0 0 0 2px var(--_accent);
  }
  .chip {
    position: relative;
    display: inline-flex;
    justify-content: start;
    align-items: center;
    gap: 0.15em;
    max-width: 100%;
    min-height: 44px;
    padding: 0.3em 0.9em 0.3em 0;
    padding-inline: 0 0.9em;
    border: 1px solid var(--_edge);
    border-radius: 10px;
    background: var(--_surface);
    color: var(--_ink);
    font: inherit;
    font-weight: 500;
    line-height: 1.3;
    text-align: start;
    overflow-wrap: anywhere;
    cursor: grab;
    user-select: none;
    -webkit-user-select: none;
    -webkit-touch-callout: none;
    transition: background-color 0.15s, border-color 0.15s, box-shadow 0.15s;
  }
  .chip:disabled {
    opacity: 1;
  }
  @media (hover: hover) {
    .chip:hover:not(:disabled) {
      border-color: var(--_accent);
      background: var(--_surface);
    }
  }
  .chip[aria-pressed='true'],
  .chip[aria-pressed='true']:hover:not(:disabled) {
    border-color: var(--_accent);
    background: color-mix(in srgb, var(--_accent) 12%, var(--_surface));
    box-shadow: inset 0 0 0 1px var(--_accent);
  }
  .grip {
    display: grid;
    place-items: center;
    flex: none;
    align-self: stretch;
    width: 34px;
    color: var(--_edge);
    touch-action: none;
  }
  .chip .grip .icon {
    width: 1.1em;
    height: 1.1em;
  }
  .used {
    border-color: var(--_line);
    color: var(--_muted);
  }
  .tick {
    display: inline-flex;
    margin-inline-start: 0.3em;
    color: var(--_accent);
  }
  .gone {
    border: 1px dashed var(--_line);
    background: none;
    cursor: default;
  }
  .gone > * {
    visibility: hidden;
  }
  .carried {
    z-index: 9;
    cursor: grabbing;
    border-color: var(--_accent);
    box-shadow: 0 6px 18px rgb(0 0 0 / 0.22);
    transition: none;
  }
  @media (forced-colors: active) {
    .bank,
    .chip {
      border: 1px solid ButtonText;
    }
    .chip[aria-pressed='true'] {
      border: 3px solid Highlight;
    }
    .gone {
      border-color: GrayText;
    }
    .bank.over {
      outline: 2px solid Highlight;
    }
  }
  @media print {
    .bank {
      border: 1px solid;
      break-inside: avoid;
    }
    .chip {
      display: inline-flex;
      min-height: 0;
      padding: 0.2em 0.7em;
      border: 0;
    }
    .chip .grip,
    .chip .tick {
      display: none;
    }
    .gone > * {
      visibility: visible;
    }
  }
`;
