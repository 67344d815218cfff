import {css} from 'lit';

/** A sentence that something is wrong or worth knowing, with the way on beside it. */
export const noticeStyles = css`
  .notice {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5em 1em;
    padding: 0.75em 1em;
    border-radius: calc(var(--_radius) - 4px);
    background: var(--_bad-tint);
    border-inline-start: 4px solid var(--_bad);
    color: var(--_ink);
  }
  .notice.good {
    background: var(--_good-tint);
    border-color: var(--_good);
  }
  .notice.calm {
    background: var(--_raised);
    border-color: var(--_edge);
  }
  .notice p {
    margin: 0;
    flex: 1 1 14em;
  }
`;
