import {css} from 'lit';

/** What is said over a small picture fits into it, whatever the size of the type. */
export const smallNoticeStyles = css`
  .picture .notice {
    max-height: 90%;
    overflow: auto;
    font-size: 0.875rem;
  }
`;
