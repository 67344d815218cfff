import {css} from 'lit';
import {orderStyles} from '../order.styles.js';

export const rankStyles = css`
  ${orderStyles}
  /* Nothing moves any more: the order is read. */
  :disabled .rank .item {
    grid-template-columns: auto minmax(0, 1fr);
    padding-inline: min(0.8em, 3vw);
  }
  :disabled .rank :is(.handle, .moves) {
    display: none;
  }
`;
