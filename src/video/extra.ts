import type {CSSResult, ReactiveElement} from 'lit';
import type {Entry} from '../core/entry.js';
import type {Interval} from '../core/interval.js';
import type {ActivityController} from '../element/activity.js';
import type {MediaPort} from '../media/port.js';
import type {Course} from './course.js';
import type {Player} from './player.js';
import type {Remote} from './remote.js';
import type {Study} from './study.js';
import type {Chapter} from './tracks.js';

/** The video as its extras know it: see `FlipVideo`. */
export interface Lecture extends ReactiveElement {
  readonly shown: Interval;
  readonly duration: number;
  readonly paused: boolean;
  currentTime: number;
  label: string;
  src: string;
  play(): Promise<void>;
  pause(): void;
  seek(to: number): void;
}

/** What a player is made of, for its extras to use. */
export interface Parts {
  readonly video: Lecture;
  readonly activity: ActivityController;
  readonly course: Course;
  readonly study: Study;
  readonly player: Player;
  readonly remote: Remote;
  /** The chapters, in order. */
  readonly chapters: () => readonly Chapter[];
  /** Says something to screen readers, politely. */
  readonly announce: (words: string) => void;
}

/**
 * Where an extra may draw: over the picture; in the drawing of the time bar (SVG, 0..100 % wide); in the row of controls,
 * before the sound; below the controls; and in the panel's place, in front of everything.
 */
export type Place = 'picture' | 'bar' | 'buttons' | 'below' | 'front';

/** A part of the player that few lectures need: it is loaded when the page or the learner asks for it. */
export interface Extra {
  readonly styles?: CSSResult;
  /** What it draws, by place. Called with each update of the video. */
  readonly draw?: Readonly<Partial<Record<Place, () => unknown>>>;
  /** A medium is there, now or later; the signal aborts when it goes. */
  onPort?(port: MediaPort, signal: AbortSignal): void;
  /** The log told what it holds, or more. */
  onEntries?(entries: readonly Entry[]): void;
  /** The video's properties changed, or anything else it shows. */
  onUpdate?(): void;
}
