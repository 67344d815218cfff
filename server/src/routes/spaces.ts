import {json, readBody} from '../body.js';
import {Failure} from '../failure.js';
import type {Call, Route} from '../gateway.js';
import {settingsIn, withSettings} from '../settings.js';
import {spaceView, type Space, type SpaceSettings} from '../space.js';
import {eraseSpace} from '../erasure.js';
import {welcome} from './joining.js';

const MAX_BODY = 32 * 1024;
const NAME = /^[a-z0-9](?:[a-z0-9-]{1,62})[a-z0-9]$/;

export const spaces: Route[] = [
  {method: 'POST', path: '/v1/spaces', access: 'admin', answer: create},
  {method: 'GET', path: '/v1/spaces', access: 'admin', answer: list},
  {method: 'GET', path: '/v1/spaces/{space}', access: 'staff', answer: show},
  {method: 'PATCH', path: '/v1/spaces/{space}', access: 'staff', answer: change},
  {method: 'DELETE', path: '/v1/spaces/{space}', access: 'staff', answer: remove},
  {method: 'POST', path: '/v1/spaces/{space}/codes', access: 'staff', answer: rotate},
  {method: 'POST', path: '/v1/spaces/{space}/close', access: 'staff', answer: (call) => setClosed(call, true)},
  {method: 'POST', path: '/v1/spaces/{space}/open', access: 'staff', answer: (call) => setClosed(call, false)},
];

async function create({request, gateway}: Call): Promise<Response> {
  const {space: name, ...body} = await readBody(request, MAX_BODY);
  if (name !== undefined && (typeof name !== 'string' || !NAME.test(name))) {
    throw new Failure(422, 'invalid', 'The name of a space has 3 to 64 small letters, digits and dashes, such as physics-7b.');
  }
  const settings = Object.fromEntries(Object.entries(settingsIn(body, true)).filter(([, value]) => value !== null)) as SpaceSettings;
  const {space, key} = await gateway.spaces.create({...settings, ...(name !== undefined && {space: name})});
  return json({...spaceView(space), key}, 201);
}

async function list({gateway}: Call): Promise<Response> {
  return json({spaces: (await gateway.spaces.list()).map(spaceView)});
}

async function show({params, gateway}: Call): Promise<Response> {
  return json(spaceView(await gateway.spaces.get(params.space!)));
}

async function change({request, params, gateway, caller}: Call): Promise<Response> {
  const settings = settingsIn(await readBody(request, MAX_BODY), caller.kind === 'admin');
  return json(spaceView(await gateway.spaces.change(params.space!, (space) => withSettings(space, settings))));
}

async function remove({params, gateway}: Call): Promise<Response> {
  const space = params.space!;
  await gateway.spaces.get(space);
  return json({erased: await eraseSpace(space, gateway)});
}

async function setClosed({params, gateway}: Call, closed: boolean): Promise<Response> {
  return json(spaceView(await gateway.spaces.change(params.space!, (space) => ({...space, closed}))));
}

/** A new code, or with `key` a new key of the staff: the old one opens nothing any more. With `revoke` a new code also ends the tokens of all who came by the old one. */
async function rotate({request, params, gateway, caller}: Call): Promise<Response> {
  const {key: wantsKey = false, revoke = false} = await readBody(request, MAX_BODY);
  if (typeof wantsKey !== 'boolean' || typeof revoke !== 'boolean') throw new Failure(422, 'invalid', 'Both key and revoke are true or false.');
  const id = params.space!;
  if (!wantsKey) {
    const space = await gateway.spaces.rotateCode(id, revoke);
    if (revoke) gateway.hubs.end(id, ({role}) => role !== 'staff');
    return json({code: space.code});
  }
  const {space, key} = await gateway.spaces.rotateKey(id);
  gateway.hubs.end(id, ({role}) => role === 'staff');
  return json({key, ...await ownToken(caller, space, gateway)});
}

/** Who changed the lock stays inside. */
async function ownToken(caller: Call['caller'], space: Space, gateway: Call['gateway']): Promise<object> {
  if (caller.kind !== 'member') return {};
  const person = await gateway.people.get(space.space, caller.sub);
  return person ? await (await welcome(space, caller.sub, person, gateway)).json() as object : {};
}
