import {isEntry, type Entry} from '../core/entry.js';
import type {Interval} from '../core/interval.js';
import type {ActivityController} from '../element/activity.js';
import type {MediaPort} from '../media/port.js';
import {Watch} from '../media/watch.js';
import {coverageOf, progressOf, resumePlace, type Coverage} from './coverage.js';

/** What the study needs of its video. */
export interface StudyHost {
  /** The stretch of the video that is shown, seconds; its end is `Infinity` while the length is unknown. */
  readonly shown: Interval;
  /** The share of it that completes, 0..1. */
  readonly share: number;
  /** Everything that must be passed is. */
  readonly passedAll: boolean;
}

const NOTHING_SEEN: Coverage = {seen: [], ratio: 0, spent: 0};

/** How often the place is kept while playing, ms. */
const KEEP_EVERY = 1000;

/** What the learner saw of a lecture, told to the log; and the place to go on at. */
export class Study {
  coverage: Coverage = NOTHING_SEEN;
  #watch: Watch | undefined;
  #port: MediaPort | undefined;
  #keptAt = 0;
  #kept: number | undefined;
  /** The place of an earlier visit is known, or left behind: before that it must not be written over. */
  #begun = false;
  /** What earlier visits left untold is told. */
  #repaired = false;

  constructor(readonly host: StudyHost, readonly activity: ActivityController) {}

  attach(port: MediaPort, signal: AbortSignal): void {
    this.#port = port;
    port.events.addEventListener('play', () => this.begin(), {signal});
    this.#watch = new Watch(port, (watched) => {
      void this.activity.record('watched', watched);
      // Also when it is the last stretch of an element that leaves the page, whose events nobody hears.
      this.#tell();
    });
    port.events.addEventListener('timeupdate', () => this.#keep(KEEP_EVERY), {signal});
    for (const type of ['pause', 'seeked']) port.events.addEventListener(type, () => this.#keep(), {signal});
    document.addEventListener('visibilitychange', () => this.#keep(), {signal});
    // Only what was recorded on this page makes it act: what is done in another tab is told there.
    document.addEventListener('flip-record', ({detail}) => {
      if (detail.activity === this.activity.id) this.#tell();
    }, {signal});
    signal.addEventListener('abort', () => {
      this.#keep();
      this.#watch?.close();
      this.#port = undefined;
    });
  }

  /** Tells what was played so far: a jump follows. */
  cut(): void {
    this.#watch?.cut();
  }

  /** What comes is for another log, or goes by another name. */
  leave(): void {
    this.cut();
    this.coverage = NOTHING_SEEN;
    this.#begun = this.#repaired = false;
  }

  /** From now on the place is kept. */
  begin(): void {
    this.#begun = true;
  }

  /** The place of an earlier visit, seconds. */
  async resumePlace(): Promise<number | undefined> {
    return resumePlace(await this.activity.draft('place'), this.host.shown);
  }

  /** Reckons anew what was seen. */
  reckon(entries: readonly Entry[] = this.activity.own): void {
    this.coverage = coverageOf(entries, this.host.shown);
    if (this.#repaired || !this.activity.ready || !Number.isFinite(this.host.shown[1])) return;
    // A browser may have been killed before it told.
    this.#repaired = true;
    this.#tell();
  }

  /** Records what is reached and not yet told. */
  #tell(): void {
    const {activity, host: {shown, share, passedAll}, coverage: {ratio}} = this;
    if (!activity.ready || !Number.isFinite(shown[1])) return;
    const {own} = activity;
    const before = Math.max(0, ...own.filter((entry) => isEntry(entry, 'progressed')).map(({data}) => data.ratio));
    const progress = progressOf(ratio, share, passedAll);
    if (progress > before) void activity.record('progressed', {ratio: progress});
    else if (progress === 1 && !own.some(({type}) => type === 'completed')) {
      void activity.record('completed', {coverage: Math.round(ratio * 1000) / 1000});
    }
  }

  #keep(every = 0): void {
    const port = this.#port;
    const now = Date.now();
    if (!port?.ready || !this.#begun || now - this.#keptAt < every) return;
    const place = Math.round(port.currentTime * 100) / 100;
    if (place === this.#kept) return;
    this.#keptAt = now;
    this.#kept = place;
    void this.activity.keepDraft('place', place);
  }
}
