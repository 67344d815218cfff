import {css} from 'lit';

/**
 * What every element's look starts from. A page sets `--flip-*`; inside, the short private names are used.
 * Colours follow the page's `color-scheme`, not the device's: a light page on a dark phone stays light.
 */
export const hostStyles = css`
  :host {
    --_accent: var(--flip-accent, #0b6e63);
    --_on-accent: var(--flip-on-accent, #fff);
    --_surface: var(--flip-surface, #fff);
    --_raised: var(--flip-raised, #f6f3ee);
    --_ink: var(--flip-ink, #23201c);
    --_muted: var(--flip-muted, #645d54);
    --_line: var(--flip-line, #ddd6cb);
    --_edge: var(--flip-edge, #8a8278);
    --_good: var(--flip-good, #17663a);
    --_good-tint: var(--flip-good-tint, #e8f4ea);
    --_bad: var(--flip-bad, #a13c12);
    --_bad-tint: var(--flip-bad-tint, #fcefe6);
    --_radius: var(--flip-radius, 14px);
    --_space: var(--flip-space, 1rem);
    display: block;
    box-sizing: border-box;
    color: var(--_ink);
    line-height: 1.55;
    overflow-wrap: anywhere;
    -webkit-text-size-adjust: 100%;
  }
  @supports (color: light-dark(red, red)) {
    :host {
      --_accent: var(--flip-accent, light-dark(#0b6e63, #5fd0bf));
      --_on-accent: var(--flip-on-accent, light-dark(#fff, #06231f));
      --_surface: var(--flip-surface, light-dark(#fff, #211f1c));
      --_raised: var(--flip-raised, light-dark(#f6f3ee, #2b2825));
      --_ink: var(--flip-ink, light-dark(#23201c, #f0ebe3));
      --_muted: var(--flip-muted, light-dark(#645d54, #b8afa3));
      --_line: var(--flip-line, light-dark(#ddd6cb, #45403a));
      --_edge: var(--flip-edge, light-dark(#8a8278, #857c71));
      --_good: var(--flip-good, light-dark(#17663a, #7fd39b));
      --_good-tint: var(--flip-good-tint, light-dark(#e8f4ea, #1c3324));
      --_bad: var(--flip-bad, light-dark(#a13c12, #f2a27c));
      --_bad-tint: var(--flip-bad-tint, light-dark(#fcefe6, #3c271c));
    }
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
