import {html, nothing, type TemplateResult} from 'lit';
import {formatTime} from '../core/time.js';
import {icon} from '../element/icons.js';
import type {Localize} from '../element/localize.js';
import type {CheckpointStop} from './course.js';
import {STATES, stateOf, type Known, type StopState} from './states.js';
import type {Chapter} from './tracks.js';

/** A line in a list of places: a chapter, or a stop with how the learner stands with it. */
export interface Row {
  at: number;
  name: string;
  /** A stop has one, a chapter has none. */
  state?: StopState;
  /** It must be passed. */
  gate: boolean;
  /** It is passed. */
  done: boolean;
  go: () => void;
}

interface Places {
  chapters: readonly Chapter[];
  stops: readonly CheckpointStop[];
  passed: ReadonlySet<string>;
  skipped: ReadonlySet<string>;
}

interface Ways {toChapter: (at: number) => void; toStop: (stop: CheckpointStop) => void}

/** Chapters and stops by time; a chapter stands before the stop on its first second. */
export function rowsOf({chapters, stops, passed, skipped}: Places, {toChapter, toStop}: Ways): Row[] {
  const knows = knownOf(passed, skipped);
  return [
    ...chapters.map(({at, title}): Row => ({at, name: title, gate: false, done: false, go: () => toChapter(at)})),
    ...stops.map((stop): Row => ({
      at: stop.at, name: stop.mark.checkpoint.name, state: stateOf(knows(stop)), gate: stop.gate, done: passed.has(stop.id), go: () => toStop(stop),
    })),
  ].sort((a, b) => a.at - b.at);
}

export function knownOf(passed: ReadonlySet<string>, skipped: ReadonlySet<string>): (stop: CheckpointStop) => Known {
  return ({id, mark: {checkpoint: {standings: {size, whole}}}}) => ({size, whole, passed: passed.has(id), skipped: skipped.has(id)});
}

/** @param current the row where playing stands */
export function renderRow({at, name, state, go}: Row, term: Localize['term'], current = false): TemplateResult {
  return html`<li><button type="button" class=${state ? 'stop' : 'chapter'} aria-current=${current ? 'true' : nothing} @click=${go}>
    <span class="clock" dir="ltr">${formatTime(at)}</span><span class="name">${name}</span>
    ${state ? html`<span class="state ${state}"><span class="word">${term(STATES[state][1])}</span>${renderBadge(state)}</span>` : nothing}</button></li>`;
}

export function renderBadge(state: StopState): TemplateResult {
  const [drawing] = STATES[state];
  return html`<span class="badge ${state}">${drawing ? icon(drawing) : nothing}</span>`;
}
