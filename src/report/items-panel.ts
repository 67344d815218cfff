import {html, nothing, type TemplateResult} from 'lit';
import {itemsOf, type Item, type OptionTally} from '../core/items.js';
import {icon} from '../element/icons.js';
import {askButton} from './ask.js';
import {bar} from './charts.js';
import type {Panel, Parts} from './parts.js';

/** So many questions are drawn at once, and so many answers that were typed. */
const PAGE = 20;
const TYPED = 8;
/** Chance alone brings a correlation a little below nothing. */
const REVERSED = -0.1;

/** How each question did its work. */
export class ItemsPanel implements Panel {
  #isByPage = false;
  #shown = PAGE;

  constructor(readonly parts: Parts) {}

  draw(): TemplateResult {
    const {term, pupils, outline} = this.parts;
    const items = itemsOf(pupils, outline).filter(({answers}) => answers > 0);
    if (items.length === 0) return html`<p class="quiet">${term('noQuestions')}</p>`;
    const sorted = this.#isByPage ? items : [...items].sort((a, b) => (a.facility ?? 2) - (b.facility ?? 2));
    return html`<div class="items">
      <p class="choices"><label>${term('itemsOrder')} <select @change=${this.#onOrder}>
        <option value="hard" .selected=${!this.#isByPage}>${term('hardestFirst')}</option><option value="page" .selected=${this.#isByPage}>${term('pageOrder')}</option></select></label></p>
      <ol class="questions">${sorted.slice(0, this.#shown).map((item) => this.#drawItem(item))}</ol>
      ${sorted.length > this.#shown ? html`<button type="button" @click=${() => {
        this.#shown += PAGE;
        this.parts.redraw();
      }}>${term('showOthers', Math.min(PAGE, sorted.length - this.#shown))}</button>` : nothing}
      <p class="quiet small">${term('discriminationNote')}</p></div>`;
  }

  #drawItem(item: Item): TemplateResult {
    const {term, terms: {least}} = this.parts;
    const {question, answers, older} = item;
    return html`<li><h3>${this.parts.labelOf(question)}</h3>
      ${answers < least ? html`<p class="quiet">${term('fewerThan', least)}</p>` : html`${this.#drawFigures(item)}${this.#drawChoices(item)}`}
      ${older > 0 ? html`<p class="quiet small">${term('olderAnswers', older)}</p>` : nothing}
      ${askButton(this.parts, question)}</li>`;
  }

  #drawFigures({facility, discrimination, answers, seconds}: Item): TemplateResult {
    const {term, localize, terms: {low, high}} = this.parts;
    const tone = facility === null ? '' : facility < low ? 'bad' : facility > high ? 'good' : 'half';
    return html`<dl class="figures">
      ${facility === null ? nothing : html`<div class=${tone}><dt>${term('facility')}</dt><dd>${this.parts.share(facility)}</dd></div>`}
      ${discrimination === null ? nothing : html`<div class=${discrimination < REVERSED ? 'bad' : ''}><dt>${term('discrimination')}</dt>
        <dd>${localize.number(discrimination, {maximumFractionDigits: 2})} <span class="quiet small">${term(judged(discrimination))}</span></dd></div>`}
      <div><dt>${term('learners')}</dt><dd>${localize.number(answers)}</dd></div>
      <div><dt>${term('medianTime')}</dt><dd>${localize.number(Math.round(seconds), {style: 'unit', unit: 'second', unitDisplay: 'short'})}</dd></div></dl>`;
  }

  #drawChoices({question, choices, answers}: Item): TemplateResult | typeof nothing {
    const {term, terms: {least}} = this.parts;
    // What few wrote could tell who it was.
    const told = choices.filter(({correct, count}) => correct !== undefined || count >= least).slice(0, Math.max(TYPED, choices.filter(({correct}) => correct !== undefined).length));
    if (told.length === 0) return nothing;
    return html`<table class="choices-table"><caption class="unseen">${term('itemsCaption', this.parts.labelOf(question))}</caption>
      <thead class="unseen"><tr><th scope="col">${term('option')}</th><th scope="col">${term('chosenBy')}</th></tr></thead>
      <tbody>${told.map((tally) => this.#drawChoice(tally, answers))}</tbody></table>`;
  }

  #drawChoice({text, count, correct, misconception}: OptionTally, answers: number): TemplateResult {
    const {term, terms: {least}} = this.parts;
    const isFew = count > 0 && count < least;
    const share = (isFew ? least / 2 : count) / Math.max(1, answers);
    return html`<tr class=${correct ? 'right' : misconception ? 'idea' : ''}><th scope="row"><span class="answer">${correct ? html`${icon('check')}<span class="unseen">${term('rightOption')}: </span>` : nothing}<bdi>${text}</bdi></span>
        ${misconception ? html`<span class="tag">${term('wrongIdea', this.parts.ideaOf(misconception))}</span>` : nothing}
        ${bar(share, correct ? 'good' : misconception ? 'bad' : 'edge')}</th>
      <td>${this.parts.told(count)}<span class="quiet small">${isFew ? nothing : this.parts.share(share)}</span></td></tr>`;
  }

  readonly #onOrder = (event: Event): void => {
    this.#isByPage = (event.target as HTMLSelectElement).value === 'page';
    this.parts.redraw();
  };
}

/** Ebel 1965. */
function judged(discrimination: number): 'discriminationGood' | 'discriminationFair' | 'discriminationPoor' | 'discriminationWrong' {
  if (discrimination < REVERSED) return 'discriminationWrong';
  return discrimination < 0.2 ? 'discriminationPoor' : discrimination < 0.4 ? 'discriminationFair' : 'discriminationGood';
}
