import {css} from 'lit';

export const readingStyles = css`
  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5em 0.75em;
    margin-block-start: calc(2 * var(--_space));
    font-size: 0.9375em;
  }
  .tools + .tally,
  .hits + .tally {
    margin-block-start: 0.25rem;
  }
  .tools :is(input, select) {
    font: inherit;
    min-height: 44px;
    padding: 0.4em 0.8em;
    color: inherit;
    background: var(--_surface);
    border: 1px solid var(--_edge);
    border-radius: calc(var(--_radius) - 4px);
  }
  .tools input {
    flex: 1 1 12em;
    min-width: 0;
  }
  .tools label {
    display: flex;
    align-items: center;
    gap: 0.5em;
  }
  .tools label span {
    color: var(--_muted);
  }
  .tools button {
    font-weight: 500;
  }
  .tools [aria-pressed='true'] {
    background: var(--_raised);
    border-color: var(--_accent);
    color: var(--_accent);
  }
  .hits {
    margin-block-start: 0.75rem;
    font-size: 0.875em;
  }
  .hits + .tally .count {
    display: none;
  }
  ::highlight(flip-discussion-found) {
    background-color: #ffe28a;
    color: #23201c;
  }
  @container (max-width: 30rem) {
    .tools label span {
      position: absolute;
      clip-path: inset(50%);
    }
    .tools :is(label, button),
    .tools select {
      flex: 1 1 auto;
      min-width: 0;
    }
  }
  @media print {
    .tools,
    .hits {
      display: none;
    }
  }
`;
