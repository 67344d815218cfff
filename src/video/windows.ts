import {Localize} from '../element/localize.js';
import {stops as words} from '../lang/en/stops.js';
import type {MediaPort} from '../media/port.js';
import type {CheckpointStop} from './course.js';
import type {Extra, Parts} from './extra.js';
import type {FlipCheckpoint} from './flip-checkpoint.js';

/** An edge nearer than this, ms, gets a timer: browsers tell the time four times a second only. */
const SOON = 1000;

/**
 * Checkpoints that are there for a stretch while the video plays on: over a corner, beside or below the picture, all that
 * are due, in the page's order.
 */
export function windows(parts: Parts): Extra {
  const here = new Windows(parts);
  return {
    onPort: (port, signal) => here.attach(port, signal),
    onUpdate: () => here.look(),
  };
}

class Windows {
  /** Put away by the learner, until playing comes to them anew. */
  readonly #shut = new Set<FlipCheckpoint>();
  readonly #localize: Localize;
  #shown: readonly CheckpointStop[] = [];
  #port: MediaPort | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(readonly parts: Parts) {
    const {video} = parts;
    this.#localize = new Localize(video, words);
    video.addEventListener('close', ({target}) => this.#onShut(target), {capture: true});
    // Once the focus is where it goes.
    video.addEventListener('focusout', () => requestAnimationFrame(() => this.look()));
  }

  attach(port: MediaPort, signal: AbortSignal): void {
    this.#port = port;
    for (const type of ['timeupdate', 'seeking', 'seeked', 'play', 'pause', 'ratechange', 'ended']) {
      port.events.addEventListener(type, () => this.look(), {signal});
    }
    signal.addEventListener('abort', () => {
      clearTimeout(this.#timer);
      this.#port = undefined;
    });
    this.look();
  }

  look(): void {
    const port = this.#port;
    clearTimeout(this.#timer);
    if (!port) return;
    const {opened, stops} = this.parts.course;
    const due = stops.filter(({at, until}) => at <= port.currentTime && port.currentTime < until);
    for (const checkpoint of this.#shut) if (!due.some(({mark}) => mark.checkpoint === checkpoint)) this.#shut.delete(checkpoint);
    const now = stops.filter((stop) => {
      const {checkpoint} = stop.mark;
      // Who works in one keeps it: nothing goes from under the hands.
      const inUse = this.#holds(checkpoint) && checkpoint.matches(':focus-within');
      return !opened.includes(stop) && !this.#shut.has(checkpoint) && (inUse || due.includes(stop));
    });
    const changed = now.length !== this.#shown.length || now.some(({mark}) => !this.#holds(mark.checkpoint));
    if (changed) this.#show(now, port);
    this.#wake(port);
  }

  #holds(checkpoint: FlipCheckpoint): boolean {
    return this.#shown.some(({mark}) => mark.checkpoint === checkpoint);
  }

  #show(now: readonly CheckpointStop[], {paused, currentTime, rate}: MediaPort): void {
    const {video, course, activity, announce} = this.parts;
    const come = now.filter(({mark}) => !this.#holds(mark.checkpoint));
    const gone = this.#shown.filter((stop) => !now.some(({mark}) => mark.checkpoint === stop.mark.checkpoint));
    this.#shown = now;
    for (const {mark: {checkpoint}} of gone) if (checkpoint.place === 'window') checkpoint.place = 'closed';
    for (const {mark: {checkpoint}} of now) checkpoint.place = 'window';
    video.renderRoot.querySelector('.screen')?.setAttribute('data-noted', now[0]?.mark.checkpoint.layout ?? '');
    video.requestUpdate();
    if (come.length > 0) announce(this.#localize.term('noteHere', come.map(({mark}) => mark.checkpoint.name).join(', ')));
    if (!paused) for (const {id} of come) void activity.record('reached', {checkpoint: id});
    for (const stop of gone) if (isDone(stop, this.#shut, [currentTime, rate]) && !course.passed.has(stop.id)) void activity.record('passed', {checkpoint: stop.id});
  }

  #wake({currentTime, paused, rate}: MediaPort): void {
    const edges = this.parts.course.stops.flatMap(({at, until}) => (until > at ? [at, until] : [])).filter((edge) => edge > currentTime);
    const wait = ((Math.min(...edges) - currentTime) / rate) * 1000;
    if (!paused && wait < SOON) this.#timer = setTimeout(() => this.look(), Math.max(16, wait));
  }

  #onShut(target: EventTarget | null): void {
    const {video} = this.parts;
    const stop = this.#shown.find(({mark}) => mark.checkpoint === target);
    if (!stop) return;
    this.#shut.add(stop.mark.checkpoint);
    this.look();
    video.renderRoot.querySelector<HTMLElement>('.toggle, .player')?.focus({preventScroll: true});
  }
}

/** What was there to be read is done when it was shown to its end or put away; what asks, when it was answered. */
function isDone({until, mark: {checkpoint}}: CheckpointStop, shut: ReadonlySet<FlipCheckpoint>, [now, rate]: [number, number]): boolean {
  const {size, whole} = checkpoint.standings;
  // Further behind its end, it was jumped over.
  const played = now >= until && now < until + Math.max(1, rate);
  return size > 0 ? whole.answered : played || shut.has(checkpoint);
}
