import {unsafeCSS} from 'lit';

/** What each colour is called, as `--flip-NAME` by the page and `--_NAME` inside: light, and dark. */
const COLOURS = `
  accent #0b6e63 #5fd0bf
  on-accent #fff #06231f
  surface #fff #211f1c
  raised #f6f3ee #2b2825
  ink #23201c #f0ebe3
  muted #645d54 #b8afa3
  line #ddd6cb #45403a
  edge #8a8278 #857c71
  good #17663a #7fd39b
  good-tint #e8f4ea #1c3324
  bad #a13c12 #f2a27c
  bad-tint #fcefe6 #3c271c
`;

const isDual = globalThis.CSS?.supports('color', 'light-dark(red, red)');

/**
 * Their declarations. Colours follow the page's `color-scheme`, not the device's: a light page on a dark phone stays
 * light; where a browser lacks it, light.
 */
export const colours = unsafeCSS(COLOURS.trim().split('\n').map((row) => {
  const [name, light, dark] = row.trim().split(' ');
  return `--_${name}:var(--flip-${name},${isDual ? `light-dark(${light},${dark})` : light});`;
}).join(''));
