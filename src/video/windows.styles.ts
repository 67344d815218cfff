import {css} from 'lit';

/** Of a video: what is shown while it plays on. Narrow first: below the picture. */
export const windowsStyles = css`
  .screen[data-noted]:not(.open, [data-noted='']) .panel {
    display: block;
    background: var(--_surface);
  }
  .screen[data-noted]:not(.open, [data-noted='']) .sheet {
    max-height: 40vh;
    overflow: auto;
  }
  @container player (width >= 640px) {
    .screen[data-noted='over']:not(.open) .picture,
    .screen[data-noted='over']:not(.open) .panel {
      grid-area: 1 / 1;
    }
    .screen[data-noted='over']:not(.open) .panel {
      z-index: 1;
      /* Captions and signing are at the bottom. */
      align-self: start;
      justify-self: end;
      width: min(45%, 22rem);
      margin: 0.875rem;
      border-radius: var(--_radius);
      box-shadow: 0 0.5rem 2rem rgb(0 0 0 / 0.45);
      overflow: hidden;
      animation: rise 0.2s ease-out;
    }
    .screen[data-noted='over']:not(.open) .sheet {
      max-height: calc(56.25cqi - 2.5rem);
    }
    .screen[data-noted='beside']:not(.open) {
      grid-template-columns: minmax(0, 1fr) minmax(17rem, 34%);
    }
    .screen[data-noted='beside']:not(.open) .sheet {
      max-height: none;
    }
  }
  @media (forced-colors: active) {
    .screen[data-noted]:not(.open, [data-noted='']) .panel {
      border: 1px solid CanvasText;
    }
  }
  @media print {
    .screen[data-noted]:not(.open, [data-noted='']) .panel {
      width: auto !important;
      margin: 0 !important;
    }
  }
`;
