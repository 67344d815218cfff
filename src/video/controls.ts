import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import {formatTime} from '../core/time.js';
import {icon, type IconName} from '../element/icons.js';
import type {Deck} from './deck.js';
import type {Command} from './keys.js';
import {markShape, renderTimeBar} from './time-bar.js';

export function renderControls(deck: Deck): TemplateResult {
  const {bare, added, port, stops, chapters} = deck;
  const list = stops.length + chapters.length > 0;
  if (!added && !list) return html``;
  return html`<div class="controls" part="controls">
    ${bare ? html`${renderTimeBar(deck)}
      ${button(deck, port.paused ? 'play' : 'pause', {do: 'toggle'}, 'k')}
      ${button(deck, 'rewind', {do: 'skip', by: -10}, 'j')}
      ${renderClock(deck)}` : nothing}
    <span class="gap"></span>
    ${list ? renderListButton(deck) : nothing}
    ${bare ? renderRates(deck) : nothing}
    ${added ? html`${deck.extras.draw('buttons')}${bare ? renderSound(deck) : nothing}${button(deck, 'settings', {do: 'settings'}, 's')}` : nothing}
    ${bare ? button(deck, deck.enlarged ? 'reduce' : 'enlarge', {do: 'enlarge'}, 'f') : nothing}
  </div>`;
}

function button(
  {term, act}: Deck, name: 'play' | 'pause' | 'rewind' | 'enlarge' | 'reduce' | 'mute' | 'unmute' | 'settings', command: Command, key: string,
): TemplateResult {
  const drawing: IconName = name === 'mute' ? 'sound' : name === 'unmute' ? 'muted' : name === 'rewind' ? 'back' : name;
  return html`<button type="button" class=${command.do} part="button ${command.do}" aria-label=${term(name)} title="${term(name)} (${key})"
    aria-keyshortcuts=${key} @click=${() => act(command)}>${icon(drawing)}</button>`;
}

function renderClock({shown: [, end], place}: Deck): TemplateResult {
  return html`<span class="clock" part="clock" aria-hidden="true" dir="ltr">${formatTime(place)}
    <span class="quiet">/ ${formatTime(end)}</span></span>`;
}

function renderRates({term, port, rates, act}: Deck): TemplateResult | typeof nothing {
  if (!port.capabilities.rates) return nothing;
  const words = (rate: number) => term('times', String(rate));
  return html`<label class="choice" part="button speed" title=${`${term('speed')} (< >)`}><span aria-hidden="true" dir="ltr">${words(port.rate)}</span>
    <select aria-label=${term('speed')} .value=${live(String(port.rate))}
      @change=${(event: Event) => act({do: 'rate', rate: Number((event.target as HTMLSelectElement).value)})}>
      ${rates.map((rate) => html`<option value=${rate} ?selected=${rate === port.rate}>${words(rate)}</option>`)}
    </select></label>`;
}

function renderSound(deck: Deck): TemplateResult | typeof nothing {
  const {term, port, act} = deck;
  if (!port.capabilities.volume) return nothing;
  const {muted, volume} = port;
  return html`${button(deck, muted || volume === 0 ? 'unmute' : 'mute', {do: 'mute'}, 'm')}
    <input class="volume" type="range" max="1" step="0.05" aria-label=${term('volume')} aria-valuetext=${term('percent', muted ? 0 : volume)}
      .value=${live(String(muted ? 0 : volume))} @input=${(event: Event) => act({do: 'loud', to: (event.target as HTMLInputElement).valueAsNumber})}>`;
}

function renderListButton({term, stops, passed, chapters, extras, act}: Deck): TemplateResult {
  const done = stops.filter(({id}) => passed.has(id)).length;
  const listed = extras.opened === 'list';
  const name = term(chapters.length > 0 ? 'chaptersAndQuestions' : 'questions');
  // What is seen stands in the name, for those who say what they see.
  const count = stops.length > 0 ? `${done}/${stops.length}` : '';
  return html`<button type="button" class="lister" part="button list" aria-expanded=${listed} aria-controls=${listed ? 'contents' : nothing} title=${name}
    aria-label=${`${name} ${count}`.trim()} @click=${() => act({do: 'list'})}>${legend(true, stops.length > 0 && done === stops.length)}${count}</button>`;
}

/** The bar's mark, beside words. */
export function legend(gate: boolean, done: boolean): TemplateResult {
  return html`<svg class="legend" viewBox="-10 -10 20 20" aria-hidden="true">${markShape(gate, done)}</svg>`;
}
