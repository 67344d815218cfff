import {css} from 'lit';

export const blanksStyles = css`
  .text {
    display: flow-root;
    min-width: 0;
    line-height: 2.35;
  }
  .text ::slotted(:not(:first-child)) {
    margin-block-start: 0.75em;
  }
  .remark {
    unicode-bidi: plaintext;
  }
  .remark:not(:empty) {
    margin: 0.35em 0 0;
    white-space: pre-line;
  }
`;
