import {pageClock, type Clock} from './clock.js';
import type {MediaPort} from './port.js';

/** How playing goes: on, late, or so late that the learner should be offered to try again. */
export type Flow = 'flowing' | 'slow' | 'stuck';

const EVENTS = ['play', 'playing', 'pause', 'timeupdate', 'seeked', 'ended', 'emptied'];
const SLOW_AFTER = 4000;
const STUCK_AFTER = 15_000;
const LOOK_EVERY = 500;

/** Our own eye on a player that should play and does not: none of them says so before twenty seconds are gone. */
export class StallClock {
  readonly #closing = new AbortController();
  #flow: Flow = 'flowing';
  #place = -1;
  #since = 0;
  #cancel = (): void => {};

  constructor(readonly port: MediaPort, readonly onChange: (flow: Flow) => void, readonly clock: Clock = pageClock) {
    const {signal} = this.#closing;
    for (const type of EVENTS) port.events.addEventListener(type, () => this.#look(), {signal});
    this.#look();
  }

  close(): void {
    this.#closing.abort();
    this.#cancel();
  }

  #look(): void {
    this.#cancel();
    const {paused, ended, currentTime} = this.port;
    if (paused || ended || currentTime !== this.#place) {
      this.#place = paused ? -1 : currentTime;
      this.#since = this.clock.now();
    }
    const waited = this.clock.now() - this.#since;
    this.#say(waited >= STUCK_AFTER ? 'stuck' : waited >= SLOW_AFTER ? 'slow' : 'flowing');
    if (!paused && !ended) this.#cancel = this.clock.after(LOOK_EVERY, () => this.#look());
  }

  #say(flow: Flow): void {
    if (flow === this.#flow) return;
    this.#flow = flow;
    this.onChange(flow);
  }
}
