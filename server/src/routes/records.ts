import {json, reply} from '../body.js';
import {eraseAuthor} from '../erasure.js';
import {exported, MEDIA_TYPES, type Format} from '../export.js';
import {Failure} from '../failure.js';
import type {Call, Route} from '../gateway.js';

export const records: Route[] = [
  {method: 'GET', path: '/v1/spaces/{space}/people', access: 'staff', answer: people},
  {method: 'GET', path: '/v1/spaces/{space}/export', access: 'staff', answer: exporting},
  {method: 'DELETE', path: '/v1/spaces/{space}/authors/{sub}/entries', access: 'author-or-staff', answer: erase},
];

async function people({params, gateway}: Call): Promise<Response> {
  const {space} = await gateway.spaces.get(params.space!);
  return json({people: await gateway.people.list(space)});
}

async function exporting({params, url, gateway}: Call): Promise<Response> {
  const {space} = await gateway.spaces.get(params.space!);
  const format = url.searchParams.get('format') ?? 'ndjson';
  if (!Object.hasOwn(MEDIA_TYPES, format)) throw new Failure(422, 'invalid', 'The format is ndjson or csv.');
  const author = url.searchParams.get('author') ?? undefined;
  return reply(200, exported(space, format as Format, author, gateway), {
    'content-type': MEDIA_TYPES[format as Format], 'content-disposition': `attachment; filename="${space}.${format}"`,
  });
}

async function erase({params, gateway}: Call): Promise<Response> {
  const {space} = await gateway.spaces.get(params.space!);
  const erased = await eraseAuthor(space, params.sub!, gateway);
  gateway.journal('info', 'erased', {space, erased});
  return json({erased});
}
