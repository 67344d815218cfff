/** Votes as sums, by the type of what was asked. */
import {binsOf, medianOf} from './bins.js';
import {cellsOf} from './cells.js';
import {cloudOf} from './cloud.js';
import type {Tally} from './entry.js';
import {rankingOf, spreadOf} from './preferences.js';
import {tallyOf, type CountedVote} from './tally.js';

/** What counting has to know of a question. */
export interface Asked {
  type?: string;
  /** What can be chosen, in the author's order. */
  keys: readonly string[];
  /** The points that there are to spread. */
  sum?: number;
  /** Words that are not told. */
  leftOut?: readonly string[];
  /** May a word be told? */
  isTold?: (word: string) => boolean;
  /** What somebody typed as a number. */
  numberOf?: (text: string) => number | undefined;
}

/** Asked for what somebody thinks, in a form of its own; nothing is right. */
export const isOpinion = (type: string | undefined): boolean => /^(?:cloud|rank|points|grid|pin)$/.test(type ?? '');

/** Opinions in their own way; of what can be right each answer counts as it is, also of a number. */
export const countRound = (votes: Iterable<CountedVote>, round: number, asked: Asked | undefined): Tally =>
  countVotes([...votes], round, isOpinion(asked?.type) ? asked : undefined);

/** Points to spread where the author says nothing else. */
export const HUNDRED = 100;

/**
 * Counts votes, one a learner, as the question's type has it: sums alone, that tell of nobody. A type without a way of its
 * own counts each option once a vote.
 */
export function countVotes(votes: readonly CountedVote[], round: number, asked: Asked | undefined): Tally {
  const plain = tallyOf(votes, round);
  if (!asked) return plain;
  const {type: kind = '', keys, sum = HUNDRED, leftOut = [], isTold, numberOf} = asked;
  switch (kind) {
    case 'cloud': return {...plain, kind, counts: cloudOf(votes, leftOut, isTold)};
    case 'rank': return {...plain, kind, ...rankingOf(votes, keys)};
    case 'points': return {...plain, kind, ...spreadOf(votes, keys, sum)};
    case 'grid':
    case 'pin': return {...plain, kind, counts: cellsOf(votes)};
    case 'scale': return {...plain, ...middlesOf(pointsIn(votes, keys))};
    case 'number': return numberOf ? {...plain, kind, ...histogramOf(votes, numberOf)} : plain;
    default: return plain;
  }
}

function histogramOf(votes: readonly CountedVote[], numberOf: (text: string) => number | undefined): Pick<Tally, 'counts' | 'median' | 'mean'> {
  const read = votes.map(({response}) => numberOf(response[0] ?? ''));
  const numbers = read.filter((number) => number !== undefined && Number.isFinite(number)) as number[];
  const others = votes.length - numbers.length;
  return {counts: {...binsOf(numbers), ...(others > 0 && {'': others})}, ...middlesOf(numbers)};
}

/** Mean and median. Added up in their order, so that two pages come to the same whatever the order of the votes. */
function middlesOf(numbers: readonly number[]): Pick<Tally, 'mean' | 'median'> {
  const median = medianOf(numbers);
  if (median === undefined) return {};
  const sum = [...numbers].sort((a, b) => a - b).reduce((all, number) => all + number / numbers.length, 0);
  return {mean: Number(sum.toPrecision(12)), median};
}

/** What was chosen on a scale of numbers; of one whose points are words, nothing. */
function pointsIn(votes: readonly CountedVote[], keys: readonly string[]): number[] {
  const isScale = keys.length > 0 && keys.every((key) => /^-?\d+(?:\.\d+)?$/.test(key));
  return isScale ? votes.flatMap(({response: [key = '']}) => (keys.includes(key) ? [Number(key)] : [])) : [];
}
