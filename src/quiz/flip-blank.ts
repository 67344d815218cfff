import {html, LitElement, nothing, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import {live} from 'lit/directives/live.js';
import {hostStyles} from '../element/host.styles.js';
import {icon, type IconName} from '../element/icons.js';
import {Localize} from '../element/localize.js';
import {warn} from '../element/warn.js';
import {typed} from '../lang/en/typed.js';
import {blankStyles} from './flip-blank.styles.js';
import type {Mark} from './grade.js';
import {setStates} from './states.js';

/** What a blank is told by its question. */
export interface Field {
  /** Its place among the blanks, from 1. */
  place: number;
  of: number;
  /** What stands in it: a text, or the key of a choice. */
  value: string;
  /** What can be chosen; where there is nothing, it is typed. */
  choices: readonly {key: string; text: string}[];
  /** A number that is typed with figures alone. */
  decimal: boolean;
  /** It cannot be filled now. */
  off: boolean;
  mark: Mark | undefined;
  /** The right answer, at the end. */
  solution: string;
  /** The learner wrote or chose this. */
  put: (value: string) => void;
  /** The learner pressed Enter. */
  done: () => void;
}

const DRAWINGS: Record<Mark, IconName> = {right: 'check', partly: 'part', wrong: 'cross', missed: 'cross'};
const WORDS = {right: 'answerRight', partly: 'answerPartly', wrong: 'answerWrong', missed: 'answerWrong'} as const;

/**
 * A blank in the sentence of a question: to type into, or, with options inside, to choose for. Its question grades it,
 * and says afterwards whether it is right.
 *
 * ```html
 * <flip-question type="blanks">
 *   <p>Water boils at <flip-blank answer="100" unit="°C" tolerance=".5" hint="At sea level."></flip-blank> and is made
 *     of hydrogen and <flip-blank answer="oxygen|O" typos></flip-blank>. Ice is
 *     <flip-blank><flip-option correct>lighter</flip-option> <flip-option>heavier</flip-option></flip-blank> than it.</p>
 * </flip-question>
 * ```
 *
 * @tag flip-blank
 * @slot - The options of a drop-down; without them it is typed.
 * @csspart input - What is typed into or chosen from.
 * @csspart solution - The right answer, shown at the end.
 * @csspart hint - The hint, once it is asked for.
 * @cssstate right - Checked and right.
 * @cssstate wrong - Checked and not right, or left empty at the end.
 */
export class FlipBlank extends LitElement {
  static override styles = [hostStyles, blankStyles];
  static override shadowRootOptions: ShadowRootInit = {...LitElement.shadowRootOptions, delegatesFocus: true, slotAssignment: 'manual'};

  /**
   * What is right. Several between `|` (`\|` for a bar itself); `*` stands for any text (`\*` for a star). Numbers have
   * a point before their decimals; `1..5` is a range.
   */
  @property() answer = '';
  /** `number` for an answer that is a number, where it does not look like one. */
  @property() type: 'text' | 'number' | '' = '';
  /** How far beside it a number may be: `.05`, or `5%` of it. */
  @property() tolerance: string | undefined;
  /** The number's unit, which must be given; several ways to write it between `|`. */
  @property() unit: string | undefined;
  /** Large and small letters differ. */
  @property({type: Boolean, attribute: 'case-sensitive'}) caseSensitive = false;
  /** A slip of spelling is let pass: one in words over 3 letters, two in words over 9. */
  @property({type: Boolean}) typos = false;
  /** What is accepted besides, as a regular expression for the whole text; without looking ahead, behind or back. */
  @property() pattern: string | undefined;
  /** What it is worth among the blanks. */
  @property({type: Number}) points = 1;
  /** Help for this blank, shown when it is asked for. */
  @property() hint = '';

  /** Set by its question. @internal */
  @property({attribute: false}) field: Field | undefined;

  /** Set by its question: what stands in the gap instead. @internal */
  @property({attribute: false}) drawn: TemplateResult | undefined;

  /** The hint is shown. */
  @state() private helped = false;

  readonly #internals = this.attachInternals();
  readonly #localize = new Localize(this, typed);

  override firstUpdated(): void {
    const question = this.closest<HTMLElement & {type?: string}>('flip-question');
    const type = question?.type ?? question?.getAttribute('type');
    if (type === 'blanks' || type === 'drag') return;
    warn(this, 'It stands in no question that is about blanks, so nobody can fill it.',
      '<flip-question type="blanks"><p>... <flip-blank answer="Paris"></flip-blank> ...</p></flip-question>');
  }

  override willUpdate(): void {
    const {mark} = this.field ?? {};
    setStates(this.#internals, {right: mark === 'right', wrong: mark !== undefined && mark !== 'right'});
  }

  override render(): TemplateResult {
    const {field, drawn} = this;
    if (drawn) return drawn;
    if (!field) return html`<span class="gap"></span>`;
    const {mark, solution} = field;
    return html`<span class="blank ${mark ?? ''}">${field.choices.length > 0 ? this.#renderSelect(field) : this.#renderInput(field)}<span
      class="mark" id="mark">${mark ? html`${icon(DRAWINGS[mark])}<span class="unseen">${this.#localize.term(WORDS[mark])}</span>` : nothing}</span>${this.hint
        ? this.#renderAsk() : nothing}</span>${solution ? html` <span class="solution" part="solution"><span
      class="unseen">${this.#localize.term('rightAnswer')}: </span><bdi>${solution}</bdi></span>` : nothing}<span
      part="hint" id="hint" role="status">${this.helped ? html`<span class="help">${this.hint}</span>` : nothing}</span>${this.#telling.length > 0
        ? html`<slot></slot>` : nothing}`;
  }

  get #name(): string {
    const {place, of} = this.field!;
    return of > 1 ? this.#localize.term('blankOf', place, of) : this.#localize.term('blank');
  }

  override updated(): void {
    this.renderRoot.querySelector('slot')?.assign(...this.#telling);
  }

  /** The options that have something to say now. */
  get #telling(): Element[] {
    return [...this.querySelectorAll(':scope > flip-option')].filter((option) =>
      'told' in option && option.told === true && option.querySelector(':scope > [slot=feedback]') !== null);
  }

  #renderInput({value, decimal, off, mark, place, of}: Field): TemplateResult {
    return html`<input part="input" type="text" dir="auto" maxlength="500" autocomplete="off" autocorrect="off" autocapitalize="off"
      spellcheck="false" inputmode=${decimal ? 'decimal' : 'text'} enterkeyhint=${place < of ? 'next' : 'done'} size=${sizeFor(value)}
      aria-label=${this.#name} aria-describedby="mark hint" aria-invalid=${isWrong(mark) ? 'true' : nothing}
      ?disabled=${off} .value=${live(value)} @input=${this.#onInput} @keydown=${this.#onKeydown}>`;
  }

  #renderSelect({value, choices, off, mark}: Field): TemplateResult {
    const open = !choices.some(({key}) => key === value);
    return html`<select class=${open ? 'open' : ''} part="input" aria-label=${this.#name} aria-describedby="mark hint" aria-invalid=${isWrong(mark) ? 'true' : nothing}
      ?disabled=${off} @change=${this.#onInput} @keydown=${this.#onKeydown}>
      <option value="" .selected=${live(open)}>${this.#localize.term('pickOne')}</option>
      ${choices.map(({key, text}) => html`<option .value=${key} .selected=${live(key === value)}>${text}</option>`)}
    </select>${open && !mark ? html`<span class="pen" aria-hidden="true"> (${choices.map(({text}) => text).join(' / ')})</span>` : nothing}`;
  }

  #renderAsk(): TemplateResult {
    return html`<button type="button" aria-expanded=${this.helped ? 'true' : 'false'} aria-controls="hint"
      aria-label=${this.#localize.term('hintFor', this.#name)} @click=${this.#onAsk}>${icon('hint')}</button>`;
  }

  readonly #onInput = ({target}: Event): void => {
    this.field?.put((target as HTMLInputElement | HTMLSelectElement).value);
  };

  /** A word of an input method is picked with Enter too; on a drop-down it may open the list. */
  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.isComposing || event.repeat || event.target instanceof HTMLSelectElement) return;
    event.preventDefault();
    this.field?.done();
  };

  readonly #onAsk = (): void => {
    this.helped = !this.helped;
  };
}

const isWrong = (mark: Mark | undefined) => mark === 'wrong' || mark === 'missed';

/** As wide as what stands in it, and at first as wide as any other: the width must not tell the answer. */
const sizeFor = (value: string) => Math.min(40, Math.max(8, Array.from(value).length + 1));

declare global {
  interface HTMLElementTagNameMap {
    'flip-blank': FlipBlank;
  }
}
