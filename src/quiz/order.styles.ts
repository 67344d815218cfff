import {css} from 'lit';
import {onPaperStyles} from './on-paper.styles.js';

export const orderStyles = css`
  ${onPaperStyles}
  .order {
    position: relative;
    container-type: inline-size;
    display: grid;
    gap: 0.5rem;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .item {
    display: grid;
    grid-template-columns: auto auto minmax(0, 1fr) auto;
    align-items: center;
    gap: 0 min(0.6em, 2vw);
    min-height: 56px;
    padding: 0.3em;
    border: 1px solid var(--_tone, var(--_line));
    border-radius: calc(var(--_radius) - 3px);
    background: var(--_tint, var(--_surface));
    transition: border-color 0.15s, box-shadow 0.15s;
  }
  .lifting .item:not(.carried) {
    transition: translate 0.18s ease;
  }
  .grip {
    display: grid;
    place-items: center;
    align-self: stretch;
    width: 36px;
    min-height: 44px;
    border-radius: 8px;
    color: var(--_muted);
    cursor: grab;
    touch-action: none;
    user-select: none;
    -webkit-user-select: none;
    -webkit-touch-callout: none;
  }
  @media (hover: hover) {
    .grip:hover {
      color: var(--_accent);
      background: color-mix(in srgb, var(--_accent) 9%, transparent);
    }
  }
  .place {
    display: grid;
    place-items: center;
    min-width: 1.9em;
    height: 1.9em;
    border-radius: 0.6em;
    background: var(--_raised);
    color: var(--_muted);
    font-size: 0.9375em;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  .what {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.1em 1em;
    min-width: 0;
    padding-block: 0.35em;
    padding-inline-start: 0.2em;
  }
  .what > span {
    min-width: 0;
  }
  .moves {
    display: flex;
    gap: 2px;
  }
  .moves button {
    width: 44px;
    padding: 0;
    border-color: transparent;
    color: var(--_muted);
  }
  .moves button[aria-disabled='true'] {
    opacity: 0.3;
    cursor: default;
  }
  .up .icon {
    rotate: -90deg;
  }
  .down .icon {
    rotate: 90deg;
  }
  .what .mark {
    flex-wrap: wrap;
    height: auto;
  }
  .settled .item {
    grid-template-columns: auto minmax(0, 1fr);
    padding-inline: min(0.8em, 3vw);
  }
  .settled .what {
    justify-content: space-between;
  }
  .carried {
    position: relative;
    z-index: 9;
    border-color: var(--_accent);
    box-shadow: 0 6px 18px rgb(0 0 0 / 0.22);
    transition: none;
  }
  .carried .grip {
    cursor: grabbing;
  }
  .mine {
    justify-self: start;
  }
  .solution {
    margin-block-start: 0.5em;
  }
  .solution ol {
    margin: 0.2em 0 0;
    padding-inline-start: 1.6em;
  }
  @container (max-width: 19rem) {
    .moves {
      flex-direction: column;
    }
  }
  @media (forced-colors: active) {
    .place {
      border: 1px solid;
    }
    .carried {
      border: 2px solid Highlight;
    }
  }
  @media print {
    .order {
      gap: 0.3rem;
    }
    .item {
      break-inside: avoid;
      grid-template-columns: auto minmax(0, 1fr);
      min-height: 0;
      padding: 0;
      border: 0;
      background: none;
    }
    .handle,
    .moves,
    .mine {
      display: none;
    }
    .place {
      width: 2.4em;
      border: 1px solid #555;
      background: none;
    }
    .untouched .place {
      color: transparent;
    }
  }
`;
