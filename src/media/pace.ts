import type {Clock} from './clock.js';
import type {MediaPort} from './port.js';

/** What playing may be ahead of the wall clock, seconds: players report their time in steps. */
const SLACK = 0.5;
/** Some players' clocks tremble, seconds: not a seek. */
const TREMBLE = 0.1;
/** Players report at least this often, seconds; after a longer silence they stood still. */
const SILENCE = 5;

/**
 * Follows a player's time and judges each step: played, or jumped? Players fire false `seeking` events, and jump
 * without one over a hole in a stream, so neither their events nor their times are taken at their word.
 */
export class Pace {
  /** Where it was last, seconds. */
  place: number;
  /** It was playing at the last step. */
  playing: boolean;
  #at: number;
  /** How far ahead of the clock a player that says it seeks may still be, seconds: who drags a bar makes many small jumps. */
  #credit = SLACK;

  constructor(readonly port: MediaPort, readonly clock: Clock) {
    this.place = port.currentTime;
    this.#at = clock.now();
    this.playing = !port.paused;
  }

  /** Takes a step to where the player is now. Returns whether that stretch can have been played. */
  step(event?: Event): boolean {
    const {currentTime, paused, rate} = this.port;
    const now = this.clock.now();
    const gone = currentTime - this.place;
    const wall = Math.min(SILENCE, (now - this.#at) / 1000) * rate;
    const slack = SLACK * Math.max(1, rate);
    const sought = event?.type === 'seeking';
    const possible = !this.playing ? TREMBLE : sought ? this.#credit : wall + slack;
    this.#credit = Math.max(0, Math.min(slack, this.#credit + wall / 10 - (sought ? Math.max(0, gone - wall) : 0)));
    this.place = currentTime;
    this.#at = now;
    this.playing = !paused;
    return gone >= -TREMBLE && gone <= possible;
  }
}
