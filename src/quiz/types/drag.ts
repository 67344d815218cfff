import {html, nothing, type TemplateResult} from 'lit';
import {Localize} from '../../element/localize.js';
import {placing} from '../../lang/en/placing.js';
import {drawBank, type Card} from '../bank.js';
import {accepted, bankOf, distractorsIn, gapKey, gapsIn, gradeGaps, marksOfGaps, usedOf, withWord} from '../drag-grade.js';
import {dragStyles} from '../drag.styles.js';
import {drop} from '../../element/drop.js';
import {buttonIn, drawGap, type Blank} from '../gap.js';
import {drawOnPaper} from '../on-paper.js';
import {mixed, scoringOf} from '../mix.js';
import type {Question} from '../question.js';
import type {Drawing, QuestionHost, QuestionType} from './question-type.js';

/** What the learner picked to place: a card of the list, or the word that stands in a gap. */
interface Held {word: string; card?: string; gap?: number}

/** A text with gaps, and the words for them below it: placed by drag, by tap or by keys, either end first. */
export const drag = (host: QuestionHost): QuestionType => new Drag(host);

class Drag implements QuestionType {
  readonly instruction = 'howDrag';
  readonly lacking = 'answerFirst';
  readonly grade = gradeGaps;
  readonly marks = marksOfGaps;

  readonly #localize: Localize;
  #held: Held | undefined;
  /** The gap that was pressed before a word. */
  #waiting: number | undefined;
  #stop: string | undefined;
  #told = false;
  #drawing: Drawing | undefined;

  readonly styles = dragStyles;

  constructor(readonly host: QuestionHost) {
    this.#localize = new Localize(host, placing);
  }

  readonly read = (question: Question): Question => {
    const blanks = this.#blanks.map((blank) => accepted(blank.getAttribute('answer') ?? ''));
    return {...question, more: {blanks}, graded: blanks.some(({length}) => length > 0), scoring: scoringOf(this.host, 'partial')};
  };

  readonly takes = (node: Element): boolean => node.localName === 'flip-blank' || node.querySelector('flip-blank') !== null;

  readonly isAnswerable = (question: Question): boolean => gapsIn(question).length > 0;

  /** Which gap a text stands in counts, so none is left out; what is no word any more can be taken back. */
  readonly knows = (): boolean => true;

  readonly isSound = (question: Question): boolean => {
    const gaps = gapsIn(question);
    return gaps.length > 0 && gaps.every(({length}) => length > 0) && bankOf(question).length > 1
      && question.options.every(({correct, weight, text}) => text && !correct && weight === undefined)
      && this.#blanks.every(({parentElement}) => parentElement !== this.host);
  };

  readonly faults = async (question: Question) =>
    (await import('../placing-faults.js')).faultsOfDrag(question, this.#blanks.some(({parentElement}) => parentElement === this.host));

  readonly hits = (question: Question, response: readonly string[]): string[] => distractorsIn(question, response).map(({key}) => key);

  readonly words = (_: Question, response: readonly string[]): string[] => [...response];

  readonly first = (): HTMLElement | null => this.#blanks.map(buttonIn).find(Boolean) ?? null;

  readonly draw = (drawing: Drawing): TemplateResult => {
    const {question, order, off, marks} = drawing;
    const told = marks.size > 0;
    // What is checked is laid down.
    if (off || (told && !this.#told)) this.#held = this.#waiting = undefined;
    this.#told = told;
    return html`${drawOnPaper(this.#localize, 'paperDrag', off)}<div class="body"><slot name="body"></slot></div>
      ${off && told ? nothing : drawBank({
        label: this.#localize.term('wordsLeft'), cards: this.#cards(drawing), held: this.#held?.card, stop: this.#stop, off, lasting: false,
        onPick: (card, event) => this.#onCard(card, event), onEscape: this.#onEscape,
        onPress: (card, event) => this.#onPress({word: card.text, card: card.id}, event),
        onFocus: ({id}) => {
          this.#stop = id;
          this.host.requestUpdate();
        },
      })}
      ${order.filter((place) => marks.has(question.options[place]!.key)).map((place) => html`<slot name="option-${place}"></slot>`)}`;
  };

  readonly tell = (drawing: Drawing): void => {
    this.#drawing = drawing;
    const {question, response, marks, off, solved, term} = drawing;
    const gaps = gapsIn(question);
    for (const option of this.host.querySelectorAll<HTMLElement & {bare?: boolean}>(':scope > flip-option')) option.bare = true;
    for (const [i, blank] of this.#blanks.entries()) {
      const word = response[i] ?? '';
      const mark = marks.get(gapKey(i));
      drawGap(blank, {
        word, off, mark, name: this.#nameOf(i, word),
        pressed: this.#held?.gap === i || this.#waiting === i,
        waiting: this.#held !== undefined && this.#held.gap !== i,
        markWord: term(mark === 'right' ? 'answerRight' : 'answerWrong'),
        right: solved && mark !== 'right' ? gaps[i]?.[0] ?? '' : '',
        rightWord: term('rightAnswer'),
        onClick: (event) => this.#onGap(i, event),
        onKeydown: (event) => this.#onGapKey(i, event),
        onPress: (event) => word && this.#onPress({word, gap: i}, event),
      });
    }
  };

  /** The blanks of the sentence, in its order. */
  get #blanks(): Blank[] {
    return [...this.host.querySelectorAll<Blank>('flip-blank')]
      .filter((blank) => !blank.closest('flip-option, [slot="hint"], [slot="explanation"], [slot="feedback"]'));
  }

  #cards({question, response, seed}: Drawing): Card[] {
    const bank = bankOf(question);
    const used = usedOf(bank, response);
    return mixed(bank, seed).map((place) => ({id: String(place), text: bank[place]!, used: used.has(place)}));
  }

  #nameOf(gap: number, word: string): string {
    const {term} = this.#localize;
    return `${term.call(this.#localize, 'gap', gap + 1, this.#blanks.length)}: ${word || term.call(this.#localize, 'gapEmpty')}`;
  }

  /** Puts a word into a gap; from another gap it goes there, and what stood here goes back to the list. */
  #place({word, gap: from}: Held, gap: number): void {
    const {question, response, choose} = this.#drawing!;
    this.#held = this.#waiting = undefined;
    const without = from === undefined ? response : withWord(question, response, from, '');
    const next = withWord(question, without, gap, word);
    choose(next);
    this.host.say(this.#localize.term('placed', this.#gapName(gap), word, next.filter(Boolean).length, next.length));
  }

  #takeBack(gap: number): void {
    const {question, response, choose} = this.#drawing!;
    const word = response[gap] ?? '';
    const next = withWord(question, response, gap, '');
    this.#held = this.#waiting = undefined;
    choose(next);
    this.host.say(this.#localize.term('takenBack', word, next.filter(Boolean).length, response.length));
  }

  #gapName(gap: number): string {
    return this.#localize.term('gap', gap + 1, this.#blanks.length);
  }

  #pick(held: Held): void {
    this.#held = held;
    this.#waiting = undefined;
    this.host.say(this.#localize.term(held.gap === undefined ? 'picked' : 'pickedUp', held.word));
    this.host.requestUpdate();
  }

  #letGo(): void {
    const {word} = this.#held ?? {word: ''};
    this.#held = this.#waiting = undefined;
    if (word) this.host.say(this.#localize.term('letGo', word));
    this.host.requestUpdate();
  }

  #onCard({id, text}: Card, {detail}: MouseEvent): void {
    const waiting = this.#waiting;
    if (waiting !== undefined) {
      this.#place({word: text}, waiting);
      // The card is gone from under the finger or the focus.
      this.#focusGap(waiting);
    } else if (this.#held?.card === id) this.#letGo();
    else {
      this.#pick({word: text, card: id});
      // By key, or by a screen reader: on to the first gap that is free.
      if (detail === 0) this.#focusGap(Math.max(0, this.#blanks.findIndex((_, i) => !this.#drawing?.response[i])));
    }
  }

  #onGap(gap: number, {detail}: MouseEvent): void {
    const held = this.#held;
    const word = this.#drawing?.response[gap] ?? '';
    if (held?.gap === gap) this.#takeBack(gap);
    else if (held) this.#place(held, gap);
    else if (word) this.#pick({word, gap});
    else if (this.#waiting === gap) this.#letGo();
    else {
      this.#waiting = gap;
      this.host.say(this.#localize.term('gapChosen', gap + 1));
      this.host.requestUpdate();
      if (detail === 0) void this.host.updateComplete.then(() => this.host.renderRoot.querySelector<HTMLElement>('.bank [tabindex="0"]')?.focus());
    }
  }

  #onGapKey(gap: number, event: KeyboardEvent): void {
    if ((event.key === 'Delete' || event.key === 'Backspace') && this.#drawing?.response[gap]) {
      event.preventDefault();
      this.#takeBack(gap);
    } else this.#onEscape(event);
  }

  readonly #onEscape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || (!this.#held && this.#waiting === undefined)) return;
    event.preventDefault();
    event.stopPropagation();
    const [card, gap] = [this.#held?.card, this.#held?.gap ?? this.#waiting];
    this.#letGo();
    if (gap !== undefined) this.#focusGap(gap);
    else void this.host.updateComplete.then(() => this.host.renderRoot.querySelector<HTMLElement>(`[data-card="${card}"]`)?.focus());
  };

  #onPress(held: Held, event: PointerEvent): void {
    const bank = this.host.renderRoot.querySelector<HTMLElement>('.bank');
    drop(event, {
      onLift: () => {
        this.#held = this.#waiting = undefined;
        this.host.requestUpdate();
      },
      places: () => {
        const gaps = this.#blanks.filter((_, i) => i !== held.gap).map(buttonIn).filter((each) => each !== null);
        return bank && held.gap !== undefined ? [...gaps, bank] : gaps;
      },
      onDrop: (place) => {
        if (place === bank) this.#takeBack(held.gap!);
        else this.#place(held, this.#blanks.findIndex((blank) => buttonIn(blank) === place));
      },
    });
  }

  #focusGap(gap: number): void {
    void this.host.updateComplete.then(() => buttonIn(this.#blanks[gap]!)?.focus({preventScroll: false}));
  }
}
