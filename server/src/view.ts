import {mayRead, subjectOf, type Reader} from '../../src/core/audience.js';
import {isEntry, type Entry} from '../../src/core/entry.js';
import {sightOf} from '../../src/core/sight.js';
import type {Talk} from '../../src/core/talk.js';
import type {SpaceTalks} from './talks.js';
import {isPseudonym} from './veil.js';

/** An entry as somebody sees it, or `undefined`: the one way from the store to a reader. */
export function viewOf(entry: Entry, reader: Reader, talks: SpaceTalks): Entry | undefined {
  const talk = talks.get(entry.activity);
  if (!talk) return mayRead(entry, reader) ? entry : undefined;
  const names = talks.namesOf(entry.activity, reader.sub);
  const own = inOwnName(entry, names);
  if (!mayRead(own, reader)) return undefined;
  switch (sightOf(entry, talk, {role: reader.role, names})) {
    case 'none': return undefined;
    case 'redacted': return veiled(redacted(own, talk), reader, talks);
    case 'whole': return veiled(own, reader, talks);
  }
}

/** What somebody said, or was told, under a pseudonym, under their name: nobody else gets it so. */
function inOwnName(entry: Entry, [sub, pseudonym]: readonly string[]): Entry {
  if (pseudonym === undefined || sub === undefined) return entry;
  const mine = entry.author === pseudonym ? {...entry, author: sub} : entry;
  return subjectOf(mine) === pseudonym ? {...mine, data: {...mine.data, learner: sub}} : mine;
}

/** Without words: of the rest, only what leads to posts that are there, for an id can hold words too. */
function redacted(entry: Entry, {posts}: Talk): Entry {
  if (!isEntry(entry, 'posted')) return {...entry, data: {post: (entry as Entry<'edited'>).data.post, text: '', redacted: true}};
  const {parent, quote, at, by} = entry.data;
  const known = (id: string | undefined): id is string => id !== undefined && posts.has(id);
  return {
    ...entry,
    data: {text: '', redacted: true, ...(known(parent) && {parent}), ...(known(quote) && {quote}), ...(at !== undefined && {at}), ...(by === 'staff' && {by})},
  };
}

/** Where learners are anonymous to each other. */
function veiled(entry: Entry, {sub, role}: Reader, talks: SpaceTalks): Entry {
  const {author, activity} = entry;
  const {arrangement, staff} = talks.get(activity)!;
  const isBare = arrangement.anonymous === 'no' || role === 'staff' || author === sub || staff.has(author) || isPseudonym(author);
  return isBare ? entry : {...entry, author: talks.veil.name('peers', activity, author)};
}
