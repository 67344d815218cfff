import {css} from 'lit';

/** What a quiz draws in its questions: the mark for later. */
export const questionTermsStyles = css`
  .mark-later {
    position: relative;
    display: flex;
    width: fit-content;
    margin-block: -0.7rem -2.05rem;
    margin-inline: auto -0.5rem;
    font-size: 0.875em;
  }
  .mark-later[aria-pressed='true'] {
    color: var(--_accent);
  }
  .mark-later[aria-pressed='true'] path {
    fill: currentColor;
  }
  @media (max-width: 34em) {
    .mark-later {
      margin-block-end: 0;
    }
  }
  @media print {
    .mark-later {
      display: none;
    }
  }
`;
