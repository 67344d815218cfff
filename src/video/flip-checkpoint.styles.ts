import {css} from 'lit';

export const flipCheckpointStyles = css`
  section {
    display: flow-root;
    padding: var(--_space) min(calc(1.25 * var(--_space)), 5vw);
  }
  .closed {
    display: none;
  }
  section:focus {
    outline: none;
  }
  .alone,
  .list {
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    margin-block: var(--_space);
  }
  .label {
    margin: 0 0 0.75em;
    font-size: 0.9375em;
    font-weight: 600;
    color: var(--_muted);
  }
  .label::before {
    content: '';
    display: inline-block;
    width: 0.6em;
    height: 0.6em;
    margin: 0 0.45em;
    border: 2.5px solid var(--_accent);
    rotate: 45deg;
  }
  .notice {
    margin: 0 0 1em;
  }
  footer {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: flex-end;
    gap: 0.5em 0.75em;
    margin-block-start: var(--_space);
  }
  footer p {
    flex: 1 1 12em;
    margin: 0;
    font-size: 0.9375em;
  }
  @media print {
    section.closed,
    section {
      display: block;
      break-inside: avoid;
    }
  }
`;
