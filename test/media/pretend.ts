import type {Clock} from '../../src/media/clock.js';
import type {MediaPort} from '../../src/media/port.js';
import type {Visibility} from '../../src/media/watch.js';

/** A wall clock that a test moves on. Frames come every 16 ms. */
export class PretendClock implements Clock {
  time = 0;
  #waits: {at: number; call: () => void}[] = [];

  now = (): number => this.time;
  frame = (call: () => void): (() => void) => this.after(16, call);

  after = (ms: number, call: () => void): (() => void) => {
    const wait = {at: this.time + ms, call};
    this.#waits.push(wait);
    return () => {
      this.#waits = this.#waits.filter((other) => other !== wait);
    };
  };

  /** Lets time pass, and all that waits for it happen in order; `tick` is called for every millisecond. */
  pass(ms: number, tick: (ms: number) => void = () => {}): void {
    const end = this.time + ms;
    while (this.time < end) {
      this.time += 1;
      tick(1);
      for (let due = this.#due(); due; due = this.#due()) {
        this.#waits = this.#waits.filter((wait) => wait !== due);
        due.call();
      }
    }
  }

  get waiting(): number {
    return this.#waits.length;
  }

  #due() {
    return this.#waits.find(({at}) => at <= this.time);
  }
}

/** A player without a picture, driven by a pretend clock: tells its time every 250 ms, like a browser. */
export class PretendPort implements MediaPort {
  readonly events = new EventTarget();
  readonly capabilities = {cues: false, rates: true, volume: true};
  buffered: TimeRanges | undefined;
  readonly textTracks = undefined;
  readonly seekable: TimeRanges | undefined;
  currentTime = 0;
  duration = 100;
  paused = true;
  ended = false;
  seeking = false;
  ready = true;
  muted = false;
  volume = 1;
  /** The connection is gone: it should play, and does not. */
  stalled = false;
  /** It says that it plays, and stands still until it is paused and played again. */
  frozen = false;
  /** Times that were sought. */
  readonly sought: number[] = [];
  #rate = 1;
  #untold = 0;

  constructor(readonly clock: PretendClock, ranges = true) {
    this.seekable = ranges ? {length: 1, start: () => 0, end: () => this.duration} : undefined;
  }

  get rate(): number {
    return this.#rate;
  }

  set rate(rate: number) {
    this.#rate = rate;
    this.tell('ratechange');
  }

  tell(type: string): void {
    this.events.dispatchEvent(new Event(type));
  }

  play(): Promise<void> {
    this.paused = false;
    this.tell('play');
    return Promise.resolve();
  }

  pause(): void {
    if (this.paused) return;
    this.paused = true;
    this.frozen = false;
    this.tell('timeupdate');
    this.tell('pause');
  }

  seek(seconds: number): void {
    this.sought.push(seconds);
    this.seeking = true;
    this.currentTime = seconds;
    this.tell('seeking');
    this.seeking = false;
    this.tell('seeked');
  }

  hiddenTrack(): undefined {
    return undefined;
  }

  /** Lets it run for so many milliseconds of wall time. */
  run(ms: number): void {
    this.clock.pass(ms, (step) => {
      if (this.paused || this.stalled || this.frozen || this.ended) return;
      this.currentTime = Math.min(this.duration, this.currentTime + (step / 1000) * this.#rate);
      this.#untold += step;
      if (this.#untold >= 250) {
        this.#untold = 0;
        this.tell('timeupdate');
      }
      if (this.currentTime >= this.duration) this.#end();
    });
  }

  #end(): void {
    this.ended = true;
    this.tell('timeupdate');
    this.tell('ended');
  }
}

/** A page whose visibility a test sets. */
export class PretendPage extends EventTarget {
  visibilityState: DocumentVisibilityState = 'visible';

  set(state: DocumentVisibilityState): void {
    this.visibilityState = state;
    this.dispatchEvent(new Event('visibilitychange'));
  }
}

export const asVisibility = (page: PretendPage): Visibility => page;
