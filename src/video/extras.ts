import {nothing} from 'lit';
import type {Entry} from '../core/entry.js';
import {adopt} from '../element/adopt.js';
import type {MediaPort} from '../media/port.js';
import {isElsewhere} from '../media/source.js';
import type {Extra, Lecture, Parts, Place, Shared} from './extra.js';
import {TOGETHER} from './schedule.js';

type Make = (parts: Parts) => Extra;

const never = () => false;
const has = (selector: string) => (video: Lecture) => video.querySelector(selector) !== null;

export type Wanted = readonly (readonly [name: string, wanted: (video: Lecture, parts: Parts) => unknown, bring: () => Promise<Make>])[];

/**
 * Each extra: when it is wanted besides a key or button of its name, and where it comes from. A new one is a file and a
 * line. They are drawn in this order: captions lie over a cover.
 */
const EXTRAS: Wanted = [
  ['special', ({src}, {player: {port, guest}}) => !src || guest || isElsewhere(src) || port?.sound || Object.values(port?.capabilities ?? {}).includes(false),
    async () => (await import('./special.js')).special],
  ['list', never, async () => (await import('./contents.js')).contents],
  ['settings', never, async () => (await import('./settings.js')).settings],
  ['describe', has('track[kind=descriptions]'), async () => (await import('./describe.js')).describe],
  ['sign', has('[slot=sign]'), async () => (await import('./sign.js')).sign],
  ['captions', (video, {player: {port}}) => has('track')(video) || [...(port?.textTracks ?? [])].some(({kind}) => kind !== 'metadata'),
    async () => (await import('./captions.js')).captions],
  ['windows', (_, {course: {stops}}) => stops.some(({at, until}, i) => until > at || at - (stops[i - 1]?.at ?? NaN) < TOGETHER), async () => (await import('./beside.js')).beside],
  ['results', (_, {course}) => course.summed && course.stops.length > 0, async () => (await import('./results.js')).results],
  ['talk', never, async () => (await import('./talk.js')).talk],
  ['calls', never, async () => (await import('./calls.js')).calls],
  ['study', ({skip, loop, autoplay, pauseWhenHidden, notes, heat}) => skip !== 'free' || loop || autoplay || pauseWhenHidden || notes || heat,
    async () => (await import('./study-extras.js')).studyExtras],
  ['playing', (_, {player}) => player.started, async () => (await import('./playing.js')).playing],
];

/** Brings the extras that a video wants, and passes on to them what happens. */
export class Extras implements Shared {
  readonly #asked = new Set<string>();
  /** In the order of the list, not of their coming: with gaps where one is not here. */
  readonly #here: Extra[] = [];
  #port: [port: MediaPort, signal: AbortSignal] | undefined;

  readonly parts: Parts;
  opened = '';
  /** Asked for by the learner before the extra was there. */
  readonly #pressed = new Set<string>();

  constructor(parts: Omit<Parts, 'extras'> & {extras?: Shared}, readonly wanted = EXTRAS) {
    this.parts = Object.assign(parts, {extras: parts.extras ?? this});
  }

  /** The learner asks for what an extra does, be it here or still to come. */
  act(name: string): void {
    if (!this.command(name)) this.#pressed.add(name);
    this.parts.video.requestUpdate();
  }

  /** Whether an extra that is here does what is asked. */
  command(name: string): boolean {
    return this.#here.some((extra) => extra.onCommand?.(name));
  }

  /** The video is about to be drawn anew. */
  update(): void {
    const {parts} = this;
    this.wanted.forEach(([name, wanted, bring], place) => {
      if (this.#asked.has(name) || !(this.#pressed.has(name) || wanted(parts.video, parts))) return;
      this.#asked.add(name);
      // Without it the lecture still plays; it is asked for again at the next update.
      bring().then((make) => this.#add(make(parts), place), () => this.#asked.delete(name));
    });
    this.#here.forEach((extra) => extra.onUpdate?.());
  }

  draw(place: Place): unknown {
    const drawn = this.#here.map(({draw}) => draw?.[place]?.() ?? nothing);
    return drawn.length > 0 ? drawn : nothing;
  }

  /** Where a learner's jump leads. While the guard of a video that is not free is still on its way: nowhere. */
  bound(to: number): number {
    const {bound, video} = this.parts;
    return bound?.(to) ?? (video.skip === 'free' ? to : video.currentTime);
  }

  onPort(port: MediaPort, signal: AbortSignal): void {
    this.#port = [port, signal];
    this.#here.forEach((extra) => extra.onPort?.(port, signal));
  }

  onEntries(entries: readonly Entry[]): void {
    this.#here.forEach((extra) => extra.onEntries?.(entries));
  }

  #add(extra: Extra, place: number): void {
    const {video, activity} = this.parts;
    adopt(video, extra.styles);
    this.#here[place] = extra;
    if (this.#port && !this.#port[1].aborted) extra.onPort?.(...this.#port);
    if (activity.ready) extra.onEntries?.(activity.own);
    for (const name of this.#pressed) if (extra.onCommand?.(name)) this.#pressed.delete(name);
    video.requestUpdate();
  }
}
