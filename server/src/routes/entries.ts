import {peopleIn} from '../../../src/core/audience.js';
import {bytesOf} from '../../../src/core/entry.js';
import {assertAdmitted, keyOf} from '../access.js';
import {namesIn} from '../batch.js';
import {json, readBody, reply} from '../body.js';
import {Failure, stopping, tooMany} from '../failure.js';
import type {Call, Gateway, Member, Route} from '../gateway.js';
import {cursorAt, markOf, placeIn, type Place} from '../history.js';
import {checked, type Desk, type Fault} from '../intake.js';
import {springing} from '../outlet.js';
import {readFor} from '../reading.js';
import {sayAll} from '../saying.js';
import type {Incoming} from '../store.js';
import {eventStream, longPoll, type Source} from '../stream.js';

const MAX_BODY = 1024 * 1024;
const MAX_BATCH = 100;
const MAX_LIMIT = 1000;
const MAX_WAIT = 25;
/** What an entry takes beside its data. */
const ENTRY_BYTES = 200;

export const entries: Route[] = [
  {method: 'POST', path: '/v1/spaces/{space}/entries', access: 'member', answer: append},
  {method: 'GET', path: '/v1/spaces/{space}/entries', access: 'member', answer: read},
];

/** Who listens; `isAside`: not as somebody who is here, such as a screen for all. */
interface Listening {member: Member; isAside: boolean}

type Result = {seq: number; dup: boolean} | {error: {code: string; message: string}};

async function append({caller, gateway, request}: Call): Promise<Response> {
  const member = caller as Member;
  const body = await readBody(request, MAX_BODY);
  const items = body.entries;
  if (!Array.isArray(items) || items.length === 0) {
    throw new Failure(422, 'invalid', 'The body needs entries: a list of 1 to 100 entries.');
  }
  if (items.length > MAX_BATCH) throw new Failure(413, 'too-large', `A batch has at most ${MAX_BATCH} entries. Send the rest in the next.`);
  return gateway.writing.pass(member.space, async () => {
    // The body took its time: since it began they may have been erased, or the space closed.
    await assertAdmitted(member, gateway);
    const space = await gateway.spaces.get(member.space);
    if (space.closed && member.role !== 'staff') {
      throw new Failure(410, 'closed', 'This space is closed and takes nothing new. Keep this, and ask your teacher to open the space.');
    }
    await assertSame(body.after, member, gateway);
    const at = gateway.now().toISOString();
    const sent = typeof body.sent === 'string' ? body.sent : undefined;
    const {results, faults} = await store(items, {sub: member.sub, role: member.role, space: member.space, at, sent}, gateway);
    // Of a batch of one the fault is the answer's too, for who looks at no more than the status.
    return json({results, now: at}, items.length === 1 ? faults[0]?.status : undefined);
  });
}

/** Stores the sound ones and says of each what became of it. */
async function store(items: unknown[], desk: Desk, gateway: Gateway): Promise<{results: Result[]; faults: Fault[]}> {
  const looks = items.map((item) => checked(item, desk));
  const sound = looks.flatMap((look) => ('entry' in look ? [look.entry] : []));
  assertRoom(sound, desk, gateway);
  const start = performance.now();
  const outcomes = sound.length > 0 ? await sayAll(sound, desk, gateway) : [];
  if (sound.length > 0) gateway.metrics.time('flip_append_seconds', (performance.now() - start) / 1000);
  const faults: Fault[] = [];
  let next = 0;
  const results = looks.map((look): Result => {
    const outcome = 'entry' in look ? outcomes[next++]! : look;
    const fault = 'conflict' in outcome ? CONFLICT : 'fault' in outcome ? outcome.fault : undefined;
    if (!fault) return outcome as Result;
    faults.push(fault);
    return {error: {code: fault.code, message: fault.message}};
  });
  for (const result of results) {
    gateway.metrics.count('flip_entries_total', {outcome: 'error' in result ? result.error.code : result.dup ? 'dup' : 'stored'});
  }
  return {results, faults};
}

const CONFLICT: Fault = {
  status: 409, code: 'conflict', message: 'An entry with this id is there already with other content. What is said is not changed: give a new entry a new id.',
};

function assertRoom(sound: readonly Incoming[], {sub, space, role}: Desk, {buckets}: Gateway): void {
  const weight = sound.reduce((sum, {data}) => sum + ENTRY_BYTES + bytesOf(data), 0);
  const wait = buckets.bytes.take(keyOf({space, sub}), weight) || (role === 'anonymous' ? buckets.anonymousBytes.take(space, weight) : 0);
  if (wait > 0) throw tooMany(wait, 'Too much was sent at once; nothing of this was stored.');
}

async function read(call: Call): Promise<Response> {
  const {request, url, gateway, caller} = call;
  const member = caller as Member;
  const isStream = request.headers.get('accept')?.toLowerCase().includes('text/event-stream') ?? false;
  // A stream that broke says where it was; that is later than where it began.
  const from = later(placeOf(url), isStream ? placeIn(request.headers.get('last-event-id') ?? '') : undefined);
  const limit = whole(url, 'limit', 500, MAX_LIMIT) || 1;
  const wait = Math.min(whole(url, 'wait', 0, 3600), MAX_WAIT);
  const activity = url.searchParams.get('activity') ?? undefined;
  const viewer = {sub: member.sub, role: member.role, ...(activity !== undefined && {activity})};
  const {people, histories} = gateway;
  // Before anything is read: what is erased meanwhile makes the cursor old.
  const mark = markOf(await histories.continue(member.space, from));
  const after = from.seq;
  const place = {library: gateway, people, space: member.space, after, viewer};
  const listening = {member, isAside: url.searchParams.has('aside')};
  if (isStream) return stream(place, {...listening, from}, gateway);
  let found = await readFor(gateway, {space: member.space, after, limit}, viewer);
  if (found.entries.length === 0 && wait > 0) {
    found = await held(listening, gateway, () => longPoll({...place, after: found.cursor, hub: gateway.hubs.of(member.space)}, wait * 1000, request.signal));
    // They may have lost the right to it while they waited.
    await assertAdmitted(member, gateway);
  }
  const names = namesIn(found.entries, await people.names(member.space, found.entries.flatMap(peopleIn)));
  return json({entries: found.entries, names, cursor: cursorAt(found.cursor, mark), ...(found.more && {more: true})});
}

async function stream(place: Omit<Source, 'hub'>, {from, ...listening}: Listening & {from: Place}, gateway: Gateway): Promise<Response> {
  const {member} = listening;
  const release = hold(listening, gateway);
  const hub = await hubFor(member.space, from, gateway).catch((error: unknown) => {
    release();
    throw error;
  });
  const events = eventStream({...place, hub}, {
    buffer: gateway.limits.streamBuffer,
    check: () => assertAdmitted(member, gateway),
    onEnd(cut) {
      release();
      if (cut) gateway.metrics.count('flip_streams_cut_total');
    },
    onError: (error) => gateway.journal('warn', 'stream', {error: error instanceof Error ? error.name : 'unknown'}),
  });
  return springing(events, (body) => reply(200, body, {
    'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store, no-transform', 'x-accel-buffering': 'no',
  }));
}

/** A hub that knows of all that was erased before the reader came. */
async function hubFor(id: string, from: Place, {hubs, histories}: Gateway): Promise<Source['hub']> {
  for (;;) {
    const hub = hubs.of(id);
    await hub.ready;
    if (hub.knows(await histories.continue(id, from))) return hub;
    hub.renew();
  }
}

async function held<T>(listening: Listening, gateway: Gateway, work: () => Promise<T>): Promise<T> {
  const release = hold(listening, gateway);
  try {
    return await work();
  } finally {
    release();
  }
}

/** Counts what stays open for a token, and its holder among those who are here; gives the way to count it no more. */
function hold({member, isAside}: Listening, {streams, limits, presence, stopping: signal}: Gateway): () => void {
  if (signal.aborted) throw stopping();
  const key = keyOf(member);
  const open = streams.get(key) ?? 0;
  if (open >= limits.streams) throw tooMany(5, 'Too many streams are open for one person: close some pages.');
  streams.set(key, open + 1);
  const leave = isAside ? () => {} : presence.enter(member);
  let released = false;
  return () => {
    if (released) return;
    released = true;
    leave();
    const left = (streams.get(key) ?? 1) - 1;
    if (left > 0) streams.set(key, left);
    else streams.delete(key);
  };
}

/** A whole number from the address, `fallback` when it is not there; more than `most` is `most`. */
function whole(url: URL, name: string, fallback: number, most: number): number {
  const text = url.searchParams.get(name);
  if (text === null || text === '') return fallback;
  if (!/^\d{1,16}$/.test(text)) throw new Failure(422, 'invalid', `In the address, ${name} must be a whole number, 0 or more.`);
  return Math.min(Number(text), most);
}

function placeOf(url: URL): Place {
  const place = placeIn(url.searchParams.get('after') || '0');
  if (!place) throw new Failure(422, 'invalid', 'In the address, after must be a cursor as it was told, or a whole number, 0 or more.');
  return place;
}

const later = (one: Place, other: Place | undefined): Place => (other && other.seq > one.seq ? other : one);

/** What a page has read must be here: else it would write over what the server has lost, and it has not. */
async function assertSame(cursor: unknown, {space}: Member, {histories}: Gateway): Promise<void> {
  const place = typeof cursor === 'string' ? placeIn(cursor) : undefined;
  if (place) await histories.continue(space, place, true);
  else await histories.begin(space);
}
