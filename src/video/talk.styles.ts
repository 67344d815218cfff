import {css} from 'lit';

/** Marks of talk hang below the time bar, for questions stand on it and notes above it. */
export const talkStyles = css`
  :host {
    --_tint: color-mix(in srgb, var(--_accent) 10%, var(--_surface));
  }
  .bar .talk-marks svg,
  .talk-bar svg {
    overflow: visible;
  }
  .talk-marks [role='button'] {
    pointer-events: auto;
    cursor: pointer;
    outline: none;
  }
  .bar .talk-marks .talk-mark,
  .talk-bar .talk-mark {
    position: static;
  }
  .drop {
    fill: color-mix(in srgb, var(--_ink) 65%, var(--_surface));
  }
  .talk-marks [role='button']:hover .drop {
    fill: var(--_ink);
  }
  .talk-marks [role='button']:focus-visible .drop {
    fill: var(--_ink);
  }
  .talk-marks [role='button']:focus-visible .reach {
    stroke: var(--_accent);
    stroke-width: 2.5;
  }
  .talk-bar {
    position: relative;
    height: 1.75rem;
    margin: 0 8px;
  }
  .talk-bar .talk-marks {
    position: absolute;
    inset: 0;
    border-block-start: 2px solid var(--_line);
  }
  .talk {
    display: flex;
    align-items: center;
    gap: 0.5rem;
    min-height: max(45px, 2.6rem);
    padding-inline: 1rem 0.25rem;
    border-block-start: 1px solid var(--_line);
    font-size: 0.9375rem;
    color: var(--_muted);
    transition: background-color 0.4s;
  }
  .talk.lit {
    background: var(--_tint);
    color: var(--_ink);
  }
  .talk.lit svg.icon {
    color: var(--_accent);
  }
  .talk.lit > svg.icon:first-child {
    fill: currentColor;
  }
  .talk:focus {
    outline-offset: -3px;
  }
  .talk-time {
    font-variant-numeric: tabular-nums;
    font-weight: 600;
  }
  .talk a {
    flex: 1;
    min-width: 0;
    padding-block: 0.5rem;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    color: inherit;
    text-decoration: none;
  }
  .talk a:hover {
    text-decoration: underline;
  }
  .talk a:focus-visible {
    outline-offset: -3px;
  }
  .talk bdi {
    font-weight: 600;
    margin-inline-end: 0.25em;
  }
  .talk button {
    min-width: 44px;
    padding: 0;
    border-radius: 10px;
  }
  /* On a phone two lines, of which there is room for both from the start. */
  @container player (width < 480px) {
    .talk {
      min-height: 3.5rem;
    }
    .talk a {
      display: -webkit-box;
      padding-block: 0;
      white-space: normal;
      -webkit-box-orient: vertical;
      -webkit-line-clamp: 2;
    }
  }
  :host(:fullscreen) .talk {
    display: none;
  }
  @media (forced-colors: active) {
    .drop {
      fill: CanvasText;
    }
    .talk-marks [role='button']:focus-visible .reach {
      stroke: Highlight;
    }
    .talk.lit {
      border-inline-start: 4px solid Highlight;
    }
  }
  @media print {
    .talk,
    .talk-bar {
      display: none;
    }
  }
`;
