import type {ReactiveControllerHost} from 'lit';
import {isEntry, type Entry} from '../core/entry.js';
import type {Interval} from '../core/interval.js';
import type {ActivityController} from '../element/activity.js';
import type {MediaPort} from '../media/port.js';
import {Stopper} from '../media/stop.js';
import {advise} from './advise.js';
import type {CheckpointOwner, FlipCheckpoint} from './flip-checkpoint.js';
import {landing, plan, standingAt, type Mark, type Stop} from './schedule.js';

interface CheckpointMark extends Mark {checkpoint: FlipCheckpoint}

export type CheckpointStop = Stop<CheckpointMark>;

/** How the learner came to a stop: by playing, by a jump that a gate held, by choice, or from an earlier visit. */
export type Arrival = 'played' | 'held' | 'chosen' | 'resumed';

/** What the course needs of its video. */
export interface CourseHost extends ReactiveControllerHost, HTMLElement {
  /** The stretch of the video that is shown, seconds. */
  readonly shown: Interval;
  /** A stop opened: show it. */
  onStopOpen(stop: CheckpointStop, arrival: Arrival): void;
  /** The open stop closed; `goOn` when the learner wants to go on playing. */
  onStopClose(goOn: boolean): void;
  /** Playing came to the end of what is shown. */
  onEnd(): void;
}

/** Further than this, seconds, and the learner left a stop by a jump. */
const AWAY = 0.3;

/** The course of a lecture through its checkpoints: where it stops, what is open, what holds, what is passed. */
export class Course implements CheckpointOwner {
  /** In the order they are met. */
  stops: readonly CheckpointStop[] = [];
  /** Without a time, so in no place of the video. */
  loose: readonly FlipCheckpoint[] = [];
  /** The stop that is shown now. */
  open: CheckpointStop | undefined;
  passed: ReadonlySet<string> = new Set();
  #checkpoints: readonly FlipCheckpoint[] = [];
  /** Passed, but to be met once more: the learner went back to see the part again. */
  readonly #again = new Set<string>();
  #changed = false;
  #port: MediaPort | undefined;
  #stopper: Stopper | undefined;

  constructor(readonly host: CourseHost, readonly activity: ActivityController) {}

  /** Everything that must be passed is. */
  get done(): boolean {
    return this.stops.every(({id, gate}) => !gate || this.passed.has(id));
  }

  /** Takes the video's checkpoints, in the page's order. */
  collect(checkpoints: readonly FlipCheckpoint[]): void {
    this.#checkpoints = checkpoints;
    for (const checkpoint of checkpoints) checkpoint.owner = this;
    this.replan();
  }

  /** Puts the checkpoints in their places anew: they changed, or the length is known. */
  replan(): void {
    const marks = this.#checkpoints.map((checkpoint): CheckpointMark =>
      ({id: checkpoint.id, at: checkpoint.at, gate: checkpoint.gate, checkpoint}));
    const {shown} = this.host;
    const {stops, broken, outside, twins} = plan(marks, shown);
    this.stops = stops;
    this.loose = broken.map(({checkpoint}) => checkpoint);
    this.open = stops.find(({mark}) => mark.checkpoint === this.open?.mark.checkpoint);
    for (const {checkpoint, at} of broken) advise(checkpoint, 'noTime', at ?? '');
    for (const {checkpoint, at} of outside) advise(checkpoint, 'outside', at ?? '', shown);
    for (const {checkpoint, at} of twins) advise(checkpoint, 'twins', at ?? '');
    this.#arm();
  }

  attach(port: MediaPort, signal: AbortSignal): void {
    this.#port = port;
    this.#stopper = new Stopper(port, (at) => this.#onStop(at));
    for (const type of ['play', 'timeupdate']) port.events.addEventListener(type, () => this.#hold(type === 'play'), {signal});
    port.events.addEventListener('seeking', () => this.#onSeeking(), {signal});
    signal.addEventListener('abort', () => this.#detach());
    this.#arm();
  }

  /** The log told what is passed. */
  onEntries(entries: readonly Entry[]): void {
    this.passed = new Set(entries.filter((entry) => isEntry(entry, 'passed')).map(({data}) => data.checkpoint));
    this.#arm();
    this.#passMet();
  }

  /** Goes to a time, or to the gate before it that is not passed. */
  seek(to: number, arrival: Arrival = 'held'): void {
    const port = this.#port;
    if (!port) return;
    const {time, gate} = landing(this.stops, this.passed, to);
    if (!gate && this.open && Math.abs(time - this.open.at) > AWAY) this.#close(false);
    port.seek(time);
    if (gate) this.#openAt(gate, arrival);
  }

  /** Goes to a stop and opens it; a gate before it comes first. */
  visit(stop: CheckpointStop): void {
    this.seek(stop.at, 'held');
    if (!this.open) this.#openAt(stop, 'chosen');
  }

  /** Leaves the open stop to go on, if it lets. Returns whether nothing holds. */
  goOn(): boolean {
    const stop = this.open;
    if (!stop) return true;
    if (!stop.mark.checkpoint.verdict.open) return false;
    this.#pass(stop);
    this.#again.delete(stop.id);
    const next = this.#armed().find((other) => other !== stop && standingAt([other], stop.at).length > 0);
    if (next) {
      this.#openAt(next, 'played');
      return false;
    }
    this.#close(true);
    return true;
  }

  /** The video cannot be played: its questions stand below it now. */
  shut(): void {
    this.open = undefined;
  }

  onCheckpointChange(): void {
    this.#changed = true;
    this.host.requestUpdate();
  }

  /** Takes in what changed in the checkpoints, all at once: there may be a thousand. */
  settle(): void {
    if (!this.#changed) return;
    this.#changed = false;
    this.replan();
    this.#passMet();
  }

  onCheckpointLeave(checkpoint: FlipCheckpoint, to?: number): void {
    const stop = this.open;
    if (stop?.mark.checkpoint !== checkpoint) return;
    if (to === undefined) {
      this.goOn();
      return;
    }
    const {open, state} = checkpoint.verdict;
    if (open) this.#pass(stop);
    if (state === 'wrong' && to < stop.at) this.#again.add(stop.id);
    this.seek(to);
    if (!this.open || this.open === stop) this.#close(true);
  }

  #detach(): void {
    this.#stopper?.close();
    this.#stopper = undefined;
    this.#port = undefined;
  }

  #arm(): void {
    const [, end] = this.host.shown;
    const times = this.#armed().map(({at}) => at);
    // At its own end the medium stops by itself, and says so.
    if (this.#port && end < this.#port.duration - AWAY) times.push(end);
    this.#stopper?.arm([...new Set(times)].sort((a, b) => a - b));
  }

  /** The stops that playing stops at. */
  #armed(): CheckpointStop[] {
    return this.stops.filter((stop) => stop !== this.open && (!this.passed.has(stop.id) || this.#again.has(stop.id)));
  }

  #openAt(stop: CheckpointStop, arrival: Arrival): void {
    this.#port?.pause();
    const before = this.open;
    this.open = stop;
    stop.mark.checkpoint.held = arrival === 'held';
    if (before === stop) {
      this.host.onStopOpen(stop, arrival);
      return;
    }
    if (arrival === 'played' || arrival === 'held') void this.activity.record('reached', {checkpoint: stop.id});
    this.host.onStopOpen(stop, arrival);
    this.#arm();
  }

  #close(goOn: boolean): void {
    this.open = undefined;
    this.#arm();
    this.host.onStopClose(goOn);
  }

  #pass(stop: CheckpointStop): void {
    if (this.passed.has(stop.id)) return;
    // At once, not when the log has it: nothing may hold twice.
    this.passed = new Set(this.passed).add(stop.id);
    void this.activity.record('passed', {checkpoint: stop.id});
    this.#arm();
  }

  /**
   * What is answered is passed, also when the browser was killed between the two. What is answered in another tab is
   * passed there: only a page that the learner sees acts.
   */
  #passMet(): void {
    if (!this.activity.ready || document.visibilityState !== 'visible') return;
    for (const stop of this.stops) if (!this.passed.has(stop.id) && stop.mark.checkpoint.verdict.met) this.#pass(stop);
  }

  #onStop(at: number): void {
    const stop = standingAt(this.#armed(), at)[0];
    if (stop) this.#openAt(stop, 'played');
    else this.host.onEnd();
  }

  /** While a stop is open nothing plays: media keys and foreign players do not ask us. Their play is the way on. */
  #hold(asked: boolean): void {
    const port = this.#port;
    if (!this.open) this.#catch();
    if (!this.open || !port || port.paused || (asked && this.goOn())) return;
    port.pause();
    if (port.currentTime - this.open.at > AWAY) port.seek(this.open.at);
  }

  /** A page that was silent for long (a blocked script, a sleeping tab) may find its player behind a gate. */
  #catch(): void {
    const port = this.#port;
    if (!port || port.seeking) return;
    const {gate, time} = landing(this.stops, this.passed, port.currentTime);
    if (!gate || port.currentTime - time <= AWAY) return;
    port.seek(time);
    this.#openAt(gate, 'held');
  }

  /** A jump that did not ask us: a foreign player's bar, a media key, a hole in the stream. */
  #onSeeking(): void {
    const port = this.#port;
    if (!port) return;
    const {gate, time} = landing(this.stops, this.passed, port.currentTime);
    if (gate) {
      if (port.currentTime - time > AWAY) port.seek(time);
      if (this.open !== gate) this.#openAt(gate, 'held');
    } else if (this.open && Math.abs(port.currentTime - this.open.at) > AWAY) this.#close(false);
  }
}
