import {admitted} from './access.js';
import {preflight, refusal} from './body.js';
import {Commons} from './commons.js';
import {Confidences} from './confidence.js';
import {Failure, failureOf, stopping} from './failure.js';
import type {Caller, Gateway, Lifetimes, Route} from './gateway.js';
import {historiesOf} from './history.js';
import {Hubs} from './hub.js';
import {journalTo, traceOf} from './journal.js';
import {buckets, DEFAULT_LIMITS, type Limits} from './limit.js';
import {metricsOf} from './metrics.js';
import {peopleOf} from './people.js';
import {Presence} from './presence.js';
import {keepRetention, retain} from './retention.js';
import {match} from './routes.js';
import {digestOf} from './secret.js';
import {siteReader, type SiteReader} from './site.js';
import {Spaces, type SiteTrust, type Space} from './space.js';
import {StoreError, type Store} from './store.js';
import {Talks} from './talks.js';
import {tokensOf} from './token.js';
import {turns} from './turn.js';
import {turnstile} from './turnstile.js';

export interface HandlerOptions {
  store: Store;
  /** Signs the tokens: at least 32 bytes, the same in all gateways of one class server. */
  secret: string;
  /** Opens what only who runs the server may do; at least 24 characters. Without it nobody may. */
  adminKey?: string;
  /** A site that all spaces believe. */
  site?: SiteTrust;
  limits?: Partial<Limits>;
  lifetimes?: Partial<Lifetimes>;
  /** Takes the lines of the log; without it there is none. */
  log?: (line: string) => void;
  now?: () => Date;
  /** How often a silent stream is kept alive, in ms. */
  heartbeat?: number;
}

/** What is known of a request beside the request. */
export interface Origin {
  /** The other end of the connection. */
  address?: string;
}

/** Answers a request as `fetch` would. Never rejects. */
export interface Handler {
  (request: Request, origin?: Origin): Promise<Response>;
  /** Takes nothing new, sends those who listen away to come back, and waits until what was sent is stored. */
  stop(): Promise<void>;
  /** Erases now what spaces keep no longer, as it does by itself every hour. Resolves with how many entries. */
  retain(): Promise<number>;
}

const DAY = 24 * 60 * 60;
const LIFETIMES: Lifetimes = {learner: 180 * DAY, staff: 30 * DAY, anonymous: 30 * DAY, site: DAY};
const SHORTEST_ADMIN_KEY = 24;

/** The class server over a store, as one function from request to answer. Throws `RangeError` when a secret is too short. */
export function createHandler(options: HandlerOptions): Handler {
  const end = new AbortController();
  const gateway = gatewayOf(options, end.signal);
  keepRetention(gateway);

  const handle = async (request: Request, origin: Origin = {}): Promise<Response> => {
    const start = performance.now();
    const url = new URL(request.url);
    const found = match(url.pathname);
    const route = found?.routes.get(request.method);
    const response = await answer(request, {url, found, route, origin}, gateway).catch((error: unknown) => {
      if (!(error instanceof Failure)) note(error, gateway);
      return refusal(failureOf(error));
    });
    account(response, {route, method: request.method, url, space: found?.params.space, start}, gateway);
    return response;
  };
  const stop = async () => {
    end.abort();
    await gateway.hubs.stop();
    gateway.presence.stop();
    await gateway.writing.clear();
  };
  return Object.assign(handle, {stop, retain: () => retain(gateway)});
}

function gatewayOf(options: HandlerOptions, signal: AbortSignal): Gateway {
  const {store, secret, adminKey, site, log, now = () => new Date(), heartbeat} = options;
  if (adminKey !== undefined && adminKey.length < SHORTEST_ADMIN_KEY) {
    throw new RangeError(`The admin key must have at least ${SHORTEST_ADMIN_KEY} characters. This makes one: openssl rand -base64 24`);
  }
  const limits = {...DEFAULT_LIMITS, ...options.limits};
  const metrics = metricsOf();
  const journal = log ? journalTo(log, now) : () => {};
  const people = peopleOf(store);
  const spaces = new Spaces(store, now);
  const commons = new Commons(store);
  const talks = new Talks(store, spaces, commons, secret);
  const inTurn = turns();
  const onError = (error: unknown) => journal('error', 'hub', traceOf(error));
  const bucket = (name: Exclude<keyof Limits, 'streams' | 'streamBuffer'>) => buckets(limits[name], () => performance.now());
  const gateway: Gateway = {
    store, people, metrics, journal, limits, now, stopping: signal,
    spaces,
    histories: historiesOf({store, spaces, now}),
    commons,
    tokens: tokensOf(secret, now),
    confidences: new Confidences({store, spaces, secret, now, inTurn, journal}),
    talks, inTurn,
    hubs: new Hubs({store, people, spaces, talks, onError, ...(heartbeat !== undefined && {beatMs: heartbeat})}),
    writing: turnstile(),
    lifetimes: {...LIFETIMES, ...options.lifetimes},
    buckets: {
      requests: bucket('requests'), bytes: bucket('bytes'), anonymousBytes: bucket('anonymousBytes'),
      joins: bucket('joins'), wrongJoins: bucket('wrongJoins'), wrongJoinsAnywhere: bucket('wrongJoinsAnywhere'),
    },
    streams: new Map(),
    presence: new Presence({whispers: store.whispers, onError: (error) => journal('warn', 'presence', traceOf(error))}),
    adminDigest: adminKey === undefined ? undefined : digestOf(adminKey),
    site: site && siteReader(site),
    siteOf: siteReaders(),
  };
  metrics.gauge('flip_streams', () => gateway.hubs.size);
  metrics.gauge('process_resident_memory_bytes', () => process.memoryUsage.rss());
  const began = Date.now() / 1000 - process.uptime();
  metrics.gauge('process_start_time_seconds', () => began);
  return gateway;
}

/** One reader for each trust, so that a site's keys are fetched once and not at every join. */
function siteReaders(): (space: Space) => SiteReader | undefined {
  const readers = new Map<string, SiteReader>();
  return ({site}) => {
    if (!site) return undefined;
    const key = JSON.stringify([site.secret, site.jwks, site.issuer, site.audience]);
    if (readers.size > 1000) readers.clear();
    const reader = readers.get(key) ?? siteReader(site);
    readers.set(key, reader);
    return reader;
  };
}

interface Asked {
  url: URL;
  found: ReturnType<typeof match>;
  route: Route | undefined;
  origin: Origin;
}

async function answer(request: Request, {url, found, route, origin}: Asked, gateway: Gateway): Promise<Response> {
  if (request.method === 'OPTIONS') return preflight();
  if (!found) throw new Failure(404, 'no-route', 'There is nothing at this address. The addresses are in WIRE.md of flip-server.');
  if (!route) {
    const allow = [...found.routes.keys()].join(', ');
    throw new Failure(405, 'no-method', `This address answers ${allow}.`, {allow});
  }
  if (gateway.stopping.aborted && route.path !== '/v1/health') throw stopping();
  const caller: Caller = route.access === 'operator' && isLocal(request, url, origin)
    ? {kind: 'admin'} : await admitted(route, request, found.params, gateway);
  return route.answer({request, url, params: found.params, caller, gateway});
}

/** From this machine itself, and not handed on by a proxy on it for somebody else. */
function isLocal({headers}: Request, {hostname}: URL, {address = ''}: Origin): boolean {
  const isLoopback = /^(?:::ffff:)?127\.|^::1$/.test(address);
  const isHandedOn = ['forwarded', 'via', 'x-forwarded-for', 'x-real-ip', 'x-forwarded-host'].some((name) => headers.has(name));
  return isLoopback && !isHandedOn && ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

function note(error: unknown, {journal, metrics}: Gateway): void {
  // What a store says is ours and quotes nothing.
  if (error instanceof StoreError) {
    journal('warn', 'store', {error: error.message, code: error.code});
    return;
  }
  metrics.count('flip_errors_total');
  journal('error', 'mistake', traceOf(error));
}

const METHODS = ['GET', 'POST', 'PATCH', 'DELETE', 'OPTIONS'];

function account(
  {status}: Response, {route, method: asked, url, space, start}: {route: Route | undefined; method: string; url: URL; space: string | undefined; start: number},
  {metrics, journal}: Gateway,
): void {
  const method = METHODS.includes(asked) ? asked : 'other';
  const path = route?.path ?? 'none';
  const seconds = (performance.now() - start) / 1000;
  metrics.count('flip_requests_total', {route: path, method, status: String(status)});
  // A long poll takes as long as nothing happens.
  if (route && !url.searchParams.has('wait')) metrics.time('flip_request_seconds', seconds, {route: path, method});
  journal(status >= 500 ? 'error' : 'info', 'request', {
    route: path, method, status, ...(route && space !== undefined && {space}), ms: Math.round(seconds * 1000),
  });
}

