import type {Role} from './audience.js';
import {isEntry, type Entry} from './entry.js';
import type {Talk} from './talk.js';

/** Who reads a talk. `names`: all under which they speak in it. */
export interface Guest {
  role: Role;
  names: readonly string[];
}

/** How much of an entry somebody sees: all, all but its words, or nothing. */
export type Sight = 'whole' | 'redacted' | 'none';

/**
 * How much of an entry a reader sees by the rules of its talk; who it is for by its type, `mayRead` says. One's own and
 * what the staff says is always seen, and the staff sees all.
 */
export function sightOf(entry: Entry, talk: Talk, guest: Guest): Sight {
  if (guest.role === 'staff' || guest.names.includes(entry.author)) return 'whole';
  const post = postOf(entry);
  if (post === undefined) return 'whole';
  if (!isShown(post, talk, guest) || isUnapproved(entry, talk)) return 'none';
  const hasWords = isEntry(entry, 'posted') || isEntry(entry, 'edited');
  return hasWords && (talk.hidden.has(post) || talk.removed.has(post)) ? 'redacted' : 'whole';
}

/** Whether a reader is past the gate of a talk. */
export function isPast({arrangement: {gate}, authors}: Talk, {role, names}: Guest): boolean {
  return gate === 'none' || role === 'staff' || (gate === 'post-first' && names.some((name) => authors.has(name)));
}

/** The post that an entry is, or is about, as far as that post's being seen decides on its own. */
export function postOf(entry: Entry): string | undefined {
  if (isEntry(entry, 'posted')) return entry.id;
  const isAbout = isEntry(entry, 'edited') || isEntry(entry, 'removed') || isEntry(entry, 'reacted') || isEntry(entry, 'endorsed');
  return isAbout ? entry.data.post : undefined;
}

/** Whether a reader sees that a post is there. */
function isShown(post: string, talk: Talk, guest: Guest): boolean {
  const author = talk.posts.get(post)?.author;
  if (author !== undefined && (guest.names.includes(author) || talk.staff.has(author))) return true;
  return isPast(talk, guest) && (!talk.arrangement.moderated || talk.approved.has(post));
}

/** Whether a change of a post came after the staff approved that: else a good post could become any other. */
function isUnapproved(entry: Entry, {arrangement, approved, staff}: Talk): boolean {
  return arrangement.moderated && isEntry(entry, 'edited') && !staff.has(entry.author) && !(entry.seq < (approved.get(entry.data.post) ?? 0));
}
