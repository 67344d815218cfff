import {css} from 'lit';

export const signStyles = css`
  .screen:has(.sign) .picture {
    grid-area: 1 / 1;
  }
  .sign {
    grid-area: 1 / 1;
    place-self: end;
    position: relative;
    width: 26%;
    overflow: hidden;
    border-start-start-radius: var(--_radius);
    background: #14110f;
  }
  .sign.large {
    width: 45%;
  }
  .sign ::slotted(*) {
    display: block;
    width: 100%;
    max-height: 100%;
    object-fit: contain;
  }
  .screen:not(.open):has(.sign.beside) {
    grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
  }
  .screen:not(.open) > .sign.beside {
    grid-area: 1 / 2;
    place-self: center stretch;
    width: auto;
    border-radius: 0;
  }
  .signer.on {
    color: var(--_accent);
  }
  :host(:fullscreen) .screen:not(.open) > .sign.beside {
    max-height: 100%;
  }
  .screen:has(.sign.corner) .cues:not(.below) {
    inset-inline-end: 29%;
  }
  .screen:has(.sign.large) .cues:not(.below) {
    inset-inline-end: 47%;
  }
  @media print {
    .sign {
      display: none;
    }
  }
`;
