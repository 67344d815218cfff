import {css} from 'lit';

export const coverStyles = css`
  .cover {
    position: absolute;
    inset: 0;
    overflow: hidden;
    background: color-mix(in srgb, var(--_accent) 12%, var(--_surface));
    color: var(--_ink);
  }
  .cover img {
    width: 100%;
    height: 100%;
    object-fit: cover;
  }
  .ornament {
    position: absolute;
    inset: 0;
    fill: color-mix(in srgb, var(--_accent) 9%, transparent);
  }
  .ornament.sound {
    inset: auto 0 12%;
    height: 45%;
    fill: color-mix(in srgb, var(--_accent) 38%, transparent);
  }
  .title {
    position: absolute;
    inset: clamp(1rem, 4cqi, 2.25rem);
    inset-block-end: auto;
    max-width: 24em;
    max-height: 3.9em;
    overflow: hidden;
    font-size: clamp(1.0625rem, 3.4cqi, 1.75rem);
    font-weight: 650;
    line-height: 1.3;
    text-wrap: balance;
  }
  .picture.sound {
    aspect-ratio: 16 / 5;
    min-height: 9rem;
    width: 100%;
  }
  .picture.sound:has(.cover img) {
    aspect-ratio: 16 / 9;
  }
  .picture.sound:has(audio[controls], ::slotted(audio[controls])) {
    min-height: 12rem;
  }
  /* Clear of the title. */
  @container player (width < 480px) {
    .picture.sound .begin {
      margin-block-end: 0.75rem;
    }
  }
  @media (forced-colors: active) {
    .cover {
      border-block-end: 1px solid CanvasText;
    }
    .ornament,
    .ornament.sound {
      fill: GrayText;
      opacity: 0.4;
    }
  }
`;
