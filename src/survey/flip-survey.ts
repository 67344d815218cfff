import {html, LitElement, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import {groupOf, LEAST_GROUP, MIN_GROUP, MOST_GROUP} from '../core/anonymity.js';
import {foldSurvey, type Survey} from '../core/survey.js';
import {ActivityController} from '../element/activity.js';
import {buttonStyles} from '../element/button.styles.js';
import {GateMember} from '../element/gate.js';
import {hostStyles} from '../element/host.styles.js';
import {icon} from '../element/icons.js';
import {Localize} from '../element/localize.js';
import {noticeStyles} from '../element/notice.styles.js';
import {parsed} from '../element/parsed.js';
import {ownSaveNote} from '../element/save-note.js';
import {ViewController} from '../element/view-controller.js';
import {warn} from '../element/warn.js';
import {survey as words} from '../lang/en/survey.js';
import {drawHeeds, drawSums} from './charts.js';
import {surveyStyles} from './flip-survey.styles.js';
import {SurveyForm} from './form.js';
import type {SurveyHost} from './hosts.js';
import {isPast, timeOf} from './hours.js';
import {adviseOn, pagesOf} from './pages.js';
import {privacyOf} from './privacy.js';
import {sendForm} from './send.js';
import type {SurveyDesk} from './survey-desk.js';

/** When learners see sums: never, once they have answered, or always. */
export type ShowResults = 'never' | 'after' | 'always';

const SHOWS: readonly string[] = ['never', 'after', 'always'];

/**
 * Feedback from a class: questions without right answers, by name or really anonymous. Results are shown from a minimum
 * group on, and the teacher can say what came of it.
 *
 * ```html
 * <flip-survey id="how" label="How was it?" anonymous show-results="after">
 *   <flip-question id="pace" type="scale" min="1" max="5" labels="too slow|too fast" required><p>How was the pace?</p></flip-question>
 *   <hr>
 *   <flip-question id="unclear" type="open" depends-on="pace=4|5"><p>What went too fast?</p></flip-question>
 * </flip-survey>
 * ```
 *
 * An `<hr>` begins a new page. A child with `depends-on="id=value"` (or `id=one|other`, or `id` for any answer) is asked only
 * after that answer; a question that is `required` must be answered.
 *
 * @tag flip-survey
 * @slot - Questions, and whatever stands between them; `<hr>` begins a new page.
 * @event {FlipEvent<EntryData['surveyed']>} flip-surveyed - The answers of a survey by name were sent; of an anonymous one no event tells any.
 * @event {FlipEvent<EntryData['completed']>} flip-completed - The learner has answered.
 * @event {FlipEvent<EntryData['summed']>} flip-summed - The teacher's page told the class what a question came to.
 * @event {FlipEvent<EntryData['heeded']>} flip-heeded - The teacher said what changed.
 * @event {FlipEvent<FlipRecord>} flip-record - One of these is in the log.
 * @csspart label - The name.
 * @csspart privacy - What is kept of the answers, and who reads them.
 * @csspart progress - Which page it is.
 * @csspart send - The main button.
 * @csspart chart - What a question came to, a table.
 * @csspart desk - The teacher's results.
 * @csspart heeded - What was said, and what was done.
 * @cssstate answered - The learner has answered.
 * @cssstate closed - It is not open yet, or not any more.
 */
export class FlipSurvey extends LitElement implements SurveyHost {
  static override styles = [hostStyles, buttonStyles, noticeStyles, surveyStyles];
  static override shadowRootOptions: ShadowRootInit = {...LitElement.shadowRootOptions, slotAssignment: 'manual'};

  /** What it is called: above the questions, and in the learner's list of things to do. */
  @property() label = '';
  /** Nobody can find out who gave which answers. */
  @property({type: Boolean}) anonymous = false;
  /** So many people must have answered before anything is shown; 3 at least. */
  @property({type: Number, attribute: 'min-group'}) minGroup: number | undefined;
  /** In an anonymous survey: the id of the question by whose answers results can be broken down; each group of it then needs the minimum. */
  @property() by = '';
  /** When learners see the sums: `never`, `after` they have answered, or `always`. */
  @property({attribute: 'show-results'}) showResults: ShowResults = 'never';
  /** It can be answered more than once, and each time counts. */
  @property({type: Boolean}) repeat = false;
  /** When it opens: a date, such as `2026-12-02T10:00`. */
  @property() opens = '';
  /** When it closes. */
  @property() closes = '';

  @state() private sending = false;
  @state() private again = false;
  @state() private lacking = '';
  @state() private said = '';

  /** @internal */
  readonly localize: Localize = new Localize(this, words);
  readonly #member = new GateMember(this);
  readonly #internals = this.attachInternals();
  /** @internal */
  readonly activity: ActivityController = new ActivityController(this, {
    id: () => this.id || 'survey',
    label: () => (this.#member.joined ? undefined : this.label || this.localize.term('surveyName')),
    onEntries: () => void this.#restore(),
  });
  /** @internal */
  readonly views: ViewController = new ViewController(this, this.activity);
  /** @internal */
  readonly form: SurveyForm = new SurveyForm(this, this.activity, {
    open: () => this.#isAsking, round: () => `survey/${this.#times}`, needed: () => this.localize.term('surveyNeeded'),
  });
  #desk: SurveyDesk | undefined;
  #asked = false;
  #restored = false;
  #survey: Survey | undefined;
  #folded: unknown;
  #alarm: ReturnType<typeof setTimeout> | undefined;
  #children: MutationObserver | undefined;

  /** What is known of its answers. @internal */
  get survey(): Survey {
    const {entries} = this.activity;
    if (!this.#survey || this.#folded !== entries) [this.#survey, this.#folded] = [foldSurvey(entries, this.repeat), entries];
    return this.#survey;
  }

  /** The smallest group that is shown. @internal */
  get group(): number {
    return groupOf(this.minGroup);
  }

  /** The teacher's results are here. @internal */
  get leads(): boolean {
    return this.activity.ready && (this.views.view === 'teacher' || this.#isBoth);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#children = new MutationObserver(() => this.requestUpdate());
    this.#children.observe(this, {childList: true, subtree: true, attributes: true, attributeFilter: ['depends-on', 'required']});
    void parsed().then(() => adviseOn(this));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#children?.disconnect();
    clearTimeout(this.#alarm);
    this.#restored = false;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.leads && !this.#asked) void this.#bringDesk();
    if (changed.has('repeat')) this.#folded = undefined;
    this.#advise(changed);
  }

  override render(): TemplateResult {
    const {activity, views, localize} = this;
    const screen = views.view === 'screen';
    return html`<section class=${screen ? 'screen' : this.#member.joined ? '' : 'card'} aria-labelledby="label">
      <h3 id="label" part="label">${this.label || localize.term('surveyName')}</h3>
      ${views.isRefused ? html`<p class="notice">${localize.term('surveyRefused')}</p>` : nothing}
      ${activity.ready && !screen && views.view === 'learner' ? this.#renderLearner() : nothing}
      ${screen ? html`<p class="todo">${localize.term('surveyOnScreen')}</p>` : nothing}
      <div class="pages" ?hidden=${!this.#showsForm}>${this.#renderForm()}</div>
      ${this.leads ? this.#desk?.draw() : this.#renderResults()}
      ${this.leads ? nothing : drawHeeds(this.survey.heeds, localize)}
      <p class="unseen" role="status">${this.said}</p>
    </section>
    ${ownSaveNote(activity)}`;
  }

  protected override updated(): void {
    const slot = this.renderRoot.querySelector('slot');
    slot?.assign(...(this.#shownPages[this.#place] ?? []));
    const {states} = this.#internals;
    for (const [name, on] of [['answered', this.#times > 0], ['closed', !this.#isOpen]] as const) {
      if (on) states?.add(name);
      else states?.delete(name);
    }
    this.#setAlarm();
    if (!this.activity.ready) return;
    const done = this.#times > 0;
    this.#member.report({answered: done, score: Number(done), final: done || !this.#isOpen});
    if (this.leads) this.#desk?.lead();
  }

  get #isBoth(): boolean {
    return this.views.isAlone && this.views.asked === '';
  }

  /** How often the learner has answered. */
  get #times(): number {
    return this.activity.own.filter(({type}) => type === 'completed').length;
  }

  get #isOpen(): boolean {
    return !(timeOf(this.opens) && !isPast(this.opens)) && !isPast(this.closes);
  }

  get #isAsking(): boolean {
    return this.activity.ready && this.views.view === 'learner' && this.#isOpen && !this.sending && (this.#times === 0 || this.again);
  }

  /** The staff sees the questions as learners do, and cannot answer them. */
  get #showsForm(): boolean {
    return this.activity.ready && (this.#isAsking || this.sending);
  }

  /** Those with something to ask, and the first where there is nothing. */
  get #shownPages(): (Element | Text)[][] {
    const pages = pagesOf(this).map((page) => page.filter((node) => !(node instanceof Element) || !node.hasAttribute('depends-on') || this.form.asksChild(node)));
    const full = pages.filter((page) => page.some((node) => node instanceof Element || node.data.trim() !== ''));
    return full.length > 0 ? full : [[]];
  }

  get #place(): number {
    return Math.min(this.form.page, this.#shownPages.length - 1);
  }

  #renderLearner(): TemplateResult {
    const {localize} = this;
    const when = (date: string) => localize.date(timeOf(date)!, {dateStyle: 'medium', timeStyle: 'short'});
    if (this.#times > 0 && !this.again) return this.#renderThanks();
    if (isPast(this.closes)) return html`<p class="notice calm">${localize.term('surveyClosed', when(this.closes))}</p>`;
    if (!this.#isOpen) return html`<p class="notice calm">${localize.term('surveyOpens', when(this.opens))}</p>`;
    return html`<p class="privacy" part="privacy">${icon(this.anonymous ? 'check' : 'pencil')}<span>${privacyOf(this, localize)}
      ${timeOf(this.closes) ? html`<span class="quiet">${localize.term('surveyCloses', when(this.closes))}</span>` : nothing}</span></p>`;
  }

  #renderThanks(): TemplateResult {
    const {localize, activity, views} = this;
    const waits = /^(?:waiting|unsaved|memory)$/.test(activity.log?.status ?? '') && !views.isAlone;
    const thanks = waits ? 'surveyOnItsWay' : this.anonymous && !views.isAlone ? 'surveyThanksAnonymous' : 'surveyThanks';
    return html`<p class="state" id="thanks" tabindex="-1">${icon('check')} ${localize.term(thanks)}</p>
      ${this.repeat && this.#isOpen ? html`<div class="buttons"><button type="button" @click=${this.#onAgain}>${localize.term('surveyAgain')}</button></div>` : nothing}`;
  }

  #renderForm(): TemplateResult {
    const {localize} = this;
    const [place, count] = [this.#place, this.#shownPages.length];
    const isLast = place === count - 1;
    return html`${count > 1 ? html`<div class="progress" part="progress"><h4 id="page" tabindex="-1">${localize.term('surveyPage', place + 1, count)}</h4>
        <progress max=${count} value=${place + 1} aria-labelledby="page"></progress></div>` : nothing}
      <div class="questions"><slot></slot></div>
      <div class="buttons">
        ${place > 0 ? html`<button type="button" @click=${this.#onBack}>${localize.term('surveyBack')}</button>` : nothing}
        ${isLast ? html`<button type="button" class="main" part="send" aria-disabled=${this.sending || !this.form.isWhole ? 'true' : nothing} @click=${this.#onSend}>
          ${localize.term(this.sending ? 'surveySending' : 'surveySend')}</button>`
          : html`<button type="button" class="main" aria-disabled=${this.form.isWhole ? nothing : 'true'} @click=${this.#onNext}>${localize.term('surveyNext')}</button>`}
        <p class="lacking" ?hidden=${!this.lacking}>${this.lacking}</p>
      </div>`;
  }

  #renderResults(): TemplateResult | typeof nothing {
    const {views, showResults, survey: {told}, localize, form} = this;
    const mayShow = views.view === 'screen' || showResults === 'always' || (showResults === 'after' && this.#times > 0);
    if (showResults === 'never' || !mayShow || !this.activity.ready) return nothing;
    const sums = form.questions.flatMap((question) => {
      const sheet = form.sheet(question)!;
      const sum = told.get(sheet.id);
      return sum && sheet.ready ? [drawSums({sums: sum, sheet, group: this.group}, localize)] : [];
    });
    return html`<div class="results"><h4>${localize.term('surveyResults')}</h4>
      ${sums.length > 0 ? sums : html`<p class="quiet">${localize.term('surveyNoResults')}</p>`}</div>`;
  }

  /** What an author got wrong about the survey itself. */
  #advise(changed: PropertyValues<this>): void {
    if (changed.has('showResults') && !SHOWS.includes(this.showResults)) warn(this, `show-results="${this.showResults}" is not known; "never" is used.`, '<flip-survey show-results="after"> (or "never", or "always")');
    if (changed.has('minGroup') && this.minGroup !== undefined && this.minGroup !== this.group) {
      warn(this, `min-group="${this.getAttribute('min-group')}" is no whole number from ${LEAST_GROUP} to ${MOST_GROUP}; ${this.group} is used.`, `<flip-survey min-group="${MIN_GROUP}">`);
    }
    for (const name of ['opens', 'closes'] as const) {
      if (changed.has(name) && this[name] && !timeOf(this[name])) warn(this, `${name}="${this[name]}" is no date, so it does not count.`, `<flip-survey ${name}="2026-12-02T10:00">`);
    }
  }

  /** Opens and closes by itself while somebody looks at it. */
  #setAlarm(): void {
    clearTimeout(this.#alarm);
    const next = [this.opens, this.closes].map((date) => (timeOf(date)?.getTime() ?? 0) - Date.now()).filter((ms) => ms > 0);
    if (next.length > 0) this.#alarm = setTimeout(() => this.requestUpdate(), Math.min(...next, 2 ** 31 - 1) + 50);
  }

  /** What was typed is found again; what was being sent when the page went is sent to its end. */
  async #restore(): Promise<void> {
    if (this.#restored) return;
    this.#restored = true;
    const sent = await this.form.restore();
    if (sent) await this.#send(sent);
  }

  async #send(again?: string): Promise<void> {
    this.sending = true;
    this.said = '';
    const kept = await sendForm(this, again);
    this.sending = false;
    if (!kept) return;
    this.again = false;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#thanks')?.focus();
  }

  readonly #onBack = (): void => void this.#turn(this.#place - 1);

  readonly #onNext = (): void => {
    if (this.#isFull()) void this.#turn(this.#place + 1);
  };

  readonly #onSend = (): void => {
    if (this.sending || !this.#isFull()) return;
    const {form, localize} = this;
    this.lacking = form.isEmpty ? localize.term('surveyEmpty') : form.isTooLong ? localize.term('surveyTooLong') : '';
    if (this.lacking) this.said = this.lacking;
    else void this.#send();
  };

  readonly #onAgain = async (): Promise<void> => {
    this.again = true;
    await this.updateComplete;
    this.form.questions[0]?.focus();
  };

  /** Leads to the first question of this page that lacks something. */
  #isFull(): boolean {
    if (!this.form.isWhole) return false;
    const here = this.#shownPages[this.#place] ?? [];
    const lacking = this.form.look(this.form.questions.filter((question) => here.some((node) => node.contains(question))));
    this.lacking = lacking.length > 0 ? this.localize.term('surveyLacking', lacking.length) : '';
    this.said = this.lacking;
    lacking[0]?.focus();
    return lacking.length === 0;
  }

  async #turn(page: number): Promise<void> {
    this.lacking = '';
    this.form.turn(page);
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#page')?.focus();
  }

  async #bringDesk(): Promise<void> {
    this.#asked = true;
    try {
      const {SurveyDesk} = await import('./survey-desk.js');
      this.#desk = new SurveyDesk(this);
    } catch {
      setTimeout(() => {
        this.#asked = false;
        this.requestUpdate();
      }, 4000);
    }
    this.requestUpdate();
  }
}

declare global {
  interface HTMLElementTagNameMap {'flip-survey': FlipSurvey}
}
