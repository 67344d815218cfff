import {css} from 'lit';

export const facadeStyles = css`
  .picture:has(> .embed) {
    aspect-ratio: auto;
    background: var(--_surface);
  }
  .embed {
    position: relative;
    aspect-ratio: 16 / 9;
    background: #14110f;
  }
  @container player (width < 480px) {
    .launch {
      width: 4rem !important;
      height: 4rem !important;
    }
  }
  .embed iframe {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    border: 0;
  }
  .embed ~ .begin {
    display: none;
  }
  .launch {
    position: absolute;
    inset: 0;
    margin: auto;
    width: 5rem;
    height: 5rem;
    padding: 0;
    border-color: transparent;
    border-radius: 50%;
    background: var(--_accent);
    color: var(--_on-accent);
    box-shadow: 0 0.25rem 1.5rem rgb(0 0 0 / 0.3);
    transition: scale 0.15s;
  }
  button.launch:hover:not(:disabled) {
    background: var(--_accent);
    scale: 1.06;
  }
  .launch:focus-visible {
    outline-offset: 4px;
  }
  .launch svg.icon {
    width: 2.25rem;
    height: 2.25rem;
    margin-inline-start: 0.2rem;
  }
  .origin {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1rem;
    align-items: center;
    margin: 0;
    padding: 0.25rem 0.875rem;
    background: var(--_surface);
    color: var(--_muted);
    font-size: 0.875rem;
    cursor: default;
  }
  .origin span {
    unicode-bidi: plaintext;
  }
  .origin a {
    display: inline-flex;
    align-items: center;
    min-height: 44px;
    margin-inline-start: auto;
    color: var(--_accent);
    font-weight: 600;
  }
  /* Nothing may lie over a provider's player: notices and questions stand below it. */
  .picture:has(> .embed) .notice {
    position: static;
    margin: 0 0.75rem 0.75rem;
    box-shadow: none;
  }
  .screen.open.over:has(.embed) .picture,
  .screen.open.over:has(.embed) .panel {
    grid-area: auto;
    height: auto;
  }
  .screen.open.over:has(.embed) .panel {
    display: block;
    padding: 0;
    background: var(--_surface);
    place-items: stretch;
    backdrop-filter: none;
    border-block-start: 1px solid var(--_line);
  }
  .screen.open.over:has(.embed) .sheet {
    width: auto;
    max-height: none;
    border-radius: 0;
    box-shadow: none;
    animation: none;
  }
  :host(:fullscreen) .picture:has(> .embed) {
    display: flex;
    flex-direction: column;
    height: 100%;
  }
  :host(:fullscreen) .embed {
    flex: 1;
    min-height: 0;
    aspect-ratio: auto;
  }
  @container player (width >= 640px) {
    :host(:fullscreen) .screen.open.over:has(.embed) {
      grid-template-columns: minmax(0, 1fr) minmax(17rem, 36%);
    }
    :host(:fullscreen) .screen.open.over:has(.embed) .panel {
      overflow: auto;
      border: 0;
    }
  }
`;
