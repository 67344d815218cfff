import {pageClock, type Clock} from './clock.js';
import {Pace} from './pace.js';
import {spans, type MediaPort} from './port.js';

const EVENTS = ['play', 'playing', 'pause', 'timeupdate', 'seeking', 'seeked', 'ratechange', 'waiting', 'ended'];
/** A timer wakes us this long before a stop, ms; from there on each frame looks. */
const LEAD = 100;
/** Later than this, seconds, and we go back to the exact time: less is a single picture. */
export const LATE = 0.05;
/**
 * The length of a hidden cue, seconds. Chromium times a cue's end exactly only when it also began while playing (1 ms at
 * the worst; 20 ms late for one that was there from the start, seen in 156).
 */
const CUE = 0.6;
/** A stop on the very second that is jumped to is still ahead, seconds. */
const HERE = 0.001;

/**
 * Pauses a player exactly at given times, in a hidden tab too. Three ways at once, for each fails somewhere: a hidden
 * cue at whose end the browser itself pauses; a timer, then animation frames; and every event as a net. What was
 * passed over by a jump does not stop it, each stop is reported once a pass.
 */
export class Stopper {
  readonly #pace: Pace;
  readonly #closing = new AbortController();
  #stops: readonly number[] = [];
  /** Stops up to here are behind us, seconds. */
  #past = -1;
  /** Stopped by us: what comes until the next play is only the player coming to rest. */
  #held = false;
  #cue: VTTCue | undefined;
  /** The time the cue is for; a browser rounds the cue's own. */
  #end: number | undefined;
  #cancel = (): void => {};

  constructor(readonly port: MediaPort, readonly onStop: (at: number) => void, readonly clock: Clock = pageClock) {
    this.#pace = new Pace(port, clock);
    if (port.currentTime > 0) this.#past = port.currentTime - HERE;
    const {signal} = this.#closing;
    for (const type of EVENTS) port.events.addEventListener(type, (event) => this.#look(event), {signal});
  }

  /** From now on these are the stops: seconds, ascending. */
  arm(stops: readonly number[]): void {
    this.#stops = stops;
    this.#wake();
  }

  close(): void {
    this.#closing.abort();
    this.#cancel();
    this.#dropCue();
  }

  /** @param reached a time the browser says it has come to, where its clock may still show a little less */
  #look(event?: Event, reached = 0): void {
    if (event?.type === 'play') this.#held = false;
    // Browsers pause just before they say that it ended.
    const playing = (this.#pace.playing || event?.type === 'ended') && !this.#held;
    const played = this.#pace.step(event);
    const {place} = this.#pace;
    if (!played) this.#past = place - HERE;
    else if (playing) {
      const now = event?.type === 'ended' ? Math.max(place, this.port.duration || 0) : Math.max(place, reached);
      const stop = this.#stops.find((at) => at > this.#past && at <= now);
      if (stop !== undefined) this.#stop(stop);
      else this.#past = Math.max(this.#past, now);
    }
    this.#wake();
  }

  #stop(at: number): void {
    this.#past = at;
    this.#held = true;
    this.port.pause();
    if (this.port.currentTime - at > LATE && covers(this.port.seekable, at)) {
      this.port.seek(at);
      this.#pace.place = at;
    }
    this.onStop(at);
  }

  #wake(): void {
    this.#cancel();
    this.#cancel = () => {};
    const next = this.#stops.find((at) => at > this.#past);
    if (next !== this.#end) this.#layCue(next);
    if (next === undefined || this.port.paused || this.port.seeking) return;
    const {currentTime, rate} = this.port;
    // At rate 0 nothing moves on; a change of the rate wakes us.
    if (rate <= 0) return;
    const wait = ((next - currentTime) / rate) * 1000 - LEAD;
    const look = () => this.#look();
    this.#cancel = wait > 0 ? this.clock.after(wait, look) : this.clock.frame(look);
  }

  #layCue(end: number | undefined): void {
    this.#dropCue();
    this.#end = end;
    const track = end !== undefined && end > 0 ? this.port.hiddenTrack() : undefined;
    if (!track || end === undefined) return;
    const cue = new VTTCue(Math.max(0, end - CUE), end, '');
    cue.pauseOnExit = true;
    // A seek also leaves the cue, but pauses nothing: only a player that stands at its end has come by playing.
    cue.onexit = () => {
      if (this.#cue === cue) this.#look(undefined, Math.abs(this.port.currentTime - end) < LATE ? end : 0);
    };
    track.addCue(cue);
    this.#cue = cue;
  }

  #dropCue(): void {
    const cue = this.#cue;
    this.#cue = undefined;
    if (!cue) return;
    cue.onexit = null;
    cue.track?.removeCue(cue);
  }
}

/** The player can go to that time: a server that sends no ranges would throw the learner back to the start. */
export function covers(ranges: TimeRanges | undefined, time: number): boolean {
  return spans(ranges).some(([from, to]) => from <= time && time <= to);
}
