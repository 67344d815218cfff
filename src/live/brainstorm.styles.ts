import {css} from 'lit';

/** A box to write an idea in, and the ideas of the class. */
export const brainstormStyles = css`
  /* It is the question that is asked. */
  .intro ::slotted(p) {
    font-weight: 600;
  }
  .ideas h4 {
    margin: 0 0 0.6em;
    font-size: 1em;
  }
  .idea-form {
    display: grid;
    gap: 0.45em;
  }
  .idea-form label {
    font-weight: 600;
  }
  .idea-form textarea {
    font: inherit;
    color: inherit;
    width: 100%;
    min-height: 4.6em;
    padding: 0.7em 0.9em;
    border: 1px solid var(--_edge);
    border-radius: calc(var(--_radius) - 4px);
    background: var(--_surface);
    resize: vertical;
  }
  .small {
    font-size: 0.9375em;
  }
  .fault {
    color: var(--_bad);
    font-weight: 600;
  }
  .fault:empty {
    display: none;
  }
  .idea-list {
    display: grid;
    gap: 0.6em;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .idea {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0.2em 0.9em;
    align-items: center;
    padding: 0.7em 1em;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) - 4px);
    background: var(--_surface);
  }
  .idea .words {
    text-wrap: pretty;
    white-space: pre-wrap;
    line-height: 1.4;
  }
  .idea .note {
    font-size: 0.875em;
    color: var(--_muted);
  }
  .idea .act {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25em;
    justify-content: end;
    align-items: center;
  }
  .vote {
    min-width: 4.2em;
    font-variant-numeric: tabular-nums;
  }
  .vote[aria-pressed='true'] {
    border-color: var(--_accent);
    color: var(--_accent);
    background: color-mix(in srgb, var(--_accent) 12%, transparent);
    box-shadow: inset 0 0 0 1px var(--_accent);
  }
  .sum {
    font-weight: 700;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .idea.first {
    border-color: var(--_accent);
  }
  .idea.first .sum {
    color: var(--_accent);
  }
  .taken summary {
    width: fit-content;
    min-height: 44px;
    padding-block: 0.6em;
    cursor: pointer;
    font-weight: 600;
  }
  .taken .words {
    color: var(--_muted);
    text-decoration: line-through;
  }
  /* On a wall: short lines side by side, read from the last row. */
  .screen .idea-list {
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 15em), 1fr));
  }
  .screen .idea {
    align-content: center;
  }
  @media (max-width: 30rem) {
    /* Two things to press get a line of their own, so that the words keep theirs. */
    .idea:has(.act > :nth-child(2)) {
      grid-template-columns: minmax(0, 1fr);
    }
    .act:has(> :nth-child(2)) {
      justify-content: space-between;
    }
  }
  @media (forced-colors: active) {
    .vote[aria-pressed='true'] {
      border-color: Highlight;
      border-width: 2px;
    }
  }
  @media print {
    .idea-form {
      display: none;
    }
    .idea {
      break-inside: avoid;
    }
  }
`;
