import {css} from 'lit';

/** Of a checkpoint: what few need. Open beside a playing video it is small and quiet. */
export const moreStyles = css`
  .window {
    position: relative;
    padding: 0.875rem 1rem;
    font-size: 0.9375rem;
  }
  .window .label {
    margin: 0;
    margin-block-end: 0.375em;
    margin-inline-end: 2rem;
    padding-inline-end: 0.5rem;
    font-size: 0.875rem;
  }
  .window ::slotted(:first-child) {
    margin-block-start: 0;
  }
  .window ::slotted(:last-child) {
    margin-block-end: 0;
  }
  .shut {
    position: absolute;
    inset: 0.125rem 0.125rem auto auto;
    min-width: 44px;
    padding: 0;
  }
  .shut:dir(rtl) {
    inset: 0.125rem auto auto 0.125rem;
  }
  .message {
    order: -1;
    flex: 1 0 100%;
    color: var(--_ink);
  }
  .message:empty {
    display: none;
  }
  .link {
    border-color: var(--_accent);
    color: var(--_accent);
  }
`;
