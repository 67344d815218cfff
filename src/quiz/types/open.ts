import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import {bytesOf, MAX_DATA_BYTES} from '../../core/entry.js';
import type {ActivityController} from '../../element/activity.js';
import {Localize} from '../../element/localize.js';
import {given} from '../../lang/en/given.js';
import {countWords} from '../keyword.js';
import {numberOf} from '../points.js';
import type {Question} from '../question.js';
import {SelfCheck} from '../self-check.js';
import {openStyles} from './open.styles.js';
import type {Drawing, QuestionHost, QuestionType} from './question-type.js';

/** What an entry says besides the text (ids, judgements, names of fields), at most, in bytes. */
const AROUND = 1500;
/** Lines to write on, on paper. */
const LINES = 6;

/** An answer in one's own words, compared with a sample by the learner: no machine calls it wrong. */
export const open = (host: QuestionHost, activity: ActivityController): QuestionType => new OpenType(host, activity);

class OpenType implements QuestionType {
  readonly lacking = 'answerFirst';
  readonly styles = openStyles;
  readonly free = true;

  /** Spaces alone are no answer, but they stand in the box. */
  #blank = '';
  readonly #localize: Localize;
  readonly #self: SelfCheck;

  constructor(readonly host: QuestionHost, activity: ActivityController) {
    this.#localize = new Localize(host, given);
    this.#self = new SelfCheck(host, activity, this.#localize);
  }

  readonly read = (question: Question): Question => ({...question, graded: false});
  readonly isAnswerable = (): boolean => true;
  /** What a form restores comes line by line, also empty ones. */
  readonly knows = (): boolean => true;

  readonly isSound = ({options}: Question): boolean => {
    const {from, to} = this.#limits;
    return options.length === 0 && from !== null && to !== null && (from ?? 0) <= (to ?? Infinity)
      && (!this.host.hasAttribute('keywords') || this.#self.keywords.length > 0);
  };

  readonly faults = async ({options}: Question) => (await import('../given-faults.js')).faultsOfOpen(options, this.host,
    this.host.hasAttribute('keywords') ? this.#self.keywords.length : undefined);

  readonly grade = () => ({score: null, correct: null, misconceptions: []});
  readonly marks = () => new Map<string, never>();
  readonly hits = (): string[] => [];
  readonly words = (_: Question, response: readonly string[]): string[] => (response.length > 0 ? [textOf(response)] : []);

  readonly lacks = (response: readonly string[]): string | undefined => {
    const text = textOf(response);
    const over = charactersOver(text);
    if (over > 0) return this.#localize.term('textTooLong', over);
    const words = countWords(text, this.#localize.lang());
    const {from, to} = this.#limits;
    if (from && words < from) return this.#localize.term('wordsMissing', from - words);
    return to && words > to ? this.#localize.term('wordsOver', words - to) : undefined;
  };

  readonly draw = (drawing: Drawing): TemplateResult => {
    const {response, choose} = drawing;
    const text = textOf(response);
    if (this.host.attempt.settled) return html`<div class="paper own" ?hidden=${drawing.solved && this.#self.has}><p dir="auto">${text}</p></div>`;
    const onInput = (event: Event) => {
      const {value} = event.target as HTMLTextAreaElement;
      this.#blank = value.trim() ? '' : value;
      choose(value.trim() ? [value] : []);
    };
    return html`<div class="writing ${text ? '' : 'empty'}">
      <textarea name=${drawing.name} dir="auto" rows="4" aria-label=${this.#localize.term('yourText')} aria-describedby="count" autocapitalize="sentences"
        .value=${live(text || this.#blank)} @input=${onInput} @change=${(event: Event) => event.stopPropagation()}></textarea>
      ${this.#renderCount(text)}
      <div class="lines" aria-hidden="true">${Array.from({length: LINES}, () => html`<span></span>`)}</div>
    </div>`;
  };

  /** The box grows with its text; where the browser does not do it by itself, by hand. */
  readonly tell = (): void => {
    const box = this.host.renderRoot.querySelector('textarea');
    if (!box || CSS.supports('field-sizing', 'content')) return;
    box.style.setProperty('height', 'auto');
    box.style.setProperty('height', `${box.scrollHeight + box.offsetHeight - box.clientHeight}px`);
  };

  readonly solution = (): TemplateResult | string => this.#self.render();

  /** `undefined` where none is set, `null` where it cannot be read. */
  get #limits(): {from: number | null | undefined; to: number | null | undefined} {
    const limit = (name: string) => {
      const written = this.host.getAttribute(name);
      if (written === null) return undefined;
      const number = numberOf(written);
      return number !== undefined && number >= 0 ? Math.floor(number) : null;
    };
    return {from: limit('min-words'), to: limit('max-words')};
  }

  #renderCount(text: string): TemplateResult {
    const term = this.#localize.term.bind(this.#localize);
    const words = countWords(text, this.#localize.lang());
    const {from, to} = this.#limits;
    const wanted = from && to ? term('wordsBetween', from, to) : from ? term('wordsFrom', from) : to ? term('wordsTo', to) : '';
    const over = charactersOver(text);
    return html`<p class="count quiet" id="count">
      <span class=${to && words > to ? 'over' : ''}>${term('wordCount', words)}${wanted ? ` (${wanted})` : ''}</span>
      ${over > 0 ? html`<span class="over">${term('textTooLong', over)}</span>` : nothing}
    </p>`;
  }
}

/** A form restores the answer line by line. */
const textOf = (response: readonly string[]): string => response.join('\n');

/** By how many characters a text is too long for an entry; 0 or less when it fits. */
export function charactersOver(text: string): number {
  const room = MAX_DATA_BYTES - AROUND;
  // One UTF-16 unit takes six bytes of JSON at most.
  if (text.length * 6 <= room) return 0;
  let over = bytesOf(text) - room;
  if (over <= 0) return 0;
  const characters = Array.from(text);
  let cut = 0;
  for (; over > 0; cut++) over -= bytesOf(characters[characters.length - 1 - cut]) - 2;
  return cut;
}

