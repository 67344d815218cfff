import type {ReactiveElement} from 'lit';
import type {Group, Standings} from '../core/entry.js';
import type {Contest} from '../core/standings.js';
import type {ActivityController} from '../element/activity.js';
import type {Localize} from '../element/localize.js';
import type {ViewController} from '../element/view-controller.js';
import type {FlipPoll} from './flip-poll.js';
import type {Saying} from './saying.js';

/** See `FlipStandings`. */
export interface StandingsHost extends ReactiveElement {
  label: string;
  by: 'pseudonyms' | 'teams';
  teams: number;
  for: string;
  speed: boolean;
  readonly localize: Localize;
  readonly saying: Saying;
  readonly activity: ActivityController;
  readonly views: ViewController;
}

/** A competition as its teacher's part knows it: see `StandingsBoard`. */
export interface Race {
  readonly host: StandingsHost;
  readonly told: Standings | undefined;
  readonly began: {run: number; after: number};
  readonly contests: readonly Contest[];
  readonly polls: readonly (readonly [id: string, poll: FlipPoll])[];
  readonly groups: readonly Group[] | undefined;
  readonly least: number;
  reckon(): Standings | undefined;
}
