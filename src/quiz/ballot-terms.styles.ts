import {css} from 'lit';

/** What a vote draws in its question: the button that sends it. */
export const ballotStyles = css`
  .cast {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem 1rem;
    margin-block-start: 1.1rem;
  }
  .needed {
    margin: 0 0 0.25rem;
    font-size: 0.875em;
  }
  .lacking {
    margin-block: 0.6rem 0;
  }
  .cast .main {
    min-width: 9em;
  }
`;
