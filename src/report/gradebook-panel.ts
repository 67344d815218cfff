import {html, nothing, type TemplateResult} from 'lit';
import {gradebookOf, type GradebookRow, type Mark, type Readiness} from '../core/gradebook.js';
import {bar} from './charts.js';
import type {Panel, Parts} from './parts.js';

/** So many rows are drawn at once. */
const PAGE = 50;
/** The spread of the scores is told in so many steps. */
const STEPS = 10;

const READY = {finished: 'readyFinished', part: 'readyPart', toDo: 'readyToDo'} as const;

/** Learner by activity. */
export class GradebookPanel implements Panel {
  #filter: Readiness | 'all' = 'all';
  /** Column: `name`, `overall`, `time`, `last` or the number of a part. */
  #by: string | number = 'name';
  #isDown = false;
  #shown = PAGE;

  constructor(readonly parts: Parts) {}

  draw(): TemplateResult {
    const {term, outline, pupils} = this.parts;
    const rows = gradebookOf(pupils, outline);
    const wanted = rows.filter(({ready}) => this.#filter === 'all' || ready === this.#filter);
    const sorted = this.#sort(wanted);
    return html`<div class="gradebook">
      ${this.#drawSpread(rows)}
      <p class="choices"><label>${term('filterReady')} <select @change=${this.#onFilter}>
        <option value="all" .selected=${this.#filter === 'all'}>${term('filterAll')}</option>
        ${(['finished', 'part', 'toDo'] as const).map((ready) => html`<option value=${ready} .selected=${this.#filter === ready}>${term(READY[ready])} (${rows.filter((row) => row.ready === ready).length})</option>`)}
      </select></label></p>
      <div class="scroll" role="region" aria-label=${term('gradebookPanel')} tabindex="0"><table class="grades">
        <caption class="unseen">${term('gradebookCaption')}</caption>
        <thead><tr>${this.#drawHead('name', term('learner'))}${this.#drawHead('overall', term('overall'))}
          ${outline.parts.map(({label}, i) => this.#drawHead(i, label))}${this.#drawHead('time', term('timeSpent'))}${this.#drawHead('last', term('lastHere'))}</tr></thead>
        <tbody>${sorted.slice(0, this.#shown).map((row) => this.#drawRow(row))}</tbody></table></div>
      ${sorted.length > this.#shown ? html`<button type="button" @click=${() => {
        this.#shown += PAGE;
        this.parts.redraw();
      }}>${term('showOthers', Math.min(PAGE, sorted.length - this.#shown))}</button>` : nothing}
    </div>`;
  }

  #drawSpread(rows: readonly GradebookRow[]): TemplateResult | typeof nothing {
    const {term, terms: {least}, localize} = this.parts;
    const scores = rows.flatMap(({score}) => score ?? []);
    if (scores.length < least) return nothing;
    const counts = Array.from({length: STEPS}, (_, i) => scores.filter((score) => Math.min(STEPS - 1, Math.floor(score * STEPS + 1e-9)) === i).length);
    const most = Math.max(...counts);
    return html`<details class="spread"><summary>${term('scoreSpread')}</summary><table>
      <thead><tr><th scope="col">${term('score')}</th><th scope="col">${term('learners')}</th></tr></thead>
      <tbody>${counts.map((count, i) => html`<tr><th scope="row"><span class="small">${term('scoreFrom', this.parts.share(i / STEPS), this.parts.share((i + 1) / STEPS))}</span>${bar(count / most)}</th>
        <td>${localize.number(count)}</td></tr>`)}</tbody></table></details>`;
  }

  #drawHead(by: string | number, name: string): TemplateResult {
    const isBy = this.#by === by;
    return html`<th scope="col" aria-sort=${isBy ? (this.#isDown ? 'descending' : 'ascending') : nothing}>
      <button type="button" aria-label=${this.parts.term('sortColumn', name)} @click=${() => this.#onSort(by)}>${name}${isBy ? html`<span aria-hidden="true">${this.#isDown ? ' ↓' : ' ↑'}</span>` : nothing}</button></th>`;
  }

  #drawRow({sub, marks, score, ready}: GradebookRow): TemplateResult {
    const {term} = this.parts;
    const seconds = marks.reduce((sum, mark) => sum + mark.seconds, 0);
    const last = lastOf(marks);
    return html`<tr><th scope="row"><bdi>${this.parts.nameOf(sub)}</bdi></th>
      <td class=${ready}>${score === null ? term(READY[ready]) : this.parts.share(score)}</td>
      ${marks.map((mark) => this.#drawMark(mark))}
      <td class="nobr">${seconds > 0 ? term('minutesShort', Math.max(1, Math.round(seconds / 60))) : ''}</td>
      <td class="nobr">${last ? this.parts.localize.date(new Date(last), {day: 'numeric', month: 'short'}) : ''}</td></tr>`;
  }

  #drawMark({score, done, ratio, attempts}: Mark): TemplateResult {
    const {term} = this.parts;
    const begun = done || ratio > 0 || score !== null;
    const state = done ? 'finished' : begun ? 'part' : 'toDo';
    const words = score !== null ? this.parts.share(score) : done ? term('readyInPart') : begun ? this.parts.share(ratio) : '–';
    return html`<td class=${state}>${begun ? words : html`<span aria-hidden="true">–</span><span class="unseen">${term('notYet')}</span>`}
      ${attempts > 1 ? html`<span class="quiet small nobr">${term('attemptsTimes', attempts)}</span>` : nothing}</td>`;
  }

  #sort(rows: readonly GradebookRow[]): GradebookRow[] {
    const names = new Map(rows.map(({sub}) => [sub, this.parts.nameOf(sub)]));
    const {compare} = new Intl.Collator(this.parts.localize.lang(), {numeric: true});
    const byName = (a: GradebookRow, b: GradebookRow) => compare(names.get(a.sub)!, names.get(b.sub)!) || (a.sub < b.sub ? -1 : 1);
    const worth = (row: GradebookRow): number | string => {
      if (this.#by === 'overall') return row.score ?? -1;
      if (this.#by === 'time') return row.marks.reduce((sum, {seconds}) => sum + seconds, 0);
      if (this.#by === 'last') return lastOf(row.marks);
      const mark = row.marks[this.#by as number];
      return mark ? mark.score ?? mark.ratio : 0;
    };
    const turn = this.#isDown ? -1 : 1;
    if (this.#by === 'name') return [...rows].sort((a, b) => turn * byName(a, b));
    const worths = new Map(rows.map((row) => [row, worth(row)]));
    return [...rows].sort((a, b) => {
      const [one, other] = [worths.get(a)!, worths.get(b)!];
      return turn * (one < other ? -1 : Number(one > other)) || byName(a, b);
    });
  }

  #onSort(by: string | number): void {
    this.#isDown = this.#by === by ? !this.#isDown : by !== 'name';
    this.#by = by;
    this.parts.redraw();
  }

  readonly #onFilter = (event: Event): void => {
    this.#filter = (event.target as HTMLSelectElement).value as Readiness | 'all';
    this.#shown = PAGE;
    this.parts.redraw();
  };
}

const lastOf = (marks: readonly Mark[]) => marks.reduce((last, mark) => (mark.last > last ? mark.last : last), '');
