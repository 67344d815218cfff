import {css} from 'lit';

export const limitsStyles = css`
  .limits {
    margin: 0;
    padding: 0.5rem 0.875rem;
    border-block-start: 1px solid var(--_line);
    color: var(--_muted);
    font-size: 0.875rem;
  }
  @media print {
    .limits {
      display: none;
    }
  }
`;
