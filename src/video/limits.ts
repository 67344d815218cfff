import {html, nothing, type TemplateResult} from 'lit';
import {Localize} from '../element/localize.js';
import {embed as words} from '../lang/en/embed.js';
import type {Extra, Parts} from './extra.js';

/** Says what the player at hand cannot do, where that matters to a learner: once, in a quiet line below it. */
export function limits({video, player, course}: Parts): Extra {
  const localize = new Localize(video, words);
  const render = (): TemplateResult | typeof nothing => {
    const {port, bare, fault} = player;
    if (!port || !bare || fault) return nothing;
    const {held, rates, volume} = port.capabilities;
    const lines = [
      held === false && course.stops.length > 0 && localize.term('stopsLate'),
      !rates && localize.term('noRates'),
      !volume && localize.term('noVolume'),
    ].filter((line) => line);
    return lines.length > 0 ? html`<p class="limits">${lines.join(' ')}</p>` : nothing;
  };
  return {draw: {below: render}};
}
