import {css} from 'lit';
import {rowsStyles} from './rows.styles.js';

/** Of a video: how it went. Narrow first: below the picture. */
export const resultsStyles = css`
  ${rowsStyles}
  .summary {
    z-index: 2;
    background: var(--_surface);
  }
  .summary .sheet {
    display: grid;
    gap: 1rem;
    padding: min(1.5rem, 5vw);
    outline: none;
  }
  .summary h3 {
    margin: 0;
    font-size: 1.375rem;
    line-height: 1.25;
  }
  .summary p,
  .summary ul {
    margin: 0;
  }
  .summary .sheet p {
    font-weight: 400;
  }
  .summary .notice ul {
    padding-inline-start: 1.25em;
  }
  .figures {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75rem 2.25rem;
  }
  .figure {
    display: flex;
    align-items: center;
    gap: 0.75rem;
  }
  .ring {
    width: 2.75rem;
    height: 2.75rem;
    rotate: -90deg;
  }
  .ring circle {
    fill: none;
    stroke: var(--_line);
    stroke-width: 4;
  }
  .ring .part {
    stroke: var(--_accent);
    stroke-linecap: butt;
  }
  .summary ol {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .summary li + li {
    border-block-start: 1px solid var(--_line);
  }
  .summary li button {
    width: 100%;
    justify-content: start;
    gap: 0.75rem;
    padding: 0.5rem 0.25rem;
    border: 0;
    border-radius: 10px;
    font-weight: 400;
    text-align: start;
  }
  .summary .name {
    flex: 1;
  }
  .summary li button > svg.icon:dir(rtl) {
    scale: -1 1;
  }
  .summary li button > svg.icon {
    color: var(--_muted);
  }
  .summary footer {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75rem;
  }
  @container player (width >= 640px) {
    .screen:has(> .summary) .picture {
      grid-area: 1 / 1;
      align-self: center;
    }
    .summary {
      grid-area: 1 / 1;
      display: grid;
      place-items: center;
      padding: 1.5rem;
      background: rgb(20 17 15 / 0.78);
      backdrop-filter: blur(4px) saturate(0.8);
    }
    .summary .sheet {
      width: min(100%, 40rem);
      max-height: 85vh;
      overflow: auto;
      border-radius: var(--_radius);
      box-shadow: 0 0.75rem 3rem rgb(0 0 0 / 0.4);
      animation: rise 0.2s ease-out;
    }
  }
  @container player (width < 400px) {
    .summary li button {
      flex-wrap: wrap;
    }
    .summary .name {
      flex-basis: 60%;
    }
    .summary .word {
      order: 1;
      flex: 1 0 80%;
      padding-inline-start: 2.25rem;
      text-align: start;
    }
  }
`;
