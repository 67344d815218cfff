import {css} from 'lit';

export const habitsStyles = css`
  .picture .notice.soundless {
    inset: 0.75rem auto auto 0.75rem;
    padding: 0.25em 0.25em 0.25em 0.9em;
  }
  .notice.soundless p {
    flex: 0 1 auto;
  }
  .notice.soundless button {
    min-height: 36px;
  }
`;
