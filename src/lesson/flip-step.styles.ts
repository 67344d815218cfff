import {css} from 'lit';

export const stepStyles = css`
  :host {
    margin-block: calc(3 * var(--_space)) 0;
  }
  header {
    display: grid;
    grid-template-columns: 1fr auto;
    align-items: end;
    gap: 0 1em;
    margin-block-end: var(--_space);
  }
  .when {
    grid-column: 1 / -1;
    margin: 0;
    font-size: 0.8125em;
    font-weight: 700;
    letter-spacing: 0.06em;
    text-transform: uppercase;
    color: var(--_accent);
  }
  h2 {
    margin: 0;
    font-size: 1.5em;
    line-height: 1.25;
    text-wrap: balance;
  }
  h2:focus {
    outline: none;
  }
  .done {
    margin: 0;
    font-weight: 600;
    color: var(--_good);
    white-space: nowrap;
  }
  .why {
    flex: 1 1 16em;
  }
  .why ul {
    margin: 0.25em 0 0;
    padding-inline-start: 2em;
  }
  .why a,
  .why button {
    color: var(--_accent);
  }
  .content ::slotted(*) {
    margin-block: var(--_space);
  }
  @media print {
    .content[hidden] {
      display: block !important;
    }
    .notice {
      display: none;
    }
  }
`;
