import {css} from 'lit';

/** For what stands out over the time bar: its drawing no longer cuts off what it holds. */
export const overBarStyles = css`
  .drawing {
    overflow: visible;
  }
  .rail,
  .played,
  .seen,
  .buffered {
    rx: 3px;
  }
`;
