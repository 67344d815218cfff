import {html, LitElement, type PropertyValues, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import {inTurn} from '../element/turn.js';
import {warn} from '../element/warn.js';
import {optionStyles} from './flip-option.styles.js';
import type {Mark} from './grade.js';
import {setStates} from './states.js';

/**
 * One answer of a question. What it says may be any HTML; its feedback is shown once the learner has chosen it and
 * checked.
 *
 * ```html
 * <flip-option misconception="impetus">
 *   An upward force
 *   <span slot="feedback">Motion needs no force.</span>
 * </flip-option>
 * ```
 *
 * @tag flip-option
 * @attr {string} go - In a checkpoint: where choosing it leads, in the words of its `on-wrong`.
 * @attr {string} tolerance - In a question of the type `number`: how far beside it a number may be, where that is not the question's own.
 * @attr {string} match - In a `match`: what belongs to it; without a text of its own, a partner that belongs to none.
 * @slot - The answer.
 * @slot feedback - Shown to who chose it, after checking.
 * @csspart feedback - The frame around the feedback.
 * @cssstate chosen - The learner chose it.
 * @cssstate right - Chosen, checked and right.
 * @cssstate partly - Chosen, checked and worth a part of the points.
 * @cssstate wrong - Chosen, checked and wrong.
 * @cssstate missed - Right and not chosen, shown at the end.
 */
export class FlipOption extends LitElement {
  static override styles = optionStyles;

  /** It is a right answer. */
  @property({type: Boolean, reflect: true}) correct = false;
  /** The share of the points that choosing it earns, -1 to 1. */
  @property({type: Number, reflect: true}) weight: number | undefined;
  /** The wrong idea behind it, as a short key; told to the teacher, never to the learner. */
  @property({reflect: true}) misconception: string | undefined;
  /** What it is called in records and forms; by itself its text. */
  @property({reflect: true}) value: string | undefined;

  /** Set by its question. @internal */
  @property({attribute: false}) chosen = false;
  /** Set by its question: shows the feedback. @internal */
  @property({attribute: false}) told = false;
  /** Set by its question: only its feedback can be seen, for it is an answer that is looked for. @internal */
  @property({attribute: false}) bare = false;
  /** Set by its question, once the learner may know. @internal */
  @property({attribute: false}) mark: Mark | undefined;

  readonly #internals = this.attachInternals();

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.parentElement?.matches('flip-question,flip-blank')) {
      warn(this, 'It stands in no question, so nobody can choose it.',
        '<flip-question>... <flip-option correct>...</flip-option></flip-question>');
    }
  }

  protected override scheduleUpdate(): Promise<unknown> {
    return inTurn(() => super.scheduleUpdate());
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('chosen') && !changed.has('mark')) return;
    const {chosen, mark} = this;
    setStates(this.#internals, {
      chosen, right: mark === 'right', partly: mark === 'partly', wrong: mark === 'wrong', missed: mark === 'missed',
    });
  }

  override render(): TemplateResult {
    const shown = this.told && this.querySelector(':scope > [slot="feedback"]') !== null;
    return html`<slot ?hidden=${this.bare}></slot><div class="feedback" part="feedback" ?hidden=${!shown}><slot name="feedback"></slot></div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'flip-option': FlipOption;
  }
}
