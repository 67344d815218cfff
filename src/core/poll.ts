import type {Tally} from './entry.js';
import {UNSTAGED, type RoundOf, type Stage} from './tally.js';

/** `locked`: it was open, and takes no more votes. */
export const POLL_PHASES = ['idle', 'open', 'locked'] as const;
export type PollPhase = typeof POLL_PHASES[number];

/** A newer page may write a phase that this one does not know: it takes no votes. */
export const pollPhaseOf = (text: string): PollPhase => POLL_PHASES.find((phase) => phase === text) ?? 'locked';

/** A poll has one vote a run. */
export const POLL_ROUND = 1;

export const pollRoundOf: RoundOf = (phase) => (phase === 'open' ? POLL_ROUND : undefined);

/** Where a poll stands before anybody said so: one that is self-paced is open. */
export const pollStart = (selfPaced: boolean): Stage => (selfPaced ? {...UNSTAGED, phase: 'open', run: 1} : UNSTAGED);

/** When everybody sees the results by themselves: while votes come, once the poll is closed, or never. */
export type Show = 'live' | 'after' | 'never';

/** Are the results to be told in this phase, where the teacher does not say otherwise? */
export const isTold = (show: Show, phase: PollPhase): boolean => (show === 'live' ? phase !== 'idle' : show === 'after' && phase === 'locked');

/** The class was told what was voted, and not only how many did. */
export const holdsResults = (tallies: readonly Tally[]): boolean => tallies.some(({kind, total, counts}) => Object.keys(counts).length > 0 || (kind !== undefined && total > 0));
