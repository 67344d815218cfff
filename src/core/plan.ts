import {ENOUGH_ANSWERS, type Item} from './items.js';

/** What to do with a question in class. */
export type Advice = 'teach' | 'peer' | 'skip' | 'few';

/**
 * What each takes, minutes. Peer: think 45 s, vote, discuss 150 s, vote, explain (Mazur 1997; Crouch & Mazur 2001). Teaching
 * again and talking about what was unclear are our estimate.
 */
export const MINUTES = {teach: 8, peer: 6, talk: 3} as const;

/** Right answers below `low`: teach again; above `high`: go on; between: discuss (Learning Catalytics; adjustable). */
export interface Limits {low: number; high: number}

export const LIMITS: Limits = {low: 0.3, high: 0.7};

export interface PlanLine {
  advice: 'teach' | 'peer';
  /** More than one where the same wrong idea is behind them: they are taught again together. */
  items: readonly Item[];
  minutes: number;
}

export interface Plan {
  /** The most needed first. */
  lines: readonly PlanLine[];
  skip: readonly Item[];
  /** Fewer than `ENOUGH_ANSWERS` answered: too few to judge. */
  few: readonly Item[];
}

export function adviceFor({facility, answers}: Pick<Item, 'facility' | 'answers'>, {low, high}: Limits): Advice | undefined {
  if (facility === null) return undefined;
  if (answers < ENOUGH_ANSWERS) return 'few';
  return facility < low ? 'teach' : facility > high ? 'skip' : 'peer';
}

/** What to do in class: first what has to be taught again, the lowest first, then what to discuss, the most divided first. */
export function planOf(items: readonly Item[], limits: Limits = LIMITS): Plan {
  const as = (advice: Advice) => items.filter((item) => adviceFor(item, limits) === advice);
  const taught = new Map<string, Item[]>();
  for (const item of as('teach').sort((a, b) => a.facility! - b.facility!)) {
    const wrong = item.choices.find(({misconception, count}) => misconception && count > 0)?.misconception;
    const key = wrong ? `idea ${wrong}` : `question ${item.question}`;
    taught.set(key, [...(taught.get(key) ?? []), item]);
  }
  const divided = as('peer').sort((a, b) => Math.abs(a.facility! - 0.5) - Math.abs(b.facility! - 0.5));
  return {
    lines: [
      ...[...taught.values()].map((list): PlanLine => ({advice: 'teach', items: list, minutes: MINUTES.teach})),
      ...divided.map((item): PlanLine => ({advice: 'peer', items: [item], minutes: MINUTES.peer})),
    ],
    skip: as('skip').sort((a, b) => b.facility! - a.facility!), few: as('few'),
  };
}
