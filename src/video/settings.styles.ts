import {css} from 'lit';

export const settingsStyles = css`
  .player {
    position: relative;
  }
  .settings-panel {
    padding: 0.5rem 1rem 1rem;
    border-block-start: 1px solid var(--_line);
    background: var(--_surface);
    max-height: 70vh;
    overflow: auto;
    overscroll-behavior: contain;
  }
  .settings-panel:focus-visible {
    outline-offset: -3px;
  }
  .settings-panel header {
    position: sticky;
    inset-block-start: -0.5rem;
    z-index: 1;
    display: flex;
    align-items: center;
    justify-content: space-between;
    margin-inline: -0.25rem;
    background: var(--_surface);
  }
  .settings-panel h2 {
    margin: 0.25rem;
    font-size: 1.0625rem;
    line-height: 1.25;
  }
  .settings-panel header button {
    min-width: 44px;
    padding: 0;
    border: 0;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.125rem 0.5rem;
    min-height: 44px;
  }
  /* Under its name where both do not fit beside each other. */
  .row > :last-child {
    margin: 0;
    margin-inline-start: auto;
  }
  .row select,
  .row button {
    min-height: 40px;
  }
  .row select {
    width: max(9.5rem, 50%);
    max-width: 100%;
    padding: 0 0.375rem;
    border: 1px solid var(--_edge);
    border-radius: 10px;
    background: var(--_surface);
    color: inherit;
    font: inherit;
    font-size: 0.9375rem;
  }
  .row input {
    appearance: none;
    position: relative;
    width: 2.75rem;
    height: 1.625rem;
    border: 2px solid var(--_edge);
    border-radius: 1rem;
    cursor: pointer;
    transition: background-color 0.15s;
  }
  .row input::before {
    content: '';
    position: absolute;
    inset-block: 0.1875rem;
    inset-inline-start: 0.1875rem;
    aspect-ratio: 1;
    border-radius: 50%;
    background: var(--_edge);
    transition: inset-inline-start 0.15s;
  }
  .row input:checked {
    border-color: var(--_accent);
    background: var(--_accent);
  }
  .row input:checked::before {
    inset-inline-start: calc(100% - 1.1875rem);
    background: var(--_on-accent);
  }
  @media (forced-colors: active) {
    .row input::before {
      background: ButtonText;
    }
    .row input:checked {
      background: Highlight;
    }
  }
  .row > button,
  .group > button {
    font-size: 0.9375rem;
  }
  .group {
    margin: 0.75rem 0 0;
    padding: 0.5rem 0 0;
    border: 0;
    border-block-start: 1px solid var(--_line);
    min-inline-size: 0;
  }
  .group legend {
    float: inline-start;
    width: 100%;
    padding: 0.25rem 0;
    font-weight: 600;
  }
  .group > * {
    clear: both;
  }
  .group > button {
    margin-block-start: 0.5rem;
  }
  @container player (width >= 640px) {
    .settings-panel {
      position: absolute;
      inset-inline-end: 0.75rem;
      inset-block-end: 5.5rem;
      z-index: 2;
      width: 23rem;
      max-height: min(32rem, calc(100% - 6.25rem));
      border: 1px solid var(--_line);
      border-radius: var(--_radius);
      box-shadow: 0 0.75rem 3rem rgb(0 0 0 / 0.35);
      animation: rise 0.2s ease-out;
    }
  }
  :host(:fullscreen) .settings-panel {
    flex: none;
    max-height: 45vh;
  }
  @container player (width >= 640px) {
    :host(:fullscreen) .settings-panel {
      max-height: min(40rem, calc(100% - 6.25rem));
    }
  }
  @media print {
    .settings-panel {
      display: none;
    }
  }
`;
