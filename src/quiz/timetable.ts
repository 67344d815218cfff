import {momentOf} from './hours.js';
import type {Parts} from './extra.js';
import {AFTER} from './review.js';
import type {Round} from './rounds.js';
import {extended, GRACE, limitOf} from './time-limit.js';

/** The longest that a browser's timer can wait, ms. */
const FOREVER = 2 ** 31 - 1;
/** A page that nobody sees leaves handing in to one that is seen, this long, ms. */
const PATIENCE = 5000;

/** What a timetable asks of the attempt that it keeps, and what it calls for. */
export interface Timed {
  readonly parts: Parts;
  /** The attempt that lasts, or was the last. */
  readonly last: Round;
  readonly over: boolean;
  /** There is something to hand in. */
  readonly touched: boolean;
  /** Something changes by itself: it is time to look. */
  wake(): void;
  handIn(): Promise<void>;
}

/** When a quiz can be answered, by the wall's clock: a page that slept knows it as well as one that did not. */
export class Timetable {
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Since when this page knows that time is up, ms. */
  #upSince: number | undefined;

  constructor(readonly timed: Timed) {}

  /** When class begins, as the lesson says. */
  get classAt(): string | null | undefined {
    return this.timed.parts.quiz.closest('[class-at]')?.getAttribute('class-at');
  }

  get opens(): number | undefined {
    return momentOf(this.timed.parts.quiz.opens, this.classAt);
  }

  get closes(): number | undefined {
    return momentOf(this.timed.parts.quiz.closes, this.classAt);
  }

  /** Seconds, with all extensions. */
  get limit(): number | undefined {
    const limit = limitOf(this.timed.parts.quiz.timeLimit);
    return limit === undefined ? undefined : extended(limit, this.timed.parts.quiz.extraTime);
  }

  get deadline(): number | undefined {
    const {begun, until} = this.timed.last;
    const timed = this.limit === undefined || begun === undefined ? until : Math.max(until ?? 0, begun + this.limit * 1000);
    const moment = Math.min(timed ?? Infinity, this.closes ?? Infinity);
    return moment === Infinity ? undefined : moment;
  }

  get early(): boolean {
    return Date.now() < (this.opens ?? -Infinity);
  }

  get closed(): boolean {
    return Date.now() >= (this.closes ?? Infinity);
  }

  /** Answers count: before the deadline, and until what is being written is finished. */
  get inTime(): boolean {
    return !this.early && Date.now() < (this.deadline ?? Infinity) + (this.#upSince === undefined ? 0 : GRACE + PATIENCE);
  }

  /** When an attempt that begins now must be handed in, ISO 8601. */
  get until(): string | undefined {
    return this.limit === undefined ? undefined : new Date(Math.min(Date.now() + this.limit * 1000, this.closes ?? Infinity)).toISOString();
  }

  /** Sets the alarm for the next moment at which something changes by itself. */
  plan(): void {
    clearTimeout(this.#timer);
    const now = Date.now();
    const {over, last: {handedIn}, touched} = this.timed;
    const next = [this.opens, this.closes, over ? undefined : this.deadline, handedIn && handedIn.at + AFTER]
      .filter((moment) => moment !== undefined).filter((moment) => moment > now);
    if (next.length > 0) this.#timer = setTimeout(() => this.timed.wake(), Math.min(FOREVER, Math.min(...next) - now));
    const late = !over && this.deadline !== undefined && now >= this.deadline && touched;
    if (late && this.#upSince === undefined) void this.#timeUp();
  }

  /** Another attempt has another end. */
  renew(): void {
    this.#upSince = undefined;
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.renew();
  }

  /** Time is up: what is being written may be finished, then all is handed in. */
  async #timeUp(): Promise<void> {
    const since = this.#upSince = Date.now();
    const {quiz, localize, say} = this.timed.parts;
    const fresh = since - this.deadline! < GRACE;
    if (fresh && isWriting(quiz)) say(localize.term('timeIsUp'));
    while (fresh && isWriting(quiz) && Date.now() - since < GRACE) await pause(200);
    if (document.hidden) await pause(PATIENCE);
    if (!quiz.isConnected) return;
    await this.timed.handIn();
    say(localize.term('handedInByTime'));
  }
}

/** Is text being typed in it? */
function isWriting(quiz: Element): boolean {
  let {activeElement: at} = quiz.getRootNode() as Document | ShadowRoot;
  if (!quiz.contains(at)) return false;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at?.matches('textarea, input:not([type=radio], [type=checkbox])') === true;
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
