import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import {icon} from '../../element/icons.js';
import {Localize} from '../../element/localize.js';
import {given} from '../../lang/en/given.js';
import {areaAt, boxOf, contains, innerPoint, shapeOf, type Box, type Point, type Shape} from '../area.js';
import {drawFeedback, hideOptions} from '../feedback.js';
import type {Mark} from '../grade.js';
import {drawOnPaper} from '../on-paper.js';
import type {Question} from '../question.js';
import {
  elsewhere, gradeSpots, hitsOfSpots, isRest, marksOfSpots, placesOf, pointOf, readSpots, spotsOf, type Area,
} from '../spot.js';
import {drawCross, drawShape} from '../spot-drawing.js';
import {hotspotStyles} from './hotspot.styles.js';
import type {Drawing, QuestionHost, QuestionType} from './question-type.js';

/** What of the author's picture is shown again, under the areas. */
const KEPT = ['src', 'srcset', 'sizes', 'crossorigin', 'referrerpolicy'];
/** Half the least size of a target, and how near to a cross a tap takes it away, in pixels of the screen. */
const REACH = 12;
const LATER = '[slot=hint], [slot=explanation], [slot=feedback], flip-option';
const WORDS = {right: 'answerRight', partly: 'answerPartly', wrong: 'answerWrong', missed: 'rightAnswer'} as const;

type Size = Pick<Box, 'width' | 'height'>;

/** `<img usemap>` with `<map><area correct>`: one or several areas of a picture are right. */
export const hotspot = (host: QuestionHost): QuestionType => new HotspotType(host);

class HotspotType implements QuestionType {
  instruction: 'howSpot' | 'howSpots' = 'howSpot';
  readonly lacking = 'chooseFirst';
  readonly styles = hotspotStyles;

  #img: HTMLImageElement | null = null;
  /** The picture's own size, once it is known: what `coords` count in. */
  #size: Size | undefined;
  /** Words that stand in one part with the picture, such as its caption. */
  #beside = '';
  #failed = false;
  /** Where in an area the learner pointed: nothing may tell an area from its surroundings before the answer is checked. */
  readonly #pointed = new Map<string, Point>();
  readonly #localize: Localize;

  constructor(readonly host: QuestionHost) {
    this.#localize = new Localize(host, given);
  }

  readonly takes = (node: Element): boolean => !node.matches(LATER) && node.matches('map, img[usemap], :has(img[usemap]), :has(> map)');

  readonly read = (question: Question, host: HTMLElement): Question => {
    const taken = [...host.children].filter(this.takes);
    this.#beside = taken.filter(({localName}) => localName !== 'map').map(({textContent}) => textContent).join(' ').replace(/\s+/g, ' ').trim();
    this.#img = taken.flatMap((node) => [node, ...node.querySelectorAll('img')])
      .find((node) => node instanceof HTMLImageElement) ?? null;
    const name = this.#img?.getAttribute('usemap')?.replace('#', '') ?? '';
    const map = [...host.querySelectorAll('map')];
    const areas = (map.find((each) => each.name === name) ?? map[0])?.querySelectorAll('area') ?? [];
    const more = readSpots([...areas].map((area) => ({
      id: area.id, alt: area.alt.trim(), shape: area.getAttribute('shape'), coords: area.getAttribute('coords'),
      correct: area.hasAttribute('correct'), misconception: area.getAttribute('misconception'),
    })));
    this.instruction = more.several ? 'howSpots' : 'howSpot';
    return {...question, more, graded: more.areas.some(({correct}) => correct)};
  };

  readonly isAnswerable = (question: Question): boolean => this.#img !== null && placesOf(question).length > 0;
  readonly knows = (question: Question, part: string): boolean => pointOf(part) !== undefined || placesOf(question).some(({key}) => key === part);

  readonly isSound = (question: Question): boolean => {
    const {areas} = spotsOf(question);
    return this.#img !== null && areas.some(({correct}) => correct) && areas.some((area) => !area.correct && !isRest(area))
      && areas.every((area) => isRest(area) || (area.alt && shapeOf(area.shape, area.coords)));
  };

  readonly faults = async (question: Question) => {
    const areas = spotsOf(question).areas.filter((area) => !isRest(area));
    const lost = areas.find(({shape, coords}) => !shapeOf(shape, coords));
    return (await import('../given-faults.js')).faultsOfSpots(areas, lost, this.#img !== null);
  };

  readonly grade = gradeSpots;
  readonly marks = marksOfSpots;
  readonly hits = hitsOfSpots;

  readonly words = (question: Question, response: readonly string[]): string[] => response.map((part) =>
    (pointOf(part) ? this.#localize.term('elsewhere') : this.#nameOf(question, part)));

  readonly draw = (drawing: Drawing): TemplateResult => {
    const {question} = drawing;
    return html`${drawOnPaper(this.#localize, 'paperSpot', drawing.off)}${this.#beside ? html`<p class="beside">${this.#beside}</p>` : nothing}
      ${this.#failed ? html`<p class="notice calm">${this.#localize.term('pictureFailed')}
        <button type="button" @click=${this.#onRetry}>${this.#localize.term('retry')}</button></p>`
      : this.#renderPicture(drawing)}
      <details class="names" ?open=${this.#failed}>
        <summary>${this.#localize.term('byName')}</summary>
        <div class="list">${placesOf(question).map((area, i) => this.#renderRow(area, i, drawing))}</div>
      </details>
      ${drawing.marks.size > 0 ? drawFeedback(this.host, question, hitsOfSpots(question, drawing.response)) : nothing}`;
  };

  /** Inputs lie over their areas; Lit sets no styles under a strict policy. */
  readonly tell = ({question}: Drawing): void => {
    hideOptions(this.host);
    const {width = 0, height = 0} = this.#size ?? {};
    if (!width || !height) return;
    const inputs = this.host.renderRoot.querySelectorAll<HTMLElement>('.spot');
    for (const [i, {shape}] of shapesOf(question).entries()) {
      const {left, top, width: w, height: h} = boxOf(shape);
      const {x, y} = innerPoint(shape);
      const places = isPinned(shape) ? {left: x / width, top: y / height} : {left: left / width, top: top / height, width: w / width, height: h / height};
      for (const [name, value] of Object.entries(places)) inputs[i]?.style.setProperty(name, `${value * 100}%`);
    }
  };

  #renderPicture(drawing: Drawing): TemplateResult {
    const {question, response, marks, name, choose} = drawing;
    const attribute = (key: string) => (KEPT.includes(key) ? this.#img?.getAttribute(key) ?? nothing : nothing);
    return html`<div class="picture" dir="ltr" role="group" aria-label=${this.#localize.term('picture')} @click=${(event: MouseEvent) => this.#onClick(event, drawing)}>
      <img src=${attribute('src')} srcset=${attribute('srcset')} sizes=${attribute('sizes')} alt=${this.#img?.alt ?? ''}
        crossorigin=${attribute('crossorigin')} referrerpolicy=${attribute('referrerpolicy')} width=${this.#img?.getAttribute('width') ?? nothing}
        height=${this.#img?.getAttribute('height') ?? nothing} draggable="false" @load=${this.#onLoad} @error=${this.#onError}>
      ${this.#size ? shapesOf(question).map(({area, shape}) => html`<input class="spot ${isPinned(shape) ? 'pinned' : ''}" type=${this.#input(question)} name=${name}
        .value=${area.key} .checked=${live(response.includes(area.key))} aria-label=${this.#nameWith(question, area.key, marks.get(area.key), drawing)}
        @click=${(event: Event) => event.stopPropagation()} @change=${() => choose(this.#toggled(drawing, area.key))}>
        ${drawShape(shape, this.#size!, marks.get(area.key))}`) : nothing}
      ${this.#crosses(drawing).map(({at, mark}) => drawCross(at, mark))}
    </div>`;
  }

  /** The same choice by name, for all: nobody must see the picture, and nobody knows more than another. */
  #renderRow({key}: Area, place: number, drawing: Drawing): TemplateResult {
    const {question, response, marks, name, term, choose} = drawing;
    const mark = marks.get(key);
    return html`<label class="row ${mark ?? ''}" part="option">
      <input type=${this.#input(question)} name="${name} by name" aria-labelledby="area-${place} area-mark-${place}"
        .value=${key} .checked=${live(response.includes(key))} @change=${() => choose(this.#toggled(drawing, key))}>
      <span id="area-${place}">${this.#nameOf(question, key)}</span>
      <span class="mark" id="area-mark-${place}">${mark ? html`${icon(mark === 'wrong' ? 'cross' : mark === 'partly' ? 'part' : 'check')}<span
        class=${mark === 'missed' ? '' : 'unseen'}>${term(WORDS[mark])}</span>` : nothing}</span>
    </label>`;
  }

  /** Where the learner pointed, and at the end the right places. */
  #crosses({question, response, marks}: Drawing): {at: Point; mark: Mark | undefined}[] {
    const size = this.#size;
    if (!size) return [];
    const inAreas = shapesOf(question).filter(({area}) => response.includes(area.key) || marks.has(area.key))
      .map(({area, shape}) => ({at: this.#pointed.get(area.key) ?? percent(innerPoint(shape), size), mark: marks.get(area.key)}));
    const beside = response.flatMap((part) => {
      const at = pointOf(part);
      return at ? [{at, mark: marks.get(part)}] : [];
    });
    return [...inAreas, ...beside];
  }

  #input(question: Question): 'checkbox' | 'radio' {
    return spotsOf(question).several ? 'checkbox' : 'radio';
  }

  #toggled({question, response}: Drawing, key: string): string[] {
    if (!spotsOf(question).several) return [key];
    return response.includes(key) ? response.filter((part) => part !== key) : [...response, key];
  }

  #nameOf(question: Question, key: string): string {
    const place = placesOf(question).findIndex((area) => area.key === key);
    return placesOf(question)[place]?.alt || this.#localize.term('areaNumber', place + 1);
  }

  #nameWith(question: Question, key: string, mark: Mark | undefined, {term}: Drawing): string {
    return [this.#nameOf(question, key), mark && term(WORDS[mark])].filter(Boolean).join(', ');
  }

  readonly #onLoad = (event: Event): void => {
    const {naturalWidth, naturalHeight} = event.target as HTMLImageElement;
    const [width, height] = ['width', 'height'].map((name) => Number.parseInt(this.#img?.getAttribute(name) ?? '', 10) || 0);
    const ratio = naturalWidth / naturalHeight || 1;
    // As in HTML: in pixels of the size that the page's author gave the picture, else of its own. A drawing may have none.
    if (width || height) this.#size = {width: width || height! * ratio, height: height || width! / ratio};
    else if (naturalWidth && naturalHeight) this.#size = {width: naturalWidth, height: naturalHeight};
    this.host.requestUpdate();
  };

  readonly #onError = (): void => {
    this.#failed = true;
    this.host.requestUpdate();
  };

  readonly #onRetry = (): void => {
    this.#failed = false;
    this.host.requestUpdate();
  };

  /** Somebody points into the picture, at an area or beside all. */
  #onClick(event: MouseEvent, drawing: Drawing): void {
    const {question, response, off, choose} = drawing;
    const size = this.#size;
    const {left, top, width, height} = (event.currentTarget as Element).querySelector('img')!.getBoundingClientRect();
    if (off || !size || !width || !height || this.host.matches(':disabled')) return;
    const at = {x: (event.clientX - left) / width * 100, y: (event.clientY - top) / height * 100};
    const near = this.#crosses(drawing).find((cross) =>
      Math.hypot((cross.at.x - at.x) * width, (cross.at.y - at.y) * height) / 100 <= REACH)?.at;
    const taken = near && response.find((part) => same(pointOf(part) ?? this.#placeOf(question, part), near));
    const {several} = spotsOf(question);
    if (taken !== undefined && several) {
      choose(response.filter((part) => part !== taken));
      return;
    }
    const shapes = shapesOf(question);
    const hit = areaAt(shapes.map(({shape}) => shape), {x: at.x / 100 * size.width, y: at.y / 100 * size.height}, REACH * size.width / width);
    const key = hit === undefined ? elsewhere(at) : shapes[hit]?.area.key ?? '';
    if (hit !== undefined) this.#pointed.set(key, at);
    choose(several ? [...response.filter((part) => part !== key), key] : [key]);
  }

  #placeOf(question: Question, key: string): Point | undefined {
    const shape = shapesOf(question).find(({area}) => area.key === key)?.shape;
    return this.#pointed.get(key) ?? (shape && this.#size && percent(innerPoint(shape), this.#size));
  }
}

const shapesOf = (question: Question): {area: Area; shape: Shape}[] => spotsOf(question).areas.flatMap((area) => {
  const shape = shapeOf(area.shape, area.coords);
  return shape ? [{area, shape}] : [];
});

const percent = ({x, y}: Point, {width, height}: Size): Point => ({x: x / width * 100, y: y / height * 100});

const same = (a: Point | undefined, b: Point): boolean => a !== undefined && a.x === b.x && a.y === b.y;

/** Is the middle of its box outside? There a screen reader's tap would go, so its input lies at a point inside. */
function isPinned(shape: Shape): boolean {
  const {left, top, width, height} = boxOf(shape);
  return !contains(shape, {x: left + width / 2, y: top + height / 2});
}
