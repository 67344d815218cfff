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
  /** The stops that are shown now: all at one second, the one that brought them first. */
  opened: readonly CheckpointStop[] = [];
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

  /** The first stop that is shown now. */
  get open(): CheckpointStop | undefined {
    return this.opened[0];
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
    this.opened = this.stops.filter(({mark}) => this.#shown(mark.checkpoint));
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

  /** Goes to a time, or to the gate before it that is not passed. Returns whether one held. */
  seek(to: number, arrival: Arrival = 'held'): boolean {
    const port = this.#port;
    if (!port) return false;
    const {time, gate} = landing(this.stops, this.#free, to);
    if (!gate && this.open && Math.abs(time - this.open.at) > AWAY) this.#close(false);
    this.aim = arrival === 'resumed' ? undefined : time;
    port.seek(time);
    if (gate) this.#openAt(gate, arrival);
    return gate !== undefined;
  }

  /** Goes to a stop and opens it, with what still holds on its second; a gate before it comes first. */
  visit(stop: CheckpointStop): void {
    const {time} = landing(this.stops, this.#free, stop.at);
    if (time < stop.at || !stop.halts) {
      this.seek(stop.at);
      return;
    }
    this.#port?.seek(time);
    this.#openAt(stop, 'chosen');
  }

  /** Leaves the open stops to go on, if all let, or the one that is skipped. Returns whether nothing holds. */
  goOn(skipped?: CheckpointStop): boolean {
    if (!this.open) return true;
    if (!skipped && this.holding) return false;
    const left = skipped ? [skipped] : this.opened;
    for (const stop of left) {
      this.#mark(stop, skipped ? 'skipped' : 'passed');
      this.#again.delete(stop.id);
    }
    this.opened = this.opened.filter((stop) => !left.includes(stop));
    if (this.open) return false;
    this.#close(true);
    return true;
  }

  /** The first of the open stops that does not let on. */
  get holding(): CheckpointStop | undefined {
    return this.opened.find(({mark}) => !mark.checkpoint.verdict.open);
  }

  /** The video cannot be played: its questions stand below it now. */
  shut(): void {
    this.opened = [];
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
    const stop = this.#shown(checkpoint);
    if (to === undefined || to === 'skip') {
      if (stop) this.goOn(to && stop);
      return;
    }
    if (!stop) {
      this.host.seek(to);
      return;
    }
    for (const each of this.opened) {
      const {open, state} = each.mark.checkpoint.verdict;
      if (open) this.#mark(each);
      if (state === 'wrong' && to < each.at) this.#again.add(each.id);
    }
    if (!this.seek(to)) this.#close(true);
  }

  #shown(checkpoint: FlipCheckpoint): CheckpointStop | undefined {
    return this.opened.find(({mark}) => mark.checkpoint === checkpoint);
  }

  #detach(): void {
    this.#stopper?.close();
    this.#stopper = undefined;
    this.#port = undefined;
  }

  #arm(): void {
    this.host.requestUpdate();
    this.#free = new Set([...this.passed, ...this.skipped]);
    const [, end] = this.host.shown;
    const times = this.#armed().map(({at}) => at);
    // At its own end the medium stops by itself, and says so.
    if (this.#port && end < this.#port.duration - AWAY) times.push(end);
    this.#stopper?.arm([...new Set(times)].sort((a, b) => a - b));
  }

  /** The stops that playing stops at. */
  #armed(): CheckpointStop[] {
    return this.stops.filter((stop) => stop.halts && (!this.#free.has(stop.id) || this.#again.has(stop.id)));
  }

  #openAt(stop: CheckpointStop, arrival: Arrival): void {
    this.#port?.pause();
    if (!this.opened.includes(stop)) {
      this.opened = [...new Set([stop, ...standingAt(this.#armed(), stop.at)])];
      if (arrival === 'played' || arrival === 'held') for (const {id} of this.opened) void this.activity.record('reached', {checkpoint: id});
      this.#arm();
    }
    stop.mark.checkpoint.held = arrival !== 'played' && arrival !== 'chosen';
    this.host.onStopOpen(stop, arrival);
  }

  #close(goOn: boolean): void {
    this.opened = [];
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
    if (gate && !this.opened.includes(gate) && (jumped || beyond)) this.#openAt(gate, 'held');
    else if (!gate && jumped && this.open && Math.abs(time - this.open.at) > AWAY) this.#close(false);
  }
}
