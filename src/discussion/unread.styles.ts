import {css} from 'lit';

export const unreadStyles = css`
  .fresh {
    display: inline-flex;
    align-items: center;
    gap: 0.35em;
    color: var(--_accent);
    font-size: 0.8125em;
    font-weight: 700;
  }
  .fresh::before {
    content: '';
    width: 0.6em;
    height: 0.6em;
    border-radius: 50%;
    background: currentColor;
    forced-color-adjust: none;
  }
  .unread-count button {
    padding-inline: 0;
    border: 0;
    color: var(--_accent);
    font-size: 0.9375em;
    text-align: start;
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  .unread-count + .tally {
    margin-block-start: 0;
  }
  @media print {
    .fresh,
    .unread-count {
      display: none;
    }
  }
`;
