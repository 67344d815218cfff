import {css} from 'lit';
import {onPaperStyles} from './on-paper.styles.js';

/** A plane with a knob, and its sliders. */
export const planeStyles = css`
  ${onPaperStyles}
  .plane {
    position: relative;
    cursor: crosshair;
    touch-action: manipulation;
    -webkit-user-select: none;
    user-select: none;
  }
  :disabled .plane {
    cursor: default;
  }
  button.knob {
    position: absolute;
    display: grid;
    place-items: center;
    width: 44px;
    height: 44px;
    min-height: 0;
    margin: 0;
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: none;
    cursor: grab;
    touch-action: none;
    translate: -50% -50%;
    opacity: 1;
  }
  button.knob:dir(rtl) {
    translate: 50% -50%;
  }
  .knob span {
    width: 20px;
    height: 20px;
    border: 3px solid #fff;
    border-radius: 50%;
    background: var(--_accent);
    box-shadow: 0 0 0 2px #111, 0 2px 8px rgb(0 0 0 / 0.35);
    pointer-events: none;
  }
  .unset .knob span {
    border: 2px dashed #111;
    background: rgb(255 255 255 / 0.7);
    box-shadow: 0 0 0 2px rgb(255 255 255 / 0.7);
  }
  .knob:focus-visible {
    outline: 3px solid var(--_accent);
    outline-offset: -4px;
  }
  .sliders {
    display: grid;
    gap: 0.25rem;
    max-width: 32em;
  }
  .slider {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(6em, 14em) minmax(0, 1fr);
    align-items: center;
    gap: 0.6em;
    min-height: 44px;
    font-size: 0.9375em;
  }
  .slider .end:first-child {
    text-align: end;
  }
  .slider .end:empty {
    display: none;
  }
  .slider input {
    appearance: auto;
    width: 100%;
    height: 28px;
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
    background: none;
    accent-color: var(--_accent);
    cursor: pointer;
  }
  .slider.unset input {
    opacity: 0.6;
  }
  .slider input:focus-visible {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
    opacity: 1;
  }
  :disabled .sliders,
  :disabled .unset .knob {
    display: none;
  }
  @media (forced-colors: active) {
    .knob span {
      forced-color-adjust: none;
    }
  }
  @media print {
    .sliders,
    .unset .knob {
      display: none;
    }
    .knob span {
      print-color-adjust: exact;
    }
  }
`;
