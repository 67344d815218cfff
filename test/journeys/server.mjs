// The server of the journeys: the built package and the stories, as a site with a strict policy would serve them.
import {existsSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {root, serve, strictPolicy} from '../../.tools/serve.mjs';

export {root, strictPolicy};

/** A folder of other people's content beside the project, where there is one: skip what needs it otherwise. */
export const fixtures = [resolve(root, '../shared/fixtures')].find((folder) => existsSync(folder));

/**
 * Serves the repository, strictly unless told otherwise. Options: `strict`, `headers`, and `fault(request, response)`,
 * which may answer in the server's place (a captive portal, a broken segment, a delay) and then returns true.
 * Gives back {origin, close}; the fixtures, where present, are at /fixtures/.
 */
export function startServer({strict = true, headers = {}, fault} = {}) {
  const policy = strict ? {'content-security-policy': strictPolicy} : {};
  return serve({
    folder: root,
    headers: {...policy, ...headers},
    folders: {...(fixtures ? {'/fixtures/': fixtures} : {}), '/axe/': join(root, 'node_modules/axe-core')},
    fault,
  });
}
