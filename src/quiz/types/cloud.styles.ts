import {css} from 'lit';
import {shortStyles} from './short.styles.js';

export const cloudStyles = css`
  ${shortStyles}
  .cloud {
    display: grid;
    gap: 0.5rem;
    max-width: 26em;
  }
  .cloud .field {
    cursor: text;
  }
  .cloud .number {
    display: grid;
    place-items: center;
    flex: none;
    min-width: 1.9em;
    height: 1.9em;
    border-radius: 0.6em;
    background: var(--_raised);
    color: var(--_muted);
    font-size: 0.9375em;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
`;
