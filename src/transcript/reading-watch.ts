import type {Interval} from '../core/interval.js';
import type {Page, Row} from './page.js';
import {countWords, Reading, spanOf, type Readable} from './reading.js';

/** How often the reader is looked at, ms. */
const LOOK_EVERY = 500;
/** How often what was read is told, ms: a crash loses no more. */
const TELL_EVERY = 10_000;
const STEPS = [0, 0.25, 0.5, 0.75, 1];

/** Watches which paragraphs stand before a reader, and tells which seconds' words were read. */
export class ReadingWatch {
  readonly #reading = new Reading();
  readonly #readable = new WeakMap<Row, Readable>();
  readonly #visible = new Set<Element>();
  readonly #observer: IntersectionObserver;
  #toldAt = now();

  /** @param isReading nobody reads while the medium plays: that counts as watched  @param onRead gets seconds of the medium */
  constructor(readonly page: Page, readonly isReading: () => boolean, readonly onRead: (span: Interval) => void, signal: AbortSignal) {
    this.#observer = new IntersectionObserver((changes) => {
      for (const {target, isIntersecting, intersectionRect, boundingClientRect, rootBounds} of changes) {
        const height = rootBounds?.height ?? innerHeight;
        const seen = isIntersecting && intersectionRect.height >= Math.min(boundingClientRect.height, height) / 2;
        if (seen) this.#visible.add(target);
        else this.#visible.delete(target);
      }
    }, {threshold: STEPS});
    const stir = () => this.#reading.stir(now());
    for (const type of ['pointermove', 'wheel', 'touchmove', 'keydown', 'focusin', 'pointerdown']) {
      page.root.addEventListener(type, stir, {signal, passive: true});
    }
    document.addEventListener('scroll', () => this.#visible.size > 0 && stir(), {signal, passive: true, capture: true});
    const timer = setInterval(() => this.#look(), LOOK_EVERY);
    document.addEventListener('visibilitychange', () => this.#tell(), {signal});
    signal.addEventListener('abort', () => {
      clearInterval(timer);
      this.#observer.disconnect();
      this.#tell();
    });
  }

  /** The text changed. */
  refresh(): void {
    this.#observer.disconnect();
    this.#visible.clear();
    for (const {element, lines} of this.page.rows) if (lines.length > 0) this.#observer.observe(element);
  }

  #look(): void {
    const reading = document.visibilityState === 'visible' && this.isReading();
    const rows = reading && this.#visible.size > 0
      ? [...this.#visible].flatMap((element) => this.page.rowOf(element) ?? []).sort((a, b) => a.block.at - b.block.at) : [];
    this.#reading.look(now(), rows.map((row) => this.#asReadable(row)));
    if (now() - this.#toldAt >= TELL_EVERY / 1000) this.#tell();
  }

  #tell(): void {
    this.#toldAt = now();
    for (const span of this.#reading.tell()) this.onRead(span);
  }

  #asReadable(row: Row): Readable {
    const known = this.#readable.get(row);
    if (known) return known;
    const {lines} = row;
    const texts = this.page.rows.filter((other) => other.lines.length > 0);
    const at = texts.indexOf(row);
    const span = spanOf([row.block.at, Math.max(...lines.map(({end}) => end))], texts[at + 1]?.block.at, at === 0);
    const readable = {span, words: Math.max(1, countWords(lines.map(({words}) => words).join(' ')))};
    this.#readable.set(row, readable);
    return readable;
  }
}

const now = () => performance.now() / 1000;
