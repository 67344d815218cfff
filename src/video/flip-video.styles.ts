import {css} from 'lit';

/** Narrow first: the panel stands below the picture. From 640 px it lies over it, or stands beside it. */
export const flipVideoStyles = css`
  .player {
    container: player / inline-size;
    overflow: hidden;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .screen {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    background: #14110f;
  }
  .picture {
    position: relative;
    align-self: start;
    aspect-ratio: 16 / 9;
  }
  .picture video,
  .picture ::slotted(*) {
    display: block;
    width: 100%;
    height: 100%;
    object-fit: contain;
  }
  .begin {
    position: absolute;
    inset: 0;
    margin: auto;
    display: grid;
    max-width: 5rem;
    width: 20cqi;
    aspect-ratio: 1;
    border-radius: 50%;
    background: var(--_accent);
    color: var(--_on-accent);
    box-shadow: 0 0.25rem 1.5rem rgb(0 0 0 / 0.4);
    pointer-events: none;
    transition: scale 0.15s;
  }
  .picture:hover .begin {
    scale: 1.06;
  }
  .begin svg.icon {
    width: 45%;
    height: auto;
    margin: auto;
  }
  .picture .notice {
    position: absolute;
    inset: auto 0.75rem 0.75rem;
    box-shadow: 0 0.25rem 1rem rgb(0 0 0 / 0.35);
  }
  .panel {
    display: none;
  }
  .open .panel,
  .asked .panel {
    display: block;
  }
  .asked .sheet {
    padding: var(--_space);
  }
  .sheet p {
    margin: 0;
    font-weight: 600;
  }
  .sheet {
    background: var(--_surface);
    color: var(--_ink);
  }
  @container player (width >= 640px) {
    .open.over .panel {
      grid-area: 1 / 1;
      z-index: 1;
      display: grid;
      place-items: center;
      padding: 2rem;
      background: rgb(20 17 15 / 0.78);
      backdrop-filter: blur(4px) saturate(0.8);
    }
    .open.over .picture {
      grid-area: 1 / 1;
      align-self: center;
    }
    .open.over .sheet {
      width: min(100%, 44rem);
      max-height: 85vh;
      overflow: auto;
      border-radius: var(--_radius);
      box-shadow: 0 0.75rem 3rem rgb(0 0 0 / 0.4);
      animation: rise 0.2s ease-out;
    }
    .open.beside {
      grid-template-columns: minmax(0, 1fr) minmax(17rem, 40%);
    }
    .open.beside .panel {
      background: var(--_surface);
    }
  }
  @keyframes rise {
    from {
      opacity: 0;
      translate: 0 0.75rem;
    }
  }
  .fault {
    display: grid;
    justify-items: center;
    align-content: center;
    gap: var(--_space);
    min-height: 14rem;
    padding: calc(2 * var(--_space));
    background: var(--_raised);
    color: var(--_ink);
    text-align: center;
  }
  .fault p {
    margin: 0;
    max-width: 34rem;
  }
  :host(:fullscreen) .player {
    display: flex;
    flex-direction: column;
    height: 100vh;
    border: 0;
    border-radius: 0;
  }
  :host(:fullscreen) .screen {
    flex: 1;
    min-height: 0;
    overflow: auto;
  }
  :host(:fullscreen) .screen:not(.open, .below) .picture,
  :host(:fullscreen) .over .picture {
    height: 100%;
    aspect-ratio: auto;
    min-height: 0;
  }
  @container player (width >= 640px) {
    :host(:fullscreen) .open.over .sheet {
      max-height: calc(100vh - 10rem);
    }
  }
  /* A phone that lies down: the question gets the height there is. */
  @media (height < 480px) {
    .open.over .panel {
      padding: 0.5rem !important;
    }
    :host(:not(:fullscreen)) .open.over .sheet {
      max-height: none !important;
    }
    :host(:fullscreen) .open.over .sheet {
      max-height: calc(100vh - 6.5rem) !important;
    }
  }
  @media print {
    .picture,
    .controls,
    .fault {
      display: none !important;
    }
    .screen {
      display: block;
      background: none;
    }
    .player {
      border: 0;
      overflow: visible;
    }
    .screen .panel {
      display: block !important;
      padding: 0 !important;
      background: none !important;
      backdrop-filter: none !important;
    }
    .screen .sheet {
      max-height: none !important;
      overflow: visible !important;
      box-shadow: none !important;
      animation: none !important;
    }
  }
`;
