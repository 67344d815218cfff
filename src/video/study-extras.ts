import type {Extra, Parts} from './extra.js';
import {Extras, type Wanted} from './extras.js';
import {habits} from './habits.js';
import {skipGuard} from './skip-guard.js';

/** What a lecture can have beyond being played and asking. What must act at once is here, the rest comes when it is wanted. */
const WANTED: Wanted = [
  ['skip', ({skip}) => skip !== 'free', () => Promise.resolve(skipGuard)],
  ['habits', ({loop, autoplay, pauseWhenHidden}) => loop || autoplay || pauseWhenHidden, () => Promise.resolve(habits)],
  ['notes', ({notes}) => notes, async () => (await import('./notebook.js')).notebook],
  ['heat', ({heat}) => heat, async () => (await import('./heat-curve.js')).heatCurve],
];

/** One extra that holds several. */
export function studyExtras(parts: Parts): Extra {
  const extras = new Extras(parts, WANTED);
  extras.update();
  return {
    draw: {
      picture: () => extras.draw('picture'), bar: () => extras.draw('bar'), buttons: () => extras.draw('buttons'),
      below: () => extras.draw('below'),
    },
    onPort: (port, signal) => extras.onPort(port, signal),
    onEntries: (entries) => extras.onEntries(entries),
    onCommand: (name) => extras.command(name),
    onUpdate: () => extras.update(),
  };
}
