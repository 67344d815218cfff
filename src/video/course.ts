import type {ReactiveControllerHost} from 'lit';
import {isEntry, type Entry} from '../core/entry.js';
import type {Interval} from '../core/interval.js';
import type {ActivityController} from '../element/activity.js';
import type {Clock} from '../media/clock.js';
import type {MediaPort} from '../media/port.js';
import {covers, LATE, Stopper} from '../media/stop.js';
import {advise} from './advise.js';
import type {CheckpointOwner, FlipCheckpoint} from './flip-checkpoint.js';
import {landing, plan, standingAt, type Mark, type Stop} from './schedule.js';

interface CheckpointMark extends Mark {checkpoint: FlipCheckpoint}

export type CheckpointStop = Stop<CheckpointMark>;

/** How the learner came to a stop: by playing, by a jump that a gate held, by choice, or without doing it (from an earlier visit, by a script). */
export type Arrival = 'played' | 'held' | 'chosen' | 'resumed';

/** What the course needs of its video. */
export interface CourseHost extends ReactiveControllerHost, HTMLElement {
  /** The stretch of the video that is shown, seconds. */
  readonly shown: Interval;
  /** A jump that the learner asked for. */
  seek(to: number): void;
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
  /** Left out by a learner who may; passing comes later, or never. */
  skipped: ReadonlySet<string> = new Set();
  /** The learner came to the end, or wants to see how it went. */
  summed = false;
  /** The time of our own last jump, but for coming back from an earlier visit: nobody else asked for it. Seconds. */
  aim: number | undefined;
  #checkpoints: readonly FlipCheckpoint[] = [];
  /** Passed, but to be met once more: the learner went back to see the part again. */
  readonly #again = new Set<string>();
  /** Nothing holds at these: passed or skipped. */
  #free: ReadonlySet<string> = new Set();
  /** In these the learner did something on this page. */
  readonly #own = new WeakSet<Element>();
  /** These were not met when the page first knew how the learner stands. */
  readonly #unmet = new WeakSet<Element>();
  #changed = false;
  #port: MediaPort | undefined;
  #stopper: Stopper | undefined;

  constructor(readonly host: CourseHost, readonly activity: ActivityController, readonly clock?: Clock) {
    host.addEventListener('flip-record', ({target}) => {
      const checkpoint = (target as Element).closest('flip-checkpoint');
      if (!checkpoint) return;
      this.#own.add(checkpoint);
      this.onCheckpointChange();
    });
  }

  /** Everything that must be passed is, or was left out by a learner who may. */
  get done(): boolean {
    return !landing(this.stops, this.#free, Infinity).gate;
  }

  /** Takes the video's checkpoints, in the page's order. */
  collect(checkpoints: readonly FlipCheckpoint[]): void {
    this.#checkpoints = checkpoints;
    for (const checkpoint of checkpoints) checkpoint.owner = this;
    this.replan();
  }

  /** Puts the checkpoints in their places anew: they changed, or the length is known. */
  replan(): void {
    const marks = this.#checkpoints.map((checkpoint): CheckpointMark => {
      const {id, at, until, pausing, gate} = checkpoint;
      return {id, at, until, pausing, gate, checkpoint};
    });
    const {shown} = this.host;
    const planned = plan(marks, shown);
    this.stops = planned.stops;
    this.loose = planned.noTime.map(({checkpoint}) => checkpoint);
    this.open = this.stops.find(({mark}) => mark.checkpoint === this.open?.mark.checkpoint);
    for (const fault of ['noTime', 'outside', 'twins'] as const) {
      for (const {checkpoint, at} of planned[fault]) advise(checkpoint, fault, at, shown);
    }
    this.#arm();
  }

  attach(port: MediaPort, signal: AbortSignal): void {
    this.#port = port;
    this.#stopper = new Stopper(port, (at) => this.#onStop(at), this.clock);
    for (const type of ['play', 'timeupdate', 'seeking']) port.events.addEventListener(type, () => this.#hold(type), {signal});
    signal.addEventListener('abort', () => this.#detach());
    this.#arm();
  }

  /** The log told what is passed. */
  onEntries(entries: readonly Entry[]): void {
    for (const as of ['passed', 'skipped'] as const) {
      this[as] = new Set(entries.filter((entry) => isEntry(entry, as)).map(({data}) => data.checkpoint));
    }
    this.#arm();
    this.#passMet();
  }

  /** Goes to a time, or to the gate before it that is not passed. */
  seek(to: number, arrival: Arrival = 'held'): void {
    const port = this.#port;
    if (!port) return;
    const {time, gate} = landing(this.stops, this.#free, to);
    if (!gate && this.open && Math.abs(time - this.open.at) > AWAY) this.#close(false);
    this.aim = arrival === 'resumed' ? undefined : time;
    port.seek(time);
    if (gate) this.#openAt(gate, arrival);
  }

  /** Goes to a stop and opens it; a gate before it comes first, one on the same second does not. */
  visit(stop: CheckpointStop): void {
    const {time} = landing(this.stops, this.#free, stop.at);
    if (time < stop.at || !stop.halts) {
      this.seek(stop.at);
      return;
    }
    this.#port?.seek(time);
    this.#openAt(stop, 'chosen');
  }

  /** Leaves the open stop to go on, if it lets or is skipped. Returns whether nothing holds. */
  goOn(skip = false): boolean {
    const stop = this.open;
    if (!stop) return true;
    if (!skip && !stop.mark.checkpoint.verdict.open) return false;
    this.#mark(stop, skip ? 'skipped' : 'passed');
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

  onCheckpointLeave(checkpoint: FlipCheckpoint, to?: number | 'skip'): void {
    const stop = this.open;
    if (to === undefined || to === 'skip') {
      if (stop?.mark.checkpoint === checkpoint) this.goOn(to === 'skip');
      return;
    }
    if (stop?.mark.checkpoint !== checkpoint) {
      this.host.seek(to);
      return;
    }
    const {open, state} = checkpoint.verdict;
    if (open) this.#mark(stop);
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
    this.#free = new Set([...this.passed, ...this.skipped]);
    const [, end] = this.host.shown;
    const times = this.#armed().map(({at}) => at);
    // At its own end the medium stops by itself, and says so.
    if (this.#port && end < this.#port.duration - AWAY) times.push(end);
    this.#stopper?.arm([...new Set(times)].sort((a, b) => a - b));
  }

  /** The stops that playing stops at. */
  #armed(): CheckpointStop[] {
    return this.stops.filter((stop) => stop.halts && stop !== this.open && (!this.#free.has(stop.id) || this.#again.has(stop.id)));
  }

  #openAt(stop: CheckpointStop, arrival: Arrival): void {
    this.#port?.pause();
    const before = this.open;
    this.open = stop;
    stop.mark.checkpoint.held = arrival !== 'played' && arrival !== 'chosen';
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

  #mark({id}: CheckpointStop, as: 'passed' | 'skipped' = 'passed'): void {
    if (this[as].has(id)) return;
    // At once, not when the log has it: nothing may hold twice.
    this[as] = new Set(this[as]).add(id);
    void this.activity.record(as, {checkpoint: id});
    this.#arm();
  }

  /**
   * What is answered is passed, also when the browser was killed between the two. What is answered in another tab is
   * passed there: only what the learner did on this page, or had done before it, counts here.
   */
  #passMet(): void {
    if (!this.activity.ready) return;
    for (const stop of this.stops) {
      const {checkpoint} = stop.mark;
      if (this.passed.has(stop.id) || !checkpoint.standings.heard) continue;
      if (!checkpoint.verdict.met) this.#unmet.add(checkpoint);
      else if (this.#own.has(checkpoint) || !this.#unmet.has(checkpoint)) this.#mark(stop);
    }
  }

  #onStop(at: number): void {
    const stop = standingAt(this.#armed(), at)[0];
    if (stop) this.#openAt(stop, 'played');
    else this.host.onEnd();
  }

  /** While a stop is open nothing plays: media keys and foreign players do not ask us. Their play is the way on. */
  #hold(type: string): void {
    const port = this.#port;
    if (!port) return;
    const jumped = type === 'seeking';
    if (jumped || !this.open) this.#catch(port, jumped);
    if (jumped || !this.open || port.paused || (type === 'play' && this.goOn())) return;
    port.pause();
    const {at} = this.open;
    const late = port.currentTime - at;
    // The picture behind a question may give its answer away.
    if (late > AWAY || (late > LATE && covers(port.seekable, at))) port.seek(at);
  }

  /**
   * Finds a player behind a gate, and brings it back: after a jump that did not ask us (a foreign player's bar, a media
   * key, a hole in the stream), or a long silence (a blocked script, a sleeping tab).
   */
  #catch(port: MediaPort, jumped: boolean): void {
    if (port.seeking && !jumped) return;
    const {gate, time} = landing(this.stops, this.#free, port.currentTime);
    const beyond = port.currentTime - time > AWAY;
    if (beyond) port.seek(time);
    if (gate && this.open?.at !== gate.at && (jumped || beyond)) this.#openAt(gate, 'held');
    else if (!gate && jumped && this.open && Math.abs(time - this.open.at) > AWAY) this.#close(false);
  }
}
