import {css} from 'lit';

export const captionsStyles = css`
  .choice.on::after {
    content: '';
    position: absolute;
    inset: auto 0.75rem 0.25rem;
    height: 3px;
    border-radius: 2px;
    background: var(--_accent);
  }
  .cut {
    fill: var(--_surface);
    translate: -1.5px;
  }
  .cues {
    container: cues / size;
    position: absolute;
    inset: 3% 4%;
    pointer-events: none;
  }
  .picture:has(.notice) .cues {
    inset-block-end: 5.25rem;
  }
  .cue {
    position: absolute;
    isolation: isolate;
    padding-block: var(--_cue-pad);
    color: var(--_cue-colour);
    font: 500 calc(var(--_cue-size) * max(1rem, 5cqh)) / 1.5 var(--_cue-font);
    text-align: center;
    text-wrap: balance;
    white-space: pre-line;
    unicode-bidi: plaintext;
  }
  /* The box behind all lines, as wide as they are: see caption-box.ts. */
  .cue::before {
    content: '';
    position: absolute;
    z-index: -1;
    inset: var(--_pane, 0 auto auto 0);
    border-radius: 0.2em;
    background: var(--_cue-pane);
  }
  .cue > span {
    padding: 0.08em 0.4em;
    border-radius: 0.2em;
    background: var(--_cue-ground);
    text-shadow: var(--_cue-edge);
    box-decoration-break: clone;
    -webkit-box-decoration-break: clone;
  }
  .cues.below {
    container-type: inline-size;
    position: relative;
    inset: auto;
    grid-column: 1 / -1;
    min-height: calc(3rem * var(--_cue-size) + 1.25rem);
    padding: 0.625rem 4%;
  }
  .below > .cue {
    position: relative;
    font-size: calc(var(--_cue-size) * max(1rem, 2.2cqi));
  }
  .screen:has(.below) {
    grid-template-rows: minmax(0, 1fr) auto;
  }
  :host(:fullscreen) .screen:has(.below) .picture {
    height: auto;
    min-height: 0;
  }
  .cue-example {
    margin: 0.25rem 0;
    padding: 1rem;
    border-radius: calc(var(--_radius) - 4px);
    background: linear-gradient(160deg, #4c6a73, #b08d63);
    overflow: hidden;
    text-align: center;
  }
  .cue-example .cue {
    position: relative;
    display: inline-block;
    padding: var(--_cue-pad);
    --_pane: 0;
    font-size: calc(var(--_cue-size) * 1rem);
  }
  .voice {
    opacity: 0.8;
  }
  .cue .white {
    color: #fff;
  }
  .cue .lime {
    color: #0f0;
  }
  .cue .cyan {
    color: #0ff;
  }
  .cue .red {
    color: #ff8080;
  }
  .cue .yellow {
    color: #ff0;
  }
  .cue .magenta {
    color: #f8f;
  }
  .cue .blue {
    color: #9db8ff;
  }
  /* One row on a phone; the settings have the speed, too. */
  @container player (width < 380px) {
    .controls .choice[part~='speed'] {
      display: none;
    }
  }
  @media (forced-colors: active) {
    .looked .cue {
      forced-color-adjust: none;
    }
  }
  @media print {
    .cues {
      display: none;
    }
  }
`;
