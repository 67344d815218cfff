import {css} from 'lit';

export const menuStyles = css`
  .menu {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.2em;
    margin-block: 0.2rem 0.6rem;
    padding: 0.25em 0.4em;
    max-width: 42em;
    border-radius: calc(var(--_radius) - 4px);
    background: var(--_raised);
    font-size: 0.9375em;
  }
  .menu button.plain {
    color: inherit;
    font-weight: 500;
  }
  .menu .others {
    display: contents;
  }
  .menu .quiet {
    align-self: center;
    padding-inline: 0.6em;
  }
  .menu:not(.choices) {
    display: block;
    padding: 0.8em 1em;
  }
  .menu label {
    display: block;
    min-height: 24px;
    font-weight: 600;
    margin-block-end: 0.4em;
  }
  .menu :is(input, textarea) {
    font: inherit;
    width: 100%;
    min-height: 44px;
    padding: 0.5em 0.75em;
    color: inherit;
    background: var(--_surface);
    border: 1px solid var(--_edge);
    border-radius: calc(var(--_radius) - 6px);
  }
  .menu .buttons {
    display: flex;
    flex-wrap: wrap;
    justify-content: end;
    gap: 0.35em;
    margin-block-start: 0.5em;
  }
  @media (forced-colors: active) {
    .menu {
      border: 1px solid;
    }
  }
  @media print {
    .menu {
      display: none;
    }
  }
`;
