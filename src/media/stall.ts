import {pageClock, type Clock} from './clock.js';
import {spans, type MediaPort} from './port.js';

/** How playing goes: on, late, or so late that the learner should be offered to try again. */
export type Flow = 'flowing' | 'slow' | 'stuck';

const EVENTS = ['play', 'playing', 'pause', 'timeupdate', 'seeking', 'seeked', 'ended', 'emptied'];
/** hls.js pushes a player that stands still on by so little, seconds: that is not playing, and not the learner's jump. */
const NUDGE = 0.4;
/** A player that has what it needs and stands still this long, ms, is frozen: WebKit's does after a move. */
const FROZEN_AFTER = 2000;
const JOLTS = 3;
/** So much of the video, seconds, must be there ahead before standing still is the player's own fault. */
const AHEAD = 0.5;
const SLOW_AFTER = 4000;
const STUCK_AFTER = 15_000;
const LOOK_EVERY = 500;

/**
 * Our own eye on a player that should play and does not: none of them says so before twenty seconds are gone. One that
 * stands still with the video at hand is paused and played again.
 */
export class StallClock {
  readonly #closing = new AbortController();
  #flow: Flow = 'flowing';
  #place = -1;
  #since = 0;
  #jolts = 0;
  #jolting = false;
  #cancel = (): void => {};

  constructor(readonly port: MediaPort, readonly onChange: (flow: Flow) => void, readonly clock: Clock = pageClock) {
    const {signal} = this.#closing;
    for (const type of EVENTS) port.events.addEventListener(type, (event) => this.#look(event), {signal});
    this.#look();
  }

  close(): void {
    this.#closing.abort();
    this.#cancel();
  }

  #look(event?: Event): void {
    if (this.#jolting) return;
    this.#cancel();
    const {ended, currentTime, seeking} = this.port;
    // Who jumps waits for the picture, also without playing.
    const paused = this.port.paused && !seeking;
    const sought = event?.type === 'seeking';
    if (sought && Math.abs(currentTime - this.#place) < NUDGE) this.#place = currentTime;
    // A jump is a new wait, also one back to where it stood: a learner who searches is not told that it is slow.
    else if (paused || ended || sought || currentTime !== this.#place || this.port.interlude) {
      this.#place = paused ? -1 : currentTime;
      this.#since = this.clock.now();
      this.#jolts = 0;
    }
    const waited = this.clock.now() - this.#since;
    this.#say(waited >= STUCK_AFTER ? 'stuck' : waited >= SLOW_AFTER ? 'slow' : 'flowing');
    if (waited >= FROZEN_AFTER * (this.#jolts + 1)) this.#jolt();
    if (!paused && !ended) this.#cancel = this.clock.after(LOOK_EVERY, () => this.#look());
  }

  #jolt(): void {
    const {port} = this;
    const place = port.currentTime;
    if (this.#jolts >= JOLTS || port.seeking || !spans(port.buffered).some(([from, to]) => from <= place && place + AHEAD < to)) return;
    this.#jolts += 1;
    this.#jolting = true;
    port.pause();
    // A browser that refuses leaves it paused, with its play button.
    port.play().catch(() => {});
    this.#jolting = false;
  }

  #say(flow: Flow): void {
    if (flow === this.#flow) return;
    this.#flow = flow;
    this.onChange(flow);
  }
}
