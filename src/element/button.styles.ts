import {css} from 'lit';

/** Buttons: one main action filled with the accent, others quiet. At least 44 px to touch. */
export const buttonStyles = css`
  button,
  .button {
    font: inherit;
    font-weight: 600;
    line-height: 1.25;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.5em;
    min-height: 44px;
    padding: 0.5em 1.15em;
    border: 1px solid var(--_edge);
    border-radius: 999px;
    background: transparent;
    color: inherit;
    cursor: pointer;
    text-decoration: none;
    transition: background-color 0.15s, border-color 0.15s;
  }
  button:hover:not(:disabled),
  .button:hover {
    background: color-mix(in srgb, currentColor 8%, transparent);
  }
  button.main {
    background: var(--_accent);
    border-color: var(--_accent);
    color: var(--_on-accent);
  }
  button.main:hover:not(:disabled) {
    background: color-mix(in srgb, var(--_accent) 88%, var(--_ink));
  }
  button.plain {
    border-color: transparent;
    padding-inline: 0.6em;
    color: var(--_muted);
  }
  button:disabled {
    cursor: default;
    opacity: 0.55;
  }
  @media (forced-colors: active) {
    button,
    .button {
      border-color: ButtonText;
    }
  }
  @media print {
    button,
    .button {
      display: none;
    }
  }
`;
