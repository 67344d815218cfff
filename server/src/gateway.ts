import type {Commons} from './commons.js';
import type {Confidences} from './confidence.js';
import type {Buckets, Limits} from './limit.js';
import type {Histories} from './history.js';
import type {Hubs} from './hub.js';
import type {Journal} from './journal.js';
import type {Metrics} from './metrics.js';
import type {People} from './people.js';
import type {Presence} from './presence.js';
import type {SiteReader} from './site.js';
import type {Space, Spaces} from './space.js';
import type {Store} from './store.js';
import type {Talks} from './talks.js';
import type {SpaceToken, Tokens} from './token.js';
import type {turns} from './turn.js';
import type {Turnstile} from './turnstile.js';

/** How long tokens hold, in seconds. */
export interface Lifetimes {
  learner: number;
  staff: number;
  anonymous: number;
  /** Of those whom a site sent: it may have sent them away since. */
  site: number;
}

/** Everything an answer may need. */
export interface Gateway {
  store: Store;
  spaces: Spaces;
  histories: Histories;
  commons: Commons;
  confidences: Confidences;
  people: People;
  talks: Talks;
  /** One after the other who writes with the same key. */
  inTurn: ReturnType<typeof turns>;
  tokens: Tokens;
  hubs: Hubs;
  metrics: Metrics;
  journal: Journal;
  writing: Turnstile;
  limits: Limits;
  lifetimes: Lifetimes;
  buckets: Readonly<Record<'requests' | 'bytes' | 'anonymousBytes' | 'joins' | 'wrongJoins' | 'wrongJoinsAnywhere', Buckets>>;
  /** Streams and long polls that each token holds. */
  streams: Map<string, number>;
  presence: Presence;
  /** The digest of the key of whoever runs the server. */
  adminDigest: string | undefined;
  /** The site that all spaces believe, and the one that a space believes. */
  site: SiteReader | undefined;
  siteOf: (space: Space) => SiteReader | undefined;
  now: () => Date;
  /** Tells that the server goes. */
  stopping: AbortSignal;
}

export interface Member extends SpaceToken {
  kind: 'member';
}

export type Caller = {kind: 'nobody'} | {kind: 'admin'} | Member;

/** Who may ask: everybody, everybody in the space, its staff, the author named in the address and the staff, who runs the server. */
export type Access = 'anyone' | 'member' | 'staff' | 'author-or-staff' | 'admin' | 'operator';

export interface Call {
  request: Request;
  url: URL;
  params: Readonly<Record<string, string>>;
  caller: Caller;
  gateway: Gateway;
}

export interface Route {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** With `{space}` and `{sub}` for what varies. */
  path: string;
  access: Access;
  answer(call: Call): Promise<Response> | Response;
}
