import type {MediaPort} from '../media/port.js';

type Cues = ArrayLike<TextTrackCue> | null | undefined;

const EVENTS = ['timeupdate', 'play', 'playing', 'pause', 'seeking', 'seeked', 'ratechange', 'emptied'];
/** A player's clock may step late: it is not asked again before this, ms. */
const SHORTEST = 10;

/** The cues at a time, in their order. */
export function cuesAt(cues: Cues, time: number): TextTrackCue[] {
  return Array.from(cues ?? []).filter(({startTime, endTime}) => startTime <= time && time < endTime);
}

/** When next one comes or goes, seconds; `Infinity` when none does. */
export function nextEdge(cues: Cues, time: number): number {
  let next = Infinity;
  for (const {startTime, endTime} of Array.from(cues ?? [])) {
    if (startTime > time) next = Math.min(next, startTime);
    else if (endTime > time) next = Math.min(next, endTime);
  }
  return next;
}

/**
 * Tells which cues are due whenever that changes. It goes by the player's own time and a timer to the next edge, so it
 * works for players that know nothing of text tracks.
 */
export class CueClock {
  #due: readonly TextTrackCue[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(readonly port: MediaPort, readonly cues: () => Cues, readonly onDue: (due: readonly TextTrackCue[]) => void, signal: AbortSignal) {
    for (const type of EVENTS) port.events.addEventListener(type, () => this.look(), {signal});
    signal.addEventListener('abort', () => clearTimeout(this.#timer));
  }

  /** Looks anew: the cues themselves may be others now. */
  look(): void {
    clearTimeout(this.#timer);
    const {currentTime, paused, rate} = this.port;
    const cues = this.cues();
    const due = cuesAt(cues, currentTime);
    if (due.length !== this.#due.length || due.some((cue, i) => cue !== this.#due[i])) {
      this.#due = due;
      this.onDue(due);
    }
    const edge = nextEdge(cues, currentTime);
    if (paused || edge === Infinity) return;
    const wait = Math.max(SHORTEST, ((edge - currentTime) / (rate || 1)) * 1000);
    // Far edges need no timer: `timeupdate` looks again long before.
    if (wait < 2000) this.#timer = setTimeout(() => this.look(), wait);
  }
}
