import type {Remark} from './answers.js';
import {hash} from './id.js';
import {tokensOf, type Token} from './stems.js';

/** Remarks that are about one thing. */
export interface RemarkGroup {
  /** The stem they share; `other` for what shares none with enough others; what the teacher made begins with `own `. */
  key: string;
  /** The word, or the two words, that most of them share; empty for `other`. */
  name: string;
  remarks: readonly Remark[];
  /** How many learners wrote them. */
  size: number;
}

export const OTHER = 'other';

/** A word in more than this share of all remarks tells none from another. */
const COMMON = 0.6;
/** A second word names a group too when this share of it has it. */
const SECOND = 0.7;

/**
 * Remarks by their words. The rule, to be read by anybody: empty words are left out and endings taken off; the word that
 * most learners share makes the first group, of the rest the next, as long as it joins `least` learners; a word that
 * nearly all use comes last. What shares no word with enough others stays together as `other`.
 */
export function groupsOf(remarks: readonly Remark[], least: number): RemarkGroup[] {
  const left = new Map(inNoOrder(remarks).map((remark) => [remark, tokensOf(remark.text)]));
  const authors = new Map<string, Set<string>>();
  for (const [{author}, tokens] of left) for (const {stem} of tokens) authors.set(stem, (authors.get(stem) ?? new Set()).add(author));
  const all = new Set(remarks.map(({author}) => author)).size;
  const isCommon = (stem: string) => all >= 10 && (authors.get(stem)?.size ?? 0) > COMMON * all;
  const groups: RemarkGroup[] = [];
  for (const common of [false, true]) {
    for (;;) {
      const stem = widest(left, (each) => isCommon(each) === common, least);
      if (stem === undefined) break;
      const own = [...left].filter(([, tokens]) => tokens.some((token) => token.stem === stem));
      for (const [remark] of own) left.delete(remark);
      groups.push(group(stem, nameOf(stem, own.map(([, tokens]) => tokens)), own.map(([remark]) => remark)));
    }
  }
  return [...groups.sort(bySize), ...(left.size > 0 ? [group(OTHER, '', [...left.keys()])] : [])];
}

/** The stem that most learners share, if `least` do. */
function widest(left: ReadonlyMap<Remark, readonly Token[]>, fits: (stem: string) => boolean, least: number): string | undefined {
  const authors = new Map<string, Set<string>>();
  for (const [{author}, tokens] of left) {
    for (const {stem} of tokens) {
      const set = authors.get(stem);
      if (set) set.add(author);
      else authors.set(stem, new Set([author]));
    }
  }
  let best: string | undefined;
  let most = Math.max(2, least) - 1;
  for (const [stem, {size}] of authors) {
    if (fits(stem) && (size > most || (size === most && best !== undefined && stem < best))) [best, most] = [stem, size];
  }
  return best;
}

/** The commonest spelling of the shared word, with the word that mostly stands beside it. */
function nameOf(stem: string, lists: readonly (readonly Token[])[]): string {
  const counts = new Map<string, number>();
  for (const tokens of lists) for (const each of new Set(tokens.map((token) => token.stem))) counts.set(each, (counts.get(each) ?? 0) + 1);
  const [second] = [...counts].filter(([each, count]) => each !== stem && count >= SECOND * lists.length).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  if (!second || lists.length < 3) return spelling(stem, lists);
  const before = lists.filter((tokens) => place(tokens, second[0]) < place(tokens, stem)).length;
  const both = [stem, second[0]].map((each) => spelling(each, lists));
  return (before * 2 > lists.length ? both.reverse() : both).join(' ');
}

const place = (tokens: readonly Token[], stem: string) => tokens.findIndex((token) => token.stem === stem);

function spelling(stem: string, lists: readonly (readonly Token[])[]): string {
  const counts = new Map<string, number>();
  for (const {word, stem: own} of lists.flat()) if (own === stem) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? stem;
}

/** What a teacher changed by hand; kept beside the log. */
export interface Sorting {
  names: Readonly<Record<string, string>>;
  /** Remark -> the group it was moved to. */
  places: Readonly<Record<string, string>>;
  /** RemarkGroup -> the one it was merged into. */
  merged: Readonly<Record<string, string>>;
  /** Groups to show in class. */
  shown: readonly string[];
}

export const UNSORTED: Sorting = {names: {}, places: {}, merged: {}, shown: []};

/** Reads what was kept; what is none is as if nothing had been changed. */
export function sortingOf(kept: unknown): Sorting {
  const {names, places, merged, shown} = (typeof kept === 'object' && kept !== null ? kept : {}) as Record<string, unknown>;
  const texts = (value: unknown) => Object.fromEntries(Object.entries(value ?? {}).filter((pair): pair is [string, string] => typeof pair[1] === 'string'));
  return {names: texts(names), places: texts(places), merged: texts(merged), shown: Array.isArray(shown) ? shown.filter((each) => typeof each === 'string') : []};
}

/** The groups as the teacher wants them. A remark is always in one, whatever became of the group it was moved to. */
export function arranged(groups: readonly RemarkGroup[], {names, places, merged}: Sorting): RemarkGroup[] {
  const members = new Map<string, Remark[]>();
  const own = new Map(groups.map(({key, name}) => [key, name]));
  const home = new Map(groups.flatMap(({key, remarks}) => remarks.map((remark) => [remark, key] as const)));
  for (const remark of inNoOrder([...home.keys()])) {
    const to = endOf((has(places, remark.key) ? places[remark.key] : undefined) ?? home.get(remark) ?? OTHER, merged);
    members.set(to, [...(members.get(to) ?? []), remark]);
  }
  return [...members].map(([key, remarks]) => group(key, (has(names, key) ? names[key] : undefined) ?? own.get(key) ?? key, remarks))
    .sort((a, b) => Number(a.key === OTHER) - Number(b.key === OTHER) || bySize(a, b));
}

const has = (record: Readonly<Record<string, string>>, key: string) => Object.hasOwn(record, key);

/** Where a group ends after it was merged, and those it was merged into; a circle ends where it began. */
function endOf(key: string, merged: Sorting['merged']): string {
  const walked = new Set<string>();
  for (let here = key; ;) {
    const next = has(merged, here) ? merged[here] : undefined;
    if (next === undefined || walked.has(next)) return here;
    walked.add(here);
    here = next;
  }
}

/** Two remarks that are most like the others of their group, short ones first; never two of one learner. */
export function quotesOf({remarks}: Pick<RemarkGroup, 'remarks'>, most = 2): string[] {
  const lists = new Map(remarks.map((remark) => [remark, [...new Set(tokensOf(remark.text).map(({stem}) => stem))]]));
  const counts = new Map<string, number>();
  for (const stems of lists.values()) for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  const worth = (stems: readonly string[]) => stems.reduce((sum, stem) => sum + counts.get(stem)! - 1, 0) / Math.sqrt(stems.length + 3);
  const rated = [...lists].map(([remark, stems]) => ({...remark, worth: worth(stems)}))
    .sort((a, b) => b.worth - a.worth || a.text.length - b.text.length || (a.text < b.text ? -1 : 1));
  const seen = new Set<string>();
  return rated.flatMap(({author, text}) => {
    if (seen.has(author) || seen.has(text.toLowerCase())) return [];
    seen.add(author).add(text.toLowerCase());
    return [text];
  }).slice(0, most);
}

/** In an order that tells nothing of who wrote, and when, and that stays. */
export function inNoOrder<R extends Remark>(remarks: readonly R[]): R[] {
  return remarks.map((remark) => [hash(`${remark.text}\n${remark.key}`), remark] as const).sort(([a], [b]) => (a < b ? -1 : Number(a > b))).map(([, remark]) => remark);
}

function group(key: string, name: string, remarks: readonly Remark[]): RemarkGroup {
  return {key, name, remarks, size: new Set(remarks.map(({author}) => author)).size};
}

const bySize = (a: RemarkGroup, b: RemarkGroup) => b.size - a.size || (a.key < b.key ? -1 : 1);
