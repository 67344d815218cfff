import type {MediaPort} from '../media/port.js';
import {browserVoice, readingTime, Speech, type Synthesis} from './voice.js';

/** How descriptions reach the learner. */
export type Manner = 'aloud' | 'text';

/** What a narrator needs of its video. */
export interface Stage {
  readonly port: MediaPort;
  /** A checkpoint is open: nothing may play, and nobody talks over a question. */
  readonly held: () => boolean;
  /** Gives the text to screen readers. */
  readonly announce: (words: string) => void;
  readonly play: () => void;
}

/**
 * Reads descriptions. Where one takes longer than its cue the video waits for it, and goes on by itself only if nobody
 * else stopped it meanwhile.
 */
export class Narrator {
  #speech: Speech | undefined;
  #until = Infinity;
  /** The video waits for the speech. */
  #waiting = false;
  /** What came while another was still read. */
  #next: (() => void) | undefined;
  /** Words on their way to a screen reader take time as well. */
  #reading: ReturnType<typeof setTimeout> | undefined;

  constructor(readonly stage: Stage, signal: AbortSignal, readonly voice: Synthesis | undefined = browserVoice()) {
    const {events} = stage.port;
    events.addEventListener('timeupdate', () => this.#hold(), {signal});
    events.addEventListener('pause', () => this.#onPause(), {signal});
    events.addEventListener('play', () => this.#onPlay(), {signal});
    events.addEventListener('seeking', () => this.stop(), {signal});
    signal.addEventListener('abort', () => this.stop());
  }

  /** It speaks, or gives time to read. */
  get busy(): boolean {
    return this.#speech !== undefined || this.#reading !== undefined;
  }

  /**
   * Tells what is to be seen.
   * @param until seconds: where the sound of the video needs the ear again
   */
  tell(text: string, language: string, until: number, manner: Manner): void {
    if (!text || this.stage.held()) return;
    if (this.busy) {
      this.#next = () => this.tell(text, language, until, manner);
      return;
    }
    this.#until = until;
    if (manner === 'aloud' && this.voice) {
      this.#speech = new Speech(this.voice, text, language, {end: () => this.#onEnd(), silence: () => this.stage.announce(text)});
    } else {
      this.stage.announce(text);
      this.#reading = setTimeout(() => this.#onEnd(), readingTime(text) * 1000);
    }
  }

  /** The cue is over: the video waits if its words are not. */
  cueOver(): void {
    if (this.busy) this.#hold(true);
  }

  /** Breaks off. What waits, goes on waiting for the learner. */
  stop(): void {
    this.#hush();
    this.#waiting = false;
  }

  #hush(): void {
    this.#speech?.stop();
    clearTimeout(this.#reading);
    this.#speech = this.#reading = this.#next = undefined;
  }

  #hold(now = false): void {
    const {port, held} = this.stage;
    if (held()) this.stop();
    if (!this.busy || port.paused || port.seeking || this.#waiting || !(now || port.currentTime >= this.#until)) return;
    this.#waiting = true;
    port.pause();
  }

  #onEnd(): void {
    const [waiting, next] = [this.#waiting, this.#next];
    this.#hush();
    this.#waiting = false;
    if (waiting && !this.stage.held() && this.stage.port.paused) this.stage.play();
    next?.();
  }

  /** The learner, or a checkpoint, stopped the video: the voice stops with it. */
  #onPause(): void {
    if (this.#waiting) return;
    if (this.stage.held()) this.stop();
    else if (this.#speech) this.voice?.pause();
  }

  /** The learner does not want to wait. */
  #onPlay(): void {
    if (this.#waiting) this.stop();
    else if (this.#speech) this.voice?.resume();
  }
}
