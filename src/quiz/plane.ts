import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import {placeAsPart, placeIn, type Place} from '../core/cells.js';
import type {Localize} from '../element/localize.js';
import type {Drawing, QuestionHost} from './types/question-type.js';

/** How far an arrow key moves, per cent; with Shift a small step. */
const STEP = 5;
const MIDDLE: Place = {x: 50, y: 50};

/** What a plane is, to its type. */
export interface PlaneTerms {
  /** What lies under the place: a picture, or a field's lines. */
  ground: TemplateResult;
  /** A place in words. */
  where: (place: Place) => string;
  /** What the two sliders say, and what they say of a value. */
  across: Axis;
  along: Axis;
  /** It runs from left to right in every language. */
  fixed: boolean;
}

export interface Axis {
  name: string;
  /** What stands at its ends. */
  ends: readonly [string, string];
  valueOf: (percent: number) => string;
}

/**
 * One place chosen in a plane, in per cent from its start and its top: by pointing, by carrying the knob, by its arrow keys,
 * or with two sliders, which say the same to who does not see it.
 */
export class Plane {
  constructor(readonly host: QuestionHost, readonly localize: Localize) {}

  draw(drawing: Drawing, terms: PlaneTerms): TemplateResult {
    const {response, off} = drawing;
    const at = placeIn(response[0]);
    const where = at ? terms.where(at) : '';
    return html`<div class="plane ${at ? '' : 'unset'}" dir=${terms.fixed ? 'ltr' : nothing} @click=${(event: MouseEvent) => this.#onClick(event, drawing, terms)}>
        ${terms.ground}
        <button type="button" class="knob" ?disabled=${off} aria-label=${at ? this.localize.term('knobAt', where) : this.localize.term('knobUnset')}
          @click=${(event: Event) => this.#onKnob(event, drawing, terms)} @keydown=${(event: KeyboardEvent) => this.#onKeydown(event, drawing, terms)}
          @pointerdown=${(event: PointerEvent) => this.#onPress(event, drawing, terms)}><span></span></button>
      </div>
      <div class="sliders">${(['across', 'along'] as const).map((name) => this.#renderSlider(drawing, terms, name))}</div>`;
  }

  /** Lit sets no styles under a strict policy. */
  tell({response}: Drawing): void {
    const knob = this.host.renderRoot.querySelector<HTMLElement>('.knob');
    const {x, y} = placeIn(response[0]) ?? MIDDLE;
    knob?.style.setProperty('inset-inline-start', `${x}%`);
    knob?.style.setProperty('top', `${y}%`);
  }

  #renderSlider(drawing: Drawing, terms: PlaneTerms, name: 'across' | 'along'): TemplateResult {
    const at = placeIn(drawing.response[0]);
    const place = at ?? MIDDLE;
    const axis = terms[name];
    // Upwards is more where an axis has ends; from the edge of a picture it is counted down.
    const value = name === 'across' ? place.x : terms.fixed ? place.y : 100 - place.y;
    return html`<label class="slider ${at ? '' : 'unset'}"><span class="end">${axis.ends[0]}</span>
      <input type="range" min="0" max="100" step="1" dir=${terms.fixed ? 'ltr' : nothing} aria-label=${axis.name} aria-valuetext=${axis.valueOf(value)} .value=${live(String(value))}
        @input=${(event: Event) => {
          const moved = (event.target as HTMLInputElement).valueAsNumber;
          this.#put(drawing, name === 'across' ? {...place, x: moved} : {...place, y: terms.fixed ? moved : 100 - moved});
        }}>
      <span class="end">${axis.ends[1]}</span></label>`;
  }

  #put({choose}: Drawing, place: Place): void {
    choose([placeAsPart(place)]);
  }

  #putAndSay(drawing: Drawing, terms: PlaneTerms, place: Place): void {
    const part = placeAsPart(place);
    drawing.choose([part]);
    this.host.say(terms.where(placeIn(part)!));
  }

  /** Where in the plane a pointer is. */
  #placeAt({clientX, clientY}: MouseEvent, plane: Element): Place | undefined {
    const {left, top, width, height} = plane.getBoundingClientRect();
    if (!width || !height) return undefined;
    const x = (clientX - left) / width * 100;
    return {x: getComputedStyle(plane).direction === 'rtl' ? 100 - x : x, y: (clientY - top) / height * 100};
  }

  #onClick(event: MouseEvent, drawing: Drawing, terms: PlaneTerms): void {
    const place = this.#placeAt(event, event.currentTarget as Element);
    if (drawing.off || !place || this.host.matches(':disabled')) return;
    this.#putAndSay(drawing, terms, place);
  }

  /** Pressed by keys it begins in the middle; a pointer that presses it is already there. */
  #onKnob(event: Event, drawing: Drawing, terms: PlaneTerms): void {
    event.stopPropagation();
    if (drawing.response.length === 0) this.#putAndSay(drawing, terms, MIDDLE);
  }

  #onKeydown(event: KeyboardEvent, drawing: Drawing, terms: PlaneTerms): void {
    const [right, down] = {ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1]}[event.key] ?? [];
    if (right === undefined || down === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const plane = (event.currentTarget as Element).parentElement!;
    const {x, y} = placeIn(drawing.response[0]) ?? MIDDLE;
    const step = event.shiftKey ? 1 : STEP;
    const turn = getComputedStyle(plane).direction === 'rtl' ? -1 : 1;
    this.#putAndSay(drawing, terms, {x: x + right * step * turn, y: y + down * step});
  }

  #onPress(event: PointerEvent, drawing: Drawing, terms: PlaneTerms): void {
    const plane = (event.currentTarget as Element).parentElement!;
    if (event.button !== 0 || !event.isPrimary || drawing.off) return;
    const held = this.#placeAt(event, plane);
    if (!held) return;
    // It is carried as it was taken hold of: beside its middle it does not jump there.
    const {x, y} = placeIn(drawing.response[0]) ?? MIDDLE;
    const listening = new AbortController();
    const {signal} = listening;
    let last: Place | undefined;
    addEventListener('pointermove', (moved) => {
      const place = moved.pointerId === event.pointerId ? this.#placeAt(moved, plane) : undefined;
      if (!place) return;
      last = {x: x + place.x - held.x, y: y + place.y - held.y};
      this.#put(drawing, last);
    }, {signal});
    const end = (other: PointerEvent) => {
      if (other.pointerId !== event.pointerId) return;
      listening.abort();
      if (last) this.#putAndSay(drawing, terms, last);
    };
    addEventListener('pointerup', end, {signal});
    addEventListener('pointercancel', end, {signal});
  }
}
