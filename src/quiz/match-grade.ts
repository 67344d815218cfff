import {hash} from '../core/id.js';
import type {Grade, Mark} from './grade.js';
import type {Option, Question} from './question.js';
import {gradeOf} from './share.js';

/** What can be given to an item as its partner. */
export interface Partner {
  /** A hash of its text, so that records hold when the author moves things. */
  key: string;
  text: string;
}

/** What a matching question has beyond its options; sorted, for the order of writing is no part of the wording. */
export interface Matching {
  /** Item and its partner, by their keys. */
  pairs: readonly (readonly [item: string, partner: string])[];
  partners: readonly Partner[];
}

/** Stands between an item's key and that of its partner, as in xAPI's `matching`. */
const BETWEEN = '[.]';

/** The key of a partner. */
export const partnerKey = (match: string): string => hash(match);

/**
 * Reads what belongs together.
 * @param matches what stands in `match` of each option, `''` for nothing
 */
export function matchingOf(options: readonly Option[], matches: readonly string[]): Matching {
  const partners = new Map<string, Partner>();
  const pairs: [string, string][] = [];
  for (const [i, {key, text}] of options.entries()) {
    const match = (matches[i] ?? '').replace(/\s+/g, ' ').trim();
    if (!match) continue;
    const partner = hash(match);
    partners.set(partner, {key: partner, text: match});
    if (text) pairs.push([key, partner]);
  }
  return {
    pairs: pairs.sort(([a], [b]) => (a < b ? -1 : 1)),
    partners: [...partners.values()].sort((a, b) => (a.key < b.key ? -1 : 1)),
  };
}

export const matchingIn = ({more}: Question): Matching => (more as Matching | undefined) ?? {pairs: [], partners: []};

/** Which partner each item has in a response; an item that is named twice has the last. */
export function given(response: readonly string[]): Map<string, string> {
  return new Map(response.map((part) => {
    const at = part.lastIndexOf(BETWEEN);
    return [part.slice(0, at), part.slice(at + BETWEEN.length)] as const;
  }));
}

/** The response with that partner for that item; `''` takes it away. */
export function withPartner({options}: Question, response: readonly string[], item: string, partner: string): string[] {
  const now = given(response).set(item, partner);
  return options.flatMap(({key}) => (now.get(key) ? `${key}${BETWEEN}${now.get(key)}` : []));
}

/** Can this pair be given? */
export function isPair(question: Question, part: string): boolean {
  const {pairs, partners} = matchingIn(question);
  return [...given([part])].every(([item, partner]) => pairs.some(([key]) => key === item) && partners.some(({key}) => key === partner));
}

/** The partners that were given to an item that is not theirs. */
export function misplaced(question: Question, response: readonly string[]): string[] {
  const now = given(response);
  return matchingIn(question).pairs.flatMap(([item, partner]) => (now.has(item) && now.get(item) !== partner ? now.get(item)! : []));
}

/**
 * Each item with the right partner earns a share; see `shareOf` for what else counts.
 * @param ideas the wrong idea behind a partner where it is none
 */
export function gradeMatch(question: Question, response: readonly string[], ideas: ReadonlyMap<string, string> = new Map()): Grade {
  const {pairs} = matchingIn(question);
  const now = given(response);
  const wrong = misplaced(question, response);
  const right = pairs.filter(([item, partner]) => now.get(item) === partner).length;
  return gradeOf({right, wrong: wrong.length, all: pairs.length}, question.scoring, wrong.map((key) => ideas.get(key)));
}

/** By an item's key, how its partner was; with `whole` also the items that have none. */
export function marksOfMatch(question: Question, response: readonly string[], whole: boolean): Map<string, Mark> {
  const now = given(response);
  return new Map(matchingIn(question).pairs.flatMap(([item, partner]): [string, Mark][] => {
    if (!now.has(item)) return whole ? [[item, 'missed']] : [];
    return [[item, now.get(item) === partner ? 'right' : 'wrong']];
  }));
}
