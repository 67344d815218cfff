import type {Entry} from '../../src/core/entry.js';
import type {Viewer} from './batch.js';
import type {Commons} from './commons.js';
import type {Hub} from './hub.js';
import {editionOf, type Spaces} from './space.js';
import type {Store} from './store.js';
import type {SpaceTalks, Talks} from './talks.js';
import {viewOf} from './view.js';

const PAGE = 500;
/** About how many characters of entries go into one answer. */
const MAX_TEXT = 2 * 1024 * 1024;

/** What somebody sees of a space after `after`. `cursor`: read up to here; `more`: not to the end. */
export interface Reading {
  entries: Entry[];
  cursor: number;
  more: boolean;
}

/** Where entries are read from. */
export interface Library {
  store: Store;
  spaces: Spaces;
  commons: Commons;
  talks: Talks;
}

export interface Place {
  space: string;
  after: number;
  limit: number;
}

/** Reads until so many entries are found that the viewer may see, or the log ends. */
export async function readFor(library: Library, place: Place, viewer: Viewer): Promise<Reading> {
  const found = gathering(place, viewer);
  let talks: SpaceTalks | undefined;
  for (let pages = 0; ; pages += 1) {
    const page = await library.store.read(place.space, found.cursor, {limit: PAGE, ...ofActivity(viewer)});
    const last = page.at(-1);
    if (!last) return found.reading(false);
    // What is seen of a page can hang on what came after it.
    if (!talks || talks.cursor < last.seq) talks = await library.talks.read(place.space);
    if (!found.take(page, talks)) return found.reading(true);
    if (page.length < PAGE) return found.reading(false);
    // The staff sees nearly all, so there is no shorter way for them.
    if (pages === 0 && viewer.role !== 'staff') {
      const rest = await readCommons(library, {...place, after: found.cursor}, viewer, talks);
      if (rest) return found.take(rest.entries, talks) ? found.reading(rest.more, rest.cursor) : found.reading(true);
    }
  }
}

const ofActivity = ({activity}: Viewer) => (activity === undefined ? {} : {activity});

/** What is for all and what is one's own, without what is neither. */
async function readCommons(
  {store, spaces, commons}: Library, {space, after, limit}: Place, viewer: Viewer, talks: SpaceTalks,
): Promise<Reading | undefined> {
  const common = await commons.read(space, editionOf(await spaces.get(space)));
  if (!common) return undefined;
  const {cursor} = common;
  const names = talks.allNamesOf(viewer.sub, viewer.activity);
  const own = await Promise.all(names.map((author) => store.read(space, after, {author, limit, ...ofActivity(viewer)})));
  // Of one's own there may be more than were asked for: then what is read ends with them. What came meanwhile is read the next time.
  const end = Math.min(cursor, ...own.map((some) => (some.length < limit ? cursor : some.at(-1)!.seq)));
  const others = common.entries.slice(firstAfter(common.entries, after)).filter(({author}) => !names.includes(author));
  const entries = [...own.flat(), ...others].filter(({seq}) => seq <= end).sort((a, b) => a.seq - b.seq);
  return {entries, cursor: end, more: end < cursor};
}

/** The place of the first entry behind a number, among entries in order. */
function firstAfter(entries: readonly Entry[], after: number): number {
  let [low, high] = [0, entries.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (entries[middle]!.seq > after) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Collects what the viewer may see, up to the limit; `take` gives false when there is no room for the next. */
function gathering({after, limit}: Place, viewer: Viewer) {
  const entries: Entry[] = [];
  let [cursor, weight] = [after, 0];
  return {
    get cursor() {
      return cursor;
    },
    take(page: readonly Entry[], talks: SpaceTalks): boolean {
      for (const entry of page) {
        if (entries.length >= limit || weight > MAX_TEXT) return false;
        cursor = entry.seq;
        const seen = viewer.activity === undefined || entry.activity === viewer.activity ? viewOf(entry, viewer, talks) : undefined;
        if (!seen) continue;
        entries.push(seen);
        weight += JSON.stringify(seen).length;
      }
      return true;
    },
    reading: (more: boolean, upTo = cursor): Reading => ({entries, cursor: Math.max(cursor, upTo), more}),
  };
}

export interface CatchUp {
  /** Called with what is there, piece by piece; the next piece waits for it. */
  page(reading: Reading): Promise<void> | void;
  /** Called once, in the moment in which nothing is missing between what was read and what the hub will tell. */
  level(cursor: number): void;
  /** Whether nobody wants it any more. */
  isOver(): boolean;
}

/** Reads up to where the hub is, so that what it tells from then on joins without a gap and without a double. */
export async function catchUp(
  {library, hub}: {library: Library; hub: Hub}, place: {space: string; after: number}, viewer: Viewer, steps: CatchUp,
): Promise<void> {
  await hub.ready;
  let cursor = place.after;
  for (;;) {
    // What the hub has told is in the store, so a reading that ends has seen at least this much.
    const seen = hub.cursor;
    const reading = await readFor(library, {space: place.space, after: cursor, limit: PAGE}, viewer);
    if (steps.isOver()) return;
    cursor = reading.more ? reading.cursor : Math.max(reading.cursor, seen);
    if (reading.entries.length > 0) await steps.page({...reading, cursor});
    if (steps.isOver()) return;
    if (!reading.more && cursor >= hub.cursor) {
      steps.level(cursor);
      return;
    }
  }
}
