import type {Route} from './gateway.js';
import {entries} from './routes/entries.js';
import {health} from './routes/health.js';
import {joining} from './routes/joining.js';
import {presence} from './routes/presence.js';
import {records} from './routes/records.js';
import {spaces} from './routes/spaces.js';

/** All that the server answers; openapi.json says the same, and a test holds the one to the other. */
export const ROUTES: readonly Route[] = [...health, ...joining, ...entries, ...spaces, ...presence, ...records];

/** What the address names: `routes` by method, and the parts that vary; `undefined` for an address of nothing. */
export function match(pathname: string): {routes: Map<string, Route>; params: Record<string, string>} | undefined {
  const steps = pathname.split('/');
  for (const [path, routes] of PATHS) {
    const params = paramsOf(path, steps);
    if (params) return {routes, params};
  }
  return undefined;
}

const PATHS = new Map<string, Map<string, Route>>();
for (const route of ROUTES) PATHS.set(route.path, (PATHS.get(route.path) ?? new Map<string, Route>()).set(route.method, route));

/** All that ids are made of, so nothing needs to be decoded. */
const ID = /^[\w-]{1,128}$/;

function paramsOf(path: string, steps: readonly string[]): Record<string, string> | undefined {
  const pattern = path.split('/');
  if (pattern.length !== steps.length) return undefined;
  const params: Record<string, string> = {};
  for (const [i, part] of pattern.entries()) {
    const step = steps[i]!;
    if (!part.startsWith('{')) {
      if (part !== step) return undefined;
    } else if (ID.test(step)) {
      params[part.slice(1, -1)] = step;
    } else {
      return undefined;
    }
  }
  return params;
}
