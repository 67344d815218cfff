import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import {icon, type IconName} from '../../element/icons.js';
import {Localize} from '../../element/localize.js';
import {typed} from '../../lang/en/typed.js';
import type {FlipOption} from '../flip-option.js';
import {typedNumber} from '../answer-number.js';
import {isGraded, type Grade, type Mark} from '../grade.js';
import {FIELD, earnedBy, gradeShort, isSoundShort, markOf, shortOf, solutionOf, type Short} from '../short.js';
import type {Question} from '../question.js';
import {isBelowZero, isNumber, soughtOf} from '../sought.js';
import type {Drawing, QuestionHost, QuestionType} from './question-type.js';
import {shortStyles} from './short.styles.js';
import {follow, isEnter, noteOn, pressCheck} from './typed.js';

/** A word or a sentence. */
export const short = (host: QuestionHost): QuestionType => new Typed(host, false);

/** A number, with its unit where one is asked for. */
export const number = (host: QuestionHost): QuestionType => new Typed(host, true);

const DRAWINGS: Record<Mark, IconName> = {right: 'check', partly: 'part', wrong: 'cross', missed: 'check'};
const WORDS = {right: 'answerRight', partly: 'answerPartly', wrong: 'answerWrong', missed: 'rightAnswer'} as const;

class Typed implements QuestionType {
  readonly lacking = 'answerFirst';
  readonly styles = shortStyles;
  readonly #localize: Localize;

  constructor(readonly host: QuestionHost, readonly isNumeric: boolean) {
    this.#localize = new Localize(host, typed);
    follow(host);
  }

  get instruction(): 'howUnit' | undefined {
    return this.isNumeric && this.host.getAttribute('unit') ? 'howUnit' : undefined;
  }

  get #language(): string {
    return this.#localize.lang();
  }

  readonly read = (question: Question): Question => {
    const sought = soughtOf(this.host, this.isNumeric);
    const tolerances = optionsOf(this.host).map((option) => option.getAttribute('tolerance'));
    const more: Short = {sought, tolerances, generous: this.host.getAttribute('scoring') === 'partial'};
    const graded = sought.answers.length > 0 || sought.pattern !== null || question.options.some(({correct}) => correct);
    return {...question, more, graded};
  };

  readonly isAnswerable = (): boolean => true;

  readonly knows = (): boolean => true;

  readonly isSound = isSoundShort;

  readonly faults = async (question: Question) => (await import('../typed-faults.js')).faultsOfShort(question);

  readonly grade = (question: Question, [text = '']: readonly string[]): Grade => gradeShort(question, text, this.#language);

  readonly marks = (question: Question, [text = '']: readonly string[]): Map<string, Mark> => markOf(question, text, this.#language);

  readonly hits = (question: Question, [text = '']: readonly string[]): string[] => {
    const {option} = earnedBy(question, text, this.#language);
    return option ? [option.key] : [];
  };

  readonly words = (_: Question, response: readonly string[]): string[] => [...response];

  readonly remark = (question: Question, [text = '']: readonly string[]): string => {
    if (!text || !isGraded(question)) return '';
    const {hit, right, option} = earnedBy(question, text, this.#language);
    if (right && hit && (hit.unit ?? hit.misspelt)) return noteOn(hit, option?.text ?? shortOf(question).sought.answers[hit.place] ?? '', this.#localize);
    return this.isNumeric && !isNumber(text, this.#language) ? this.#localize.term('notNumber') : '';
  };

  readonly facts = () => (this.isNumeric ? {numberOf: (text: string) => typedNumber(text, this.#language)?.values[0]} : {});

  readonly solution = (question: Question): TemplateResult | string => {
    const words = solutionOf(question, this.#language);
    return words ? html`<p class="solution">${this.#localize.term('rightAnswer')}: <bdi>${words}</bdi></p>` : '';
  };

  readonly draw = ({question, response, marks, term, choose}: Drawing): TemplateResult => {
    const mark = marks.get(FIELD);
    const onInput = ({target}: Event) => {
      const {value} = target as HTMLInputElement;
      choose(value.trim() ? [value] : []);
    };
    const onKeydown = (event: KeyboardEvent) => {
      if (isEnter(event) && marks.size === 0) pressCheck(this.host);
    };
    return html`<div class="field ${mark ?? ''} ${this.isNumeric ? 'short' : ''}">
        <input class="typed" type="text" part="input" dir=${this.isNumeric ? 'ltr' : 'auto'} maxlength="500" autocomplete="off" autocorrect="off"
          autocapitalize="off" spellcheck="false" inputmode=${this.#isPlain(question) ? 'decimal' : 'text'} enterkeyhint="done"
          aria-label=${this.#localize.term('typedAnswer')} aria-describedby="mark" aria-invalid=${mark === 'wrong' ? 'true' : nothing}
          .value=${live(response[0] ?? '')} @input=${onInput} @keydown=${onKeydown}>
        <span class="mark" id="mark">${mark ? html`${icon(DRAWINGS[mark])}<span class="unseen">${term(WORDS[mark])}</span>` : nothing}</span>
      </div>
      ${question.options.map(({key}, i) => (marks.has(key) ? html`<div class="said"><slot name="option-${i}"></slot></div>` : nothing))}`;
  };

  readonly tell = (): void => {
    for (const option of optionsOf(this.host)) Object.assign(option, {bare: true} satisfies Partial<FlipOption>);
  };

  /** Is it typed with figures alone? Some phones' keys for numbers have no minus, and no letters for a unit. */
  #isPlain({options, more}: Question): boolean {
    const {answers, units} = (more as Short).sought;
    return this.isNumeric && units.length === 0 && !isBelowZero([...answers, ...options.map(({text}) => text)]);
  }
}

const optionsOf = (host: HTMLElement) => [...host.children].filter(({localName, slot}) => localName === 'flip-option' && !/^(hint|explanation|feedback)$/.test(slot));
