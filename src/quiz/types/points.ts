import {html, nothing, svg, type TemplateResult} from 'lit';
import {pointsAsResponse, pointsIn} from '../../core/preferences.js';
import {icon} from '../../element/icons.js';
import {Localize} from '../../element/localize.js';
import {opinions} from '../../lang/en/opinions.js';
import {stepOfSum, sumOf} from '../opinions.js';
import type {Question} from '../question.js';
import {opinion} from './opinion.js';
import {pointsStyles} from './points.styles.js';
import type {Drawing, QuestionHost, QuestionType} from './question-type.js';

/** So many points (`total`, 100 by itself) spread over the options: all of them, and never more. */
export const points = (host: QuestionHost): QuestionType => new Points(host);

class Points implements QuestionType {
  readonly instruction = 'howPoints';
  readonly lacking = 'answerFirst';
  readonly styles = pointsStyles;
  readonly free = opinion.free;
  readonly grade = opinion.grade;
  readonly marks = opinion.marks;
  readonly hits = opinion.hits;
  readonly #localize: Localize;

  constructor(readonly host: QuestionHost) {
    this.#localize = new Localize(host, opinions);
  }

  readonly read = (question: Question, element: HTMLElement): Question => ({...question, graded: false, more: {sum: sumOf(element.getAttribute('total'))}});

  readonly isAnswerable = ({options}: Question): boolean => options.length > 1;

  readonly knows = ({options}: Question, part: string): boolean => [...pointsIn([part], Infinity).keys()].some((key) => options.some((option) => option.key === key));

  readonly isSound = (question: Question): boolean => {
    const total = this.host.getAttribute('total');
    return question.options.length > 1 && question.options.every(({text, correct, weight}) => text && !correct && weight === undefined)
      && (total === null || String(sumIn(question)) === total.trim());
  };

  readonly faults = async ({options}: Question) => (await import('../opinion-faults.js')).faultsOfOptions(options, 'points', this.host.getAttribute('total'));

  readonly lacks = (response: readonly string[]): string | undefined => {
    const left = this.#leftOf(this.host.question, response);
    return left > 0 ? this.#localize.term('pointsMissing', left) : undefined;
  };

  readonly words = ({options}: Question, response: readonly string[]): string[] => [...pointsIn(response, Infinity)].map(([key, n]) =>
    `${options.find((option) => option.key === key)?.text ?? key}: ${this.#localize.number(n)}`);

  readonly facts = (question: Question) => ({sum: sumIn(question)});

  readonly draw = (drawing: Drawing): TemplateResult => {
    const {question, response, order} = drawing;
    const sum = sumIn(question);
    const left = this.#leftOf(question, response);
    const {number, term} = {number: (n: number) => this.#localize.number(n), term: this.#localize.term.bind(this.#localize)};
    return html`<ol class="spread">${order.map((place) => this.#renderOption(drawing, place, left))}</ol>
      <p class="left ${left === 0 ? 'none' : ''}" aria-live="off">${left === 0 ? html`${icon('check')} ${term('pointsAllGiven')}` : term('pointsLeft', number(left), number(sum))}</p>`;
  };

  /** A field that was emptied is nothing, and stays empty while somebody types. */
  readonly tell = ({question, response}: Drawing): void => {
    const given = pointsIn(response, sumIn(question));
    for (const field of this.host.renderRoot.querySelectorAll<HTMLInputElement>('.spread input')) {
      const points = given.get(field.dataset['key'] ?? '') ?? 0;
      const isTyped = field.matches(':focus') && field.value === '' && points === 0;
      if (!isTyped && field.value !== String(points)) field.value = String(points);
    }
  };

  #renderOption(drawing: Drawing, place: number, left: number): TemplateResult {
    const {question, response, off} = drawing;
    const {key = '', text = ''} = question.options[place] ?? {};
    const points = pointsIn(response, sumIn(question)).get(key) ?? 0;
    const step = stepOfSum(sumIn(question));
    const [fewer, more] = [Math.min(step, points), Math.min(step, left)];
    const term = this.#localize.term.bind(this.#localize);
    return html`<li class="share" part="option">
      <span class="what" id="what-${place}"><slot name="option-${place}"></slot></span>
      <span class="give">
        <button type="button" class="fewer" aria-label=${term('fewerPoints', text, fewer || step)} ?disabled=${off} aria-disabled=${fewer === 0 ? 'true' : nothing}
          @click=${() => this.#give(drawing, place, points - fewer)}>−</button>
        <input type="number" min="0" max=${points + left} step="1" inputmode="numeric" data-key=${key} aria-label=${term('pointsOfOption', text)}
          @focus=${(event: Event) => (event.target as HTMLInputElement).select()} @input=${(event: Event) => this.#onInput(drawing, place, event)}
          @change=${(event: Event) => this.#onChange(event)}>
        <button type="button" class="more" aria-label=${term('morePoints', text, more || step)} ?disabled=${off} aria-disabled=${more === 0 ? 'true' : nothing}
          @click=${() => this.#give(drawing, place, points + more)}>+</button>
      </span>
      <svg class="bar" width="100%" height="100%" aria-hidden="true" focusable="false"><rect class="rail" width="100%" height="100%" rx="3"></rect>
        ${points > 0 ? svg`<rect class="fill" width="${points / sumIn(question) * 100}%" height="100%" rx="3"></rect>` : nothing}</svg>
    </li>`;
  }

  /** Gives an option so many points, as far as there are any; says what came of it. */
  #give(drawing: Drawing, place: number, wanted: number): void {
    const {question, response, choose} = drawing;
    const sum = sumIn(question);
    const {key = '', text = ''} = question.options[place] ?? {};
    const given = pointsIn(response, sum);
    const before = given.get(key) ?? 0;
    const most = before + this.#leftOf(question, response);
    const points = Math.min(most, Math.max(0, Math.round(wanted)));
    if (points !== before) choose(pointsAsResponse(new Map([...given, [key, points]]), question.options.map((option) => option.key)));
    const number = (n: number) => this.#localize.number(n);
    this.host.say(wanted > most ? this.#localize.term('pointsNoMore', number(most - before))
      : most === points ? this.#localize.term('pointsAllGiven') : this.#localize.term('pointsNow', text, number(points), number(most - points)));
  }

  #leftOf(question: Question, response: readonly string[]): number {
    const sum = sumIn(question);
    return sum - [...pointsIn(response, sum)].reduce((all, [, points]) => all + points, 0);
  }

  #onInput(drawing: Drawing, place: number, event: Event): void {
    const {valueAsNumber, validity} = event.target as HTMLInputElement;
    if (validity.badInput) return;
    this.#give(drawing, place, Number.isFinite(valueAsNumber) ? valueAsNumber : 0);
  }

  /** What is left of typing shows what counts. */
  #onChange(event: Event): void {
    const field = event.target as HTMLInputElement;
    if (field.value === '') field.value = '0';
  }
}

const sumIn = ({more}: Question): number => (more as {sum: number}).sum;
