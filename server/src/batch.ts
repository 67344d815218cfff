import {peopleIn, subjectOf, type Reader} from '../../src/core/audience.js';
import type {Entry} from '../../src/core/entry.js';
import {isPast, postOf} from '../../src/core/sight.js';
import {cursorAt} from './history.js';
import type {SpaceTalks} from './talks.js';
import {viewOf} from './view.js';

/** Somebody who reads a space, perhaps one activity of it. */
export interface Viewer extends Reader {
  activity?: string;
}

const encoder = new TextEncoder();

/** A message of a stream: what came up to `cursor`. */
export const frameOf = (cursor: string, payload: string): Uint8Array => encoder.encode(`id: ${cursor}\ndata: ${payload}\n\n`);

export const nothingAt = (cursor: string): Uint8Array => frameOf(cursor, '{"entries":[],"names":{}}');

/** What came together, to be told to many: each entry is made into text once, and each message once for all who see the same. */
export interface Batch {
  readonly cursor: number;
  /** What a viewer who has read up to `after` sees of it. */
  shown(viewer: Viewer, after: number): Entry[];
  /** The same as a message of a stream; `undefined` when they see nothing of it. */
  frame(viewer: Viewer, after: number): Uint8Array | undefined;
  names: Readonly<Record<string, string>>;
}

/** What is told along: the names of those of their people who have one, and what cursors end with. */
export interface Beside {
  names: Readonly<Record<string, string>>;
  mark: string;
}

/** Entries in order (not empty). To be told before the talks go on. */
export function batchOf(entries: readonly Entry[], {names, mark}: Beside, talks: SpaceTalks): Batch {
  const texts = new Map<Entry, string>();
  const shared = new Map<string, Uint8Array | undefined>();
  const {concerned, activities} = concernsOf(entries, talks);
  const [first, cursor] = [entries[0]!.seq, entries.at(-1)!.seq];

  const shown = (viewer: Viewer, after: number) => entries.flatMap((entry) => {
    const isAsked = entry.seq > after && (viewer.activity === undefined || entry.activity === viewer.activity);
    return (isAsked && viewOf(entry, viewer, talks)) || [];
  });
  const textOf = (entry: Entry) => {
    const text = texts.get(entry) ?? JSON.stringify(entry);
    texts.set(entry, text);
    return text;
  };
  const made = (viewer: Viewer, after: number) => {
    const seen = shown(viewer, after);
    if (seen.length === 0) return undefined;
    return frameOf(cursorAt(cursor, mark), `{"entries":[${seen.map(textOf).join(',')}],"names":${JSON.stringify(namesIn(seen, names))}}`);
  };

  return {
    cursor, shown, names,
    frame(viewer, after) {
      // Who wrote some of it, or is meant by it, sees more than others, and who joined in the middle sees a part: these get their own text.
      if (after >= first || activities.some((activity) => talks.namesOf(activity, viewer.sub).some((name) => concerned.has(name)))) return made(viewer, after);
      const kind = `${viewer.role === 'staff' ? 'staff' : 'all'} ${passesOf(viewer, activities, talks)} ${viewer.activity ?? ''}`;
      if (!shared.has(kind)) shared.set(kind, made(viewer, after));
      return shared.get(kind);
    },
  };
}

/** Who wrote some of it, is meant by it, or wrote the post that it is about; and where. */
function concernsOf(entries: readonly Entry[], talks: SpaceTalks): {concerned: ReadonlySet<string>; activities: string[]} {
  const concerned = new Set<string | undefined>();
  const activities = new Set<string>();
  for (const entry of entries) {
    activities.add(entry.activity);
    const post = postOf(entry);
    concerned.add(entry.author).add(subjectOf(entry)).add(post === undefined ? undefined : talks.get(entry.activity)?.posts.get(post)?.author);
  }
  return {concerned: concerned as Set<string>, activities: [...activities]};
}

/** Which gates a viewer is past, a digit each. */
function passesOf({sub, role}: Viewer, activities: readonly string[], talks: SpaceTalks): string {
  return activities.map((activity) => {
    const talk = talks.get(activity);
    return talk && !isPast(talk, {role, names: talks.namesOf(activity, sub)}) ? 0 : 1;
  }).join('');
}

/** The names of the people in these entries. */
export function namesIn(entries: readonly Entry[], names: Readonly<Record<string, string>>): Record<string, string> {
  const found = Object.create(null) as Record<string, string>;
  for (const sub of entries.flatMap(peopleIn)) if (Object.hasOwn(names, sub)) found[sub] = names[sub]!;
  return found;
}
