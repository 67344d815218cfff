import {pageClock, type Clock} from './clock.js';
import {Pace} from './pace.js';
import type {MediaPort} from './port.js';

/** Seconds `[from, to)` that were played while visible, at one speed. */
export interface Watched {from: number; to: number; rate: number}

/** What tells whether the page can be seen. */
export type Visibility = Pick<Document, 'visibilityState' | 'addEventListener'>;

const EVENTS = ['play', 'playing', 'pause', 'timeupdate', 'seeking', 'seeked', 'ratechange', 'waiting', 'ended', 'emptied'];
/** A stretch is told after this long, ms, so that a crash loses little. */
const TELL_EVERY = 10_000;
/** Shorter stretches, seconds, are a player's tremble. */
const SHORTEST = 0.05;

/** Tells what is played while the page is visible. What is jumped over never counts, whatever the player says. */
export class Watch {
  readonly #pace: Pace;
  readonly #closing = new AbortController();
  #stretch: (Watched & {since: number}) | undefined;

  constructor(
    readonly port: MediaPort, readonly onWatched: (watched: Watched) => void,
    readonly page: Visibility = document, readonly clock: Clock = pageClock,
  ) {
    this.#pace = new Pace(port, clock);
    const {signal} = this.#closing;
    for (const type of EVENTS) port.events.addEventListener(type, (event) => this.#look(event), {signal});
    page.addEventListener('visibilitychange', () => this.#look(), {signal});
    this.#look();
  }

  /** Tells what was played up to now; before a seek, so that not even the last quarter of a second is lost. */
  cut(): void {
    this.#look();
    this.#tell();
  }

  close(): void {
    this.cut();
    this.#closing.abort();
  }

  #look(event?: Event): void {
    const played = this.#pace.step(event);
    const {paused, ended, seeking, rate, sound} = this.port;
    const playing = !paused && !ended && !seeking && (sound || this.page.visibilityState === 'visible');
    const stretch = this.#stretch;
    if (stretch && played) stretch.to = Math.max(stretch.to, this.#pace.place);
    const long = stretch && this.clock.now() - stretch.since >= TELL_EVERY;
    if (!played || !playing || long || stretch?.rate !== rate) this.#tell();
    if (playing) this.#stretch ??= {from: this.#pace.place, to: this.#pace.place, rate, since: this.clock.now()};
  }

  #tell(): void {
    const stretch = this.#stretch;
    this.#stretch = undefined;
    if (!stretch || stretch.to - stretch.from < SHORTEST) return;
    this.onWatched({from: toMillis(stretch.from), to: toMillis(stretch.to), rate: stretch.rate});
  }
}

const toMillis = (seconds: number) => Math.round(seconds * 1000) / 1000;
