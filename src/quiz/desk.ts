import {html, nothing, type TemplateResult} from 'lit';
import {icon} from '../element/icons.js';
import type {Localize} from '../element/localize.js';
import {FLAG} from './drawings.js';
import type {Extra, Member, Ruling} from './extra.js';

const STATES = {good: 'stateIsRight', bad: 'stateIsWrong', calm: 'stateGiven'} as const;

/** What a quiz with more than the plain rules draws around its questions. */
export class Desk {
  readonly draw: Extra['draw'] = {top: () => this.#top(), end: () => this.#end(), result: () => this.#result()};
  readonly #term: Localize['term'];
  /** Hand in was pressed, and something is not answered. */
  #asking = false;

  constructor(readonly ruling: Ruling) {
    const {localize} = ruling.parts;
    this.#term = localize.term.bind(localize);
  }

  #top(): unknown {
    if (!this.ruling.parts.activity.ready) return nothing;
    return html`${this.#renderHours()}${this.#renderIntro()}${this.#renderList()}`;
  }

  #renderHours(): unknown {
    const {early, closed, over, opens, closes} = this.ruling;
    if (early) return html`<p class="notice calm">${this.#term('opensAt', this.#date(opens!))}</p>`;
    if (closed && !over) return html`<p class="notice calm">${this.#term('closedAt', this.#date(closes!))}</p>`;
    return closes !== undefined && !closed && !over ? html`<p class="quiet hours">${this.#term('closesAt', this.#date(closes))}</p>` : nothing;
  }

  #renderIntro(): unknown {
    const {begun, early, closed, limit} = this.ruling;
    if (begun || early || closed) return nothing;
    return html`<div class="intro">
      <p>${this.#term('beginIntro', this.#members().length, this.#term('duration', limit!))}</p>
      <p class="quiet">${this.#term('beginNote')}</p>
      <button type="button" class="main" @click=${() => this.ruling.begin()}>${this.#term('begin')}</button>
    </div>`;
  }

  #renderList(): unknown {
    const all = this.#members();
    if (!this.ruling.shown || this.ruling.over || !(this.ruling.handsIn || this.ruling.parts.quiz.overview) || all.length < 2) return nothing;
    return html`<nav class="overview" aria-label=${this.#term('questionsList')}><ol>${all.map((member, i) => {
      const states = [this.#stateOf(member), this.ruling.isMarked(member) && this.#term('stateMarked')].filter(Boolean).join(', ');
      return html`<li><button type="button" class="stop ${this.#toneOf(member)}" aria-label=${this.#term('questionIs', i + 1, states)}
        title=${states} @click=${() => this.ruling.parts.goTo(member.element)}>${i + 1}${this.ruling.isMarked(member) ? icon(FLAG) : nothing}</button></li>`;
    })}</ol></nav>`;
  }

  #toneOf({answered, final, question}: Member): string {
    if (!answered) return '';
    return this.ruling.deferred || !final ? 'given' : question?.verdict.tone ?? 'given';
  }

  #stateOf(member: Member): string {
    const {answered, final, question} = member;
    if (!answered) return this.#term('stateOpen');
    const {word, tone} = question?.verdict ?? {word: 'answerKept', tone: 'calm'};
    if (this.ruling.deferred || word === 'answerKept') return this.#term('stateGiven');
    if (word === 'answerPartly') return this.#term('stateIsPartly');
    return this.#term(final ? STATES[tone] : 'stateTryAgain');
  }

  #end(): unknown {
    if (!this.ruling.shown || this.ruling.over || !this.ruling.handsIn || this.#members().length === 0) return nothing;
    const [left, marked] = [this.#places(({answered}) => !answered), this.#places((member) => this.ruling.isMarked(member))];
    if (left.length === 0) this.#asking = false;
    const summary = [
      left.length > 0 ? this.#term('notAnsweredYet', this.#list(left), left.length) : this.#term('allAnswered'),
      marked.length > 0 && this.#term('markedForLater', this.#list(marked), marked.length),
    ].filter(Boolean);
    return html`<div class="open end">
      <div class="summary"><p>${summary.join(' ')}</p><p class="quiet">${this.#term('handInNote')}</p></div>
      <div class="choices">
        <button type="button" class="main" ?disabled=${!this.ruling.open} @click=${() => this.#onHandIn(left)}>${this.#term(this.#asking ? 'handInNow' : 'handIn')}</button>
        ${this.#asking ? html`<button type="button" class="plain" @click=${() => this.#onBack(left)}>${this.#term('keepWorking')}</button>` : nothing}
      </div>
    </div>`;
  }

  #onHandIn(left: number[]): void {
    if (left.length > 0 && !this.#asking) {
      this.#asking = true;
      this.ruling.parts.say(this.#term('notAnsweredYet', this.#list(left), left.length));
      this.ruling.parts.quiz.requestUpdate();
      return;
    }
    this.#asking = false;
    void this.ruling.handIn();
  }

  #onBack([first = 1]: number[]): void {
    this.#asking = false;
    this.ruling.parts.quiz.requestUpdate();
    this.ruling.parts.goTo(this.#members()[first - 1]!.element);
  }

  #result(): unknown {
    return html`${this.#renderHidden()}${this.#renderCertainty()}${this.#renderMore()}`;
  }

  #renderHidden(): unknown {
    if (this.ruling.sees('marks')) return nothing;
    const {closes, closed} = this.ruling;
    return html`<p>${closes !== undefined && !closed ? this.#term('resultLater', this.#date(closes)) : this.#term('resultHidden')}</p>`;
  }

  #renderMore(): unknown {
    const {last, allowed, closed} = this.ruling;
    if (last.number >= allowed || closed) return nothing;
    return html`<p class="again"><button type="button" class="main" @click=${() => this.ruling.begin()}>${this.#term('newAttempt')}</button>
      <span class="quiet">${this.#term('attemptOf', last.number + 1, allowed)}</span></p>`;
  }

  #renderCertainty(): TemplateResult | typeof nothing {
    const {earned, all} = this.ruling.certain;
    if (all === 0 || !this.ruling.sees('marks')) return nothing;
    const number = (points: number) => this.ruling.parts.localize.number(points, {maximumFractionDigits: 2});
    return html`<div class="certain">
      <h5>${this.#term('surePoints')}: ${this.#term('sureSum', number(earned), number(all))}</h5>
      <p class="quiet">${this.#term('sureWhy')}</p>
    </div>`;
  }

  #members(): Member[] {
    return this.ruling.parts.members();
  }

  #places(wanted: (member: Member) => boolean): number[] {
    return this.#members().flatMap((member, i) => (wanted(member) ? [i + 1] : []));
  }

  #list(numbers: number[]): string {
    return new Intl.ListFormat(this.ruling.parts.localize.lang()).format(numbers.map(String));
  }

  #date(moment: number): string {
    return this.ruling.parts.localize.date(new Date(moment), {dateStyle: 'full', timeStyle: 'short'});
  }
}
