import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import {LONGEST_WORD} from '../../core/cloud.js';
import {Localize} from '../../element/localize.js';
import {opinions} from '../../lang/en/opinions.js';
import {alternatives} from '../alternatives.js';
import {mostWordsOf} from '../opinions.js';
import type {Question} from '../question.js';
import {cloudStyles} from './cloud.styles.js';
import {opinion} from './opinion.js';
import type {Drawing, QuestionHost, QuestionType} from './question-type.js';
import {isEnter, pressCheck} from './typed.js';

/** One to `max` words of one's own: for a word cloud. */
export const cloud = (host: QuestionHost): QuestionType => new Cloud(host);

class Cloud implements QuestionType {
  readonly lacking = 'answerFirst';
  readonly styles = cloudStyles;
  readonly free = opinion.free;
  readonly grade = opinion.grade;
  readonly marks = opinion.marks;
  readonly hits = opinion.hits;
  readonly isAnswerable = () => true;
  readonly knows = () => true;

  readonly #localize: Localize;
  /** What stands in the fields, as it was typed. */
  #typed: string[] = [];

  constructor(readonly host: QuestionHost) {
    this.#localize = new Localize(host, opinions);
  }

  get instruction(): 'howCloud' | 'howWord' {
    return mostWordsOf(this.host.getAttribute('max')) > 1 ? 'howCloud' : 'howWord';
  }

  readonly read = (question: Question, element: HTMLElement): Question =>
    ({...question, graded: false, more: {max: mostWordsOf(element.getAttribute('max'))}});

  readonly isSound = ({options}: Question): boolean => {
    const max = this.host.getAttribute('max');
    return options.length === 0 && (max === null || String(mostWordsOf(max)) === max.trim());
  };

  readonly faults = async ({options}: Question) => (await import('../opinion-faults.js')).faultsOfCloud(options.length, this.host.getAttribute('max'));

  readonly words = (_: Question, response: readonly string[]): string[] => [...response];

  readonly facts = () => ({leftOut: alternatives(this.host.getAttribute('hide-words'))});

  readonly draw = (drawing: Drawing): TemplateResult => {
    const {response} = drawing;
    // What was emptied, or came from elsewhere, fills the fields anew.
    if (String(filled(this.#typed)) !== String(response)) this.#typed = [...response];
    const {max} = drawing.question.more as {max: number};
    return html`<div class="cloud">${Array.from({length: Math.max(max, response.length)}, (_, i) => this.#renderField(drawing, i, max))}</div>`;
  };

  #renderField({choose}: Drawing, i: number, max: number): TemplateResult {
    const onInput = ({target}: Event) => {
      this.#typed = Array.from({length: Math.max(i + 1, this.#typed.length)}, (_, at) => (at === i ? (target as HTMLInputElement).value : this.#typed[at] ?? ''));
      choose(filled(this.#typed));
    };
    return html`<label class="field">
      <span class=${max > 1 ? 'number' : 'unseen'}>${max > 1 ? html`<span class="unseen">${this.#localize.term('wordNumber', i + 1)}</span><span aria-hidden="true">${this.#localize.number(i + 1)}</span>`
        : this.#localize.term('wordNumber', 1)}</span>
      <input class="typed" type="text" part="input" dir="auto" maxlength=${LONGEST_WORD} autocomplete="off" enterkeyhint=${i < max - 1 ? 'next' : nothing}
        .value=${live(this.#typed[i] ?? '')} @input=${onInput} @keydown=${(event: KeyboardEvent) => this.#onKeydown(event)}>
    </label>`;
  }

  /** Enter leads on, as on a phone: to the next field, and from the last one to the button. */
  #onKeydown(event: KeyboardEvent): void {
    if (!isEnter(event)) return;
    event.preventDefault();
    const fields = [...this.host.renderRoot.querySelectorAll<HTMLInputElement>('.cloud input')];
    const next = fields[fields.indexOf(event.target as HTMLInputElement) + 1];
    if (next) next.focus();
    else pressCheck(this.host);
  }
}

const filled = (typed: readonly string[]): string[] => typed.map((word) => word.replace(/\s+/g, ' ').trim()).filter(Boolean);
