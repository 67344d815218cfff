import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import type {ActivityController} from '../../element/activity.js';
import {icon} from '../../element/icons.js';
import {Localize} from '../../element/localize.js';
import {given} from '../../lang/en/given.js';
import {drawFeedback, hideOptions} from '../feedback.js';
import {gradeMarked, hitsOfWords, markingOf, marksOfWords, type Marking} from '../mark.js';
import {linesOf, passageOf, tokensIn, type Block, type Token} from '../passage.js';
import {drawOnPaper} from '../on-paper.js';
import {drawPassage} from '../passage-drawing.js';
import {isScoring, type Question} from '../question.js';
import {isUnspaced} from '../word.js';
import {markStyles} from './mark.styles.js';
import type {Drawing, QuestionHost, QuestionType} from './question-type.js';

const BLOCK = 'p, div, ul, ol, dl, blockquote, pre, h1, h2, h3, h4, h5, h6, section, article, table, mark';
const LATER = '[slot=hint], [slot=explanation], [slot=feedback]';

const WORDS = {right: 'answerRight', partly: 'answerPartly', wrong: 'answerWrong', missed: 'rightAnswer'} as const;

/** `<mark>` on the right words of a text: any word can be chosen. */
export const mark = (host: QuestionHost, activity: ActivityController): QuestionType => new MarkType(host, activity);

class MarkType implements QuestionType {
  readonly instruction = 'howMark';
  readonly lacking = 'chooseFirst';
  readonly styles = markStyles;

  #source = '';
  #elements: readonly Element[] = [];
  #blocks: Block[] = [];
  #settled = false;
  /** The word that Tab comes to. */
  #at: string | undefined;
  readonly #localize: Localize;

  constructor(readonly host: QuestionHost, readonly activity: ActivityController) {
    this.#localize = new Localize(host, given);
  }

  /** The first text with a `<mark>`, and every text after it. */
  readonly takes = (node: Element): boolean => {
    if (!node.matches(BLOCK) || node.matches(LATER)) return false;
    for (let each: Element | null = node; each; each = each.previousElementSibling) {
      if (each.matches(BLOCK) && !each.matches(LATER) && (each.localName === 'mark' || each.querySelector('mark'))) return true;
    }
    return false;
  };

  readonly read = (question: Question, host: HTMLElement): Question => {
    const elements = [...host.children].filter(this.takes);
    const source = elements.map(({outerHTML}) => outerHTML).join('\n');
    // A browser that translates the page must not change what was asked; other elements are another text.
    const same = elements.length === this.#elements.length && elements.every((element, i) => element === this.#elements[i]);
    this.#settled ||= this.activity.ready;
    if (source !== this.#source && !(same && this.#settled && elements.length > 0)) {
      this.#elements = elements;
      this.#source = source;
      this.#blocks = passageOf(elements, this.#localize.lang());
    }
    const words = tokensIn(this.#blocks).map(({key, text, correct, misconception}) => ({key, text, correct, misconception}));
    const scoring = host.getAttribute('scoring');
    return {
      ...question, scoring: isScoring(scoring) ? scoring : 'penalty', more: {words} satisfies Marking,
      graded: words.some(({correct}) => correct),
    };
  };

  readonly isAnswerable = (question: Question): boolean => markingOf(question).length > 0;
  readonly knows = (question: Question, part: string): boolean => markingOf(question).some(({key}) => key === part);
  readonly isSound = (question: Question): boolean => {
    const words = markingOf(question);
    return words.some(({correct}) => correct) && words.some(({correct}) => !correct) && this.#elements.every(({localName}) => localName !== 'mark');
  };

  readonly faults = async (question: Question) =>
    (await import('../given-faults.js')).faultsOfMarking(markingOf(question), this.#elements.some(({localName}) => localName === 'mark'));

  readonly grade = gradeMarked;
  readonly marks = marksOfWords;
  readonly hits = hitsOfWords;

  readonly words = (question: Question, response: readonly string[]): string[] =>
    markingOf(question).flatMap(({key, text}) => (response.includes(key) ? text : []));

  readonly draw = (drawing: Drawing): TemplateResult => {
    const tokens = tokensIn(this.#blocks);
    const stop = tokens.find(({key}) => key === this.#at) ?? tokens.find(({key}) => drawing.response.includes(key)) ?? tokens[0];
    const text = linesOf(this.#blocks);
    return html`${drawOnPaper(this.#localize, 'paperMark', drawing.off)}<div class="unseen">${text.map((line) => html`<p>${line}</p>`)}</div>
      <div class="passage" role="group" aria-label=${this.#localize.term('textOfWords')} @keydown=${this.#onKeydown} @focusin=${this.#onFocus}>
        ${drawPassage(this.#blocks, (token, content) => this.#renderWord(token, content, drawing, token === stop))}
      </div>
      <p class="tally quiet">${drawing.off ? nothing : this.#localize.term('markedCount', drawing.response.length)}</p>
      ${drawing.marks.size > 0 ? drawFeedback(this.host, drawing.question, hitsOfWords(drawing.question, drawing.response)) : nothing}`;
  };

  readonly tell = (): void => hideOptions(this.host);

  #renderWord({key, text}: Token, content: unknown, {name, response, marks, term, choose}: Drawing, stop: boolean): TemplateResult {
    const known = marks.get(key);
    const toggled = () => choose(tokensIn(this.#blocks).map((token) => token.key).filter((each) => response.includes(each) !== (each === key)));
    const short = text.length < 4 && !isUnspaced(text) ? 'short' : '';
    // No space in between: it would stand in the text.
    return html`<label class="word ${short} ${known ?? ''}" part="option"><input type="checkbox" name=${name} .value=${key}
      tabindex=${stop ? 0 : -1} .checked=${live(response.includes(key))} @change=${toggled}>${content}${known
  ? html`${icon(known === 'wrong' ? 'cross' : 'check')}<span class="unseen">, ${term(WORDS[known])}</span>` : nothing}</label>`;
  }

  readonly #onFocus = (event: FocusEvent): void => {
    const {value} = event.target as HTMLInputElement;
    if (value === this.#at) return;
    this.#at = value;
    this.host.requestUpdate();
  };

  /** Arrow keys lead from word to word and from line to line, as the text runs. */
  readonly #onKeydown = (event: KeyboardEvent): void => {
    const {key, target, currentTarget, altKey, ctrlKey, metaKey} = event;
    if (altKey || ctrlKey || metaKey || !(target instanceof HTMLInputElement)) return;
    const inputs = [...(currentTarget as Element).querySelectorAll('input')];
    const to = goal(inputs, inputs.indexOf(target), key);
    if (!to) return;
    event.preventDefault();
    to.focus();
  };
}

function goal(inputs: HTMLInputElement[], at: number, key: string): HTMLInputElement | undefined {
  const forward = inputs[at]?.matches(':dir(rtl)') ? 'ArrowLeft' : 'ArrowRight';
  if (key === 'ArrowRight' || key === 'ArrowLeft') return inputs[at + (key === forward ? 1 : -1)];
  if (key === 'Home') return inputs[0];
  if (key === 'End') return inputs.at(-1);
  return key === 'ArrowDown' || key === 'ArrowUp' ? inOtherLine(inputs, at, key === 'ArrowDown') : undefined;
}

/** The word in the next line that is nearest to being straight below, or above. */
function inOtherLine(inputs: HTMLInputElement[], at: number, down: boolean): HTMLInputElement | undefined {
  const place = (input: HTMLInputElement | undefined) => {
    const {left, width, top, height} = input?.parentElement?.getClientRects()[0] ?? new DOMRect();
    return {x: left + width / 2, y: top + height / 2, height};
  };
  const from = place(inputs[at]);
  const others = inputs.map((input) => ({input, ...place(input)})).filter(({y}) => (y - from.y) * (down ? 1 : -1) > from.height / 3);
  const next = Math.min(...others.map(({y}) => Math.abs(y - from.y)));
  const line = others.filter(({y}) => Math.abs(y - from.y) < next + from.height / 3);
  return line.sort((a, b) => Math.abs(a.x - from.x) - Math.abs(b.x - from.x))[0]?.input;
}
