import {css} from 'lit';

export const pastStyles = css`
  h5 {
    margin: 0;
    font-size: 1em;
  }
  .past {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem 1rem;
    margin-block-end: 1.25rem;
    padding: 0.85em 1.1em;
    border-radius: calc(var(--_radius) - 3px);
    border-inline-start: 4px solid var(--_accent);
    background: var(--_raised);
  }
  .past > div {
    flex: 1 1 16em;
  }
  .attempts {
    display: grid;
    gap: 0.5rem;
    margin-block-start: 1.25rem;
  }
  .attempts ul {
    display: grid;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .attempts li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 1em;
    min-height: 44px;
    padding-block: 0.25rem;
    border-block-end: 1px solid var(--_line);
  }
  .attempts .when {
    flex: 1 1 9em;
  }
  .attempts strong {
    min-width: 3.5em;
    margin-inline-start: auto;
    font-variant-numeric: tabular-nums;
    text-align: end;
  }
  .attempts .here {
    min-width: 7.5em;
    padding-inline: 0.6em;
    text-align: center;
  }
  .attempts button {
    min-width: 7.5em;
    color: var(--_accent);
  }
  @media print {
    .past {
      padding: 0.5em 0 0.5em 1em;
      background: none;
    }
    .here {
      display: none;
    }
    [aria-current] .name {
      font-weight: 700;
    }
  }
`;
