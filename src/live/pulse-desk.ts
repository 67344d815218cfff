import {html, nothing, svg, type ReactiveElement, type TemplateResult} from 'lit';
import type {Entry, EntryData} from '../core/entry.js';
import {FEWEST_PRESSED, minutesOf, veiled, type Press} from '../core/pulse.js';
import {presentOf} from '../core/tally.js';
import type {ActivityController} from '../element/activity.js';
import type {Localize} from '../element/localize.js';
import type {ViewController} from '../element/view-controller.js';
import type {Saying} from './saying.js';

/** The chart shows so many minutes. */
const MINUTES = 10;
/** Columns of fewer people than this are not drawn as if they were all. */
const LEAST_TOP = 5;
/** The class is told this often at most, ms. */
const PACE = 10_000;

/** See `FlipPulse`. */
export interface PulseHost extends ReactiveElement {
  readonly activity: ActivityController;
  readonly views: ViewController;
  readonly localize: Localize;
  readonly saying: Saying;
  readonly presses: readonly Press[];
  readonly lately: Map<string, number>;
  readonly words: readonly (readonly [key: string, word: string])[];
  readonly now: number;
  readonly for: string;
  readonly label: string;
  readonly show: string;
  readonly told: EntryData['revealed'] | undefined;
  lineOf(key: string, n: number, present: number): string;
}

/** The teacher's page: how many pressed lately, and in the minutes before. Nobody is named. */
export class PulseDesk {
  #opened = new Map<string, Entry>();
  #heard: (() => void) | undefined;
  #heardOf: unknown;
  #said = 0;

  constructor(readonly host: PulseHost) {}

  /** Called after each drawing. */
  lead(): void {
    const {host} = this;
    const {activity, saying, lately} = host;
    if (activity.log !== this.#heardOf) this.#hear();
    if (lately.size > 0) saying.number(this.#lines().join('. '));
    if (host.show === 'live') this.#tell();
  }

  leave(): void {
    this.#heard?.();
    this.#heard = this.#heardOf = undefined;
  }

  draw(): TemplateResult {
    const {host} = this;
    const {localize, presses} = host;
    const term = localize.term.bind(localize);
    const lines = this.#lines();
    return html`<section class="card desk" part="desk" role="group" aria-label=${host.label || term('pulseNamed')}>
      ${lines.length > 0 ? lines.map((line) => html`<p class="line">${line} <span class="quiet">(${term('lastMinutes')})</span></p>`)
        : html`<p class="line calm">${presses.length > 0 ? term('pulseCalm') : term('pulseNever', host.words.map(([, word]) => word))}</p>`}
      ${presses.length > 0 ? this.#drawMinutes() : nothing}
      ${host.for && presses.some(({second}) => second !== undefined) ? html`<p class="quiet">${term('pulseInReport')}</p>` : nothing}
      ${host.show === 'live' ? html`<p class="quiet">${term('pulseOnWall', FEWEST_PRESSED)}</p>` : nothing}
    </section>`;
  }

  #lines(): string[] {
    return [...this.host.lately].map(([key, n]) => this.host.lineOf(key, n, this.#present));
  }

  get #present(): number {
    const {presses, views, activity, now} = this.host;
    const recent = presses.filter(({when}) => when > now - MINUTES * 60_000).map(({author}) => author);
    return presentOf([...this.#opened.values()].sort((a, b) => a.seq - b.seq), recent, {now, not: views.isAlone ? '' : activity.identity?.sub ?? ''});
  }

  #drawMinutes(): TemplateResult {
    const {host} = this;
    const {localize} = host;
    const term = localize.term.bind(localize);
    const minutes = minutesOf(host.presses, host.now, MINUTES);
    const known = host.words.map(([key]) => key);
    const others = [...new Set(minutes.flatMap((minute) => [...minute.keys()]))].filter((key) => !known.includes(key));
    const lanes = [...host.words, ...others.map((key) => [key, key] as const)];
    const top = Math.max(LEAST_TOP, ...minutes.flatMap((minute) => [...minute.values()]));
    const ago = (i: number) => (i === MINUTES - 1 ? term('pulseJustNow')
      : term('pulseAgo', localize.number(MINUTES - 1 - i, {style: 'unit', unit: 'minute', unitDisplay: 'short'})));
    return html`<div class="lanes" part="chart" aria-hidden="true">${lanes.map(([key, word]) => html`
        ${lanes.length > 1 ? html`<p class="small">${word}</p>` : nothing}
        <svg class="lane" viewBox="0 0 ${MINUTES * 10} 20" preserveAspectRatio="none"><path class="rail" d="M0 19.75H${MINUTES * 10}" />
          ${minutes.map((minute, i) => column(i, (minute.get(key) ?? 0) / top))}</svg>`)}
        <p class="axis small quiet"><span>${ago(0)}</span><span>${ago(MINUTES - 1)}</span></p></div>
      <details><summary>${term('pulseTable')}</summary><div class="scroll" role="region" tabindex="0" aria-label=${term('pulseChart')}>
        <table><caption class="unseen">${term('pulseChart')}</caption>
          <thead><tr><th scope="col">${term('pulseMinute')}</th>${lanes.map(([, word]) => html`<th scope="col">${lanes.length > 1 ? word : term('pulsePeople')}</th>`)}</tr></thead>
          <tbody>${minutes.map((minute, i) => html`<tr><th scope="row">${ago(i)}</th>${lanes.map(([key]) => html`<td>${localize.number(minute.get(key) ?? 0)}</td>`)}</tr>`).reverse()}</tbody>
        </table></div></details>`;
  }

  /** Listens to who opens the lesson. */
  #hear(): void {
    const {log} = this.host.activity;
    this.leave();
    this.#opened = new Map();
    this.#heardOf = log;
    this.#heard = log?.subscribe(0, (batch) => {
      for (const entry of batch) this.#opened.set(entry.id, entry);
      this.host.requestUpdate();
    }, {activity: 'lesson'});
  }

  /** The class is told how many, not who, not of few, and not often. */
  #tell(): void {
    const {host} = this;
    const counts = veiled(host.lately, this.#present);
    const before = host.told?.tallies[0]?.counts ?? {};
    if (JSON.stringify(counts) === JSON.stringify(before) || Date.now() - this.#said < PACE) return;
    this.#said = Date.now();
    void host.activity.record('revealed', {run: 1, tallies: [{round: 1, total: this.#present, counts}]});
  }
}

function column(i: number, share: number): unknown {
  if (share === 0) return nothing;
  const height = Math.max(1.5, share * 19);
  return svg`<rect class="fill" x=${i * 10 + 1} y=${19.5 - height} width="8" height=${height} />`;
}
