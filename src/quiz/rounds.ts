import {isEntry, type Entry} from '../core/entry.js';

/** One attempt at a quiz. */
export interface Round {
  /** From 1. */
  number: number;
  /** When it began, ms; `undefined` where no entry says so. */
  begun: number | undefined;
  seed: string | undefined;
  picked: readonly string[] | undefined;
  /** When it must be handed in, ms. */
  until: number | undefined;
  /** When it was handed in, ms, and what came of it. */
  handedIn: {at: number; score: number; certainty: number | undefined} | undefined;
}

export type Keep = 'highest' | 'last' | 'first' | 'average';

export const KEEPS: readonly Keep[] = ['highest', 'last', 'first', 'average'];

/** The attempts that a quiz's own entries tell of, in the log's order; there is always a first one. */
export function roundsOf(entries: readonly Entry[]): Round[] {
  const rounds = new Map<number, Round>();
  const round = (number: number) => {
    const known = rounds.get(number) ?? {number, begun: undefined, seed: undefined, picked: undefined, until: undefined, handedIn: undefined};
    rounds.set(number, known);
    return known;
  };
  round(1);
  for (const entry of entries) {
    if (isEntry(entry, 'attempted')) {
      const {attempt, seed, picked, until} = entry.data;
      const begun = round(attempt);
      // Two tabs may begin the same one: the first in the log counts for both.
      if (begun.begun === undefined) Object.assign(begun, {begun: Date.parse(entry.at), seed, picked, until: until ? Date.parse(until) : undefined});
    } else if (isEntry(entry, 'submitted')) {
      const {score, attempt = 1, certainty} = entry.data;
      round(attempt).handedIn ??= {at: Date.parse(entry.at), score, certainty};
    }
  }
  return [...rounds.values()].sort((a, b) => a.number - b.number);
}

/** The score that counts, of those of all attempts in their order; `undefined` without one. */
export function keptOf(scores: readonly number[], keep: Keep): number | undefined {
  if (scores.length === 0) return undefined;
  switch (keep) {
    case 'highest': return Math.max(...scores);
    case 'last': return scores.at(-1);
    case 'first': return scores[0];
    case 'average': return scores.reduce((sum, score) => sum + score, 0) / scores.length;
  }
}
