import type {Tally} from './entry.js';
import {shareRight, type RoundOf, type Vote} from './tally.js';

/**
 * Peer instruction (Mazur 1997; Crouch & Mazur 2001): think alone, vote, talk with a neighbour, vote again, see both.
 * `advice`: the first vote is closed, and the teacher sees what it says; `closed`: so is the second.
 */
export const PHASES = [
  'idle', 'think', 'vote1', 'advice', 'teach', 'discuss', 'vote2', 'closed', 'reveal', 'explain', 'follow-up', 'done',
] as const;
export type Phase = typeof PHASES[number];

/** A newer page may write a phase that this one does not know: it waits. */
export const phaseOf = (text: string): Phase => PHASES.find((phase) => phase === text) ?? 'idle';

/** What can be said of the first vote. `few`: too few to judge. */
export type PeerAdvice = 'teach' | 'discuss' | 'explain' | 'few';

/** What the author sets, with the defaults of peer instruction. */
export interface PeerPlan {
  /** Below this share right it is taught again, 0..1. */
  low: number;
  /** Above it, it is explained and left. */
  high: number;
  /** Seconds; 0 for no limit. */
  think: number;
  vote: number;
  discuss: number;
  /** There is a question of the same idea, to tell learning from copying (Smith et al. 2009, Science 323:122). */
  followUp: boolean;
}

export const PLAN: PeerPlan = {low: 0.3, high: 0.7, think: 45, vote: 60, discuss: 150, followUp: false};

/** Fewer votes say nothing of a class. */
export const FEWEST = 10;

/** A vote closes by itself once this share of those present has voted, and it has been open for so long, seconds. */
const ENOUGH = 0.9;
const AT_LEAST = 10;

/** The votes are counted by round: the first, the second, and that on the follow-up question. */
export const FOLLOW_UP = 3;
const ROUNDS: Readonly<Partial<Record<Phase, number>>> = {vote1: 1, vote2: 2, 'follow-up': FOLLOW_UP};

export const roundOf: RoundOf = (phase) => ROUNDS[phaseOf(phase)];

/** What was voted so far is shown to everybody in these. */
export const isShown = (phase: Phase): boolean => phase === 'reveal' || phase === 'explain' || phase === 'done';

/**
 * Where the class can go from a phase, the main way first.
 * @param advice what the first vote says  @param voted2 there was a second vote
 */
export function waysFrom(phase: Phase, plan: PeerPlan, {advice, voted2}: {advice: PeerAdvice; voted2: boolean}): Phase[] {
  const last: Phase[] = plan.followUp ? ['follow-up', 'done'] : ['done'];
  switch (phase) {
    case 'idle': return plan.think > 0 ? ['think', 'vote1'] : ['vote1', 'think'];
    case 'think': return ['vote1'];
    case 'vote1': return ['advice'];
    case 'advice': return byAdvice(advice);
    case 'teach': case 'discuss': return ['vote2'];
    case 'vote2': return ['closed'];
    case 'closed': return ['reveal'];
    case 'reveal': return ['explain', ...last];
    // Explained after one vote, the class may still vote again.
    case 'explain': return voted2 ? last : [...last, 'vote2'];
    case 'follow-up': return ['done'];
    case 'done': return [];
  }
}

/** Too few to judge: talking harms nobody. */
function byAdvice(advice: PeerAdvice): Phase[] {
  const main: Phase = advice === 'few' ? 'discuss' : advice;
  return [main, ...(['discuss', 'teach', 'explain'] as const).filter((way) => way !== main)];
}

/** The phase before, for a step back. A vote that is gone back to goes on with the votes it has. */
export function before(phase: Phase, {voted2}: {voted2: boolean}): Phase | undefined {
  switch (phase) {
    case 'idle': return undefined;
    case 'think': return 'idle';
    case 'vote1': return 'think';
    case 'advice': return 'vote1';
    case 'teach': case 'discuss': return 'advice';
    case 'vote2': return 'discuss';
    case 'closed': return 'vote2';
    case 'reveal': return 'closed';
    case 'explain': return voted2 ? 'reveal' : 'advice';
    case 'follow-up': case 'done': return 'explain';
  }
}

/** How long a phase lasts, seconds; `undefined` for as long as the teacher wants. */
export function secondsOf(phase: Phase, {think, vote, discuss}: PeerPlan): number | undefined {
  const seconds = {think, vote1: vote, vote2: vote, 'follow-up': vote, discuss}[phase as string];
  return seconds !== undefined && seconds > 0 ? seconds : undefined;
}

/** Where a phase goes by itself when its time is up. Talk ends when the teacher says so, and nothing is revealed unasked. */
export function atEnd(phase: Phase): Phase | undefined {
  const next: Partial<Record<Phase, Phase>> = {think: 'vote1', vote1: 'advice', vote2: 'closed'};
  return next[phase];
}

/**
 * May a vote close by itself? @param open seconds since it opened  @param voted how many have  @param present of how many
 */
export function isComplete({open, voted, present}: {open: number; voted: number; present: number}): boolean {
  return voted > 0 && voted >= ENOUGH * present - 1e-9 && open >= AT_LEAST;
}

/**
 * What the first vote says: by the share right, or where no answer is right by how much the class agrees.
 * @param options how many could be chosen
 */
export function adviceOn(tally: Tally, {low, high}: Pick<PeerPlan, 'low' | 'high'>, options: number): PeerAdvice {
  if (tally.total < FEWEST) return 'few';
  const right = shareRight(tally);
  if (right === undefined) return 1 - spreadOf(tally, options) > high ? 'explain' : 'discuss';
  if (right < low) return 'teach';
  return right > high ? 'explain' : 'discuss';
}

/**
 * How far opinions are spread: Shannon's entropy of what was chosen, as a share of the most there could be. 0: all choose
 * the same; 1: all options alike.
 */
export function spreadOf({counts}: Tally, options: number): number {
  const chosen = Object.values(counts).filter((n) => n > 0);
  const all = chosen.reduce((sum, n) => sum + n, 0);
  const most = Math.log(Math.max(options, chosen.length));
  if (all === 0 || most === 0) return 0;
  const entropy = chosen.reduce((sum, n) => sum - (n / all) * Math.log(n / all), 0);
  return Math.min(1, Math.max(0, entropy / most));
}

/** What became of those who voted twice: right-right, wrong-right, right-wrong, wrong-wrong. */
export type Changes = [rr: number, wr: number, rw: number, ww: number];

/** `undefined` where no answer is right. */
export function changesOf(first: ReadonlyMap<string, Vote>, second: ReadonlyMap<string, Vote>): Changes | undefined {
  const changes: Changes = [0, 0, 0, 0];
  for (const [author, {correct}] of second) {
    const before = first.get(author);
    if (!before) continue;
    if (correct === null || before.correct === null) return undefined;
    changes[(correct ? 0 : 2) + (before.correct ? 0 : 1)]! += 1;
  }
  return changes;
}

/** Of those who voted twice, how many chose something else the second time. */
export function moved(first: ReadonlyMap<string, Vote>, second: ReadonlyMap<string, Vote>): {moved: number; of: number} {
  const both = [...second].filter(([author]) => first.has(author));
  const same = (a: readonly string[], b: readonly string[]) => [...a].sort().join('\n') === [...b].sort().join('\n');
  return {moved: both.filter(([author, {response}]) => !same(first.get(author)!.response, response)).length, of: both.length};
}

/**
 * The normalized gain of the shares right, g = (post - pre) / (1 - pre) (Hake 1998: 0.23 in traditional, 0.48 in
 * interactive courses); `undefined` where all were right before, or nothing is right.
 */
export function gainOf(pre: Tally, post: Tally): number | undefined {
  const [a, b] = [shareRight(pre), shareRight(post)];
  return a === undefined || b === undefined || a === 1 ? undefined : (b - a) / (1 - a);
}

/**
 * The wrong option that most have chosen, and how many; `undefined` where none was. Of two alike the first of the list.
 * @param wrong the keys of the wrong options, in the author's order
 */
export function mostWrong({counts}: Tally, wrong: readonly string[]): {key: string; votes: number} | undefined {
  let most: {key: string; votes: number} | undefined;
  for (const key of wrong) {
    const votes = counts[key] ?? 0;
    if (votes > (most?.votes ?? 0)) most = {key, votes};
  }
  return most;
}
