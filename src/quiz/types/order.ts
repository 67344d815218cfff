import {html, nothing, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {icon} from '../../element/icons.js';
import {Localize} from '../../element/localize.js';
import {hash} from '../../core/id.js';
import {placing} from '../../lang/en/placing.js';
import {grip} from '../bank.js';
import {carry} from '../../element/carry.js';
import {drawOnPaper} from '../on-paper.js';
import {glide, placesOf} from '../glide.js';
import {mixed, scoringOf} from '../mix.js';
import {gradeOrder, marksOfOrder, movedTo, orderShown} from '../order-grade.js';
import {orderStyles} from '../order.styles.js';
import type {Question} from '../question.js';
import type {Drawing, QuestionHost, QuestionType} from './question-type.js';

/**
 * Options in their right order, shown in another: moved by their buttons, by arrow keys or by a handle. What nobody
 * moved is no answer yet.
 */
export const order = (host: QuestionHost): QuestionType => new Order(host);

class Order implements QuestionType {
  readonly instruction = 'howOrder';
  readonly lacking = 'orderFirst';
  readonly grade = gradeOrder;
  readonly marks = marksOfOrder;

  readonly #localize: Localize;
  /** Where the rows stood before they were moved, px. */
  #from: ReadonlyMap<Element, number> | undefined;

  readonly styles = orderStyles;

  constructor(readonly host: QuestionHost) {
    this.#localize = new Localize(host, placing);
  }

  readonly read = (question: Question, element: HTMLElement): Question => ({
    ...question, more: {order: question.options.map(({key}) => key)}, graded: question.options.length > 1, scoring: scoringOf(element, 'all'),
  });

  readonly isAnswerable = ({options}: Question): boolean => options.length > 1;

  readonly knows = ({options}: Question, part: string): boolean => options.some(({key}) => key === part);

  readonly isSound = ({options}: Question): boolean =>
    options.length > 1 && options.every(({text, correct, weight}) => text && !correct && weight === undefined);

  readonly faults = async (question: Question) => (await import('../placing-faults.js')).faultsOfOrder(question);

  /** Feedback is for what stands in a wrong place. */
  readonly hits = (question: Question, response: readonly string[]): string[] =>
    [...marksOfOrder(question, response)].flatMap(([key, mark]) => (mark === 'wrong' ? key : []));

  readonly words = ({options}: Question, response: readonly string[]): string[] =>
    response.map((key) => options.find((option) => option.key === key)).flatMap((option) => (option ? nameOf(option) : []));

  readonly solution = ({options}: Question): TemplateResult => html`<div class="solution">${this.#localize.term('rightOrder')}
    <ol>${options.map(({text}) => html`<li>${text}</li>`)}</ol></div>`;

  readonly draw = (drawing: Drawing): TemplateResult => {
    const {question, response, off, marks, choose} = drawing;
    const shown = this.#shown(drawing);
    const settled = off && marks.size > 0;
    const places = new Map(question.options.map(({key}, i) => [key, i]));
    return html`${drawOnPaper(this.#localize, 'paperOrder', off)}<ol class="order ${settled ? 'settled' : ''} ${response.length > 0 ? '' : 'untouched'}">
        ${repeat(shown, (key) => key, (key, i) => this.#renderItem(drawing, shown, {key, i, place: places.get(key) ?? 0}))}
      </ol>
      ${response.length > 0 || off ? nothing : html`<button type="button" class="plain mine" @click=${() => {
        choose([...shown]);
        this.host.say(this.#localize.term('orderTaken'));
        this.#focus(shown[0] ?? '', 'up');
      }}>${this.#localize.term('myOrder')}</button>`}`;
  };

  readonly tell = ({question, response, off, marks, choose, seed}: Drawing): void => {
    const from = this.#from;
    this.#from = undefined;
    if (from) glide(from);
    // The author added something since: what is shown is what is answered.
    if (off || marks.size > 0 || response.length === 0 || response.length === question.options.length) return;
    queueMicrotask(() => choose(orderShown(response, startOf(question, seed))));
  };

  #shown({question, response, seed}: Drawing): string[] {
    return orderShown(response, startOf(question, seed));
  }

  #renderItem(drawing: Drawing, shown: readonly string[], {key, i, place}: {key: string; i: number; place: number}): TemplateResult {
    const {question, marks, off} = drawing;
    const text = question.options[place]?.text ?? '';
    const mark = marks.get(key);
    const still = off && marks.size > 0;
    return html`<li class="item ${mark ?? ''}" part="option" data-key=${key} @keydown=${(event: KeyboardEvent) => this.#onKeydown(drawing, key, event)}>
      ${still ? nothing : html`<span class="handle" @pointerdown=${(event: PointerEvent) => this.#onPress(drawing, key, event)}>${grip()}</span>`}
      <span class="place">${this.#localize.number(i + 1)}</span>
      <span class="what"><span><slot name="option-${place}"></slot></span>${mark ? this.#renderMark(drawing, mark === 'right', {i, place}) : nothing}</span>
      ${still ? nothing : html`<span class="moves">
        ${this.#renderMove(drawing, key, {step: -1, end: i === 0, name: this.#localize.term('moveUp', text)})}
        ${this.#renderMove(drawing, key, {step: 1, end: i === shown.length - 1, name: this.#localize.term('moveDown', text)})}
      </span>`}
    </li>`;
  }

  #renderMove(drawing: Drawing, key: string, {step, end, name}: {step: 1 | -1; end: boolean; name: string}): TemplateResult {
    return html`<button type="button" class=${step < 0 ? 'up' : 'down'} aria-label=${name} ?disabled=${drawing.off}
      aria-disabled=${end ? 'true' : nothing} @click=${() => this.#step(drawing, key, step)}>${icon('right')}</button>`;
  }

  /** In order with others is not the same as at its place; where that is, is told at the end. */
  #renderMark({solved}: Drawing, right: boolean, {i, place}: {i: number; place: number}): TemplateResult {
    const word = right ? this.#localize.term('inOrder')
      : solved && i !== place ? this.#localize.term('belongsAt', place + 1) : this.#localize.term('toMove');
    return html`<span class="mark">${icon(right ? 'check' : 'cross')}${word}</span>`;
  }

  #step(drawing: Drawing, key: string, step: 1 | -1): void {
    this.#move(drawing, key, this.#shown(drawing).indexOf(key) + step);
    this.#focus(key, step < 0 ? 'up' : 'down');
  }

  #move(drawing: Drawing, key: string, place: number): void {
    const shown = this.#shown(drawing);
    const next = movedTo(shown, key, place);
    const text = drawing.question.options.find((option) => option.key === key)?.text ?? '';
    const words = [text, next.indexOf(key) + 1, next.length] as const;
    if (next === shown) {
      this.host.say(this.#localize.term('staysAt', ...words));
      return;
    }
    this.#from = placesOf(this.#items);
    drawing.choose([...next]);
    this.host.say(this.#localize.term('movedTo', ...words));
  }

  readonly #onKeydown = (drawing: Drawing, key: string, event: KeyboardEvent): void => {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (step === 0 || drawing.off || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.#step(drawing, key, step);
  };

  #onPress(drawing: Drawing, key: string, event: PointerEvent): void {
    const list = this.host.renderRoot.querySelector('.order');
    const card = (event.currentTarget as HTMLElement).closest<HTMLElement>('.item');
    if (!card || !list || drawing.off) return;
    const items = this.#items;
    const from = items.indexOf(card);
    let to = from;
    carry(event, {
      card,
      upright: true,
      onLift: () => list.classList.add('lifting'),
      onMove: () => {
        const [box, top] = [card.getBoundingClientRect(), list.getBoundingClientRect().top];
        const middle = box.top - top + box.height / 2;
        to = items.filter((item, i) => item !== card && item.offsetTop + item.offsetHeight / 2 < middle + (i < from ? -1 : 1)).length;
        const by = box.height + parseFloat(getComputedStyle(list).rowGap);
        for (const [i, item] of items.entries()) {
          const shift = i > from && i <= to ? -by : i < from && i >= to ? by : 0;
          if (item !== card) item.style.setProperty('translate', `0 ${shift}px`);
        }
      },
      onEnd: (done) => {
        if (done && to !== from) this.#move(drawing, key, to);
        else this.#from = undefined;
        list.classList.remove('lifting');
        for (const item of items) item.style.removeProperty('translate');
      },
    });
  }

  get #items(): HTMLElement[] {
    return [...this.host.renderRoot.querySelectorAll<HTMLElement>('.item')];
  }

  #focus(key: string, button: 'up' | 'down'): void {
    void this.host.updateComplete.then(() =>
      this.host.renderRoot.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"] .${button}`)?.focus());
  }
}

/** The order to begin with: the learner's own, and never the right one. */
function startOf({options}: Question, seed: string): string[] {
  return mixed(options.map(({text, key}) => text || key), seed).map((place) => options[place]!.key);
}

/** The author's `value` where there is one, else its text: for forms. */
const nameOf = ({key, text}: Question['options'][number]) => (key.split('~')[0] === hash(text) ? text : key);
