import type {ReactiveController, ReactiveElement} from 'lit';
import type {ActivityController} from '../element/activity.js';
import {attemptOf, type Attempt, type Stamp} from './attempt.js';
import type {Grade} from './grade.js';

/** What is asked, as far as answering it needs to know. */
export interface Asked {
  stamp: Stamp;
  /** How many tries there are; `Infinity` for no limit. */
  limit: number;
  /** Can this be part of a response? For drafts from before the author changed the question. */
  knows: (part: string) => boolean;
  grade: (response: readonly string[]) => Grade;
}

/**
 * A learner's way through a question: choosing, checking, trying again; kept in the log, what is chosen and not
 * checked beside it, and found again from there.
 */
export class Answering implements ReactiveController {
  /** What is chosen now. */
  response: readonly string[] = [];
  /** The result of the latest answer is shown: false while the learner chooses. */
  told = false;
  /** Hints asked for, beyond the one that comes with every wrong try. */
  hintsAsked = 0;
  attempt: Attempt = attemptOf([], {version: ''}, Infinity);

  /** The learner chose since the latest answer: what comes from elsewhere must not take that away. */
  #begun = false;
  #shown = '';
  #restored = false;
  #offered: readonly string[] = [];
  /** When thinking began, ms of the page's clock. */
  #since: number | undefined;
  #drawn: number | undefined;
  #sight: IntersectionObserver | undefined;

  /** @param host with when the learner can have seen it first (ms of the page's clock), if that is some time ago */
  constructor(readonly host: ReactiveElement & {readonly drawn: number | undefined}, readonly activity: ActivityController, readonly asked: () => Asked) {
    host.addController(this);
  }

  hostConnected(): void {
    this.#drawn = this.host.drawn;
    this.#sight = new IntersectionObserver((sights) => {
      if (sights.some(({isIntersecting}) => isIntersecting)) this.#startClock();
      this.#drawn = undefined;
    });
    this.#sight.observe(this.host);
  }

  hostUpdate(): void {
    this.#fold();
  }

  /** What was chosen is in the drafts of the place that is left; the next place tells what it knows. */
  hostDisconnected(): void {
    this.#sight?.disconnect();
    this.#since = undefined;
    this.renew();
  }

  /** Forgets all: `restore` tells what the log and the drafts know. */
  renew(): void {
    this.#restored = this.#begun = this.told = false;
    this.#shown = '';
    this.response = [];
    this.hintsAsked = 0;
  }

  /** The log has told what it holds: look for unfinished work, and finish what a crash cut off. */
  async restore(): Promise<void> {
    if (this.#restored) return;
    this.#restored = true;
    this.#fold();
    if (this.attempt.settled) {
      this.#complete();
      return;
    }
    const [response, hints] = await Promise.all([this.activity.draft('response'), this.activity.draft('hints')]);
    if (!this.#restored) return;
    if (typeof hints === 'number') {
      this.hintsAsked = Math.max(this.hintsAsked, hints);
      this.host.requestUpdate();
    }
    const {shown} = this.attempt;
    // A crash may leave the draft of an answer behind that the log has: that is not a new try.
    const unfinished = Array.isArray(response) && String(response) !== String(shown?.data.response);
    if (unfinished) this.#offer(response);
    else if (!shown) this.#offer(this.#offered);
  }

  /** What the browser kept of a form: counts only where the log and the drafts know nothing. */
  remember(response: readonly string[]): void {
    if (this.#restored && !this.attempt.shown) this.#offer(response);
    else this.#offered = response;
  }

  /** The learner chose this. */
  choose(response: readonly string[]): void {
    this.#startClock();
    this.#begin(response);
    void this.activity.keepDraft('response', response);
  }

  /** Grades what is chosen and keeps it. Returns whether that settled the question. */
  check(): boolean {
    const {stamp, grade} = this.asked();
    const {misconceptions, ...graded} = grade(this.response);
    const duration = this.#since === undefined ? 0 : Math.round((performance.now() - this.#since) / 100) / 10;
    const first = !this.activity.entries.some(({type}) => type === 'answered');
    this.#begun = false;
    this.#since = undefined;
    void this.activity.record('answered', {
      question: this.activity.id, response: [...this.response], ...graded, try: this.attempt.tries + 1, duration,
      ...(misconceptions.length > 0 && {misconceptions}), ...stamp,
    });
    void this.activity.keepDraft('response', undefined);
    this.#fold();
    if (this.attempt.settled) this.#complete();
    else if (first) void this.activity.record('progressed', {ratio: 0.5});
    return this.attempt.settled;
  }

  /** Back to choosing; what was chosen stays. */
  retry(): void {
    this.#begin(this.response);
    this.#startClock();
  }

  /** The learner wants to see the answer: the score reached so far stands. */
  reveal(): void {
    if (!this.attempt.shown || this.attempt.settled) return;
    this.#complete();
    this.#fold();
  }

  askHint(): void {
    this.hintsAsked += 1;
    void this.activity.keepDraft('hints', this.hintsAsked);
    this.host.requestUpdate();
  }

  /** Empties what is chosen; a settled answer stands. */
  reset(): void {
    if (this.attempt.settled) return;
    this.#begin([]);
    void this.activity.keepDraft('response', undefined);
  }

  #offer(response: readonly unknown[]): void {
    const known = response.filter((part) => typeof part === 'string').filter(this.asked().knows);
    if (!this.#begun && !this.attempt.settled && known.length > 0) this.#begin(known);
  }

  #begin(response: readonly string[]): void {
    this.response = response;
    this.told = false;
    this.#begun = true;
    this.host.requestUpdate();
  }

  #complete(): void {
    const {completed, score} = this.attempt;
    if (!completed) void this.activity.record('completed', {...this.asked().stamp, ...(score !== null && {score})});
  }

  #fold(): void {
    const {stamp, limit} = this.asked();
    this.attempt = attemptOf(this.activity.own, stamp, limit);
    const {shown, settled, outdated} = this.attempt;
    const news = shown !== undefined && shown.id !== this.#shown;
    if (shown && (settled ? news || this.#begun : news && !this.#begun)) {
      // What is outdated now may not be once the question's type has read the rest of it.
      this.#shown = outdated ? '' : shown.id;
      this.response = shown.data.response;
      this.told = true;
      this.#begun = false;
    }
    if (!shown || outdated) {
      this.told = false;
      this.#shown = '';
    }
  }

  #startClock(): void {
    this.#since ??= this.#drawn ?? performance.now();
    this.#drawn = undefined;
  }
}
