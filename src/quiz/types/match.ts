import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import {icon} from '../../element/icons.js';
import {Localize} from '../../element/localize.js';
import {placing} from '../../lang/en/placing.js';
import {drawBank, type Card} from '../bank.js';
import {drop} from '../../element/drop.js';
import {given, gradeMatch, isPair, marksOfMatch, matchingIn, matchingOf, misplaced, partnerKey, withPartner} from '../match-grade.js';
import {matchStyles} from '../match.styles.js';
import {drawOnPaper} from '../on-paper.js';
import {mixed, optionsOf, scoringOf} from '../mix.js';
import type {Question} from '../question.js';
import type {Drawing, QuestionHost, QuestionType} from './question-type.js';

/**
 * What belongs to what: each item has a list of partners of the browser's own, which is all that keys and screen readers
 * need; the same partners lie below as cards, to drag or to tap. A partner may be given to several items.
 */
export const match = (host: QuestionHost): QuestionType => new Match(host);

class Match implements QuestionType {
  readonly instruction = 'howMatch';
  readonly lacking = 'answerFirst';
  readonly knows = isPair;
  readonly marks = marksOfMatch;

  readonly #localize: Localize;
  /** The card that is picked, and the one the tab key leads to. */
  #held: Card | undefined;
  #stop: string | undefined;
  #told = false;
  /** By a partner's key, the wrong idea behind it where it does not belong. */
  #ideas: ReadonlyMap<string, string> = new Map();

  readonly styles = matchStyles;

  constructor(readonly host: QuestionHost) {
    this.#localize = new Localize(host, placing);
  }

  readonly read = (question: Question, element: HTMLElement): Question => {
    const matches = matchesOf(element);
    this.#ideas = new Map(question.options.flatMap(({misconception}, i) => (misconception ? [[partnerKey(matches[i]!), misconception]] : [])));
    const more = matchingOf(question.options, matches);
    return {...question, more, graded: more.pairs.length > 0, scoring: scoringOf(element, 'partial')};
  };

  readonly isAnswerable = (question: Question): boolean => matchingIn(question).pairs.length > 0;

  readonly isSound = (question: Question): boolean => {
    const {pairs, partners} = matchingIn(question);
    return pairs.length > 1 && partners.length > 1 && question.options.every(({key, text}) => !text || pairs.some(([item]) => item === key));
  };

  readonly faults = async (question: Question) => (await import('../placing-faults.js')).faultsOfMatch(question);

  readonly grade = (question: Question, response: readonly string[]) => gradeMatch(question, response, this.#ideas);

  /** Feedback is for what went wrong: that of an item at its row, that of a distractor below. */
  readonly hits = (question: Question, response: readonly string[]): string[] => {
    const [wrong, matches] = [misplaced(question, response), matchesOf(this.host)];
    const marks = marksOfMatch(question, response, false);
    return question.options.filter(({key, text}, i) => (text ? marks.get(key) === 'wrong' : wrong.includes(partnerKey(matches[i] ?? ''))))
      .map(({key}) => key);
  };

  readonly words = (question: Question, response: readonly string[]): string[] =>
    [...given(response)].map(([item, partner]) => `${textOf(question, item)}: ${partnerOf(question, partner)?.text ?? ''}`);

  readonly draw = (drawing: Drawing): TemplateResult => {
    const {question, response, order, off, marks} = drawing;
    const {pairs} = matchingIn(question);
    const items = order.filter((place) => pairs.some(([item]) => item === question.options[place]?.key));
    const used = new Set(given(response).values());
    const told = marks.size > 0;
    const hits = told ? this.hits(question, response) : [];
    // What is checked is laid down.
    if (off || (told && !this.#told)) this.#held = undefined;
    this.#told = told;
    return html`${drawOnPaper(this.#localize, 'paperMatch', off)}<div class="pairs">${items.map((place) => this.#renderRow(drawing, place))}</div>
      ${order.filter((place) => !items.includes(place) && hits.includes(question.options[place]!.key)).map((place) => html`<slot name="option-${place}"></slot>`)}
      ${off && told ? nothing : drawBank({
        label: this.#localize.term('toPlace'), held: this.#held?.id, stop: this.#stop, off, lasting: true,
        cards: partnersIn(drawing).map(({key, text}) => ({id: key, text, used: used.has(key)})),
        onPick: this.#onPick, onPress: (card, event) => this.#onPress(drawing, card, event), onEscape: this.#onEscape,
        onFocus: ({id}) => {
          this.#stop = id;
          this.host.requestUpdate();
        },
      })}`;
  };

  #renderRow(drawing: Drawing, place: number): TemplateResult {
    const {question, response, marks, off} = drawing;
    const {key: item} = question.options[place]!;
    const partner = partnerOf(question, given(response).get(item));
    const none = this.#localize.term('choosePartner');
    return html`<div class="pair ${marks.get(item) ?? ''} ${partner ? 'full' : ''}" part="option" data-item=${item}>
      <span id="answer-${place}"><slot name="option-${place}"></slot></span>
      <span class="pick"><bdi aria-hidden="true">${partner?.text ?? (off ? '–' : none)}</bdi>
        <select aria-labelledby="answer-${place} mark-${place}"
          @change=${({target}: Event) => this.#give(drawing, item, (target as HTMLSelectElement).value)}>
          <option value="" .selected=${live(!partner)}>${none}</option>
          ${partnersIn(drawing).map(({key, text}) => html`<option value=${key} .selected=${live(key === partner?.key)}>${text}</option>`)}
        </select>${off ? nothing : icon('right')}</span>
      <span class="mark" id="mark-${place}">${this.#renderMark(drawing, item)}</span>
      ${this.#renderPut(drawing, item)}
    </div>`;
  }

  /** How it was; at the end what was right beside what was placed. */
  #renderMark({question, marks, solved, term}: Drawing, item: string): TemplateResult | typeof nothing {
    const mark = marks.get(item);
    if (!mark) return nothing;
    const right = partnerOf(question, matchingIn(question).pairs.find(([key]) => key === item)?.[1]);
    const verdict = mark === 'missed' ? nothing
      : html`<span>${icon(mark === 'right' ? 'check' : 'cross')}${term(mark === 'right' ? 'answerRight' : 'answerWrong')}</span>`;
    return html`${verdict}${solved && mark !== 'right'
      ? html`<span class="answer"><span class="quiet">${term('rightAnswer')}:</span> <bdi>${right?.text}</bdi></span>` : nothing}`;
  }

  /** While a card is picked, the whole row is its place. */
  #renderPut(drawing: Drawing, item: string): TemplateResult | typeof nothing {
    const held = this.#held;
    if (!held || drawing.off) return nothing;
    return html`<button type="button" class="put" aria-label=${this.#localize.term('placeHere', held.text, textOf(drawing.question, item))}
      @click=${(event: MouseEvent) => this.#put(drawing, item, held.id, event)} @keydown=${this.#onEscape}></button>`;
  }

  #give({question, response, choose}: Drawing, item: string, partner: string): string[] {
    const next = withPartner(question, response, item, partner);
    this.#held = undefined;
    choose(next);
    return next;
  }

  /** By card; a list says itself what is chosen in it. */
  #put(drawing: Drawing, item: string, partner: string, event?: MouseEvent): void {
    const {question} = drawing;
    const {length} = this.#give(drawing, item, partner);
    const words = [textOf(question, item), partnerOf(question, partner)?.text ?? ''] as const;
    this.host.say(this.#localize.term('placed', ...words, length, matchingIn(question).pairs.length));
    // The button goes. Who works by keys goes on with the next card.
    if (event) this.#focus(event.detail === 0 ? '.chip[tabindex="0"]' : `[data-item="${CSS.escape(item)}"] select`);
  }

  readonly #onPick = (card: Card, {detail}: MouseEvent): void => {
    const again = this.#held?.id === card.id;
    this.#held = again ? undefined : card;
    this.host.say(this.#localize.term(again ? 'letGo' : 'picked', card.text));
    this.host.requestUpdate();
    // By key, or by a screen reader: the way to the rows is long.
    if (!again && detail === 0) this.#focus('.pair:not(.full) .put', '.put');
  };

  readonly #onEscape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !this.#held) return;
    event.stopPropagation();
    event.preventDefault();
    const {id, text} = this.#held;
    this.#held = undefined;
    this.host.say(this.#localize.term('letGo', text));
    this.host.requestUpdate();
    this.#focus(`[data-card="${id}"]`);
  };

  #onPress(drawing: Drawing, card: Card, event: PointerEvent): void {
    drop(event, {
      onLift: () => {
        this.#held = undefined;
        this.host.requestUpdate();
      },
      places: () => [...this.host.renderRoot.querySelectorAll<HTMLElement>('.pair')],
      onDrop: ({dataset}) => this.#put(drawing, dataset['item']!, card.id),
    });
  }

  #focus(...selectors: string[]): void {
    void this.host.updateComplete.then(() => {
      const to = selectors.map((each) => this.host.renderRoot.querySelector<HTMLElement>(each)).find(Boolean);
      to?.focus({preventScroll: false});
    });
  }
}

const matchesOf = (host: HTMLElement) => optionsOf(host).map((option) => option.getAttribute('match') ?? '');

const textOf = ({options}: Question, item: string) => options.find(({key}) => key === item)?.text ?? '';

const partnerOf = (question: Question, key: string | undefined) => matchingIn(question).partners.find((partner) => partner.key === key);

/** The partners in the learner's own order, never that of the items. */
function partnersIn({question, seed}: Drawing) {
  const {pairs, partners} = matchingIn(question);
  const inRows = question.options.flatMap(({key}) => pairs.filter(([item]) => item === key).map(([, partner]) => partner));
  const keys = [...new Set([...inRows, ...partners.map(({key}) => key)])];
  return mixed(keys, seed).flatMap((place) => partnerOf(question, keys[place]) ?? []);
}
