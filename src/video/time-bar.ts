import {html, nothing, svg, type SVGTemplateResult, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import type {Interval} from '../core/interval.js';
import {formatTime} from '../core/time.js';
import type {CheckpointStop} from './course.js';
import type {Deck} from './deck.js';

/**
 * The time bar: a native slider over a drawing of what is loaded, seen, divided and asked. Positions are attributes of
 * the drawing, for a strict page forbids inline styles. It runs from left to right in every language, as time in
 * players does. The marks are for the pointer; the list of questions holds the same for all.
 */
export function renderTimeBar(deck: Deck): TemplateResult {
  const {shown: [start, end], place, term} = deck;
  const length = Number.isFinite(end) ? end - start : 0;
  const now = Math.min(place, end);
  const words = term('placeOf', term('duration', now), term('duration', length > 0 ? end : 0));
  return html`<div class="bar" part="bar" dir="ltr" @pointermove=${(event: PointerEvent) => deck.onPoint(timeUnder(event, start, length))}
      @pointerleave=${() => deck.onPoint(undefined)}>
    <svg class="drawing" aria-hidden="true" width="100%" height="100%"><rect class="rail" width="100%" height="100%" />${length > 0 ? renderDrawing(deck, length, now) : nothing}</svg>
    <input class="seek" type="range" min=${start} max=${length > 0 ? end : 1} step="any" .value=${live(String(now))} ?disabled=${length <= 0}
      aria-label=${term('place')} aria-valuetext=${words} aria-keyshortcuts="ArrowLeft ArrowRight j l"
      @input=${(event: Event) => deck.act({do: 'seek', to: (event.target as HTMLInputElement).valueAsNumber})}>
    ${deck.extras.draw('marks')}
    <svg class="marks" aria-hidden="true" width="100%" height="100%">${length > 0 ? renderMarks(deck, length) : nothing}</svg>
  </div>`;
}

function renderDrawing({shown: [start], buffered, seen, extras}: Deck, length: number, now: number): SVGTemplateResult {
  const stretch = (name: string) => ([from, to]: Interval) =>
    svg`<rect class=${name} x=${share(from - start, length)} width=${share(to - from, length)} height="100%" />`;
  return svg`${buffered.map(stretch('buffered'))}${seen.map(stretch('seen'))}${stretch('played')([start, now])}
    ${extras.draw('bar')}`;
}

function renderMarks(deck: Deck, length: number): SVGTemplateResult {
  const {shown: [start], pointed} = deck;
  return svg`${deck.stops.map((stop) => renderMark(deck, stop, share(stop.at - start, length)))}
    ${pointed === undefined ? nothing
      : svg`<text x=${share(Math.min(0.96 * length, Math.max(0.04 * length, pointed - start)), length)} y="-6">${pointedWords(deck, pointed)}</text>`}`;
}

function renderMark(deck: Deck, stop: CheckpointStop, x: string): SVGTemplateResult {
  return svg`<svg class="mark" x=${x} y="50%" overflow="visible" @click=${() => deck.onVisit(stop)}>
    <rect class="reach" x="-12" y="-12" width="24" height="24" />${markShape(stop.gate, deck.passed.has(stop.id))}
    <title>${stopName(deck, stop)}</title></svg>`;
}

/** A diamond asks, a small one only stops, a disc with a tick is done: shapes, not colours alone. */
export function markShape(gate: boolean, done: boolean): SVGTemplateResult {
  if (done) return svg`<circle class="shape done" r="8" /><path class="shape tick" d="M-3.5 .2 -1 2.8 3.6 -2.6" />`;
  return svg`<path class="shape" d=${gate ? 'M0-9 9 0 0 9-9 0z' : 'M0-6 6 0 0 6-6 0z'} />`;
}

/** What a learner is told of a stop. */
function stopName({term, passed}: Deck, {at, id, mark: {checkpoint}}: CheckpointStop): string {
  const name = checkpoint.label ? term('stopLabel', checkpoint.label, formatTime(at)) : checkpoint.name;
  return passed.has(id) ? `${name}, ${term('stopPassed')}` : name;
}

function pointedWords({chapters}: Deck, time: number): string {
  const chapter = chapters.findLast(({at}) => at <= time);
  return chapter ? `${formatTime(time)} ${chapter.title}` : formatTime(time);
}

function timeUnder({currentTarget, clientX}: PointerEvent, start: number, length: number): number {
  const {left, width} = (currentTarget as Element).getBoundingClientRect();
  return start + Math.min(1, Math.max(0, (clientX - left) / Math.max(1, width))) * length;
}

/** A part of the bar as an attribute of its drawing. */
export const share = (part: number, whole: number) => `${Math.round((Math.max(0, part) / whole) * 1e4) / 100}%`;
