import {css} from 'lit';

export const unclearStyles = css`
  .unclear {
    display: grid;
    gap: 0.5rem;
    margin-block-start: var(--_space);
    padding: min(calc(1.5 * var(--_space)), 5vw);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .unclear label {
    font-size: 1.125em;
    font-weight: 600;
  }
  .unclear textarea {
    width: 100%;
    min-height: 5.5em;
    padding: 0.6em 0.8em;
    border: 1px solid var(--_edge);
    border-radius: calc(var(--_radius) - 3px);
    background: var(--_surface);
    color: inherit;
    font: inherit;
    resize: vertical;
  }
  .unclear .choices {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem 1rem;
  }
  .unclear [aria-disabled='true'] {
    opacity: 0.55;
  }
`;
