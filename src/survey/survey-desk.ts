import {html, nothing, type TemplateResult} from 'lit';
import {csvLine} from '../core/csv.js';
import {isEntry, type Entry} from '../core/entry.js';
import {inOrder, merge, type Known} from '../core/fold.js';
import {fitting, gatheredTable, mayTell, sizeOf, sumsOf, tableOf, type Heed} from '../core/survey.js';
import type {Sheet} from '../element/ballot.js';
import {download} from '../element/download.js';
import type {Localize} from '../element/localize.js';
import {speak} from '../lang/speak.js';
import {surveyDesk as words} from '../lang/en/survey-desk.js';
import {drawHeeds, drawSums, drawTable} from './charts.js';
import type {SurveyHost} from './hosts.js';

/** The staff's page: what came of the survey, who is missing, and what was done about it. */
export class SurveyDesk {
  #opened: Known = new Map();
  #heard = false;
  #by = '';
  #note: string | undefined;
  #lacking = '';
  /** What was typed and not shown yet. */
  #draft = {said: '', did: ''};

  constructor(readonly host: SurveyHost) {
    speak(words);
    void this.#restore();
  }

  /** Called after each drawing: the class is told the sums that it may see. */
  lead(): void {
    this.#hear();
    const {showResults, activity, survey, group, leads, views} = this.host;
    if (!leads || showResults === 'never') return;
    if (views.isAlone && views.asked !== '') return;
    for (const {sheet, sums} of this.#results) {
      const before = survey.told.get(sheet.id)?.total ?? 0;
      if (mayTell(before, sums.total, group)) void activity.record('summed', fitting(sums));
    }
  }

  draw(): TemplateResult {
    const {host} = this;
    const {localize, survey, views, anonymous, group} = host;
    const term = localize.term.bind(localize);
    const size = sizeOf(survey);
    const answered = this.#answered;
    const waits = anonymous && !views.isAlone && !host.repeat ? answered - size : 0;
    const shows = size >= group;
    return html`<div class="desk" part="desk" role="group" aria-labelledby="desk">
      <div class="head"><h4 id="desk">${term('surveyDesk')}</h4><span class="size">${term('surveyAnswered', answered)}</span></div>
      ${views.isAlone ? html`<p class="notice calm">${term('surveyTrying')}</p>` : nothing}
      ${shows && waits > 0 ? html`<p class="quiet">${term('surveyHeld', waits, group)}</p>` : nothing}
      ${shows ? html`<p class="quiet">${term(host.showResults === 'never' ? 'surveyUntold' : 'surveyTold')}</p>${this.#renderResults()}`
        : html`<p class="state">${term('surveyUntil', group)}</p>`}
      ${anonymous ? nothing : this.#renderMissing()}
      ${shows ? html`<div class="buttons"><button type="button" @click=${this.#onExport}>${term('surveySave')}</button></div>` : nothing}
      ${this.#renderHeeds()}
    </div>`;
  }

  /** People who have answered, as far as they are people. */
  get #answered(): number {
    const {survey: {done}} = this.host;
    return done.size;
  }

  get #results(): {sheet: Sheet; sums: ReturnType<typeof sumsOf>}[] {
    const {form, survey: {replies}} = this.host;
    return form.questions.filter((question) => form.sheet(question)!.ready).map((question) => {
      const sheet = form.sheet(question)!;
      return {sheet, sums: sumsOf(sheet.id, replies.get(sheet.id) ?? [], {listed: sheet.keys.length > 0, numeric: /^(?:scale|number)$/.test(question.getAttribute('type') ?? '')})};
    });
  }

  #renderResults(): TemplateResult {
    const {localize, group} = this.host;
    const results = this.#results;
    const by = results.find(({sheet}) => sheet.id === this.#by)?.sheet;
    return html`${this.#renderBy()}${results.map(({sheet, sums}) => html`${drawSums({sums, sheet, group}, localize)}
      ${by && by.id !== sheet.id && sheet.keys.length > 0 ? this.#renderTable(sheet, by) : nothing}`)}`;
  }

  /** Questions with one answer each, from a list, make groups; of an anonymous survey the one that its author named. */
  get #groupings(): Sheet[] {
    const {form, anonymous, views, by} = this.host;
    const free = !anonymous || views.isAlone;
    return form.questions.filter((question) => (free ? question.getAttribute('type') !== 'multiple' : question.id === by))
      .map((question) => form.sheet(question)!).filter(({keys}) => keys.length > 1);
  }

  #renderBy(): TemplateResult | typeof nothing {
    const {localize} = this.host;
    const groupings = this.#groupings;
    if (groupings.length === 0 || this.host.form.questions.length < 2) return nothing;
    return html`<label class="by">${localize.term('surveyBy')} <select @change=${this.#onBy}>
      <option value="">${localize.term('surveyByNone')}</option>
      ${groupings.map(({id, name}) => html`<option value=${id} ?selected=${id === this.#by}>${name}</option>`)}</select></label>`;
  }

  #renderTable(question: Sheet, by: Sheet): TemplateResult | typeof nothing {
    const {localize, survey, group, anonymous, views} = this.host;
    // Of several choices a person is in several columns, and no group is told by them.
    const isSeveral = this.host.form.questions.some((each) => each.getAttribute('type') === 'multiple' && this.host.form.sheet(each)?.id === question.id);
    if (isSeveral) return nothing;
    const table = anonymous && !views.isAlone ? gatheredTable(survey.replies.get(question.id) ?? [])
      : tableOf(survey.sheets, {question: question.id, by: by.id, group});
    return table ? drawTable(table, {question, by}, localize) : html`<p class="quiet">${localize.term('surveyNoTable', group)}</p>`;
  }

  #renderMissing(): TemplateResult | typeof nothing {
    const {localize, activity: {log, identity}, survey: {done}, views} = this.host;
    if (views.isAlone) return nothing;
    const here = new Set<string>();
    for (const entry of inOrder(this.#opened)) {
      if (!isEntry(entry, 'launched')) continue;
      if (!entry.data.view || entry.data.view === 'learner') here.add(entry.author);
      else here.delete(entry.author);
    }
    const missing = [...here].filter((sub) => !done.has(sub) && sub !== identity?.sub);
    if (here.size === 0) return nothing;
    if (missing.length === 0) return html`<p class="quiet">${localize.term('surveyNobodyMissing')}</p>`;
    const names = missing.map((sub) => log?.nameOf?.(sub) ?? sub).sort((a, b) => a.localeCompare(b, localize.lang()));
    return html`<details><summary><bdi>${localize.term('surveyMissing', missing.length)}</bdi></summary><ul class="names">${names.map((name) => html`<li><bdi>${name}</bdi></li>`)}</ul></details>`;
  }

  #renderHeeds(): TemplateResult {
    const {localize, survey: {heeds}} = this.host;
    const term = localize.term.bind(localize);
    const edited = heeds.find(({id}) => id === this.#note);
    return html`${drawHeeds(heeds, localize, (heed) => html`
        <button type="button" class="plain" @click=${() => this.#edit(heed)}>${term('surveyEdit')}</button>
        <button type="button" class="plain" @click=${() => this.#remove(heed)}>${term('surveyTakeAway')}</button>`)}
      <form class="heed" @submit=${this.#onHeed}>
        ${heeds.length > 0 ? nothing : html`<h4>${term('surveyHeeded')}</h4>`}
        <p class="quiet">${term('surveyWriteHeed')}</p>
        <label>${term('surveySaid')}<textarea name="said" rows="2" maxlength="2000" dir="auto" .value=${edited?.said ?? this.#draft.said} @input=${this.#onType}></textarea></label>
        <label>${term('surveyDid')}<textarea name="did" rows="2" maxlength="2000" dir="auto" .value=${edited?.did ?? this.#draft.did} @input=${this.#onType}></textarea></label>
        <div class="buttons"><button type="submit">${term('surveyKeepHeed')}</button>
          ${edited ? html`<button type="button" class="plain" @click=${() => this.#edit(undefined)}>${term('surveyCancel')}</button>` : nothing}
          <p class="lacking" role="alert">${this.#lacking}</p></div>
      </form>`;
  }

  /** Who opened the lesson: only then is it known who has not answered. */
  #hear(): void {
    const {log} = this.host.activity;
    if (this.#heard || !log || this.host.anonymous) return;
    this.#heard = true;
    log.subscribe(0, (batch: Entry[]) => {
      this.#opened = merge(this.#opened, batch);
      this.host.requestUpdate();
    }, {activity: 'lesson'});
  }

  #edit(heed: Heed | undefined): void {
    this.#note = heed?.id;
    this.#lacking = '';
    this.host.requestUpdate();
    void this.host.updateComplete.then(() => this.#box?.focus());
  }

  #remove({id, said, did}: Heed): void {
    if (this.#note === id) this.#note = undefined;
    void this.host.activity.record('heeded', {said, did, note: id, removed: true});
  }

  get #box(): HTMLTextAreaElement | null {
    return this.host.renderRoot.querySelector('.heed textarea');
  }

  async #restore(): Promise<void> {
    const kept = await this.host.activity.draft('heed') as Partial<{said: string; did: string}> | undefined;
    this.#draft = {said: kept?.said ?? '', did: kept?.did ?? ''};
    this.host.requestUpdate();
  }

  readonly #onType = ({currentTarget}: Event): void => {
    this.#lacking = '';
    const [said = '', did = ''] = [...(currentTarget as HTMLTextAreaElement).form!.querySelectorAll('textarea')].map(({value}) => value);
    // A change of what is shown already is found there.
    if (this.#note === undefined) void this.host.activity.keepDraft('heed', {said, did});
  };

  readonly #onHeed = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const [said = '', did = ''] = [...form.querySelectorAll('textarea')].map(({value}) => value.trim());
    this.#lacking = said && did ? '' : this.host.localize.term('surveyHeedNeeds');
    this.host.requestUpdate();
    if (this.#lacking || !await this.host.activity.record('heeded', {said, did, ...(this.#note && {note: this.#note})})) return;
    if (this.#note === undefined) await this.host.activity.keepDraft('heed', undefined);
    this.#note = undefined;
    this.#draft = {said: '', did: ''};
    form.reset();
    this.host.requestUpdate();
  };

  readonly #onBy = (event: Event): void => {
    this.#by = (event.target as HTMLSelectElement).value;
    this.host.requestUpdate();
  };

  readonly #onExport = (): void => {
    const {localize, activity} = this.host;
    download(`\ufeff${surveyTable(this.host, localize)}`, `${activity.id}-${localize.term('surveyFile')}.csv`, 'text/csv');
  };
}

/** All answers as text (RFC 4180): by name a line each person, else a line each answer, in no order. */
export function surveyTable({form, survey, anonymous, views, activity}: SurveyHost, localize: Pick<Localize, 'term'>): string {
  const sheets = form.questions.map((question) => form.sheet(question)!);
  const worded = (sheet: Sheet, response: readonly string[]) => response.map((part) => sheet.label(part)).join(' | ');
  if (anonymous && !views.isAlone) {
    const rows = sheets.flatMap((sheet) => (survey.replies.get(sheet.id) ?? []).filter(({response}) => response.length > 0)
      .map(({response, of}) => [sheet.name, worded(sheet, response), of?.join(' | ') ?? ''])
      .sort(([, a], [, b]) => (a! < b! ? -1 : Number(a! > b!))));
    return [[localize.term('surveyCsvQuestion'), localize.term('surveyCsvAnswer'), localize.term('surveyBy')], ...rows].map(csvLine).join('');
  }
  const rows = survey.sheets.map(({author, at, answers}) => [
    anonymous ? '' : activity.log?.nameOf?.(author) ?? author, anonymous ? '' : at, ...sheets.map((sheet) => worded(sheet, answers[sheet.id] ?? [])),
  ]);
  return [[localize.term('surveyCsvWho'), localize.term('surveyCsvWhen'), ...sheets.map(({name}) => name)], ...rows].map(csvLine).join('');
}
