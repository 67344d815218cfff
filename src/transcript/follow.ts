/** The part of a selection in a shadow root, where a browser tells it. */
interface SelectingRoot {getSelection?: () => Selection | null}

/** Where in the box the current line is brought, as a share of its height. */
const HEIGHT = 0.35;
/** Further than this, pixels, and it was not us who moved the text. */
const MOVED = 4;
/** The longest that a browser scrolls for us, ms. */
const GLIDE = 1000;
const SCROLL_KEYS = new Set(['PageUp', 'PageDown', 'Home', 'End', 'ArrowUp', 'ArrowDown', ' ']);

/**
 * Keeps the current line in view in its own scroll box, and never moves the text under a reader: who scrolls, selects or
 * goes into the text is left there until they ask to be taken back.
 */
export class Follow {
  following = true;
  #line: HTMLElement | undefined;
  #offset: number | undefined;
  #glidingUntil = 0;

  /** @param onChange it follows, or does so no more */
  constructor(readonly box: HTMLElement, readonly onChange: () => void, signal: AbortSignal) {
    const stop = () => this.#stop();
    for (const type of ['wheel', 'touchmove']) box.addEventListener(type, stop, {signal, passive: true});
    box.addEventListener('keydown', ({key}) => SCROLL_KEYS.has(key) && this.#stop(), {signal});
    // On its own frame the press is on the scroll bar.
    box.addEventListener('pointerdown', (event) => event.target === box && event.offsetX > box.clientWidth && this.#stop(), {signal});
    box.addEventListener('focusin', (event) => event.target !== box && this.#stop(), {signal});
    box.addEventListener('scrollend', () => this.#settle(), {signal});
    box.addEventListener('scroll', () => this.#onScroll(), {signal, passive: true});
    document.addEventListener('selectionchange', () => this.selecting && this.#stop(), {signal});
  }

  /** Some of the text is selected. */
  get selecting(): boolean {
    const root = this.box.getRootNode() as SelectingRoot;
    const selection = root.getSelection ? root.getSelection() : document.getSelection();
    if (!selection || selection.isCollapsed) return false;
    const [composed] = (selection as {getComposedRanges?: (...roots: unknown[]) => StaticRange[]}).getComposedRanges?.({shadowRoots: [root]}) ?? [];
    return this.box.contains(composed?.startContainer ?? selection.anchorNode);
  }

  /** The line that is said now. */
  show(line: HTMLElement | undefined): void {
    this.#line = line;
    this.#offset = this.#place();
    if (this.following) this.bring(line);
  }

  /** The reader wants to be taken back to the current line. */
  resume(): void {
    if (!this.following) {
      this.following = true;
      this.onChange();
    }
    this.bring(this.#line);
  }

  /** Brings an element into view, in the box alone: the page stays where it is. */
  bring(element: HTMLElement | undefined): void {
    const {box} = this;
    if (!element?.isConnected || box.scrollHeight <= box.clientHeight) return;
    const from = element.getBoundingClientRect().top - box.getBoundingClientRect().top - box.clientTop;
    const by = from - box.clientHeight * HEIGHT;
    if (Math.abs(by) < MOVED) return;
    const near = Math.abs(by) < box.clientHeight && !matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.#glidingUntil = performance.now() + GLIDE;
    // Not every browser says when it has arrived.
    setTimeout(() => this.#settle(), GLIDE);
    box.scrollBy({top: by, behavior: near ? 'smooth' : 'instant'});
  }

  /** Shows something else for now. */
  leave(): void {
    this.#stop();
  }

  #stop(): void {
    if (!this.following) return;
    this.following = false;
    this.onChange();
  }

  #settle(): void {
    this.#glidingUntil = 0;
    this.#offset = this.#place();
  }

  /** The browser may move the text to keep it still under the eyes, when what is above it grows: the line stays then. */
  #onScroll(): void {
    if (performance.now() < this.#glidingUntil) return;
    const place = this.#place();
    if (place !== undefined && this.#offset !== undefined && Math.abs(place - this.#offset) > MOVED) this.#stop();
    this.#offset = place;
  }

  #place(): number | undefined {
    return this.#line?.isConnected ? this.#line.getBoundingClientRect().top - this.box.getBoundingClientRect().top : undefined;
  }
}
