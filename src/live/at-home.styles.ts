import {css} from 'lit';

/** Peer instruction at home: a box to write in, and what others wrote. */
export const homeStyles = css`
  h4 {
    margin: 0;
    font-size: 1em;
  }
  .small {
    font-size: 0.9375em;
  }
  .why {
    display: grid;
    gap: 0.4em;
    margin-block-end: 0.4em;
  }
  .why label {
    font-weight: 600;
  }
  textarea {
    font: inherit;
    color: inherit;
    width: 100%;
    min-height: 5.5em;
    padding: 0.7em 0.9em;
    border: 1px solid var(--_edge);
    border-radius: calc(var(--_radius) - 4px);
    background: var(--_surface);
    resize: vertical;
  }
  .fault {
    color: var(--_bad);
    font-weight: 600;
  }
  .fault:empty {
    display: none;
  }
  .others {
    display: grid;
    gap: 0.75em;
  }
  .reasons {
    list-style: none;
    margin: 0;
    padding: 0;
    display: grid;
    gap: 0.75em;
  }
  .reason {
    display: grid;
    gap: 0.5em;
    padding: 0.9em 1em;
    border-radius: calc(var(--_radius) - 4px);
    background: var(--_raised);
  }
  .reason.away .body {
    color: var(--_muted);
    text-decoration: line-through;
  }
  .body .plain {
    white-space: pre-wrap;
  }
  .buttons button[aria-pressed='true'] {
    border-color: var(--_accent);
    box-shadow: inset 0 0 0 1px var(--_accent);
  }
  summary {
    cursor: pointer;
    min-height: 44px;
    padding-block: 0.6em;
    font-weight: 600;
  }
  .results {
    display: grid;
    gap: 1em;
  }
  @media (forced-colors: active) {
    .reason {
      border: 1px solid;
    }
  }
  @media print {
    .why {
      display: none;
    }
  }
`;
