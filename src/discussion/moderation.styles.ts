import {css} from 'lit';

export const moderationStyles = css`
  .badge {
    display: inline-flex;
    align-items: center;
    gap: 0.3em;
    padding: 0.05em 0.6em;
    border-radius: 999px;
    border: 1px solid transparent;
    background: var(--_raised);
    color: var(--_muted);
    font-size: 0.8125em;
    font-weight: 600;
  }
  .badge .icon {
    width: 1em;
    height: 1em;
  }
  .badge.strong {
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .badge.good {
    background: var(--_good-tint);
    color: var(--_good);
  }
  .badge.bad {
    background: var(--_bad-tint);
    color: var(--_bad);
  }
  .actions [part='endorse'][aria-pressed='true'] {
    color: var(--_good);
  }
  .queue,
  .decide .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
  }
  .queue {
    margin-block-end: var(--_space);
  }
  .queue button {
    border-color: var(--_bad);
    color: var(--_bad);
  }
  .queue [aria-pressed='true'] {
    background: var(--_bad-tint);
  }
  .decide {
    margin-block: 0.5rem;
    padding: 0.75em 1em;
    border-radius: calc(var(--_radius) - 4px);
    border-inline-start: 4px solid var(--_bad);
    background: var(--_bad-tint);
    max-width: 42em;
  }
  .decide ul {
    margin: 0.3em 0 0.6em;
    padding-inline-start: 1.4em;
    overflow: clip;
  }
  @media (forced-colors: active) {
    .badge {
      border-color: currentColor;
    }
  }
  @media print {
    .queue,
    .decide {
      display: none;
    }
    .head .badge {
      padding-inline: 0;
      background: none;
      color: var(--_ink);
    }
  }
`;
