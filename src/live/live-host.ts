import type {ReactiveElement} from 'lit';
import type {Pace, Session} from '../core/live.js';
import type {Present} from '../core/log.js';
import type {ActivityController} from '../element/activity.js';
import type {Localize} from '../element/localize.js';
import type {ViewController} from '../element/view-controller.js';
import type {Stop} from './stops.js';

/** A running class as its parts know it: see `FlipLive`. */
export interface LiveHost extends ReactiveElement {
  readonly code: string;
  readonly href: string;
  readonly activity: ActivityController;
  readonly localize: Localize;
  readonly views: ViewController;
  readonly session: Session;
  /** The pace that holds now. */
  readonly now: Pace;
  readonly present: Present | undefined;
  readonly stops: readonly Stop[];
  lead(to: string | undefined, pace?: Pace): void;
}
