/** What of a text was read, by the one thing that can be seen: which words stood before the reader, and for how long. */
import {union, type Interval} from '../core/interval.js';

/** Nobody is counted to read faster, words a minute. */
const FASTEST = 300;
/** Longer between two looks the reader was elsewhere, seconds. */
const LONGEST_LOOK = 2;
/** Somebody who has not stirred for so long has gone, seconds. */
const PATIENCE = 60;

/** A paragraph and the seconds of the medium that it stands for. */
export interface Readable {readonly span: Interval; readonly words: number}

export class Reading {
  readonly #read = new Set<Readable>();
  #untold: Interval[] = [];
  #words = 0;
  #looked: number | undefined;
  #stirred = -Infinity;

  /** The reader did something here: scrolled, pointed, pressed a key. @param now seconds */
  stir(now: number): void {
    this.#stirred = now;
  }

  /**
   * Called again and again while the text can be seen. Time is spent on the paragraphs before the reader, from the first
   * to the last.
   * @param now seconds  @param visible in their order; none while nobody reads
   */
  look(now: number, visible: readonly Readable[]): void {
    const since = now - (this.#looked ?? now);
    this.#looked = now;
    const unread = now - this.#stirred > PATIENCE ? [] : visible.filter((part) => !this.#read.has(part));
    const [first] = unread;
    if (!first) {
      this.#words = 0;
      return;
    }
    if (since <= LONGEST_LOOK) this.#words += since * FASTEST / 60;
    for (const part of unread) {
      if (part.words > this.#words) return;
      this.#words -= part.words;
      this.#read.add(part);
      this.#untold.push(part.span);
    }
  }

  /** What was read since it was last asked. */
  tell(): Interval[] {
    const told = union(this.#untold);
    this.#untold = [];
    return told;
  }
}

/** A silence up to this long belongs to the words before it, seconds. */
const SILENCE = 10;

/**
 * The seconds that a paragraph stands for: up to the next one, so that reading all of a text covers all of a medium that
 * is talked through.
 * @param next where the next one starts  @param isFirst what is before it counts too
 */
export function spanOf([start, end]: Interval, next: number | undefined, isFirst: boolean): Interval {
  const to = next !== undefined && next - end <= SILENCE ? Math.max(end, next) : end;
  return [isFirst && start <= SILENCE ? 0 : start, Math.max(start, to)];
}

/** How many words a text has; scripts without spaces are counted by two signs a word. */
export function countWords(text: string): number {
  const dense = text.match(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}]/gu)?.length ?? 0;
  const spaced = text.replace(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}]/gu, ' ').match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  return spaced + Math.ceil(dense / 2);
}
