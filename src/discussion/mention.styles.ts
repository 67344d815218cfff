import {css} from 'lit';

export const mentionStyles = css`
  .names {
    list-style: none;
    margin: 0.3em 0 0;
    padding: 0.3em;
    max-width: 20em;
    background: var(--_surface);
    border: 1px solid var(--_edge);
    border-radius: calc(var(--_radius) - 4px);
    box-shadow: 0 4px 16px rgb(0 0 0 / 16%);
  }
  .names li {
    display: flex;
    align-items: center;
    min-height: 44px;
    padding: 0.3em 0.7em;
    border-radius: calc(var(--_radius) - 6px);
    cursor: pointer;
    overflow: clip;
  }
  .names [aria-selected='true'],
  .names li:hover {
    background: var(--_raised);
    outline: 2px solid var(--_accent);
    outline-offset: -2px;
  }
`;
