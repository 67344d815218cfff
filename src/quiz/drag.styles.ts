import {css} from 'lit';
import {placingStyles} from './placing.styles.js';

export const dragStyles = css`
  ${placingStyles}
  .body {
    display: grid;
    gap: 0.75em;
    font-size: 1.0625em;
    line-height: 3.1;
  }
`;
