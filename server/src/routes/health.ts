import {json, reply} from '../body.js';
import {Failure} from '../failure.js';
import type {Call, Route} from '../gateway.js';
import type {Store} from '../store.js';

export const health: Route[] = [
  {method: 'GET', path: '/v1/health', access: 'anyone', answer: healthy},
  {method: 'GET', path: '/metrics', access: 'operator', answer: ({gateway}) => reply(200, gateway.metrics.text(), {'content-type': 'text/plain; version=0.0.4; charset=utf-8'})},
];

/** Anybody may ask, as often as they like: the store is asked once a second. */
const ASKED_MS = 1000;
const asked = new WeakMap<Store, {at: number; healthy: Promise<boolean>}>();

function isHealthy(store: Store): Promise<boolean> {
  const last = asked.get(store);
  if (last && performance.now() - last.at < ASKED_MS) return last.healthy;
  const healthy = store.healthy().catch(() => false);
  asked.set(store, {at: performance.now(), healthy});
  return healthy;
}

async function healthy({gateway}: Call): Promise<Response> {
  if (gateway.stopping.aborted) throw new Failure(503, 'stopping', 'The server is being stopped.', {'retry-after': '2'});
  if (await isHealthy(gateway.store)) return json({ok: true});
  throw new Failure(503, 'unavailable', 'The store does not answer. Look at its disk, or at the engine that it speaks to.', {'retry-after': '2'});
}
