import {html} from 'lit';
import {Localize} from '../../element/localize.js';
import {typed} from '../../lang/en/typed.js';
import {blanksOf, gradeBlanks, hitIn, isGradedBlank, isSoundBlank, marksOfBlanks, rightIn, type Blank} from '../blanks.js';
import type {Field, FlipBlank} from '../flip-blank.js';
import type {FlipOption} from '../flip-option.js';
import type {Grade, Mark} from '../grade.js';
import {isScoring, type Question} from '../question.js';
import {shuffled} from '../shuffle.js';
import {isBelowZero, isNumber} from '../sought.js';
import {blankOf, labelOf, optionsIn, wordsOf} from './blank-reading.js';
import {blanksStyles} from './blanks.styles.js';
import type {Drawing, QuestionHost, QuestionType} from './question-type.js';
import {follow, noteOn, pressCheck} from './typed.js';

/** A text with blanks to type into, or to choose for. */
export const blanks = (host: QuestionHost): QuestionType => new Blanks(host);

/** Stands among the marks once the result is told, also where no blank is marked. */
const TOLD = 'told ';

/** No option's key: it has white space at its end. */
const markKey = (place: number) => `${place} `;

class Blanks implements QuestionType {
  readonly instruction = 'howBlanks';
  readonly lacking = 'answerFirst';
  readonly styles = blanksStyles;
  readonly #localize: Localize;
  /** The words of options as they were first drawn: a browser that translates the page must not make them others. */
  readonly #frozen = new Map<Element, string>();

  constructor(readonly host: QuestionHost) {
    this.#localize = new Localize(host, typed);
    follow(host);
  }

  readonly read = (question: Question): Question => {
    const all = this.#elements.map((element) => blankOf(element, this.#frozen));
    const scoring = this.host.getAttribute('scoring');
    return {
      ...question, scoring: isScoring(scoring) ? scoring : 'partial', label: labelOf(this.host),
      graded: all.some(isGradedBlank), more: {blanks: all},
    };
  };

  readonly takes = (node: Element): boolean => node.localName !== 'flip-blank' && node.querySelector('flip-blank') !== null;

  readonly isAnswerable = (question: Question): boolean => blanksOf(question).length > 0;

  readonly knows = (): boolean => true;

  readonly isSound = (question: Question): boolean =>
    question.options.length === 0 && blanksOf(question).length > 0 && blanksOf(question).every(isSoundBlank);

  readonly faults = async (question: Question) => (await import('../typed-faults.js')).faultsOfBlanks(question);

  readonly grade = (question: Question, response: readonly string[]): Grade => gradeBlanks(question, response, this.#localize.lang());

  readonly marks = (question: Question, response: readonly string[], whole: boolean): Map<string, Mark> => {
    const marks = new Map<string, Mark>([[TOLD, 'right']]);
    for (const [i, mark] of this.#marks(question, response, whole).entries()) if (mark) marks.set(markKey(i), mark);
    return marks;
  };

  readonly hits = (): string[] => [];

  readonly words = (question: Question, response: readonly string[]): string[] => response.map((part, i) => {
    const {options} = blanksOf(question)[i] ?? {options: []};
    const at = options.findIndex(({key}) => key === part);
    const element = this.#elements[i];
    return (element && optionsIn(element)[at]?.getAttribute('value')) ?? options[at]?.text ?? part;
  });

  /** How many are right, and what there is to say of single ones: it would break the sentence. */
  readonly remark = (question: Question, response: readonly string[]): string => {
    const all = blanksOf(question);
    const counting = all.filter(isGradedBlank).length;
    const right = this.#marks(question, response, false).filter((mark) => mark === 'right').length;
    const count = counting > 1 && right < counting ? `${this.#localize.term('blanksRight', right, counting)}.` : '';
    const notes = all.map((blank, i) => {
      const note = this.#noteOn(blank, response[i] ?? '');
      return note && all.length > 1 ? `${this.#localize.term('blankOf', i + 1, all.length)}: ${note}` : note;
    });
    return [count, ...notes].filter(Boolean).join('\n');
  };

  readonly draw = () => html`<div class="text"><slot name="body"></slot></div>`;

  readonly tell = (drawing: Drawing): void => {
    for (const [i, element] of this.#elements.entries()) {
      const blank = blanksOf(drawing.question)[i];
      if (!blank) continue;
      this.#tellOptions(element, blank, {part: drawing.response[i], told: drawing.marks.has(TOLD), mark: drawing.marks.get(markKey(i))});
      Object.assign(element, {field: this.#fieldOf(drawing, i)} satisfies Partial<FlipBlank>);
    }
  };

  readonly first = () => this.#elements.find(({field}) => field && !field.off && field.mark !== 'right') ?? null;

  get #elements(): FlipBlank[] {
    return [...this.host.querySelectorAll<FlipBlank>('flip-blank')].filter((blank) => blank.closest('flip-question') === this.host);
  }

  #marks(question: Question, response: readonly string[], whole: boolean): (Mark | undefined)[] {
    return marksOfBlanks(question, response, {language: this.#localize.lang(), whole});
  }

  #tellOptions(element: Element, {options}: Blank, {part, told, mark}: {part: string | undefined; told: boolean; mark: Mark | undefined}): void {
    for (const [at, option] of optionsIn(element).entries()) {
      this.#frozen.set(option, this.#frozen.get(option) || wordsOf(option));
      const chosen = options[at]?.key === part;
      Object.assign(option, {bare: true, chosen, told: chosen && told, mark: chosen ? mark : undefined} satisfies Partial<FlipOption>);
    }
  }

  #fieldOf({question, response, marks, name, off, solved, choose}: Drawing, i: number): Field {
    const all = blanksOf(question);
    const blank = all[i]!;
    const part = response[i] ?? '';
    const mark = marks.get(markKey(i));
    const told = marks.has(TOLD);
    const keys = blank.options.map(({key}) => key);
    const order = this.host.hasAttribute('shuffled') ? shuffled(keys, `${name} ${i}`) : keys.map((_, at) => at);
    return {
      place: i + 1, of: all.length, value: part, off, mark,
      choices: order.flatMap((at) => blank.options[at] ?? []).map(({key, text}) => ({key, text})),
      decimal: blank.sought.number && blank.sought.units.length === 0 && !isBelowZero(blank.sought.answers),
      solution: solved && mark !== 'right' && isGradedBlank(blank) ? rightIn(blank, this.#localize.lang()) : '',
      put: (text) => {
        const parts = all.map((_, at) => (at === i ? text : response[at] ?? ''));
        choose(parts.some((each) => each.trim()) ? parts : []);
      },
      done: () => {
        const next = this.#elements[i + 1];
        if (next) next.focus();
        else if (!told) pressCheck(this.host);
      },
    };
  }

  /** What is to say of one blank beside right and wrong. */
  #noteOn(blank: Blank, part: string): string {
    if (blank.options.length > 0 || !part.trim() || !isGradedBlank(blank)) return '';
    const hit = hitIn(blank, part, this.#localize.lang());
    const right = (hit && blank.sought.answers[hit.place]) ?? '';
    if (hit?.unit || hit?.misspelt) return noteOn(hit, right, this.#localize);
    return blank.sought.number && !isNumber(part, this.#localize.lang()) ? this.#localize.term('notNumber') : '';
  }
}
