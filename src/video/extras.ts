import {nothing} from 'lit';
import type {Entry} from '../core/entry.js';
import type {MediaPort} from '../media/port.js';
import type {Extra, Lecture, Parts, Place} from './extra.js';

type Make = (parts: Parts) => Extra;

/** Each extra: when it is wanted, and where it comes from. A new one is a file and a line. */
const EXTRAS: readonly (readonly [name: string, wanted: (video: Lecture, parts: Parts) => boolean, bring: () => Promise<Make>])[] = [
];

/** Brings the extras that a video wants, and passes on to them what happens. */
export class Extras {
  readonly #asked = new Set<string>();
  readonly #here: Extra[] = [];
  #port: [port: MediaPort, signal: AbortSignal] | undefined;

  constructor(readonly parts: Parts) {}

  /** The video is about to be drawn anew. */
  update(): void {
    const {parts} = this;
    for (const [name, wanted, bring] of EXTRAS) {
      if (this.#asked.has(name) || !wanted(parts.video, parts)) continue;
      this.#asked.add(name);
      // Without it the lecture still plays; it is asked for again at the next update.
      bring().then((make) => this.#add(make(parts)), () => this.#asked.delete(name));
    }
    for (const extra of this.#here) extra.onUpdate?.();
  }

  draw(place: Place): unknown {
    const drawn = this.#here.map(({draw}) => draw?.[place]?.() ?? nothing);
    return drawn.length > 0 ? drawn : nothing;
  }

  onPort(port: MediaPort, signal: AbortSignal): void {
    this.#port = [port, signal];
    for (const extra of this.#here) extra.onPort?.(port, signal);
  }

  onEntries(entries: readonly Entry[]): void {
    for (const extra of this.#here) extra.onEntries?.(entries);
  }

  #add(extra: Extra): void {
    const {video, activity} = this.parts;
    const sheet = extra.styles?.styleSheet;
    const root = video.renderRoot as ShadowRoot;
    if (sheet) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    this.#here.push(extra);
    if (this.#port && !this.#port[1].aborted) extra.onPort?.(...this.#port);
    if (activity.ready) extra.onEntries?.(activity.entries);
    video.requestUpdate();
  }
}
