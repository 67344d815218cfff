import {css} from 'lit';

export const rulesStyles = css`
  .rule {
    margin-block-end: var(--_space);
    padding: 0.6em 1em;
    border-radius: calc(var(--_radius) - 4px);
    background: var(--_raised);
  }
  @media (forced-colors: active) {
    .rule {
      border: 1px solid;
    }
  }
`;
