import {isEntry, type Entry, type EntryData} from './entry.js';
import {foldTalk} from './talk.js';
import type {Vote} from './tally.js';

/**
 * Peer instruction alone, at home, at the learner's own pace (Charles et al.'s DALITE): answer and reason, others' reasons,
 * answer again. `answer`: nothing is said yet; `compare`: others' reasons are read, and it is answered again; `done`: both
 * answers are in; `closed`: nothing more is taken.
 */
export type Step = 'answer' | 'compare' | 'done' | 'closed';

/** The answers are votes of this run, and the first and second round of it. */
export const HOME_RUN = 1;
export const FIRST = 1;
export const SECOND = 2;

/** So many reasons are shown at most, and seeds fill up to the least. */
export const MOST_REASONS = 4;
export const LEAST_REASONS = 2;

/** Why somebody chose an answer. */
export interface Reason {
  id: string;
  /** Empty for one that the teacher wrote beforehand. */
  author: string;
  /** The keys of what was chosen. */
  answer: readonly string[];
  text: string;
  /** Who finds it convincing. */
  likes: ReadonlySet<string>;
  /** Taken from the others by the staff, or by who wrote it. */
  hidden: boolean;
  /** Shown to all with the results. */
  pinned: boolean;
  /** How many asked the staff to look at it, as far as the reader may know. */
  reports: ReadonlySet<string>;
}

/** What an activity's entries come to. */
export interface Home {
  /** Author -> their answers that count. */
  first: ReadonlyMap<string, Vote>;
  second: ReadonlyMap<string, Vote>;
  reasons: readonly Reason[];
  revealed: EntryData['revealed'] | undefined;
}

/**
 * Folds the entries of an activity, in the log's order: the first answer is the first that was given, for others' reasons
 * were seen after it; the second is the last. What comes after the class was told the answers counts no more.
 */
export function foldHome(entries: readonly Entry[]): Home {
  const [first, second] = [new Map<string, Vote>(), new Map<string, Vote>()];
  const talk = foldTalk(entries);
  const reasons = new Map<string, Reason & {likes: Set<string>; reports: Set<string>}>();
  let revealed: Home['revealed'];
  for (const entry of entries) {
    const {id, author} = entry;
    if (isEntry(entry, 'voted') && revealed) continue;
    if (isEntry(entry, 'voted') && entry.data.round === FIRST) {
      if (!first.has(author)) first.set(author, entry.data);
    } else if (isEntry(entry, 'voted')) {
      if (first.has(author)) second.set(author, entry.data);
    } else if (isEntry(entry, 'revealed')) revealed = entry.data;
    else if (isEntry(entry, 'posted') && entry.data.answer && !entry.data.redacted && entry.data.text.trim()) {
      const hidden = talk.hidden.has(id) || talk.removed.has(id);
      reasons.set(id, {id, author, answer: entry.data.answer, text: entry.data.text, likes: new Set(), hidden, pinned: talk.pinned.has(id), reports: new Set()});
    }
  }
  for (const entry of entries) {
    if (isEntry(entry, 'reacted') && entry.data.kind === 'like') {
      const likes = reasons.get(entry.data.post)?.likes;
      if (entry.data.on) likes?.add(entry.author);
      else likes?.delete(entry.author);
    } else if (isEntry(entry, 'reported')) reasons.get(entry.data.post)?.reports.add(entry.author);
  }
  return {first, second, reasons: [...reasons.values()], revealed};
}

/** Where a learner is. @param over the closing date has passed, or the results are told */
export function stepOf({first, second}: Pick<Home, 'first' | 'second'>, sub: string, over: boolean): Step {
  if (over) return 'closed';
  if (!first.has(sub)) return 'answer';
  return second.has(sub) ? 'done' : 'compare';
}

/** Two answers are one, whatever the order of their parts. */
export const isSame = (a: readonly string[], b: readonly string[]): boolean => [...a].sort().join('\n') === [...b].sort().join('\n');

/** What a learner is shown others' reasons by. */
export interface Wants {
  sub: string;
  answer: readonly string[];
  isRight: (answer: readonly string[]) => boolean;
  /** What was shown before stays, as long as it may be seen. */
  before: readonly string[];
}

/**
 * Others' reasons for one learner: four at most, never a hidden one, one that the learner reported, or an own one. At least
 * one is for another answer where there is any, and a right one where the learner's own is wrong. Seeds come where there are
 * too few reasons, or none for another answer. Which ones, and their order, is chance, the same whenever it is asked: the
 * order says nothing of right or wrong.
 */
export function reasonsFor(reasons: readonly Reason[], seeds: readonly Reason[], {sub, answer, isRight, before}: Wants): Reason[] {
  const may = ({author, hidden, reports}: Reason) => author !== sub && !hidden && !reports.has(sub);
  const chance = ({id}: Reason) => hashOf(`${sub} ${id}`);
  const byChance = (list: readonly Reason[]) => list.filter(may).sort((a, b) => chance(a) - chance(b) || (a.id < b.id ? -1 : 1));
  const [peers, extra] = [byChance(reasons), byChance(seeds)];
  const isOther = (reason: Reason) => !isSame(reason.answer, answer);
  const chosen = [...peers, ...extra].filter(({id}) => before.includes(id)).slice(0, MOST_REASONS);
  const add = (reason: Reason | undefined) => {
    if (!reason || chosen.includes(reason)) return;
    if (chosen.length < MOST_REASONS) chosen.push(reason);
  };
  const lacks = (wanted: (reason: Reason) => boolean) => !chosen.some(wanted);
  const isOtherRight = (reason: Reason) => isOther(reason) && isRight(reason.answer);
  if (lacks(isOtherRight) && !isRight(answer)) add(peers.find(isOtherRight) ?? extra.find(isOtherRight));
  if (lacks(isOther)) add(peers.find(isOther) ?? extra.find(isOther));
  // Then in turn for the own answer and for others, so that neither side is a crowd.
  const [own, other] = [peers.filter((each) => !isOther(each)), peers.filter(isOther)];
  for (let i = 0; i < MOST_REASONS; i++) {
    add(own[i]);
    add(other[i]);
  }
  for (const seed of extra) if (chosen.length < LEAST_REASONS) add(seed);
  return chosen.sort((a, b) => chance(a) - chance(b) || (a.id < b.id ? -1 : 1));
}

/** For the teacher: by answer, in the order of the options; within one the most convincing first. */
export function byAnswer(reasons: readonly Reason[], keys: readonly string[]): {answer: readonly string[]; reasons: Reason[]}[] {
  const groups: {answer: readonly string[]; reasons: Reason[]}[] = keys.map((key) => ({answer: [key], reasons: []}));
  for (const reason of reasons) {
    let group = groups.find(({answer}) => isSame(answer, reason.answer));
    if (!group) groups.push(group = {answer: reason.answer, reasons: []});
    group.reasons.push(reason);
  }
  for (const group of groups) group.reasons.sort((a, b) => Number(a.hidden) - Number(b.hidden) || b.likes.size - a.likes.size);
  return groups.filter(({reasons: list}) => list.length > 0);
}

/** FNV-1a, 32 bits: chance that anybody can repeat. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  // Mixed once more: ends that differ little would else stay neighbours.
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0;
  return (hash ^ (hash >>> 13)) >>> 0;
}
