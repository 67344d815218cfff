import {html, nothing, type TemplateResult} from 'lit';
import {placeIn, type Place} from '../../core/cells.js';
import {Localize} from '../../element/localize.js';
import {opinions} from '../../lang/en/opinions.js';
import {drawOnPaper} from '../on-paper.js';
import {Plane} from '../plane.js';
import type {Question} from '../question.js';
import {opinion} from './opinion.js';
import {pinStyles} from './pin.styles.js';
import type {Drawing, QuestionHost, QuestionType} from './question-type.js';

/** What of the author's picture is shown again, under the pin. */
const KEPT = ['src', 'srcset', 'sizes', 'crossorigin', 'referrerpolicy', 'width', 'height'] as const;
const LATER = '[slot=hint], [slot=explanation], [slot=feedback], flip-option';

/** A pin on a picture, an `<img>` in the question: no place is right. */
export const pin = (host: QuestionHost): QuestionType => new Pin(host);

class Pin implements QuestionType {
  readonly instruction = 'howPin';
  readonly lacking = 'chooseFirst';
  readonly styles = pinStyles;
  readonly free = opinion.free;
  readonly grade = opinion.grade;
  readonly marks = opinion.marks;
  readonly hits = opinion.hits;
  readonly #localize: Localize;
  readonly #plane: Plane;
  #img: HTMLImageElement | null = null;
  /** Words that stand in one part with the picture, such as its caption. */
  #beside = '';
  #failed = false;

  constructor(readonly host: QuestionHost) {
    this.#localize = new Localize(host, opinions);
    this.#plane = new Plane(host, this.#localize);
  }

  readonly takes = (node: Element): boolean => !node.matches(LATER) && node.matches('img, figure:has(img), picture, p:has(> img:only-child)');

  readonly read = (question: Question, host: HTMLElement): Question => {
    const taken = [...host.children].filter(this.takes);
    this.#beside = taken.map(({textContent}) => textContent).join(' ').replace(/\s+/g, ' ').trim();
    this.#img = taken.flatMap((node) => [node, ...node.querySelectorAll('img')]).find((node) => node instanceof HTMLImageElement) ?? null;
    return {...question, graded: false, more: {src: this.#img?.getAttribute('src') ?? ''}};
  };

  readonly isAnswerable = (): boolean => this.#img !== null;
  readonly knows = (_: Question, part: string): boolean => placeIn(part) !== undefined;
  readonly isSound = ({options}: Question): boolean => options.length === 0 && this.#img?.hasAttribute('alt') === true;

  readonly faults = async ({options}: Question) =>
    (await import('../opinion-faults.js')).faultsOfPin(options.length, this.#img ?? this.host.querySelector('img'), this.#img !== null);

  readonly words = (_: Question, response: readonly string[]): string[] => response.map((part) => {
    const place = placeIn(part);
    return place ? this.#where(place) : part;
  });

  readonly facts = () => ({picture: {src: this.#img?.currentSrc || this.#img?.src || '', alt: this.#img?.alt ?? ''}});

  readonly draw = (drawing: Drawing): TemplateResult => {
    const percent = (of100: number) => this.#percent(of100);
    const axis = (name: string) => ({name, ends: [name, ''] as const, valueOf: percent});
    return html`${drawOnPaper(this.#localize, 'paperSpot', drawing.off)}${this.#beside ? html`<p class="beside">${this.#beside}</p>` : nothing}
      ${this.#failed ? html`<p class="notice calm">${this.#localize.term('pinFailed')}
        <button type="button" @click=${this.#onRetry}>${drawing.term('retry')}</button></p>` : nothing}
      ${this.#plane.draw(drawing, {
        ground: this.#failed ? html`<p class="alt">${this.#img?.alt}</p>` : this.#renderPicture(),
        where: (place) => this.#where(place), fixed: true,
        across: axis(this.#localize.term('fromLeft')), along: axis(this.#localize.term('fromTop')),
      })}`;
  };

  readonly tell = (drawing: Drawing): void => this.#plane.tell(drawing);

  #renderPicture(): TemplateResult {
    const [src, srcset, sizes, crossorigin, referrerpolicy, width, height] = KEPT.map((name) => this.#img?.getAttribute(name) ?? nothing);
    return html`<img src=${src!} srcset=${srcset!} sizes=${sizes!} crossorigin=${crossorigin!} referrerpolicy=${referrerpolicy!} width=${width!} height=${height!}
      alt=${this.#img?.alt ?? ''} draggable="false" @error=${this.#onError}>`;
  }

  #where({x, y}: Place): string {
    return this.#localize.term('placeInPicture', this.#percent(x), this.#percent(y));
  }

  #percent(of100: number): string {
    return this.#localize.number(of100 / 100, {style: 'percent', maximumFractionDigits: 0});
  }

  readonly #onError = (): void => {
    this.#failed = true;
    this.host.requestUpdate();
  };

  readonly #onRetry = (): void => {
    this.#failed = false;
    this.host.requestUpdate();
  };
}
