import {json} from '../body.js';
import type {Call, Member, Route} from '../gateway.js';

export const presence: Route[] = [
  {method: 'GET', path: '/v1/spaces/{space}/presence', access: 'member', answer: look},
];

/** How many are here; who they are, the staff alone is told. */
async function look({caller, gateway}: Call): Promise<Response> {
  const {space, role} = caller as Member;
  const subs = gateway.presence.of(space);
  if (role !== 'staff') return json({count: subs.length});
  const names = await gateway.people.names(space, subs);
  return json({count: subs.length, people: subs.map((sub) => ({sub, ...(names[sub] !== undefined && {name: names[sub]})}))});
}
