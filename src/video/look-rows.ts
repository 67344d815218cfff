import {html, type TemplateResult} from 'lit';
import type {Localize} from '../element/localize.js';
import {choices, choose, LOOKS, type Choices, type Trait} from './look.js';
import {choiceRow, rowGroup} from './settings-row.js';

const NAMES = {
  size: 'lookSize', font: 'lookFont', colour: 'lookColour', ground: 'lookGround', groundOpacity: 'lookGroundOpacity', pane: 'lookPane',
  paneOpacity: 'lookPaneOpacity', edge: 'lookEdge', place: 'lookPlace',
} as const satisfies Record<Trait, string>;

type KeyOf<T> = T extends unknown ? keyof T : never;

/** Their choices are shares. */
const SHARES = ['size', 'groundOpacity', 'paneOpacity'] as const satisfies Trait[];

type Name = KeyOf<(typeof LOOKS)[Exclude<Trait, (typeof SHARES)[number]>]>;

/** The rows in which a learner sets the look of captions, with an example of what is chosen. */
export function renderLook(localize: Localize, chosen: Choices): TemplateResult {
  const term = localize.term.bind(localize);
  const row = (trait: Trait) => {
    const inShares = (SHARES as readonly Trait[]).includes(trait);
    const names = Object.keys(LOOKS[trait]).map((name) =>
      [name, inShares ? term('percent', Number(name) / 100) : term(name as Name)] as const);
    return choiceRow(term(NAMES[trait]), chosen[trait] ?? '', [['', term('asUsual')], ...names], (name) => {
      const others = Object.entries(choices()).filter(([other]) => other !== trait);
      choose(Object.fromEntries(name ? [...others, [trait, name]] : others));
    });
  };
  return rowGroup(term('look'), html`
    <p class="cue-example" aria-hidden="true"><span class="cue"><span>${term('lookExample')}</span></span></p>
    ${(Object.keys(LOOKS) as Trait[]).map(row)}
    <button type="button" ?disabled=${Object.keys(chosen).length === 0} @click=${() => choose({})}>${term('lookReset')}</button>`);
}
