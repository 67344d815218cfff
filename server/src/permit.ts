import type {Role} from '../../src/core/audience.js';
import {isEntry, type Entry, type EntryData} from '../../src/core/entry.js';
import {GATES, isModeration, newTalk, threadOf, VEILS, type Place, type Talk} from '../../src/core/talk.js';
import type {Fault} from './intake.js';
import type {Incoming} from './store.js';
import type {SpaceTalks} from './talks.js';

/** Who speaks, and the server's time. */
export interface Speaker {
  sub: string;
  role: Role;
  /** ISO 8601. */
  at: string;
}

/** Under which name an entry is stored, or why it is not. */
export type Permit = {author: string} | {fault: Fault};

const DAY_MS = 24 * 60 * 60 * 1000;

const refused = (code: Fault['code'], message: string): Permit => ({fault: {status: 403, code, message}});
const invalid = (message: string): Permit => ({fault: {status: 422, code: 'invalid', message}});

/**
 * Asks the talk of its activity whether an entry may be said, and by which name. `before`: posts of the same batch, which
 * the talk does not know yet. What is there already gets no fault: it is sent again because its answer was lost.
 */
export function permitOf(entry: Incoming, speaker: Speaker, talks: SpaceTalks, before: ReadonlyMap<string, Place>): Permit {
  const talk = talks.get(entry.activity);
  const posts = {get: (id: string) => before.get(id) ?? talk?.posts.get(id), has: (id: string) => before.has(id) || (talk?.posts.has(id) ?? false)};
  const scene = {talk: talk ?? newTalk(), posts, names: talks.namesOf(entry.activity, speaker.sub)};
  const said = entry as Incoming & Entry;
  const author = speaker.role !== 'staff' && isVeiled(said, scene.talk) ? talks.veil.name('all', entry.activity, speaker.sub) : speaker.sub;
  if (isEntry(said, 'posted')) return permitPost(said, speaker, {...scene, author, before});
  return faultOfWords(said) ?? faultOfPost(said, speaker, scene, talk?.edits.has(entry.id)) ?? {author: ownPost(said, scene)?.author ?? author};
}

/** Nobody is to know who says this. Who says so of a talk mostly speaks next. */
function isVeiled(entry: Entry, {arrangement, arrangedBy}: Talk): boolean {
  return arrangement.anonymous === 'all' || (isEntry(entry, 'arranged') && arrangedBy !== 'staff' && entry.data.anonymous === 'all');
}

interface Scene {
  talk: Talk;
  posts: Pick<ReadonlyMap<string, Place>, 'get' | 'has'>;
  /** Under which the speaker is known here. */
  names: readonly string[];
}

function permitPost(
  {id, data: {parent}}: Entry<'posted'>, {role, at}: Speaker,
  {talk, posts, names, author, before}: Scene & {author: string; before: ReadonlyMap<string, Place>},
): Permit {
  const there = posts.get(id);
  if (there && names.includes(there.author)) return there;
  if (role === 'staff') return {author};
  if (isClosed(talk, at)) return CLOSED;
  if (parent !== undefined && talk.locked.has(threadOf(posts, parent))) {
    return refused('locked', 'This thread is locked and takes no more answers. Write in another, or ask your teacher.');
  }
  const {perDay} = talk.arrangement;
  if (perDay === undefined || countOf([...talk.posts.values(), ...before.values()], names, at) < perDay) return {author};
  return refused('enough', perDay === 1
    ? 'Here everybody writes one post a day, and yours is written. Keep this and send it tomorrow.'
    : `Here everybody writes at most ${perDay} posts a day, and yours are written. Keep this and send it tomorrow.`);
}

const CLOSED = refused('closed', 'This discussion is closed: its time is over. Keep what you wrote, and ask your teacher to open it again.');

const isClosed = ({arrangement: {closes}}: Talk, at: string) => closes !== undefined && Date.parse(at) > Date.parse(closes);

const countOf = (posts: readonly Place[], names: readonly string[], at: string): number =>
  posts.filter((post) => names.includes(post.author) && Date.parse(at) - Date.parse(post.at) < DAY_MS).length;

/** What a later reader could not make sense of. */
function faultOfWords(entry: Entry): Permit | undefined {
  if (isEntry(entry, 'moderated') && !isModeration(entry.data.as)) return invalid('A post is moderated as hidden, approved, pinned, locked or resolved.');
  return isEntry(entry, 'arranged') ? faultOfArrangement(entry.data) : undefined;
}

function faultOfArrangement({gate = 'none', anonymous = 'no', closes}: EntryData['arranged']): Permit | undefined {
  if (!GATES.includes(gate)) return invalid(`The gate of a discussion is ${GATES.join(', ')}.`);
  if (!VEILS.includes(anonymous)) return invalid(`A discussion is anonymous to ${VEILS.join(', ')}.`);
  if (closes !== undefined && Number.isNaN(Date.parse(closes))) return invalid('When a discussion closes is an ISO 8601 time, such as 2026-11-29T22:00:00.000Z.');
  return undefined;
}

/** What only the author of a post may do. */
function faultOfPost(entry: Entry, {role, at}: Speaker, scene: Scene, isAgain = false): Permit | undefined {
  if (isEntry(entry, 'moderated')) {
    const {post} = entry.data;
    const opened = ownPost(entry, scene) !== undefined && threadOf(scene.posts, post) === post;
    return role === 'staff' || opened ? undefined : refused('forbidden', 'Only who opened a thread, and the staff, can say that it is resolved.');
  }
  if (!isEntry(entry, 'edited') && !isEntry(entry, 'removed')) return undefined;
  if (scene.posts.has(entry.data.post) && !ownPost(entry, scene)) return refused('forbidden', 'Only its author can change a post or take it back.');
  return isEntry(entry, 'edited') && role !== 'staff' && !isAgain && isClosed(scene.talk, at) ? CLOSED : undefined;
}

/** The speaker's own post that an entry changes. It is done by the name that the post has, or who wrote both would show. */
function ownPost(entry: Entry, {posts, names}: Scene): Place | undefined {
  if (!isEntry(entry, 'edited') && !isEntry(entry, 'removed') && !(isEntry(entry, 'moderated') && entry.data.as === 'resolved')) return undefined;
  const post = posts.get(entry.data.post);
  return post && names.includes(post.author) ? post : undefined;
}
