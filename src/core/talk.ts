import {ENTRY_RULES} from './audience.js';
import {isEntry, type Entry, type EntryData, type EntryType, type Moderation} from './entry.js';

/** How an activity's talk is arranged, every choice made. */
export interface Arrangement {
  gate: 'none' | 'post-first' | 'teacher';
  anonymous: 'no' | 'peers' | 'all';
  moderated: boolean;
  kind?: string;
  /** ISO 8601. */
  closes?: string;
  perDay?: number;
  version?: string;
}

/** The words for both, from open to strict. */
export const GATES = ['none', 'post-first', 'teacher'] as const;
export const VEILS = ['no', 'peers', 'all'] as const;

/** A talk of which nobody said how it is arranged. */
export const UNARRANGED: Arrangement = {gate: 'none', anonymous: 'no', moderated: false};

/** What is known of a post apart from its words. */
export interface Place {
  author: string;
  at: string;
  parent?: string;
}

/** How an activity's talk stands, apart from its words: what page and server must agree on. */
export interface Talk {
  arrangement: Arrangement;
  /** Who said so; the staff's latest overrules what learners' pages said. */
  arrangedBy: 'staff' | 'learners' | undefined;
  posts: Map<string, Place>;
  /** Who has posted. */
  authors: Set<string>;
  /** Who has spoken as staff. */
  staff: Set<string>;
  hidden: Set<string>;
  pinned: Set<string>;
  locked: Set<string>;
  resolved: Set<string>;
  /** Post -> the number of its approval: what its author changed later waits again. */
  approved: Map<string, number>;
  /** Taken back by their authors. */
  removed: Set<string>;
}

export const newTalk = (): Talk => ({
  arrangement: UNARRANGED, arrangedBy: undefined, posts: new Map(), authors: new Set(), staff: new Set(),
  hidden: new Set(), pinned: new Set(), locked: new Set(), resolved: new Set(), approved: new Map(), removed: new Set(),
});

/** The talk after all its entries, in the log's order. */
export function foldTalk(entries: Iterable<Entry>): Talk {
  const talk = newTalk();
  for (const entry of entries) takeIn(talk, entry);
  return talk;
}

/** Changes a talk by the next entry of its activity. Entries that are no talk change nothing. */
export function takeIn(talk: Talk, entry: Entry): void {
  const {id, author, at, seq} = entry;
  if (isStaffs(entry)) talk.staff.add(author);
  if (isEntry(entry, 'arranged')) {
    arrange(talk, entry.data);
  } else if (isEntry(entry, 'posted')) {
    const {parent} = entry.data;
    talk.posts.set(id, {author, at, ...(parent !== undefined && {parent})});
    talk.authors.add(author);
  } else if (isEntry(entry, 'removed')) {
    if (talk.posts.get(entry.data.post)?.author === author) talk.removed.add(entry.data.post);
  } else if (isEntry(entry, 'moderated')) {
    moderate(talk, entry.data, seq);
  }
}

/** Said by somebody of the staff: a class takes such entries from nobody else. */
export function isStaffs(entry: Entry): boolean {
  return ('by' in entry.data && entry.data.by === 'staff') || ENTRY_RULES[entry.type].writer === 'staff'
    || (isEntry(entry, 'moderated') && entry.data.as !== 'resolved');
}

/** What a log holds is anybody's text: of what a newer version does, nothing is known here. */
export const isModeration = (as: string): as is Moderation => ['hidden', 'approved', 'pinned', 'locked', 'resolved'].includes(as);

function moderate(talk: Talk, {post, as, on}: EntryData['moderated'], seq: number): void {
  if (!isModeration(as)) return;
  if (as === 'approved') {
    if (on) talk.approved.set(post, seq);
    else talk.approved.delete(post);
  } else if (on) {
    talk[as].add(post);
  } else {
    talk[as].delete(post);
  }
}

function arrange(talk: Talk, data: EntryData['arranged']): void {
  const said = arrangementOf(data);
  if (data.by === 'staff') {
    talk.arrangedBy = 'staff';
    talk.arrangement = said;
  } else if (talk.arrangedBy !== 'staff') {
    talk.arrangedBy = 'learners';
    talk.arrangement = stricter(talk.arrangement, said);
  }
}

/** What is said of an arrangement, with every choice made. A word that only a newer version knows counts as the strictest. */
export function arrangementOf({gate = 'none', anonymous = 'no', moderated = false, kind, closes, perDay, version}: EntryData['arranged']): Arrangement {
  return {
    gate: GATES.find((one) => one === gate) ?? 'teacher', anonymous: VEILS.find((one) => one === anonymous) ?? 'all', moderated,
    ...(kind !== undefined && {kind}), ...(closes !== undefined && Date.parse(closes) && {closes}),
    ...(perDay !== undefined && {perDay}), ...(version !== undefined && {version}),
  };
}

/** The stricter of each choice. What is neither strict nor open is as it was said first. */
export function stricter(a: Arrangement, b: Arrangement): Arrangement {
  const closes = [a.closes, b.closes].filter((time) => time !== undefined).sort((x, y) => Date.parse(x) - Date.parse(y))[0];
  const perDay = Math.min(a.perDay ?? Infinity, b.perDay ?? Infinity);
  return {
    ...b, ...a,
    gate: GATES[Math.max(GATES.indexOf(a.gate), GATES.indexOf(b.gate))]!,
    anonymous: VEILS[Math.max(VEILS.indexOf(a.anonymous), VEILS.indexOf(b.anonymous))]!,
    moderated: a.moderated || b.moderated,
    ...(closes !== undefined && {closes}), ...(perDay < Infinity && {perDay}),
  };
}

/**
 * Whether a page has to say how its talk is arranged: the staff's when it is not so by their word, a learner's when the
 * staff has said nothing and the page is stricter. Nobody has to say that a talk is not arranged.
 */
export function isNews(talk: Pick<Talk, 'arrangement' | 'arrangedBy'>, wanted: Arrangement, isStaff: boolean): boolean {
  const now = talk.arrangement;
  if (!isStaff) return talk.arrangedBy !== 'staff' && !isSame(stricter(now, wanted), now);
  return talk.arrangedBy === 'learners' || !isSame(now, wanted);
}

function isSame(a: Arrangement, b: Arrangement): boolean {
  const keys = ['gate', 'anonymous', 'moderated', 'kind', 'closes', 'perDay', 'version'] as const;
  return keys.every((key) => a[key] === b[key]);
}

/** The post that opened the thread of a post. Of posts that answer each other in a circle, which only a forged client writes, one of them. */
export function threadOf(posts: Pick<ReadonlyMap<string, Pick<Place, 'parent'>>, 'get' | 'has'>, post: string): string {
  const walked = new Set<string>();
  for (let here = post; ;) {
    const parent = posts.get(here)?.parent;
    if (parent === undefined || !posts.has(parent) || walked.has(here)) return here;
    walked.add(here);
    here = parent;
  }
}

/** The types that are said in a discussion. */
export const TALK_TYPES: ReadonlySet<EntryType> = new Set<EntryType>(
  ['arranged', 'posted', 'edited', 'removed', 'reacted', 'endorsed', 'moderated', 'reported', 'rated']);
