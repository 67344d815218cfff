import {css} from 'lit';

/** What is said on the screen (drag, tap) makes way for what is to be done with a pen. */
export const onPaperStyles = css`
  .on-paper {
    display: none;
  }
  @media print {
    .on-paper {
      display: block;
      margin: 0;
      font-size: 0.9375em;
      color: var(--_muted);
    }
    .legend:has(~ .rows .on-paper) .quiet {
      display: none;
    }
  }
`;
