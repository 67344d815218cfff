import {html, type TemplateResult} from 'lit';
import {placeIn, type Place} from '../../core/cells.js';
import {Localize} from '../../element/localize.js';
import {opinions} from '../../lang/en/opinions.js';
import {drawOnPaper} from '../on-paper.js';
import {endsOf} from '../opinions.js';
import {Plane} from '../plane.js';
import type {Question} from '../question.js';
import {gridStyles} from './grid.styles.js';
import {opinion} from './opinion.js';
import type {Drawing, QuestionHost, QuestionType} from './question-type.js';

/** A place in a field with two axes: `x-labels="hard|easy" y-labels="useless|useful"`. */
export const grid = (host: QuestionHost): QuestionType => new Grid(host);

type Ends = readonly [string, string];
interface Axes {x: Ends; y: Ends}

class Grid implements QuestionType {
  readonly instruction = 'howGrid';
  readonly lacking = 'chooseFirst';
  readonly styles = gridStyles;
  readonly free = opinion.free;
  readonly grade = opinion.grade;
  readonly marks = opinion.marks;
  readonly hits = opinion.hits;
  readonly #localize: Localize;
  readonly #plane: Plane;

  constructor(readonly host: QuestionHost) {
    this.#localize = new Localize(host, opinions);
    this.#plane = new Plane(host, this.#localize);
  }

  readonly read = (question: Question, element: HTMLElement): Question => {
    const [x, y] = ['x-labels', 'y-labels'].map((name) => endsOf(element.getAttribute(name)));
    return {...question, graded: false, more: {x: x ?? ['−', '+'], y: y ?? ['−', '+']}};
  };

  readonly isAnswerable = () => true;
  readonly knows = (_: Question, part: string): boolean => placeIn(part) !== undefined;

  readonly isSound = ({options}: Question): boolean =>
    options.length === 0 && ['x-labels', 'y-labels'].every((name) => endsOf(this.host.getAttribute(name)));

  readonly faults = async ({options}: Question) => (await import('../opinion-faults.js')).faultsOfGrid(options.length, this.host);

  readonly words = (question: Question, response: readonly string[]): string[] => response.map((part) => {
    const place = placeIn(part);
    return place ? this.#where(axesOf(question), place) : part;
  });

  readonly facts = (question: Question) => ({axes: [axesOf(question).x, axesOf(question).y] as const});

  readonly draw = (drawing: Drawing): TemplateResult => {
    const axes = axesOf(drawing.question);
    const axis = (ends: Ends) => ({name: this.#localize.term('axisOf', ...ends), ends, valueOf: (percent: number) => this.#percent(percent)});
    return html`${drawOnPaper(this.#localize, 'paperSpot', drawing.off)}<div class="field2">
      <span class="high" aria-hidden="true"><bdi>${axes.y[1]}</bdi></span>
      <div class="inner">${this.#plane.draw(drawing, {
        ground: html`<svg class="lines" width="100%" height="100%" aria-hidden="true" focusable="false">
          <line x1="50%" x2="50%" y1="0" y2="100%"></line><line x1="0" x2="100%" y1="50%" y2="50%"></line></svg>`,
        where: (place) => this.#where(axes, place), across: axis(axes.x), along: axis(axes.y), fixed: false,
      })}</div>
      <span class="low" aria-hidden="true"><bdi>${axes.y[0]}</bdi></span>
      <span class="from" aria-hidden="true"><bdi>${axes.x[0]}</bdi></span>
      <span class="to" aria-hidden="true"><bdi>${axes.x[1]}</bdi></span>
    </div>`;
  };

  readonly tell = (drawing: Drawing): void => this.#plane.tell(drawing);

  #where({x: [, to], y: [, up]}: Axes, {x, y}: Place): string {
    return this.#localize.term('placeInField', this.#percent(x), to, this.#percent(100 - y), up);
  }

  #percent(of100: number): string {
    return this.#localize.number(of100 / 100, {style: 'percent', maximumFractionDigits: 0});
  }
}

const axesOf = ({more}: Question): Axes => more as Axes;
