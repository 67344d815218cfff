import {css} from 'lit';

export const lessonStyles = css`
  section {
    display: flow-root;
  }
  flip-save-note {
    margin-block-end: var(--_space);
  }
  .saved {
    font-size: 0.875em;
    margin-block: calc(1.5 * var(--_space)) 0;
  }
  .saved svg {
    color: var(--_good);
  }
  @media print {
    .saved {
      display: none;
    }
  }
`;
