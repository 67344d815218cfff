import {css} from 'lit';

/** The class a learner is in: a quiet line; and the panel that asks to come in. */
export const classStyles = css`
  :host {
    margin-block-end: calc(1.5 * var(--_space));
  }
  h2 {
    margin: 0;
    font-size: 1.25em;
    line-height: 1.3;
    text-wrap: balance;
  }
  h2:focus,
  .bar:focus {
    outline: none;
  }
  .card {
    display: grid;
    gap: var(--_space);
    border-block-start: 4px solid var(--_accent);
  }
  .card p {
    margin: 0;
  }
  form {
    display: flex;
    flex-wrap: wrap;
    align-items: start;
    gap: var(--_space);
  }
  .field {
    flex: 1 1 12em;
    display: grid;
    gap: 0.35em;
    min-width: 0;
  }
  .field.code {
    flex: 0 1 11em;
  }
  label {
    font-weight: 600;
  }
  input {
    font: inherit;
    width: 100%;
    min-height: 44px;
    padding: 0.45em 0.85em;
    color: inherit;
    background: var(--_surface);
    border: 1px solid var(--_edge);
    border-radius: calc(var(--_radius) - 4px);
  }
  input:focus-visible {
    outline-offset: -1px;
    border-color: var(--_accent);
  }
  input[aria-invalid] {
    border-color: var(--_bad);
  }
  #code {
    letter-spacing: 0.08em;
    text-transform: uppercase;
    /* A code is a code in every language. */
    direction: ltr;
  }
  .small {
    margin: 0;
    font-size: 0.875em;
  }
  .fault {
    color: var(--_bad);
    font-weight: 600;
  }
  /* The button stands beside the boxes, under the height of their labels. */
  .go {
    margin-block-start: calc(1.55em + 0.35em);
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25em 1em;
    padding-block-end: 0.25em;
    border-block-end: 1px solid var(--_line);
    font-size: 0.9375em;
  }
  .bar p {
    margin: 0;
  }
  .who {
    flex: 1 1 auto;
    font-weight: 600;
  }
  .who .quiet {
    font-weight: 400;
  }
  .bar button {
    margin-inline-end: -0.6em;
  }
  .status.kept svg {
    color: var(--_good);
  }
  .status.waits {
    color: var(--_ink);
  }
  .status.waits svg {
    color: var(--_bad);
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
  }
  .notice,
  .card,
  flip-save-note {
    margin-block-start: var(--_space);
  }
  .card:first-child {
    margin-block-start: 0;
  }
  .notice :is(details, .actions) {
    flex-basis: 100%;
  }
  .notice ul {
    margin: 0.25em 0 0;
    padding-inline-start: 1.25em;
  }
  summary {
    display: list-item;
    min-height: 44px;
    padding-block: 0.6em;
    cursor: pointer;
  }
  @media (max-width: 30em) {
    /* A long name of a class wraps beside the button. */
    .who {
      flex: 1 1 8em;
      min-width: 0;
    }
    .status {
      order: 1;
      flex-basis: 100%;
    }
    .field.code {
      flex-basis: 100%;
    }
    .go {
      margin-block-start: 0;
      flex: 1 1 100%;
    }
  }
  @media print {
    :host {
      display: none;
    }
  }
`;
