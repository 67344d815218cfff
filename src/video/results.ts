import {html, nothing, type TemplateResult} from 'lit';
import {icon} from '../element/icons.js';
import {Localize} from '../element/localize.js';
import {stops as words} from '../lang/en/stops.js';
import type {CheckpointStop} from './course.js';
import type {Extra, Parts} from './extra.js';
import {resultsStyles} from './results.styles.js';
import {knownOf, renderBadge} from './rows.js';
import {formatTime} from '../core/time.js';
import {scoreOf, STATES, stateOf} from './states.js';

/** How it went: shown at the end of a lecture that asks, and from its list; each stop with the way back to it. */
export function results(parts: Parts): Extra {
  const screen = new Results(parts);
  return {
    styles: resultsStyles,
    draw: {front: () => screen.draw()},
    onPort(port, signal) {
      // Who goes elsewhere has seen it.
      for (const type of ['play', 'seeking']) port.events.addEventListener(type, () => screen.hide(), {signal});
    },
    onUpdate: () => screen.update(),
  };
}

class Results {
  readonly #localize: Localize;
  #shown = false;

  constructor(readonly parts: Parts) {
    this.#localize = new Localize(parts.video, words);
  }

  /** What was asked for comes once no stop is open. */
  update(): void {
    const {course, player} = this.parts;
    if (!course.summed || course.open) return;
    course.summed = false;
    if (player.fault || !course.stops.some(({mark}) => mark.checkpoint.standings.size > 0)) return;
    this.#shown = true;
    void this.#tell();
  }

  hide(): void {
    if (!this.#shown) return;
    const {video} = this.parts;
    const inside = this.#sheet?.matches(':focus-within');
    this.#shown = false;
    video.requestUpdate();
    if (inside) video.renderRoot.querySelector<HTMLElement>('.toggle, .player')?.focus({preventScroll: true});
  }

  draw(): TemplateResult | typeof nothing {
    if (!this.#shown || this.parts.player.fault) return nothing;
    const term = this.#term;
    const {stops} = this.parts.course;
    return html`<div class="summary"><div class="sheet" role="dialog" aria-labelledby="went" tabindex="-1" @keydown=${this.#onKey}>
      <h3 id="went">${term('howItWent')}</h3>
      ${this.#renderFigures()}
      ${this.#renderMissing()}
      <ol>${stops.map((stop) => this.#renderStop(stop))}</ol>
      <footer>
        <button type="button" class="main" @click=${this.#onStart}>${icon('back')}${term('fromTheStart')}</button>
        <button type="button" @click=${() => this.hide()}>${term('backToVideo')}</button>
      </footer>
    </div></div>`;
  }

  readonly #term: Localize['term'] = (key, ...args) => this.#localize.term(key, ...args);

  get #sheet(): HTMLElement | null {
    return this.parts.video.renderRoot.querySelector<HTMLElement>('.summary .sheet');
  }

  /** Rounded down: nobody is told to have seen all who has not. */
  get #seen(): number {
    return Math.floor(this.parts.study.coverage.ratio * 100 + 1e-6) / 100;
  }

  #renderFigures(): TemplateResult {
    const {course: {stops, passed, skipped}} = this.parts;
    const {score, all} = scoreOf(stops.map(knownOf(passed, skipped)));
    return html`<div class="figures">
      <div class="figure">${this.#renderRing(this.#seen)}
        <p><strong>${this.#term('percent', this.#seen)}</strong> ${this.#term('shareSeen')}</p></div>
      ${all > 0 ? html`<div class="figure">${this.#renderRing(score / all)}
        <p>${this.#term('questionsRight', this.#localize.number(score, {maximumFractionDigits: 1}), all)}</p></div>` : nothing}
    </div>`;
  }

  #renderRing(share: number): TemplateResult {
    return html`<svg class="ring" viewBox="0 0 36 36" aria-hidden="true" focusable="false"><circle cx="18" cy="18" r="15.5" />
      <circle class="part" cx="18" cy="18" r="15.5" pathLength="100" stroke-dasharray="${share * 100} 100" /></svg>`;
  }

  #renderMissing(): TemplateResult {
    const {video: {share}, course: {stops, passed, skipped}, study: {coverage}, activity} = this.parts;
    const open = stops.filter(({gate, id}) => gate && !passed.has(id) && !skipped.has(id)).length;
    const missing = [
      ...(coverage.ratio < share ? [this.#term('toSee', this.#term('percent', share))] : []),
      ...(open > 0 ? [this.#term('toAnswer', open)] : []),
    ];
    if (missing.length === 0 || activity.own.some(({type}) => type === 'completed')) {
      return html`<p class="notice good">${icon('check')}${this.#term('lectureDone')}</p>`;
    }
    return html`<div class="notice calm"><div><strong>${this.#term('lectureNotDone')}</strong><ul>${missing.map((each) => html`<li>${each}</li>`)}</ul></div></div>`;
  }

  #renderStop(stop: CheckpointStop): TemplateResult {
    const {passed, skipped} = this.parts.course;
    const state = stateOf(knownOf(passed, skipped)(stop));
    const {checkpoint} = stop.mark;
    return html`<li><button type="button" @click=${() => this.#onStop(stop)}>${renderBadge(state)}
      <span class="name">${checkpoint.label ? this.#term('stopLabel', checkpoint.label, formatTime(stop.at)) : checkpoint.name}</span>
      <span class="word">${this.#term(STATES[state][1])}</span>${icon('right')}</button></li>`;
  }

  /** Takes the focus like a stop does; who works elsewhere on the page keeps it, and is told. */
  async #tell(): Promise<void> {
    const {video, announce} = this.parts;
    await video.updateComplete;
    const {activeElement} = document;
    if (!activeElement || activeElement === document.body || video.matches(':focus-within')) this.#sheet?.focus({preventScroll: false});
    else announce(this.#term('howItWent'));
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    // Its keys are not the player's.
    event.stopPropagation();
    if (event.key === 'Escape') this.hide();
  };

  readonly #onStart = (): void => {
    const {video} = this.parts;
    this.hide();
    video.seek(video.shown[0]);
    void video.play();
  };

  #onStop(stop: CheckpointStop): void {
    this.hide();
    this.parts.video.visit(stop);
  }
}
