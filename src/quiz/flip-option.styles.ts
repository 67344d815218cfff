import {css} from 'lit';

export const optionStyles = css`
  :host {
    display: block;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  .feedback {
    margin-block-start: 0.35em;
    font-size: 0.9375em;
  }
  ::slotted(p) {
    margin: 0;
  }
  ::slotted(img),
  ::slotted(video) {
    max-width: 100%;
    height: auto;
    border-radius: 6px;
  }
`;
