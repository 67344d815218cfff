import {css} from 'lit';

/** One line, so that the picture keeps its height; what does not fit is reached sideways. */
export const callsStyles = css`
  .calls,
  .call {
    display: flex;
    flex: none;
    align-items: center;
    gap: 0.5rem;
    white-space: nowrap;
  }
  .calls {
    gap: 1.5rem;
    padding: 0.25rem 0.75rem;
    border-block-start: 1px solid var(--_line);
    overflow-x: auto;
  }
  .call button {
    flex: none;
    min-height: 44px;
    touch-action: manipulation;
  }
  .call button[aria-pressed='true'] {
    border-color: var(--_accent);
    background: color-mix(in srgb, var(--_accent) 16%, var(--_surface));
  }
  .call button:focus-visible {
    outline-offset: -3px;
  }
  .call span {
    unicode-bidi: plaintext;
    font-size: 0.9375rem;
  }
  .call svg {
    color: var(--_good);
  }
  @media (forced-colors: active) {
    .call button[aria-pressed='true'] {
      outline: 2px solid Highlight;
      outline-offset: -3px;
    }
  }
  @media print {
    .calls {
      display: none;
    }
  }
`;
