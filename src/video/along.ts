import type {MediaPort} from '../media/port.js';

/** Further apart than this, seconds, and the second one jumps. */
const APART = 0.25;
/** Nearer than this, seconds, and they are together. */
const TOGETHER = 0.06;
/** How much faster or slower the second one catches up: nobody sees it. */
const NUDGE = 0.06;
/** A jump is not repeated before this, ms: the player must have time for it. */
const PATIENCE = 1000;

const EVENTS = ['play', 'playing', 'pause', 'waiting', 'seeking', 'seeked', 'timeupdate', 'ratechange', 'ended'];

/** What the second medium is to do. */
export interface Step {seek?: number; rate: number}

/** How a second medium catches up with the first: by a jump when far, by its speed when near. */
export function stepOf(place: number, rate: number, second: number): Step {
  const behind = place - second;
  if (Math.abs(behind) > APART) return {seek: place, rate};
  return {rate: Math.abs(behind) < TOGETHER ? rate : rate * (1 + Math.sign(behind) * NUDGE)};
}

/** Keeps a second video in step with what plays. */
export class Along {
  #jumped = 0;
  #stalled = false;

  constructor(readonly port: MediaPort, readonly second: HTMLVideoElement, signal: AbortSignal) {
    // Its sound, if any, is the lecture's own.
    second.muted = true;
    second.playsInline = true;
    second.preload = 'auto';
    for (const type of EVENTS) port.events.addEventListener(type, () => this.#follow(type), {signal});
    for (const type of ['loadedmetadata', 'canplay']) second.addEventListener(type, () => this.#follow(type), {signal});
    signal.addEventListener('abort', () => second.pause());
    this.#follow('');
  }

  #follow(type: string): void {
    const {port, second} = this;
    if (type === 'waiting') this.#stalled = true;
    if (['playing', 'timeupdate', 'seeked'].includes(type)) this.#stalled = false;
    const playing = !port.paused && !this.#stalled && !port.seeking && !(port.currentTime >= second.duration);
    if (playing && second.paused) void second.play().catch(() => {});
    if (!playing && !second.paused) second.pause();
    if (second.readyState === 0 || second.seeking) return;
    const place = Math.min(port.currentTime, second.duration || Infinity);
    const {seek, rate} = stepOf(place, port.rate, second.currentTime);
    const asked = type === 'seeking' || type === 'seeked' || !playing;
    if (seek !== undefined && (asked || Date.now() - this.#jumped > PATIENCE)) {
      this.#jumped = Date.now();
      second.currentTime = seek;
    }
    if (second.playbackRate !== rate) second.playbackRate = rate;
  }
}
