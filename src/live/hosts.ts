import type {ReactiveElement} from 'lit';
import type {Tally} from '../core/entry.js';
import type {Phase, PeerPlan} from '../core/peer.js';
import type {PollPhase, Show} from '../core/poll.js';
import type {Localize} from '../element/localize.js';
import type {ClassVote} from './class-vote.js';
import type {QuestionPlaces} from './question-places.js';
import type {Saying} from './saying.js';

/** What a vote's element is to those that draw and lead it. */
interface VoteHost extends ReactiveElement {
  readonly room: ClassVote;
  readonly places: QuestionPlaces;
  readonly localize: Localize;
  readonly saying: Saying;
}

/** See `FlipPeer`. */
export interface PeerHost extends VoteHost {
  readonly phase: Phase;
  readonly plan: PeerPlan;
  readonly voted2: boolean;
  readonly isBusy: boolean;
  readonly atHome: boolean;
  nameOf(tally: Tally): string;
}

/** See `FlipPoll`. */
export interface PollHost extends VoteHost {
  readonly phase: PollPhase;
  readonly show: Show;
  readonly seconds: number | undefined;
  readonly isTold: boolean;
}
