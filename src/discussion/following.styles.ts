import {css} from 'lit';

export const followingStyles = css`
  .tally .followed-news {
    gap: 0.45em;
    padding-inline: 0.9em;
    border-color: transparent;
    background: var(--_raised);
    color: var(--_accent);
  }
  .followed-news svg.icon,
  .followed svg.icon {
    width: 1.1em;
    height: 1.1em;
  }
  .followed {
    color: var(--_muted);
    font-size: 0.8125em;
  }
  @media (forced-colors: active) {
    .tally .followed-news {
      border-color: ButtonText;
    }
  }
  @media print {
    .followed {
      display: none;
    }
  }
`;
