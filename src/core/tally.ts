import {isEntry, type Entry, type Tally} from './entry.js';

/** The round that holds answers from before class. */
export const AT_HOME = 0;

export type Vote = Entry<'voted'>['data'];

/** Which round is open while the class is in a phase; `undefined` where none is. */
export type RoundOf = (phase: string) => number | undefined;

/** Where the class is, by the staff's latest word; run 0 before there is any. */
export interface Stage {
  phase: string;
  run: number;
  /** When it ends, ms since 1970, and how long it was to last, seconds. */
  until?: number;
  seconds?: number;
  /** The question that the teacher chose. */
  question?: string;
  /** When it was said, ms since 1970. */
  at: number;
  /** Its entry: tells one stage from the same again. */
  id: string;
}

export const UNSTAGED: Stage = {phase: 'idle', run: 0, at: 0, id: ''};

/** What an activity's entries come to: where the class is, who voted what in each run and round, what was revealed. */
export interface Poll {
  stage: Stage;
  /** `run/round` -> author -> their vote that counts. */
  votes: ReadonlyMap<string, ReadonlyMap<string, Vote>>;
  /** The sums that the class was told last, by run. */
  revealed: ReadonlyMap<number, Entry<'revealed'>['data']>;
  /** Whether everybody sees the results, where the teacher said so, by run. */
  shown: ReadonlyMap<number, boolean>;
}

/**
 * Folds an activity's entries, in the log's order. A vote counts when its round is open as it comes into the log, so the
 * latest before closing does, and one that comes late does not; opened again, a round goes on with the votes it has.
 * @param roundOf which round is open in a phase  @param first the stage before anybody said any
 */
export function foldPoll(entries: readonly Entry[], roundOf: RoundOf, first: Stage = UNSTAGED): Poll {
  let stage = first;
  const votes = new Map<string, Map<string, Vote>>();
  const revealed = new Map<number, Entry<'revealed'>['data']>();
  const shown = new Map<number, boolean>();
  for (const entry of entries) {
    if (isEntry(entry, 'staged')) stage = stageOf(entry);
    else if (isEntry(entry, 'revealed')) {
      const {shown: isShown, ...told} = entry.data;
      revealed.set(told.run, told);
      // Another page's count, which came a moment later, does not take back what the teacher said.
      if (isShown !== undefined) shown.set(told.run, isShown);
    } else if (isEntry(entry, 'voted')) {
      const {run, round} = entry.data;
      if (run !== stage.run || round !== roundOf(stage.phase)) continue;
      const key = keyOf(run, round);
      const box = votes.get(key) ?? new Map<string, Vote>();
      votes.set(key, box.set(entry.author, entry.data));
    }
  }
  return {stage, votes, revealed, shown};
}

const keyOf = (run: number, round: number) => `${run}/${round}`;

/** Who voted what in a round, by author. */
export function votesOf(poll: Pick<Poll, 'votes'>, run: number, round: number): ReadonlyMap<string, Vote> {
  return poll.votes.get(keyOf(run, round)) ?? new Map();
}

function stageOf({id, at, data: {phase, run, until, seconds, question}}: Entry<'staged'>): Stage {
  const end = until === undefined ? NaN : Date.parse(until);
  return {phase, run, at: Date.parse(at), id, ...(Number.isFinite(end) && {until: end}), ...(seconds !== undefined && {seconds}), ...(question && {question})};
}

/** What a vote says, as far as counting goes. */
export type CountedVote = Pick<Vote, 'response' | 'correct'>;

/** Counts votes, one a learner: each option once a vote. `right` is there when the question can be got right. */
export function tallyOf(votes: Iterable<CountedVote>, round: number): Tally {
  const counts: Record<string, number> = Object.create(null) as Record<string, number>;
  let [total, right, graded] = [0, 0, false];
  for (const {response, correct} of votes) {
    total += 1;
    right += Number(correct === true);
    graded ||= correct !== null;
    for (const part of new Set(response)) counts[part] = (counts[part] ?? 0) + 1;
  }
  return {round, total, counts: {...counts}, ...(graded && {right})};
}

/** How many votes there are and no more: what everybody may know while a vote runs. */
export const bare = ({round, total}: Tally): Tally => ({round, total, counts: {}});

/** The share of the votes that are right, 0..1; `undefined` without votes or without a right answer. */
export function shareRight({total, right}: Tally): number | undefined {
  return right === undefined || total === 0 ? undefined : right / total;
}

/**
 * The same sums with the most frequent options alone, so that they fit into an entry where everybody may write what they
 * like; `others` counts the rest under the empty key.
 */
export function capped(tally: Tally, most: number): Tally {
  const all = Object.entries(tally.counts).sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  if (all.length <= most) return tally;
  const rest = all.slice(most).reduce((sum, [, n]) => sum + n, 0);
  return {...tally, counts: {...Object.fromEntries(all.slice(0, most)), '': rest}};
}

/** Each learner's first answer to a question before class, as votes of the round `AT_HOME`; of several tries the first counts. */
export function answersAtHome(entries: readonly Entry[]): Map<string, Vote> {
  const votes = new Map<string, Vote>();
  for (const entry of entries) {
    if (!isEntry(entry, 'answered') || votes.has(entry.author)) continue;
    const {question, response, score, correct, misconceptions} = entry.data;
    votes.set(entry.author, {question, run: 1, round: AT_HOME, response, score, correct, ...(misconceptions && {misconceptions})});
  }
  return votes;
}

/** Since when somebody counts as present who has opened the lesson, ms before now. */
const PRESENT = 3 * 3_600_000;

/**
 * How many learners seem to be here: who opened the lesson as a learner in the last three hours, or votes. Who has left
 * still counts, so a vote never closes early for them.
 * @param opened the lesson's `launched` entries  @param here who votes  @param not the staff's own
 */
export function presentOf(opened: readonly Entry[], here: Iterable<string>, {now, not}: {now: number; not: string}): number {
  const present = new Set<string>();
  for (const entry of opened) {
    if (!isEntry(entry, 'launched') || Date.parse(entry.at) < now - PRESENT) continue;
    if (!entry.data.view || entry.data.view === 'learner') present.add(entry.author);
    else present.delete(entry.author);
  }
  for (const author of here) present.add(author);
  present.delete(not);
  return present.size;
}
