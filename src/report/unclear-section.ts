import {html, nothing, type TemplateResult} from 'lit';
import {arranged, groupsOf, inNoOrder, OTHER, quotesOf, sortingOf, UNSORTED, type RemarkGroup, type Sorting} from '../core/grouping.js';
import type {Remark} from '../core/answers.js';
import type {ActivityController} from '../element/activity.js';
import {icon} from '../element/icons.js';
import {bar} from './charts.js';
import type {Parts} from './parts.js';
import {quotes} from './quotes.js';

/** Under this key the teacher's sorting is kept on the device. */
const DRAFT = 'sorting';

/** What is unclear, grouped by words and sorted by hand, and the sheet that shows it to the class. */
export class UnclearSection {
  #sorting: Sorting = UNSORTED;
  /** The log that the sorting was read from. */
  #from: unknown;
  #changed = false;
  #remarks: readonly Remark[] | undefined;
  #automatic: readonly RemarkGroup[] = [];
  #showing = false;

  constructor(readonly parts: Parts, readonly activity: ActivityController) {}

  /** Groups to talk about in class. */
  get chosen(): {key: string; name: string; group: RemarkGroup}[] {
    return this.#shown.filter(({key}) => this.#sorting.shown.includes(key)).map((group) => ({key: group.key, name: this.#nameOf(group), group}));
  }

  draw(): TemplateResult {
    this.#restore();
    const {term, digest: {remarks}, terms: {least}} = this.parts;
    const writers = new Set(remarks.map(({author}) => author)).size;
    if (writers === 0) return html`<p class="quiet">${term('nobodyAsked')}</p>`;
    if (writers < least) return html`<p class="quiet">${term('askedTooFew', writers, least)}</p>`;
    const shown = this.#shown;
    const hidden = this.#groups.filter(({size}) => size < least).reduce((sum, group) => sum + group.remarks.length, 0);
    const isSorted = this.#sorting !== UNSORTED && Object.keys({...this.#sorting.names, ...this.#sorting.places, ...this.#sorting.merged}).length > 0;
    return html`<p class="quiet small">${term('groupedByWords')}</p>
      <ul class="groups">${shown.map((group) => this.#drawGroup(group, writers))}</ul>
      ${hidden > 0 ? html`<p class="quiet small">${term('remarksHidden', hidden, least)}</p>` : nothing}
      <div class="choices">
        ${this.chosen.length > 0 ? html`<button type="button" class="main" @click=${this.#onShow}>${term('showChosen', this.chosen.length)}</button>` : nothing}
        ${isSorted ? html`<button type="button" class="plain" @click=${this.#onUndo}>${term('undoSorting')}</button>` : nothing}
      </div>`;
  }

  /** What the whole room may read: names of groups, how many, two of their sentences. */
  drawShow(): TemplateResult | typeof nothing {
    if (!this.#showing) return nothing;
    const {term} = this.parts;
    return html`<dialog class="show" aria-labelledby="show" @close=${this.#onClosed}>
      <header><h2 id="show">${term('whatIsUnclear')}</h2><button type="button" @click=${this.#onClose}>${icon('cross')}${term('closeShow')}</button></header>
      <ul>${this.chosen.map(({name, group}) => html`<li><h3>${name} <span class="quiet">${term('wrote', group.size)}</span></h3>
        ${quotes(quotesOf(group), term('inTheirWords'))}</li>`)}</ul>
    </dialog>`;
  }

  settle(): void {
    const dialog = this.parts.host.renderRoot.querySelector<HTMLDialogElement>('dialog.show');
    if (dialog && !dialog.open && this.#showing) dialog.showModal();
  }

  /** All, as the teacher wants them. */
  get #groups(): readonly RemarkGroup[] {
    const {digest: {remarks}, terms: {least}} = this.parts;
    if (remarks !== this.#remarks) {
      this.#remarks = remarks;
      this.#automatic = groupsOf(remarks, least);
    }
    return arranged(this.#automatic, this.#sorting);
  }

  /** Those that may be told of. */
  get #shown(): RemarkGroup[] {
    return this.#groups.filter(({size}) => size >= this.parts.terms.least);
  }

  #nameOf({key, name}: RemarkGroup): string {
    return name || (key === OTHER ? this.parts.term('otherRemarks') : key);
  }

  #drawGroup(group: RemarkGroup, writers: number): TemplateResult {
    const {term} = this.parts;
    const name = this.#nameOf(group);
    const ticked = this.#sorting.shown.includes(group.key);
    return html`<li>
      <p class="idea"><strong>${name}</strong><span class="figure small">${term('wrote', group.size)}</span></p>
      ${bar(group.size / writers)}
      ${quotes(quotesOf(group), term('inTheirWords'))}
      <label class="tick"><input type="checkbox" .checked=${ticked} @change=${(event: Event) =>
        this.#tick(group.key, (event.target as HTMLInputElement).checked)}><span>${term('showInClass')}<span class="unseen">: ${name}</span></span></label>
      <details><summary>${term('allRemarks', group.remarks.length)}</summary>${this.#drawSorting(group, name)}</details>
    </li>`;
  }

  #drawSorting(group: RemarkGroup, name: string): TemplateResult {
    const {term} = this.parts;
    const others = this.#shown.filter(({key}) => key !== group.key);
    return html`<div class="sorting">
      <label>${term('groupName')} <input type="text" maxlength="80" .value=${name} @change=${(event: Event) => this.#rename(group.key, (event.target as HTMLInputElement).value)}></label>
      ${others.length > 0 ? html`<label>${term('mergeInto')} <select @change=${(event: Event) => this.#merge(group.key, event.target as HTMLSelectElement)}>
        <option value="" selected>${term('mergeNothing')}</option>${others.map((other) => html`<option value=${other.key}>${this.#nameOf(other)}</option>`)}</select></label>` : nothing}
      <ul class="remarks">${inNoOrder(group.remarks).map((remark) => html`<li><bdi>${remark.text}</bdi>
        <select aria-label=${term('moveRemark', remark.text)} @change=${(event: Event) => this.#move(remark.key, event.target as HTMLSelectElement)}>
          <option value="" selected>${term('moveTo')}…</option>
          ${others.map((other) => html`<option value=${other.key}>${this.#nameOf(other)}</option>`)}
          <option value=${this.#newKey}>${term('newRemarkGroup')}</option></select></li>`)}</ul></div>`;
  }

  /** The key of a group that is not there yet. */
  get #newKey(): string {
    const taken = new Set([...Object.values(this.#sorting.places), ...Object.keys(this.#sorting.names)]);
    for (let n = 1; ; n++) if (!taken.has(`own ${n}`)) return `own ${n}`;
  }

  #rename(key: string, name: string): void {
    const others = Object.entries(this.#sorting.names).filter(([other]) => other !== key);
    this.#keep({...this.#sorting, names: Object.fromEntries(name.trim() ? [...others, [key, name.trim()]] : others)});
  }

  #merge(key: string, select: HTMLSelectElement): void {
    const into = select.value;
    select.value = '';
    if (!into) return;
    const {merged} = this.#sorting;
    // What was merged into this one the other way round would make a circle.
    const rest = Object.fromEntries(Object.entries(merged).filter(([from]) => from !== into));
    this.#keep({...this.#sorting, merged: {...rest, [key]: into}});
    this.parts.say(this.parts.term('groupsMerged', this.#called(into)));
  }

  #move(remark: string, select: HTMLSelectElement): void {
    const to = select.value;
    select.value = '';
    if (!to) return;
    const {names, places} = this.#sorting;
    const name = to.startsWith('own ') && !names[to] ? this.parts.term('newGroupName', Number(to.slice(4))) : undefined;
    this.#keep({...this.#sorting, places: {...places, [remark]: to}, ...(name && {names: {...names, [to]: name}})});
    this.parts.say(this.parts.term('remarkMoved', this.#called(to)));
  }

  #called(key: string): string {
    const group = this.#groups.find((each) => each.key === key);
    return group ? this.#nameOf(group) : this.#sorting.names[key] ?? key;
  }

  #tick(key: string, on: boolean): void {
    const shown = this.#sorting.shown.filter((each) => each !== key);
    this.#keep({...this.#sorting, shown: on ? [...shown, key] : shown});
  }

  readonly #onUndo = (): void => {
    this.#keep({...UNSORTED, shown: this.#sorting.shown});
    this.parts.say(this.parts.term('sortingUndone'));
  };

  readonly #onShow = (): void => {
    this.#showing = true;
    this.parts.redraw();
  };

  readonly #onClose = (): void => {
    this.parts.host.renderRoot.querySelector<HTMLDialogElement>('dialog.show')?.close();
    this.#onClosed();
  };

  readonly #onClosed = (): void => {
    this.#showing = false;
    this.parts.redraw();
  };

  #keep(sorting: Sorting): void {
    this.#sorting = sorting;
    this.#changed = true;
    void this.activity.keepDraft(DRAFT, sorting);
    this.parts.redraw();
  }

  /** What was sorted on this device before; in another class, another. */
  #restore(): void {
    const {log} = this.activity;
    if (!log || log === this.#from) return;
    this.#from = log;
    this.#sorting = UNSORTED;
    this.#changed = false;
    void this.activity.draft(DRAFT).then((kept) => {
      if (this.#from !== log || this.#changed || kept === undefined) return;
      this.#sorting = sortingOf(kept);
      this.parts.redraw();
    });
  }
}
