import type {Interval} from '../core/interval.js';
import type {Localize} from '../element/localize.js';
import type {MediaPort} from '../media/port.js';
import type {CheckpointStop} from './course.js';
import type {Extras} from './extras.js';
import type {Command} from './keys.js';
import type {Chapter} from './tracks.js';

/** What the controls show, and whom they tell. */
export interface Deck {
  term: Localize['term'];
  port: MediaPort;
  /** Ours to draw; a guest with its own controls needs only the list. */
  bare: boolean;
  /** Ours, or a guest to which the author's own captions are added. */
  added: boolean;
  shown: Interval;
  /** Seconds. */
  place: number;
  stops: readonly CheckpointStop[];
  passed: ReadonlySet<string>;
  chapters: readonly Chapter[];
  seen: readonly Interval[];
  buffered: readonly Interval[];
  rates: readonly number[];
  enlarged: boolean;
  extras: Pick<Extras, 'draw' | 'opened'>;
  /** The time under the pointer, seconds. */
  pointed: number | undefined;
  act: (command: Command) => void;
  onVisit: (stop: CheckpointStop) => void;
  onPoint: (time: number | undefined) => void;
}
