import {Signal} from '../core/signal.js';
import {keep, kept} from '../media/kept.js';

const DARK = new Set(['black', 'blue']);

/** What can be chosen of a caption's look (EN 301 549, 7.1.4), and what each is in CSS. */
export const LOOKS = {
  size: {75: '0.75', 100: '1', 150: '1.5', 200: '2', 300: '3'},
  font: {
    fontSans: 'system-ui, sans-serif', fontSerif: 'Georgia, serif', fontMono: 'ui-monospace, monospace',
    fontCasual: '"Comic Sans MS", "Comic Neue", "Segoe Print", cursive',
  },
  colour: {white: '#fff', yellow: '#ffe45c', green: '#8dff9b', cyan: '#8beaff', pink: '#ffb3ee', black: '#000', blue: '#001f66'},
  ground: {black: '#000', groundDim: 'rgb(0 0 0 / 0.65)', blue: '#001f66', white: '#fff', yellow: '#ffe45c', none: 'transparent'},
  groundOpacity: {100: '100%', 75: '75%', 50: '50%', 25: '25%'},
  pane: {none: 'transparent', black: '#000', blue: '#001f66', white: '#fff', yellow: '#ffe45c'},
  paneOpacity: {100: '100%', 75: '75%', 50: '50%', 25: '25%'},
  edge: {none: 'none', edgeOutline: 'outline', edgeShadow: 'shadow'},
  place: {placeBottom: 'bottom', placeTop: 'top', placeBelow: 'below'},
} as const;

export type Trait = keyof typeof LOOKS;

/** The learner's choices by their names; a trait that is not chosen is as the device has it. */
export type Choices = Partial<Record<Trait, string>>;

/** What was chosen, ready to draw. */
export interface Look {place: 'bottom' | 'top' | 'below' | undefined; styles: Readonly<Record<string, string>>}

const NAME = 'caption-look';

/** Another look was chosen, in any player of the page. */
export const looked = new Signal<Choices>();

/** The learner's choices, on this device for all lessons. What is not known, as from another version, is left out. */
export function choices(): Choices {
  return parseChoices(kept(NAME));
}

export function choose(chosen: Choices): void {
  keep(NAME, Object.keys(chosen).length > 0 ? JSON.stringify(chosen) : undefined);
  looked.send(chosen);
}

export function parseChoices(text: string | undefined): Choices {
  try {
    const read = JSON.parse(text ?? '{}') as Readonly<Record<string, unknown>> | null;
    const known = Object.entries(read ?? {}).filter(([trait, name]) => trait in LOOKS && String(name) in LOOKS[trait as Trait]);
    return Object.fromEntries(known.map(([trait, name]) => [trait, String(name)]));
  } catch {
    return {};
  }
}

/** What is not chosen follows from what is, so that one choice never makes words unreadable. */
export function lookOf(chosen: Choices): Look {
  const {size = '100', font = 'fontSans', place} = chosen;
  // What the words stand on: their own ground, else the pane behind all lines.
  const under = chosen.ground && chosen.ground !== 'none' ? chosen.ground : chosen.pane ?? chosen.ground;
  const colour = chosen.colour ?? (under === 'white' || under === 'yellow' ? 'black' : 'white');
  const pane = chosen.pane ?? 'none';
  const ground = chosen.ground ?? (pane !== 'none' ? 'none' : DARK.has(colour) ? 'white' : 'groundDim');
  const faint = (name: string, share = '100') => name === 'none' || Number(share) < 75;
  const edge = chosen.edge ?? (faint(ground, chosen.groundOpacity) && faint(pane, chosen.paneOpacity) ? 'edgeOutline' : 'none');
  const counter = DARK.has(colour) ? '#fff' : '#000';
  return {
    place: place ? LOOKS.place[place as keyof typeof LOOKS.place] : undefined,
    styles: {
      '--_cue-size': value('size', size), '--_cue-font': value('font', font),
      '--_cue-colour': value('colour', colour), '--_cue-ground': mixed(value('ground', ground), chosen.groundOpacity),
      '--_cue-pane': mixed(value('pane', pane), chosen.paneOpacity), '--_cue-pad': pane === 'none' ? '0px' : '0.35em', '--_cue-edge': edgeOf(value('edge', edge), counter),
    },
  };
}

const value = (trait: Trait, name: string) => (LOOKS[trait] as Readonly<Record<string, string>>)[name] ?? '';

/** A colour, so much of it. */
function mixed(colour: string, opacity = '100'): string {
  return opacity === '100' ? colour : `color-mix(in srgb, ${colour} ${value('paneOpacity', opacity)}, transparent)`;
}

function edgeOf(kind: string, colour: string): string {
  if (kind === 'shadow') return `0.06em 0.08em 0.1em ${colour}, 0.06em 0.08em 0.2em ${colour}`;
  if (kind !== 'outline') return 'none';
  const far = 0.06;
  return [[1, 0], [-1, 0], [0, 1], [0, -1], [0.7, 0.7], [-0.7, 0.7], [0.7, -0.7], [-0.7, -0.7]]
    .map(([x = 0, y = 0]) => `${x * far}em ${y * far}em 0.03em ${colour}`).join(', ');
}
