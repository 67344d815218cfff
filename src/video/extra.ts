import type {CSSResult, ReactiveElement} from 'lit';
import type {Entry} from '../core/entry.js';
import type {Interval} from '../core/interval.js';
import type {ActivityController} from '../element/activity.js';
import type {MediaPort} from '../media/port.js';
import type {CheckpointStop, Course} from './course.js';
import type {Player} from './player.js';
import type {Remote} from './remote.js';
import type {Skip} from './skip.js';
import type {Study} from './study.js';
import type {Chapter} from './tracks.js';

/** The video as its extras know it: see `FlipVideo`. */
export interface Lecture extends ReactiveElement {
  readonly shown: Interval;
  readonly duration: number;
  readonly paused: boolean;
  /** The share of its seconds that completes it, 0..1. */
  readonly share: number;
  readonly coverage: number;
  readonly ended: boolean;
  readonly skip: Skip;
  readonly loop: boolean;
  readonly autoplay: boolean;
  readonly pauseWhenHidden: boolean;
  readonly notes: boolean;
  readonly heat: boolean;
  currentTime: number;
  label: string;
  src: string;
  readonly type: string;
  play(): Promise<void>;
  pause(): void;
  seek(to: number): void;
  visit(stop: CheckpointStop): void;
}

/** What a player is made of, for its extras to use. */
export interface Parts {
  readonly video: Lecture;
  readonly activity: ActivityController;
  readonly course: Course;
  readonly study: Study;
  readonly player: Player;
  readonly remote: Remote;
  /** What all extras of the player share. */
  readonly extras: Shared;
  /** The chapters, in order. */
  readonly chapters: () => readonly Chapter[];
  /** The chapters came, or went. */
  readonly onChapters: (chapters: Chapter[]) => void;
  /** Where a learner's jump to that time leads, seconds; set by the extra that guards jumps. */
  bound?: (to: number) => number;
  /** It fills the window in place of full screen. */
  filled?: boolean;
  /** Says something to screen readers, politely. */
  readonly announce: (words: string) => void;
}

/** What extras know of each other. */
export interface Shared {
  /** The name of the panel that is open; empty without one. */
  opened: string;
  draw(place: Place): unknown;
}

/**
 * Where an extra may draw: over the picture; in the drawing of the time bar (SVG, 0..100 % wide), and over
 * it, under the stops' marks; in the row of controls,
 * before the sound; below the controls; in the panel's place, in front of everything; below the stops in the panel; and
 * as rows of the settings (see `settings-row.ts`).
 */
export type Place = 'picture' | 'bar' | 'marks' | 'buttons' | 'below' | 'front' | 'sheet' | 'settings';

/** A part of the player that few lectures need: it is loaded when the page or the learner asks for it. */
export interface Extra {
  readonly styles?: CSSResult;
  /** What it draws, by place. Called with each update of the video. */
  readonly draw?: Readonly<Partial<Record<Place, () => unknown>>>;
  /** A medium is there, now or later; the signal aborts when it goes. */
  onPort?(port: MediaPort, signal: AbortSignal): void;
  /** The log told what it holds, or more. */
  onEntries?(entries: readonly Entry[]): void;
  /** A key or button asked for something that the player itself does not know. Returns whether it is this extra's. */
  onCommand?(name: string): boolean;
  /** The video's properties changed, or anything else it shows. */
  onUpdate?(): void;
}
