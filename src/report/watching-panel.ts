import {html, nothing, svg, type TemplateResult} from 'lit';
import {timelinesOf} from '../core/digest.js';
import {STRETCH} from '../core/register.js';
import {formatTime} from '../core/time.js';
import {momentsOf, type Timeline} from '../core/timeline.js';
import {area, columns, HEIGHT, lane} from './charts.js';
import type {Panel, Parts} from './parts.js';

/** Rows of the table, and the shortest stretch that one tells of, seconds. */
const ROWS = 24;
const SHORTEST = 15;

/** What happened along each video: how often it was seen, who was lost, wrong stops and posts, on one axis. */
export class WatchingPanel implements Panel {
  constructor(readonly parts: Parts) {}

  draw(): TemplateResult {
    const {term, register, pupils, outline} = this.parts;
    const timelines = timelinesOf(register, pupils, outline).filter(({viewers}) => viewers > 0);
    if (timelines.length === 0) return html`<p class="quiet">${term('noVideos')}</p>`;
    return html`<div class="watching">${timelines.map((timeline) => this.#drawVideo(timeline))}</div>`;
  }

  #drawVideo(timeline: Timeline): TemplateResult {
    const {term, terms: {least}} = this.parts;
    const {label, viewers} = timeline;
    return html`<section><h3>${label} <span class="quiet">${term('viewersCount', viewers)}</span></h3>
      ${viewers < least ? html`<p class="quiet">${term('fewerThan', least)}</p>` : this.#drawLanes(timeline)}</section>`;
  }

  #drawLanes(timeline: Timeline): TemplateResult {
    const {term, terms: {least}, localize} = this.parts;
    const {length, heat, again, lost, posts, stops} = timeline;
    const moments = momentsOf(timeline, least);
    const marked = moments.map(({from, to}) => [from, to] as const);
    const known = stops.filter(({answers}) => answers >= least);
    const most = (sets: readonly ReadonlySet<string>[]) => Math.max(0, ...sets.map(({size}) => size));
    const counts = (word: 'laneAgain' | 'laneLost' | 'lanePosts', sets: readonly ReadonlySet<string>[]) => (most(sets) === 0 ? nothing
      : this.#drawLane(term(word), this.parts.told(most(sets)), lane(length, marked, columns(sets.map(({size}) => this.#veiled(size)), STRETCH, Math.max(least, most(sets))))));
    return html`<div class="lanes" dir="ltr">
        ${this.#drawLane(term('laneHeat'), localize.number(Math.max(0, ...heat), {maximumFractionDigits: 1}), lane(length, marked, area(heat, STRETCH, length)))}
        ${counts('laneAgain', again)}${counts('laneLost', lost)}
        ${known.length === 0 ? nothing : this.#drawLane(term('laneWrong'), this.parts.share(Math.max(...known.map(({share}) => share))), lane(length, marked, known.map(({at, share}) =>
          svg`<rect class="column stop" x=${Math.max(0, at - length / 160)} y=${HEIGHT - Math.max(3, share * (HEIGHT - 2))} width=${length / 80} height=${Math.max(3, share * (HEIGHT - 2))} />`)))}
        ${counts('lanePosts', posts)}
        <p class="axis quiet small" aria-hidden="true">${[0, 0.25, 0.5, 0.75, 1].map((share) => html`<span>${formatTime(length * share)}</span>`)}</p>
      </div>
      ${marked.length > 0 ? html`<p class="small"><span class="swatch marked"></span>${term('stuckHere')} ${[...moments].sort((a, b) => a.from - b.from).map(({from, to}) => term('momentAt', formatTime(from), formatTime(to)).replaceAll(' ', '\u00a0')).join(' · ')}</p>` : nothing}
      <details><summary>${term('asTable')}</summary>${this.#drawTable(timeline)}</details>`;
  }

  #drawLane(name: string, most: string, drawing: TemplateResult): TemplateResult {
    return html`<div class="lane-row"><p class="small" dir="auto">${name} <span class="quiet">${this.parts.term('laneMost', most)}</span></p>${drawing}</div>`;
  }

  /** A count below the smallest group is drawn as one height. */
  #veiled(count: number): number {
    const {least} = this.parts.terms;
    return count > 0 && count < least ? least / 2 : count;
  }

  #drawTable({label, length, heat, again, lost, posts, stops}: Timeline): TemplateResult {
    const {term, terms: {least}, localize} = this.parts;
    const wide = Math.max(SHORTEST, Math.ceil(length / ROWS / SHORTEST) * SHORTEST);
    const rows = Array.from({length: Math.ceil(length / wide)}, (_, i) => {
      const [start, end] = [i * wide, Math.min(length, (i + 1) * wide)];
      const within = <T>(list: readonly T[]) => list.slice(start / STRETCH, Math.ceil(end / STRETCH));
      const count = (sets: readonly ReadonlySet<string>[]) => new Set(within(sets).flatMap((set) => [...set])).size;
      const here = stops.filter(({at, answers}) => answers >= least && at >= start && (at < end || end === length));
      return {start, end, heat: within(heat).reduce((sum, each) => sum + each, 0) / Math.max(1, within(heat).length), again: count(again), lost: count(lost), posts: count(posts), here};
    });
    return html`<div class="scroll" role="region" aria-label=${label} tabindex="0"><table class="grades"><caption class="unseen">${term('watchingCaption', label)}</caption>
      <thead><tr>${(['stretch', 'laneHeat', 'laneAgain', 'laneLost', 'laneWrong', 'lanePosts'] as const).map((word) => html`<th scope="col">${term(word)}</th>`)}</tr></thead>
      <tbody>${rows.map((row) => html`<tr><th scope="row" class="nobr">${term('stretchOf', formatTime(row.start), formatTime(row.end))}</th>
        <td>${localize.number(row.heat, {maximumFractionDigits: 1})}</td><td>${this.parts.told(row.again)}</td><td>${this.parts.told(row.lost)}</td>
        <td>${row.here.map(({share, label: name}) => html`<span class="nobr">${this.parts.share(share)}</span> ${name} `)}</td><td>${this.parts.told(row.posts)}</td></tr>`)}</tbody></table></div>`;
  }
}
