import {Failure, tooMany} from './failure.js';
import type {Caller, Gateway, Member, Route} from './gateway.js';
import {isSecret} from './secret.js';
import {unauthorized} from './token.js';

/** The token of a request, from its header and from nowhere else: addresses are kept in logs and histories. */
export function bearerOf(request: Request): string | undefined {
  const [, token] = /^Bearer +([\w.~+/=-]{1,4096}) *$/i.exec(request.headers.get('authorization') ?? '') ?? [];
  return token;
}

/** Who asks, when the route is open to them. Rejects with 401, 403, 404 or 429. */
export async function admitted(
  route: Route, request: Request, params: Readonly<Record<string, string>>, gateway: Gateway,
): Promise<Caller> {
  if (route.access === 'anyone') return {kind: 'nobody'};
  const bearer = bearerOf(request);
  if (bearer === undefined) {
    throw unauthorized('no-token', 'This needs a token: send it as "Authorization: Bearer <token>". Joining the space gives one.');
  }
  if (gateway.adminDigest !== undefined && isSecret(bearer, gateway.adminDigest)) return admin(route);
  const member = await memberOf(bearer, gateway, params.space);
  const wait = gateway.buckets.requests.take(keyOf(member));
  if (wait > 0) throw tooMany(wait, 'Too many requests by one person.');
  if (mayPass(route, member, params)) return member;
  throw new Failure(403, 'forbidden', route.access === 'admin' || route.access === 'operator'
    ? 'Only who runs the server may do this: send the admin key.'
    : 'Only the staff of this space may do this: join with the staff\'s key.');
}

/** One person in one space, in buckets and counts. */
export const keyOf = ({space, sub}: Pick<Member, 'space' | 'sub'>): string => `${space}/${sub}`;

function admin(route: Route): Caller {
  if (route.access !== 'member') return {kind: 'admin'};
  throw new Failure(403, 'forbidden', 'The admin key is nobody in a space. Join the space with its staff key.');
}

function mayPass({access}: Route, {role, sub}: Member, params: Readonly<Record<string, string>>): boolean {
  switch (access) {
    case 'anyone': case 'member': return true;
    case 'staff': return role === 'staff';
    case 'author-or-staff': return role === 'staff' || sub === params.sub;
    case 'admin': case 'operator': return false;
  }
}

async function memberOf(bearer: string, gateway: Gateway, space: string | undefined): Promise<Member> {
  const token = await gateway.tokens.read(bearer);
  const member: Member = {kind: 'member', ...token};
  if (space !== undefined && token.space !== space) {
    throw new Failure(403, 'foreign-space', 'This token is for another space. Join this one.');
  }
  await assertAdmitted(member, gateway);
  return member;
}

/** Rejects when somebody who came in has no right to be here any more: expired, revoked, erased, or the space is gone. */
export async function assertAdmitted(member: Member, {spaces, people, now}: Gateway): Promise<void> {
  if (member.exp * 1000 <= now().getTime()) throw unauthorized('expired', 'This token has expired. Join the space again.');
  const space = await spaces.get(member.space);
  const generation = member.role === 'staff' ? space.generation.staff : space.generation.learner;
  if (member.gen !== generation) throw unauthorized('revoked', 'The keys of this space were changed. Join it again with the new code or key.');
  if (member.role === 'anonymous' && !space.anonymous) throw unauthorized('revoked', 'This space is no longer open without a code. Join it with the code.');
  const person = await people.get(member.space, member.sub);
  if (person?.role !== member.role) throw unauthorized('gone', 'Whom this token names was erased from this space. Join it again to begin anew.');
}
