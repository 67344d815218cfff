import {html, nothing, svg} from 'lit';
import type {Interval} from '../core/interval.js';
import {formatTime} from '../core/time.js';
import {Localize} from '../element/localize.js';
import {watched} from '../lang/en/watched.js';
import {pageClock} from '../media/clock.js';
import {Pace} from '../media/pace.js';
import {spans, type MediaPort} from '../media/port.js';
import {advise} from './advise.js';
import type {Extra, Parts} from './extra.js';
import {skipGuardStyles} from './skip-guard.styles.js';
import {isHole, nearest, parseSkip, reach, type Skip} from './skip.js';
import {share} from './time-bar.js';

const EVENTS = ['play', 'playing', 'pause', 'timeupdate', 'seeking', 'seeked', 'ratechange', 'waiting', 'ended'];
/** So little beside what is allowed, seconds, is a player's inexactness. */
const NEAR = 0.3;
/** What is said of a refused jump stays this long while it plays, ms; while it is paused it stays. */
const SAID_FOR = 8000;
/** A player gets this long to go back, ms. */
const PATIENCE = 1500;
/** One that does not go back after so many tries cannot be held. */
const TRIES = 3;

/** Holds a learner's jumps to where they may go, whoever's bar they come from, and says why. */
class SkipGuard implements Extra {
  readonly styles = skipGuardStyles;
  readonly draw = {picture: () => this.#drawWords(), bar: () => this.#drawBar()};
  readonly #localize: Localize;
  #port: MediaPort | undefined;
  #pace: Pace | undefined;
  #said = '';
  #saidAt = 0;
  #tries = 0;
  #cancel = (): void => {};

  constructor(readonly parts: Parts) {
    this.#localize = new Localize(parts.video, watched);
    parts.bound = (to) => this.#bound(to);
  }

  #bound(to: number): number {
    const {video} = this.parts;
    const [start, end] = video.shown;
    const within = Math.min(Math.max(start, to), end);
    const time = nearest(within, this.#reach(video.currentTime));
    if (Math.abs(time - within) > NEAR) this.#explain(video.currentTime);
    return time;
  }

  onPort(port: MediaPort, signal: AbortSignal): void {
    this.#port = port;
    this.#pace = new Pace(port, pageClock);
    for (const type of EVENTS) port.events.addEventListener(type, (event) => this.#look(event), {signal});
    signal.addEventListener('abort', () => {
      this.#cancel();
      this.#port = this.#pace = undefined;
    });
    this.#settle();
  }

  onEntries(): void {
    this.#settle();
  }

  onUpdate(): void {
    const {video} = this.parts;
    if (!parseSkip(video.skip)) advise(video, 'noSkip', video.skip);
  }

  get #skip(): Skip {
    return parseSkip(this.parts.video.skip) ?? 'free';
  }

  #reach(here?: number): Interval[] {
    const {video, study} = this.parts;
    return reach(this.#skip, {seen: study.coverage.seen, shown: video.shown, here, done: video.coverage >= video.share});
  }

  /** Somebody came back, or jumped before the guard was here: to a place that they have seen. */
  #settle(): void {
    const {parts: {player, activity, course}} = this;
    const port = this.#port;
    if (!port?.ready || !activity.ready || player.started || course.open) return;
    const time = nearest(port.currentTime, this.#reach());
    if (Math.abs(time - port.currentTime) > NEAR) this.#go(time);
  }

  #look(event: Event): void {
    const {course, player, video} = this.parts;
    const port = this.#port;
    const pace = this.#pace;
    if (!port || !pace) return;
    const here = pace.place;
    const played = pace.step(event);
    const to = pace.place;
    if (event.type === 'timeupdate' && this.#said && !port.paused && Date.now() - this.#saidAt > SAID_FOR) this.#hush();
    // Its own jump to where a checkpoint, a restart or our own bar leads.
    const ours = course.aim !== undefined && Math.abs(to - course.aim) < NEAR;
    if (played || ours || !port.ready) {
      if (ours) course.aim = undefined;
      return;
    }
    if (!player.started) {
      this.#settle();
      return;
    }
    if (this.#skip === 'free' || isHole(spans(port.buffered), here, to)) return;
    const time = nearest(to, this.#reach(here));
    if (Math.abs(time - to) <= NEAR) return;
    this.#explain(here);
    this.#tries = 0;
    this.#go(time);
    video.requestUpdate();
  }

  /** Goes there, and looks whether the player obeys. */
  #go(time: number): void {
    const {course, video} = this.parts;
    const port = this.#port;
    if (!port || !this.#pace) return;
    this.#pace.place = time;
    course.seek(time);
    this.#cancel();
    this.#cancel = pageClock.after(PATIENCE, () => {
      if (port !== this.#port || port.seeking || port.currentTime - time < PATIENCE / 500 * Math.max(1, port.rate)) return;
      this.#tries += 1;
      if (this.#tries < TRIES) {
        this.#go(time);
        return;
      }
      this.#say(this.#localize.term('skipAdvice'));
      advise(video, 'notBound');
    });
  }

  #explain(here: number): void {
    const skip = this.#skip;
    const term = this.#localize.term.bind(this.#localize);
    const [start, end] = this.#reach(here)[0] ?? [0, 0];
    const time = formatTime(end);
    if (skip === 'none') this.#say(term('skipNone'));
    else if (skip === 'back') this.#say(term('skipBack', time));
    else {
      const goal = term('skipWatchedGoal', term('percent', this.parts.video.share));
      // Who has seen nothing yet has no place to be told.
      this.#say(end - start < 1 ? goal : `${term('skipWatched', time)} ${goal}`);
    }
  }

  #say(words: string): void {
    const {video, announce} = this.parts;
    this.#said = words;
    this.#saidAt = Date.now();
    // Empty first, or the same words twice would be heard once.
    announce('');
    video.requestUpdate();
    void video.updateComplete.then(() => announce(words));
  }

  #hush(): void {
    this.#said = '';
    this.parts.announce('');
    this.parts.video.requestUpdate();
  }

  #drawWords(): unknown {
    if (!this.#said || this.parts.course.open) return nothing;
    return html`<div class="notice calm skip" part="notice"><p>${this.#said}</p>
      <button type="button" @click=${() => this.#hush()}>${this.#localize.term('close')}</button></div>`;
  }

  /** What is not open to jumps yet is hollow. */
  #drawBar(): unknown {
    const {video} = this.parts;
    const [start, end] = video.shown;
    const skip = this.#skip;
    const limit = skip === 'none' ? start : this.#reach(video.currentTime)[0]?.[1] ?? end;
    if (!Number.isFinite(end) || limit >= end - NEAR || this.#skip === 'free') return nothing;
    const closed = Math.max(limit, video.currentTime);
    const from = share(closed - start, end - start);
    return svg`<rect class="closed" x=${from} y="1.5" width=${share(end - closed, end - start)} height="3" />
      <rect class="closed edge" x=${from} width="2" height="100%" />`;
  }
}

export const skipGuard = (parts: Parts): Extra => new SkipGuard(parts);
