import type {Role} from '../../../src/core/audience.js';
import {bearerOf} from '../access.js';
import {json, readBody} from '../body.js';
import {Failure, tooMany} from '../failure.js';
import type {Call, Gateway, Member, Route} from '../gateway.js';
import {nameOf} from '../name.js';
import type {Person} from '../people.js';
import {freshName, isSecret, pseudonymOf, readCode} from '../secret.js';
import type {SiteIdentity} from '../site.js';
import type {Space} from '../space.js';

const MAX_BODY = 16 * 1024;

/** Somebody who may come in. */
interface Guest extends Pick<Person, 'via' | 'name' | 'account'> {
  role: Role;
  /** Where it follows from who they are elsewhere. */
  sub?: string;
}

/** Where somebody comes in, and as whom. */
interface Entrance {
  space: Space;
  guest: Guest;
}

export const joining: Route[] = [
  {method: 'POST', path: '/v1/join', access: 'anyone', answer: joinSomewhere},
  {method: 'POST', path: '/v1/spaces/{space}/join', access: 'anyone', answer: joinHere},
  {method: 'POST', path: '/v1/spaces/{space}/renew', access: 'member', answer: renew},
  {method: 'GET', path: '/v1/spaces/{space}/me', access: 'member', answer: me},
  {method: 'PATCH', path: '/v1/spaces/{space}/me', access: 'member', answer: rename},
];

const wrong = (code: string, message: string) => new Failure(403, code, message);
const wrongCode = () => wrong('wrong-code', 'This code opens nothing. Look at it again, or ask your teacher for the present one.');

async function joinSomewhere({request, gateway}: Call): Promise<Response> {
  const body = await readBody(request, MAX_BODY);
  const {space, guest} = await guarded(gateway, undefined, async () => {
    if (typeof body.jwt === 'string') return bySite(body.jwt, gateway);
    const code = typeof body.code === 'string' ? readCode(body.code) : undefined;
    const id = code === undefined ? undefined : await gateway.spaces.byCode(code);
    if (code === undefined || id === undefined) throw wrongCode();
    return byCode(await gateway.spaces.get(id), code);
  });
  return letIn(request, space, {...guest, ...withName(body)}, gateway);
}

async function joinHere({request, params, gateway}: Call): Promise<Response> {
  const body = await readBody(request, MAX_BODY);
  const space = await gateway.spaces.get(params.space!);
  const {guest} = await guarded(gateway, space.space, async (): Promise<Entrance> => {
    if (typeof body.code === 'string') return byCode(space, readCode(body.code));
    if (typeof body.key === 'string') return byKey(space, body.key);
    if (typeof body.jwt === 'string') return bySite(body.jwt, gateway, space);
    if (space.anonymous) return {space, guest: {role: 'anonymous', via: 'open'}};
    throw new Failure(422, 'no-code', 'To join this space send its code, its staff key (key) or the site\'s token (jwt), each a text.');
  });
  return letIn(request, space, {...guest, ...withName(body)}, gateway);
}

/** The name that somebody gives here comes before the one the site gives. */
const withName = ({name}: Record<string, unknown>) => (name === undefined ? {} : {name: nameOf(name)});

/** Lets somebody try; who is wrong too often makes all wait, wherever they are: guessing must not pay. */
async function guarded<T>({buckets, metrics}: Gateway, space: string | undefined, attempt: () => Promise<T>): Promise<T> {
  const taken: (() => void)[] = [];
  const giveBack = () => { for (const give of taken) give(); };
  const places = [
    [buckets.wrongJoinsAnywhere, 'all'] as const,
    ...(space === undefined ? [] : [[buckets.wrongJoins, space] as const]),
  ];
  for (const [bucket, key] of places) {
    const wait = bucket.take(key);
    if (wait > 0) {
      giveBack();
      throw tooMany(wait, 'Too many wrong codes were tried.');
    }
    taken.push(() => bucket.give(key));
  }
  try {
    const done = await attempt();
    giveBack();
    return done;
  } catch (error) {
    if (error instanceof Failure && error.status === 403) metrics.count('flip_joins_total', {via: 'wrong'});
    else giveBack();
    throw error;
  }
}

function byCode(space: Space, code: string | undefined): Entrance {
  // Equal in length and drawn from one alphabet: what a timing could tell is nothing beside the limit on wrong ones.
  if (code === undefined || code !== space.code) throw wrongCode();
  return {space, guest: {role: 'learner', via: 'code'}};
}

function byKey(space: Space, key: string): Entrance {
  if (!isSecret(key, space.keyDigest)) throw wrong('wrong-key', 'This staff key does not open the space. It may have been changed: ask for the present link.');
  return {space, guest: {role: 'staff', via: 'key'}};
}

async function bySite(jwt: string, gateway: Gateway, here?: Space): Promise<Entrance> {
  const reader = (here && gateway.siteOf(here)) ?? gateway.site;
  if (!reader) throw wrong('no-site', 'This space believes no site. Whoever runs the server can set one, or join with the code.');
  const identity = await reader(jwt);
  const space = here ?? await spaceFor(identity, gateway);
  const leadsHere = identity.space === undefined ? identity.lesson === space?.lesson : identity.space === space?.space;
  if (!space || !leadsHere) throw wrong('foreign-jwt', 'The site\'s token leads to another space. Open the lesson anew from the site.');
  const {account, role, name} = identity;
  // The same account is the same author for ever; yet an entry does not tell whose account it is.
  return {space, guest: {role, via: 'site', account, sub: `site-${pseudonymOf(space.salt, account)}`, ...withName({name})}};
}

async function spaceFor({space, lesson}: SiteIdentity, {spaces}: Gateway): Promise<Space | undefined> {
  if (space !== undefined) return /^[\w-]{1,64}$/.test(space) ? spaces.get(space) : undefined;
  return (await spaces.list()).find((one) => one.lesson === lesson);
}

async function letIn(request: Request, space: Space, {sub: own, ...guest}: Guest, gateway: Gateway): Promise<Response> {
  const before = own === undefined ? await whoTheyWere(request, space, guest, gateway) : own;
  const known = before === undefined ? undefined : await gateway.people.get(space.space, before);
  if (space.closed && guest.role !== 'staff' && !known) {
    throw new Failure(410, 'closed', 'This space is closed: nobody new can come in. Ask your teacher to open it.');
  }
  const wait = gateway.buckets.joins.take(space.space);
  if (wait > 0) throw tooMany(wait, 'Too many people join at once.');
  const sub = before ?? `${guest.role}-${freshName(16)}`;
  const person: Person = {...(known?.name !== undefined && {name: known.name}), ...guest, joined: gateway.now().toISOString()};
  if (person.name === undefined) delete person.name;
  await gateway.people.put(space.space, sub, person);
  gateway.metrics.count('flip_joins_total', {via: guest.via});
  return welcome(space, sub, person, gateway);
}

/** Who comes again and shows the token they had, however old, stays who they are: their answers stay theirs. */
async function whoTheyWere(request: Request, space: Space, guest: Guest, {tokens, people}: Gateway): Promise<string | undefined> {
  const bearer = bearerOf(request);
  if (bearer === undefined) return undefined;
  const old = await tokens.read(bearer, {late: true}).catch(() => undefined);
  if (old?.space !== space.space || old.role !== guest.role) return undefined;
  const person = await people.get(space.space, old.sub);
  return person?.via === guest.via ? old.sub : undefined;
}

/** The token, and what its holder may know. */
export async function welcome(space: Space, sub: string, person: Person, {tokens, lifetimes}: Gateway): Promise<Response> {
  const {role, via, name} = person;
  const gen = role === 'staff' ? space.generation.staff : space.generation.learner;
  const {token, expires} = await tokens.sign({sub, role, space: space.space, gen}, via === 'site' ? lifetimes.site : lifetimes[role]);
  return json({token, space: space.space, sub, role, ...(name !== undefined && {name}), expires, ...(space.label !== undefined && {label: space.label})});
}

async function renew({caller, gateway}: Call): Promise<Response> {
  const {space, sub} = caller as Member;
  const person = await gateway.people.get(space, sub);
  if (!person || person.via === 'site') {
    throw new Failure(403, 'join-again', 'Who came by a site comes again by it: open the lesson anew from the site.');
  }
  // Retention takes the names of those who came long ago; who renews is here.
  await gateway.people.put(space, sub, {...person, joined: gateway.now().toISOString()});
  return welcome(await gateway.spaces.get(space), sub, person, gateway);
}

async function me({caller, gateway}: Call): Promise<Response> {
  const {space, sub, role, exp} = caller as Member;
  const [{label}, person] = await Promise.all([gateway.spaces.get(space), gateway.people.get(space, sub)]);
  const name = person?.name;
  return json({
    sub, role, ...(name !== undefined && {name}), space, expires: new Date(exp * 1000).toISOString(), ...(label !== undefined && {label}),
  });
}

async function rename(call: Call): Promise<Response> {
  const {caller, gateway, request} = call;
  const {space, sub} = caller as Member;
  const body = await readBody(request, MAX_BODY);
  const name = nameOf(body.name);
  // After the body: somebody may have been erased while it came.
  const person = await gateway.people.get(space, sub);
  if (!person) throw new Failure(401, 'gone', 'Whom this token names was erased from this space. Join it again to begin anew.');
  const renamed = {...person};
  if (name === undefined) delete renamed.name;
  else renamed.name = name;
  await gateway.people.put(space, sub, renamed);
  return me(call);
}
