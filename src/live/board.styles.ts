import {css} from 'lit';

export const boardStyles = css`
  .board,
  .people {
    list-style: none;
    margin: 0;
    padding: 0;
  }
  .board {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(15rem, 100%), 1fr));
    gap: 0.75rem;
  }
  .group {
    position: relative;
    padding: 0.75rem;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .group.lacking {
    border-inline-start: 4px solid var(--_bad);
  }
  .group.over {
    border-color: var(--_accent);
    box-shadow: 0 0 0 2px var(--_accent);
  }
  .group h4 {
    margin: 0;
    font-size: 1.0625em;
    line-height: 1.3;
  }
  .why {
    margin: 0 0 0.5rem;
    min-height: 1.4em;
    font-size: 0.875em;
    line-height: 1.4;
    color: var(--_muted);
  }
  .lacking .why {
    color: var(--_bad);
  }
  .people {
    display: grid;
    gap: 0.35rem;
  }
  button.person {
    width: 100%;
    justify-content: start;
    padding: 0.35em 0.75em 0.35em 0.25em;
    padding-inline: 0.25em 0.75em;
    border-color: transparent;
    border-radius: calc(var(--_radius) - 6px);
    background: var(--_raised);
    font-weight: 500;
    text-align: start;
    touch-action: manipulation;
  }
  button.person[aria-pressed='true'] {
    border-color: var(--_accent);
    background: color-mix(in srgb, var(--_accent) 16%, var(--_surface));
  }
  .grip {
    display: inline-grid;
    place-items: center;
    min-height: 32px;
    padding-inline: 0.25em;
    color: var(--_muted);
    cursor: grab;
    touch-action: none;
  }
  .name {
    flex: 1;
    min-width: 0;
  }
  .name small {
    display: block;
    font-size: 0.8125em;
    font-weight: 400;
    color: var(--_muted);
  }
  .answer .right {
    color: var(--_good);
  }
  .answer .wrong {
    color: var(--_bad);
  }
  .answer .icon {
    width: 1.1em;
    height: 1.1em;
    margin-inline-end: 0.25em;
    stroke-width: 3;
  }
  .online-mark {
    color: var(--_muted);
  }
  button.put {
    width: 100%;
    margin-block-start: 0.35rem;
    border: 2px dashed var(--_accent);
    border-radius: calc(var(--_radius) - 6px);
    color: var(--_accent);
  }
  .carried {
    position: relative;
    z-index: 2;
    cursor: grabbing;
    box-shadow: 0 6px 20px rgb(0 0 0 / 0.25);
  }
  @media (forced-colors: active) {
    button.person[aria-pressed='true'],
    .group.over {
      outline: 3px solid Highlight;
    }
  }
  @media print {
    button.person {
      display: flex;
    }
    .grip {
      display: none;
    }
  }
`;
