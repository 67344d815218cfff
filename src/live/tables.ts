import {html, nothing, svg, type TemplateResult} from 'lit';
import type {Group} from '../core/entry.js';
import {adopt} from '../element/adopt.js';
import {icon} from '../element/icons.js';
import {tables as words} from '../lang/en/tables.js';
import {speak} from '../lang/speak.js';
import {layoutOf, pagesOf} from './layout.js';
import type {Part, Parts} from './part.js';
import {tablesStyles} from './tables.styles.js';

/** How long a page stays, ms: so that twelve tables can be read from the back. */
const STAYS = 12_000;
const PAGES = svg`<path d="M20 12a8 8 0 1 1-2.5-5.8M20 3v4h-4" />`;

/** Who works with whom, for the whole room: as large as it goes, page by page where it does not fit, and nothing else. */
export class Tables implements Part {
  readonly #in: Parts;
  readonly #clock: ReturnType<typeof setInterval>;
  #page = 0;
  #turns = true;

  constructor(parts: Parts) {
    this.#in = parts;
    speak(words);
    adopt(parts.groups, tablesStyles);
    this.#clock = setInterval(() => this.#turns && this.#go(1), STAYS);
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) this.#turns = false;
  }

  leave(): void {
    clearInterval(this.#clock);
  }

  draw(): TemplateResult {
    const {current, localize, names} = this.#in;
    const groups = current()?.groups ?? [];
    if (groups.length === 0) return html`<div class="screen empty"><p class="soon">${localize.term('tablesSoon')}</p></div>`;
    const pages = pagesOf(groups);
    const page = this.#page % pages.length;
    const called = names.of(groups.flatMap(({members}) => members));
    return html`<div class="screen">
      <ul class="tables" id="tables">${pages[page]!.map((group) => this.#renderTable(group, called))}</ul>
      ${pages.length > 1 ? this.#renderPager(page, pages.length) : nothing}
    </div>`;
  }

  /** The letters are as large as the fullest page lets them be; set so, because a strict policy forbids it in the HTML. */
  updated(): void {
    const {current, groups} = this.#in;
    const [first] = pagesOf(current()?.groups ?? []);
    if (!first) return;
    const {columns, letters} = layoutOf(first);
    const {style} = groups.renderRoot.querySelector<HTMLElement>('.screen')!;
    style.setProperty('--_columns', String(columns));
    style.setProperty('--_letters', `${letters}cqi`);
  }

  #renderTable({label, members, roles}: Group, called: ReadonlyMap<string, string>): TemplateResult {
    return html`<li class="table" part="group"><h4 part="place"><bdi>${label}</bdi></h4>
      <ul part="names">${members.map((sub, i) => html`<li><bdi>${called.get(sub)}</bdi>${
        roles?.[i]?.length ? html` <small>${roles[i].join(', ')}</small>` : nothing}</li>`)}</ul></li>`;
  }

  #renderPager(page: number, all: number): TemplateResult {
    const term = this.#in.localize.term.bind(this.#in.localize);
    return html`<div class="pager">
      <button type="button" @click=${() => this.#turn(-1)}><span class="flip">${icon('right')}</span>${term('tablesBack')}</button>
      <p>${term('tablesPage', page + 1, all)}</p>
      <button type="button" @click=${() => this.#turn(1)}>${term('tablesNext')}${icon('right')}</button>
      <button type="button" class="plain" aria-pressed=${this.#turns ? 'true' : 'false'} @click=${this.#onTurns}>${icon(PAGES)}${term('tablesTurn')}</button>
    </div>`;
  }

  #go(step: number): void {
    const all = pagesOf(this.#in.current()?.groups ?? []).length;
    if (all < 2) return;
    this.#page = (this.#page + step + all) % all;
    this.#in.groups.requestUpdate();
  }

  /** Who turns the pages by hand reads at their own pace. */
  #turn(step: number): void {
    this.#turns = false;
    this.#go(step);
  }

  readonly #onTurns = (): void => {
    this.#turns = !this.#turns;
    this.#in.groups.requestUpdate();
  };
}
