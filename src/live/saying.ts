import type {ReactiveController, ReactiveElement} from 'lit';

/** Numbers that go on changing are said this often at most, ms. */
const PACE = 10_000;
/** Times that are worth a word, seconds before the end. */
const MOMENTS = [60, 30, 10];

/**
 * What is told to who listens: what happened at once, numbers that change seldom, and time when there is little left.
 */
export class Saying implements ReactiveController {
  words = '';
  #number = '';
  #next = 0;
  #wait: ReturnType<typeof setTimeout> | undefined;
  #left: number | undefined;

  constructor(readonly host: ReactiveElement) {
    host.addController(this);
  }

  /** The same words twice are two messages. */
  say(words: string): void {
    this.words = words === this.words ? `${words}\u00a0` : words;
    this.host.requestUpdate();
  }

  /** The latest of them is said, at most every ten seconds. */
  number(words: string): void {
    if (words === this.#number) return;
    this.#number = words;
    clearTimeout(this.#wait);
    const early = this.#next - Date.now();
    this.#wait = setTimeout(() => {
      this.#next = Date.now() + PACE;
      this.say(words);
    }, Math.max(0, early));
  }

  /** @param left seconds, `undefined` where nothing is timed  @param words what to say of so many seconds, 0 at the end */
  time(left: number | undefined, words: (seconds: number) => string): void {
    const before = this.#left;
    this.#left = left;
    if (left === undefined || before === undefined || left >= before) return;
    const passed = [...MOMENTS, 0].find((moment) => before > moment && left <= moment);
    // Who slept over a moment hears how much there is left.
    if (passed !== undefined) this.say(words(left));
  }

  hostDisconnected(): void {
    clearTimeout(this.#wait);
  }
}
