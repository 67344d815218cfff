import {css} from 'lit';

export const fileNoteStyles = css`
  p {
    margin: 0;
  }
  summary {
    display: list-item;
    padding-block: 0.6em;
    min-height: 44px;
    box-sizing: border-box;
    color: var(--_muted);
    cursor: pointer;
  }
  ul {
    display: grid;
    gap: 1rem;
    margin: 0.5rem 0 0;
    padding: 0;
    list-style: none;
  }
  li {
    display: grid;
    gap: 0.25rem;
    padding-inline-start: 0.9rem;
    border-inline-start: 3px solid var(--_line);
  }
  code {
    font-size: 0.9em;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    color: var(--_muted);
  }
  .mend {
    color: var(--_ink);
  }
  .mend::before {
    content: '→ ' / '';
  }
  @media print {
    :host {
      display: none;
    }
  }
`;
