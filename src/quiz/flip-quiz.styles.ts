import {css} from 'lit';

export const quizStyles = css`
  header {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0.25rem 1rem;
    margin-block-end: 1.25rem;
  }
  h3,
  h4,
  p {
    margin: 0;
    line-height: 1.3;
  }
  h3 {
    font-size: 1.375em;
  }
  .bar {
    flex: 1 0 100%;
    display: flex;
    gap: clamp(1px, 0.5%, 5px);
    margin-block-start: 0.35rem;
  }
  .bar span {
    flex: 1;
    height: 6px;
    border-radius: 3px;
    background: var(--_line);
    transition: background-color 0.2s;
  }
  .bar .begun,
  .bar .calm {
    background: var(--_edge);
  }
  .bar .good {
    background: var(--_good);
  }
  .bar .bad {
    background: var(--_bad);
  }
  .questions {
    display: grid;
    gap: var(--_space);
  }
  .questions ::slotted(flip-question) {
    min-width: 0;
    padding: calc(1.5 * var(--_space));
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .joined ::slotted(flip-question) {
    padding: 0 0 calc(1.5 * var(--_space));
    border-width: 0 0 1px;
    border-radius: 0;
    background: none;
  }
  .open,
  .result {
    margin-block-start: var(--_space);
    padding: calc(1.5 * var(--_space));
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .open {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.75rem 1rem;
  }
  .open p {
    flex: 1 1 16em;
    line-height: inherit;
  }
  .sum {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.75rem 1.25rem;
  }
  h4 {
    font-size: 1.25em;
    margin-block-end: 0.2em;
  }
  .ring {
    position: relative;
    display: grid;
    place-items: center;
    width: 5.5rem;
    aspect-ratio: 1;
    color: var(--_bad);
  }
  .ring.good {
    color: var(--_good);
  }
  .ring svg {
    position: absolute;
    inset: 0;
    fill: none;
    stroke: currentColor;
    stroke-width: 3.5;
    rotate: -90deg;
  }
  .ring circle:first-child {
    stroke: var(--_line);
  }
  .ring strong {
    font-size: 1.1875em;
    color: var(--_ink);
  }
  ol {
    display: grid;
    gap: 0.15rem;
    margin: 1rem 0 0;
    padding: 0;
    list-style: none;
  }
  .line {
    gap: 0.75em;
    width: 100%;
    padding: 0.5em 0.6em;
    border: 0;
    border-radius: calc(var(--_radius) - 4px);
    font-weight: 400;
    text-align: start;
  }
  .words {
    flex: 1;
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 1em;
  }
  .badge {
    display: grid;
    place-items: center;
    width: 1.6em;
    height: 1.6em;
    border-radius: 50%;
    background: var(--_muted);
    color: var(--_surface);
  }
  .badge .icon {
    width: 1em;
    height: 1em;
    stroke-width: 2.5;
  }
  .badge.good {
    background: var(--_good);
  }
  .badge.bad {
    background: var(--_bad);
  }
  @media (forced-colors: active) {
    .bar span {
      border: 1px solid;
    }
    .bar span:not([class='']) {
      background: Highlight;
      forced-color-adjust: none;
    }
  }
  @media print {
    header p,
    .bar,
    .open {
      display: none;
    }
    .line {
      display: flex;
    }
  }
`;
