import type {ReactiveElement} from 'lit';
import type {GroupRule} from '../core/groups.js';
import type {ActivityController} from '../element/activity.js';
import type {Localize} from '../element/localize.js';
import type {ViewController} from '../element/view-controller.js';
import type {Names} from './names.js';
import type {Publication} from './publication.js';

/** The groups as their parts know them: see `FlipGroups`. */
export interface Grouping extends ReactiveElement {
  readonly label: string;
  readonly size: number;
  readonly by: GroupRule;
  readonly for: string;
  readonly labels: string;
  readonly roles: string;
}

/** What the groups are made of, for what is loaded when a view needs it. */
export interface Parts {
  readonly groups: Grouping;
  readonly activity: ActivityController;
  readonly localize: Localize;
  readonly names: Names;
  readonly view: ViewController;
  /** What everybody sees now. */
  readonly current: () => Publication | undefined;
  /** Says something to screen readers, politely. */
  readonly say: (words: string) => void;
}

/** A view of the groups that not every page needs. */
export interface Part {
  draw(): unknown;
  /** After a drawing. */
  updated?(): void;
  /** The element leaves its place. */
  leave?(): void;
}
