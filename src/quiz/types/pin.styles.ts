import {css} from 'lit';
import {planeStyles} from '../plane.styles.js';

export const pinStyles = css`
  ${planeStyles}
  .plane {
    width: fit-content;
    max-width: 100%;
    line-height: 0;
  }
  .plane img {
    display: block;
    max-width: 100%;
    height: auto;
    border-radius: calc(var(--_radius) - 6px);
  }
  .plane .alt {
    min-width: min(100%, 18em);
    margin: 0;
    padding: 2em 1em;
    border: 1px dashed var(--_edge);
    line-height: 1.4;
  }
  .beside {
    margin: 0;
    font-size: 0.9375em;
  }
  .slider {
    grid-template-columns: minmax(0, 9em) minmax(6em, 1fr);
  }
  .slider .end:first-child {
    text-align: start;
  }
  @media print {
    .plane {
      break-inside: avoid;
    }
  }
`;
