import {css} from 'lit';

/** The line that stays in sight while a class runs. */
export const liveStyles = css`
  /* The line sticks to the top of all that the element stands in, not of the element. */
  :host {
    display: contents;
  }
  p {
    margin: 0;
  }
  .idle {
    margin-block: var(--_space);
  }
  .bar {
    position: sticky;
    inset-block-start: 0;
    z-index: 5;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.1em 0.9em;
    min-height: 52px;
    margin-block: var(--_space);
    padding: 0.2em 0.35em 0.2em 1em;
    border: 1px solid var(--_line);
    border-block-start: 0;
    border-end-start-radius: var(--_radius);
    border-end-end-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_ink);
    box-shadow: 0 4px 16px rgb(0 0 0 / 0.1);
    line-height: 1.35;
  }
  .sign {
    display: flex;
    align-items: center;
    gap: 0.55em;
    font-weight: 600;
  }
  .dot {
    flex: none;
    width: 0.65em;
    height: 0.65em;
    border-radius: 50%;
    background: var(--_good);
  }
  .lost .dot {
    background: none;
    border: 2px solid var(--_bad);
  }
  .at {
    flex: 1 1 7em;
    min-width: 0;
  }
  .go {
    justify-content: flex-start;
    gap: 0.25em;
    padding-inline: 0.6em;
    border-color: transparent;
    color: var(--_accent);
  }
  .go bdi {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .go svg:dir(rtl) {
    scale: -1 1;
  }
  /* On a phone one line holds what matters now. */
  @media (max-width: 30em) {
    .led:not(.lost) .words {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }
    .led.lost .sign ~ * {
      display: none;
    }
    .led {
      flex-wrap: nowrap;
      gap: 0.25em;
    }
    .led .at {
      flex-basis: 4em;
    }
    .bar .plain {
      padding-inline: 0.5em;
      white-space: nowrap;
    }
  }
  @media (forced-colors: active) {
    .dot {
      background: CanvasText;
    }
  }
  @media print {
    .bar,
    .idle {
      display: none;
    }
  }
`;
