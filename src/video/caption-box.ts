import {acrossOf, settle, stretchOf, type CueWishes, type Frame, type Rect, type Way} from './cue-place.js';
import type {Look} from './look.js';

/** Draws cues over the picture, or below it. What stands stays where it is when another one comes. */
export class CaptionBox {
  readonly element = document.createElement('div');
  readonly #drawn = new Map<TextTrackCue, HTMLElement>();
  readonly #placed = new Map<TextTrackCue, Rect>();
  readonly #sizes = new ResizeObserver(() => this.#arrange(true));
  #place: Look['place'];

  constructor() {
    this.element.className = 'cues';
    this.#sizes.observe(this.element);
  }

  /** Where the learner wants them; `undefined` as the author placed them. */
  set place(place: Look['place']) {
    if (place === this.#place) return;
    this.#place = place;
    this.element.classList.toggle('below', place === 'below');
    this.#arrange(true);
  }

  /** Draws anew: another look changes how much room they take. */
  refresh(): void {
    this.#arrange(true);
  }

  show(cues: readonly TextTrackCue[], language: string): void {
    for (const [cue, drawing] of this.#drawn) {
      if (cues.includes(cue)) continue;
      drawing.remove();
      this.#drawn.delete(cue);
      this.#placed.delete(cue);
    }
    for (const cue of cues) {
      if (this.#drawn.has(cue)) continue;
      const drawing = draw(cue, language);
      this.#drawn.set(cue, drawing);
      this.element.append(drawing);
    }
    this.#arrange(false);
  }

  #arrange(anew: boolean): void {
    const frame = {width: this.element.clientWidth, height: this.element.clientHeight};
    if (anew) this.#placed.clear();
    for (const [cue, drawing] of this.#drawn) {
      if (this.#placed.has(cue)) continue;
      if (this.#place === 'below') {
        for (const name of ['left', 'top', 'width', 'height', 'text-align', 'writing-mode']) drawing.style.removeProperty(name);
        box(drawing);
      } else if (frame.width > 0) {
        const {rect, way, inset} = this.#measure(cue as VTTCue, drawing, frame);
        const at = settle(rect, [...this.#placed.values()], frame, way);
        drawing.style.setProperty('left', `${at.x - inset}px`);
        drawing.style.setProperty('top', `${at.y}px`);
        this.#placed.set(cue, at);
        box(drawing);
      }
    }
  }

  /** Where a cue wants to be, and how far its words begin from its edge. What counts is the room of its words, not of its line. */
  #measure(cue: CueWishes, drawing: HTMLElement, {width, height}: Frame): {rect: Rect; way: Way; inset: number} {
    const usual = this.#place === 'top' ? {line: 0, snapToLines: true} as const : this.#place === 'bottom' ? {line: 'auto'} as const : {};
    const wishes: CueWishes = {...wishesOf(cue), ...usual};
    const {style} = drawing;
    style.setProperty('writing-mode', wishes.vertical ? `vertical-${wishes.vertical}` : 'horizontal-tb');
    style.setProperty('text-align', wishes.align ?? 'center');
    const [from, length] = stretchOf(wishes, getComputedStyle(drawing).direction === 'rtl');
    const step = parseFloat(getComputedStyle(drawing).lineHeight) || 1;
    if (!wishes.vertical) {
      style.setProperty('width', `${length * width}px`);
      style.setProperty('left', `${from * width}px`);
      const own = drawing.offsetHeight;
      const {at, way} = acrossOf(wishes, height, own, step);
      const [outer, words] = [drawing.getBoundingClientRect(), drawing.firstElementChild?.getBoundingClientRect() ?? new DOMRect()];
      const inset = words.left - outer.left;
      return {rect: {x: from * width + inset, y: at, width: words.width, height: own}, way: {x: 0, y: way}, inset};
    }
    style.setProperty('height', `${length * height}px`);
    style.setProperty('left', '0');
    const own = drawing.offsetWidth;
    const {at, way} = acrossOf(wishes, width, own, step);
    const rtl = wishes.vertical === 'rl';
    return {rect: {x: rtl ? width - at - own : at, y: from * height, width: own, height: length * height}, way: {x: rtl ? -way : way, y: 0}, inset: 0};
  }

  close(): void {
    this.#sizes.disconnect();
    this.element.remove();
  }
}

/** Lays the box behind all lines around them, with the room around words that the look asks for. */
function box(drawing: HTMLElement): void {
  const words = drawing.firstElementChild;
  if (!words) return;
  const [outer, inner] = [drawing.getBoundingClientRect(), words.getBoundingClientRect()];
  const sides = [inner.top - outer.top, outer.right - inner.right, outer.bottom - inner.bottom, inner.left - outer.left];
  drawing.style.setProperty('--_pane', sides.map((side) => `calc(${side}px - var(--_cue-pad))`).join(' '));
}

/** What a cue asks for; its members are getters, so they must be asked by name. */
function wishesOf({line, snapToLines, position, size, align, vertical, lineAlign, positionAlign}: CueWishes): CueWishes {
  return Object.fromEntries(Object.entries({line, snapToLines, position, size, align, vertical, lineAlign, positionAlign})
    .filter(([, value]) => value !== undefined));
}

/** A cue as DOM. The browser makes it from its text, so no string becomes HTML. */
function draw(cue: TextTrackCue, language: string): HTMLElement {
  const drawing = document.createElement('div');
  drawing.className = 'cue';
  drawing.dir = 'auto';
  drawing.lang = language;
  const words = document.createElement('span');
  words.append('getCueAsHTML' in cue ? (cue as VTTCue).getCueAsHTML() : '');
  nameVoices(words);
  drawing.append(words);
  return drawing;
}

/** Browsers keep a speaker's name in a tooltip, which nobody sees on a caption. */
function nameVoices(words: HTMLElement): void {
  for (const voice of words.querySelectorAll<HTMLElement>('span[title]')) {
    const {title} = voice;
    voice.removeAttribute('title');
    if (voice.textContent.toLowerCase().startsWith(title.toLowerCase())) continue;
    const name = document.createElement('b');
    name.className = 'voice';
    name.textContent = `${title}: `;
    voice.prepend(name);
  }
}
