import {css} from 'lit';
import {colours} from './colours.js';

/**
 * What every element's look starts from. A page sets `--flip-*`; inside, the short private names are used.
 */
export const hostStyles = css`
  :host {
    ${colours}
    --_radius: var(--flip-radius, 14px);
    --_space: var(--flip-space, 1rem);
    display: block;
    box-sizing: border-box;
    color: var(--_ink);
    line-height: 1.55;
    overflow-wrap: anywhere;
    -webkit-text-size-adjust: 100%;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  /* Where the page's language is not spoken here, English keeps its own direction. */
  p, li, label, button, legend, h2, h3 {
    unicode-bidi: plaintext;
  }
  :focus-visible {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
  }
  .card {
    background: var(--_surface);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    /* With large type on a small screen the words get the width. */
    padding: min(calc(1.5 * var(--_space)), 5vw);
  }
  .quiet {
    color: var(--_muted);
  }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  svg.icon {
    width: 1.25em;
    height: 1.25em;
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
    vertical-align: -0.25em;
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      animation: none !important;
      transition: none !important;
      scroll-behavior: auto !important;
    }
  }
`;
